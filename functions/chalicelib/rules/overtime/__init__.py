"""Overtime pay and the least sick pay (劳动法 44; 工资支付暂行规定 13; 劳部发〔1995〕226号; 劳部发〔1995〕309号 59)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import (
    HOURS_A_DAY,
    INTERPRETATION_1,
    LABOUR_LAW,
    arbitration_year,
    minimum_left_out,
    surcharge_after_order,
    when_time_has_run,
)
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, attempt, sort_out

from .days import Hours, Worked, worked
from .pay import FLEXIBLE, RULES, flexible_hours, hourly_wage, if_difference, not_counted, paid_for
from .sick import sick_pay


def overtime(  # noqa: PLR0913 - one keyword a question of the form
    *,
    system: str,
    wage_unit: str,
    wage: Decimal | None,
    weekday_hours: Decimal | None,
    rest_days: Decimal | None,
    days_in_lieu: Decimal | None,
    holidays: Decimal | None,
    dates: Rows,
    holiday_pay: str | None,
    sick_days: Decimal | None,
    sick_by: str | None,
    left_on: date | None,
    area: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """150% on workdays (44(1)), 200% on rest days without a day in lieu (44(2)), 300% on holidays (44(3)).

    A day's wage is the month's by 21.75, an hour's an eighth of it, and neither is under the minimum wage (48). Where
    hours are totalled over a period, what goes beyond is 150% on whichever day (工资支付暂行规定 13). The 300% come
    beside the month's wage (劳部发〔1995〕226号 2); where a holiday counts as paid, only the difference. Sick pay is at
    least 80% of the minimum wage (59). Refused: overtime without a wage, more days in lieu than rest days.
    """
    typed = Worked(Hours(weekday_hours or Decimal(0)), Hours(_in_hours(rest_days)), Hours(_in_hours(holidays)))
    hours = worked(typed, dates, calendar)
    in_lieu = _in_hours(days_in_lieu)
    if in_lieu > hours.rest.count:
        raise AnswersRefused(FieldError("days_in_lieu", "more_than_worked"))
    if hours and wage is None:
        raise AnswersRefused(FieldError("wage", "required"))
    if not hours and not sick_days:
        raise AnswersRefused(FieldError("weekday_hours", "nothing"))
    items: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    tables: tuple[AmountTable, ...] = ()
    if hours and wage is not None:
        if system == FLEXIBLE:
            left_out = (flexible_hours(),)
        else:
            hourly, steps = hourly_wage(wage, wage_unit, area, rates)
            items = paid_for(hourly, steps, hours, in_lieu, system, holiday_pay)
            left_out = (*not_counted(hours, system), *minimum_left_out(area, rates, Citation(LABOUR_LAW, "48.2")))
            tables = if_difference(hourly, hours, wage_unit, holiday_pay)
    if sick_days:
        found = attempt(
            "病假工资", lambda: sick_pay(sick_days, sick_by, area, rates), Citation("labor-law-opinions", "59")
        )
        sick, unknown = sort_out([found])
        items, left_out = (*items, *sick), (*left_out, *unknown)
    return Outcome(
        items=items,
        tables=tables,
        left_out=left_out,
        deadlines=(arbitration_year(left_on, calendar, "27.4"),) if left_on else (),
        notes=_notes(system),
        total_label="最少要给的合计",
    )


def _in_hours(days: Decimal | None) -> Decimal:
    return (days or Decimal(0)) * HOURS_A_DAY


def _notes(system: str) -> tuple[Step, ...]:
    notes = [
        Step("算出来的是最少该给的。单位已经给过的，从里面减掉。", citation=Citation(LABOUR_LAW, "44")),
        Step(
            "加班的事要您先拿证据：打卡、排班表、聊天、工友作证。证据在单位手里它不拿，后果它担。",
            citation=Citation(INTERPRETATION_1, "42"),
        ),
        Step("一般每天最多加1小时，特殊的3小时，每月最多36小时。超过了也要给钱。", citation=Citation(LABOUR_LAW, "41")),
    ]
    if system == "piece":
        notes.append(Step("计件的，按平时的计件单价乘150%、200%、300%。", citation=Citation(RULES, "13")))
    return (*notes, surcharge_after_order(), when_time_has_run())
