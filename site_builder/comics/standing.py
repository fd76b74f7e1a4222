"""Who and what stands where in a panel, and which way they look."""

from __future__ import annotations

from dataclasses import dataclass

from . import art
from .script import Comic, Panel, Prop, Standing
from .shapes import Circle

WIDTH, HEIGHT = 360, 400
GROUND = 388
EDGE = 6
"""What of a figure's box stays clear of the panel's edge."""

_SPOTS = {"left": 92.0, "middle": 180.0, "right": 268.0}
_SPOTS_OF_THREE = {"left": 64.0, "middle": 180.0, "right": 296.0}
_TABLES = {"desk": 76, "table": 64, "counter": 90}
"""How high things lie on them."""


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
    """Somebody of a panel; ``hand`` is where they hold things, ``phone`` the one at their ear."""

    who: str
    put: Put
    hand: tuple[float, float] | None
    phone: tuple[float, float] | None

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
    for prop in panel.props:
        put, before = _put_prop(prop, panel, figures.get(prop.at))
        (in_front if before else behind).append(put)
    return Scene(art.place(panel.place), tuple(behind), tuple(figures.values()), tuple(in_front))


def _figure(comic: Comic, panel: Panel, standing: Standing, scale: float) -> Figure:
    character = comic.cast[standing.who]
    mirrored = _looks_left(panel, standing)
    drawn = art.figure(character, standing.pose, standing.mood, mirrored=mirrored, indoors=panel.place in art.HATS_OFF)
    put = Put(drawn, _within(drawn, _spot(panel, standing.at), scale, mirrored), GROUND, scale, mirrored)
    hand = art.hand(character, standing.pose)
    x, y, r = drawn.face
    phone = put.at(x - 0.95 * r, y + 0.3 * r) if standing.pose == "phone" else None
    return Figure(standing.who, put, put.at(*hand) if hand else None, phone)


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


def _put_prop(prop: Prop, panel: Panel, figure: Figure | None) -> tuple[Put, bool]:
    """A thing in its place, and whether it hides the people there: in the hand of who can hold it, on the table of the
    same spot, beside a person, else on the ground.
    """
    drawn, x = art.prop(prop.what), _spot(panel, prop.at)
    table = next((each.what for each in panel.props if each.at == prop.at and each.what in _TABLES), None)
    if prop.what in art.HELD and figure and figure.hand:
        return Put(drawn, *figure.hand, figure.put.scale), True
    if prop.what in art.HELD and table:
        return Put(drawn, _within(drawn, x, 1, False), GROUND - _TABLES[table]), True
    if figure and drawn.box[2] < 100:
        x += -56 if figure.put.mirrored else 56
    return Put(drawn, _within(drawn, x, 1, False), GROUND), drawn.in_front
