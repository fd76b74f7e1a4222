"""Forms that lose nothing, escape everything, and say beside each field what is wrong with it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Field, Form, check
from chalicelib.rendering.forms import error_count, error_sentences, render_form
from hypothesis import given
from hypothesis import strategies as st

from site_builder import ROOT
from site_builder.sources import read_content

TODAY = date(2026, 11, 24)
CATALOGUE = read_content(ROOT / "content").catalogue
CALCULATORS = [CATALOGUE.calculator(id_) for id_ in CATALOGUE.ids("calculators")]
SENTENCES = CATALOGUE.form_errors
INJURY = CATALOGUE.calculator("work-injury")
CODES = {
    "money": ("required", "repeated", "too_long", "not_a_number", "too_small", "too_big"),
    "number": ("required", "repeated", "too_long", "not_a_number", "too_small", "too_big"),
    "text": ("required", "repeated", "too_long"),
    "choice": ("required", "repeated", "too_long", "not_an_option"),
    "date": (
        *("required", "repeated", "too_long", "day_incomplete", "no_such_day", "too_early", "too_late", "in_future"),
        *("before", "before_rules"),
    ),
}


def first_rows(calculator: Calculator) -> list[Field]:
    """Every question; of a list those of its first row stand for all."""
    return [field for field in calculator.form.questions if field.name.partition("-")[2].partition("-")[0] in ("", "1")]


FIELDS_AND_CODES = [
    pytest.param(calculator, field, code, id=f"{calculator.id}: {field.name} {code}")
    for calculator in CALCULATORS
    for field in first_rows(calculator)
    for code in CODES[field.kind]
]
TYPED_INPUTS = [name for field in INJURY.form.fields if field.kind not in ("choice", "list") for name in field.inputs]
WRONG = [FieldError(field.name, "repeated") for field in INJURY.form.fields]
HOSTILE = "'\"><script>alert(1)</script>&lt;{{7*7}}{typed}\x00\u202e😀"

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda calculator: calculator.id)
def test_an_empty_form_asks_every_question_and_says_nothing_of_errors(see, calculator):
    page = see(render_form(calculator, CATALOGUE))
    named = {element.attributes["name"] for element in (*page.all("input"), *page.all("select"))}
    assert named == {name for field in calculator.form.fields for name in field.inputs}
    assert not page.all(class_="error")
    assert not page.all(role="alert")


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda calculator: calculator.id)
def test_every_question_has_its_words_and_every_input_its_label(see, calculator):
    page = see(render_form(calculator, CATALOGUE))
    labelled = [label.attributes["for"] for label in page.all("label")]
    assert sorted(labelled) == sorted(e.attributes["id"] for e in (*page.all("input"), *page.all("select")))
    asked = "".join(element.text for element in (*page.all("legend"), *page.all("label")))
    assert all(field.label in asked for field in calculator.form.fields)


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda calculator: calculator.id)
def test_with_every_answer_wrong_each_link_leads_to_its_field_and_each_hint_exists(see, calculator):
    errors = [FieldError(field.name, "required") for field in first_rows(calculator)]
    page = see(render_form(calculator, CATALOGUE, {}, errors))
    assert len(page.ids) == len(set(page.ids))
    links = [link.attributes["href"].removeprefix("#") for link in page.all("a")]
    assert len(links) == len(errors)
    described = [id_ for e in page.elements for id_ in (e.attributes.get("aria-describedby") or "").split()]
    assert {*links, *described} <= set(page.ids)


def test_what_is_wrong_stands_on_top_and_beside_the_field(see):
    html = render_form(INJURY, CATALOGUE, {"wage": ["四千五左右"]}, [FieldError("wage", "not_a_number")])
    page = see(html)
    sentence = "「工资是多少」请填数字，比如 4500。刚才填的是「四千五左右」。"
    assert [link.text for link in page.all("a", href="#wage")] == [sentence]
    assert page.all("p", id="wage-error")[0].text == f"要改：{sentence}"
    assert page.all("input", id="wage")[0].attributes["aria-describedby"] == "wage-hint wage-error"
    assert page.all("input", **{"aria-invalid": "true"}) == page.all("input", id="wage")


@given(st.fixed_dictionaries(dict.fromkeys(TYPED_INPUTS, texts)))
def test_everything_typed_goes_back_into_its_input_and_adds_no_element(see, typed):
    page = see(render_form(INJURY, CATALOGUE, {name: [text] for name, text in typed.items()}, WRONG))
    kept = {name: page.all("input", name=name)[0].attributes["value"] for name in typed}
    assert kept == typed
    assert page.shape == see(render_form(INJURY, CATALOGUE, dict.fromkeys(typed, ("1",)), WRONG)).shape


@given(texts)
def test_no_text_for_a_choice_adds_an_element(see, text):
    submitted = {field.name: [text] for field in INJURY.form.fields if field.kind == "choice"}
    chosen = {field.name for field in INJURY.form.fields if field.option_label(text)}
    page, blank = (see(render_form(INJURY, CATALOGUE, typed, WRONG)) for typed in (submitted, {}))
    assert len(page.elements) == len(blank.elements)
    assert len([e for e in page.elements if {"checked", "selected"} & set(e.attributes)]) == len(chosen)


@pytest.mark.parametrize(("calculator", "field", "code"), FIELDS_AND_CODES)
def test_hostile_text_in_a_sentence_is_text(see, calculator, field, code):
    error = [FieldError(field.name, code, other=first_rows(calculator)[0].name)]
    hostile, harmless = (
        see(render_form(calculator, CATALOGUE, {name: [text] for name in field.inputs}, error))
        for text in (HOSTILE, "1")
    )
    assert [element.tag for element in hostile.elements] == [element.tag for element in harmless.elements]
    sentence = error_sentences(calculator.form, SENTENCES, {name: [HOSTILE] for name in field.inputs}, error)
    assert hostile.all("p", id=f"{field.name}-error")[0].text == f"要改：{sentence[field.name]}"


def test_chosen_options_stay_chosen(see):
    submitted = {"employer": ["contractor"], "insured": ["no"], "wage_unit": ["day"], "grade": ["7"]}
    page = see(render_form(INJURY, CATALOGUE, submitted))
    assert [e.attributes["id"] for e in page.elements if "checked" in e.attributes] == [
        "employer-contractor",
        "insured-no",
        "wage_unit-day",
    ]
    assert [e.attributes["value"] for e in page.elements if "selected" in e.attributes] == ["7"]


def test_many_options_drop_down_and_few_are_all_in_sight(see):
    page = see(render_form(INJURY, CATALOGUE))
    assert [select.attributes["name"] for select in page.all("select")] == ["grade"]
    in_sight = {e.attributes["name"] for e in page.all("input", type="radio")}
    asked_once = {field.name for field in INJURY.form.fields if field.kind == "choice"}
    assert in_sight >= asked_once - {"grade"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-11-02", ["2026", "11", "02"]),
        ("2026-02-30", ["2026", "02", "30"]),
        ("昨天", ["昨天", "", ""]),
        ("2026-11", ["2026", "11", ""]),
        ("2026-11-02-05", ["2026", "11", "02-05"]),
        ("-2026-11-02", ["", "2026", "11-02"]),
    ],
)
def test_a_day_that_came_as_one_text_fills_the_three_inputs_without_loss(see, text, parts):
    page = see(render_form(INJURY, CATALOGUE, {"injured_on": [text]}))
    inputs = [page.all("input", name=name)[0] for name in INJURY.form.field("injured_on").inputs]
    assert [element.attributes["value"] for element in inputs] == parts


def test_what_was_checked_is_what_is_shown(see):
    """An empty value before it counts as none, so the one that was checked must be seen."""
    page = see(render_form(INJURY, CATALOGUE, {"wage": ["", "四千五"]}, [FieldError("wage", "not_a_number")]))
    assert page.all("input", name="wage")[0].attributes["value"] == "四千五"


@pytest.mark.parametrize(("calculator", "field", "code"), FIELDS_AND_CODES)
def test_every_sentence_is_whole_for_every_field(calculator, field, code):
    """No hole left open, no example that is missing, the question named."""
    error = FieldError(field.name, code, other=calculator.form.fields[0].name)
    sentence = error_sentences(calculator.form, SENTENCES, {field.inputs[0]: ["很多"]}, [error])[field.name]
    assert not re.search(r"[{}]|None|「」|比如 。|E\+", sentence)
    assert field.label in sentence or field.errors.get(code) == sentence
    assert sentence.endswith("。")


def test_every_code_has_a_sentence_that_fits_any_field():
    """Without it a form of tomorrow would meet a KeyError, and the citizen a page that cannot be opened."""
    assert {code for codes in CODES.values() for code in codes} <= set(SENTENCES)


def test_every_code_that_the_rules_use_has_a_sentence():
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "functions/chalicelib/rules").rglob("*.py"))
    codes = re.findall(r'FieldError\(f?"(?:\w+-\{\w+\}-)?(\w+)", "(\w+)"', sources)
    assert {"before", "before_rules", "required"} <= {code for _, code in codes}
    everywhere = [question for calculator in CALCULATORS for question in calculator.form.questions]
    own = {(field.name.rpartition("-")[2], code) for field in everywhere for code in field.errors}
    assert {(name, code) for name, code in codes if code not in SENTENCES} <= own


def small_form(errors: dict[str, str]) -> Form:
    """A form of one choice, with sentences of its own."""
    options = [{"value": "a", "label": "甲"}]
    field = {"name": "x", "kind": "choice", "label": "问题", "options": options, "errors": errors}
    return Form.read(Entry({"fields": [field]}, Place("x.yml")))


@pytest.mark.parametrize(
    ("own", "sentences", "shown"),
    [
        ({"required": "自己的。"}, {"required": "一般的。", "required_choice": "这一类的。"}, "自己的。"),
        ({}, {"required": "一般的。", "required_choice": "这一类的。"}, "这一类的。"),
        ({}, {"required": "一般的。", "required_date": "别类的。"}, "一般的。"),
        ({"repeated": "别的错。"}, {"required": "{label}：{typed}|{unit}|{other}"}, "问题：||"),
    ],
)
def test_the_fields_own_sentence_comes_first_then_its_kinds_then_the_general_one(own, sentences, shown):
    assert error_sentences(small_form(own), sentences, {}, [FieldError("x", "required")]) == {"x": shown}


def test_a_sentence_holds_the_beginning_of_what_was_typed():
    typed, error = "{label}" + "水" * 99, FieldError("wage", "too_big")
    sentence = error_sentences(INJURY.form, SENTENCES, {"wage": [typed]}, [error])["wage"]
    assert sentence == f"「工资是多少」最多是 1,000,000元，再大这里不能算。刚才填的是「{typed[:20]}…」。"


def test_a_sentence_names_the_other_question():
    error = FieldError("leave_until", "before", other="injured_on")
    assert "「哪天受的伤」" in error_sentences(INJURY.form, SENTENCES, {}, [error])["leave_until"]


def test_a_page_with_errors_begins_with_their_number():
    errors = check(INJURY.form, {"wage": ["x"]}, TODAY).errors
    assert error_count(errors) == f"有{len(errors)}处要改"
    assert error_count([*errors, errors[0]]) == error_count(errors)
