"""Where balloons go in a panel: in the order in which they are read, at the side of who speaks, over no face, and
each with a tail to the mouth that crosses neither a face nor another balloon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .balloons import Balloon, balloons
from .script import Panel, Said
from .shapes import Box, Circle
from .standing import HEIGHT, WIDTH, Scene
from .tails import HALF_FOOT, HEAD, Source, Tail, nearest_first, sources_of, tails_between

MARGIN = 7
GAP = 7
ROOM = Box(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)
PANEL = Box(-1, -1, WIDTH + 1, HEIGHT + 1)

_GOOD_WIDTH = 200
_TAIL_LANE = 30
_PLACES_OF_A_SHAPE = 3
_NECK = 50
"""How far two balloons of one speaker must overlap to be joined."""


@dataclass(frozen=True)
class Placed:
    """A balloon in its place. Without a tail it is the first half of what the next one says on."""

    said: Said
    balloon: Balloon
    box: Box
    tail: Tail | None


def arranged(panel: Panel, scene: Scene) -> tuple[Placed, ...] | None:
    """Every balloon of the panel in its place; None where they do not fit."""
    heads = {figure.who: figure.put.head for figure in scene.figures}
    around = [head.times(HEAD) for head in heads.values()]
    sources = [sources_of(said, scene, heads) for said in panel.says]
    shapes = [_shapes(said.text) for said in panel.says]
    for top in _tops(shapes, around):
        found = _Search(panel.says, sources, shapes, around, top).from_(0, ())
        if found is not None:
            return found
    return None


def _shapes(text: str) -> list[Balloon]:
    widest = WIDTH - 2 * MARGIN
    return sorted(balloons(text, widest), key=lambda shape: abs(shape.width - _GOOD_WIDTH))


def _tops(shapes: Sequence[Sequence[Balloon]], heads: Sequence[Circle]) -> list[float]:
    """Where the uppermost balloon may begin: near the heads, where there is room to choose."""
    if not shapes:
        return [MARGIN]
    tall = sum(options[0].height + GAP for options in shapes)
    spare = max(0.0, min((head.y - head.r for head in heads), default=0) - tall - 16 - MARGIN)
    return sorted({MARGIN + part * spare for part in (1, 0.5, 0)}, reverse=True)


@dataclass(frozen=True)
class _Search:
    """The first arrangement that fits, shapes and places being tried from the best on."""

    says: Sequence[Said]
    sources: Sequence[Sequence[Source]]
    shapes: Sequence[Sequence[Balloon]]
    heads: Sequence[Circle]
    top: float

    def from_(self, n: int, placed: tuple[Placed, ...]) -> tuple[Placed, ...] | None:
        """The balloons placed, with those from the n-th on; None where one of them finds no place."""
        if n == len(self.says):
            return placed
        for each in self._places(n, placed):
            found = self.from_(n + 1, (*placed, each))
            if found is not None:
                return found
        return None

    def _places(self, n: int, placed: tuple[Placed, ...]) -> Iterator[Placed]:
        """Of each shape the few best places: the rest is seldom better, and there are thousands of ways together."""
        for shape in self.shapes[n]:
            found = (self._placed(n, shape, box, placed) for box in self._boxes(n, shape, placed))
            yield from islice(filter(None, found), _PLACES_OF_A_SHAPE)

    def _placed(self, n: int, shape: Balloon, box: Box, placed: tuple[Placed, ...]) -> Placed | None:
        said = self.says[n]
        if not self._is_free(n, box, placed):
            return None
        if self._goes_on(n + 1):
            return Placed(said, shape, box, None)
        tail = next(self._clear_tails(n, box, placed), None)
        if tail is None:
            return None
        return Placed(said, shape, box, tail if said.how == "phone" else tail.not_too_long())

    def _goes_on(self, n: int) -> bool:
        """Whether the n-th is said by who said the one before, in the same way."""
        if not 0 < n < len(self.says):
            return False
        before, said = self.says[n - 1], self.says[n]
        return (before.who, before.how) == (said.who, said.how)

    def _boxes(self, n: int, shape: Balloon, placed: tuple[Placed, ...]) -> Iterator[Box]:
        w, h, x = shape.width, shape.height, self.sources[n][0].around.x
        last = placed[-1].box if placed else None
        top = last.bottom + GAP if last else self.top
        most = WIDTH - MARGIN - w
        wanted = [x - w / 2, MARGIN, most, MARGIN + _TAIL_LANE, most - _TAIL_LANE]
        for left in dict.fromkeys(min(max(each, MARGIN), most) for each in wanted):
            yield Box(left, top, left + w, top + h)
        if last and not self._goes_on(n):
            for left in dict.fromkeys((most, last.right + GAP)):
                if left >= last.right + GAP:
                    yield Box(left, last.top + GAP, left + w, last.top + GAP + h)

    def _is_free(self, n: int, box: Box, placed: tuple[Placed, ...]) -> bool:
        if not box.within(ROOM) or any(box.meets_circle(head) for head in self.heads):
            return False
        if self._goes_on(n) and box.beside(placed[-1].box) < _NECK:
            return False
        wide = box.wider(GAP - 1)
        return not any(
            wide.meets(each.box) or (each.tail and any(wide.holds(point) for point in each.tail.points()))
            for each in placed
        )

    def _clear_tails(self, n: int, box: Box, placed: tuple[Placed, ...]) -> Iterator[Tail]:
        boxes = [each.box.wider(GAP - 1) for each in placed]
        tails = [Circle(*point, 2 * HALF_FOOT) for each in placed if each.tail for point in each.tail.points()]
        for source in nearest_first(box, self.sources[n]):
            barred: tuple[Box | Circle, ...] = (*boxes, *tails, *source.past)
            for tail in tails_between(box, source):
                points = list(tail.points())
                if all(PANEL.holds(point) and not any(each.holds(point) for each in barred) for point in points):
                    yield tail
