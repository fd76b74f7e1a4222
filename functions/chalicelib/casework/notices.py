"""Notices: what a citizen is told by SMS, as a command writes it. ``kept_notices`` holds what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .kept_notices import KeptNotice, partition_of, partition_of_case, stamp
from .notice_text import fit_for_sms
from .ports import ABSENT, Put, Row
from .vault import Vault

FIRST = timedelta(days=1)
"""What is good for a few minutes goes before everything that waits: it counts as due for so long."""


@dataclass(frozen=True)
class Notice:
    """What a citizen is told. ``id`` is random and goes to the provider as our message id. ``case`` (the case's id, "" where
    there is none), ``about`` (a few words for staff: "派了律师") and ``office`` (whose call list it comes to when it cannot
    be delivered) hold no personal data. ``phone`` is "" where nobody may be texted.
    """

    id: str
    template: str
    phone: str = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    case: str
    about: str
    office: str = ""
    sensitive: bool = False


def put_notice(notice: Notice, vault: Vault, now: datetime, until: datetime | None = None) -> list[Put]:
    """What a command writes in its own transaction, so that case and message are kept together or not at all. After
    ``until`` it tells nobody anything any more, and is not sent.
    """
    values = {name: fit_for_sms(value) for name, value in notice.values.items()}
    secret = json.dumps({"phone": notice.phone, "values": values}, ensure_ascii=False)
    sealed = vault.seal(partition_of(notice.id), secret)
    kept = KeptNotice(
        notice.id,
        notice.template,
        notice.case,
        notice.about,
        sealed,
        now,
        now,
        due=now - FIRST if until else now,
        office=notice.office,
        until=until,
    )
    if not notice.case:
        return [kept.put()]
    pointer = Row(partition_of_case(notice.case), f"{stamp(now)}/{notice.id}", notice.id)
    return [kept.put(), Put(pointer, if_version=ABSENT)]


def open_notice(kept: KeptNotice, vault: Vault) -> Notice:
    """The notice with its phone and values. Raises ``SealBroken``."""
    secret = json.loads(vault.unseal(partition_of(kept.id), kept.sealed))
    return Notice(
        kept.id, kept.template, secret["phone"], secret["values"], kept.case, kept.about, kept.office, kept.sensitive
    )
