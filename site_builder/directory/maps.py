"""法务地图: the counties as tiles, a page for each township with its places, and each place on the maps of phones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.city import MAP_COLUMNS, City, County
from chalicelib.definitions.directory.datum import to_wgs84
from chalicelib.definitions.directory.kinds import KINDS, OFFICE_KINDS
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.point import Point
from chalicelib.rendering import render, rendered_later
from chalicelib.rendering.frame import Page
from chalicelib.rendering.map_links import MapLink, map_links
from markupsafe import Markup

from site_builder.sources import Content
from site_builder.trail import trail_to

from .areas import MAP, OVERVIEW, SECTION, Area, area_of, town_address
from .shelves import Heading, Listed, Shelves

TITLE = "法务地图"
OUTLINE = "data/map.svg"
FEW = 3
"""So many of a kind that serve a whole county stand on the pages of its townships; of more there is the list."""


class Tile(NamedTuple):
    """A county on the map: its page, its name without 县 or 区, and where its seat lies ("33.0696,107.0273", WGS-84)."""

    address: str
    name: str
    short: str
    at: str


def map_page(shelves: Shelves) -> Page:
    """The map: tiles and a list of counties, what serves the whole city."""
    city, counties = shelves.city, [area for area in shelves.areas.values() if area.slug]
    whole_city = shelves.areas[city.code]
    html = rendered_later(
        "map.html",
        {
            "title": TITLE,
            "tiles": tiles(city),
            "areas": [(area.name, area.address, _offices(shelves, area)) for area in counties],
            "whole_city": [_way(whole_city, *found) for found in _kinds(shelves, whole_city)],
            "review_number": city.map.review_number if city.map.outline else "",
            "city_name": city.name,
            "placed": sum(each.point is not None for each in shelves.content.directory.offices),
            "next": _next(shelves, []),
        },
    )
    description = f"{city.name}办法律的事去哪里：点县区，再点乡镇。"
    return Page(TITLE, description, MAP, SECTION, trail_to(shelves.content, MAP, TITLE), html, "nearest")


def town_pages(shelves: Shelves) -> Iterator[Page]:
    """A page for each township, those where nobody is listed too."""
    for county in shelves.city.counties:
        area = area_of(county)
        for_county = _for_county(shelves, area)
        for code, name in county.townships.items():
            yield _town_page(shelves, county, code, name, for_county)


def town_ways(shelves: Shelves, area: Area) -> list[tuple[str, str, int]]:
    """The townships of a county as links, with how many are listed in each."""
    county = shelves.city.county(area.code)
    townships: Mapping[str, str] = county.townships if county else {}
    return [
        (name, town_address(county, code), len(shelves.towns.get(code, ())))
        for code, name in townships.items()
        if county
    ]


def place_links(entry: Listed, city: City) -> Sequence[MapLink]:
    """An office on the maps of phones; none for people, who are found at their office, and for what is made up."""
    if not isinstance(entry, Office) or entry.is_sample:
        return ()
    return map_links(entry.name, entry.postal_address, entry.point, city.name)


def tiles(city: City) -> list[Tile | None]:
    """The map row by row, None where there is no county; empty for a city whose counties have no tiles."""
    placed = {county.tile: county for county in city.counties if county.tile}
    rows = max((row for row, _ in placed), default=0)
    cells = [(row, column) for row in range(1, rows + 1) for column in range(1, MAP_COLUMNS + 1)]
    return [_tile(placed[cell]) if cell in placed else None for cell in cells]


def outline(content: Content) -> Mapping[str, bytes]:
    """The picture with borders by its address, where the city shows one."""
    return {OUTLINE: content.outline} if content.catalogue.city.map.outline else {}


def map_problem(content: Content) -> str:
    """What is wrong with the map, "" where nothing is."""
    missing = content.catalogue.city.map.outline and not content.outline
    return "「map」写了 outline，可是没有 content/map.svg：把送审过的图放进来" if missing else ""


def _tile(county: County) -> Tile:
    at = _gps(county.seat) if county.seat else ""
    return Tile(
        area_of(county).address, county.name, county.name[:-1] if len(county.name) > len("洋县") else county.name, at
    )


def _gps(point: Point) -> str:
    there = to_wgs84(point)
    return f"{there.lat:.4f},{there.lon:.4f}"


def _for_county(shelves: Shelves, area: Area) -> Markup:
    """Who serves a whole county, the same on the page of each of its townships: of a kind with a few each one, of a kind
    with many their list.
    """
    kinds = _kinds(shelves, area)
    few = [_placed(shelves, each) for kind, count in kinds if count <= FEW for each in _own(shelves, area, kind)]
    many = [_way(area, kind, count) for kind, count in kinds if count > FEW]
    values = {"county": area.name, "few": few, "many": many, "today": shelves.today}
    return Markup(render("map_county.html", values).strip())


def _town_page(shelves: Shelves, county: County, code: str, name: str, for_county: Markup) -> Page:
    title, address = f"{county.name}{name}能找谁", town_address(county, code)
    here = groupby(shelves.towns.get(code, ()), key=lambda entry: entry.kind)
    groups = [(KINDS[kind].name, [_placed(shelves, each) for each in of_kind]) for kind, of_kind in here]
    html = rendered_later(
        "map_town.html",
        {
            "title": title,
            "town": name,
            "groups": groups,
            "for_county": for_county,
            "hotline": shelves.city.hotline,
            "today": shelves.today,
            "next": _next(shelves, [Link(f"/{area_of(county).address}", f"{county.name}能找谁")]),
        },
    )
    trail = trail_to(shelves.content, address, name)
    trail = (*trail[:-1], (county.name, f"/{area_of(county).address}"), (name, ""))
    return Page(
        title, f"{county.name}{name}的法律服务：站、室、调解员，在哪里、怎么打电话。", address, SECTION, trail, html
    )


def _placed(shelves: Shelves, entry: Listed) -> tuple[Listed, str, Sequence[MapLink]]:
    """An entry with its address in words and on maps."""
    return entry, entry.postal_address if isinstance(entry, Office) else "", place_links(entry, shelves.city)


def _offices(shelves: Shelves, area: Area) -> int:
    return sum(len(_own(shelves, area, kind)) for kind in OFFICE_KINDS)


def _own(shelves: Shelves, area: Area, kind: str) -> list[Listed]:
    """An area's own of a kind, without those that serve the whole city."""
    return [each for each in shelves.lists.get(Heading(area.code, kind, ""), []) if each.county == area.code]


def _kinds(shelves: Shelves, area: Area) -> list[tuple[str, int]]:
    """Kinds of offices that serve a whole county or the whole city, with how many are there."""
    counts = [(kind, len(_own(shelves, area, kind))) for kind, described in OFFICE_KINDS.items() if described.for_all]
    return [(kind, count) for kind, count in counts if count]


def _way(area: Area, kind: str, count: int) -> tuple[str, str, int]:
    return KINDS[kind].name, area.list_address(kind), count


def _next(shelves: Shelves, links: list[Link]) -> list[Link]:
    hotline = shelves.city.hotline.number
    return [*links, Link(f"/{OVERVIEW}", "按类别找"), Link(f"tel:{hotline}", f"不知道找谁，打{hotline}")]
