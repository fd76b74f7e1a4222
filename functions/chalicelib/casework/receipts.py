"""Receipts: what a provider says became of our messages. They come late, twice, in any order, and not only ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .call_list import failure_of
from .errors import Conflict
from .kept_notices import FINAL, KeptNotice, State, notice_by_id, notice_by_provider_id
from .ports import Put, Table

UNDELIVERED = "undelivered"
_TRIES = 5


class ReceiptsRefused(Exception):
    """What came is not a list of receipts; none of it was applied. The text says what was wrong, never what was sent."""


@dataclass(frozen=True)
class Receipt:
    """What became of one message. ``message_id`` is our id ("" where the provider did not give it back), ``code`` the
    provider's word for a failure. There is no phone number in it: it would be the provider's word for whom we meant.
    """

    provider: str
    provider_id: str
    message_id: str
    delivered: bool
    reported_at: datetime
    code: str = ""


def apply_receipts(table: Table, receipts: Iterable[Receipt], now: datetime) -> int:
    """Apply them in the order of their reports and return how many notices moved.

    Receipts of unknown messages and of other providers change nothing; a notice that was delivered or has failed stays
    so, whatever comes later.
    """
    in_order = sorted(receipts, key=lambda receipt: (receipt.reported_at, receipt.delivered))
    return sum(_apply(table, receipt, now) for receipt in in_order)


def _apply(table: Table, receipt: Receipt, now: datetime) -> bool:
    """Whether the notice moved. Raises ``Conflict`` when others keep changing it; the provider will ask again."""
    for tries_left in reversed(range(_TRIES)):
        kept = _notice(table, receipt)
        if kept is None or not _moves(kept, receipt):
            return False
        try:
            table.transact(_outcome(kept, receipt, now))
        except Conflict:
            if not tries_left:
                raise
        else:
            return True
    return False


def _notice(table: Table, receipt: Receipt) -> KeptNotice | None:
    """By our id first: a receipt may be quicker than our note of the provider's."""
    by_ours = notice_by_id(table, receipt.message_id) if receipt.message_id else None
    return by_ours or notice_by_provider_id(table, receipt.provider, receipt.provider_id)


def _moves(kept: KeptNotice, receipt: Receipt) -> bool:
    if kept.state in FINAL or kept.provider != receipt.provider:
        return False
    # After a day without news a message is sent again under another id of the provider's. That the first one arrived
    # is good news for the notice; that it did not says nothing about the second.
    return receipt.delivered or kept.provider_id in ("", receipt.provider_id)


def _outcome(kept: KeptNotice, receipt: Receipt, now: datetime) -> list[Put]:
    kept = replace(kept, provider_id=receipt.provider_id)
    if not receipt.delivered:
        return failure_of(kept, receipt.code or UNDELIVERED, now)
    return [replace(kept, state=State.DELIVERED, due=None, changed_at=now).put()]
