"""The clock of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from chalicelib.settings import CHINA


@dataclass(frozen=True)
class SystemClock:
    """The time; on ``fixed_today``, where it is set to try another day out, at the hour that it is now."""

    fixed_today: date | None = None

    def now(self) -> datetime:
        """See ``Clock``."""
        now = datetime.now(UTC)
        if self.fixed_today is None:
            return now
        return datetime.combine(self.fixed_today, now.astimezone(CHINA).time(), CHINA).astimezone(UTC)
