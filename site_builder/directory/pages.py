"""Every page of the directory, and the cards beside them."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.rendering.frame import Page

from .entries import EntryPages
from .lists import list_pages
from .maps import map_page, town_pages
from .overview import county_pages, overview_page
from .shelves import Shelves


def directory_pages(shelves: Shelves) -> Iterator[Page]:
    """The overview, counties, lists, the map with its townships, and the page of each entry."""
    yield overview_page(shelves)
    yield from county_pages(shelves)
    yield from list_pages(shelves)
    yield map_page(shelves)
    yield from town_pages(shelves)
    yield from EntryPages(shelves).pages()
