"""The appointments of a case: what its events make of them, and the rows in which days' lists show them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import LastDay, working_days_after

from .cases import CHINA, Case, Event
from .half_days import HalfDay
from .kinds import KINDS_OF, Kind, Track
from .ports import Row, Table

CONFIRMED_WITHIN = 1
"""Working days in which an office answers a wish."""

MOST_LISTED = 1000


class State(StrEnum):
    """Where an appointment stands."""

    ASKED = "asked"
    BOOKED = "booked"
    """By the citizen, in a slot."""
    CONFIRMED = "confirmed"
    """By the office, at a day and time that it named."""
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    MISSED = "missed"


FIXED = frozenset({State.BOOKED, State.CONFIRMED})
_BEGINS = {
    Kind.APPOINTMENT_ASKED: State.ASKED,
    Kind.APPOINTMENT_BOOKED: State.BOOKED,
    Kind.APPOINTMENT_CONFIRMED: State.CONFIRMED,
}
_ENDS = {
    Kind.APPOINTMENT_CANCELLED: State.CANCELLED,
    Kind.APPOINTMENT_ATTENDED: State.ATTENDED,
    Kind.APPOINTMENT_MISSED: State.MISSED,
    # Whoever gives up the case, or takes it elsewhere, comes no more.
    **dict.fromkeys((*KINDS_OF[Track.END], Kind.HANDED_OVER), State.CANCELLED),
}


@dataclass(frozen=True)
class Appointment:
    """One appointment, the ``number``-th of its case. Day and time are in China, None until somebody fixes them.
    ``changes`` counts the events since it was asked for or booked, ``changed_at`` is when the last one was.
    """

    number: int
    office: str
    state: State
    asked_on: date
    wished: tuple[HalfDay, ...]
    day: date | None
    time: time | None
    changes: int
    changed_at: datetime

    @property
    def stands(self) -> bool:
        """Whether it is still to come, or to be answered."""
        return self.state is State.ASKED or self.state in FIXED

    @property
    def begins(self) -> datetime | None:
        """When it begins."""
        return datetime.combine(self.day, self.time, CHINA) if self.day and self.time else None


@dataclass(frozen=True)
class Listed:
    """An appointment as a list shows it; nothing of it is personal. ``day`` and ``time`` are None for a wish, whose
    ``confirm_by`` is the last day on which the office answers.
    """

    case: str
    reference: str
    service: str
    state: State
    number: int
    wished: tuple[HalfDay, ...]
    day: date | None = None
    time: time | None = None
    confirm_by: date | None = None


def appointments_of(case: Case) -> list[Appointment]:
    """Every appointment of the case, oldest first."""
    found: list[Appointment] = []
    for event in case.events:
        standing = found.pop() if found and found[-1].stands else None
        if event.kind in _BEGINS:
            found.append(_begun(event, standing or _new(event, len(found) + 1)))
        elif standing:
            found.append(_changed(event, standing))
    return found


def appointment_of(case: Case) -> Appointment | None:
    """The last appointment of the case, whatever became of it."""
    return next(reversed(appointments_of(case)), None)


def confirm_by(appointment: Appointment, calendar: WorkingCalendar) -> LastDay:
    """The last day on which the office answers a wish."""
    return working_days_after(appointment.asked_on, CONFIRMED_WITHIN, calendar)


def appointment_rows(case: Case, calendar: WorkingCalendar) -> list[Row]:
    """The rows of the case on the lists of its offices: wishes by the day of their answer, the others by day and time."""
    return [_row(case, each, calendar) for each in appointments_of(case) if each.state is not State.CANCELLED]


def day_list(table: Table, office_id: str, day: date) -> list[Listed]:
    """The appointments of an office's day by their time: one query."""
    return [_listed(row) for row in table.query(_of_day(office_id, day), limit=MOST_LISTED)]


def asked_list(table: Table, office_id: str) -> list[Listed]:
    """The wishes that an office has not answered, the most pressing first."""
    return [_listed(row) for row in table.query(_asked(office_id), limit=MOST_LISTED)]


def _new(event: Event, number: int) -> Appointment:
    day = event.at.astimezone(CHINA).date()
    return Appointment(number, event.text("office"), State.ASKED, day, (), None, None, -1, event.at)


def _begun(event: Event, before: Appointment) -> Appointment:
    return replace(_changed(event, before), state=_BEGINS[event.kind], wished=_wished(event.details) or before.wished)


def _changed(event: Event, before: Appointment) -> Appointment:
    """The appointment after an event, which may be none of its own."""
    if event.kind in _ENDS:
        return replace(_counted(event, before), state=_ENDS[event.kind])
    if event.kind not in (*_BEGINS, Kind.APPOINTMENT_MOVED):
        return before
    fixed = event.text("day")
    day, at = (date.fromisoformat(fixed), time.fromisoformat(event.text("time"))) if fixed else (None, None)
    return replace(_counted(event, before), day=day, time=at)


def _counted(event: Event, before: Appointment) -> Appointment:
    return replace(before, changes=before.changes + 1, changed_at=event.at)


def _wished(details: Mapping[str, object]) -> tuple[HalfDay, ...]:
    wished = details.get("wished")
    return tuple(HalfDay.read(each) for each in wished) if isinstance(wished, list) else ()


def _row(case: Case, appointment: Appointment, calendar: WorkingCalendar) -> Row:
    shown = {
        "reference": case.text("reference"),
        "service": case.text("service"),
        "state": appointment.state,
        "number": appointment.number,
        "wished": [str(each) for each in appointment.wished],
    }
    if appointment.day and appointment.time:
        place = (_of_day(appointment.office, appointment.day), f"{appointment.time:%H:%M}/{case.id}")
    else:
        place = (_asked(appointment.office), f"{confirm_by(appointment, calendar).day}/{case.id}")
    return Row(*place, json.dumps(shown))


def _listed(row: Row) -> Listed:
    kept, (when, _, case_id) = json.loads(row.body), row.sort.partition("/")
    of_day = row.partition.rpartition("/")[2]
    placed = (
        {"confirm_by": date.fromisoformat(when)}
        if of_day == State.ASKED
        else {"day": date.fromisoformat(of_day), "time": time.fromisoformat(when)}
    )
    wished = tuple(HalfDay.read(each) for each in kept["wished"])
    return Listed(case=case_id, **{**kept, "state": State(kept["state"]), "wished": wished, **placed})


def _of_day(office_id: str, day: date) -> str:
    return f"appointments/{office_id}/{day}"


def _asked(office_id: str) -> str:
    return f"appointments/{office_id}/{State.ASKED}"
