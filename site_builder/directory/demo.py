"""A made-up directory as large as a whole city's: the rows that there are, and samples until the numbers are reached.

The same content on the same day gives the same files, to the byte.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from chalicelib.definitions.city import SAMPLE, City
from chalicelib.definitions.directory import office, person
from chalicelib.definitions.directory.kinds import slug_of

from .demo_places import Spot, counties, spread, townships, weight, whole_city
from .demo_rows import Row, made_up_office, made_up_person
from .demo_words import OFFICE_NAMES, PEOPLE_NAMES
from .reading import OFFICES, PEOPLE, Directory

NUMBERS: Mapping[str, int] = {
    "law_firm": 27,
    "legal_worker_office": 55,  # the city publishes no number; its legal workers must work somewhere
    "forensic_institute": 7,
    "arbitration_branch": 3,
    "legal_service_room": 1935,
    "lawyer": 400,
    "legal_worker": 500,
    "mediator": 1000,
}
"""How many there are in the end, where the city's own counties and townships do not say it."""

ONE_EACH = ("legal_service_centre", "legal_aid_centre", "notary_office")
"""Kinds of which the city and every county have one; of stations every township has one."""

_BY_COUNTY = ("law_firm", "forensic_institute", "arbitration_branch")
_WORKPLACES = {"lawyer": "law_firm", "legal_worker": "legal_worker_office"}


def write_demo_directory(folder: Path, directory: Directory, city: City, today: date) -> tuple[int, int]:
    """Write offices.csv and people.csv of the demo into a content folder; how many offices and people there are."""
    offices = demo_offices(directory, city, today)
    people = demo_people(directory, city, offices, today)
    for name, columns, rows in ((OFFICES, office.COLUMNS, offices), (PEOPLE, person.COLUMNS, people)):
        (folder / "directory" / name).write_bytes(_as_csv(columns, rows))
    return len(offices), len(people)


def demo_offices(directory: Directory, city: City, today: date) -> list[Row]:
    """The rows of offices that there are, then the samples."""
    rows = [dict(directory.rows[each.id]) for each in directory.offices]
    for kind in OFFICE_NAMES:
        spots = _spots(kind, [row for row in rows if row["kind"] == kind], city)
        for id_, n, spot in _numbered(kind, spots):
            rows.append(made_up_office(kind, id_, n, spot, directory.specialities, today))
    return rows


def demo_people(directory: Directory, city: City, offices: Sequence[Row], today: date) -> list[Row]:
    """The rows of people that there are, then the samples, no two of one name."""
    rows = [dict(directory.rows[each.id]) for each in directory.people]
    present = Counter(row["kind"] for row in rows)
    names = iter(random.Random(0).sample(PEOPLE_NAMES, len(PEOPLE_NAMES)))  # noqa: S311 - nothing secret
    for kind in ("lawyer", "legal_worker", "mediator"):
        places = _workplaces(_WORKPLACES[kind], offices, city) if kind in _WORKPLACES else townships(city)
        for id_, _, spot in _numbered(kind, spread(NUMBERS[kind] - present[kind], places)):
            rows.append(made_up_person(kind, id_, next(names), spot, directory.specialities, today))
    return rows


def _spots(kind: str, present: Sequence[Row], city: City) -> Iterable[Spot]:
    """Where offices of the kind are missing."""
    if kind in ONE_EACH:
        taken = {row["county"] for row in present}
        return [spot for spot in (whole_city(city), *counties(city)) if spot.county not in taken]
    if kind == "legal_service_station":
        taken = {row.get("town", "") for row in present}
        return [spot for spot in townships(city) if spot.town not in taken]
    places = counties(city) if kind in _BY_COUNTY else townships(city)
    return spread(NUMBERS[kind] - len(present), places)


def _workplaces(kind: str, offices: Sequence[Row], city: City) -> list[Spot]:
    """The made-up offices of a kind: nobody made up works at a real one."""
    spots = {(spot.county, spot.town): spot for spot in (*counties(city), *townships(city))}
    return [
        replace(spots[row["county"], row.get("town", "")], office=row["id"], weight=weight(row["id"], 1, 5))
        for row in offices
        if row["kind"] == kind and SAMPLE in row["name"]
    ]


def _numbered(kind: str, spots: Iterable[Spot]) -> Iterator[tuple[str, int, Spot]]:
    """Each spot with an id such as "sample-law-firm-hantai-2" and its number among those at the same spot, from 0."""
    met: Counter[str] = Counter()
    for spot in spots:
        yield f"sample-{slug_of(kind)}-{spot.slug}-{met[spot.slug] + 1}", met[spot.slug], spot
        met[spot.slug] += 1


def _as_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """As WPS saves it: UTF-8 with its mark in front."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
