"""What offices and people of the directory have in common, and how honestly an entry's age is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.entry import Entry

from .kinds import KINDS, slug_of
from .numbers import is_mobile, is_nobodys_phone, is_phone, private_number_in

ENTRY_FOLDER = "find/entry/"
"""Where each entry has its page, from the site's root."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE = re.compile(r"https?://|.*20[0-9]{2}年")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_NUMBERS = ("phone", "uscc", "licence_no")
"""Columns of digits; each has checks of its own."""

_BETWEEN = re.compile(r"[、；;|]")
OLD_AFTER_YEARS, HIDDEN_AFTER_YEARS = 1, 2


class Age(StrEnum):
    """How long ago somebody looked whether an entry is right: within a year; longer, so that it stands last; so long,
    or never, that its phone is not shown any more.
    """

    CURRENT = "current"
    OLD = "old"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Listing:
    """One entry. What is not known is empty, never guessed.

    ``county`` is a six-digit code, or the city's code for who serves the whole city; ``town`` a nine-digit code or "".
    ``mobile_consent_on`` is the day on which the owner of a mobile agreed to have it shown. ``cases`` are short lines on
    what was handled, without names. ``verified_on`` is None where nobody ever checked.
    """

    id: str
    kind: str
    name: str
    county: str
    town: str
    phone: str
    mobile_consent_on: date | None
    specialities: tuple[str, ...]
    languages: tuple[str, ...]
    cases: tuple[str, ...]
    source: str
    verified_on: date | None

    @property
    def is_sample(self) -> bool:
        """Whether the entry is made up."""
        return SAMPLE in self.name

    @property
    def kind_name(self) -> str:
        """The kind in Chinese."""
        return KINDS[self.kind].name

    @property
    def kind_slug(self) -> str:
        """The kind in addresses."""
        return slug_of(self.kind)

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return f"{ENTRY_FOLDER}{self.id}/"

    def age(self, today: date) -> Age:
        """How honest it would be to show the entry as it stands."""
        if self.verified_on is None or _is_past(self.verified_on, HIDDEN_AFTER_YEARS, today):
            return Age.HIDDEN
        return Age.OLD if _is_past(self.verified_on, OLD_AFTER_YEARS, today) else Age.CURRENT

    def phone_shown(self, today: date) -> str:
        """The phone that may be shown on a day: one that nobody checked for two years is as good as none."""
        return "" if self.age(today) is Age.HIDDEN else self.phone

    def refuse_bad_listing(self, entry: Entry) -> None:
        """Keep what is wrong with the parts that all entries have."""
        if not _ID.fullmatch(self.id):
            entry.refuse(f"编号用小写英文、数字和短横线，现在写的是「{self.id}」", "id")
        if self.phone:
            self._refuse_bad_phone(entry)
        if not self.is_sample and not _SOURCE.match(self.source):
            entry.refuse(
                f"来源写网址，或者名册和年月（比如 市司法局律师名册，2026年11月），现在写的是「{self.source}」",
                "source",
            )
        for key, text in entry.tree.items():
            is_open = key in _NUMBERS or (key == "source" and _WEB_ADDRESS.fullmatch(text or ""))
            if not is_open and (found := private_number_in(text or "")):
                entry.refuse(f"「{key}」里有身份证号或者手机号「{found[:3]}…」，公开的名册里不能有", key)

    def _refuse_bad_phone(self, entry: Entry) -> None:
        if self.is_sample != is_nobodys_phone(self.phone):
            entry.refuse(f"{SAMPLE}的电话只能写 0000-0000000 这样打不通的，别的不能这样写：会有人真的拨", "phone")
        elif not self.is_sample and not is_phone(self.phone):
            entry.refuse(f"电话写成「区号-号码」，或者 12348 这样的短号，现在写的是「{self.phone}」", "phone")
        elif is_mobile(self.phone) and self.mobile_consent_on is None:
            entry.refuse("手机号要本人同意公开才能写：在 mobile_consent_on 写上哪天同意的", "phone")


def listing_of(entry: Entry, kinds: Mapping[str, object]) -> dict[str, Any]:
    """The parts that all entries have, read from a row, by name."""
    return {
        "id": entry.text("id"),
        "kind": entry.choice("kind", tuple(kinds)),
        "name": entry.text("name"),
        "county": entry.text("county"),
        "town": entry.text("town", ""),
        "phone": entry.text("phone", ""),
        "mobile_consent_on": entry.optional_day("mobile_consent_on"),
        "specialities": several(entry.text("specialities", "")),
        "languages": several(entry.text("languages", "")),
        "cases": several(entry.text("cases", "")),
        "source": entry.text("source"),
        "verified_on": entry.optional_day("verified_on"),
    }


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, with 、 or ；between them."""
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())


def _is_past(day: date, years: int, today: date) -> bool:
    return (today.year - years, today.month, today.day) > (day.year, day.month, day.day)
