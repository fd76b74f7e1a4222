"""Words in a balloon: broken into lines as Chinese is set, and the size of the balloon around them.

Sizes are in units of the picture: a panel is 360 wide.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

TYPE_SIZE = 20
LINE_HEIGHT = 25
MARGIN_X, MARGIN_Y = 15, 9
LONGEST = 36
"""Characters of one balloon: more is an article, whatever room a panel has."""

_NEVER_FIRST = "，。、；：！？）」』》〉】”’…—～·％,.;:!?)%"
_NEVER_LAST = "（「『《〈【“‘("
_PIECE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9.,:%/-]*[A-Za-z0-9%]|……|——|.)\s*", re.DOTALL)
_HALF = 0.56
"""Of the size of type: the width of a digit or a Latin letter in the fonts of the site."""

_WITHIN_A_CLAUSE = (1.8 * TYPE_SIZE) ** 2
"""What a break within a clause costs against lines of uneven width."""


@dataclass(frozen=True)
class Balloon:
    """The lines of what somebody says, and the balloon's width and height around them."""

    lines: tuple[str, ...]
    width: float
    height: float


class _Widths(dict[str, float]):
    """The width of each character met, against a whole one: a page of comics measures each a thousand times."""

    def __missing__(self, character: str) -> float:
        self[character] = 1 if east_asian_width(character) in "WFA" else _HALF
        return self[character]


_WIDTHS = _Widths()


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """The width of a line of type."""
    return TYPE_SIZE * sum(map(_WIDTHS.__getitem__, text))


def broken(text: str, widest: float) -> tuple[str, ...]:
    """The lines of a text, none wider than ``widest`` unless one word alone is. No line begins with a closing mark or
    ends with an opening one, and a number or a Latin word stays whole.
    """
    lines, line = [], ""
    for piece in _unbreakable(text):
        if line and width_of(line + piece.rstrip()) > widest:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip())


def _unbreakable(text: str) -> Iterator[str]:
    """The text in pieces between which a line may end."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and piece[0] not in _NEVER_FIRST and held.rstrip()[-1:] not in _NEVER_LAST:
            yield held
            held = ""
        held += piece
    yield held


def balloons(text: str, widest: float) -> list[Balloon]:
    """Every sensible shape for a text, the flattest first: each has a line more than the one before."""
    room = widest - 2 * MARGIN_X
    fewest = len(broken(text, room))
    return [_around(_even(text, count, room)) for count in range(fewest, fewest + 3) if count <= len(text) // 2 + 1]


def _even(text: str, count: int, widest: float) -> tuple[str, ...]:
    """The text on so many lines, as even as they can be, and rather broken after a mark than within a clause."""
    pieces = list(_unbreakable(text))
    wanted = width_of(text) / count
    setting = _Setting(pieces, wanted, min(widest, 1.6 * wanted + 2 * TYPE_SIZE))
    ends = setting.best(len(pieces), count)[1]
    lines = ("".join(pieces[start:end]).strip() for start, end in pairwise((0, *ends)))
    return tuple(lines) or broken(text, widest)


_Way = tuple[float, tuple[int, ...]]
"""What lines cost, and how many pieces are set where each of them ends."""
_NO_WAY: _Way = (math.inf, ())


class _Setting:
    """Ways to set pieces on lines that are at most ``widest`` and, the nearer the better, ``wanted`` wide. Widths are
    differences of sums: a city of comics tries a million lines.
    """

    def __init__(self, pieces: list[str], wanted: float, widest: float) -> None:
        self._wanted, self._widest = wanted, widest
        self._begins = [*accumulate(map(width_of, pieces), initial=0.0)]
        self._ends = [
            0.0,
            *(begin + width_of(piece.rstrip()) for begin, piece in zip(self._begins, pieces, strict=False)),
        ]
        within = (0 if piece.rstrip()[-1:] in _NEVER_FIRST else _WITHIN_A_CLAUSE for piece in pieces[:-1])
        self._breaks = [0.0, *within, 0.0]
        self._known: dict[tuple[int, int], _Way] = {}

    def best(self, end: int, count: int) -> _Way:
        """The best way to set the first ``end`` pieces on so many lines."""
        if (end, count) not in self._known:
            self._known[end, count] = self._several(end, count) if count > 1 else self._one(end)
        return self._known[end, count]

    def _one(self, end: int) -> _Way:
        wide = self._ends[end]
        return ((wide - self._wanted) ** 2 + self._breaks[end], (end,)) if wide <= self._widest else _NO_WAY

    def _several(self, end: int, count: int) -> _Way:
        found = _NO_WAY
        for start in range(end - 1, count - 2, -1):
            wide = self._ends[end] - self._begins[start]
            if wide > self._widest:
                break
            cost, ends = self.best(start, count - 1)
            total = cost + (wide - self._wanted) ** 2 + self._breaks[end]
            if total <= found[0]:
                found = (total, (*ends, end))
        return found


def _around(lines: tuple[str, ...]) -> Balloon:
    width = max(map(width_of, lines)) + 2 * MARGIN_X
    return Balloon(lines, max(width, 2.6 * TYPE_SIZE), LINE_HEIGHT * len(lines) + 2 * MARGIN_Y)
