"""The call list of an office: citizens whom no message reached or may reach, so that somebody must tell them. It holds no
personal data.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from .kept_notices import KeptNotice, State, stamp
from .notices import Notice
from .ports import ABSENT, Delete, Put, Row, Table

NOBODY_TO_TEXT = "nobody_to_text"


@dataclass(frozen=True)
class Call:
    """Somebody must be told of a notice. ``why`` is the code with which its message failed, or ``NOBODY_TO_TEXT``."""

    notice: str
    case: str
    about: str
    why: str
    office: str
    since: datetime
    sensitive: bool = False
    """Whether only named staff may know of it."""

    @classmethod
    def untold(cls, notice: Notice, now: datetime) -> Call:
        """The call in place of a message that nobody may get."""
        return cls(notice.id, notice.case, notice.about, NOBODY_TO_TEXT, notice.office, now, notice.sensitive)

    def put(self) -> Put:
        """Put it on the list."""
        return Put(
            Row(*self._place, json.dumps(asdict(self) | {"since": self.since.isoformat()}, ensure_ascii=False)), ABSENT
        )

    def done(self) -> Delete:
        """Take it off the list."""
        return Delete(*self._place)

    @property
    def _place(self) -> tuple[str, str]:
        return f"calls/{self.office}", f"{stamp(self.since)}/{self.notice}"


def failure_of(kept: KeptNotice, why: str, now: datetime) -> list[Put]:
    """The notice has failed for good, and somebody must phone, unless it was good for a while only: one transaction."""
    failed = replace(kept, state=State.FAILED, why=why, due=None, changed_at=now)
    if kept.until:
        return [failed.put()]
    return [failed.put(), Call(kept.id, kept.case, kept.about, why, kept.office, now, kept.sensitive).put()]


def calls_to_make(table: Table, office: str) -> list[Call]:
    """The calls of an office, the hundred longest waiting first."""
    return [_call(row) for row in table.query(f"calls/{office}")]


def _call(row: Row) -> Call:
    kept = json.loads(row.body)
    return Call(**{**kept, "since": datetime.fromisoformat(kept["since"])})
