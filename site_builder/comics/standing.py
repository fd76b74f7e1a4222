"""Who and what stands where in a panel, and which way they look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import art
from .script import Comic, Panel, Placed, Standing
from .shapes import Circle

WIDTH, HEIGHT = 360, 400
GROUND = 384
EDGE = 6
"""What of a figure's box stays clear of the panel's edge."""

_SPOTS = {"left": 92.0, "middle": 180.0, "right": 268.0}
_SPOTS_OF_THREE = {"left": 64.0, "middle": 180.0, "right": 296.0}
_FURNITURE = ("desk", "table", "counter", "bed", "chair", "car")


@dataclass(frozen=True)
class Put:
    """A drawn thing at its place: its origin, its size against the drawing, and whether it looks to the left."""

    drawn: art.Drawn
    x: float
    y: float
    scale: float = 1
    mirrored: bool = False

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the drawing, in the panel."""
        return self.x + self.scale * (-x if self.mirrored else x), self.y + self.scale * y

    @property
    def head(self) -> Circle:
        """The face, in the panel."""
        x, y, r = self.drawn.face
        return Circle(*self.at(x, y), r * self.scale)


@dataclass(frozen=True)
class Figure:
    """Somebody of a panel; ``hand`` is where they hold things."""

    who: str
    put: Put
    hand: tuple[float, float] | None

    @property
    def mouth(self) -> tuple[float, float]:
        """Where the words come from."""
        head = self.put.head
        return head.x + (-0.2 if self.put.mirrored else 0.2) * head.r, head.y + 0.4 * head.r


@dataclass(frozen=True)
class Scene:
    """A panel without words: things behind the people, the people from left to right, things in front of them."""

    place: art.Drawn
    behind: tuple[Put, ...]
    figures: tuple[Figure, ...]
    in_front: tuple[Put, ...]


def scene(comic: Comic, panel: Panel, scale: float = 1) -> Scene:
    """Everybody and everything of a panel, people at a ``scale``."""
    people = sorted(panel.people, key=lambda each: tuple(_SPOTS).index(each.at))
    figures = {each.at: _figure(comic, panel, each, scale) for each in people}
    behind: list[Put] = []
    in_front: list[Put] = []
    for placed in panel.props:
        drawn = art.prop(placed.what)
        put = _put_prop(drawn, placed, panel, figures.get(placed.at))
        (in_front if drawn.in_front or _is_held(placed, figures.get(placed.at)) else behind).append(put)
    return Scene(art.place(panel.place), tuple(behind), tuple(figures.values()), tuple(in_front))


def _figure(comic: Comic, panel: Panel, standing: Standing, scale: float) -> Figure:
    character = comic.cast[standing.who]
    drawn = art.figure(character, standing.pose, standing.mood)
    mirrored = _looks_left(panel, standing)
    put = Put(drawn, _within(drawn, _spot(panel, standing.at), scale, mirrored), GROUND, scale, mirrored)
    hand = art.hand(character, standing.pose)
    return Figure(standing.who, put, put.at(*hand) if hand else None)


def _spot(panel: Panel, at: str) -> float:
    return (_SPOTS_OF_THREE if len(panel.people) == 3 else _SPOTS)[at]


def _looks_left(panel: Panel, standing: Standing) -> bool:
    """Who stands on a side looks across; who stands in the middle looks at whoever speaks beside them, else at whoever is there."""
    if standing.at != "middle":
        return standing.at == "right"
    others = {each.who: each.at for each in panel.people if each.who != standing.who}
    sides = [others[said.who] for said in panel.says if said.who in others]
    return next(iter([*sides, *others.values()]), "right") == "left"


def _within(drawn: art.Drawn, x: float, scale: float, mirrored: bool) -> float:
    """Where to put it so that all of it is in the panel."""
    left, _, width, _ = drawn.box
    right = left + width
    if mirrored:
        left, right = -right, -left
    return min(max(x, EDGE - left * scale), WIDTH - EDGE - right * scale)


def _is_held(placed: Placed, figure: Figure | None) -> bool:
    return placed.what in art.HELD and figure is not None and figure.hand is not None


def _put_prop(drawn: art.Drawn, placed: Placed, panel: Panel, figure: Figure | None) -> Put:
    if figure and figure.hand and _is_held(placed, figure):
        return Put(drawn, *figure.hand, figure.put.scale)
    x = _spot(panel, placed.at)
    tops = [art.prop(each.what).box[1] for each in panel.props if each.at == placed.at and each.what in _FURNITURE[:3]]
    if tops and placed.what not in _FURNITURE:
        return Put(drawn, _within(drawn, x, 1, False), GROUND + tops[0])
    if figure and placed.what not in _FURNITURE:
        x += -52 if figure.put.mirrored else 52
    return Put(drawn, _within(drawn, x, 1, False), GROUND)


def names_absent(panel: Panel) -> Iterator[str]:
    """Who speaks in a panel without standing in it, other than through a phone."""
    there = {each.who for each in panel.people}
    yield from (said.who for said in panel.says if said.how != "phone" and said.who not in there)
