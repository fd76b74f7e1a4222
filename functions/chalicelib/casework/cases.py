"""A case is its events: append-only, each with who, when and what. State is a fold over them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from chalicelib.definitions.service import Clock as OfficeClock
from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import LastDay, last_day

from .ports import ABSENT, Put, Row, Table
from .vault import Vault

EVENT_VERSION = 1
CITIZEN = "citizen"
NOTHING_DUE = "9999-12-31"
CHINA = timezone(timedelta(hours=8))


class Kind(StrEnum):
    """What happened. Old kinds stay readable for ever."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    GRANT_PROPOSED = "grant_proposed"
    GRANTED = "granted"
    ASSIGNED = "assigned"
    NO_CONFLICT = "no_conflict"
    CALLED = "called"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Event:
    """One thing that happened: ``by`` is an account's id, or ``CITIZEN``; ``details`` may hold personal data."""

    kind: Kind
    at: datetime
    by: str
    details: Mapping[str, object] = field(repr=False)

    @property
    def day(self) -> date:
        """The day in China."""
        return self.at.astimezone(CHINA).date()


@dataclass(frozen=True)
class Case:
    """Events in order, at least the first, which holds what was applied for."""

    id: str
    events: tuple[Event, ...]

    @property
    def first(self) -> Event:
        """The application."""
        return self.events[0]

    @property
    def state(self) -> Kind:
        """Where it stands: the last event that changed that."""
        return self.events[-1].kind

    def text(self, name: str) -> str:
        """Something that the application holds: reference, service, office, phone."""
        return str(self.first.details[name])

    def happened(self, kind: str) -> Event | None:
        """The last event of a kind."""
        return next((event for event in reversed(self.events) if event.kind == kind), None)

    def running(self, service: Service, calendar: WorkingCalendar) -> list[tuple[OfficeClock, LastDay]]:
        """The statutory clocks that run now, with their last days, the nearest first."""
        found = []
        for clock in service.clocks:
            began = self.happened(clock.after)
            if began and not any(self.happened(kind) for kind in clock.ends):
                found.append((clock, last_day(began.day, calendar, days=clock.days)))
        return sorted(found, key=lambda pair: pair[1].day)


def put_event(case_id: str, number: int, event: Event, vault: Vault) -> Put:
    """The write that appends an event as the ``number``-th (from 1); refused when another has that number."""
    record = f"case/{case_id}/{number}"
    kept = {
        "v": EVENT_VERSION,
        "kind": event.kind,
        "at": event.at.isoformat(),
        "by": event.by,
        "details": event.details,
    }
    body = vault.seal(record, json.dumps(kept, ensure_ascii=False))
    return Put(Row(f"case/{case_id}", f"event/{number:06}", body), if_version=ABSENT)


def load_case(table: Table, vault: Vault, case_id: str) -> Case | None:
    """The case with all its events, or None."""
    rows = table.query(f"case/{case_id}", prefix="event/", limit=1000)
    events = [_read(vault.unseal(f"case/{case_id}/{n}", row.body)) for n, row in enumerate(rows, start=1)]
    return Case(case_id, tuple(events)) if events else None


def _read(text: str) -> Event:
    kept = json.loads(text)
    return Event(Kind(kept["kind"]), datetime.fromisoformat(kept["at"]), kept["by"], kept["details"])
