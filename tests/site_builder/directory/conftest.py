"""A city with the real counties and a directory of a few rows that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.entry import Entry, Place

from site_builder import ROOT
from site_builder.directory.reading import Directory
from site_builder.directory.shelves import Listed, Shelves
from site_builder.sources import Content, read_content
from tests.conftest import TODAY

ROW = {"county": "610702", "source": "示例数据", "verified_on": "2026-11-20"}
OFFICE = {**ROW, "id": "firm", "kind": "law_firm", "name": "汉台律师事务所（示例）"}
PERSON = {**ROW, "id": "person", "kind": "lawyer", "name": "陈一（示例）"}

MakeShelves = Callable[..., Shelves]


def _read(kind: type, row: dict[str, str]) -> Listed:
    place = Place("row")
    entry = kind.read(Entry(row, place))
    assert not place.errors
    return entry


def office(**changes: str) -> Office:
    """A law firm of 汉台, with what the test says."""
    return _read(Office, OFFICE | changes)


def person(**changes: str) -> Person:
    """A lawyer of 汉台, with what the test says."""
    return _read(Person, PERSON | changes)


def real(entry: Listed, **changes: object) -> Listed:
    """An entry as if it were no sample, with a phone that is nobody's."""
    return replace(entry, name=entry.name.removesuffix("（示例）"), phone="0916-1234567", **changes)


def people(count: int, **changes: str) -> list[Person]:
    """So many people, each with a phone."""
    return [
        person(**{"id": f"person-{n}", "name": f"陈{n}（示例）", "phone": f"0000-{n:07}", **changes})
        for n in range(count)
    ]


@pytest.fixture(scope="session")
def _real_content() -> Content:
    return read_content(ROOT / "content")


@pytest.fixture
def shelves(_real_content: Content) -> MakeShelves:
    """Makes the shelves of a city with these entries on a day."""

    def make(*entries: Listed, on: date = TODAY) -> Shelves:
        directory = Directory(
            offices=[each for each in entries if isinstance(each, Office)],
            people=[each for each in entries if isinstance(each, Person)],
            specialities=_real_content.directory.specialities,
        )
        return Shelves(replace(_real_content, directory=directory), on)

    return make
