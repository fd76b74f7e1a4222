"""Outlines of balloons: speech with its tail in one line, thoughts as a cloud with bubbles, a phone with a zigzag."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .shapes import Box, Point
from .tails import Tail
from .talking import Placed

_CORNER = 20
_HALF_TAIL = 8
_PUFF = 22
"""The width of one bulge of a cloud."""


def outline(placed: Placed) -> str:
    """The SVG of a balloon without its words."""
    if placed.said.how == "thought":
        return f'<path class="bl" d="{_cloud(placed.box)}"/>' + "".join(_bubbles(placed.tail))
    tail = placed.tail
    return f'<path class="bl" d="{_balloon(placed.box, tail, zigzag=placed.said.how == "phone")}"/>'


def neck(upper: Placed, lower: Placed) -> str:
    """What joins two balloons of one speaker; drawn after both, so that it opens their lines."""
    left = max(upper.box.left, lower.box.left)
    right = min(upper.box.right, lower.box.right)
    x, top, tall = (left + right) / 2, upper.box.bottom, lower.box.top - upper.box.bottom
    side = f"q5 {_n(tall / 2 + 1)} 0 {_n(tall + 2)}"
    back = f"q-5 {_n(-tall / 2 - 1)} 0 {_n(-tall - 2)}"
    return (
        f'<path class="bl" d="M{_n(x - 12)} {_n(top - 1)}{side}h24{back}"/>'
        f'<path class="bf" d="M{_n(x - 10.5)} {_n(top - 2)}q5 {_n(tall / 2 + 2)} 0 {_n(tall + 4)}h21q-5 {_n(-tall / 2 - 2)} 0 {_n(-tall - 4)}z"/>'
    )


def _balloon(box: Box, tail: Tail | None, *, zigzag: bool) -> str:
    """Clockwise from the upper left corner's end, with the tail where the edge meets it."""
    r = min(_CORNER, (box.bottom - box.top) / 2)
    r = 8 if zigzag else r
    edges = {"right": "", "bottom": "", "left": ""}
    if tail:
        edge = "bottom" if tail.base[1] >= box.bottom else "right" if tail.base[0] >= box.right else "left"
        edges[edge] = _tail(tail, edge, zigzag=zigzag)
    turn = f"a{_n(r)} {_n(r)} 0 0 1 "
    return (
        f"M{_n(box.left + r)} {_n(box.top)}H{_n(box.right - r)}{turn}{_n(r)} {_n(r)}"
        f"{edges['right']}V{_n(box.bottom - r)}{turn}{_n(-r)} {_n(r)}"
        f"{edges['bottom']}H{_n(box.left + r)}{turn}{_n(-r)} {_n(-r)}"
        f"{edges['left']}V{_n(box.top + r)}{turn}{_n(r)} {_n(-r)}z"
    )


def _tail(tail: Tail, edge: str, *, zigzag: bool) -> str:
    """From one end of the tail's foot to the tip and back to the other, in the direction in which the edge is drawn."""
    step = {"right": (0, 1), "bottom": (-1, 0), "left": (0, -1)}[edge]
    first, last = (
        (tail.base[0] + sign * _HALF_TAIL * step[0], tail.base[1] + sign * _HALF_TAIL * step[1]) for sign in (-1, 1)
    )
    if zigzag:
        return _zigzag(tail, first, last)
    near, far = (
        (tail.bend[0] + sign * _HALF_TAIL / 3 * step[0], tail.bend[1] + sign * _HALF_TAIL / 3 * step[1])
        for sign in (-1, 1)
    )
    return f"L{_p(first)}Q{_p(near)} {_p(tail.tip)}Q{_p(far)} {_p(last)}"


def _zigzag(tail: Tail, first: Point, last: Point) -> str:
    """A bolt: out, a step back, and on to the tip, on both sides alike."""

    def between(start: Point, part: float, aside: float) -> Point:
        x, y = tail.tip[0] - start[0], tail.tip[1] - start[1]
        length = math.hypot(x, y)
        return start[0] + part * x - aside * y / length, start[1] + part * y + aside * x / length

    middle = ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    out = [first, between(middle, 0.42, -2), between(middle, 0.34, -9), tail.tip]
    back = [between(middle, 0.5, 2), between(middle, 0.58, 9), last]
    return "".join(f"L{_p(point)}" for point in [*out, *back])


def _cloud(box: Box) -> str:
    """Bulges all around the box, of one width on each side."""
    wide, tall = box.right - box.left, box.bottom - box.top
    inset = 5
    across, down = max(2, round((wide - 2 * inset) / _PUFF)), max(2, round((tall - 2 * inset) / _PUFF))
    x, y = (wide - 2 * inset) / across, (tall - 2 * inset) / down

    def bulges(count: int, dx: float, dy: float) -> str:
        r = math.hypot(dx, dy) * 0.56
        return f"a{_n(r)} {_n(r)} 0 0 1 {_n(dx)} {_n(dy)}" * count

    start = f"M{_n(box.left + inset)} {_n(box.top + inset)}"
    return f"{start}{bulges(across, x, 0)}{bulges(down, 0, y)}{bulges(across, -x, 0)}{bulges(down, 0, -y)}z"


def _bubbles(tail: Tail | None) -> Iterator[str]:
    """Ever smaller on the way to the head."""
    if tail:
        points = list(tail.points())
        length = math.dist(tail.base, tail.tip)
        for part, r in ((2, 6), (6, 4.5), (9, 3)) if length > 34 else ((4, 4.5), (9, 3)):
            x, y = points[part]
            yield f'<circle class="bl" cx="{_n(x)}" cy="{_n(y)}" r="{r}"/>'


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(number: float) -> str:
    """A number with one decimal, as short as it goes."""
    return f"{round(number, 1):g}"
