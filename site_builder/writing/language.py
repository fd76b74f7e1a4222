"""The words that editors keep for the checks of language: plain words, old names of laws, laws without a file of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.definitions.entry import Entry


@dataclass(frozen=True)
class PlainWords:
    """``instead`` gives each officialese word its everyday one; ``allowed`` are phrases that hold such a word and stay."""

    instead: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()

    @classmethod
    def read(cls, entry: Entry) -> PlainWords:
        """Read ``content/wording/plain-words.yml``."""
        words = cls(entry.pairs("words"), entry.texts("except"))
        entry.done()
        return words


@dataclass(frozen=True)
class Language:
    """What the checks go by. ``old_laws`` leads from the name of a repealed law to what holds now; ``other_laws`` gives
    laws that texts only name, without citing an article, with where their text is.
    """

    plain: PlainWords = PlainWords()
    old_laws: Mapping[str, str] = field(default_factory=dict)
    other_laws: Mapping[str, str] = field(default_factory=dict)


LISTS: Mapping[str, Callable[[Entry], Any]] = {
    "plain-words": PlainWords.read,
    "old-laws": Entry.pairs_of_all,
    "other-laws": Entry.pairs_of_all,
}
"""The files of ``content/wording`` that only the builder reads, by name."""


def language_of(lists: Mapping[str, Any]) -> Language:
    """What was read of ``LISTS``; a city that keeps no list has nothing checked by it."""
    return Language(lists.get("plain-words", PlainWords()), lists.get("old-laws", {}), lists.get("other-laws", {}))
