"""Offices of the directory: where they are, what they are competent for, when they are open, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.entry import Entry
from chalicelib.definitions.opening_hours import OpeningHours

from .kinds import OFFICE_KINDS
from .listing import Listing, listing_of, several
from .numbers import has_right_check, is_credit_code, private_number_in
from .point import Point

COLUMNS = (
    *("id", "kind", "name", "short_name", "uscc", "licence_no", "county", "town", "address", "landmark"),
    *("phone", "mobile_consent_on", "hours", "competence", "services", "specialities", "languages", "step_free"),
    *("cases", "lon", "lat", "datum", "precision", "url", "source", "verified_on"),
)
STEP_FREE = {"yes": "有", "no": "没有"}


@dataclass(frozen=True)
class Office(Listing):
    """One row of ``content/directory/offices.csv``. ``uscc`` is its 统一社会信用代码; ``landmark`` how neighbours say where it
    is; ``step_free`` "yes", "no" or "" where nobody looked; ``point`` where somebody verified it on a map.
    """

    short_name: str
    uscc: str
    licence_no: str
    postal_address: str
    landmark: str
    hours: str
    competence: str
    services: tuple[str, ...]
    step_free: str
    point: Point | None
    url: str

    @cached_property
    def opening_hours(self) -> OpeningHours | None:
        """When it is open, None where unknown."""
        return OpeningHours.read(self.hours) if self.hours else None

    @property
    def takes_cases(self) -> bool:
        """Whether applications, objections or appointments can come to it."""
        return OFFICE_KINDS[self.kind].takes_cases

    @classmethod
    def read(cls, entry: Entry) -> Office:
        """Read one row."""
        office = cls(
            **listing_of(entry, OFFICE_KINDS),
            short_name=entry.text("short_name", ""),
            uscc=entry.text("uscc", ""),
            licence_no=entry.text("licence_no", ""),
            postal_address=entry.text("address", ""),
            landmark=entry.text("landmark", ""),
            hours=entry.text("hours", ""),
            competence=entry.text("competence", ""),
            services=several(entry.text("services", "")),
            step_free=entry.choice("step_free", tuple(STEP_FREE), ""),
            point=Point.read(entry),
            url=entry.text("url", ""),
        )
        office.refuse_bad_listing(entry)
        office._refuse_bad_values(entry)
        entry.done()
        return office

    def _refuse_bad_values(self, entry: Entry) -> None:
        if self.uscc and not is_credit_code(self.uscc):
            entry.refuse(f"统一社会信用代码是18位，没有 I、O、Z、S、V，现在写的是「{self.uscc}」", "uscc")
        elif private_number_in(self.uscc) and not has_right_check(self.uscc):
            entry.refuse("统一社会信用代码填成了身份证号，公开的名册里不能有", "uscc")
        if self.uscc and self.is_sample:
            entry.refuse(f"{SAMPLE}机构不能有统一社会信用代码", "uscc")
        if private_number_in(self.licence_no):
            entry.refuse("许可证号填成了身份证号或者手机号，公开的名册里不能有", "licence_no")
        if self.url and not self.url.startswith(("https://", "http://")):
            entry.refuse(f"网址以 https:// 开头，现在写的是「{self.url}」", "url")
        try:
            _ = self.opening_hours
        except ValueError as unreadable:
            entry.refuse(f"开放时间写成「Mo-Fr 08:30-12:00,14:00-18:00」，看不懂的是「{unreadable}」", "hours")
