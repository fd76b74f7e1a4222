"""Which pages stand for all: of each kind that the builder makes the longest, and as few as show everything that pages of
the kind hold. Of the directory alone there are thousands, and they are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

KINDS: Mapping[str, str] = {
    "list of calculators": "look-up/calculators/",
    "calculator": "look-up/calculators/[^/]+/",
    "list of laws": "look-up/laws/",
    "law": "look-up/laws/[^/]+/",
    "list of comics": "learn/comics/",
    "comic": "learn/comics/[^/]+/",
    "parts of comics": "about/comic-parts/",
    "figures": "about/figures/",
    "workflow": "about/workflow(-booked)?/",
    "door of a form": "apply/[^/]+/form/",
    "first question of a form": "apply/[^/]+/(ask|safe)/",
    "way out of a form": "apply/[^/]+/(?!form|ask|safe|sheets)[^/]+/",
    "list of sheets": "apply/[^/]+/sheets/",
    "sheet": "apply/[^/]+/sheets/[^/]+/",
    "list of what there is to learn from": "learn/(guides|cases|films|topics)/",
    "topic": "learn/topics/[^/]+/",
    "archive of the column": "xiaolan/archive/([0-9]{4}/)?",
    "overview of the directory": "find/offices/",
    "map": "find/map/",
    "entry": "find/entry/[^/]+/",
    "county, or a kind in the city": "find/(?!entry|map|offices)[a-z-]+/",
    "township": "find/[a-z-]+/[0-9]{9}/",
    "list of entries": "find/(?!entry)[a-z-]+/[a-z-]+/([a-z-]+/)?([0-9]{1,3}/)?",
}
"""Every kind of page that the builder makes, by the form of its addresses: each address has exactly one."""

_TELLING = ("class", "role", "type", "scope")
_WITHOUT_END = ("br", "hr", "img", "input")


def kinds_of(address: str) -> list[str]:
    """The kinds that an address has the form of; the right number is one."""
    return [kind for kind, form in KINDS.items() if re.fullmatch(form, address)]


def standing_for_all(pages: Mapping[str, str]) -> list[str]:
    """Addresses of ``pages`` (HTML by address), some of each kind."""
    alike: dict[str, dict[str, str]] = {}
    for address, html in pages.items():
        alike.setdefault("".join(kinds_of(address)), {})[address] = html
    return sorted({address for of_kind in alike.values() for address in _few(of_kind)})


def _few(alike: Mapping[str, str]) -> Iterator[str]:
    """The longest, then pages until every construct that one of them holds is shown: the one that adds most, the first of equals."""
    held = {address: constructs(html) for address, html in sorted(alike.items())}
    longest = max(held, key=lambda address: len(alike[address]))
    yield longest
    missing = set().union(*held.values()) - held[longest]
    while missing:
        address = max(held, key=lambda each: len(held[each] & missing))
        missing -= held[address]
        yield address


def constructs(html: str) -> set[str]:
    """What a page is made of, from its <main> on: elements in what they stand in, with the names of their attributes and
    the values of those that change a look.
    """
    found = _Constructs()
    found.feed(html[html.index("<main") :])
    return found.met


class _Constructs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.met: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        telling = (f"{name}={value}" if name in _TELLING else name for name, value in sorted(attrs))
        element = f"{tag}[{' '.join(telling)}]"
        self.met.add(f"{self._open[-1] if self._open else ''} {element}")
        if tag not in _WITHOUT_END:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and not self._open.pop().startswith(f"{tag}["):
            pass  # a paragraph or a row that was never ended
