"""Searching the full city, with every article of the law beside it: how long a search takes and what it weighs on a phone,
how large the index is, and what Material's own search would send.
"""

from __future__ import annotations

import gc
import io
import statistics
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import brotli
from chalicelib.answering.index_file import SEARCH_INDEX
from chalicelib.rendering.frame import Page
from chalicelib.site import site

from site_builder import ROOT
from site_builder.search.index import numbered, write_index
from site_builder.sources import Content
from tests.applicant import other_settings

from .city import City, result_page
from .full_city import full_city, site_of
from .law_articles import every_article
from .plain import build_plain, material_with_search, write_generated_pages, write_plain_markdown
from .processes import output_of
from .queries import queries
from .table import Figure

TEXTS = ROOT.parent / "shared" / "laws"
ROUNDS = 3
MEDIAN_LIMIT_MS, P95_LIMIT_MS, INDEX_LIMIT_MB, PAGE_LIMIT = 5.0, 40.0, 3.0, 5 * 1024


def measure(city: City) -> list[Figure]:
    """Times and sizes of the pages that answer all queries, and the size of the index."""
    folder = city.folder / "search"
    content = full_city(folder / "content")
    output_of("-m", "bench.one_build", str(folder))
    compiled, laws = folder / "ours" / "compiled", folder / "laws.sqlite"
    beside = _write_texts(laws)
    asked = queries(content.directory.listed)
    with other_settings(COMPILED=str(compiled), LAWS=str(laws)):
        from app import app

        everywhere = _timed(app, [_event(query) for query in asked], f"{len(asked)} queries", "a search")
        in_laws = _timed(app, [_event(query, group="laws") for query in asked], beside, "a search for laws")
        heaviest = _heaviest(app, asked)
    return [*everywhere, *in_laws, heaviest, _index_beside_material(content, folder, compiled / SEARCH_INDEX)]


def _write_texts(path: Path) -> str:
    """Write the index of all articles at hand; what is said of it."""
    if not TEXTS.is_dir():
        return "no law texts at hand"
    articles = numbered(every_article(TEXTS))
    write_index(path, articles, 0)
    return f"{len(articles):,} articles"


def _event(query: str, **narrowed: str) -> dict[str, Any]:
    from wsgi import make_event

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/api/search",
        "QUERY_STRING": urlencode({"q": query, **narrowed}),
        "HTTP_ACCEPT": "text/html",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
    }
    return make_event(environ, "/search", "/search", {})


def _timed(app: Any, events: list[dict[str, Any]], detail: str, what: str) -> list[Figure]:
    """Median and slowest twentieth of all events, each ``ROUNDS`` times, after one that opens the index."""
    result_page(app, events[0])
    gc.collect()
    taken, busy = [], []
    for event in events * ROUNDS:
        began, began_busy = time.perf_counter(), time.thread_time()
        result_page(app, event)
        busy.append((time.thread_time() - began_busy) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
    on_processor = f"{statistics.median(busy):.2f} and {_p95(busy):.2f} ms of both processor time"
    return [
        Figure(f"{what}, median", statistics.median(taken), MEDIAN_LIMIT_MS, "ms", detail),
        Figure(f"{what}, p95", _p95(taken), P95_LIMIT_MS, "ms", on_processor),
    ]


def _heaviest(app: Any, asked: Sequence[str]) -> Figure:
    """The heaviest page of results without what every page has."""
    empty = _compressed(site().frame.fill(Page("搜索结果", "", "", "", (), "")))
    sizes = {query: _compressed(result_page(app, _event(query))) - empty for query in asked}
    query = max(sizes, key=lambda query: sizes[query])
    return Figure("a search beyond the frame, brotli", sizes[query], PAGE_LIMIT, "bytes", query[:20])


def _compressed(html: str) -> int:
    return len(brotli.compress(html.encode(), quality=9, lgwin=16))


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _index_beside_material(content: Content, folder: Path, index: Path) -> Figure:
    """Our index never leaves the server; Material's goes to every phone that searches."""
    docs = folder / "plain" / "docs"
    write_plain_markdown(content, docs)
    write_generated_pages(site_of(folder), docs)
    built = build_plain(material_with_search(content, docs), folder / "plain" / "with-search")
    theirs = _compressed((built / "search" / "search_index.json").read_text("utf-8"))
    zipped = len(zlib.compress(index.read_bytes(), 6)) / 1024**2
    detail = f"{index.stat().st_size / 1024**2:.1f} MB unpacked, none of it sent to a phone"
    to_phones = f"Material sends {theirs:,} bytes to each phone that searches"
    return Figure("the site's index, zipped", zipped, INDEX_LIMIT_MB, "MB", detail, to_phones)
