"""Where balloons go in a panel: in the order in which they are read, at the side of who speaks, over no face, and
each with a tail to the mouth that crosses neither a face nor another balloon.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .balloons import Balloon, balloons
from .script import Panel, Said
from .shapes import Box, Circle, Point
from .standing import HEIGHT, WIDTH, Scene

MARGIN = 7
GAP = 7
ROOM = Box(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)
PANEL = Box(-1, -1, WIDTH + 1, HEIGHT + 1)
HEAD = 1.62
"""Of a face's radius: what hair and helmet need around it."""
TIP = 1.36
"""Of a face's radius: how near to its middle a tail comes."""

_GOOD_WIDTH = 200
_TAIL_LANE = 30
_HALF_TAIL = 9
_PLACES_OF_A_SHAPE = 3


@dataclass(frozen=True)
class Tail:
    """From the balloon's edge by way of ``bend`` to ``tip``; ``base`` is its middle on the edge."""

    base: Point
    bend: Point
    tip: Point

    def not_too_long(self) -> Tail:
        """A long way is only pointed out."""
        length = math.dist(self.base, self.tip)
        part = min(1, (44 + 0.36 * length) / length)
        return Tail(self.base, *(_on_the_way(self.base, end, part, part) for end in (self.bend, self.tip)))

    def points(self) -> Iterator[Point]:
        """Along its middle line, without the base."""
        for n in range(1, 11):
            a, b = 1 - n / 10, n / 10
            yield tuple(
                a * a * p + 2 * a * b * q + b * b * r for p, q, r in zip(self.base, self.bend, self.tip, strict=True)
            )  # type: ignore[misc]


@dataclass(frozen=True)
class Placed:
    """A balloon in its place. Without a tail it is the first half of what the next one says on."""

    said: Said
    balloon: Balloon
    box: Box
    tail: Tail | None


@dataclass(frozen=True)
class _Source:
    """Where somebody's words come from: the mouth and the room around the head, or a phone, or the edge. ``past`` is every
    circle that a tail must keep out of.
    """

    aim: Point
    around: Circle
    past: tuple[Circle, ...]


def arranged(panel: Panel, scene: Scene) -> tuple[Placed, ...] | None:
    """Every balloon of the panel in its place; None where they do not fit."""
    heads = {figure.who: figure.put.head for figure in scene.figures}
    around = [_larger(head, HEAD) for head in heads.values()]
    sources = [_sources(said, scene, heads) for said in panel.says]
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


def _sources(said: Said, scene: Scene, heads: dict[str, Circle]) -> tuple[_Source, ...]:
    """Where the words may come from, the best first: who is far away speaks out of the phone, else from beyond the edge."""

    def past(own: str) -> tuple[Circle, ...]:
        return tuple(_larger(head, HEAD) for who, head in heads.items() if who != own)

    for figure in scene.figures:
        if figure.who == said.who:
            return (_Source(figure.mouth, _larger(heads[said.who], TIP), past(said.who)),)
    phones = (
        _Source(figure.phone, Circle(*figure.phone, 12), (*past(figure.who), _larger(heads[figure.who], 0.9)))
        for figure in scene.figures
        if figure.phone
    )
    edges = ((x, HEIGHT / 3) for x in (0.0, float(WIDTH)))
    return (*phones, *(_Source(edge, Circle(*edge, 4), past("")) for edge in edges))


def _larger(circle: Circle, times: float) -> Circle:
    return Circle(circle.x, circle.y, circle.r * times)


@dataclass(frozen=True)
class _Search:
    """The first arrangement that fits, shapes and places being tried from the best on."""

    says: Sequence[Said]
    sources: Sequence[Sequence[_Source]]
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
        if n + 1 < len(self.says) and _is_same(said, self.says[n + 1]):
            return Placed(said, shape, box, None)
        tail = next(self._clear_tails(n, box, placed), None)
        if tail is None:
            return None
        return Placed(said, shape, box, tail if said.how == "phone" else tail.not_too_long())

    def _boxes(self, n: int, shape: Balloon, placed: tuple[Placed, ...]) -> Iterator[Box]:
        w, h, x = shape.width, shape.height, self.sources[n][0].around.x
        last = placed[-1].box if placed else None
        top = last.bottom + GAP if last else self.top
        most = WIDTH - MARGIN - w
        wanted = [x - w / 2, MARGIN, most, MARGIN + _TAIL_LANE, most - _TAIL_LANE]
        for left in dict.fromkeys(min(max(each, MARGIN), most) for each in wanted):
            yield Box(left, top, left + w, top + h)
        if last and not (n and _is_same(self.says[n - 1], self.says[n])):
            for left in dict.fromkeys((most, last.right + GAP)):
                if left >= last.right + GAP:
                    yield Box(left, last.top + GAP, left + w, last.top + GAP + h)

    def _is_free(self, n: int, box: Box, placed: tuple[Placed, ...]) -> bool:
        if not box.within(ROOM) or any(box.meets_circle(head) for head in self.heads):
            return False
        if (
            n
            and _is_same(self.says[n - 1], self.says[n])
            and min(box.right, placed[-1].box.right) - max(box.left, placed[-1].box.left) < 50
        ):
            return False
        wide = box.wider(GAP - 1)
        return not any(
            wide.meets(each.box) or (each.tail and any(wide.holds(point) for point in each.tail.points()))
            for each in placed
        )

    def _clear_tails(self, n: int, box: Box, placed: tuple[Placed, ...]) -> Iterator[Tail]:
        boxes = [each.box.wider(GAP - 1) for each in placed]
        tails = [Circle(*point, 2 * _HALF_TAIL) for each in placed if each.tail for point in each.tail.points()]
        for source in _nearest(box, self.sources[n]):
            barred: tuple[Box | Circle, ...] = (*boxes, *tails, *source.past)
            for tail in _tails(box, source):
                points = list(tail.points())
                if all(PANEL.holds(point) and not any(each.holds(point) for each in barred) for point in points):
                    yield tail


def _nearest(box: Box, sources: Sequence[_Source]) -> list[_Source]:
    """A phone before an edge, and the nearer edge before the other."""
    middle = (box.left + box.right) / 2
    return sorted(sources, key=lambda each: (each.aim[0] in (0, WIDTH), abs(each.aim[0] - middle)))


def _is_same(one: Said, other: Said) -> bool:
    return (one.who, one.how) == (other.who, other.how)


def _tails(box: Box, source: _Source) -> Iterator[Tail]:
    """The tails that a balloon can have, the straightest first; none is shorter than can be seen."""
    x, y = source.aim
    if y > box.bottom:
        near = _HALF_TAIL + 14
        nearest = min(max(x + (box.left + box.right) / 2, 2 * (box.left + near)), 2 * (box.right - near)) / 2
        for at in (nearest, box.left + near, box.right - near):
            base = (at, box.bottom)
            tip = source.around.entered_from(base, source.aim)
            if tip[1] > box.bottom + 7:
                yield Tail(base, _on_the_way(base, tip, 0.2, 0.65), tip)
    else:
        side = box.right if x > box.right else box.left
        base = (side, min(max(y - 10, box.top + 20), box.bottom - 20))
        tip = source.around.entered_from(base, source.aim)
        if abs(tip[0] - side) > 8:
            yield Tail(base, _on_the_way(base, tip, 0.5, 0), tip)


def _on_the_way(start: Point, end: Point, across: float, down: float) -> Point:
    return start[0] + (end[0] - start[0]) * across, start[1] + (end[1] - start[1]) * down
