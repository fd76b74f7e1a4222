"""What was found, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

ENOUGH = 50
"""So many documents of a group are looked at and counted."""

Spans = tuple[tuple[int, int], ...]
"""From where to where (exclusive) the words looked for stand in a text, in order, none touching another."""


@dataclass(frozen=True)
class Marked:
    """A text and where in it the words looked for stand."""

    text: str
    spans: Spans = ()

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it was looked for."""
        done = 0
        for begin, end in self.spans:
            if done < begin:
                yield self.text[done:begin], False
            yield self.text[begin:end], True
            done = end
        if done < len(self.text):
            yield self.text[done:], False


@dataclass(frozen=True)
class Hit:
    """One document. ``address`` is from the site's root, with an anchor if any; ``county`` a code or ""; ``names`` what
    it is also called.
    """

    group: str
    address: str
    title: Marked
    excerpt: Marked
    county: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundGroup:
    """The best hits of a group, best first. ``total`` counts all up to a bound, ``more`` says that it was reached."""

    group: str
    hits: tuple[Hit, ...]
    total: int
    more: bool


@dataclass(frozen=True)
class Found:
    """The groups in which something was found, in the order of ``GROUPS``. ``loose`` when too little matched all words, so
    that there are also documents with some of them, and names that differ in one character; groups that have only such
    stand behind the others, the closest first. ``called`` is the hit whose title is what was typed, if there is one.
    """

    groups: tuple[FoundGroup, ...] = ()
    called: Hit | None = None
    loose: bool = False

    @property
    def total(self) -> int:
        """How many documents, each group's up to its bound."""
        return sum(group.total for group in self.groups)

    def group(self, name: str) -> FoundGroup:
        """A group, without hits where nothing was found."""
        return next((each for each in self.groups if each.group == name), FoundGroup(name, (), 0, False))

    def with_group(self, group: FoundGroup) -> Found:
        """The same with another group in the place of its own, or behind the others, for what comes from another index."""
        if not self.group(group.group).hits:
            return replace(self, groups=(*self.groups, *((group,) if group.hits else ())))
        return replace(self, groups=tuple(group if each.group == group.group else each for each in self.groups))
