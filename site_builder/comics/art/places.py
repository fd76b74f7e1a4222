"""Places by id: each fills a panel, is calm above and has its floor from y = 330."""

from __future__ import annotations

from functools import cache

from .drawn import Drawn, group
from .places_indoor import INDOOR
from .places_outdoor import OUTDOOR

PANEL = (0, 0, 360, 400)
HATS_OFF = {"home", "hospital", "kitchen", "office", "courtroom"}
"""Where nobody keeps a helmet on."""
ALL = {**INDOOR, **OUTDOOR}


@cache
def place(name: str) -> Drawn:
    """A place behind everything else."""
    return Drawn((group(f"at-{name}", ALL[name], "q"),), PANEL)
