"""Things by id."""

from __future__ import annotations

from functools import cache

from .bodies import shadow
from .drawn import Drawn, group
from .props_held import HELD as IN_HAND
from .props_standing import BEFORE, HUNG, STANDING

Box = tuple[int, int, int, int]
ALL: dict[str, tuple[Box, str]] = {**IN_HAND, **STANDING}
HELD = frozenset(IN_HAND)
"""What fits into a hand: its (0, 0) is where the fingers are."""


@cache
def prop(name: str) -> Drawn:
    """A thing on its ground point, or with its grip there."""
    box, inner = ALL[name]
    ground = "" if name in HELD or name in HUNG else shadow(box[0] + 6, box[0] + box[2] - 6)
    return Drawn((group(f"p-{name}", ground + inner),), box, in_front=name in BEFORE)
