"""Entries of the directory and their city, for what renders them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.directory.point import Datum, Point
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.working_calendar import WorkingCalendar, Year

TODAY = date(2026, 11, 24)
CITY = City.read(
    Entry(
        {
            "name": "汉中市",
            "code": "610700",
            "service_name": "汉中市掌上12348",
            "site_url": "https://law.example/",
            "hotline": {"number": "12348"},
            "counties": [{"code": "610702", "name": "汉台区", "slug": "hantai", "townships": {"610702100": "铺镇"}}],
        },
        Place("city.yml"),
    )
)
_YEAR = Year.read(
    Entry(
        {
            "id": "2026",
            "source": "示例",
            "checked_on": "2026-11-24",
            "off": [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
            "at_work": [{"name": "国庆节", "from": "2026-10-10"}],
        },
        Place("2026.yml"),
    )
)
CALENDAR = WorkingCalendar(lambda year: _YEAR if year == 2026 else None)
"""One year is settled, but for its last three days, which the next year's notice may touch."""

POINT = Point(Decimal("107.031856"), Decimal("33.067771"), Datum.GCJ02, "door")
"""As Chinese maps count; 107.0273, 33.0696 by GPS."""

_ROW = {"county": "610702", "source": "示例数据", "verified_on": "2026-11-20"}


def office(**changes: str) -> Office:
    """A law firm with what the test says."""
    row = {**_ROW, "id": "firm", "kind": "law_firm", "name": "汉台律师事务所（示例）"}
    return Office.read(Entry(row | changes, Place("offices.csv")))


def real_office(**changes: str) -> Office:
    """The same with numbers and a phone such as only real offices have; nobody's, all the same."""
    return replace(office(), **{"point": POINT, "uscc": "31610000MD0000000X", "phone": "0916-1234567", **changes})


def person(**changes: str) -> Person:
    """A lawyer with what the test says."""
    row = {**_ROW, "id": "person", "kind": "lawyer", "name": "陈一（示例）"}
    return Person.read(Entry(row | changes, Place("people.csv")))
