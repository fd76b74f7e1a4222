"""The months of double pay: from when to when, cut how, each with its wage and its working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import to_cents
from chalicelib.rules.periods import months_after

BY_CALENDAR = "calendar"
ONE_DAY = timedelta(days=1)
Bounds = tuple[date, date, date, date]
"""First day and the day after the last: of what counts of a month, then of the whole month."""


@dataclass(frozen=True)
class Month:
    """One month of double pay: its first day and the day after its last, its wage, and how many of the working days of
    the whole month count (``part`` of ``whole``; equal for a full month).
    """

    first: date
    end: date
    wage: Decimal
    part: int
    whole: int

    @property
    def pay(self) -> Decimal:
        """The wage of the days that count, unrounded."""
        return self.wage * self.part / self.whole


def working_days(first: date, end: date, calendar: WorkingCalendar) -> int:
    return sum(not calendar.why_off(first + n * ONE_DAY) for n in range((end - first).days))


def bounds_of(started_on: date, first: date, end: date, cut_by: str | None) -> dict[int, Bounds]:
    """By its number, what counts of each month and the whole month: months run from the day on which work began, or,
    where wages are paid and cut so, are those of the calendar, that of the first day being the first.
    """
    begin = started_on.replace(day=1) if cut_by == BY_CALENDAR else started_on
    found: dict[int, Bounds] = {}
    number = 1
    while (since := months_after(begin, number - 1)) < end:
        until = months_after(begin, number)
        if until > first:
            found[number] = (max(since, first), min(until, end), since, until)
        number += 1
    return found


def months_of(bounds: dict[int, Bounds], wage: Decimal, other: Rows, calendar: WorkingCalendar) -> tuple[Month, ...]:
    """The months of the period, each with its wage. Refused: another wage for a month that is not among them."""
    wages = {}
    for n, row in enumerate(other, 1):
        if row["number"] not in bounds:
            raise AnswersRefused(FieldError(f"other_months-{n}-number", "no_such_month"))
        wages[row["number"]] = row["wage"]
    found = []
    for number, (first, end, since, until) in bounds.items():
        own = wages.get(Decimal(number), wage)
        assert isinstance(own, Decimal)  # the form has refused all else
        short = (first, end) != (since, until)
        part, whole = (working_days(*days, calendar) for days in ((first, end), (since, until))) if short else (1, 1)
        found.append(Month(first, end, own, part, whole))
    return tuple(found)


def within_a_year(months: tuple[Month, ...], since: date, calendar: WorkingCalendar) -> tuple[Month, ...]:
    """What lies within the year before arbitration was asked for, where each month has a clock of its own."""
    kept = []
    for month in months:
        if month.first >= since:
            kept.append(month)
        elif left := working_days(since, month.end, calendar):
            days = working_days(month.first, month.end, calendar)
            kept.append(Month(since, month.end, month.wage, month.part * left, month.whole * days))
    return tuple(kept)


def total_of(months: tuple[Month, ...]) -> Decimal:
    """Each month to the cent, then added up."""
    return sum((to_cents(month.pay) for month in months), Decimal("0.00"))


def on_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
