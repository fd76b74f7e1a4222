"""The call list: citizens whom no message reached, so that somebody must phone them. It holds no personal data."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from .kept_notices import KeptNotice, State, stamp
from .ports import ABSENT, Delete, Put, Row, Table

_PARTITION = "calls"


@dataclass(frozen=True)
class Call:
    """Somebody must phone about a notice. ``why`` is the code with which its message failed."""

    notice: str
    case: str
    about: str
    why: str
    since: datetime
    version: int = ABSENT

    @property
    def _sort(self) -> str:
        return f"{stamp(self.since)}/{self.notice}"

    def put(self) -> Put:
        """Put it on the list."""
        body = {"notice": self.notice, "case": self.case, "about": self.about, "why": self.why}
        return Put(Row(_PARTITION, self._sort, json.dumps(body | {"since": self.since.isoformat()})), ABSENT)

    def made(self) -> Delete:
        """Take it off the list, in the transaction of the command that records the call."""
        return Delete(_PARTITION, self._sort, self.version)


def failure_of(kept: KeptNotice, why: str, now: datetime) -> list[Put]:
    """The notice has failed for good, and somebody must phone: one transaction."""
    failed = replace(kept, state=State.FAILED, why=why, due=None, changed_at=now)
    return [failed.put(), Call(kept.id, kept.case, kept.about, why, now).put()]


def calls_to_make(table: Table, after: Call | None = None, limit: int = 100) -> list[Call]:
    """The calls, the longest waiting first; beyond ``after`` for the next page."""
    rows = table.query(_PARTITION, after=after._sort if after else "", limit=limit)
    return [_call(row) for row in rows]


def _call(row: Row) -> Call:
    kept = json.loads(row.body)
    return Call(**{**kept, "since": datetime.fromisoformat(kept["since"]), "version": row.version})
