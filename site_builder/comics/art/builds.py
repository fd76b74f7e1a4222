"""How large somebody is, and where that puts head, shoulders and hips when they stand, sit or lie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import NamedTuple

Point = tuple[float, float]


class Stance(NamedTuple):
    """Where the upper body goes: moved by (x, y) after a turn by ``turn`` degrees about the ground point."""

    name: str
    x: int = 0
    y: int = 0
    turn: int = 0

    @property
    def transform(self) -> str:
        """As the attribute; "" where nothing moves."""
        turned = f"rotate({self.turn})" if self.turn else ""
        return f"translate({self.x} {self.y}){turned}" if self.x or self.y or self.turn else ""

    def place(self, point: Point) -> Point:
        """Where a point of the upright body comes to lie."""
        x, y = point
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return x * c - y * s + self.x, x * s + y * c + self.y


@dataclass(frozen=True)
class Build:
    """Measures in units, before a stance moves them. ``limbs`` is the length of the arms, a grown-up's being 1."""

    name: str
    head: int
    radius: int
    shoulder: tuple[int, int]
    hip: int
    limbs: float
    upright: Stance
    sit: Stance
    fallen: Stance

    def stance(self, pose: str) -> Stance:
        """How the upper body is moved in a pose."""
        return {"sit": self.sit, "fallen": self.fallen}.get(pose, self.upright)


GROWN = Build("a", -178, 34, (23, -127), 66, 1, Stance("stand"), Stance("sit", 0, 22), Stance("fallen", 0, 48, -14))
LOWER = replace(GROWN, name="b", upright=Stance("stand", 0, 6))
OLD = replace(GROWN, name="c", upright=Stance("stand", 0, 13, 2))
SMALL = Build("k", -118, 30, (15, -78), 42, 0.72, Stance("stand"), Stance("sit", 0, -6), Stance("fallen", 0, 20, -14))
TINY = Build("x", -92, 34, (21, -50), 22, 0.56, Stance("stand"), Stance("sit", 0, -20), Stance("fallen", 0, 5, -10))
