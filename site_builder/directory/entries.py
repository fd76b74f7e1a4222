"""A page for each entry of the directory, and its card for the phone's address book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.rendering import Later, render
from chalicelib.rendering.frame import Page
from chalicelib.rendering.json_ld import as_json_ld, hours_in_json_ld
from chalicelib.rendering.open_now import opening_table
from chalicelib.rendering.vcard import as_vcard, card_address, has_card

from site_builder.kept import Kept
from site_builder.sources import Content
from site_builder.trail import trail_to

from .areas import OVERVIEW, SECTION, Area
from .facts import office_facts, person_facts
from .maps import place_links
from .reading import Directory
from .shelves import Listed, Shelves

WORKERS = 24
"""So many people stand on the page of their office; more are on the list of their kind."""


class Opening(NamedTuple):
    """When an office is open: in words, for the page's script, and for search engines. Many have the same hours."""

    lines: list[str]
    table: str
    in_json_ld: dict[str, Any]


_shared = Kept[object]()
_cards = Kept[bytes]()


def _shared_by_entries(shelves: Shelves) -> object:
    """What the page of an entry is made from beside the entry, its firm and its people."""
    content = shelves.content
    trees = [content.trees[kind] for kind in ("city", "services", "laws", "calendar")]
    return (trees, content.without_texts.pages, content.directory.specialities, shelves.today)


class EntryPages:
    """The pages of all entries on one day; what many of them share is made once."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves, self._content, self._today = shelves, shelves.content, shelves.today
        self._way_to_list = cache(partial(_way_to_list, self._content))
        self._opening = cache(partial(_opening, self._content, self._today))
        self._shared = _shared.get("", _shared_by_entries(shelves), object)

    def pages(self) -> Iterator[Page]:
        """Each entry's page."""
        return map(self._page, self._content.directory.listed)

    def _page(self, entry: Listed) -> Page:
        shelves, area = self._shelves, self._shelves.areas[entry.county]
        firm = firm_of(entry, self._content.directory)
        opening = self._opening(entry.hours if isinstance(entry, Office) else "")
        state = (self._shared, entry, firm, shelves.workers.get(entry.id))
        html = Later(state, lambda: self._html(entry, area, firm, opening))
        description = f"{shelves.area_name(entry)}的{entry.kind_name}：电话、地址、核实的日子。"
        script = "open" if opening.table else ""
        trail = (*self._way_to_list(area, entry.kind), (entry.name, ""))
        return Page(entry.name, description, entry.address, SECTION, trail, html, script)

    def _html(self, entry: Listed, area: Area, firm: Office | None, opening: Opening) -> str:
        shelves = self._shelves
        return render(
            "directory_entry.html",
            {
                "entry": entry,
                "today": self._today,
                "hotline": shelves.city.hotline,
                "list_address": area.list_address(entry.kind),
                "where": shelves.area_name(entry),
                "phone": entry.phone_shown(self._today),
                "facts": _facts(entry, firm, shelves),
                "specialities": self._specialities(entry, area),
                "taking": shelves.taking[entry.kind],
                "card": card_address(entry) if has_card(entry, self._today) else "",
                "json_ld": as_json_ld(entry, firm, shelves.city, opening.in_json_ld, self._today),
                "next": self._next(entry, area),
                "maps": place_links(entry, shelves.city),
                "hours": opening.lines,
                "open": opening.table,
                **self._workers(entry),
            },
        )

    def _specialities(self, entry: Listed, area: Area) -> list[tuple[Any, str]]:
        known = self._content.directory.specialities
        return [(known[id_], area.list_address(entry.kind, id_)) for id_ in entry.specialities]

    def _workers(self, entry: Listed) -> dict[str, Any]:
        """Who works there, and where the others are when they are too many for a page."""
        workers = self._shelves.workers.get(entry.id, [])
        if len(workers) <= WORKERS:
            return {"workers": workers, "more": None}
        first = workers[0]
        address = self._shelves.areas[first.county].list_address(first.kind)
        return {"workers": workers[:WORKERS], "more": (len(workers), address)}

    def _next(self, entry: Listed, area: Area) -> list[Link]:
        hotline = self._shelves.city.hotline.number
        return [
            Link(f"/{area.list_address(entry.kind)}", f"{area.name}的{entry.kind_name}"),
            Link(f"/{OVERVIEW}", "按县区、按类别找"),
            Link(f"tel:{hotline}", f"拿不准，打{hotline}问"),
        ]


def _way_to_list(content: Content, area: Area, kind: str) -> tuple[tuple[str, str], ...]:
    """The steps that come before an entry's own."""
    of_area = ((area.name, f"/{area.address}"),) if area.slug else ()
    return (*trail_to(content, OVERVIEW, "")[:-1], *of_area, (KINDS[kind].name, f"/{area.list_address(kind)}"))


def _opening(content: Content, today: date, hours: str) -> Opening:
    if not hours:
        return Opening([], "", {})
    read, calendar = OpeningHours.read(hours), content.catalogue.calendar
    return Opening(read.lines(today), opening_table(read, calendar, today), hours_in_json_ld(read, calendar, today))


def firm_of(entry: Listed, directory: Directory) -> Office | None:
    """Where a person works; None where nobody wrote it, and for offices."""
    firm = directory.by_id.get(entry.office) if isinstance(entry, Person) else None
    return firm if isinstance(firm, Office) else None


def cards(content: Content, today: date) -> Mapping[str, bytes]:
    """The card of each entry by its address, where there is something to save."""
    directory, city = content.directory, content.catalogue.city
    saved = [entry for entry in directory.listed if has_card(entry, today)]
    return {card_address(entry): _card(entry, firm_of(entry, directory), city, today) for entry in saved}


def _card(entry: Listed, firm: Office | None, city: City, today: date) -> bytes:
    return _cards.get(entry.id, (entry, firm, city, today), lambda: as_vcard(entry, firm, city, today))


def _facts(entry: Listed, firm: Office | None, shelves: Shelves) -> list[tuple[str, str, str]]:
    return office_facts(entry) if isinstance(entry, Office) else person_facts(entry, firm, shelves.city.hotline)
