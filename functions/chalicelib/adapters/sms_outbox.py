"""The local stand-in for an SMS provider: messages stay in the table, sealed, to be read at ``/api/dev/outbox``.

A sample in production sends here too: it has no such page, and what it keeps goes after two weeks all the same.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from chalicelib.casework.kept_notices import stamp
from chalicelib.casework.notice_text import segments
from chalicelib.casework.ports import ABSENT, Clock, Row, Table
from chalicelib.casework.vault import Vault
from chalicelib.settings import CHINA

from .sms_aliyun_receipts import PROVIDER

KEPT_FOR = timedelta(days=14)
_PARTITION = "local-outbox"
_TIME = "%Y-%m-%d %H:%M:%S"
_DELIVERED = ("DELIVERED", "用户接收成功")
_FAILED = ("MOBILE_NOT_ON_SERVICE", "停机、空号、关机或者不在服务区")


@dataclass(frozen=True)
class OutboxMessage:
    """A message as it was handed over. ``provider_id`` also names it in the outbox."""

    provider_id: str
    message_id: str
    phone: str
    template: str
    text: str
    sent_at: datetime


class OutboxSms:
    """The ``SmsSender`` of a machine without a provider. It bears the name of the one that it stands in for, so that
    receipts of that provider's shape find its messages.
    """

    name = PROVIDER

    def __init__(self, table: Table, vault: Vault, clock: Clock) -> None:
        self._table, self._vault, self._clock = table, vault, clock

    def send(self, *, message_id: str, phone: str, template: str, values: dict[str, str], text: str) -> str:
        """Keep the message and return a new id for it; see ``SmsSender``."""
        now = self._clock.now()
        provider_id = f"{re.sub(r'[^0-9]', '', stamp(now))}{secrets.token_hex(6)}"
        message = OutboxMessage(provider_id, message_id, phone, template, text, now)
        told = json.dumps({**asdict(message), "sent_at": now.isoformat()}, ensure_ascii=False)
        body = self._vault.seal(_record(provider_id), told)
        self._table.put(Row(_PARTITION, provider_id, body, expires_at=now + KEPT_FOR), ABSENT)
        return provider_id


def aliyun_receipt(message: OutboxMessage, *, delivered: bool, now: datetime) -> dict[str, object]:
    """One item of the array with which Alibaba Cloud would report what became of the message."""
    code, words = _DELIVERED if delivered else _FAILED
    return {
        "phone_number": message.phone,
        "send_time": message.sent_at.astimezone(CHINA).strftime(_TIME),
        "report_time": now.astimezone(CHINA).strftime(_TIME),
        "success": delivered,
        "err_code": code,
        "err_msg": words,
        "sms_size": str(segments(message.text)),
        "biz_id": message.provider_id,
        "out_id": message.message_id,
    }


def _record(provider_id: str) -> str:
    return f"{_PARTITION}/{provider_id}"


@dataclass(frozen=True)
class LocalOutbox:
    """What ``/api/dev/outbox`` shows and reports."""

    table: Table
    vault: Vault
    clock: Clock

    def messages(self, limit: int = 100) -> list[OutboxMessage]:
        """The messages, newest first."""
        return [self._message(row) for row in self.table.query(_PARTITION, limit=limit, newest_first=True)]

    def receipt(self, provider_id: str, *, delivered: bool) -> dict[str, object] | None:
        """The receipt that Alibaba Cloud would send of a message; None for an unknown one."""
        row = self.table.get(_PARTITION, provider_id)
        return aliyun_receipt(self._message(row), delivered=delivered, now=self.clock.now()) if row else None

    def _message(self, row: Row) -> OutboxMessage:
        kept = json.loads(self.vault.unseal(_record(row.sort), row.body))
        return OutboxMessage(**{**kept, "sent_at": datetime.fromisoformat(kept["sent_at"])})
