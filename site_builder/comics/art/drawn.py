"""What a drawn figure, thing or place is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """A piece of a drawing. ``svg`` is a whole ``<g id=…>`` for the picture's ``<defs>``; equal ids hold equal pieces."""

    id: str
    svg: str


@dataclass(frozen=True)
class Drawn:
    """A drawing: its pieces from back to front, each shown by ``<use href="#id"/>``.

    Units are those of a panel (360 x 400). (0, 0) is the ground between the feet, y grows downward; of a place it is the
    panel's upper left corner. ``box`` is x, y, width and height; ``face`` the middle and radius of the head, (0, 0, 0)
    where there is none.
    """

    parts: tuple[Part, ...]
    box: tuple[int, int, int, int]
    face: tuple[int, int, int] = (0, 0, 0)
    in_front: bool = False


def group(name: str, inner: str, look: str = "k", transform: str = "") -> Part:
    """A piece with the line of figures (``k``) or of places (``q``)."""
    moved = f' transform="{transform}"' if transform else ""
    return Part(name, f'<g id="{name}" class="{look}"{moved}>{inner}</g>')
