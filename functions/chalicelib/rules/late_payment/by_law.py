"""What the law gives where nothing was agreed: the loss by the LPR, before it by the benchmark rate; 0.05% a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.interest import (
    BY_MONTHS,
    PERMYRIAD,
    Rate,
    Stretch,
    interest,
    last_days_of_values,
    stretch,
    written,
)
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, percent, to_cents, yuan
from chalicelib.rules.periods import months_and_days

from .debt import HOUSE, KINDS, LPR_BEGINS, SME, SME_BEGINS, Debt

LPR, BENCHMARK, MARKUP, SME_DAILY = "lpr-one-year", "benchmark-lending-rate", "late-payment-markup", "sme-late-interest"
TERMS = ((6, "six-months"), (12, "one-year"), (36, "three-years"), (60, "five-years"))
"""The classes of benchmark rates by the months that a loan lasts; the time of delay stands for it (同期)."""


def late_loss(debt: Debt, markup: Decimal | None, counting: str, rates: Rates) -> list[Item | LeftOut | None]:
    """The loss in two parts: by the benchmark rates until 2019-08-19, by the LPR since (买卖合同解释 18.4)."""
    citation = KINDS[debt.kind].citation
    old = attempt("2019年8月19日以前的损失", lambda: _by_benchmark(debt, markup, counting, rates), citation)
    new = attempt("逾期付款的损失", lambda: _by_lpr(debt, LPR_BEGINS, markup, counting, rates), citation)
    return [old, new]


def small_business_interest(
    debt: Debt, agreed: Rate | None, signed_on: date | None, markup: Decimal | None, counting: str, rates: Rates
) -> list[Item | LeftOut | None]:
    """As agreed, not below the LPR of the day of the contract; 0.05% a day where nothing was (条例 17). Days before the
    regulation began on 2020-09-01 follow the general rule.
    """
    parts: list[Item | LeftOut | None] = []
    if debt.due_on < SME_BEGINS - timedelta(days=1):
        before = Debt(
            debt.kind, debt.amount, debt.due_on, min(debt.last, SME_BEGINS - timedelta(days=1)), debt.payments
        )
        parts += late_loss(before, markup, counting, rates)
    parts.append(
        attempt("逾期利息", lambda: _small_business(debt, agreed, signed_on, counting, rates), Citation(SME, "17"))
    )
    return parts


def rent_for_a_house(debt: Debt, rent: Decimal | None) -> Item | LeftOut:
    """The rent of a house like it for the time of delay (商品房解释 13.3)."""
    citation = Citation(HOUSE, "13.3")
    if rent is None:
        return LeftOut("晚交房的损失", "按同地段同样房子的租金算。问中介要几份报价，把每月租金填上再算。", citation)
    made = interest(rent, Rate(Decimal(1), "month"), debt.due_on, debt.last, BY_MONTHS)
    months, days = months_and_days(debt.due_on, debt.last)
    working = f"{yuan(rent)} × （{months}个月 + {days}天 ÷ 30） = {yuan(made.amount)}"
    step = Step(f"{stretch(debt.due_on, debt.last)}，按每月租金", working, citation)
    return Item("late", "晚交房的损失", to_cents(made.amount), (step,))


def lpr_on_breach(debt: Debt, rates: Rates) -> tuple[Decimal, Figure]:
    """The LPR of the first late day, as a share; of 2019-08-20 for a delay that began before."""
    day = rates.on(max(debt.first_late_day, LPR_BEGINS))
    return day[LPR] / 100, day.figure(LPR)


def _range(debt: Debt, markup: Decimal | None, figure: Figure) -> tuple[Decimal, Decimal]:
    """What is added to the rate, as shares: as chosen, else what the law leaves open."""
    if markup is not None:
        return markup / 100, markup / 100
    kind = KINDS[debt.kind]
    if kind.unmarked:
        return Decimal(0), Decimal(0)
    least = Decimal(0) if kind.by_analogy else figure.value.table["least"] / 100
    return least, figure.value.table["most"] / 100


def _by_lpr(debt: Debt, since: date, markup: Decimal | None, counting: str, rates: Rates) -> Item | None:
    begin = since - timedelta(days=1)
    if debt.last <= begin or not debt.between(begin, None):
        return None
    figure = rates.on(LPR_BEGINS).figure(MARKUP)
    low, high = _range(debt, markup, figure)
    used = (figure,) if high else ()
    if KINDS[debt.kind].floating:
        cuts = last_days_of_values(rates, LPR, max(begin, debt.due_on), debt.last)
        parts = [(part, rates.on(part.last)[LPR] / 100) for part in debt.between(begin, None, cuts)]
        lpr = rates.on(debt.last).figure(LPR)
        first = Step("按同期的一年期LPR，LPR变了就分段", "", KINDS[debt.kind].citation, (lpr, *used))
    else:
        share, lpr = lpr_on_breach(debt, rates)
        parts = [(part, share) for part in debt.between(begin, None)]
        day = written(max(debt.first_late_day, LPR_BEGINS))
        first = Step(_sentence(f"{day}的一年期LPR", low, high), _rates(share, low, high), KINDS[debt.kind].citation, (lpr, *used))  # fmt: skip
    return _item("late", "逾期付款的损失", debt, first, parts, (low, high), counting)


def _by_benchmark(debt: Debt, markup: Decimal | None, counting: str, rates: Rates) -> Item | None:
    last = LPR_BEGINS - timedelta(days=1)
    if not debt.between(None, last):
        return None
    figure = rates.on(debt.first_late_day).figure(MARKUP)
    low, high = _range(debt, markup, figure)
    term = _term(debt, last)
    cuts = last_days_of_values(rates, BENCHMARK, debt.due_on, min(last, debt.last))
    benchmark = rates.on(min(last, debt.last)).figure(BENCHMARK)
    parts = [
        (part, rates.on(part.last).figure(BENCHMARK).value.table[term] / 100) for part in debt.between(None, last, cuts)
    ]
    first = Step(
        _sentence("2019年8月19日以前，按同期同类贷款基准利率", low, high),
        "",
        KINDS[debt.kind].citation,
        (benchmark, figure) if high else (benchmark,),
    )
    return _item("late-before-2019", "2019年8月19日以前的损失", debt, first, parts, (low, high), counting)


def _term(debt: Debt, last: date) -> str:
    months, days = months_and_days(debt.due_on, min(debt.last, last))
    return next((key for most, key in TERMS if (months, days) <= (most, 0)), "longer")


def _item(
    id_: str,
    label: str,
    debt: Debt,
    first: Step,
    parts: list[tuple[Stretch, Decimal]],
    added: tuple[Decimal, Decimal],
    counting: str,
) -> Item:
    low, high = (1 + share for share in added)
    steps, least = [*debt.steps, first], Decimal(0)
    for part, share in parts:
        made = interest(part.principal, Rate(share * low, "year"), part.first, part.last, counting)
        least += made.amount
        steps.append(Step(stretch(part.first, part.last), made.working, KINDS[debt.kind].citation))
    upto = None if low == high else to_cents(least / low * high)
    if upto is not None:
        working = f"{yuan(least)} ÷ {low:f} × {high:f} = {yuan(upto)}"
        steps.append(Step(f"加{percent(high - 1)}算，最多", working, KINDS[debt.kind].citation))
    return Item(id_, label, to_cents(least), tuple(steps), upto=upto)


def _sentence(base: str, low: Decimal, high: Decimal) -> str:
    if not high:
        return f"{base}，不加"
    return f"{base}，加{percent(high)}" if low == high else f"{base}，加{percent(low)}到{percent(high)}，由法院定"


def _rates(share: Decimal, low: Decimal, high: Decimal) -> str:
    ends = [low] if low == high else [low, high]
    return "；".join(f"{percent(share)} × {1 + end:f} = {percent(share * (1 + end))}" for end in ends)


def _small_business(
    debt: Debt, agreed: Rate | None, signed_on: date | None, counting: str, rates: Rates
) -> Item | None:
    parts = debt.between(SME_BEGINS - timedelta(days=1), None)
    if not parts:
        return None
    rate, first = _small_business_rate(agreed, signed_on, counting, rates.on(max(debt.first_late_day, SME_BEGINS)))
    made = [(part, interest(part.principal, rate, part.first, part.last, counting)) for part in parts]
    steps = [Step(stretch(part.first, part.last), each.working, Citation(SME, "17")) for part, each in made]
    total = sum((each.amount for _, each in made), Decimal(0))
    return Item("interest", "逾期利息", to_cents(total), (*debt.steps, first, *steps))


def _small_business_rate(agreed: Rate | None, signed_on: date | None, counting: str, rates: Rates) -> tuple[Rate, Step]:
    if agreed is None:
        daily = rates.figure(SME_DAILY)
        told = "没有约定利率的，每天按万分之几付逾期利息（2025年6月以前是2020年条例第15条，数一样）"
        rate = Rate(rates[SME_DAILY] / PERMYRIAD, "day")
        return rate, Step(told, rate.words, Citation(SME, "17"), (daily,))
    if signed_on is None or signed_on < LPR_BEGINS:
        return agreed, Step("按约定的利率", agreed.words, Citation(SME, "17"))
    figure, floor = rates.on(signed_on).figure(LPR), rates.on(signed_on)[LPR] / 100
    if agreed.a_year(counting) >= floor:
        working = f"{agreed.words}，签合同时一年期LPR {percent(floor)}"
        return agreed, Step("按约定的利率，没有低于签合同时的一年期LPR", working, Citation(SME, "17"), (figure,))
    working = f"{agreed.words}，低于 {percent(floor)}"
    step = Step("约定的利率低于签合同时的一年期LPR，按LPR", working, Citation(SME, "17"), (figure,))
    return Rate(floor, "year"), step
