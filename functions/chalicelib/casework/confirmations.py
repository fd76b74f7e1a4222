"""Whether a phone is in somebody's hand: six digits by SMS, for one purpose, once, for five minutes.

A code is bound to its purpose, to what it is for (a draft, a case) and to the number it went to. Whoever asks learns
nothing from the answer: whether a message goes out is told to nobody.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from .codes import new_sms_code, read_sms_code, sms_code_hash
from .errors import Conflict
from .limits import Limits
from .notices import Notice, put_notice
from .ports import Clock, Put, Row, Table
from .vault import Vault

VALID_FOR = timedelta(minutes=5)
TRIES = 5
TEMPLATE = "code"

PER_NUMBER = ("sms_code_minute", "sms_code_hour", "sms_code_day")
"""The limits on messages to one number (``limits.LIMITS``)."""


@dataclass(frozen=True)
class Confirmations:
    """Codes in the table. Only a keyed hash is kept of each; of one subject the newest alone is live."""

    table: Table
    vault: Vault
    clock: Clock
    limits: Limits

    def send(self, purpose: str, subject: str, phone: str) -> bool:
        """Write a message with a new code, which the outbox sends; the code before it is dead. False, and nothing is
        written, when the number has had its messages. A caller tells the person the same either way.
        """
        if not all(self.limits.allow(kind, phone) for kind in PER_NUMBER):
            return False
        code, nonce, now = new_sms_code(), secrets.token_hex(16), self.clock.now()
        kept = {"hash": self._hash(code, purpose, subject, phone), "nonce": nonce}
        row = Row(self._place(purpose, subject), "code", json.dumps(kept), expires_at=now + VALID_FOR)
        notice = Notice(secrets.token_hex(16), TEMPLATE, phone, {"code": code}, "", "验证码")
        self.table.transact([Put(row), *put_notice(notice, self.vault, now, until=now + VALID_FOR)])
        return True

    def check(self, purpose: str, subject: str, phone: str, typed: str) -> bool:
        """Whether these are the digits that went to this number for this; they are used up then. After five tries, right
        or wrong, no digits are.
        """
        place = self._place(purpose, subject)
        row = self.table.get(place, "code")
        kept = json.loads(row.body) if row else {"hash": "", "nonce": "none"}
        tries = self.table.count(place, f"tries/{kept['nonce']}", expires_at=self.clock.now() + VALID_FOR)
        fits = hmac.compare_digest(self._hash(read_sms_code(typed) or "", purpose, subject, phone), kept["hash"])
        if row is None or not fits or tries > TRIES:
            return False
        try:
            self.table.delete(place, "code", if_version=row.version)
        except Conflict:  # somebody was quicker, or a new code was sent
            return False
        return True

    def _hash(self, code: str, purpose: str, subject: str, phone: str) -> str:
        return sms_code_hash(self.vault, code, purpose, f"{subject}\0{phone}")

    def _place(self, purpose: str, subject: str) -> str:
        return f"confirm/{self.vault.hash_for_lookup(f'confirm {purpose}', subject)}"
