"""Which kind of overtime each day was: by dates where they are typed in, beside what is typed as sums."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.statutory_holidays import statutory_holidays
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import HOURS_A_DAY
from chalicelib.rules.outcome import Step, plain_number

FIRST_KNOWN = date(2014, 1, 1)
"""The holidays of earlier years differ by a day or two (放假办法 of 2013)."""


@dataclass(frozen=True)
class Hours:
    """Hours of overtime of one kind, and the dates among them."""

    count: Decimal
    dates: tuple[Step, ...] = ()

    def and_on(self, day: date, hours: Decimal, why: str, citation: Citation | None) -> Hours:
        """These and the hours of a date."""
        step = Step(f"{day.year}年{day.month}月{day.day}日：{why}", f"{plain_number(hours)}小时", citation)
        return Hours(self.count + hours, (*self.dates, step))


@dataclass(frozen=True)
class Worked:
    """Overtime on workdays, rest days and statutory holidays."""

    weekday: Hours
    rest: Hours
    holiday: Hours

    def __bool__(self) -> bool:
        return any(kind.count for kind in (self.weekday, self.rest, self.holiday))


def worked(sums: Worked, dates: Rows, calendar: WorkingCalendar) -> Worked:
    """The sums with each date added where it belongs. Refused: a date before 2014 or typed twice, a workday without
    its hours.
    """
    found, seen = sums, set()
    for n, row in enumerate(dates, 1):
        day, typed = row["day"], row["hours"]
        assert isinstance(day, date)  # the form has refused all else
        hours = typed if isinstance(typed, Decimal) else Decimal(HOURS_A_DAY)
        if day < FIRST_KNOWN:
            raise AnswersRefused(FieldError(f"dates-{n}-day", "before_rules"))
        if day in seen:
            raise AnswersRefused(FieldError(f"dates-{n}-day", "twice"))
        seen.add(day)
        if holiday := statutory_holidays(day.year).get(day):
            law = Citation("holidays-measures", "2")
            found = replace(found, holiday=found.holiday.and_on(day, hours, f"法定节日，{holiday}", law))
        elif why := calendar.why_off(day):
            found = replace(found, rest=found.rest.and_on(day, hours, f"休息日，{why}", None))
        elif typed is None:
            raise AnswersRefused(FieldError(f"dates-{n}-hours", "weekday_hours"))
        else:
            found = replace(found, weekday=found.weekday.and_on(day, hours, "工作日", None))
    return found
