"""Where the views find the texts of laws. ``app.py`` says where their index is, since only there adapters are known."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from chalicelib.answering.index import SearchIndex
from chalicelib.answering.law_texts import LawTexts, cited_articles
from chalicelib.site import site

_finders: list[Callable[[], Path | None]] = []


def provide(find: Callable[[], Path | None]) -> None:
    """Say how the index is found; None where there is none. It is looked for with the first search for laws."""
    _finders[:] = [find]
    law_texts.cache_clear()


@cache
def law_texts() -> LawTexts | None:
    """The texts of this process, None where the city has none. Raises ``StoreUnavailable`` where they cannot be fetched;
    the next search tries again. ``law_texts.cache_clear()`` makes the next one open a new index.
    """
    path = _finders[0]()
    return LawTexts(SearchIndex.open(path), cited_articles(site().catalogue)) if path else None
