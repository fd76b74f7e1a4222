"""Court costs in civil cases (诉讼费用交纳办法, 国务院令第481号)."""

from collections.abc import Callable
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .outcome import Item, LeftOut, Outcome, Step, to_cents, yuan
from .scale import on_scale

MEASURES = "litigation-fee-measures"
CIVIL_PROCEDURE = "civil-procedure-interpretation"
HALVED = {
    "simple": ("简易程序，减半交", Citation(MEASURES, "16")),
    "settled": ("调解结案或者撤诉，减半交", Citation(MEASURES, "15")),
    "merged": ("反诉和本诉一起审，减半交", Citation(MEASURES, "18")),
}
PAYMENT_ORDER_PARTS = 3  # 14(3): a third of the property scale
LOCAL_FEES = "litigation-local-fees"


def litigation_fee(*, case: str, amount: Decimal | None, procedure: str, rates: Rates) -> Outcome:
    """What the court charges for one case at one instance.

    A property case pays by tiers (13(1)); divorce, personality rights and other non-property cases pay within a range
    that the province narrows (13(2)); a labour case pays 10 yuan (13(4)). Settled, withdrawn, simple or merged cases
    pay half (15, 16, 18), once only (民诉法解释 206). Applications pay by article 14 and are not halved.
    """
    if case in APPLICATIONS:
        item = APPLICATIONS[case](_required(amount), rates)
        return Outcome((item,), notes=_who_bears(case), total_label="要交")
    item = ACCEPTANCE[case](amount, rates)
    ranged = item.upto is not None
    if procedure in HALVED:
        item = _halved(item, procedure)
    left_out = (_local_fees(rates),) if ranged else ()
    return Outcome((item,), left_out=left_out, notes=_who_bears(case), total_label="要预交")


def _local_fees(rates: Rates) -> LeftOut:
    """The province may fix the fee within the range (13, last paragraph)."""
    return LeftOut("本省的具体标准", f"幅度内的具体数由省里定。{rates.table(LOCAL_FEES).ask}", Citation(MEASURES, "13"))


def _required(amount: Decimal | None) -> Decimal:
    if amount is None:
        raise AnswersRefused(FieldError("amount", "required"))
    return amount


def _property(amount: Decimal | None, rates: Rates) -> Item:
    """Tiers, added up (13(1))."""
    figure = rates.figure("litigation-property-fee")
    fee, working = on_scale(_required(amount), figure.value.tiers)
    step = Step("财产案件按诉讼请求的金额分段算，再加起来", working, Citation(MEASURES, "13(1)"), (figure,))
    return Item("acceptance", "案件受理费", to_cents(fee), (step,))


def _labour(_amount: Decimal | None, rates: Rates) -> Item:
    """A fixed fee, whatever the amount (13(4))."""
    figure = rates.figure("litigation-labour-fee")
    fee = rates["litigation-labour-fee"]
    step = Step("劳动争议不看金额，每件一个价", yuan(fee), Citation(MEASURES, "13(4)"), (figure,))
    return Item("acceptance", "案件受理费", to_cents(fee), (step,))


def _ranged(rate: str, sentence: str) -> Callable[[Decimal | None, Rates], Item]:
    """A base within a range, and tiers on what is claimed above a free part (13(2))."""

    def fee(amount: Decimal | None, rates: Rates) -> Item:
        base, scale = rates.figure(f"{rate}-base"), rates.figure(f"{rate}-scale")
        low, high = base.value.table["least"], base.value.table["most"]
        more, working = on_scale(amount or Decimal(0), scale.value.tiers)
        steps = [Step(sentence, f"{yuan(low)} 至 {yuan(high)}", Citation(MEASURES, "13(2)"), (base,))]
        if amount:
            steps.append(Step("涉及的金额分段另交", working, Citation(MEASURES, "13(2)"), (scale,)))
        return Item("acceptance", "案件受理费", to_cents(low + more), tuple(steps), upto=to_cents(high + more))

    return fee


def _other(_amount: Decimal | None, rates: Rates) -> Item:
    """Other non-property cases: a range (13(2), third part)."""
    figure = rates.figure("litigation-other-base")
    low, high = figure.value.table["least"], figure.value.table["most"]
    step = Step("其他非财产案件，每件在幅度内", f"{yuan(low)} 至 {yuan(high)}", Citation(MEASURES, "13(2)"), (figure,))
    return Item("acceptance", "案件受理费", to_cents(low), (step,), upto=to_cents(high))


def _halved(item: Item, procedure: str) -> Item:
    """Half, once only, whatever the number of reasons (民诉法解释 206)."""
    sentence, citation = HALVED[procedure]
    low = to_cents(item.amount / 2)
    high = to_cents(item.upto / 2) if item.upto is not None else None
    working = f"{yuan(item.amount)} ÷ 2 = {yuan(low)}" if high is None else f"{yuan(low)} 至 {yuan(high)}"
    steps = (Step(sentence, working, citation), Step("只减半一次", "", Citation(CIVIL_PROCEDURE, "206")))
    return Item(item.id, item.label, low, (*item.steps, *steps), upto=high)


def _enforcement(amount: Decimal, rates: Rates) -> Item:
    """Tiers of their own; collected from the debtor afterwards (14(1), 20.2, 38.1)."""
    figure = rates.figure("litigation-enforcement-fee")
    fee, working = on_scale(amount, figure.value.tiers)
    step = Step("申请执行，按执行的金额分段算", working, Citation(MEASURES, "14(1)"), (figure,))
    return Item("enforcement", "执行申请费", to_cents(fee), (step,), payer="被执行人，执行以后才交")


def _preservation(amount: Decimal, rates: Rates) -> Item:
    """Tiers with a ceiling (14(2))."""
    figure, cap = rates.figure("litigation-preservation-fee"), rates.figure("litigation-preservation-cap")
    fee, working = on_scale(amount, figure.value.tiers)
    steps = [Step("申请保全，按保全的财产分段算", working, Citation(MEASURES, "14(2)"), (figure,))]
    ceiling = rates["litigation-preservation-cap"]
    if fee > ceiling:
        steps.append(Step("超过最高数，按最高数交", yuan(ceiling), Citation(MEASURES, "14(2)"), (cap,)))
    return Item("preservation", "保全申请费", to_cents(min(fee, ceiling)), tuple(steps))


def _payment_order(amount: Decimal, rates: Rates) -> Item:
    """A third of the property scale (14(3))."""
    figure = rates.figure("litigation-property-fee")
    fee, working = on_scale(amount, figure.value.tiers)
    third = to_cents(fee / PAYMENT_ORDER_PARTS)
    steps = (
        Step("先按财产案件分段算", working, Citation(MEASURES, "13(1)"), (figure,)),
        Step("支付令交三分之一", f"{yuan(fee)} ÷ 3 = {yuan(third)}", Citation(MEASURES, "14(3)")),
    )
    return Item("payment-order", "支付令申请费", third, steps)


def _who_bears(case: str) -> tuple[Step, ...]:
    """Who pays in advance, who bears it in the end, and who may pay later or less (20, 29, 38, 44 to 47)."""
    relief = (
        Step("交不起，可以申请缓交、减交或者免交。减交的，至少减30%。", citation=Citation(MEASURES, "46.2")),
        Step("受工伤要赔偿的、有法律援助的，可以缓交。", citation=Citation(MEASURES, "47")),
    )
    if case == "enforcement":
        return (Step("申请执行不用先交钱。执行到了，由欠钱的一方交。", citation=Citation(MEASURES, "20.2")),)
    if case in APPLICATIONS:
        return (Step("申请费由申请人先交。", citation=Citation(MEASURES, "20.2")), *relief)
    loser = Step("起诉的一方先交，最后一般由输的一方出。", citation=Citation(MEASURES, "29.1"))
    if case == "labour":
        wages = Step("要工资的案件可以不预交。", citation=Citation(MEASURES, "20.1"))
        return (wages, loser, *relief)
    return (loser, *relief)


ACCEPTANCE = {
    "property": _property,
    "labour": _labour,
    "divorce": _ranged("litigation-divorce", "离婚案件，每件在幅度内"),
    "personality": _ranged("litigation-personality", "名誉、肖像这些人格权案件，每件在幅度内"),
    "other": _other,
}
APPLICATIONS = {"enforcement": _enforcement, "preservation": _preservation, "payment_order": _payment_order}
