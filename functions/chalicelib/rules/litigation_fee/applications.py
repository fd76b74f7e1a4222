"""Fees for applications (14). They are not halved."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, Step, to_cents, yuan
from chalicelib.rules.scale import on_scale

MEASURES = "litigation-fee-measures"
PROPERTY, ENFORCEMENT_RANGE = "litigation-property-fee", "litigation-enforcement-range"
PAYMENT_ORDER_PARTS = 3  # 14(3): a third of the property scale
AFTERWARDS = "被执行人，执行以后才交"
Application = Callable[[Decimal | None, Rates], Item]


def _enforcement(amount: Decimal | None, rates: Rates) -> Item:
    """Tiers of their own, or a range without an amount; collected from the debtor afterwards (14(1), 20.2, 38.1)."""
    citation = Citation(MEASURES, "14(1)")
    if amount is None:
        figure = rates.figure(ENFORCEMENT_RANGE)
        low, high = figure.value.table["least"], figure.value.table["most"]
        step = Step("没有执行金额的，每件在幅度内", f"{yuan(low)} 至 {yuan(high)}", citation, (figure,))
        return Item("enforcement", "执行申请费", to_cents(low), (step,), to_cents(high), payer=AFTERWARDS)
    figure = rates.figure("litigation-enforcement-fee")
    fee, working = on_scale(amount, figure.value.tiers)
    step = Step("申请执行，按执行的金额分段算", working, citation, (figure,))
    return Item("enforcement", "执行申请费", to_cents(fee), (step,), payer=AFTERWARDS)


def _preservation(amount: Decimal | None, rates: Rates) -> Item:
    """Tiers with a ceiling; the lowest tier where no property is concerned (14(2))."""
    figure, cap = rates.figure("litigation-preservation-fee"), rates.figure("litigation-preservation-cap")
    fee, working = on_scale(amount or Decimal(0), figure.value.tiers)
    what = "申请保全，不涉及财产数额的，按最低一档" if amount is None else "申请保全，按保全的财产分段算"
    steps = [Step(what, working, Citation(MEASURES, "14(2)"), (figure,))]
    ceiling = rates["litigation-preservation-cap"]
    if fee > ceiling:
        steps.append(Step("超过最高数，按最高数交", yuan(ceiling), Citation(MEASURES, "14(2)"), (cap,)))
    return Item("preservation", "保全申请费", to_cents(min(fee, ceiling)), tuple(steps))


def _payment_order(amount: Decimal | None, rates: Rates) -> Item:
    """A third of the property scale (14(3))."""
    figure = rates.figure(PROPERTY)
    fee, working = on_scale(amount or Decimal(0), figure.value.tiers)
    third = to_cents(fee / PAYMENT_ORDER_PARTS)
    steps = (
        Step("先按财产案件分段算", working, Citation(MEASURES, "13(1)"), (figure,)),
        Step("支付令交三分之一", f"{yuan(fee)} ÷ 3 = {yuan(third)}", Citation(MEASURES, "14(3)")),
    )
    return Item("payment-order", "支付令申请费", third, steps)


def _bankruptcy(amount: Decimal | None, rates: Rates) -> Item:
    """Half the property scale on all assets, with a ceiling; paid out of them (14(6), 20.2, 42)."""
    figure, cap = rates.figure(PROPERTY), rates.figure("litigation-bankruptcy-cap")
    fee, working = on_scale(amount or Decimal(0), figure.value.tiers)
    half, ceiling = to_cents(fee / 2), rates["litigation-bankruptcy-cap"]
    steps = [
        Step("按破产财产的总额，先照财产案件分段算", working, Citation(MEASURES, "13(1)"), (figure,)),
        Step("破产案件减半", f"{yuan(fee)} ÷ 2 = {yuan(half)}", Citation(MEASURES, "14(6)")),
    ]
    if half > ceiling:
        steps.append(Step("超过最高数，按最高数交", yuan(ceiling), Citation(MEASURES, "14(6)"), (cap,)))
    payer = "破产财产，清算以后才交"
    return Item("bankruptcy", "破产申请费", to_cents(min(half, ceiling)), tuple(steps), payer=payer)


def _fixed(id_: str, label: str, rate: str, sentence: str, article: str) -> Application:
    """A fee for each application."""

    def fee(_amount: Decimal | None, rates: Rates) -> Item:
        figure, number = rates.figure(rate), rates[rate]
        step = Step(sentence, yuan(number), Citation(MEASURES, article), (figure,))
        return Item(id_, label, to_cents(number), (step,))

    return fee


APPLICATIONS: dict[str, Application] = {
    "enforcement": _enforcement,
    "preservation": _preservation,
    "payment_order": _payment_order,
    "public_notice": _fixed(
        "public-notice", "公示催告申请费", "litigation-public-notice-fee", "票据丢了申请公示催告，每件一个价", "14(4)"
    ),
    "arbitration_review": _fixed(
        "arbitration-review",
        "撤销仲裁裁决、认定仲裁协议的申请费",
        "litigation-arbitration-review-fee",
        "申请撤销仲裁裁决，或者认定仲裁协议有没有效，每件一个价",
        "14(5)",
    ),
    "bankruptcy": _bankruptcy,
}
