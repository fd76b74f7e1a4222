"""Searching the full city, with every article of the law beside it: how long it takes, and how large the index is."""

from __future__ import annotations

import gc
import statistics
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import brotli
from chalicelib.answering.index import SearchIndex
from chalicelib.answering.index_file import SEARCH_INDEX
from chalicelib.answering.law_texts import LawTexts, cited_articles
from chalicelib.answering.query import Query

from site_builder import ROOT
from site_builder.search.index import numbered, write_index
from site_builder.sources import Content

from .city import City
from .full_city import full_city, site_of
from .law_articles import every_article
from .plain import build_plain, material_with_search, write_generated_pages, write_plain_markdown
from .processes import output_of
from .queries import queries
from .table import Figure

TEXTS = ROOT.parent / "shared" / "laws"
ROUNDS = 3
SHOWN = 5
MEDIAN_LIMIT_MS, P95_LIMIT_MS, INDEX_LIMIT_MB = 5.0, 40.0, 3.0


def measure(city: City) -> list[Figure]:
    """Times over all queries, each asked ``ROUNDS`` times; sizes beside those of Material's own search."""
    folder = city.folder / "search"
    content = full_city(folder / "content")
    output_of("-m", "bench.one_build", str(folder))
    index = folder / "ours" / "compiled" / SEARCH_INDEX
    with ExitStack() as opened:
        ask, beside = _searcher(opened, content, index, folder)
        asked = queries(content.directory.listed)
        first = [_timed(ask, query)[0] for query in asked]
        gc.collect()
        again = [_timed(ask, query) for _ in range(ROUNDS) for query in asked]
    taken, busy = zip(*again, strict=True)
    slowest = max(zip(taken, asked * ROUNDS, strict=True))[1]
    detail = f"{len(asked)} queries, {beside}"
    on_processor = f"{_p95(busy):.2f} ms of it processor time; the slowest: {slowest[:20]}"
    return [
        Figure("a search, median", statistics.median(taken), MEDIAN_LIMIT_MS, "ms", detail),
        Figure("a search, p95", _p95(taken), P95_LIMIT_MS, "ms", on_processor),
        Figure("a search as the first of its words, p95", _p95(first), P95_LIMIT_MS, "ms"),
        _index_beside_material(content, folder, index),
    ]


def _searcher(opened: ExitStack, content: Content, path: Path, folder: Path) -> tuple[Callable[[str], object], str]:
    """What asks all that a search page asks, and what was indexed beside the city."""
    index = opened.enter_context(closing(SearchIndex.open(path)))
    if not TEXTS.is_dir():
        return lambda text: index.find(Query(text), limit=SHOWN), "no law texts at hand"
    articles = numbered(every_article(TEXTS))
    write_index(folder / "laws.sqlite", articles, 0)
    laws = opened.enter_context(closing(SearchIndex.open(folder / "laws.sqlite")))
    texts = LawTexts(laws, cited_articles(content.catalogue))

    def ask(text: str) -> object:
        query = Query(text)
        return texts.find(query, SHOWN, index.find(query, limit=SHOWN).group("laws"))

    return ask, f"{len(articles):,} articles of laws beside the city"


def _timed(ask: Callable[[str], object], query: str) -> tuple[float, float]:
    """Milliseconds of a search, and of its processor time: they part where others hold the machine."""
    began, began_busy = time.perf_counter(), time.thread_time()
    ask(query)
    return (time.perf_counter() - began) * 1000, (time.thread_time() - began_busy) * 1000


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _index_beside_material(content: Content, folder: Path, index: Path) -> Figure:
    """Our index never leaves the server; Material's goes to every phone that searches."""
    docs = folder / "plain" / "docs"
    write_plain_markdown(content, docs)
    write_generated_pages(site_of(folder), docs)
    built = build_plain(material_with_search(content, docs), folder / "plain" / "with-search")
    theirs = brotli.compress((built / "search" / "search_index.json").read_bytes(), quality=9, lgwin=16)
    zipped = len(zlib.compress(index.read_bytes(), 6)) / 1024**2
    detail = f"{index.stat().st_size / 1024**2:.1f} MB unpacked, none of it sent to a phone"
    to_phones = f"Material sends {len(theirs):,} bytes to each phone that searches"
    return Figure("the site's index, zipped", zipped, INDEX_LIMIT_MB, "MB", detail, to_phones)
