"""Non-competition after the end of employment (劳动合同法 23, 24; 法释〔2020〕26号 36 to 39)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import (
    CONTRACT_LAW,
    INTERPRETATION_1,
    INTERPRETATION_2,
    minimum_left_out,
    minimum_wage_if_known,
)
from chalicelib.rules.outcome import Item, LeftOut, Outcome, Step, percent, plain_number, to_cents, yuan

from .needed import required

COMPETITION_SHARE = Decimal("0.3")  # 法释〔2020〕26号 36.1
MONTHS_MORE = 3  # 39.2


def non_competition(
    months: Decimal | None,
    agreed: Decimal | None,
    average: Decimal | None,
    released: str | None,
    area: str | None,
    rates: Rates,
) -> Outcome:
    required(restricted_months=months)
    assert months is not None
    if agreed is not None:
        monthly = agreed
        steps: tuple[Step, ...] = (Step("约定了的，按约定", yuan(agreed), Citation(INTERPRETATION_1, "37")),)
    else:
        required(average_wage=average)
        assert average is not None
        monthly, steps = default_pay(average, area, rates)
    amount = to_cents(monthly * months)
    step = Step(
        "守了几个月，给几个月",
        f"{yuan(monthly)} × {plain_number(months)}个月 = {yuan(amount)}",
        Citation(CONTRACT_LAW, "23.2"),
    )
    items = [Item("non-competition", "竞业限制补偿", amount, (*steps, step), payer="单位")]
    if released == "yes":
        more = to_cents(monthly * MONTHS_MORE)
        early = Step(
            "单位在期限里提前解除，可以再要三个月",
            f"{yuan(monthly)} × {MONTHS_MORE}个月 = {yuan(more)}",
            Citation(INTERPRETATION_1, "39.2"),
        )
        items.append(Item("released", "提前解除，另给三个月", more, (*steps, early), payer="单位"))
    notes = (
        Step("因为单位，三个月没给补偿的，可以请求解除约定。", citation=Citation(INTERPRETATION_1, "38")),
        Step("不知道单位秘密的人，约了也不生效，可以请求确认。", citation=Citation(INTERPRETATION_2, "13")),
        Step("竞业限制最长两年。", citation=Citation(CONTRACT_LAW, "24.2")),
    )
    left_out = (
        *(minimum_left_out(area, rates, Citation(INTERPRETATION_1, "36.2")) if agreed is None else ()),
        LeftOut(
            "违反竞业限制的违约金",
            "自己违反了的，要退补偿、付约定的违约金；约得太高，可以请求减少，由仲裁和法院定。打 12348 问。",
            Citation(INTERPRETATION_2, "15"),
        ),
    )
    return Outcome(tuple(items), left_out=left_out, notes=notes, total_label="单位要给的合计")


def default_pay(average: Decimal, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
    """30% of the average wage of the last twelve months, at least the minimum wage (法释〔2020〕26号 36)."""
    share = average * COMPETITION_SHARE
    working = f"{yuan(average)} × {percent(COMPETITION_SHARE)} = {yuan(share)}"
    step = Step("没约定补偿的，按离职前12个月平均工资的30%", working, Citation(INTERPRETATION_1, "36.1"))
    least, figures = minimum_wage_if_known(area, rates)
    if share >= least:
        return share, (step,)
    lifted = Step("低于当地最低工资，按最低工资", yuan(least), Citation(INTERPRETATION_1, "36.2"), figures)
    return least, (step, lifted)
