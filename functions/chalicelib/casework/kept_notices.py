"""Notices as they stand in the table: written by a command, moved on by the outbox and by receipts, found again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from .ports import ABSENT, Put, Row, Table

DUE = "outbox/due"
FORGOTTEN_AFTER = timedelta(days=2)
"""How long a notice that is good for a while stays after that, for its receipt."""

_TIMES = ("written_at", "changed_at", "due", "until")


class State(StrEnum):
    """What became of a notice. Nothing leaves ``DELIVERED`` and ``FAILED``."""

    PENDING = "pending"
    SENDING = "sending"
    """A worker holds it and has not called the provider yet."""
    UNKNOWN = "unknown"
    """The provider may have taken it."""
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


FINAL = frozenset({State.DELIVERED, State.FAILED})


@dataclass(frozen=True)
class KeptNotice:
    """A notice in the table; phone and values are in ``sealed``. ``due`` is when the outbox looks at it next (never
    when None), ``attempts`` how often it was taken up, ``why`` the code of a failure. ``provider_id`` is "" until known. After
    ``until`` it is not sent any more, nobody need phone about it, and soon it is forgotten.
    """

    id: str
    template: str
    case: str
    about: str
    sealed: str = field(repr=False)
    written_at: datetime
    changed_at: datetime
    due: datetime | None
    office: str = ""
    sensitive: bool = False
    state: State = State.PENDING
    attempts: int = 0
    provider: str = ""
    provider_id: str = ""
    why: str = ""
    version: int = ABSENT
    until: datetime | None = None

    @classmethod
    def from_row(cls, row: Row) -> KeptNotice:
        """Read a row."""
        kept = json.loads(row.body)
        times = {name: datetime.fromisoformat(kept[name]) if kept.get(name) else None for name in _TIMES}
        return cls(**{**kept, **times, "state": State(kept["state"]), "version": row.version})

    def put(self) -> Put:
        """Write it in the place of the version that was read."""
        kept = {name: value for name, value in vars(self).items() if name != "version"}
        body = json.dumps(kept | {name: kept[name] and kept[name].isoformat() for name in _TIMES})
        gone = self.until and self.until + FORGOTTEN_AFTER
        row = Row(partition_of(self.id), "notice", body, index=self._index(), expires_at=gone)
        return Put(row, if_version=self.version)

    def _index(self) -> tuple[str, str] | None:
        if self.due:
            return DUE, f"{stamp(self.due)}/{self.id}"
        return (f"sms/{self.provider}", self.provider_id) if self.provider_id else None


def notice_by_id(table: Table, id_: str) -> KeptNotice | None:
    """The notice with our id."""
    row = table.get(partition_of(id_), "notice")
    return KeptNotice.from_row(row) if row else None


def notice_by_provider_id(table: Table, provider: str, provider_id: str) -> KeptNotice | None:
    """The notice to which a provider gave its id. An index may lag behind; ``notice_by_id`` never does."""
    rows = table.query(f"sms/{provider}", prefix=provider_id, limit=1, index=True)
    found = KeptNotice.from_row(rows[0]) if rows else None
    return found if found and found.provider_id == provider_id else None


def notices_of(table: Table, case: str) -> list[KeptNotice]:
    """Every notice of a case, oldest first, with what became of it."""
    pointers = table.query(partition_of_case(case))
    return [kept for pointer in pointers if (kept := notice_by_id(table, pointer.body))]


def due_notices(table: Table, now: datetime, most: int) -> list[KeptNotice]:
    """Notices that are due, the longest due first."""
    kept = [KeptNotice.from_row(row) for row in table.query(DUE, limit=most, index=True)]
    return [notice for notice in kept if notice.due and notice.due <= now]


def stamp(moment: datetime) -> str:
    """A time as a sort key: text sorts as time does."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def partition_of(id_: str) -> str:
    """Where a notice stands; also the record that its text is sealed for."""
    return f"notice/{id_}"


def partition_of_case(case: str) -> str:
    """Where a case keeps which notices are its own."""
    return f"notices-of/{case}"
