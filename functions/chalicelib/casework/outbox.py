"""The outbox: the scheduled job that sends what commands have written, each message once.

A message passes through two writes before the provider is called. The first claims it for this worker (``SENDING``);
who dies then leaves it to be taken up after a lease. The second says that from now on it may have been sent
(``UNKNOWN``); who dies then, or hears nothing, leaves it to a receipt, or to be sent again after a day: providers know
no idempotence, and two equal messages about one decision frighten people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .call_list import failure_of
from .errors import Conflict, SealBroken, SmsRefused, SmsUnavailable
from .kept_notices import KeptNotice, State, due_notices
from .notice_text import NoticeNotFilled, NoticeTexts
from .notices import Notice, open_notice
from .ports import Clock, SmsSender, Table
from .vault import Vault

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 60))
LEASE = timedelta(minutes=2)
WAIT_FOR_RECEIPT = timedelta(hours=24)

UNREADABLE, GIVEN_UP = "unreadable", "given_up"


@dataclass(frozen=True)
class Outbox:
    """Everything that sending takes."""

    table: Table
    vault: Vault
    sender: SmsSender
    texts: NoticeTexts
    clock: Clock

    def send_due(self, most: int = 100) -> int:
        """Take up at most so many notices that are due, and return how many. Any number of workers may do so at once.

        A provider in trouble is not asked again in this run: every other message keeps its attempts, and none waits a
        day for a receipt because of the same outage.
        """
        taken_up = 0
        for kept in due_notices(self.table, self.clock.now(), most):
            taken_up += 1
            try:
                self._send(kept)
            except Conflict:
                continue  # another worker holds it, or its receipt was quicker than our note of having sent it
            except SmsUnavailable:
                break
        return taken_up

    def _send(self, kept: KeptNotice) -> None:
        """Send one. Raises ``Conflict`` when somebody else has changed it, and ``SmsUnavailable`` once that is noted."""
        if kept.attempts > len(BACKOFF) or (kept.until and kept.until <= self.clock.now()):
            self._fail(kept, GIVEN_UP)
            return
        claimed = self._change(kept, state=State.SENDING, due=self.clock.now() + LEASE, attempts=kept.attempts + 1)
        try:
            notice = open_notice(claimed, self.vault)
            text = self.texts.fill(notice.template, notice.values)
        except (SealBroken, NoticeNotFilled):
            self._fail(claimed, UNREADABLE)
            return
        until = self.clock.now() + WAIT_FOR_RECEIPT
        self._hand_over(self._change(claimed, state=State.UNKNOWN, due=until, provider=self.sender.name), notice, text)

    def _hand_over(self, kept: KeptNotice, notice: Notice, text: str) -> None:
        try:
            provider_id = self.sender.send(
                message_id=notice.id,
                phone=notice.phone,
                template=notice.template,
                values=dict(notice.values),
                text=text,
            )
        except SmsRefused as refused:
            self._fail(kept, str(refused))
        except SmsUnavailable as trouble:
            if not trouble.may_have_been_sent:
                self._try_later(kept)
            raise
        else:
            self._change(kept, state=State.SENT, due=None, provider_id=provider_id)

    def _try_later(self, kept: KeptNotice) -> None:
        if kept.attempts > len(BACKOFF):
            self._fail(kept, GIVEN_UP)
        else:
            self._change(kept, state=State.PENDING, due=self.clock.now() + BACKOFF[kept.attempts - 1])

    def _fail(self, kept: KeptNotice, why: str) -> None:
        self.table.transact(failure_of(kept, why, self.clock.now()))

    def _change(self, kept: KeptNotice, *, state: State, due: datetime | None, **changes: Any) -> KeptNotice:
        changed = replace(kept, state=state, due=due, changed_at=self.clock.now(), **changes)
        write = changed.put()
        return replace(changed, version=self.table.put(write.row, write.if_version))
