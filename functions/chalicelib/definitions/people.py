"""What people are known by: ID numbers and mobile phones, as typed, as kept and as shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .reading import make_day, plain

# Blanks, hyphens and dashes of every length, and the invisible marks that come along when copying out of a chat.
_NOT_MEANT = re.compile(r"[\s\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_OLD_ID_NUMBER = re.compile(r"[0-9]{15}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999; so are the check characters
_CHECK_CHARACTERS = "10X98765432"
_NOBODY_WAS_BORN_BEFORE = date(1880, 1, 1)

_OTHER_DOCUMENT = re.compile(r"(?=.*[0-9])[0-9A-Z\u4e00-\u9fff]{5,30}")  # an officer's number begins with 军字第

_LANDLINE = re.compile(r"0[1-9][0-9]{1,2}-?[0-9]{7,8}")
_PHONE = re.compile(r"(?:\(?(?:\+|00)?86\)?)?(1[3-9][0-9]{9})")


def compact(text: str) -> str:
    """The text with full-width characters made half-width, without blanks, hyphens and invisible marks."""
    return _NOT_MEANT.sub("", plain(text))


@dataclass(frozen=True)
class IdNumber:
    """A resident's ID number (or a foreigner's of the same 18 characters) and what it tells, which nobody need ask."""

    number: str = field(repr=False)
    born_on: date = field(repr=False)
    sex: Literal["male", "female"]


def check_id_number(typed: str, today: date) -> tuple[IdNumber | None, str]:
    """The number and "", or None and the code of what is wrong.

    Its first six digits are not looked at: numbers keep the codes of places that were abolished since, and cards of
    foreigners begin with 9.
    """
    number = compact(typed).upper()
    if _OLD_ID_NUMBER.fullmatch(number):
        return None, "id_number_of_15"
    if not _ID_NUMBER.fullmatch(number):
        return None, "id_number_not_18"
    born_on = make_day(number[6:10], number[10:12], number[12:14])
    if born_on is None or not _NOBODY_WAS_BORN_BEFORE <= born_on <= today:
        return None, "id_number_birth_date"
    if number[17] != _check_character(number):
        return None, "id_number_check"
    return IdNumber(number, born_on, "male" if int(number[16]) % 2 else "female"), ""


def _check_character(number: str) -> str:
    return _CHECK_CHARACTERS[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def read_other_document(typed: str) -> str | None:
    """The number of another document (passport, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留证, 军官证) in
    capitals, or None. Their makers number them each in their own way, so only what cannot be a number is refused.
    """
    number = compact(typed).upper()
    return number if _OTHER_DOCUMENT.fullmatch(number) else None


def read_phone(typed: str) -> str | None:
    """The 11 digits of a mobile number in the mainland, or None."""
    found = _PHONE.fullmatch(compact(typed))
    return found[1] if found else None


def read_landline(typed: str) -> str | None:
    """A landline in the mainland with its area code, as typed ("0916-0000000"), or None: nobody calls from 12348."""
    number = plain(typed)
    return number if _LANDLINE.fullmatch(number) else None


def masked(id_number: str) -> str:
    """As staff see it until they state a reason: 6107**********1015. Nothing shorter is shown in part: too little of
    it would stay hidden.
    """
    if len(id_number) < 18:
        return "*" * len(id_number)
    return f"{id_number[:4]}{'*' * (len(id_number) - 8)}{id_number[-4:]}"


def last_four(phone: str) -> str:
    """What a phone is told by where its number must not stand (尾号), and half of what opens the progress page."""
    return phone[-4:]
