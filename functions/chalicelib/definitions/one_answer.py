"""From what was typed for one question to its answer, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from .errors import FieldError
from .people import check_id_number, read_other_document, read_phone
from .people_list import as_text, read_people
from .reading import make_day, plain, read_day, read_lines, read_number

if TYPE_CHECKING:
    from .form import Field, Scalar

FURTHEST_YEARS = 50  # no debt is due later, and every period from there still ends on a day that there is
LONGEST_TYPED = 60
"""Characters. No number, day or option is longer; what is longer was not meant for the field."""

LONGEST_TEXT = {
    "text": 100,
    "long_text": 2000,
    "phone": LONGEST_TYPED,
    "id_number": LONGEST_TYPED,
    "people": 100 * 80,
}
"""Characters that a text may have, by kind."""

ID_CARD = "id_card"
"""The answer with which a document is a resident's ID card."""


Typed = Mapping[str, Sequence[str]]


def check_one(field: Field, own: Typed, today: date) -> tuple[Scalar, list[FieldError]]:
    """The answer, None where there is none; and what is wrong. ``own`` is what was sent for the form, without blanks."""
    typed = [own[name] for name in field.names if name in own]
    code = ""
    if not typed:
        code = "" if field.optional else "required"
    elif any(len(set(values)) > 1 for values in typed):
        code = "repeated"
    elif any(len(values[0]) > LONGEST_TEXT.get(field.kind, LONGEST_TYPED) for values in typed):
        code = "too_long"
    elif field.kind == "people":
        return _people(field, own, today)
    else:
        answer, code = _BY_KIND[field.kind](field, own, today)
        return answer, [FieldError(field.name, code)] if code else []
    return None, [FieldError(field.name, code)] if code else []


def _phone(field: Field, own: Typed, _: date) -> tuple[Scalar, str]:
    phone = read_phone(own[field.name][0])
    return (phone, "") if phone else (None, "not_a_phone")


def _id_number(field: Field, own: Typed, today: date) -> tuple[Scalar, str]:
    text = own[field.name][0]
    if field.document and plain(own.get(field.document, [ID_CARD])[0]) != ID_CARD:
        number = read_other_document(text)
        return (number, "") if number else (None, "not_a_document")
    found, code = check_id_number(text, today)
    return (found.number if found else None), code


def _people(field: Field, own: Typed, today: date) -> tuple[Scalar, list[FieldError]]:
    people, wrong = read_people(own[field.name][0], today)
    if wrong:
        return None, [FieldError(field.name, code, line=line) for line, code in wrong]
    return (as_text(people), []) if people else (None, [FieldError(field.name, "required")])


def _text(field: Field, own: Typed, _: date) -> tuple[Scalar, str]:
    kept = ("\n" if field.kind == "long_text" else " ").join(read_lines(own[field.name][0])).strip()
    return (kept, "") if kept else (None, "" if field.optional else "required")


def _choice(field: Field, own: Typed, _: date) -> tuple[Scalar, str]:
    value = plain(own[field.name][0])
    return (value, "") if field.option_label(value) else (None, "not_an_option")


def _number(field: Field, own: Typed, _: date) -> tuple[Scalar, str]:
    number = read_number(own[field.name][0])
    if number is None:
        return None, "not_a_number"
    if number < field.least:
        return None, "too_small"
    return (number, "") if number <= field.most else (None, "too_big")


def _day(field: Field, own: Typed, today: date) -> tuple[Scalar, str]:
    if field.name in own:
        day = read_day(plain(own[field.name][0]))
    elif any(name not in own for name in field.inputs):
        return None, "day_incomplete"
    else:
        day = make_day(*(own[name][0] for name in field.inputs))
    if day is None:
        return None, "no_such_day"
    if day.year < 1949:
        return None, "too_early"
    if day > today and not field.may_be_future:
        return None, "in_future"
    return (None, "too_late") if day.year > today.year + FURTHEST_YEARS else (day, "")


_BY_KIND: Mapping[str, Callable[[Field, Typed, date], tuple[Scalar, str]]] = {
    "date": _day,
    "phone": _phone,
    "id_number": _id_number,
    "text": _text,
    "long_text": _text,
    "choice": _choice,
    "office": _choice,
    "money": _number,
    "number": _number,
}
