"""「打不通？」: how often people have said that an entry of the directory cannot be reached, for whoever mends it.

Nothing is hidden because of it, however often it is said: else whoever wants a rival or a court gone would only have to
tap. An editor phones, mends the entry, and says so. No row says who tapped or from where.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from .errors import CaseworkError, Conflict
from .ports import ABSENT, Clock, Row, Table

ONE_TAP = timedelta(minutes=1)
"""Taps on one entry within this time are one: a finger that trembles, a form sent again, a reload, a machine that taps
all day (1,440 at most).
"""

KEPT = timedelta(days=366)
"""After the last tap; by then the entry itself says that nobody has looked for a year."""

_PARTITION = "unreachable"


class ReportedAgain(CaseworkError):
    """Somebody has tapped, or another editor was quicker, since the list was looked at."""

    code = "reported_again"


@dataclass(frozen=True)
class Report:
    """What is known of an entry: the number of taps since somebody ``settled_by`` (the id of an account, "" for never)
    said at ``settled_at`` (ISO 8601) that it is mended, and when the last one was.
    """

    entry: str
    taps: int = 0
    newest: str = ""
    settled_by: str = ""
    settled_at: str = ""
    version: int = ABSENT

    @property
    def newest_at(self) -> datetime:
        """When somebody tapped last; a report has been tapped at least once."""
        return datetime.fromisoformat(self.newest)


@dataclass(frozen=True)
class UnreachableReports:
    """One row for each entry that was ever tapped. Every method may raise ``StoreUnavailable``."""

    table: Table
    clock: Clock

    def tap(self, entry: str) -> None:
        """Somebody could not reach this entry, whose id exists."""
        while True:
            now = self.clock.now()
            known = self._find(entry)
            if known.newest and now - known.newest_at < ONE_TAP:
                return
            with suppress(Conflict):  # of two who tap at once the later looks anew, and finds the tap of the other
                self._write(replace(known, taps=known.taps + 1, newest=now.isoformat()), now)
                return

    def settle(self, entry: str, version: int, by: str) -> None:
        """An editor has mended the entry as it stood on his list. Raises ``ReportedAgain``."""
        now, known = self.clock.now(), self._find(entry)
        if known.version != version or not known.taps:
            raise ReportedAgain
        try:
            self._write(replace(known, taps=0, settled_by=by, settled_at=now.isoformat()), now)
        except Conflict:
            raise ReportedAgain from None

    def open(self) -> list[Report]:
        """The entries that somebody should look at: the most taps first, then the newest."""
        reports, rows = [], self.table.query(_PARTITION)
        while rows:
            reports += [report for report in map(_read, rows) if report.taps]
            rows = self.table.query(_PARTITION, after=rows[-1].sort)
        return sorted(reports, key=lambda report: (report.taps, report.newest), reverse=True)

    def _find(self, entry: str) -> Report:
        row = self.table.get(_PARTITION, entry)
        return _read(row) if row else Report(entry)

    def _write(self, report: Report, now: datetime) -> None:
        kept = asdict(report)
        del kept["entry"], kept["version"]
        self.table.put(Row(_PARTITION, report.entry, json.dumps(kept), expires_at=now + KEPT), report.version)


def _read(row: Row) -> Report:
    return Report(row.sort, **json.loads(row.body), version=row.version)
