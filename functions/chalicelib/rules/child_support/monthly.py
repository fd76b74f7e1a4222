"""A month's support as a share of the parent's income (49), and all months in one sum (50)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, percent, to_cents, yuan

from .advice import INTERPRETATION
from .until import months_due

SHARES = "child-support-share"
FIXED, NOT_FIXED = Citation(INTERPRETATION, "49.2"), Citation(INTERPRETATION, "49.3")
MONTHS = 12
LABEL = "每月的抚养费"


@dataclass(frozen=True)
class Income:
    """What the parent earns a month, unrounded, and how that is known."""

    monthly: Decimal
    steps: tuple[Step, ...]


def income_of(kind: str, monthly: Decimal | None, yearly: Decimal | None) -> Income | LeftOut:
    """The month's income; a year's counts by the twelfth where there is no fixed one (49.3)."""
    if kind == "none":
        why = "没有收入、找不到人的，可以用他的财物折抵，多少由法院定。"
        return LeftOut(LABEL, why, Citation(INTERPRETATION, "51"))
    if monthly is not None and (kind != "yearly" or yearly is None):
        return Income(monthly, ())
    if yearly is not None:
        twelfth = yearly / MONTHS
        return Income(twelfth, (Step("一年的收入分到每个月", f"{yuan(yearly)} ÷ 12 = {yuan(twelfth)}", NOT_FIXED),))
    why = "要知道对方的收入。不知道的，可以请法院查；没有固定收入的，按同行业平均收入。"
    return LeftOut(LABEL, why, NOT_FIXED)


def shares(children: int, rates: Rates) -> tuple[Decimal, Decimal]:
    """The lowest and the highest share of the income that is usual for so many children together (49.2)."""
    table = rates.figure(SHARES).value.table
    return table["least"], table["most"] if children == 1 else table["several"]


def monthly_support(income: Income, children: int, rates: Rates) -> Item:
    """A range: 20% to 30% for one child, up to 50% for several together (49.2)."""
    figure = rates.figure(SHARES)
    least, most = shares(children, rates)
    low, high = to_cents(income.monthly * least), to_cents(income.monthly * most)
    of = "一个孩子" if children == 1 else f"{children}个孩子一共"
    working = f"{yuan(income.monthly)} × {percent(least)} 至 {percent(most)} = {yuan(low)} 至 {yuan(high)}"
    steps = [*income.steps, Step(f"{of}，一般占月总收入的比例", working, FIXED, (figure,))]
    if children > 1:
        each = f"{yuan(low / children)} 至 {yuan(high / children)}"
        steps.append(Step("平均到每个孩子；各要多少，看各自的需要", each, Citation(INTERPRETATION, "49.1")))
    return Item("monthly", LABEL, low, tuple(steps), upto=high, monthly=True)


def in_one_sum(
    income: Income | None, under_age: list[date], start: date, agreed: Decimal | None, rates: Rates
) -> tuple[tuple[str, Decimal], ...]:
    """Every month until the last child is of age, added up: at both ends of the range, and as agreed."""
    counts = months_due(under_age, start)
    rows = []
    if income:
        for label, end in (("按最少的比例", 0), ("按最多的比例", 1)):
            by_children = Counter(counts).items()
            months = (n * to_cents(income.monthly * shares(count, rates)[end]) for count, n in by_children)
            rows.append((label, sum(months, Decimal(0))))
    if agreed is not None:
        rows.append(("按说好、判了的数", to_cents(agreed * len(counts))))
    return tuple(rows)
