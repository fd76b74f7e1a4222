"""What an office did in a month, from the events of its cases (法律援助法 58): a row a case, added up when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from .cases import Case
from .kinds import Kind
from .ports import Row, Table

MONTHS = 24
AT_A_TIME = 1000


@dataclass(frozen=True)
class CaseDays:
    """The days of one case that are counted: received, decided and how, assigned, ended and how ("" while not)."""

    service: str
    received: date
    decision: str
    decided: date | None
    assigned: date | None
    ended: str

    @classmethod
    def of(cls, case: Case) -> CaseDays:
        """Those of a case."""
        decided = case.happened(Kind.GRANTED) or case.happened(Kind.REFUSED)
        assigned, ended = case.happened(Kind.ASSIGNED), case.ended
        return cls(
            case.text("service"),
            case.first.day,
            decided.kind if decided else "",
            decided.day if decided else None,
            assigned.day if assigned else None,
            ended.kind if ended else "",
        )

    @classmethod
    def read(cls, row: Row) -> CaseDays:
        """Read a row."""
        service, received, decision, decided, assigned, ended = json.loads(row.body)
        return cls(service, date.fromisoformat(received), decision, _day(decided), _day(assigned), ended)

    def body(self) -> str:
        """The row's body."""
        days = [day.isoformat() if day else "" for day in (self.decided, self.assigned)]
        return json.dumps([self.service, self.received.isoformat(), self.decision, *days, self.ended])


@dataclass(frozen=True)
class Month:
    """The numbers of one office, service and month. Days are calendar days, None where nothing was counted."""

    service: str
    received: int
    granted: int
    refused: int
    closed: int
    decided: int
    median_days_to_decide: float | None
    within_seven_days: int
    assigned: int
    median_days_to_assign: float | None
    within_three_days: int


def month_partition(office: str, month: str) -> str:
    """Where the cases that an office received in a month ("2026-11") are counted."""
    return f"month/{office}/{month}"


def month_row(case: Case) -> Row:
    """The row that counts the case."""
    return Row(month_partition(case.office, f"{case.first.day:%Y-%m}"), case.id, CaseDays.of(case).body())


def cases_of_month(table: Table, office: str, month: str) -> Iterator[CaseDays]:
    """The cases that an office received in a month. What was joined to another case is counted there."""
    after = ""
    while rows := table.query(month_partition(office, month), after=after, limit=AT_A_TIME):
        yield from (case for case in map(CaseDays.read, rows) if case.ended != Kind.JOINED)
        after = rows[-1].sort


def add_up(cases: Iterable[CaseDays]) -> list[Month]:
    """The numbers by service."""
    by_service: dict[str, list[CaseDays]] = {}
    for case in cases:
        by_service.setdefault(case.service, []).append(case)
    return [month_of(service, found) for service, found in sorted(by_service.items())]


def last_months(today: date) -> list[str]:
    """The months that are told of, the latest first, each as "2026-11"."""
    latest = today.year * 12 + today.month - 1
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(latest, latest - MONTHS, -1)]


def month_of(service: str, cases: Sequence[CaseDays]) -> Month:
    """The numbers of these cases of one service."""
    to_decide = [(case.decided - case.received).days for case in cases if case.decided]
    granted = [case for case in cases if case.decision == Kind.GRANTED]
    # A lawyer who was sent on provisional aid was there before the decision.
    to_assign = [max((case.assigned - case.decided).days, 0) for case in granted if case.assigned and case.decided]
    return Month(
        service=service,
        received=len(cases),
        granted=len(granted),
        refused=sum(case.decision == Kind.REFUSED for case in cases),
        closed=sum(case.ended in (Kind.CLOSED, Kind.FINISHED) for case in cases),
        decided=len(to_decide),
        median_days_to_decide=median(to_decide) if to_decide else None,
        within_seven_days=sum(days <= 7 for days in to_decide),
        assigned=len(to_assign),
        median_days_to_assign=median(to_assign) if to_assign else None,
        within_three_days=sum(days <= 3 for days in to_assign),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
