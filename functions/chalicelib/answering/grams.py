"""Chinese without a dictionary: a text as its pairs of characters, which both the builder and a query are cut into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from operator import add

MOST_OF_A_QUERY = 24
"""So many grams of a query count; a person who types more has said what it is about."""

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


def folded(text: str) -> str:
    """The text with full-width characters made half-width, and in small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def grams(text: str, *, single: bool = False) -> Iterator[str]:
    """Each pair of neighbouring Chinese characters, and each word of letters and digits, as often as it occurs; a lone
    character is its own gram. With ``single`` also every character by itself, as titles and names are indexed.
    """
    for run in _RUN.findall(folded(text)):
        if run[0].isascii() or len(run) == 1:
            yield run
            continue
        yield from map(add, run, run[1:])  # a city has a million of them
        if single:
            yield from run


def grams_of_query(query: str) -> list[str]:
    """The different grams of what a person typed, at most ``MOST_OF_A_QUERY``."""
    return list(dict.fromkeys(grams(query)))[:MOST_OF_A_QUERY]
