"""The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
"""China keeps one time without summer time; a fixed offset needs no time zone database (Windows has none)."""


class SettingsRefused(Exception):
    """The settings contradict each other or cannot be read; the text says which."""


@dataclass(frozen=True)
class Settings:
    """How this deployment differs from others. ``fixed_today`` stands still for tests and for trying a later day."""

    production: bool
    fixed_today: date | None
    compiled: Path

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read every setting at once: PRODUCTION (1 or empty), TODAY (2026-11-24), COMPILED (a folder).

        Raises ``SettingsRefused``.
        """
        today = env.get("TODAY", "")
        production = env.get("PRODUCTION", "") == "1"
        if today and production:
            raise SettingsRefused("TODAY is for trying things out; PRODUCTION refuses it")
        try:
            fixed_today = date.fromisoformat(today) if today else None
        except ValueError:
            raise SettingsRefused(f"TODAY must read like 2026-11-24, not {today!r}") from None
        compiled = env.get("COMPILED", "")
        return cls(production, fixed_today, Path(compiled) if compiled else Path(__file__).parent / "compiled")

    def today(self) -> date:
        """The day in China."""
        return self.fixed_today or datetime.now(UTC).astimezone(CHINA).date()


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings.from_env(os.environ)
