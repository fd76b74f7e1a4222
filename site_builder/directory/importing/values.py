"""What a cell of somebody else's table says, written as the directory writes it. What cannot be read stays as it is, and
the checks of the directory refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.directory.speciality import Speciality
from chalicelib.definitions.reading import make_day, plain
from chalicelib.rendering.csv_text import harmless

from .chinese_hours import hours_of
from .names import Names, spoken

_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_FULL_WIDTH |= {start + n: ascii_ + n for start, ascii_ in ((0xFF21, 0x41), (0xFF41, 0x61)) for n in range(26)}
_FULL_WIDTH |= {0x3000: 0x20, 0xA0: 0x20, 0xFEFF: None}  # type: ignore[dict-item]  # None takes a character out
_SPACE = re.compile(r"\s+")
_INSIDE_NAME = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")
_PARTS = re.compile(r"[、，,；;|/\n]+|\s{2,}")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 0?0:00(?::00)?)?")
_TIGHT_DAY = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_SERIAL_DAY = re.compile(r"4[0-9]{4}|5[0-9]{4}")
_DAY_0 = date(1899, 12, 30)
"""Office programs count days from here, and show the number where a cell is not set to show a day."""
_LANDLINE = re.compile(
    r"(?:\+?86-?|0086-?)?(0?(?:10|2[0-9]|[3-9][0-9]{2}))-?([1-9][0-9]{6,7})(?:(?:-|转|ext\.?)([0-9]{1,5}))?"
)
_MOBILE = re.compile(r"(?:\+?86-?|0086-?)?(1[3-9][0-9])-?([0-9]{4})-?([0-9]{4})")
_DASHES = str.maketrans(dict.fromkeys("—–－‐‑−", "-") | dict.fromkeys("() ", None))


class ValueRefused(Exception):
    """Nothing of ours is meant by what the cell says; the text says what can be written."""


class Values:
    """Reads cells column by column for one city."""

    def __init__(self, names: Names, city: City, specialities: Mapping[str, Speciality]) -> None:
        self._names, self._city, self._specialities = names, city, specialities
        self._readers: dict[str, Callable[[str], str]] = {
            "kind": self._kind,
            "county": self._county,
            "specialities": self._several_specialities,
            "languages": lambda text: "、".join(_parts(text)),
            "services": lambda text: "；".join(_lines(text)),
            "cases": lambda text: "；".join(_lines(text)),
            "phone": phone_of,
            "hours": hours_of,
            "uscc": lambda text: plain(text).replace(" ", "").replace("-", "").upper(),
            "licence_no": lambda text: _code(text).replace(" ", ""),
            "practice": lambda text: text.removesuffix("律师").strip() or text,
            "step_free": self._yes_or_no,
            "withdrawn": self._yes_or_no,
            "datum": lambda text: plain(text).lower().replace("-", ""),
            "url": plain,
            "name": lambda text: _INSIDE_NAME.sub("", text),
            "town": lambda text: _INSIDE_NAME.sub("", _code(text)),
            **dict.fromkeys(("verified_on", "mobile_consent_on"), day_of),
            **dict.fromkeys(("id", "lon", "lat", "precision"), plain),
        }

    def read(self, column: str, text: str) -> str:
        """The value, "" where the cell only says that there is none. Raises ``ValueRefused``."""
        means_no = column in ("step_free", "withdrawn")
        if not text or (not means_no and spoken(text) in self._names.empty):
            return ""
        text = text.translate(_FULL_WIDTH)
        if column not in ("services", "cases", "specialities", "languages"):
            text = _SPACE.sub(" ", text).strip()
        value = self._readers.get(column, str)(text)
        if harmless(value) != value:
            raise ValueRefused(f"「{text}」开头的符号会让表格软件当成公式，去掉它")
        return value

    def with_township(self, tree: dict[str, str]) -> None:
        """Put the code of a township in the place of its name, which two counties may share."""
        county = self._city.county(tree.get("county", ""))
        named = [code for code, name in county.townships.items() if name == tree.get("town")] if county else []
        if named:
            tree["town"] = named[0]

    def _kind(self, text: str) -> str:
        kind = self._names.kinds.get(spoken(text))
        if kind is None:
            raise ValueRefused(f"类别认不出「{text}」，可以写：{'、'.join(each.name for each in KINDS.values())}")
        return kind

    def _county(self, text: str) -> str:
        written = _code(text)
        within = written.rpartition(self._city.name)[2] or self._city.name
        return self._names.counties.get(spoken(within), written)

    def _several_specialities(self, text: str) -> str:
        return "、".join(dict.fromkeys(self._speciality(part) for part in _parts(text)))

    def _speciality(self, text: str) -> str:
        found = self._names.specialities.get(spoken(text))
        if found is None:
            names = "、".join(each.name for each in self._specialities.values())
            raise ValueRefused(f"专长认不出「{text}」，可以写：{names}；或者在 columns.yml 里给它加一个叫法")
        return found

    def _yes_or_no(self, text: str) -> str:
        word = spoken(text)
        if word in self._names.yes:
            return "yes"
        return "no" if word in self._names.no else text


def day_of(text: str) -> str:
    """2026-11-02 of 2026/11/2, 2026年11月2日, 20261102 and of a day that lost its form, 46328."""
    written = plain(text)
    if _SERIAL_DAY.fullmatch(written):
        return (_DAY_0 + timedelta(days=int(written))).isoformat()
    found = _DAY.fullmatch(written) or _TIGHT_DAY.fullmatch(written)
    day = make_day(*found.groups()) if found else None
    return day.isoformat() if day else text


def phone_of(text: str) -> str:
    """0916-1234567 of （0916）1234567, 09161234567 and +86 916 1234567; 0916-1234567-801 of one with 转801."""
    written = plain(text).translate(_DASHES)
    if mobile := _MOBILE.fullmatch(written):
        return "".join(mobile.groups())
    if not (found := _LANDLINE.fullmatch(written)):
        return written
    area, number, extension = found.groups()
    if not area.startswith("0") and not written.startswith(("+", "86", "0086")):
        return written  # an area code begins with 0, unless a country's stands before it
    return "-".join(filter(None, (f"0{area.removeprefix('0')}", number, extension)))


def _code(text: str) -> str:
    """A code that an office program may have turned into a number with a point."""
    written = plain(text)
    whole = _WHOLE_FLOAT.fullmatch(written)
    return whole[1] if whole else text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text.strip()) if part.strip()]


def _lines(text: str) -> list[str]:
    """Services and cases are sentences: only a new line or a semicolon ends one."""
    return [_SPACE.sub(" ", part).strip() for part in re.split(r"[；;\n]+", text) if part.strip()]
