"""Texts, phones and ID numbers in a form: what is kept of them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.definitions.form import Form, check
from chalicelib.definitions.one_answer import LONGEST_TEXT
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
FORM = """
fields:
  - {name: title, kind: text, label: 事由}
  - {name: story, kind: long_text, label: 经过}
  - {name: phone, kind: phone, label: 手机}
  - {name: id_number, kind: id_number, label: 身份证号}
"""
# The ID number is made up (its place code was never given), and so is the phone: 154 was never given to an operator.
GOOD = {"title": ["工资"], "story": ["欠薪"], "phone": ["15400000001"], "id_number": ["000000199001011010"]}


@pytest.fixture(scope="session")
def texts(read) -> Form:
    """A form of every kind of text, all required."""
    form, problems = read(FORM, Form.read)
    assert not problems
    made: Form = form
    return made


def only(form: Form, name: str, typed: str) -> tuple[object, str]:
    """What becomes of one text while all else is well: the answer, and the code of what is wrong."""
    checked = check(form, {**GOOD, name: [typed]}, TODAY)
    assert {error.field for error in checked.errors} <= {name}
    return checked.answers[name], "".join(error.code for error in checked.errors)


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("title", " 欠了 三个月 ", "欠了 三个月"),
        ("title", "第一行\r\n第二行", "第一行 第二行"),
        ("title", "<b>'; DROP TABLE cases; --", "<b>'; DROP TABLE cases; --"),
        ("title", "反\u202e着\u2066写\x00的", "反着写的"),
        ("title", "水" * 100, "水" * 100),
        ("story", " 第一行 \r\n\r\n 第二行\x07\n", "第一行\n\n第二行"),
        ("story", "水" * 2000, "水" * 2000),
        ("phone", "154 0000-0001", "15400000001"),
        ("phone", "+86 １５４００００００01", "15400000001"),
        ("id_number", " 000000 19900101 1010 ", "000000199001011010"),
    ],
)
def test_a_text_is_kept_as_it_was_meant(texts, name, typed, kept):
    assert only(texts, name, typed) == (kept, "")


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("title", "水" * 101, "too_long"),
        ("story", "水" * 2001, "too_long"),
        ("phone", "1" * 61, "too_long"),
        ("id_number", "1" * 61, "too_long"),
        ("title", " \n ", "required"),
        ("phone", "0916-2626148", "not_a_phone"),
        ("phone", "1540000000", "not_a_phone"),
        ("phone", "一五四", "not_a_phone"),
        ("id_number", "000000900101101", "id_number_of_15"),
        ("id_number", "00000019900101101", "id_number_not_18"),
        ("id_number", "000000199002301010", "id_number_birth_date"),
        ("id_number", "000000199001011011", "id_number_check"),
    ],
)
def test_a_text_that_cannot_be_meant_has_a_code(texts, name, typed, code):
    assert only(texts, name, typed) == (None, code)


WITH_DOCUMENT = """
fields:
  - name: document
    kind: choice
    label: 证件
    options: [{value: id_card, label: 身份证}, {value: passport, label: 护照}]
  - {name: number, kind: id_number, label: 号码, document: document}
"""
DOCUMENTS = [
    ("id_card", "000000199001011010", "000000199001011010", ""),
    ("id_card", "E00000000", None, "id_number_not_18"),
    ("passport", " e0000 0000 ", "E00000000", ""),
    ("passport", "ｅ００００００００", "E00000000", ""),
    ("passport", "000000199001011011", "000000199001011011", ""),
    ("passport", "军字第00000000号", "军字第00000000号", ""),
    ("passport", "E000", None, "not_a_document"),
    ("passport", "E" * 8, None, "not_a_document"),
    ("passport", "0" * 31, None, "not_a_document"),
    ("passport", "E0000<b>", None, "not_a_document"),
    ("", "E00000000", None, "id_number_not_18"),
]


@pytest.mark.parametrize(("document", "typed", "kept", "code"), DOCUMENTS)
def test_a_number_is_checked_as_its_document_has_it(read, document, typed, kept, code):
    form, problems = read(WITH_DOCUMENT, Form.read)
    assert not problems
    found = check(form, {"document": [document], "number": [typed]}, TODAY)
    assert found.answers["number"] == kept
    assert [error.code for error in found.errors if error.field == "number"] == ([code] if code else [])


@pytest.mark.parametrize("other", ["nothing", "number"])
def test_the_question_after_the_document_stands_on_the_same_page(read, other):
    _, problems = read(WITH_DOCUMENT.replace("document: document", f"document: {other}"), Form.read)
    assert problems


@pytest.mark.parametrize("typed", ["\x00", "\u202e", "\x07\n\u2066"])
@pytest.mark.parametrize("name", ["title", "story"])
def test_a_text_of_which_nothing_is_left_was_not_given(texts, name, typed):
    """Otherwise an application goes in without the answer that it cannot do without."""
    assert only(texts, name, typed) == (None, "required")


@given(st.fixed_dictionaries({name: st.text() for name in GOOD}))
def test_any_text_is_kept_or_has_a_code(texts, typed):
    checked = check(texts, {name: [text] for name, text in typed.items()}, TODAY)
    wrong = {error.field for error in checked.errors}
    for name, answer in checked.answers.items():
        assert (answer is None) is (name in wrong)


@given(st.text(max_size=LONGEST_TEXT["text"]))
def test_what_was_kept_is_kept_the_same_again(texts, typed):
    first, _ = only(texts, "title", typed)
    assert first is None or only(texts, "title", str(first)) == (first, "")
