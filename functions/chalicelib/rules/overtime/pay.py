"""The amounts: the wage of an hour, and each kind of overtime; where practice differs, the other amount."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import HOURS_A_DAY, LABOUR_LAW, PAY_DAYS, daily_wage, minimum_wage_if_known
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Step, percent, plain_number, to_cents, yuan

from .days import Worked

RULES = "wage-payment-rules"
SUPPLEMENT = "wage-payment-supplement"
WEEKDAY, REST_DAY, HOLIDAY = Decimal("1.5"), Decimal(2), Decimal(3)  # 44(1) to 44(3)
FLEXIBLE, TOTALLED = "flexible", "totalled"


def hourly_wage(wage: Decimal, unit: str, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
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


def paid_for(
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


def if_difference(hourly: Decimal, hours: Worked, unit: str, holiday_pay: str | None) -> tuple[AmountTable, ...]:
    """Some awards take the holiday as paid already within a monthly wage and grant the difference."""
    if not hours.holiday.count or unit != "month" or holiday_pay is not None:
        return ()
    amount = to_cents(hourly * hours.holiday.count * (HOLIDAY - 1))
    step = Step("月工资里已经含了法定节日的钱，有的裁决只补差额200%", "", Citation(LABOUR_LAW, "51"))
    return (AmountTable("法定节日，要是只补差额", ("项目", "元"), (("法定节日的加班费", amount),), (step,)),)


def not_counted(hours: Worked, system: str) -> tuple[LeftOut, ...]:
    if system != TOTALLED or not hours.rest.count:
        return ()
    why = "综合计算工时的，休息日上班不单独算加班。把整个周期里超过法定总工时的小时数，填到「工作日多干的小时」里。"
    return (LeftOut("休息日的加班费", why, Citation(RULES, "13")),)


def flexible_hours() -> LeftOut:
    why = "批准了不定时工作制的，一般不算加班费；法定节日算不算，各地不一样。单位拿不出批文的，按普通的选。请打 12333 问。"
    return LeftOut("加班费", why, Citation(RULES, "13"))
