"""Where the views find the indexes: of the site, and of the texts of laws. ``app.py`` says where the latter is, since only
there adapters are known.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from chalicelib.answering.index import SearchIndex
from chalicelib.answering.index_file import SEARCH_INDEX
from chalicelib.answering.law_texts import LawTexts, cited_articles
from chalicelib.settings import settings
from chalicelib.site import site

_finders: list[Callable[[], Path | None]] = []


def provide(find_law_index: Callable[[], Path | None]) -> None:
    """Say how the index of law texts is found; None where there is none. It is looked for with the first search."""
    _finders[:] = [find_law_index]
    law_texts.cache_clear()


def open_anew() -> None:
    """Let the next search open the indexes of a new build. Searches that are under way end on the old ones."""
    search_index.cache_clear()
    law_texts.cache_clear()


@cache
def search_index() -> SearchIndex:
    """The index of this process's site."""
    return SearchIndex.open(settings().compiled / SEARCH_INDEX)


@cache
def law_texts() -> LawTexts | None:
    """The texts of laws, None where the city has none. Raises ``StoreUnavailable``, ``KeyError`` or ``OSError`` where
    they cannot be fetched; the next search tries again.
    """
    path = _finders[0]()
    return LawTexts(SearchIndex.open(path), cited_articles(site().catalogue)) if path else None
