"""A panel laid out: the scene and the balloons in it."""

from __future__ import annotations

from dataclasses import dataclass

from .script import Comic, Panel
from .standing import Scene, scene
from .talking import Placed, arranged

_SCALES = (1.0, 0.88, 0.78)
"""People are drawn smaller where their words need the room."""


@dataclass(frozen=True)
class Panelled:
    """A panel with everything in its place."""

    scene: Scene
    balloons: tuple[Placed, ...]


def panelled(comic: Comic, panel: Panel) -> Panelled | None:
    """The panel, people as large as their words let them be; None where the words do not fit at all."""
    for scale in _SCALES:
        found = scene(comic, panel, scale)
        balloons = arranged(panel, found)
        if balloons is not None:
            return Panelled(found, balloons)
    return None
