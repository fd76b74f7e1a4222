"""Numbers by which offices and people are known and reached: credit codes, licences, phones. And what must not stand
in a public list: ID numbers, and mobiles whose owner did not agree.
"""

from __future__ import annotations

import re
import unicodedata

_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC = re.compile(f"[{_CODE}]{{18}}")
_LICENCE_OF_LAWYERS = re.compile(r"[0-9]{17}|[0-9]{12}")
_LANDLINE = re.compile(r"0[1-9][0-9]{1,2}-[1-9][0-9]{6,7}(-[0-9]{1,5})?")
_SHORT = re.compile(r"1[0-9]{4}|400-?[0-9]{3}-?[0-9]{4}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_NOBODYS = re.compile(r"0000-[0-9]{7}")
_HIDDEN_MOBILE = re.compile(r"(?<![0-9])(?:(?:00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_HIDDEN_ID_NUMBER = re.compile(
    r"(?<![0-9A-Z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Z])"
)


def is_credit_code(text: str) -> bool:
    """Whether it is written as a 统一社会信用代码: 18 characters, digits and capitals without I O Z S V (GB 32100-2015)."""
    return bool(_USCC.fullmatch(text))


def has_right_check(credit_code: str) -> bool:
    """Whether the last character is the one that the others lead to (GB 32100-2015). Some old codes in use fail."""
    total = sum(_CODE.index(character) * pow(3, n, 31) for n, character in enumerate(credit_code[:17]))
    return _CODE[(31 - total % 31) % 31] == credit_code[17]


def is_lawyers_licence(text: str) -> bool:
    """Whether it is as long as a lawyer's licence number: 17 digits, or 12 of an older one that remains valid."""
    return bool(_LICENCE_OF_LAWYERS.fullmatch(text))


def is_mobile(phone: str) -> bool:
    """Whether a phone is somebody's mobile."""
    return bool(_MOBILE.fullmatch(phone))


def is_phone(text: str) -> bool:
    """Whether it is a phone as the directory writes it: 0916-1234567, 12348, 400-123-4567, or a mobile."""
    return any(form.fullmatch(text) for form in (_LANDLINE, _SHORT, _MOBILE))


def is_nobodys_phone(text: str) -> bool:
    """Whether it is a phone that no exchange connects, for made-up offices and people: 0000-1234567."""
    return bool(_NOBODYS.fullmatch(text))


def international(phone: str) -> str:
    """A phone as it is dialled from anywhere: +86-916-1234567. Short numbers, 400 numbers and nobody's stay as they are."""
    if is_mobile(phone):
        return f"+86-{phone}"
    return f"+86-{phone[1:]}" if _LANDLINE.fullmatch(phone) else phone


def private_number_in(text: str) -> str:
    """The ID number or mobile that a text holds, "" where it holds none; full-width digits are digits."""
    plain = unicodedata.normalize("NFKC", text)
    found = _HIDDEN_ID_NUMBER.search(plain) or _HIDDEN_MOBILE.search(plain)
    return found[0] if found else ""
