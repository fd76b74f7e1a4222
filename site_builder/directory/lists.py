"""Lists of the directory as pages of plain links: a kind in an area, those with one speciality, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.directory.kinds import KINDS, PEOPLE_KINDS
from chalicelib.definitions.directory.office import Office
from chalicelib.rendering import rendered_later
from chalicelib.rendering.frame import Page

from site_builder.kept import Kept
from site_builder.trail import trail_to

from .areas import OVERVIEW, SECTION, Area, town_address
from .shelves import Heading, Listed, Shelves, pages_of

Ways = list[tuple[str, str, int]]
"""Links to lists: words, address, and how many stand there."""

Described = tuple[Listed, str, str]
"""An entry, where it is, what it does."""

WHOLE_CITY = 8
"""How many that serve the whole city stand below a county's list; the others are one link away."""

NEAREST = 4
NO_WAYS_ON = dict.fromkeys(("specialities", "whole_city", "elsewhere", "towns", "taking"), "")

_known = Kept[dict[str, Any]]()
"""What pages were made from: a list of thousands is not there twice where it did not change."""


def list_pages(shelves: Shelves) -> Iterator[Page]:
    """Every page of every list."""
    for heading, entries in shelves.lists.items():
        pages = list(pages_of(entries))
        for n, on_page in enumerate(pages, 1):
            yield _page(shelves, heading, on_page, n, len(pages))


def _page(shelves: Shelves, heading: Heading, entries: Sequence[Listed], n: int, last: int) -> Page:
    area = shelves.areas[heading.area]
    title = f"{list_title(shelves, heading)}{f'（第{n}页）' if n > 1 else ''}"
    address = area.list_address(heading.kind, heading.speciality, n)
    values = {
        "title": title,
        "area": area,
        "kind_name": KINDS[heading.kind].name,
        "unit": "位" if heading.kind in PEOPLE_KINDS else "个",
        "by_town": not KINDS[heading.kind].for_all,
        "total": len(shelves.lists[heading]),
        "page": n,
        "last_page": last,
        "groups": _groups(shelves, heading, entries),
        "numbers": page_numbers(area, heading, n, last),
        "hotline": shelves.city.hotline,
        "today": shelves.today,
        "next": _next(shelves, heading),
        **(_ways_on(shelves, heading) if n == 1 else NO_WAYS_ON),
    }
    html = rendered_later("directory_list.html", _known.get(address, values, lambda: values))
    return Page(
        title, f"{title}：电话、地址、核实的日子。", address, SECTION, _trail(shelves, heading, address, title), html
    )


def list_title(shelves: Shelves, heading: Heading) -> str:
    """汉台区的律师; 汉台区的律师：要工钱."""
    title = f"{shelves.areas[heading.area].name}的{KINDS[heading.kind].name}"
    found = shelves.content.directory.specialities.get(heading.speciality)
    return f"{title}：{found.name}" if found else title


def page_numbers(area: Area, heading: Heading, n: int, last: int) -> list[tuple[str, int, str]]:
    """The pages that can be turned to: the one before and after in words; the first, the last and those around by number."""
    near = sorted({1, last, *range(max(1, n - 2), min(last, n + 2) + 1)})
    turns = [("上一页", n - 1)] * (n > 1) + [(str(each), each) for each in near] + [("下一页", n + 1)] * (n < last)
    return [(words, each, area.list_address(heading.kind, heading.speciality, each)) for words, each in turns]


def _described(shelves: Shelves, heading: Heading, entries: Iterable[Listed]) -> list[Described]:
    """Entries with where they are, as far as the list does not say it, and what they are for."""
    county = shelves.city.county(heading.area)
    found = []
    for entry in entries:
        where = county.townships.get(entry.town, "") if county else shelves.area_name(entry)
        does = _does(shelves, entry)
        found.append((entry, "" if where and where in does else where, does))
    return found


def _does(shelves: Shelves, entry: Listed) -> str:
    """What somebody is good at; without that what an office is for, but of the many of villages, which are all for the
    same.
    """
    names = shelves.content.directory.specialities
    if entry.specialities:
        return f"会办{'、'.join(names[id_].name for id_ in entry.specialities)}"
    return entry.competence if isinstance(entry, Office) and KINDS[entry.kind].for_all else ""


def _groups(shelves: Shelves, heading: Heading, entries: Sequence[Listed]) -> list[tuple[str, list[Described]]]:
    """The entries of a page below the names of their townships, or all together below none."""
    county = shelves.city.county(heading.area)
    if county is None or KINDS[heading.kind].for_all:
        return [("", _described(shelves, heading, entries))] if entries else []
    towns = groupby(entries, key=lambda entry: entry.town)
    return [(county.townships.get(town, "没写乡镇的"), _described(shelves, heading, there)) for town, there in towns]


def _ways_on(shelves: Shelves, heading: Heading) -> dict[str, Any]:
    """What the first page of a list adds: its specialities, who serves the whole city, the same in other counties."""
    area = shelves.areas[heading.area]
    of_city = [
        entry
        for entry in shelves.lists[Heading(shelves.city.code, heading.kind, "")]
        if entry.county == shelves.city.code
    ]
    return {
        "specialities": [] if heading.speciality else specialities_of(shelves, area, heading.kind),
        "whole_city": _described(shelves, heading, of_city[:WHOLE_CITY])
        if area.slug and not heading.speciality
        else [],
        "elsewhere": _elsewhere(shelves, heading),
        "towns": _towns(shelves, heading),
        "taking": "" if heading.speciality else shelves.taking[heading.kind],
    }


def specialities_of(shelves: Shelves, area: Area, kind: str) -> Ways:
    """The lists of a kind in an area by speciality, in the editor's order."""
    known = shelves.content.directory.specialities.values()
    found = [(each, shelves.lists.get(Heading(area.code, kind, each.id), [])) for each in known]
    return [(each.name, area.list_address(kind, each.id), len(entries)) for each, entries in found if entries]


def _towns(shelves: Shelves, heading: Heading) -> Ways:
    """The townships in which somebody of the list is, whose pages name everybody else there too."""
    county = shelves.city.county(heading.area)
    if county is None or KINDS[heading.kind].for_all or heading.speciality:
        return []
    counts = Counter(entry.town for entry in shelves.lists[heading])
    return [(name, town_address(county, code), counts[code]) for code, name in county.townships.items() if counts[code]]


def _elsewhere(shelves: Shelves, heading: Heading) -> Ways:
    """The same list in other counties, the nearest first; from an empty one only those near enough to go to."""
    found = [(area, shelves.lists.get(heading._replace(area=area.code), [])) for area in shelves.others[heading.area]]
    ways = [
        (area.name, area.list_address(heading.kind, heading.speciality), len(entries))
        for area, entries in found
        if entries
    ]
    is_empty = not shelves.lists[heading] and heading.area != shelves.city.code
    return ways[:NEAREST] if is_empty else ways


def _next(shelves: Shelves, heading: Heading) -> list[Link]:
    area, links = shelves.areas[heading.area], []
    if heading.speciality:
        links.append(Link(f"/{area.list_address(heading.kind)}", f"{area.name}的全部{KINDS[heading.kind].name}"))
    if area.slug:
        links.append(Link(f"/{area.address}", f"{area.name}能找谁"))
        links.append(
            Link(f"/{shelves.areas[shelves.city.code].list_address(heading.kind)}", f"全市的{KINDS[heading.kind].name}")
        )
    hotline = shelves.city.hotline.number
    return [*links, Link(f"/{OVERVIEW}", "按县区、按类别找"), Link(f"tel:{hotline}", f"拿不准，打{hotline}问")]


def _trail(shelves: Shelves, heading: Heading, address: str, title: str) -> tuple[tuple[str, str], ...]:
    area = shelves.areas[heading.area]
    middle = ((area.name, f"/{area.address}"),) if area.slug else ()
    return (*trail_to(shelves.content, address, title)[:-1], *middle, (title, ""))
