"""A penalty as agreed, and the line of 130% beside it: never cut here (民法典 585; 合同编通则解释 65)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.interest import BY_365, BY_MONTHS, Rate, interest, stretch
from chalicelib.rules.outcome import Item, Step, plain_number, to_cents, yuan

from .by_law import lpr_on_breach
from .debt import CODE, GENERAL, HOUSE, KINDS, LPR_BEGINS, Debt

RATES = {
    "day": ("day", Decimal(10_000)),
    "day_permille": ("day", Decimal(1000)),
    "day_percent": ("day", Decimal(100)),
    "month": ("month", Decimal(100)),
    "year": ("year", Decimal(100)),
}
EXCESSIVE = Decimal("1.3")  # 65.2: more than 30% above the loss is as a rule too high


def agreed_rate(how: str, number: Decimal) -> Rate | None:
    """The rate agreed on, None for a sum."""
    if how not in RATES:
        return None
    per, parts = RATES[how]
    return Rate(number / parts, per)


def agreed_penalty(debt: Debt, how: str, number: Decimal, price: Decimal | None, counting: str | None) -> Item:
    """The penalty by its words: a share a day, month or year of what is unpaid, a sum a day, a sum, a share of the price."""
    rate = agreed_rate(how, number)
    steps = list(debt.steps)
    if rate:
        total = Decimal(0)
        for part in debt.between(None, None):
            made = interest(part.principal, rate, part.first, part.last, counting or BY_MONTHS)
            total += made.amount
            steps.append(Step(f"{stretch(part.first, part.last)}，按约定", made.working, Citation(CODE, "585.1")))
    elif how == "day_sum":
        days = sum(part.days for part in debt.between(None, None))
        total = number * days
        steps.append(Step("按约定，一天多少元", f"{yuan(number)} × {days}天 = {yuan(total)}", Citation(CODE, "585.1")))
    elif how == "share":
        base = price if price is not None else debt.amount
        total = base * number / 100
        steps.append(
            Step("按约定的百分比", f"{yuan(base)} × {plain_number(number)}% = {yuan(total)}", Citation(CODE, "585.1"))
        )
    else:
        total = number
        steps.append(Step("按约定的数", yuan(total), Citation(CODE, "585.1")))
    return Item("penalty", "约定的违约金", to_cents(total), tuple(steps))


def compared(debt: Debt, penalty: Decimal, loss: Decimal | None, rates: Rates) -> tuple[Step, ...]:
    """The penalty beside the loss: typed, else for money the LPR on it. A warning, never a cut (65.2, 65.3)."""
    citation = Citation(HOUSE, "12") if debt.kind.startswith("house") else Citation(GENERAL, "65.2")
    told = "损失"
    if loss is None:
        loss = _loss_by_lpr(debt, rates)
        told = "按LPR算的占用损失"
    if not loss:
        return ()
    line = to_cents(loss * EXCESSIVE)
    working = f"{told} {yuan(loss)} × {plain_number(EXCESSIVE)} = {yuan(line)}，违约金 {yuan(penalty)}"
    if penalty > line:
        sentence = (
            "违约金比损失高出30%以上的，付钱的一方可以请求法院减少。要他自己提出来、自己举证，法院不会自动减；"
            "恶意违约的，一般不减。实际损失更大的，留好证据"
        )
        return (Step(sentence, working, citation),)
    if penalty < loss:
        return (Step("违约金比损失少，可以请求加到损失那么多", working, Citation(CODE, "585.2")),)
    return (Step("违约金没有比损失高出30%以上，一般不算过高", working, citation),)


def _loss_by_lpr(debt: Debt, rates: Rates) -> Decimal | None:
    if not KINDS[debt.kind].money or debt.due_on < LPR_BEGINS:
        return None
    try:
        share, _ = lpr_on_breach(debt, rates)
    except RateUnknown:
        return None
    rate = Rate(share, "year")
    made = (interest(part.principal, rate, part.first, part.last, BY_365).amount for part in debt.between(None, None))
    return to_cents(sum(made, Decimal(0)))
