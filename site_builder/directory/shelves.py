"""The directory, sorted once for all of its pages: what stands on which list, in which order, and who works where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.directory.listing import Age
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from markupsafe import Markup

from site_builder.sources import Content

from .areas import Area, area_of, areas_of, neighbours, place_addresses
from .reading import Directory
from .taking import taking_html

Listed = Office | Person

PER_PAGE = 30
"""Entries on a page of a list: with the longest names it stays under the budget of bytes."""

SOUGHT = (
    *("lawyer", "mediator", "law_firm", "notary_office"),
    *("forensic_institute", "legal_aid_centre", "mediation_committee"),
)
"""Kinds that people look for: where a county has none, its list says so, and where the nearest are."""

_BY_AGE = {Age.CURRENT: 0, Age.OLD: 1, Age.HIDDEN: 2}


class Heading(NamedTuple):
    """What a list holds: a kind in an area (by its code), all of them or those with one speciality."""

    area: str
    kind: str
    speciality: str


Lists = Mapping[Heading, list[Listed]]


def by_heading(entries: Iterable[Listed], city: City) -> Lists:
    """The entries of each list in the order given. The city's list of a kind holds all of the kind, but of those that
    serve no more than a township only who serves the whole city.
    """
    lists: dict[Heading, list[Listed]] = {
        Heading(area.code, kind, ""): [] for area in areas_of(city) for kind in SOUGHT
    }
    for entry in entries:
        lists.setdefault(Heading(city.code, entry.kind, ""), [])
        codes = {entry.county, city.code} if KINDS[entry.kind].for_all else {entry.county}
        for code in codes:
            for speciality in dict.fromkeys(("", *entry.specialities)):
                lists.setdefault(Heading(code, entry.kind, speciality), []).append(entry)
    return lists


def pages_of(entries: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    """The entries of each page of a list; an empty list has one page."""
    return (entries[n : n + PER_PAGE] for n in range(0, len(entries) or 1, PER_PAGE))


def directory_addresses(directory: Directory, city: City) -> Iterator[str]:
    """Every page of the directory, known without making any."""
    yield from place_addresses(city)
    yield from (entry.address for entry in directory.listed)
    areas = {area.code: area for area in areas_of(city)}
    for heading, entries in by_heading(directory.listed, city).items():
        if area := areas.get(heading.area):
            for n, _ in enumerate(pages_of(entries), 1):
                yield area.list_address(heading.kind, heading.speciality, n)


@dataclass(frozen=True)
class Shelves:
    """What every page of the directory is made from, on one day."""

    content: Content
    today: date

    @cached_property
    def city(self) -> City:
        """The city."""
        return self.content.catalogue.city

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The whole city, then its counties, by code."""
        return {area.code: area for area in areas_of(self.city)}

    @cached_property
    def others(self) -> Mapping[str, tuple[Area, ...]]:
        """The counties to try next, by the code of the area: from a county the nearest first."""
        near = {each.code: tuple(map(area_of, neighbours(self.city, each))) for each in self.city.counties}
        return {self.city.code: tuple(map(area_of, self.city.counties)), **near}

    @cached_property
    def lists(self) -> Lists:
        """Every list in the order shown: who was verified within a year first, then by name, as it sounds; those who
        serve a township stand by townships. Nobody pays for a place.
        """
        entries = sorted(self.content.directory.listed, key=lambda entry: _by_sound(entry.name))
        entries.sort(key=lambda entry: (_town_of(entry), _BY_AGE[entry.age(self.today)]))
        return by_heading(entries, self.city)

    @cached_property
    def workers(self) -> Mapping[str, list[Person]]:
        """Who works in an office, by its id, in the order shown."""
        found: dict[str, list[Person]] = defaultdict(list)
        people = [entry for entry in self.content.directory.people if not entry.withdrawn]
        for person in sorted(people, key=lambda person: (_BY_AGE[person.age(self.today)], _by_sound(person.name))):
            found[person.office].append(person)
        return found

    @cached_property
    def towns(self) -> Mapping[str, list[Listed]]:
        """Who serves a township alone, by its code: by kind, in the order shown."""
        kinds = [kind for kind in KINDS if not KINDS[kind].for_all]
        found: dict[str, list[Listed]] = defaultdict(list)
        for kind in kinds:
            for area in self.areas:
                for entry in self.lists.get(Heading(area, kind, ""), []):
                    found[entry.town].append(entry)
        return found

    @cached_property
    def taking(self) -> Mapping[str, Markup]:
        """What the pages of each kind say of the services that it takes."""
        return {kind: taking_html(self.content, kind) for kind in KINDS}

    def area_name(self, entry: Listed) -> str:
        """The county and township of an entry: 汉台区铺镇, 全市."""
        county = self.city.county(entry.county)
        return f"{county.name}{county.townships.get(entry.town, '')}" if county else "全市"


def _town_of(entry: Listed) -> str:
    """The township by which an entry stands; those whose township nobody wrote come last."""
    return "" if KINDS[entry.kind].for_all else entry.town or "~"


def _by_sound(name: str) -> bytes:
    """GB 2312 has the 3,755 common characters in the order of their sounds, and GB 18030 kept it."""
    return name.encode("gb18030")
