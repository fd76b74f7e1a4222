"""What a page weighs as shipped, and what must arrive before anything can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import brotli

from .city import City, result_events, result_page
from .table import Figure

BYTE_BUDGET = 14 * 1024
GZIP_BUDGET = 16 * 1024
STYLE_BUDGET = 6 * 1024
_FETCHING_RELATIONS = {"stylesheet", "preload", "modulepreload", "import"}
_FETCHED_BY_STYLE = re.compile(r"@import|url\((?!\s*['\"]?(?:data:|#))")


def measure(city: City) -> list[Figure]:
    """The heaviest of all pages, static and made by functions."""
    files = {_address(city.site, path): path for path in sorted(city.site.rglob("*.html"))}
    before_paint = {address: BeforePaint(path.read_text("utf-8")) for address, path in files.items()}
    results = dict(_result_pages(city))
    return [
        _largest("largest page, brotli", _sizes(files, ".br"), BYTE_BUDGET),
        _largest("largest page, gzip", _sizes(files, ".gz"), GZIP_BUDGET),
        _largest("largest result page, brotli", _compressed(results), BYTE_BUDGET),
        _largest("the stylesheet's share, brotli", _compressed(_styles(before_paint)), STYLE_BUDGET),
        _largest("requests before first paint", {a: p.requests for a, p in before_paint.items()}, 1, "requests"),
        _largest("scripts required to read a page", {a: p.scripts for a, p in before_paint.items()}, 0, "scripts"),
    ]


class BeforePaint(HTMLParser):
    """Counts what a page needs before its text can be shown: ``requests`` with its own, and ``scripts`` that run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.requests, self.scripts, self.style = 1, 0, ""
        self._in_style, self._in_head = False, True
        self.feed(html)
        self.requests += len(_FETCHED_BY_STYLE.findall(self.style))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element that fetches something."""
        attributes = dict(attrs)
        self._in_head &= tag != "body"
        if tag == "link" and _FETCHING_RELATIONS & set((attributes.get("rel") or "").split()):
            self.requests += 1
        if tag == "script" and attributes.get("type") != "application/ld+json":
            waits = not {"async", "defer"} & set(attributes) and attributes.get("type") != "module"
            self.scripts += waits
            self.requests += waits and "src" in attributes
        if tag == "img" and self._in_head:
            self.requests += 1
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """Leave a style."""
        self._in_style = False

    def handle_data(self, data: str) -> None:
        """Keep the text of styles."""
        if self._in_style:
            self.style += data


def _address(site: Path, path: Path) -> str:
    return f"/{path.relative_to(site).as_posix().removesuffix('index.html')}"


def _sizes(files: Mapping[str, Path], ending: str) -> dict[str, int]:
    return {address: Path(f"{path}{ending}").stat().st_size for address, path in files.items()}


def _compressed(texts: Mapping[str, str]) -> dict[str, int]:
    return {address: len(brotli.compress(text.encode(), quality=9, lgwin=16)) for address, text in texts.items()}


def _styles(pages: Mapping[str, BeforePaint]) -> dict[str, str]:
    """Each different stylesheet once, by the first page that has it; there should be one."""
    first_with = {page.style: address for address, page in sorted(pages.items(), reverse=True)}
    return {address: style for style, address in first_with.items()}


def _result_pages(city: City) -> Iterator[tuple[str, str]]:
    for calculator in city.calculators:
        for n, (_, event) in enumerate(result_events(calculator), 1):
            yield f"{calculator.id}, example {n}", result_page(city.app, event)


def _largest(what: str, values: Mapping[str, int], limit: int, unit: str = "bytes") -> Figure:
    where = max(values, key=lambda address: values[address])
    alike = len(values) > 1 and len(set(values.values())) == 1
    return Figure(what, values[where], limit, unit, f"all of {len(values)} pages" if alike else where)
