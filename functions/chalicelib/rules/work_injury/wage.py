"""The monthly wage that every amount is counted from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import Item, LeftOut, Step, plain_number, yuan

REGULATION = "work-injury-insurance-regulation"
BOUNDS = "work-injury-wage-bounds"
AREA_WAGE = "area-average-monthly-wage"
PAY_DAYS = "monthly-pay-days"


@dataclass(frozen=True)
class OwnWage:
    """The monthly wage that amounts are counted from (64.2), unrounded, with how it came about; ``bounded`` where it
    was compared with the area's average.
    """

    amount: Decimal
    steps: tuple[Step, ...]
    bounded: bool = False


@dataclass(frozen=True)
class Wages:
    """The worker's wage a month, and as it counts for benefits; both None while no wage was typed."""

    monthly: OwnWage | None
    own: OwnWage | None

    @classmethod
    def of(cls, wage: Decimal | None, unit: str | None, days: Decimal | None, rates: Rates) -> Wages:
        """Both, from what was typed. Refused: a wage without its unit."""
        if wage is None:
            return cls(None, None)
        if unit is None:
            raise AnswersRefused(FieldError("wage_unit", "required"))
        monthly = monthly_wage(wage, unit, days, rates)
        return cls(monthly, clamped(monthly, rates))


def monthly_wage(wage: Decimal, unit: str, days: Decimal | None, rates: Rates) -> OwnWage:
    """A daily wage times the days worked a month: as typed, else 21.75."""
    if unit == "month":
        return OwnWage(wage, (Step("月工资", f"{yuan(wage)}（您填的）"),))
    if days is not None:
        working = f"{yuan(wage)} × {plain_number(days)}天 = {yuan(wage * days)}"
        return OwnWage(wage * days, (Step("日工资折成月工资，按您填的每月干活天数", working),))
    figure = rates.figure(PAY_DAYS)
    pay_days = rates[PAY_DAYS]
    working = f"{yuan(wage)} × {plain_number(pay_days)}天 = {yuan(wage * pay_days)}"
    return OwnWage(
        wage * pay_days, (Step("日工资折成月工资，按每月计薪天数", working, figure.value.citation, (figure,)),)
    )


def clamped(monthly: OwnWage, rates: Rates) -> OwnWage:
    """Not under 60% nor over 300% of the area's average wage (64.2); as it is while that is unknown."""
    try:
        area, figure = rates[AREA_WAGE], rates.figure(AREA_WAGE)
    except RateUnknown:
        return monthly
    bounds = rates.figure(BOUNDS)
    floor, ceiling = (area * bounds.value.table[end] for end in ("floor", "ceiling"))
    amount = min(max(monthly.amount, floor), ceiling)
    source = "您填的" if figure.typed_in else "公布的"
    told = (
        f"统筹地区月平均工资 {yuan(area)}（{source}）：60%是 {yuan(floor)}，300%是 {yuan(ceiling)}；用 {yuan(amount)}"
    )
    step = Step("本人工资不低于60%，不高于300%", told, Citation(REGULATION, "64.2"), (bounds, figure))
    return OwnWage(amount, (*monthly.steps, step), bounded=True)


def with_wage(label: str, own: OwnWage | None, work: Callable[[OwnWage], Item], article: str) -> Item | LeftOut:
    """An item counted from the wage, or left out while no wage was typed."""
    if own is None:
        why = "工资没有填。填上受伤前12个月的月平均工资，再算一次。"
        return LeftOut(label, why, Citation(REGULATION, article))
    return work(own)
