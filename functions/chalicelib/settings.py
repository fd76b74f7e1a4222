"""The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

SHORTEST_SECRET = 24
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
    data: Path
    key_file: Path
    sms_token: str = field(repr=False)
    table: str
    kms_key: str
    wrapped_lookup_key: str = field(repr=False)
    aliyun_key_id: str
    aliyun_key_secret: str = field(repr=False)
    aliyun_templates: str

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read every setting at once: PRODUCTION (1 or empty), TODAY (2026-11-24), COMPILED and DATA (folders),
        KEY_FILE (the master key, outside of DATA), SMS_TOKEN (the secret part of the receipts' address); in the cloud
        TABLE (a DynamoDB table), KMS_KEY (its ARN) and LOOKUP_KEY (wrapped by it, base64); for SMS ALIYUN_KEY_ID,
        ALIYUN_KEY_SECRET and ALIYUN_TEMPLATES (the provider's template code by our template, as JSON).

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
        return cls(
            production=production,
            fixed_today=fixed_today,
            compiled=Path(env.get("COMPILED") or Path(__file__).parent / "compiled"),
            data=Path(env.get("DATA") or "var/data"),
            key_file=Path(env.get("KEY_FILE") or "var/keys/master.key"),
            sms_token=env.get("SMS_TOKEN") or ("" if production else "dev"),
            table=env.get("TABLE", ""),
            kms_key=env.get("KMS_KEY", ""),
            wrapped_lookup_key=env.get("LOOKUP_KEY", ""),
            aliyun_key_id=env.get("ALIYUN_KEY_ID", ""),
            aliyun_key_secret=env.get("ALIYUN_KEY_SECRET", ""),
            aliyun_templates=env.get("ALIYUN_TEMPLATES", "{}"),
        )

    def refuse_missing_secrets(self) -> None:
        """Raise ``SettingsRefused`` where casework would start in production without secrets of its own."""
        if self.production and len(self.sms_token) < SHORTEST_SECRET:
            raise SettingsRefused(
                f"PRODUCTION needs an SMS_TOKEN of its own, random, {SHORTEST_SECRET} characters or more"
            )
        if bool(self.table) != bool(self.kms_key and self.wrapped_lookup_key):
            raise SettingsRefused("TABLE, KMS_KEY and LOOKUP_KEY go together")

    def today(self) -> date:
        """The day in China."""
        return self.fixed_today or datetime.now(UTC).astimezone(CHINA).date()


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings.from_env(os.environ)
