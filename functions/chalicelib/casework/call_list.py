"""The call list: citizens whom no message reached, so that somebody must phone them. It holds no personal data."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from .kept_notices import KeptNotice, State, stamp
from .ports import ABSENT, Put, Row, Table

_PARTITION = "calls"


@dataclass(frozen=True)
class Call:
    """Somebody must phone about a notice. ``why`` is the code with which its message failed."""

    notice: str
    case: str
    about: str
    why: str
    since: datetime

    def put(self) -> Put:
        """Put it on the list."""
        body = {"notice": self.notice, "case": self.case, "about": self.about, "why": self.why}
        place = f"{stamp(self.since)}/{self.notice}"
        return Put(Row(_PARTITION, place, json.dumps(body | {"since": self.since.isoformat()})), ABSENT)


def failure_of(kept: KeptNotice, why: str, now: datetime) -> list[Put]:
    """The notice has failed for good, and somebody must phone: one transaction."""
    failed = replace(kept, state=State.FAILED, why=why, due=None, changed_at=now)
    return [failed.put(), Call(kept.id, kept.case, kept.about, why, now).put()]


def calls_to_make(table: Table) -> list[Call]:
    """The calls, the hundred longest waiting first."""
    return [_call(row) for row in table.query(_PARTITION)]


def _call(row: Row) -> Call:
    kept = json.loads(row.body)
    return Call(**{**kept, "since": datetime.fromisoformat(kept["since"])})
