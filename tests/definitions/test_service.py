"""Services as editors declare them: which page is asked of whom, where a case goes, which numbers a sample takes."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Form, check
from chalicelib.definitions.law import Citation
from chalicelib.definitions.people import check_id_number, read_phone
from chalicelib.definitions.sample import SampleNumbers
from chalicelib.definitions.service import UNSURE, Clock, Pause, Service

from site_builder import ROOT
from site_builder.sources import read_content
from tests.conftest import TODAY

MEDIATION = """
id: mediation
version: 3
title: 申请调解
description: 邻里的事，先调一调。
intro: 一共三页。
office_kind: justice_bureau
unsure_goes_to: bureau
decides: false
helper: none
door:
  question: 是哪一种？
  options: [{value: here, label: 邻里的事}, {value: work, label: 老板欠工资, exit: work}]
exits:
  - id: work
    title: 去劳动仲裁
    lead: 老板欠工资，不归这里。
    where: [去劳动仲裁。]
    law: labor-dispute-law
    article: "53"
    next: [{to: /apply/, text: 别的事}]
who: [{text: 谁都行。, law: mediation-law, article: "17"}]
costs: [{text: 不收钱。}]
how_long: [{text: 两天内打电话。}]
competence: [{case: 邻里的事, office: 司法局}]
evidence:
  - {id: id_card, label: 身份证, of_identity: true, required: true}
  - {id: photo, label: 漏水的照片, when: {matter: water}}
groups:
  - id: matter
    title: 什么事
    fields:
      - name: matter
        kind: choice
        label: 哪一类
        options: [{value: noise, label: 吵}, {value: water, label: 漏水}, {value: debt, label: 欠钱}]
      - name: calm
        kind: choice
        label: 说不说得上话
        options: [{value: "yes", label: 说得上}, {value: "no", label: 说不上}]
  - id: damage
    title: 损失
    hint: 估一下就行。
    when: {matter: water debt, calm: "yes"}
    fields: [{name: loss, kind: money, label: 损失}, {name: happened_on, kind: date, label: 哪天, optional: true}]
  - id: guard
    title: 要不要人陪
    unless: [{calm: "yes"}, {matter: debt}]
    fields: [{name: company, kind: text, label: 谁陪}]
  - id: office
    title: 去哪里
    fields: [{name: office, kind: office, label: 哪家}]
  - id: person
    title: 怎么找您
    fields: [{name: phone, kind: phone, label: 手机}]
undertaking: 我说的都是真的。
consents: [{name: share, label: 同意交给调解员。}]
time_limits: [{field: happened_on, clock: loss}]
clocks:
  - {name: answer, label: 打电话, after: submitted, ends: [received, withdrawn], days: "2"}
  - {name: settle, label: 调完, after: received, ends: [withdrawn], days: "30", law: mediation-law, article: "33"}
after: [等电话。]
next: [{to: /apply/, text: 别的事}]
reviewed_on: 2026-11-24
review_by: 2027-05-24
"""


@pytest.fixture(scope="module")
def catalogue():
    return read_content(ROOT / "content").catalogue


@pytest.fixture(scope="module")
def mediation(read) -> Service:
    service, problems = read(MEDIATION, Service.read)
    assert not problems
    return service


def asked_of(service: Service, **answers: str) -> list[str]:
    """The pages that are asked of somebody with these answers."""
    return [group.id for group in service.groups_for(answers)]


# ---- as it is read


def test_a_service_is_read_whole(mediation):
    assert (mediation.id, mediation.version, mediation.decides, mediation.review_by) == (
        "mediation",
        3,
        False,
        date(2027, 5, 24),
    )
    assert [group.id for group in mediation.groups] == ["matter", "damage", "guard", "office", "person"]
    assert mediation.group("damage").hint == "估一下就行。"
    assert mediation.group("no-such") is None
    assert mediation.field("loss").kind == "money"
    assert [(each.name, each.label) for each in mediation.consents] == [("share", "同意交给调解员。")]


def test_time_limits_name_their_clock_and_clocks_their_article_or_make_a_promise_without_one(mediation):
    (limit,), (promise, duty) = mediation.time_limits, mediation.clocks
    assert (limit.field, limit.clock) == ("happened_on", "loss")
    assert (promise.ends, promise.days, promise.citation) == (("received", "withdrawn"), 2, None)
    assert duty.citation == Citation("mediation-law", "33")


MISTAKES = {
    "no groups": ("groups:", "groups: []\nold:", "缺「groups」"),
    "no undertaking": ("undertaking: 我说的都是真的。\n", "", "缺「undertaking」"),
    "misspelt key": ("intro:", "introduction: x\nintro:", "不认识「introduction」"),
    "a page that hangs on a later question": (
        'calm: "yes"}\n    fields: [{name: loss',
        'phone: "1"}\n    fields: [{name: loss',
        "「damage」的 when 或 unless 用到「phone」，可是前面没有问过",
    ),
    "a page that hangs on its own question": (
        'unless: [{calm: "yes"}, {matter: debt}]',
        "unless: [{company: x}]",
        "「guard」的 when 或 unless 用到「company」，可是前面没有问过",
    ),
    "one name twice": ("name: company", "name: loss", "两个字段都叫「loss」"),
    "a limit of something never asked": (
        "field: happened_on",
        "field: fell_on",
        "期限用到「fell_on」，可是表单没有问过",
    ),
    "a limit without a clock": (", clock: loss", "", "缺「clock」"),
    "a clock after nothing that happens": (
        "after: received, ends: [withdrawn]",
        "after: recieved, ends: [withdrawn]",
        "「after」只能是 submitted、received、",
    ),
    "a clock that nothing ends": (
        "after: received, ends: [withdrawn]",
        "after: received, ends: []",
        "「ends」至少写一种事",
    ),
    "a clock that an unknown event ends": (
        "after: received, ends: [withdrawn]",
        "after: received, ends: [settled]",
        "「ends」里没有「settled」这种事",
    ),
    "evidence that hangs on what nobody asked": (
        "when: {matter: water}}\ngroups",
        "when: {colour: blue}}\ngroups",
        "「photo」的 when 或 unless 用到「colour」，可是表单没有问过",
    ),
    "evidence listed twice": ("id: photo", "id: id_card", "「id_card」写了两次，改掉一个"),
    "a door into nowhere": ("exit: work}]", "exit: away}]", "door 里写了 exit: away，可是 exits 里没有这一个"),
    "a door that lets nobody in": (
        "label: 邻里的事}",
        "label: 邻里的事, exit: work}",
        "至少留一个选项不写 exit：走对了门的人要能往下填",
    ),
    "a way out that nobody takes": (", exit: work}]", "}]", "没有人会走到「work」"),
    "a way out that says nothing": ("where: [去劳动仲裁。]", "where: []", "「where」要写一句以上：该去哪里"),
    "a way out with the address of the blank form": ("- id: work", "- id: form", "也不能叫 form"),
    "help by nobody who is asked for": (
        "helper: none",
        "helper: full",
        "别人能代办的，要问「for_whom」（替谁办），选项里有 value: other",
    ),
    "help of an unknown kind": ("helper: none", "helper: some", "「helper」只能是 full、books、none"),
    "like matters by what nobody asked": ("helper: none", "helper: none\nlike_matter: x", "「like_matter」用到「x」"),
    "no word about costs": ("costs: [{text: 不收钱。}]\n", "", "缺「costs」"),
    "an article without its law": (
        "text: 谁都行。, law: mediation-law,",
        "text: 谁都行。,",
        "缺「law」",
    ),
}


@pytest.mark.parametrize(("right", "wrong", "problem"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_missing_or_unclear_is_named(read, right, wrong, problem):
    assert MEDIATION.count(right) == 1
    _, problems = read(MEDIATION.replace(right, wrong), Service.read)
    assert any(problem in found for found in problems), problems


UNUSABLE = {
    "an SMS to a number that may be left out": ("label: 手机}", "label: 手机, optional: true}"),
    "nobody to send an SMS to": ("{name: phone, kind: phone, label: 手机}", "{name: who, kind: text, label: 谁}"),
    "a number of another kind": ("{name: phone, kind: phone", "{name: phone, kind: text"),
    "no clock that begins with the application": ("after: submitted", "after: received"),
    "a page with the address of the check": ("id: damage", "id: check"),
    "a page with the address of sending": ("id: damage", "id: send"),
    "a page with the address of taking back": ("id: damage", "id: take-back"),
    "a page with the address of deleting": ("id: damage", "id: forget"),
    "two pages with one address": ("id: damage", "id: matter"),
}


@pytest.mark.parametrize(("right", "wrong"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_would_break_when_somebody_applies_is_refused_while_the_editor_can_mend_it(read, right, wrong):
    assert MEDIATION.count(right) == 1
    _, problems = read(MEDIATION.replace(right, wrong), Service.read)
    assert problems


def test_whoever_has_no_phone_may_leave_it_empty_where_a_page_then_asks_how_to_tell_them(read):
    asked = """label: 手机, optional: true}]
  - id: no_phone
    title: 没有手机
    when: {phone: ""}
    fields: [{name: told_by, kind: choice, label: 怎么告诉您, options: [{value: letter, label: 寄信}]}]"""
    service, problems = read(MEDIATION.replace("label: 手机}]", asked), Service.read)
    assert not problems
    assert "no_phone" in asked_of(service, phone=None)
    assert "no_phone" not in asked_of(service, phone="15400005510")


def test_a_clock_counts_days_or_working_days_and_may_pause_and_own_that_its_rule_is_unverified(read):
    written = """{name: a, label: 答复, after: submitted, ends: [granted], days: "5", unit: working_days, source: unverified,
      pauses: {after: supplement_asked, until: [supplemented]}}"""
    clock, problems = read(written, Clock.read)
    assert not problems
    assert (clock.length, clock.unverified, clock.citation) == ("5个工作日", True, None)
    assert clock.pauses == Pause("supplement_asked", ("supplemented",))


# ---- the door, and what to bring


def test_the_door_leads_those_who_are_wrong_here_to_a_page_that_says_where(mediation):
    assert [(option.value, option.exit) for option in mediation.door.options] == [("here", ""), ("work", "work")]
    assert mediation.exit("work").citation == Citation("labor-dispute-law", "53")
    assert mediation.exit("no-such") is None


@pytest.mark.parametrize(("matter", "papers"), [("water", ["id_card", "photo"]), ("noise", ["id_card"])])
def test_what_to_bring_follows_from_the_answers(mediation, matter, papers):
    found = mediation.evidence_for({"matter": matter})
    assert [paper.id for paper in found] == papers
    assert (found[0].required, found[0].of_identity) == (True, True)


# ---- which page is asked of whom

WHO_IS_ASKED = {
    "every when holds": ({"matter": "water", "calm": "yes"}, {"damage"}),
    "another of the allowed answers": ({"matter": "debt", "calm": "yes"}, {"damage"}),
    "one when does not hold": ({"matter": "water", "calm": "no"}, {"guard"}),
    "no when holds and one unless does": ({"matter": "debt", "calm": "no"}, set()),
    "an unless alone holds": ({"matter": "noise", "calm": "yes"}, set()),
    "nothing answered yet": ({}, {"guard"}),
    "an answer refused": ({"matter": None, "calm": "yes"}, set()),
}


@pytest.mark.parametrize(("answers", "pages"), WHO_IS_ASKED.values(), ids=WHO_IS_ASKED)
def test_a_page_is_asked_when_all_of_when_and_none_of_unless_holds(mediation, answers, pages):
    asked = asked_of(mediation, **answers)
    assert set(asked) - {"matter", "office", "person"} == pages
    assert asked == [group.id for group in mediation.groups if group.id in asked]


def test_what_was_typed_on_a_page_that_is_no_longer_asked_is_left_aside(mediation):
    typed = {"matter": ["noise"], "calm": ["yes"], "loss": ["500"], "office": [UNSURE], "phone": ["15400005510"]}
    answers, checks = mediation.with_offices([]).check(typed, TODAY)
    assert "loss" not in answers
    assert list(checks) == ["matter", "office", "person"]


def test_a_page_hangs_only_on_answers_that_are_right(mediation):
    answers, checks = mediation.check({"matter": ["sky"], "calm": ["yes"], "loss": ["5"]}, TODAY)
    assert "damage" not in checks
    assert [error.code for error in checks["matter"].errors] == ["not_an_option"]
    assert answers["matter"] is None


# ---- where a case goes


def office(id_: str, kind: str, name: str) -> Office:
    row = {"id": id_, "kind": kind, "name": name, "county": "610700", "source": "https://law.example/"}
    return Office.read(Entry(row, Place("offices.csv")))


OFFICES = [office("bureau", "justice_bureau", "司法局"), office("court", "court", "法院")]


def test_offices_of_the_right_kind_are_offered_and_somebody_who_does_not_know_may_say_so(mediation):
    offered = mediation.with_offices(OFFICES)
    assert [option.value for option in offered.field("office").options] == ["bureau", UNSURE]
    assert offered.field("office").option_label("bureau") == "司法局"
    assert offered.field("matter") == mediation.field("matter")
    assert mediation.field("office").options == ()


@pytest.mark.parametrize(("answer", "goes_to"), [("east", "east"), (UNSURE, "bureau"), (None, "bureau")])
def test_a_case_goes_to_the_office_chosen_or_to_the_one_for_the_unsure(mediation, answer, goes_to):
    assert mediation.office_for({"office": answer}) == goes_to


def test_an_office_of_another_kind_is_no_answer(mediation):
    _, checks = mediation.with_offices(OFFICES).check({"office": ["court"]}, TODAY)
    assert [error.code for error in checks["office"].errors] == ["not_an_option"]


# ---- numbers on a sample site

NUMBERS = SampleNumbers(("11010519491231002X",), "154", "15400005510", ("E00000000",))
ASKED = """
fields:
  - {name: id_number, kind: id_number, label: 身份证号码, optional: true}
  - {name: phone, kind: phone, label: 手机, optional: true}
  - {name: other_phone, kind: phone, label: 另一个手机, optional: true}
  - {name: note, kind: text, label: 备注, optional: true}
  - {name: people, kind: people, label: 名单, optional: true}
  - name: document
    kind: choice
    label: 证件
    optional: true
    options: [{value: id_card, label: 身份证}, {value: passport, label: 护照}]
  - {name: number, kind: id_number, label: 证件号码, document: document, optional: true}
"""
REAL_ID = "110105194912310038"  # made up too, but not on the list
WHAT_IS_REFUSED = {
    "made-up numbers": ({"id_number": "11010519491231002x", "phone": "154-0000-5510"}, []),
    "nothing typed": ({}, []),
    "an ID number that may be somebody's": ({"id_number": REAL_ID}, [FieldError("id_number", "sample_id_number")]),
    "a phone that may ring": ({"phone": "13800138000"}, [FieldError("phone", "sample_phone")]),
    "every such number at once": (
        {"id_number": REAL_ID, "phone": "13800138000", "other_phone": "+8615912345678"},
        [
            FieldError("id_number", "sample_id_number"),
            FieldError("phone", "sample_phone"),
            FieldError("other_phone", "sample_phone"),
        ],
    ),
    "the prefix further on": ({"phone": "13815400055"}, [FieldError("phone", "sample_phone")]),
    "a passport that is nobody's": ({"document": "passport", "number": "e00000000"}, []),
    "a passport that may be somebody's": (
        {"document": "passport", "number": "E12345678"},
        [FieldError("number", "sample_document")],
    ),
    "an ID card that may be somebody's": (
        {"document": "id_card", "number": REAL_ID},
        [FieldError("number", "sample_id_number")],
    ),
    "somebody on a list": (
        {"people": f"示例某,11010519491231002X,1\n示例某,{REAL_ID},1"},
        [FieldError("people", "sample_id_number", line=2)],
    ),
    "a text that happens to be a number": ({"note": "13800138000"}, []),
}


@pytest.fixture(scope="module")
def numbers_form(read) -> Form:
    return read(ASKED, Form.read)[0]


@pytest.mark.parametrize(("typed", "refused"), WHAT_IS_REFUSED.values(), ids=WHAT_IS_REFUSED)
def test_a_sample_site_takes_made_up_numbers_alone(numbers_form, typed, refused):
    checked = check(numbers_form, {name: [value] for name, value in typed.items()}, TODAY)
    assert not checked.errors
    assert list(NUMBERS.refused(numbers_form, checked.answers)) == refused


def test_every_made_up_number_of_the_city_passes_the_check_of_its_kind(catalogue):
    sample = catalogue.sample
    assert {number: check_id_number(number, TODAY)[1] for number in sample.id_numbers} == dict.fromkeys(
        sample.id_numbers, ""
    )
    assert read_phone(sample.phone_example).startswith(sample.phone_prefix)


def test_numbers_named_as_examples_to_somebody_refused_are_taken(catalogue):
    sample, sentences = catalogue.sample, catalogue.form_errors
    assert any(number in sentences["sample_id_number"] for number in sample.id_numbers)
    assert sample.phone_example in sentences["sample_phone"]
    assert all(SAMPLE in sentences[code] for code in ("sample_id_number", "sample_phone"))


def test_the_list_of_made_up_numbers_says_where_they_come_from(read):
    text = 'id_numbers: ["1"]\nphone_prefix: "154"\nphone_example: "15400005510"\n'
    _, problems = read(text, SampleNumbers.read)
    assert [problem.partition("：")[2] for problem in problems] == ["缺「id_numbers_source」", "缺「phone_source」"]
