"""Where the pages of the directory stand: the whole city and its counties, the kinds and specialities in each, townships.

An address is from the root without the leading slash.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chalicelib.definitions.city import City, County
from chalicelib.definitions.directory.datum import to_wgs84
from chalicelib.definitions.directory.kinds import KINDS, slug_of
from chalicelib.definitions.directory.point import Point

SECTION = "find"
OVERVIEW = "find/offices/"
"""Every kind in every county, with how many there are."""

MAP = "find/map/"
NAMED = ("entry", "map", "offices")
"""What stands beside the counties and the kinds, and so can name none of them."""


@dataclass(frozen=True)
class Area:
    """The whole city, whose ``slug`` is "", or one of its counties."""

    code: str
    name: str
    slug: str

    @property
    def address(self) -> str:
        """The area's own page; the city's is the overview."""
        return f"{SECTION}/{self.slug}/" if self.slug else OVERVIEW

    def list_address(self, kind: str, speciality: str = "", page: int = 1) -> str:
        """The list of a kind in the area, of those with one speciality; its pages are counted from 1."""
        parts = (SECTION, self.slug, slug_of(kind), speciality, str(page) if page > 1 else "")
        return "".join(f"{part}/" for part in parts if part)


def areas_of(city: City) -> tuple[Area, ...]:
    """The whole city, then its counties in the city's order."""
    return (Area(city.code, city.name, ""), *map(area_of, city.counties))


def area_of(county: County) -> Area:
    """A county as an area."""
    return Area(county.code, county.name, county.slug)


def place_addresses(city: City) -> Iterator[str]:
    """The overview, the map, and the pages of the counties and of their townships."""
    yield MAP
    yield from (area.address for area in areas_of(city))
    yield from (town_address(county, town) for county in city.counties for town in county.townships)


def town_address(county: County, town: str) -> str:
    """The page of a township, by its nine-digit code."""
    return f"{SECTION}/{county.slug}/{town}/"


def neighbours(city: City, county: County) -> tuple[County, ...]:
    """The other counties, in the order in which somebody who finds nothing in this one should try them: the nearest
    first, by where their seats lie; those whose seat nobody wrote come last, in the city's order.
    """
    others = [other for other in city.counties if other != county]
    return tuple(sorted(others, key=lambda other: _apart(county.seat, other.seat)))


def _apart(one: Point | None, other: Point | None) -> float:
    """How far apart two seats are, in degrees of latitude; at 33° north a degree of longitude is 0.84 of that."""
    if one is None or other is None:
        return math.inf
    here, there = to_wgs84(one), to_wgs84(other)
    shrunk = math.cos(math.radians(float(here.lat)))
    return math.hypot(float(here.lon - there.lon) * shrunk, float(here.lat - there.lat))


def address_problems(city: City, specialities: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Why two pages would stand at one address: the file, and what a county or a speciality may not be called in it."""
    for county in city.counties:
        if county.slug in {*map(slug_of, KINDS), *NAMED}:
            yield "content/city.yml", f"县区「{county.name}」的 slug「{county.slug}」系统要用，请换一个"
    for id_ in specialities:
        if id_.isdigit():
            yield "content/directory/specialities.yml", f"专长的编号不能只是数字「{id_}」：网址里的数字是第几页"
