"""Where looking for somebody begins: every kind in every county with how many there are, and a page for each county."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.rendering import rendered_later
from chalicelib.rendering.frame import Page

from site_builder.trail import trail_to

from .areas import MAP, OVERVIEW, SECTION, Area
from .maps import town_ways
from .shelves import Heading, Listed, Shelves

TITLE = "找人、找机构"
FEW = 16
"""So many of a kind that takes applications stand on the overview itself; of more there is the list."""


def overview_page(shelves: Shelves) -> Page:
    """Counties, kinds, the offices that cases can come to, and how many of each kind every county has."""
    areas = list(shelves.areas.values())
    whole_city, *counties = areas
    kinds = [kind for kind in KINDS if Heading(whole_city.code, kind, "") in shelves.lists]
    html = rendered_later(
        "directory_overview.html",
        {
            "title": TITLE,
            "hotline": shelves.city.hotline,
            "areas": areas,
            "counties": [(area.name, area.address, 0) for area in counties],
            "kinds": [
                (KINDS[kind].name, whole_city.list_address(kind), sum(serving(shelves, area, kind) for area in areas))
                for kind in kinds
            ],
            "taking": [_taking(shelves, kind) for kind in kinds if KINDS[kind].takes_cases],
            "table": [
                (KINDS[kind].name, [(area.list_address(kind), serving(shelves, area, kind)) for area in areas])
                for kind in kinds
            ],
            "next": _next(shelves, []),
        },
    )
    description = "律师、公证处、法律援助中心、司法所：按县区、按类别找。"
    return Page(TITLE, description, OVERVIEW, SECTION, trail_to(shelves.content, OVERVIEW, TITLE), html)


def county_pages(shelves: Shelves) -> Iterator[Page]:
    """For each county, its kinds and its townships."""
    for area in shelves.areas.values():
        if area.slug:
            yield _county_page(shelves, area)


def serving(shelves: Shelves, area: Area, kind: str) -> int:
    """How many of a kind belong to a county; of the whole city's only those that serve all of it."""
    entries = shelves.lists.get(Heading(area.code, kind, ""), [])
    return sum(entry.county == area.code for entry in entries)


def _how_many(here: int, for_all: int) -> str:
    return f"{here or '没有'}，另有管全市的{for_all}" if for_all else str(here or "没有")


def _county_page(shelves: Shelves, area: Area) -> Page:
    title = f"{area.name}能找谁"
    whole_city = shelves.areas[shelves.city.code]
    kinds = [
        (
            KINDS[kind].name,
            area.list_address(kind),
            _how_many(serving(shelves, area, kind), serving(shelves, whole_city, kind)),
        )
        for kind in KINDS
        if Heading(area.code, kind, "") in shelves.lists
    ]
    links = [Link(f"/{OVERVIEW}", "看别的县区")]
    html = rendered_later(
        "directory_county.html",
        {"title": title, "kinds": kinds, "towns": town_ways(shelves, area), "next": _next(shelves, links)},
    )
    trail = trail_to(shelves.content, area.address, area.name)
    return Page(title, f"{area.name}的律师、机构和窗口，按类别、按乡镇找。", area.address, SECTION, trail, html)


def _taking(shelves: Shelves, kind: str) -> tuple[str, str, int, list[Listed]]:
    whole_city = shelves.areas[shelves.city.code]
    entries = shelves.lists[Heading(whole_city.code, kind, "")]
    few = entries if len(entries) <= FEW else []
    return KINDS[kind].name, whole_city.list_address(kind), len(entries), few


def _next(shelves: Shelves, links: list[Link]) -> list[Link]:
    hotline, apply = shelves.city.hotline.number, shelves.content.pages.get("apply/")
    if apply:
        links = [*links, Link(f"/{apply.address}", f"{apply.title}：网上申请、预约")]
    return [*links, Link(f"/{MAP}", "法务地图：点着找"), Link(f"tel:{hotline}", f"不知道找谁，打{hotline}")]
