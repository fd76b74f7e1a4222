"""Tails of balloons: where words come from, and the ways from a balloon to there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .script import Said
from .shapes import Box, Circle, Point
from .standing import HEIGHT, WIDTH, Scene

HALF_FOOT = 9
"""Half the width of a tail where it leaves its balloon."""
HEAD = 1.75
"""Of a face's radius: what hair and helmet need around it."""
TIP = 1.52
"""Of a face's radius: how near to its middle a tail comes."""

_FROM_A_CORNER = 14
_SHORTEST, _SHORTEST_ASIDE = 7, 14


@dataclass(frozen=True)
class Tail:
    """From the balloon's edge by way of ``bend`` to ``tip``; ``base`` is its middle on the edge."""

    base: Point
    bend: Point
    tip: Point

    def not_too_long(self) -> Tail:
        """A long way is only pointed out."""
        length = math.dist(self.base, self.tip)
        part = min(1, (50 + 0.5 * length) / length)
        return Tail(self.base, *(_on_the_way(self.base, end, part, part) for end in (self.bend, self.tip)))

    def points(self) -> Iterator[Point]:
        """Along its middle line, without the base."""
        for n in range(1, 11):
            a, b = 1 - n / 10, n / 10
            of_base, of_bend, of_tip = a * a, 2 * a * b, b * b
            yield (
                of_base * self.base[0] + of_bend * self.bend[0] + of_tip * self.tip[0],
                of_base * self.base[1] + of_bend * self.bend[1] + of_tip * self.tip[1],
            )


@dataclass(frozen=True)
class Source:
    """Where somebody's words come from: the mouth and the room around the head, or a phone, or the edge. ``past`` is every
    circle that a tail must keep out of.
    """

    aim: Point
    around: Circle
    past: tuple[Circle, ...]


def sources_of(said: Said, scene: Scene, heads: dict[str, Circle]) -> tuple[Source, ...]:
    """Where the words may come from, the best first: who is far away speaks out of the phone, else from beyond the edge."""

    def past(own: str) -> tuple[Circle, ...]:
        return tuple(head.times(HEAD) for who, head in heads.items() if who != own)

    for figure in scene.figures:
        if figure.who == said.who:
            return (Source(figure.mouth, heads[said.who].times(TIP), past(said.who)),)
    phones = (
        Source(figure.phone, Circle(*figure.phone, 12), (*past(figure.who), heads[figure.who].times(0.9)))
        for figure in scene.figures
        if figure.phone
    )
    edges = ((x, HEIGHT / 3) for x in (0.0, float(WIDTH)))
    return (*phones, *(Source(edge, Circle(*edge, 4), past("")) for edge in edges))


def nearest_first(box: Box, sources: Sequence[Source]) -> list[Source]:
    """A phone before an edge, and the nearer edge before the other."""
    middle = (box.left + box.right) / 2
    return sorted(sources, key=lambda each: (each.aim[0] in (0, WIDTH), abs(each.aim[0] - middle)))


def tails_between(box: Box, source: Source) -> Iterator[Tail]:
    """The tails that a balloon can have, the straightest first; none is shorter than can be seen."""
    x, y = source.aim
    if y > box.bottom:
        near = HALF_FOOT + _FROM_A_CORNER
        towards = min(max(x + (box.left + box.right) / 2, 2 * (box.left + near)), 2 * (box.right - near)) / 2
        for at in (towards, box.left + near, box.right - near):
            base = (at, box.bottom)
            tip = source.around.entered_from(base, source.aim)
            if tip[1] > box.bottom + _SHORTEST:
                yield Tail(base, _on_the_way(base, tip, 0.2, 0.65), tip)
    else:
        side = box.right if x > box.right else box.left
        base = (side, min(max(y - 10, box.top + 20), box.bottom - 20))
        tip = source.around.entered_from(base, source.aim)
        if abs(tip[0] - side) > _SHORTEST_ASIDE:
            yield Tail(base, _on_the_way(base, tip, 0.5, 0), tip)


def _on_the_way(start: Point, end: Point, across: float, down: float) -> Point:
    return start[0] + (end[0] - start[0]) * across, start[1] + (end[1] - start[1]) * down
