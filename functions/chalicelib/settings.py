"""The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

SHORTEST_SECRET = 24
CHINA = timezone(timedelta(hours=8))
"""China keeps one time without summer time; a fixed offset needs no time zone database (Windows has none)."""


def world_time() -> datetime:
    """Now, aware, in UTC, by the machine."""
    return datetime.now(UTC)


class SettingsRefused(Exception):
    """The settings contradict each other or cannot be read; the text says which."""


@dataclass(frozen=True)
class Settings:
    """How this deployment differs from others. ``ahead`` is how far its time is from the world's, for trying another
    day out; ``trusted_proxies`` how many proxies of ours append to ``X-Forwarded-For``, 0 where nobody is believed.
    """

    production: bool
    ahead: timedelta
    trusted_proxies: int
    compiled: Path
    data: Path
    key_file: Path
    laws: Path
    laws_object: str
    sms_token: str = field(repr=False)
    table: str
    bucket: str
    kms_key: str
    wrapped_lookup_key: str = field(repr=False)
    aliyun_key_id: str
    aliyun_key_secret: str = field(repr=False)
    aliyun_templates: str
    world: Callable[[], datetime] = field(repr=False)

    @classmethod
    def from_env(cls, env: Mapping[str, str], world: Callable[[], datetime] = world_time) -> Settings:
        """Read every setting at once: PRODUCTION (1 or empty), TODAY (2026-11-24), COMPILED and DATA (folders),
        KEY_FILE (the master key, outside of DATA), LAWS (the index of law texts, a file that may be missing; in the cloud
        LAWS_OBJECT, its key in BUCKET), SMS_TOKEN (the secret part of the receipts' address),
        TRUSTED_PROXIES (a number); in the cloud TABLE (a DynamoDB table), BUCKET (of S3), KMS_KEY (its ARN) and LOOKUP_KEY
        (wrapped by it, base64); for SMS ALIYUN_KEY_ID, ALIYUN_KEY_SECRET and ALIYUN_TEMPLATES (the provider's template code by our template, as JSON).

        Raises ``SettingsRefused``.
        """
        today = env.get("TODAY", "")
        production = env.get("PRODUCTION", "") == "1"
        if today and production:
            raise SettingsRefused("TODAY is for trying things out; PRODUCTION refuses it")
        return cls(
            production=production,
            ahead=_ahead(today, world()),
            trusted_proxies=_number("TRUSTED_PROXIES", env.get("TRUSTED_PROXIES") or "0"),
            compiled=Path(env.get("COMPILED") or Path(__file__).parent / "compiled"),
            data=Path(env.get("DATA") or "var/data"),
            key_file=Path(env.get("KEY_FILE") or "var/keys/master.key"),
            laws=Path(env.get("LAWS") or "build/laws.sqlite"),
            laws_object=env.get("LAWS_OBJECT", ""),
            sms_token=env.get("SMS_TOKEN") or ("" if production else "dev"),
            table=env.get("TABLE", ""),
            bucket=env.get("BUCKET", ""),
            kms_key=env.get("KMS_KEY", ""),
            wrapped_lookup_key=env.get("LOOKUP_KEY", ""),
            aliyun_key_id=env.get("ALIYUN_KEY_ID", ""),
            aliyun_key_secret=env.get("ALIYUN_KEY_SECRET", ""),
            aliyun_templates=env.get("ALIYUN_TEMPLATES", "{}"),
            world=world,
        )

    def refuse_missing_secrets(self) -> None:
        """Raise ``SettingsRefused`` where casework would start in production without secrets of its own."""
        if self.production and len(self.sms_token) < SHORTEST_SECRET:
            raise SettingsRefused(
                f"PRODUCTION needs an SMS_TOKEN of its own, random, {SHORTEST_SECRET} characters or more"
            )
        if len({bool(each) for each in (self.table, self.bucket, self.kms_key, self.wrapped_lookup_key)}) > 1:
            raise SettingsRefused("TABLE, BUCKET, KMS_KEY and LOOKUP_KEY go together")

    def now(self) -> datetime:
        """Now, aware, in UTC. With TODAY it is that day, at this hour, when the process starts; then time runs on, over
        midnight too: a day that began anew would end no session and lead events back before those that caused them.
        """
        return self.world() + self.ahead

    def today(self) -> date:
        """The day in China."""
        return self.now().astimezone(CHINA).date()


def _ahead(today: str, now: datetime) -> timedelta:
    try:
        return date.fromisoformat(today) - now.astimezone(CHINA).date() if today else timedelta()
    except ValueError:
        raise SettingsRefused(f"TODAY must read like 2026-11-24, not {today!r}") from None


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise SettingsRefused(f"{name} must be a number such as 0 or 1, not {text!r}")
    return int(text)


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings.from_env(os.environ)
