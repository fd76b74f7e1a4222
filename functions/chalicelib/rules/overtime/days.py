"""Which kind of overtime each day was: by dates where they are typed in, beside what is typed as sums."""

from __future__ import annotations

from dataclasses import dataclass
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
class Worked:
    """Hours of overtime on workdays, rest days and statutory holidays, and how dates were told apart."""

    weekday: Decimal
    rest: Decimal
    holiday: Decimal
    told: tuple[Step, ...] = ()


def worked(sums: Worked, dates: Rows, calendar: WorkingCalendar) -> Worked:
    """The sums with each date added where it belongs. Refused: a date before 2014, a workday without its hours."""
    weekday, rest, holiday, told = sums.weekday, sums.rest, sums.holiday, []
    for n, row in enumerate(dates, 1):
        day, typed = row["day"], row["hours"]
        assert isinstance(day, date)  # the form has refused all else
        hours = typed if isinstance(typed, Decimal) else Decimal(HOURS_A_DAY)
        if day < FIRST_KNOWN:
            raise AnswersRefused(FieldError(f"dates-{n}-day", "before_rules"))
        name = statutory_holidays(day.year).get(day)
        if name:
            holiday += hours
            kind, citation = f"法定节日（{name}）", Citation("holidays-measures", "2")
        elif why := calendar.why_off(day):
            rest += hours
            kind, citation = f"休息日（{why}）", None
        elif typed is None:
            raise AnswersRefused(FieldError(f"dates-{n}-hours", "weekday_hours"))
        else:
            weekday += hours
            kind, citation = "工作日", None
        told.append(Step(f"{day.year}年{day.month}月{day.day}日是{kind}", f"{plain_number(hours)}小时", citation))
    return Worked(weekday, rest, holiday, tuple(told))
