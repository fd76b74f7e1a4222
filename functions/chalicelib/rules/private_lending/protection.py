"""How much interest courts protect, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.interest import Rate, interest, written
from chalicelib.rules.outcome import Step, percent

LENDING = "private-lending-interpretation"
LPR = "lpr-one-year"
PROTECTION = "private-lending-protection"
LINE = date(2020, 8, 20)
"""Loans made from this day on, and interest from this day on, are measured by the LPR (25.1, 31.2)."""

OLD_RULES_BEGIN = date(2015, 9, 1)
LAST_OLD_DAY = LINE - timedelta(days=1)


@dataclass(frozen=True)
class Ceiling:
    """The share a year that is protected until ``last``, inclusive. Under the old rules interest paid of one's own will
    up to ``voluntary`` is not given back; ``unagreed`` is the old share for late repayment where none was agreed.
    """

    last: date
    protected: Decimal
    step: Step
    voluntary: Decimal | None = None
    unagreed: Decimal | None = None


def ceilings(contract_on: date, filed_on: date, rates: Rates) -> tuple[Ceiling, ...]:
    """The ceilings of a loan, from oldest to newest. Raises ``RateUnknown`` where the LPR needed is not there.

    A loan since 2020-08-20 has four times the LPR of its day (25.1). An older one has the rules of its time, until that
    day where the suit came after it, and then four times the LPR of the suit (31.2).
    """
    if contract_on >= LINE:
        return (_by_lpr(contract_on, f"{written(contract_on)}成立的借款，利息最多到那时一年期LPR的4倍", "25.1", rates),)
    if filed_on < LINE:
        return (_old(date.max, rates),)
    after = f"2020年8月20日以后的利息，最多到起诉时（{written(filed_on)}）一年期LPR的4倍"
    return _old(LAST_OLD_DAY, rates), _by_lpr(filed_on, after, "31.2", rates)


def _old(last: date, rates: Rates) -> Ceiling:
    figure = rates.on(OLD_RULES_BEGIN).figure(PROTECTION)
    table = figure.value.table
    step = Step(
        "2020年8月20日以前的规矩（法释〔2015〕18号第26条）：年利率24%以内的支持，24%到36%已经自愿付的不退，超过36%的无效",
        "",
        Citation(LENDING, "31.2"),
        (figure,),
    )
    return Ceiling(last, table["protected"], step, table["voluntary"], table["unagreed"])


def _by_lpr(day: date, sentence: str, article: str, rates: Rates) -> Ceiling:
    lpr, times = rates.on(day).figure(LPR), rates.on(LINE).figure(PROTECTION)
    share, multiple = rates.on(day)[LPR] / 100, times.value.table["multiple"]
    working = f"{percent(share)} × {multiple} = {percent(share * multiple)}"
    return Ceiling(date.max, share * multiple, Step(sentence, working, Citation(LENDING, article), (lpr, times)))


def protected_interest(
    principal: Decimal, first: date, last: date, protected: tuple[Ceiling, ...], counting: str
) -> Decimal:
    """The most interest that courts protect on a principal from ``first`` to ``last``."""
    most, begin = Decimal(0), first
    for ceiling in protected:
        end = min(last, ceiling.last)
        if end > begin:
            most += interest(principal, Rate(ceiling.protected, "year"), begin, end, counting).amount
            begin = end
    return most
