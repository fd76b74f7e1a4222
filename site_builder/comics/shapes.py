"""Circles and boxes of a panel, and whether they meet. Units of the picture; y grows downward."""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Circle:
    """A head, or the room around one."""

    x: float
    y: float
    r: float

    def times(self, factor: float) -> Circle:
        """The circle larger or smaller around the same middle."""
        return Circle(self.x, self.y, self.r * factor)

    def holds(self, point: Point) -> bool:
        """Whether a point lies within."""
        return math.dist(point, (self.x, self.y)) < self.r

    def entered_from(self, start: Point, aim: Point) -> Point:
        """Where the line from ``start`` outside to ``aim`` within meets the circle."""
        length = math.dist(start, aim)
        along = ((start[0] - aim[0]) / length, (start[1] - aim[1]) / length)
        off = (aim[0] - self.x, aim[1] - self.y)
        half = along[0] * off[0] + along[1] * off[1]
        far = -half + math.sqrt(max(0.0, half * half - (off[0] ** 2 + off[1] ** 2) + self.r**2))
        return (aim[0] + far * along[0], aim[1] + far * along[1])


@dataclass(frozen=True)
class Box:
    """An upright box."""

    left: float
    top: float
    right: float
    bottom: float

    def wider(self, by: float) -> Box:
        """The same box with more around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies within."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def within(self, other: Box) -> bool:
        """Whether it lies wholly in another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def beside(self, other: Box) -> float:
        """How far the two overlap, seen from above; negative where they do not."""
        return min(self.right, other.right) - max(self.left, other.left)

    def meets_circle(self, circle: Circle) -> bool:
        """Whether the circle reaches into the box."""
        nearest = (min(max(circle.x, self.left), self.right), min(max(circle.y, self.top), self.bottom))
        return circle.holds(nearest)
