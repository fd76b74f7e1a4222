"""The monthly wage that severance is counted from (劳动合同法 47, 实施条例 27)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES, minimum_wage_if_known
from chalicelib.rules.outcome import Step, plain_number, yuan

CITY_AVERAGE = "average-wage-hanzhong"
CAP_MULTIPLE = 3  # 47.2
CAPPED_YEARS = 12  # 47.2


@dataclass(frozen=True)
class Base:
    """The wage of a month, unrounded, with how it came about; ``capped`` where it was cut to three times the average,
    ``compared`` where that average is known.
    """

    amount: Decimal
    steps: tuple[Step, ...]
    capped: bool = False
    compared: bool = False


def average(wage: Decimal | None, months: Rows) -> Base:
    """The average of the last twelve months, as typed or from the months; fewer where fewer were worked (27).

    Refused: no wage at all, months that sum to more than twelve.
    """
    if wage is not None:
        return Base(wage, (Step("离职前12个月的平均工资", f"{yuan(wage)}（您填的）"),))
    if not months:
        raise AnswersRefused(FieldError("wage", "required"))
    counted = [(_number(row["count"]), _number(row["wage"])) for row in months]
    count = sum((n for n, _ in counted), Decimal(0))
    if count > 12:
        raise AnswersRefused(FieldError(f"months-{len(months)}-count", "over_12"))
    working = " + ".join(f"{yuan(pay)} × {plain_number(n)}" for n, pay in counted)
    mean = sum((n * pay for n, pay in counted), Decimal(0)) / count
    step = Step(
        "各月应得的工资加起来，除以月数",
        f"（{working}）÷ {plain_number(count)} = {yuan(mean)}",
        Citation(CONTRACT_LAW, "47.3"),
    )
    return Base(mean, (step,))


def _number(answer: object) -> Decimal:
    assert isinstance(answer, Decimal)  # the form has refused all else
    return answer


def at_least_minimum(mean: Base, area: str | None, rates: Rates) -> Base:
    """Not under the local minimum wage, where that is known (27)."""
    least, figures = minimum_wage_if_known(area, rates)
    if mean.amount >= least:
        return mean
    step = Step("低于当地最低工资，按最低工资算", yuan(least), Citation(CONTRACT_RULES, "27"), figures)
    return Base(least, (*mean.steps, step))


def at_most_three_times(own: Base, rates: Rates) -> Base:
    """Not over three times the city's average (47.2); as it is while that is unknown."""
    try:
        city, figure = rates[CITY_AVERAGE], rates.figure(CITY_AVERAGE)
    except RateUnknown:
        return own
    cap = CAP_MULTIPLE * city
    capped = own.amount > cap
    sentence = "高过市平均工资的三倍，按三倍算，年限最多12年" if capped else "没有高过市平均工资的三倍，照实算"
    step = Step(sentence, f"{yuan(city)} × {CAP_MULTIPLE} = {yuan(cap)}", Citation(CONTRACT_LAW, "47.2"), (figure,))
    return Base(min(own.amount, cap), (*own.steps, step), capped=capped, compared=True)
