"""Text to typed values: numbers and days as people and editors write them."""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,6})?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # nothing that hides or turns text round
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MONEY_WORDS = re.compile(r"^[¥￥]|[元块]$")


def plain(text: str) -> str:
    """The text with full-width characters made half-width and the space around it gone."""
    return unicodedata.normalize("NFKC", text).strip()


def read_lines(text: str) -> list[str]:
    """Prose as a person typed it, line by line, without what hides text or turns it round."""
    return [_HIDDEN.sub("", line).strip() for line in text.splitlines()]


def read_number(text: str) -> Decimal | None:
    """The number a person typed, or None.

    "８，０００", "8,000", "8000元" and "0.8万" are all 8000. "1e3", "NaN", "四千五" and more than 18 digits before
    or 6 after the point are not numbers here.
    """
    typed = _MONEY_WORDS.sub("", plain(text).replace(",", "").replace(" ", ""))
    ten_thousands = typed.endswith("万")
    typed = typed.removesuffix("万")
    if not _NUMBER.fullmatch(typed) or not typed.isascii():
        return None
    number = Decimal(typed) + 0  # "-0" is 0
    return Decimal(f"{(number * 10_000).normalize():f}") if ten_thousands else number


def read_day(text: str) -> date | None:
    """The day written as 2026-11-02, or None."""
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(plain(text))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """The time written as 09:30, or None."""
    found = _TIME.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def make_day(year: str, month: str, day: str) -> date | None:
    """The day that three typed parts name, or None where there is no such day ("２０２６", "2", "30")."""
    parts = [plain(part).rstrip("年月日号 ") for part in (year, month, day)]
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
