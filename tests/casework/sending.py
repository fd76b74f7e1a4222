"""What the tests of notices share: a clock with hands, a provider that does as told, and a post office of both."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.kept_notices import KeptNotice, State, notice_by_id
from chalicelib.casework.notice_text import NoticeTexts
from chalicelib.casework.notices import Notice, put_notice
from chalicelib.casework.outbox import Outbox
from chalicelib.casework.receipts import Receipt
from chalicelib.casework.vault import Vault

BEGINNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PHONE, LAWYER = "00000000001", "示例律师"  # no phone in the world begins with eleven zeros
TEXTS = NoticeTexts({"lawyer_assigned": "给您派了律师：{lawyer}，{firm}，会用{lawyer_phone}打给您。"}, "示例司法局")
VALUES = {"lawyer": LAWYER, "firm": "示例律所", "lawyer_phone": "0000-0000000"}


class Hands:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = BEGINNING

    def now(self) -> datetime:
        """The time that the hands show."""
        return self.time

    def forward(self, minutes: float) -> None:
        """Move the hands."""
        self.time += timedelta(minutes=minutes)


@dataclass
class Provider:
    """An SMS provider. ``before`` and ``after`` run around its taking a message and may raise."""

    name: str = "aliyun"
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    taken: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, *, message_id: str, phone: str, template: str, values: dict[str, str], text: str) -> str:
        """See ``SmsSender``."""
        self.before()
        with self._lock:
            self.taken.append(message_id)
            self.texts.append(text)
        self.after()
        return f"biz-{message_id}"


class Post:
    """A table, a vault, a provider and the outbox between them."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.provider = Hands(), Provider()
        self.table = SqliteTable(folder / "data" / "table.db", self.clock)
        self.vault = Vault(LocalKeys(folder / "key", folder / "data"))
        self.outbox = Outbox(self.table, self.vault, self.provider, TEXTS, self.clock)
        self._numbers = itertools.count()

    def write(self, how_many: int = 1, case: str = "case-1") -> list[str]:
        """Write notices as commands do, and return their ids."""
        ids = [f"notice-{next(self._numbers)}" for _ in range(how_many)]
        for id_ in ids:
            notice = Notice(id_, "lawyer_assigned", PHONE, VALUES, case, "派了律师")
            self.table.transact(put_notice(notice, self.vault, self.clock.now()))
        return ids

    def send_every_minute(self, minutes: int) -> None:
        """What the scheduled job does for a while."""
        for _ in range(minutes):
            self.outbox.send_due()
            self.clock.forward(minutes=1)

    def kept(self, id_: str) -> KeptNotice:
        """The notice as it stands."""
        kept = notice_by_id(self.table, id_)
        assert kept
        return kept

    def states(self, ids: list[str]) -> list[State]:
        """What became of each."""
        return [self.kept(id_).state for id_ in ids]


def receipt(id_: str, delivered: bool = True, seconds: int = 0, **changes: str) -> Receipt:
    """The provider's receipt for one of our messages, so many seconds after the beginning."""
    given = {"provider": "aliyun", "provider_id": f"biz-{id_}", "message_id": id_, **changes}
    return Receipt(**given, delivered=delivered, reported_at=BEGINNING + timedelta(seconds=seconds))
