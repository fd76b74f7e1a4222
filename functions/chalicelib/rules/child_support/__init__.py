"""What a parent pays for children who live with the other (民法典 1085; 婚姻家庭编解释（一） 49 to 53, （二） 17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, attempt, sort_out

from .advice import INTERPRETATION, notes
from .arrears import arrears
from .monthly import Income, in_one_sum, income_of, monthly_support
from .until import ends, of_age

ENDS = Citation(INTERPRETATION, "53.1")


def child_support(  # noqa: PLR0913 - one keyword a question of the form
    *,
    income_kind: str,
    monthly_income: Decimal | None,
    yearly_income: Decimal | None,
    children: tuple[Mapping[str, date], ...],
    from_on: date | None,
    agreed: Decimal | None,
    owed_from: date | None,
    owed_until: date | None,
    paid_already: Decimal | None,
    rates: Rates,
) -> Outcome:
    """A month's support: 20% to 30% of what the parent earns a month, for several children up to 50% together (49.2);
    without a fixed income a twelfth of the year's (49.3). It is paid until 18 (53.1), as a rule by the month (50).

    What was agreed or judged and not paid is added up by whole months (解释（二） 17). Whoever earns nothing may pay in
    kind (51); courts may go above or below the shares (49.4), so the answer is a range.
    """
    if owed_from and owed_until and owed_until < owed_from:
        raise AnswersRefused(FieldError("owed_until", "before", other="owed_from"))
    start = from_on or rates.as_at
    if from_on and any(from_on < child["born"] for child in children):
        raise AnswersRefused(FieldError("from_on", "before_birth"))
    last_days = ends([child["born"] for child in children])
    under_age = [day for day in last_days if day > start]
    if last_days and not under_age:
        owed = arrears(agreed, owed_from, owed_until, paid_already, last_days, rates.as_at)
        items, left_out = sort_out(owed)
        return Outcome(items, left_out=(*left_out, GROWN_UP), notes=notes(under_age, start), total_label="欠的")
    income = income_of(income_kind, monthly_income, yearly_income)
    share_of = (len(under_age) or 1, rates)
    parts: list[Item | LeftOut | None] = [
        attempt("每月的抚养费", lambda: monthly_support(income, *share_of)) if isinstance(income, Income) else income
    ]
    parts += arrears(agreed, owed_from, owed_until, paid_already, last_days, rates.as_at)
    items, left_out = sort_out(parts)
    tables = _in_one_sum(income, under_age, start, agreed, rates)
    return Outcome(
        items,
        tables=tables,
        left_out=(*left_out, *_left_out(last_days, under_age)),
        notes=(*_until(last_days, start), *notes(under_age, start)),
        total_label="欠的抚养费",
    )


def _until(last_days: list[date], start: date) -> tuple[Step, ...]:
    """The day on which each child still under age turns 18; no clock of the parents, so no deadline."""
    days = [(f"第{n}个孩子" if len(last_days) > 1 else "孩子", day) for n, day in enumerate(last_days, start=1)]
    return tuple(
        Step(f"{who}{day.year}年{day.month}月{day.day}日满18岁，一般给到这一天。", citation=ENDS)
        for who, day in days
        if day > start
    )


def _in_one_sum(
    income: Income | LeftOut, under_age: list[date], start: date, agreed: Decimal | None, rates: Rates
) -> tuple[AmountTable, ...]:
    if not under_age or not (isinstance(income, Income) or agreed is not None):
        return ()
    rows = in_one_sum(income if isinstance(income, Income) else None, under_age, start, agreed, rates)
    step = Step(
        "一般按月给；有条件的可以一次给清。每月一次，给到18岁，把每个月的加起来",
        f"从{start.year}年{start.month}月{start.day}日起，{of_age(under_age, start)}个月",
        Citation(INTERPRETATION, "50"),
    )
    return (AmountTable("如果一次给清", ("怎么算", "一共"), rows, (step,)),)


GROWN_UP = LeftOut(
    "满18岁的孩子",
    "一般不再给。还在上高中、中专，或者因为病残养不活自己的，可以要。上大学一般不能要。",
    Citation(INTERPRETATION, "41"),
)


def _left_out(last_days: list[date], under_age: list[date]) -> tuple[LeftOut, ...]:
    if not last_days:
        return (LeftOut("付到哪天", "一般付到孩子18岁。填了孩子哪天生的就能算。", ENDS),)
    return (GROWN_UP,) if len(under_age) < len(last_days) else ()
