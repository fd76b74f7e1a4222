"""Overtime pay and the least sick pay (劳动法 44; 工资支付暂行规定 13; 劳部发〔1995〕226号; 劳部发〔1995〕309号 59)."""

from __future__ import annotations

from dataclasses import replace
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
    PAY_DAYS,
    arbitration_year,
    daily_wage,
    minimum_wage,
    minimum_wage_if_known,
    surcharge_after_order,
    when_time_has_run,
)
from chalicelib.rules.outcome import (
    AmountTable,
    Item,
    LeftOut,
    Outcome,
    Step,
    attempt,
    percent,
    plain_number,
    sort_out,
    to_cents,
    yuan,
)

from .days import Hours, Worked, worked

RULES = "wage-payment-rules"
SUPPLEMENT = "wage-payment-supplement"
WEEKDAY, REST_DAY, HOLIDAY = Decimal("1.5"), Decimal(2), Decimal(3)  # 44(1) to 44(3)
SICK_SHARE = Decimal("0.8")  # 劳部发〔1995〕309号 59
DAYS_A_MONTH = Decimal(30)
FLEXIBLE, TOTALLED = "flexible", "totalled"


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
            left_out = (_flexible(),)
        else:
            hourly, steps = _hourly(wage, wage_unit, area, rates)
            items = _paid(hourly, steps, hours, in_lieu, system, holiday_pay)
            left_out = _not_counted(hours, system)
            tables = _difference(hourly, hours, wage_unit, holiday_pay)
    if sick_days:
        found = attempt(
            "病假工资", lambda: _sick(sick_days, sick_by, area, rates), Citation("labor-law-opinions", "59")
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


def _hourly(wage: Decimal, unit: str, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
    """The wage of an hour, unrounded; the minimum wage where it is higher."""
    hours = Decimal(HOURS_A_DAY)
    if unit == "month":
        daily, step = daily_wage(wage, rates)
        hourly, steps = daily / hours, [step]
    else:
        hourly, steps = (wage / hours, []) if unit == "day" else (wage, [])
    least, figures = minimum_wage_if_known(area, rates)
    if hourly < least / rates[PAY_DAYS] / hours:
        daily, step = daily_wage(least, rates)
        hourly = daily / hours
        steps = [Step("工资低于当地最低工资，按最低工资算", yuan(least), Citation(LABOUR_LAW, "48"), figures), step]
    if unit != "hour":
        steps.append(Step("一天8小时，一小时是", yuan(hourly), Citation("working-hours-regulation", "3")))
    return hourly, tuple(steps)


def _item(id_: str, label: str, hourly: Decimal, hours: Decimal, share: Decimal, steps: tuple[Step, ...]) -> Item:
    """The last of the steps gets the numbers put in."""
    amount = to_cents(hourly * hours * share)
    working = f"{yuan(hourly)} × {plain_number(hours)}小时 × {percent(share)} = {yuan(amount)}"
    return Item(id_, label, amount, (*steps[:-1], replace(steps[-1], working=working)), payer="单位")


def _paid(
    hourly: Decimal, steps: tuple[Step, ...], hours: Worked, in_lieu: Decimal, system: str, holiday_pay: str | None
) -> tuple[Item, ...]:
    items = []
    if hours.weekday.count:
        rule = Step("工作日多干的，不少于150%", citation=Citation(LABOUR_LAW, "44(1)"))
        if system == TOTALLED:
            rule = Step("综合计算工时的，超过法定总工时的部分，不少于150%", citation=Citation(RULES, "13"))
        before = (*hours.weekday.dates, *steps, rule)
        items.append(_item("weekday", "延长工作时间的加班费", hourly, hours.weekday.count, WEEKDAY, before))
    rest = hours.rest.count - in_lieu
    if rest and system != TOTALLED:
        deducted = f"；补休了{plain_number(in_lieu)}小时，扣掉" if in_lieu else ""
        rule = Step(f"休息日上班又没补休的，不少于200%{deducted}", citation=Citation(LABOUR_LAW, "44(2)"))
        items.append(_item("rest-day", "休息日的加班费", hourly, rest, REST_DAY, (*hours.rest.dates, *steps, rule)))
    if hours.holiday.count:
        share, how = HOLIDAY, Step("这300%在平时的工资以外另给", citation=Citation(SUPPLEMENT, "2"))
        if holiday_pay == "difference":
            share = HOLIDAY - 1
            how = Step("月工资里已经算了那天的钱，只补差额200%", citation=Citation(LABOUR_LAW, "51"))
        rule = Step("法定节日上班，不少于300%，不能拿补休顶", citation=Citation(LABOUR_LAW, "44(3)"))
        before = (*hours.holiday.dates, *steps, rule, how)
        items.append(_item("holiday", "法定节日的加班费", hourly, hours.holiday.count, share, before))
    return tuple(items)


def _difference(hourly: Decimal, hours: Worked, unit: str, holiday_pay: str | None) -> tuple[AmountTable, ...]:
    """Some awards take the holiday as paid already within a monthly wage and grant the difference."""
    if not hours.holiday.count or unit != "month" or holiday_pay is not None:
        return ()
    amount = to_cents(hourly * hours.holiday.count * (HOLIDAY - 1))
    step = Step("月工资里已经含了法定节日的钱，有的裁决只补差额200%", "", Citation(LABOUR_LAW, "51"))
    return (AmountTable("法定节日，要是只补差额", ("项目", "元"), (("法定节日的加班费", amount),), (step,)),)


def _not_counted(hours: Worked, system: str) -> tuple[LeftOut, ...]:
    if system != TOTALLED or not hours.rest.count:
        return ()
    why = "综合计算工时的，休息日上班不单独算加班。把整个周期里超过法定总工时的小时数，填到「工作日多干的小时」里。"
    return (LeftOut("休息日的加班费", why, Citation(RULES, "13")),)


def _flexible() -> LeftOut:
    why = "批准了不定时工作制的，一般不算加班费；法定节日算不算，各地不一样。单位拿不出批文的，按普通的选。请打 12333 问。"
    return LeftOut("加班费", why, Citation(RULES, "13"))


def _sick(days: Decimal, by: str | None, area: str | None, rates: Rates) -> Item:
    """At least 80% of the minimum wage (59); no national rule says how a month is cut into days."""
    least, figure = minimum_wage(area, rates)
    by_calendar = by == "calendar"
    divisor = DAYS_A_MONTH if by_calendar else rates[PAY_DAYS]
    figures = (figure,) if by_calendar else (figure, rates.figure(PAY_DAYS))
    amount = to_cents(least * SICK_SHARE / divisor * days)
    kind = "每月30天" if by_calendar else "每月计薪天数"
    step = Step(
        f"病假工资最少是最低工资的80%，一天按{kind}折算（怎么折算，全国没有统一规定）",
        f"{yuan(least)} × 80% ÷ {plain_number(divisor)}天 × {plain_number(days)}天 = {yuan(amount)}",
        Citation("labor-law-opinions", "59"),
        figures,
    )
    return Item("sick-pay", "病假工资（最少）", amount, (step,), payer="单位")


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
