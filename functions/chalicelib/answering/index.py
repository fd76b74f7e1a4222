"""Asking the index: what matches a query, in groups, best first; and what a beginning may be meant for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .document import GROUPS, STORIES, Document
from .excerpt import excerpt, marked
from .found import ENOUGH, Found, FoundGroup, Hit
from .grams import folded, grams
from .index_file import BUT_STORIES, IndexFile
from .matching import (
    Narrowed,
    Way,
    all_words,
    bare,
    by_closeness,
    by_group,
    everywhere,
    known_words,
    one_slip,
    same_sound,
    some_words,
    to_county,
)
from .query import LONGEST, Query
from .tokens import every, title_words

FEW = 5
"""Below so many results documents with some of the words are shown too; what happened to others does not count."""

MOST_SUGGESTED_BYTES = 1000


class SearchIndex:
    """An index that the builder wrote. Threads may share it."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> SearchIndex:
        """Open a file read-only. Raises ``sqlite3.OperationalError`` where there is none."""
        return cls(IndexFile(path))

    def close(self) -> None:
        """Close the file; nobody may be asking."""
        self._file.close()

    def find(self, query: Query, group: str = "", county: str = "", limit: int = 5) -> Found:
        """At most ``limit`` hits (50 at most) in each group, or in one alone; with a county what is there or for the whole
        city. What was typed may be anything.
        """
        groups = [group] if group in GROUPS else list(GROUPS)
        narrowed = to_county(county if county.isdigit() else "")
        strict = {each: self._matching(query, query.ways, each, narrowed) for each in groups}
        loose: dict[str, list[int]] = {}
        few = sum(len(found) for each, found in strict.items() if each != STORIES or each == group) < FEW
        if few and query.grams:
            whole = group if group in GROUPS else BUT_STORIES
            ways = known_words(self._file, query)
            met = [number for each in groups for number in self._matching(query, ways, each, narrowed)]
            slips = one_slip(self._file, query, whole, narrowed)
            loose = by_group([*met, *slips, *some_words(self._file, query, whole, narrowed)])
        found = {each: list(dict.fromkeys([*strict[each], *loose.get(each, ())])) for each in groups}
        best_first = dict.fromkeys([*(each for each in groups if strict[each]), *loose])
        shown = tuple(self._shown(query, each, found[each], limit) for each in best_first)
        called = next(
            (hit for group in shown for hit in group.hits[:1] if bare(hit.title.text) == bare(query.words)), None
        )
        return Found(shown, called, any(set(numbers) - set(strict[each]) for each, numbers in found.items()))

    def _matching(self, query: Query, ways: Sequence[Way], group: str, narrowed: Narrowed) -> list[int]:
        numbers = by_closeness(self._file, query, all_words(self._file, ways, group, narrowed))
        return list(dict.fromkeys([*numbers, *same_sound(self._file, query, group, narrowed)]))

    def _shown(self, query: Query, group: str, numbers: list[int], limit: int) -> FoundGroup:
        wanted = numbers[: min(limit, ENOUGH)]
        documents = self._file.documents(wanted)
        hits = tuple(_hit(documents[number], query) for number in wanted)
        return FoundGroup(group, hits, min(len(numbers), ENOUGH), len(numbers) > ENOUGH)

    def suggest(self, typed: str, limit: int = 8) -> list[str]:
        """Titles of what begins with what was typed or holds it, by their characters or their sound; together not
        more than a kilobyte.
        """
        query, text = Query(typed), folded(typed[:LONGEST]).strip()
        numbers = same_sound(self._file, query, "", everywhere)
        if held := list(dict.fromkeys(grams(text))):
            numbers += self._file.numbers(every(title_words(held)), "", 4 * ENOUGH)
        documents = self._file.documents(numbers)
        best = sorted(dict.fromkeys(numbers), key=lambda number: not _begins(documents[number], text))[:limit]
        return list(_within(MOST_SUGGESTED_BYTES, dict.fromkeys(documents[number].title for number in best)))


def _hit(document: Document, query: Query) -> Hit:
    title, text = marked(document.title, query.grams), excerpt(document.text, query.grams)
    return Hit(document.group, document.address, title, text, document.county, document.names)


def _begins(document: Document, text: str) -> bool:
    """Whether a title or a name begins like this, title marks apart. Of an article only the law could."""
    names = (document.title, *document.names)
    return "#" not in document.address and any(folded(name).lstrip("《").startswith(text) for name in names)


def _within(most: int, titles: Iterable[str]) -> Iterator[str]:
    """As many as fit into a list of so many bytes of JSON."""
    for title in titles:
        most -= len(json.dumps(title, ensure_ascii=False).encode()) + 2
        if most < 0:
            return
        yield title
