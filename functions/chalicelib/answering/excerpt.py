"""The part of a text that shows why it was found, with the words looked for marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from .found import Marked, Spans

WIDTH = 60
"""Characters of an excerpt."""

BEFORE = 14
"""So many characters at most stand before the first word marked; fewer where a sentence begins."""

CUT = "…"
_SENTENCE_ENDS = "。；！？\n"


def marked(text: str, grams: Collection[str]) -> Marked:
    """The whole text with every gram marked."""
    return Marked(text, _spans(_places(text, grams)))


def excerpt(text: str, grams: Collection[str]) -> Marked:
    """The stretch that holds the most different grams; the beginning where there is none."""
    places = _places(text, grams)
    begin = _begin(text, _best(places))
    end = min(len(text), begin + WIDTH)
    head, tail = (CUT if begin else ""), (CUT if end < len(text) else "")
    inside = [(max(at, begin), min(to, end)) for at, to in places if at < end and to > begin]
    moved = _spans((at - begin + len(head), to - begin + len(head)) for at, to in inside)
    return Marked(f"{head}{text[begin:end]}{tail}", moved)


def _places(text: str, grams: Collection[str]) -> list[tuple[int, int]]:
    """Where the grams stand, in order. Folding here must keep the length of the text, other than in the index."""
    if not grams:
        return []
    longest_first = sorted(grams, key=len, reverse=True)
    pattern = re.compile(f"(?=({'|'.join(map(re.escape, longest_first))}))")  # looking ahead, since pairs overlap
    small = text.lower()
    return [found.span(1) for found in pattern.finditer(small if len(small) == len(text) else text)]


def _best(places: list[tuple[int, int]]) -> int:
    """Where the stretch with the most places begins."""
    best, most, first = 0, 0, 0
    for last, (_, end) in enumerate(places):
        while places[first][0] < end - (WIDTH - BEFORE):
            first += 1
        if last - first + 1 > most:
            best, most = places[first][0], last - first + 1
    return best


def _begin(text: str, at: int) -> int:
    """Where to begin so that the place is shown with what leads up to it."""
    if at <= BEFORE or len(text) <= WIDTH:
        return 0
    sentence = max(text.rfind(end, at - BEFORE, at) for end in _SENTENCE_ENDS)
    return min(sentence + 1 if sentence >= 0 else at - BEFORE, max(0, len(text) - WIDTH))


def _spans(places: Iterable[tuple[int, int]]) -> Spans:
    """Places that touch each other become one."""
    spans: list[tuple[int, int]] = []
    for begin, end in places:
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((begin, end))
    return tuple(spans)
