"""From what a person typed to typed answers: every kind of field, every code of what can be wrong."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from chalicelib.definitions.form import KINDS, Form, check
from chalicelib.definitions.one_answer import LONGEST_TYPED
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
GOOD = {"wage": ["4500"], "injured_on": ["2026-11-02"], "unit": ["month"]}


def parts(year: str, month: str, day: str, name: str = "injured_on") -> dict[str, list[str]]:
    """A day as a browser sends it."""
    return {f"{name}-year": [year], f"{name}-month": [month], f"{name}-day": [day]}


def test_good_answers_of_every_kind_become_typed_values(form):
    checked = check(form, {**GOOD, "days": ["２６"], "due_on": ["2027-01-31"]}, TODAY)
    assert checked.errors == ()
    assert checked.answers == {
        "wage": Decimal(4500),
        "days": Decimal(26),
        "injured_on": date(2026, 11, 2),
        "due_on": date(2027, 1, 31),
        "unit": "month",
    }


def test_what_may_stay_empty_is_none_and_still_an_answer(form):
    checked = check(form, GOOD, TODAY)
    assert (checked.answers["days"], checked.answers["due_on"], checked.errors) == (None, None, ())


def test_a_day_in_three_parts_and_as_one_text_is_the_same_answer(form):
    rest = {name: values for name, values in GOOD.items() if name != "injured_on"}
    assert check(form, rest | parts("2026年", "１１", "2"), TODAY) == check(form, GOOD, TODAY)


@pytest.mark.parametrize("name", ["from", "isappinstalled", "nsukey", "wage-year", "WAGE", "__proto__", ""])
def test_names_that_the_form_does_not_know_change_nothing(form, name):
    """WeChat adds from=singlemessage to every address that is shared."""
    assert check(form, {**GOOD, name: ["singlemessage"]}, TODAY) == check(form, GOOD, TODAY)


NEEDED = """
fields:
  - {name: how, kind: text, label: 怎么找您}
  - {name: phone, kind: phone, label: 手机, optional: true, needed_when: {how: call text}}"""


@pytest.mark.parametrize(
    ("how", "wrong"), [("call", {"phone": "required"}), ("text", {"phone": "required"}), ("come", {})]
)
def test_what_may_stay_empty_is_asked_for_where_another_answer_needs_it(read, how, wrong):
    assert codes(read(NEEDED, Form.read)[0], {"how": [how]}) == wrong


@pytest.mark.parametrize("phone", ["15400005510", "12"])
def test_what_is_needed_and_filled_in_is_not_told_to_be_missing(read, phone):
    asked, _ = read(NEEDED, Form.read)
    assert "required" not in codes(asked, {"how": ["call"], "phone": [phone]}).values()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [("{how: call", "{who: call", "要在同一页上问"), ("optional: true, ", "", "只能写在可以空着的问题上")],
)
def test_a_need_names_a_question_of_the_same_page_and_an_optional_one(read, old, new, problem):
    _, problems = read(NEEDED.replace(old, new), Form.read)
    assert any(problem in each for each in problems)


@pytest.mark.parametrize("empty", [[], [""], [" "], ["\u3000", "\t\n"], ["\xa0"]])
def test_an_empty_answer_counts_as_none(form, empty):
    assert check(form, {**GOOD, "days": empty}, TODAY).answers["days"] is None
    assert codes(form, {**GOOD, "wage": empty}) == {"wage": "required"}


def codes(form: Form, submitted: dict[str, list[str]]) -> dict[str, str]:
    """What is wrong, by field."""
    return {error.field: error.code for error in check(form, submitted, TODAY).errors}


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("wage", ["四千五"], "not_a_number"),
        ("wage", ["1e3"], "not_a_number"),
        ("wage", ["0"], "too_small"),
        ("wage", ["0.99"], "too_small"),
        ("wage", ["-5"], "too_small"),
        ("wage", ["1000000.01"], "too_big"),
        ("wage", ["101万"], "too_big"),
        ("wage", ["999999999999999999万"], "too_big"),
        ("wage", ["4500", "4600"], "repeated"),
        ("wage", ["4500", "4500元"], "repeated"),
        ("wage", ["1" * 61], "too_long"),
        ("wage", ["水" * 100_000], "too_long"),
        ("days", ["31.5"], "too_big"),
        ("unit", ["week"], "not_an_option"),
        ("unit", ["按月"], "not_an_option"),
        ("unit", ["MONTH"], "not_an_option"),
        ("unit", ["month", "day"], "repeated"),
        ("unit", ["x" * 61], "too_long"),
        ("injured_on", ["2026-02-30"], "no_such_day"),
        ("injured_on", ["昨天"], "no_such_day"),
        ("injured_on", ["1948-12-31"], "too_early"),
        ("injured_on", ["0026-11-02"], "too_early"),
        ("injured_on", ["2026-11-25"], "in_future"),
        ("injured_on", ["9999-12-31"], "in_future"),
        ("injured_on", ["2026-11-02", "2026-11-03"], "repeated"),
        ("injured_on", ["2026-11-02" * 7], "too_long"),
        ("due_on", ["2027-02-29"], "no_such_day"),
        ("due_on", ["2077-01-01"], "too_late"),
        ("due_on", ["9999-12-31"], "too_late"),
    ],
)
def test_what_is_wrong_with_an_answer_has_a_code(form, name, values, code):
    assert codes(form, {**GOOD, name: values}) == {name: code}


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (("2026", "11", ""), "day_incomplete"),
        (("", "11", "2"), "day_incomplete"),
        (("2026", " ", "2"), "day_incomplete"),
        (("2026", "2", "30"), "no_such_day"),
        (("2025", "2", "29"), "no_such_day"),
        (("2026", "十一", "二"), "no_such_day"),
        (("26", "11", "2"), "too_early"),
        (("1948", "12", "31"), "too_early"),
        (("2026", "11", "25"), "in_future"),
        (("2026", "11", "2" * 61), "too_long"),
        (("", "", ""), "required"),
    ],
)
def test_what_is_wrong_with_a_day_in_parts_has_a_code(form, day, code):
    submitted = {**{name: values for name, values in GOOD.items() if name != "injured_on"}, **parts(*day)}
    assert codes(form, submitted) == {"injured_on": code}


def test_a_part_of_a_day_sent_twice_is_repeated(form):
    submitted = {"wage": ["1"], "unit": ["day"], **parts("2026", "11", "2"), "injured_on-day": ["2", "3"]}
    assert codes(form, submitted) == {"injured_on": "repeated"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("wage", ["1"]),
        ("wage", ["1000000"]),
        ("wage", ["100万"]),
        ("wage", ["4500", "4500"]),
        ("wage", ["", "4500"]),
        ("wage", [" " * 20 + "4500" + " " * 20]),
        ("days", ["31"]),
        ("unit", [" month "]),
        ("unit", ["ｍｏｎｔｈ"]),
        ("injured_on", ["2026-11-24"]),
        ("injured_on", ["1949-01-01"]),
        ("due_on", ["2076-12-31"]),
    ],
)
def test_bounds_are_inclusive_and_the_same_answer_twice_is_one(form, name, values):
    assert codes(form, {**GOOD, name: values}) == {}


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_form(form):
    errors = check(form, {"wage": ["x"], "unit": ["x"], "days": ["0"]}, TODAY).errors
    assert [error.field for error in errors] == ["wage", "days", "injured_on", "unit"]


def test_a_wrong_answer_is_none_and_never_a_guess(form):
    checked = check(form, {"wage": ["4500块钱"], "injured_on": ["2026-02-30"], "unit": ["x"]}, TODAY)
    assert set(checked.answers.values()) == {None}


@given(
    st.dictionaries(st.sampled_from(["wage", "days", "injured_on", "unit", "due_on-year", "x"]), st.lists(st.text()))
)
def test_any_text_at_all_is_an_answer_or_a_code(form, submitted):
    checked = check(form, submitted, TODAY)
    assert list(checked.answers) == [field.name for field in form.fields]
    for error in checked.errors:
        assert checked.answers[error.field] is None


@given(st.integers(0, 2 * 10**8))
def test_no_number_slips_past_its_bounds(form, hundredths):
    number = Decimal(hundredths) / 100
    right = 1 <= number <= 1_000_000
    assert codes(form, {**GOOD, "wage": [str(number)]}).get("wage", "") == (
        "" if right else "too_small" if number < 1 else "too_big"
    )


def lengths_normalised(act: Callable[[], Any]) -> list[int]:
    """How long the texts were that ``act`` had normalised."""
    lengths: list[int] = []

    def watch(frame: Any, event: str, called: Any) -> None:
        if event == "c_call" and called is unicodedata.normalize:
            lengths.append(max(len(value) for value in frame.f_locals.values() if isinstance(value, str)))

    sys.setprofile(watch)
    try:
        act()
    finally:
        sys.setprofile(None)
    return lengths


def test_a_text_too_long_for_an_answer_is_refused_before_any_work_is_spent_on_it(form):
    """Normalising takes time by the square of the length: 43,000 accents, which a query can hold, take 3 seconds."""
    submitted = {**GOOD, "wage": ["e" + "\u0301" * 99], "x": ["水" * 99]}
    lengths = lengths_normalised(lambda: check(form, submitted, TODAY))
    assert lengths
    assert max(lengths) <= LONGEST_TYPED


def test_only_the_forms_own_answers_are_kept_and_only_where_something_was_typed(form):
    submitted = {**GOOD, "days": [" "], "from": ["groupmessage"], "due_on-year": ["2027", ""]}
    assert form.keep_own(submitted) == {**GOOD, "due_on-year": ["2027"]}


def test_a_browser_sends_three_inputs_for_a_day_and_one_for_all_else(form):
    assert form.field("injured_on").inputs == ("injured_on-year", "injured_on-month", "injured_on-day")
    assert [form.field(name).inputs for name in ("wage", "unit")] == [("wage",), ("unit",)]
    with pytest.raises(KeyError):
        form.field("from")


def test_an_option_has_its_words(form):
    assert [form.field("unit").option_label(value) for value in ("day", "week")] == ["按天", ""]


def test_money_is_in_yuan_from_nothing_up_unless_the_form_says_otherwise(read):
    form, problems = read("fields: [{name: amount, kind: money, label: 金额}]\n", Form.read)
    field = form.fields[0]
    assert not problems
    assert (field.unit, field.example, field.least, field.most) == ("元", "4500", 0, 10**11)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("[]", "缺「fields」"),
        ("[{name: a, kind: colour, label: 甲}]", f"「kind」只能是 {'、'.join(KINDS)}，现在写的是「colour」"),
        ("[{name: a, kind: choice, label: 甲}]", "缺「options」"),
        ("[{name: a-b, kind: money, label: 甲}]", "「name」只能用英文字母、数字和下划线"),
        ("[{name: 工资, kind: money, label: 甲}]", "「name」只能用英文字母、数字和下划线"),
        ("[{name: a, kind: money}]", "缺「label」"),
        ("[{name: a, kind: money, label: 甲, optional: yes}]", "「optional」只能是 true、false，现在写的是「yes」"),
        ("[{name: a, kind: money, label: 甲, most: 很多}]", "「most」要写数字，现在写的是「很多」"),
        ("[{name: a, kind: money, label: 甲}, {name: a, kind: date, label: 乙}]", "两个字段都叫「a」"),
        ("[{name: a, kind: choice, label: 甲, options: [{value: x}]}]", "缺「label」"),
    ],
)
def test_a_form_that_cannot_work_is_refused(read, fields, problem):
    assert read(f"fields: {fields}\n", Form.read)[1] == [f"x.yml 第1行：{problem}"]
