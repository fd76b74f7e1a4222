"""The clock of the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.settings import world_time


@dataclass(frozen=True)
class SystemClock:
    """The time of the machine, or what the settings make of it (``Settings.now``), so that days agree with theirs."""

    time: Callable[[], datetime] = world_time

    def now(self) -> datetime:
        """See ``Clock``."""
        return self.time()
