"""Probation: how long it may be, and its least wage (劳动合同法 19, 20, 83)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES, minimum_left_out, minimum_wage_if_known
from chalicelib.rules.outcome import Item, Outcome, Step, percent, plain_number, to_cents, yuan

from .needed import required

LONGEST_PROBATION = {"under-3-months": 0, "under-1-year": 1, "under-3-years": 2, "longer": 6, "task": 0}  # 19, months
PROBATION_SHARE = Decimal("0.8")  # 20


def on_probation(
    contract: str | None,
    again: str | None,
    months: Decimal | None,
    wage: Decimal | None,
    paid: Decimal | None,
    area: str | None,
    rates: Rates,
) -> Outcome:
    required(contract=contract, probation_months=months, full_wage=wage)
    assert contract is not None and months is not None and wage is not None
    once = again == "yes"
    longest = 0 if once else LONGEST_PROBATION[contract]
    beyond = max(months - longest, Decimal(0))
    limit = Step(
        "同一单位只能试用一次，再约的试用期不算数" if once else f"这样的合同，试用期最长{longest}个月",
        f"试用了{plain_number(months)}个月，超过{plain_number(beyond)}个月",
        Citation(CONTRACT_LAW, "19.2" if once else "19"),
    )
    items = []
    if beyond:
        amount = to_cents(wage * beyond)
        step = Step(
            "超过的那段，在已发的工资以外，按转正后的月工资再赔",
            f"{yuan(wage)} × {plain_number(beyond)}个月 = {yuan(amount)}",
            Citation(CONTRACT_LAW, "83"),
        )
        items.append(Item("probation", "试用期过长的赔偿金", amount, (limit, step), payer="单位"))
    least, steps = least_probation_wage(wage, area, rates)
    unknown = minimum_left_out(area, rates, Citation(CONTRACT_LAW, "20"))
    if paid is None:
        items.append(Item("least-wage", "试用期每月工资最少", to_cents(least), steps, monthly=True, payer="单位"))
    elif paid < least:
        amount = to_cents((least - paid) * months)
        short = Step(
            "发的比这个少，每月补上",
            f"（{yuan(least)} − {yuan(paid)}）× {plain_number(months)}个月 = {yuan(amount)}",
            Citation(CONTRACT_LAW, "20"),
        )
        items.append(Item("wage-difference", "试用期工资的差额", amount, (*steps, short), payer="单位"))
    notes = (
        Step("试用期里单位也要给理由才能辞退，也要交社保。", citation=Citation(CONTRACT_LAW, "21")),
        Step("合同里只写了试用期的，这段就是合同期，不算试用。", citation=Citation(CONTRACT_LAW, "19.4")),
    )
    if not items:
        fine = Step(f"{limit.sentence}，没有超过；工资也没有低于最少的数。", citation=limit.citation)
        return Outcome(verdict=fine, verdict_title="没有要补的", left_out=unknown, notes=notes)
    return Outcome(items=tuple(items), left_out=unknown, notes=notes, total_label="单位要补的合计")


def least_probation_wage(wage: Decimal, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
    share = wage * PROBATION_SHARE
    step = Step(
        "试用期工资不低于约定工资的80%，或者同岗位最低一档的80%",
        f"{yuan(wage)} × {percent(PROBATION_SHARE)} = {yuan(share)}",
        Citation(CONTRACT_RULES, "15"),
    )
    least, figures = minimum_wage_if_known(area, rates)
    if share >= least:
        return share, (step,)
    return least, (step, Step("也不低于当地最低工资", yuan(least), Citation(CONTRACT_LAW, "20"), figures))
