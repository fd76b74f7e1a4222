"""The monthly wage that every amount is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.rules.outcome import Step, plain_number, yuan

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


def clamped(monthly: OwnWage, area_wage: Decimal | None, rates: Rates) -> OwnWage:
    """Not under 60% nor over 300% of the area's average wage (64.2); as it is while that is unknown."""
    area, figures = _area_wage(area_wage, rates)
    if area is None:
        return monthly
    bounds = rates.figure(BOUNDS)
    floor, ceiling = (area * bounds.value.table[end] for end in ("floor", "ceiling"))
    amount = min(max(monthly.amount, floor), ceiling)
    source = "您填的" if area_wage is not None else "公布的"
    told = (
        f"统筹地区月平均工资 {yuan(area)}（{source}）：60%是 {yuan(floor)}，300%是 {yuan(ceiling)}；用 {yuan(amount)}"
    )
    step = Step("本人工资不低于60%，不高于300%", told, Citation(REGULATION, "64.2"), (bounds, *figures))
    return OwnWage(amount, (*monthly.steps, step), bounded=True)


def _area_wage(typed: Decimal | None, rates: Rates) -> tuple[Decimal | None, tuple[Figure, ...]]:
    if typed is not None:
        return typed, ()
    try:
        return rates[AREA_WAGE], (rates.figure(AREA_WAGE),)
    except RateUnknown:
        return None, ()
