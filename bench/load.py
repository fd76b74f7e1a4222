"""How soon an article can be read on a cheap phone and a 2G line, beside the same text bare and in plain Material."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from chalicelib.site import Site
from chalicelib.web.security import security_headers
from playwright.sync_api import sync_playwright

from site_builder.sources import Content

from .city import City
from .phone import launched, visit
from .plain import bare_settings, build_plain, material_settings, write_plain_markdown
from .static_server import served
from .table import Figure

RUNS = 5
CHARACTERS = 1500
LIMIT_TO_BARE = 1.4
LIMIT_TO_MATERIAL = 0.4

_CHINESE = re.compile(r"[\u3400-\u9fff]")

Paints = Mapping[str, tuple[list[float], list[float]]]
"""By site: milliseconds to the first contentful paint of the first page of each visit, and of the second."""


def measure(city: City) -> list[Figure]:
    """Ours against both, for the first page of a visit and for the second."""
    articles = articles_to_load(city.content)
    headers = {"ours": security_headers(Site.load(city.compiled).style_hash)}
    paints = _paints(_sites(city), headers, articles)
    figures = []
    for n, which in enumerate(("first", "second")):
        for other, limit in (("bare", LIMIT_TO_BARE), ("Material", LIMIT_TO_MATERIAL)):
            ours, theirs = (paints[site][n] for site in ("ours", other))
            figures.append(_ratio(f"{which} page on 2G, first paint", ours, other, theirs, limit))
    return figures


def articles_to_load(content: Content) -> list[str]:
    """The addresses of the two articles whose length is nearest to 1,500 Chinese characters."""
    articles = [page for page in content.pages.values() if page.address and not page.head]
    articles.sort(key=lambda page: abs(len(_CHINESE.findall(page.body)) - CHARACTERS))
    return [page.address for page in articles[:2]]


def _ratio(what: str, ours: list[float], other: str, theirs: list[float], limit: float) -> Figure:
    mine, yours = statistics.median(ours), statistics.median(theirs)
    beside = f"{other}: {yours:,.0f} ms"
    return Figure(what, mine / yours, limit, "×", f"{mine:,.0f} ms", beside, {"ours": ours, other: theirs})


def _sites(city: City) -> dict[str, Path]:
    """The finished sites by name: the text is the same in all."""
    docs = city.folder / "plain" / "docs"
    write_plain_markdown(city.content, docs)
    return {
        "ours": city.site,
        "bare": build_plain(bare_settings(city.content, docs), city.folder / "plain" / "bare"),
        "Material": build_plain(material_settings(city.content, docs), city.folder / "plain" / "material"),
    }


def _paints(sites: Mapping[str, Path], headers: Mapping[str, Mapping[str, str]], articles: list[str]) -> Paints:
    """Every site's visits, turn by turn, so that whatever else the machine does slows all of them."""
    paints: Paints = defaultdict(lambda: ([], []))
    with ExitStack() as open_:
        addresses = {name: open_.enter_context(served(folder, headers.get(name, {}))) for name, folder in sites.items()}
        browser = open_.enter_context(launched(open_.enter_context(sync_playwright())))
        visit(browser, [addresses["bare"]])  # the first visit of all also pays for the browser's start
        for _ in range(RUNS):
            for name, address in addresses.items():
                taken = visit(browser, [address + article for article in articles])
                for all_of_them, one in zip(paints[name], taken, strict=True):
                    all_of_them.append(one)
    return paints
