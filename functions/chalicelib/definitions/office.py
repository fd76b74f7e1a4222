"""Offices of the directory: where they are, what they are competent for, when they are open, who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .city import SAMPLE
from .entry import Entry
from .opening_hours import OpeningHours

KINDS = {
    "justice_bureau": "司法局",
    "judicial_office": "司法所",
    "legal_aid_centre": "法律援助中心",
    "legal_service_centre": "公共法律服务中心",
    "dispute_centre": "综治中心（矛盾纠纷一站式调处）",
    "arbitration_commission": "仲裁委员会",
    "notary_office": "公证处",
    "forensic_institute": "司法鉴定机构",
    "mediation_committee": "人民调解委员会",
    "court": "人民法院",
}
COLUMNS = ("id", "kind", "name", "county", "address", "phone", "hours", "competence", "source", "verified_on")


@dataclass(frozen=True)
class Office:
    """One row of ``content/directory/offices.csv``. What is not known is empty, never guessed.

    ``county`` is a six-digit code, or the city's code for an office of the whole city.
    """

    id: str
    kind: str
    name: str
    county: str
    address: str
    phone: str
    hours: str
    competence: str
    source: str
    verified_on: date

    @property
    def is_sample(self) -> bool:
        """Whether the office is made up."""
        return SAMPLE in self.name

    @property
    def kind_name(self) -> str:
        """The kind in Chinese."""
        return KINDS[self.kind]

    @cached_property
    def opening_hours(self) -> OpeningHours | None:
        """When it is open, None where unknown."""
        return OpeningHours.read(self.hours) if self.hours else None

    @classmethod
    def read(cls, entry: Entry) -> Office:
        """Read one row."""
        office = cls(
            id=entry.text("id"),
            kind=entry.choice("kind", tuple(KINDS)),
            name=entry.text("name"),
            county=entry.text("county"),
            address=entry.text("address", ""),
            phone=entry.text("phone", ""),
            hours=entry.text("hours", ""),
            competence=entry.text("competence"),
            source=entry.text("source"),
            verified_on=entry.day("verified_on"),
        )
        office._refuse_bad_values(entry)
        entry.done()
        return office

    def _refuse_bad_values(self, entry: Entry) -> None:
        if self.is_sample and self.phone:
            entry.refuse(f"{SAMPLE}机构不能有电话：会有人真的拨", "phone")
        if self.phone and not re.fullmatch(r"0\d{2,3}-\d{7,8}|1\d{4}", self.phone):
            entry.refuse(f"电话写成「区号-号码」，或者 12348 这样的短号，现在写的是「{self.phone}」", "phone")
        if not self.is_sample and not self.source.startswith(("https://", "http://")):
            entry.refuse(f"来源写一个网址，现在写的是「{self.source}」", "source")
        try:
            _ = self.opening_hours
        except ValueError as unreadable:
            entry.refuse(f"开放时间写成「Mo-Fr 08:30-12:00,14:00-18:00」，看不懂的是「{unreadable}」", "hours")
