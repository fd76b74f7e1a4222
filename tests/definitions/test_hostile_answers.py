"""Every field of every calculator that is shipped, against everything that people and programs may send it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from chalicelib.definitions.form import TEXTS, Field, Form, check

from site_builder import ROOT
from site_builder.sources import read_content

TODAY = date(2026, 11, 24)
CATALOGUE = read_content(ROOT / "content").catalogue
FIELDS = [
    pytest.param(Form((field,)), field, id=f"{calculator.id}: {field.name}")
    for calculator in map(CATALOGUE.calculator, CATALOGUE.ids("calculators"))
    for field in calculator.form.questions
    if field.name.partition("-")[2].partition("-")[0] in ("", "1")  # of a list the first row stands for all
]
HOSTILE = {
    "empty": "",
    "a space": " ",
    "zero": "0",
    "minus zero": "-0",
    "negative": "-1",
    "1e999": "1e999",
    "not a number": "NaN",
    "infinity": "Infinity",
    "ten to the 18th": str(10**18),
    "eighteen nines of ten thousands": "9" * 18 + "万",
    "full-width": "４５００",
    "full-width 30 February": "２０２６－０２－３０",
    "Chinese numerals": "四千五百",
    "Arabic digits": "٤٥٠٠",
    "30 February": "2026-02-30",
    "29 February 2025": "2025-02-29",
    "month 13": "2026-13-01",
    "year 0": "0000-00-00",
    "tomorrow": "2026-11-25",
    "the last day of all": "9999-12-31",
    "SQL": "1'; DROP TABLE cases; --",
    "a script": "<script>alert(1)</script>",
    "an attribute": '" autofocus onfocus="alert(1)',
    "a template": "{{7*7}}${7*7}{label}{0}%s",
    "a null byte": "4500\x00",
    "a line feed": "4500\r\nSet-Cookie: x=1",
    "100 kB": "9" * 100_000,
    "emoji": "😀👨‍👩‍👧",
    "a right-to-left override": "\u202e5400",
    "a lone surrogate": "\ud800",
    "a hundred accents": "e" + "\u0301" * 100,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_no_value_makes_a_field_fail(form, field, value):
    as_text = answer_and_code(form, field, {field.name: [value]})
    in_parts = answer_and_code(form, field, {name: [value] for name in field.inputs})
    for answer, code in (as_text, in_parts):
        if answer is None:
            assert has_sentence(field, code) or (field.optional and not value.strip())
        else:
            assert code == ""
            assert belongs_to(field, answer)


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_two_different_values_are_never_chosen_between(form, field):
    for pair in (["1", "2"], ["<b>", "\x00"]):
        assert answer_and_code(form, field, {field.name: pair}) == (None, "repeated")


def answer_and_code(form: Form, field: Field, submitted: dict[str, list[str]]) -> tuple[Any, str]:
    """The field's answer and the code of what is wrong with it, "" if nothing is."""
    checked = check(form, submitted, TODAY)
    return checked.answers[field.name], next((e.code for e in checked.errors if e.field == field.name), "")


def has_sentence(field: Field, code: str) -> bool:
    """Whether the code has words, the field's own or those of wording/form-errors.yml."""
    return bool(field.errors.get(code) or CATALOGUE.form_errors.get(code))


def belongs_to(field: Field, answer: Any) -> bool:
    """Whether an answer is one that the field allows."""
    if field.kind == "choice":
        return bool(field.option_label(answer))
    if field.kind in TEXTS:
        return isinstance(answer, str)
    if field.kind == "date":
        return isinstance(answer, date) and date(1949, 1, 1) <= answer and (answer <= TODAY or field.may_be_future)
    return isinstance(answer, Decimal) and field.least <= answer <= field.most
