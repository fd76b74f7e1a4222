"""The days and half-days that an office offers for an appointment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from chalicelib.definitions.appointments import Reception
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import working_days_after

_NOON = time(12)


class Half(StrEnum):
    """Before noon or after."""

    MORNING = "am"
    AFTERNOON = "pm"

    @classmethod
    def of(cls, at: time) -> Half:
        """The half in which a time lies."""
        return cls.MORNING if at < _NOON else cls.AFTERNOON


@dataclass(frozen=True, order=True)
class HalfDay:
    """A morning or an afternoon."""

    day: date
    half: Half

    def __str__(self) -> str:
        return f"{self.day} {self.half}"

    @classmethod
    def read(cls, text: str) -> HalfDay:
        """Read "2026-12-01 am". Raises ``ValueError``."""
        day, _, half = text.partition(" ")
        return cls(date.fromisoformat(day), Half(half))


def days_to_choose(reception: Reception, today: date, calendar: WorkingCalendar) -> list[date]:
    """Every day that may be chosen today, open or not: so many working days from now until so many days from now."""
    first = working_days_after(today, reception.earliest_after_working_days, calendar).day
    last = today + timedelta(days=reception.furthest_days)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def half_days(office: Office, reception: Reception, today: date, calendar: WorkingCalendar) -> list[HalfDay]:
    """The half-days that may be wished for: when the office is open, or every working day where that is not known."""
    found = []
    for day in days_to_choose(reception, today, calendar):
        found += [HalfDay(day, half) for half in Half if half in _open_halves(office, day, calendar)]
    return found


def _open_halves(office: Office, day: date, calendar: WorkingCalendar) -> set[Half]:
    if office.opening_hours is None:
        return set() if calendar.why_off(day) else set(Half)
    return {Half.of(first) for first, _ in office.opening_hours.sessions(day, calendar)}
