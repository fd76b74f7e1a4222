"""A case is its events: append-only, each with who, when and what. State is a fold over them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone

from chalicelib.definitions.service import Clock as OfficeClock
from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import LastDay, last_day, working_days_after

from .kinds import ENDS, KINDS_OF, OUTLIVE, STARTS_AGAIN, STATES, Kind, Track
from .ports import ABSENT, Put, Row, Table
from .vault import Vault

EVENT_VERSION = 1
CITIZEN = "citizen"
NOT_DIRECTLY = frozenset({"through", "come"})
"""How somebody who must not be found wants to be reached: by no message, even where a number is written beside it."""

NOTHING_DUE = "9999-12-31"
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Event:
    """One thing that happened: ``by`` is an account's id, or ``CITIZEN``; ``details`` may hold personal data."""

    kind: Kind
    at: datetime
    by: str
    details: Mapping[str, object] = field(repr=False)

    @property
    def day(self) -> date:
        """The day that periods count from: in China when it was recorded, or the true day that staff gave for it."""
        return date.fromisoformat(on) if (on := self.text("on")) else self.at.astimezone(CHINA).date()

    def text(self, name: str) -> str:
        """A detail, "" where it is not known."""
        value = self.details.get(name)
        return "" if value is None else str(value)


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
    def last(self) -> Event:
        """What happened last."""
        return self.events[-1]

    def followed_by(self, event: Event) -> Case:
        """The case as it is after one more event."""
        return replace(self, events=(*self.events, event))

    @property
    def state(self) -> Kind:
        """Where it stands: the last event that changed that."""
        return next(event.kind for event in reversed(self.events) if event.kind in STATES)

    def at(self, track: Track) -> Kind | None:
        """Where one of its tracks stands; None before it has begun."""
        return next((event.kind for event in reversed(self.events) if event.kind in KINDS_OF[track]), None)

    @property
    def ended(self) -> Event | None:
        """What ended it, unless the bureau has ordered since that it goes on."""
        ends = ENDS | {Kind.CORRECTION_ORDERED}
        found = next((event for event in reversed(self.events) if event.kind in ends), None)
        return found if found and found.kind is not Kind.CORRECTION_ORDERED else None

    def text(self, name: str) -> str:
        """Something that the application holds: reference, service, phone."""
        return self.first.text(name)

    @property
    def sensitive(self) -> bool:
        """Whether only named staff may see it."""
        return self.first.details.get("sensitive") is True

    @property
    def phone_for_texts(self) -> str:
        """The number that messages go to, "" where none may be sent: the wish stands before the number."""
        answers = self.first.details.get("answers")
        how = answers.get("how") if isinstance(answers, dict) else None
        return "" if how in NOT_DIRECTLY else self.text("phone")

    @property
    def office(self) -> str:
        """The office that has it now."""
        handed = self.happened(Kind.HANDED_OVER)
        return handed.text("to") if handed else self.text("office")

    @property
    def assignment(self) -> Event | None:
        """The event that names lawyer and firm as they are now."""
        named = (Kind.FIRM_CHOSEN, Kind.ASSIGNED, Kind.REPLACED)
        return next((event for event in reversed(self.events) if event.kind in named), None)

    def happened(self, kind: str) -> Event | None:
        """The last event of a kind."""
        return next((event for event in reversed(self.events) if event.kind == kind), None)

    def running(self, service: Service, calendar: WorkingCalendar) -> list[tuple[OfficeClock, LastDay]]:
        """The clocks that run now, with their last days, the nearest by counting first. One that waits for the citizen is not
        among them.
        """
        found = []
        for clock in service.clocks:
            since = self._since(clock)
            waited = _days_waited(since, clock)
            if since and waited is not None:
                found.append((clock, _last_day(clock, since[0].day + timedelta(days=waited), calendar)))
        return sorted(found, key=lambda pair: pair[1].by_counting)

    def paused(self, service: Service) -> list[OfficeClock]:
        """The clocks that wait for the citizen now."""
        return [clock for clock in service.clocks if _days_waited(self._since(clock), clock) is None]

    def _since(self, clock: OfficeClock) -> tuple[Event, ...]:
        """The event that started the clock last, and all after it; nothing where the clock has ended."""
        starts = [n for n, event in enumerate(self.events) if self._starts(n, event, clock)]
        since = self.events[starts[-1] :] if starts else ()
        over = {*clock.ends} if clock.after in OUTLIVE else {*clock.ends, *ENDS}
        return () if any(event.kind in over for event in since[1:]) else since

    def _starts(self, place: int, event: Event, clock: OfficeClock) -> bool:
        if event.kind is Kind.GRANTED and any(each.kind is Kind.ASSIGNED for each in self.events[:place]):
            return False  # the lawyer was sent on provisional aid
        return clock.after in (event.kind, STARTS_AGAIN.get(event.kind))


def _days_waited(events: tuple[Event, ...], clock: OfficeClock) -> int | None:
    """For how many days the clock has waited; None while it waits."""
    if clock.pauses is None:
        return 0
    waited, since = 0, None
    for event in events:
        if event.kind == clock.pauses.after:
            since = since or event.day
        elif since and event.kind in clock.pauses.until:
            waited, since = waited + (event.day - since).days, None
    return None if since else waited


def _last_day(clock: OfficeClock, start: date, calendar: WorkingCalendar) -> LastDay:
    if clock.unit == "working_days":
        return working_days_after(start, clock.days, calendar)
    return last_day(start, calendar, days=clock.days)


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
