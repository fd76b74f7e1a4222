"""Fees for hearing a case (13)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.rules.outcome import Item, Step, to_cents, yuan
from chalicelib.rules.scale import on_scale

MEASURES = "litigation-fee-measures"
LOCAL_FEES = "litigation-local-fees"
ID, LABEL = "acceptance", "案件受理费"
Fee = Callable[[Decimal | None, Rates], Item]


def by_tiers(amount: Decimal | None, rates: Rates) -> Item:
    """Tiers, added up (13(1))."""
    figure = rates.figure("litigation-property-fee")
    fee, working = on_scale(amount or Decimal(0), figure.value.tiers)
    step = Step("财产案件按诉讼请求的金额分段算，再加起来", working, Citation(MEASURES, "13(1)"), (figure,))
    return Item(ID, LABEL, to_cents(fee), (step,))


def _fixed(rate: str, sentence: str, article: str, key: str = "") -> Fee:
    """A fee for each case, whatever the amount."""

    def fee(_amount: Decimal | None, rates: Rates) -> Item:
        figure = rates.figure(rate)
        number = figure.value.table[key] if key else rates[rate]
        return Item(
            ID, LABEL, to_cents(number), (Step(sentence, yuan(number), Citation(MEASURES, article), (figure,)),)
        )

    return fee


def _ranged(kind: str, sentence: str, article: str, scale: str = "") -> Fee:
    """A fee within a range, or what the province made of it, and tiers on what is claimed above a free part."""

    def fee(amount: Decimal | None, rates: Rates) -> Item:
        base, citation = rates.figure(f"litigation-{kind}-base"), Citation(MEASURES, article)
        low, high = base.value.table["least"], base.value.table["most"]
        steps = [Step(sentence, f"{yuan(low)} 至 {yuan(high)}", citation, (base,))]
        if found := _local(kind, low, high, rates):
            local, figure = found
            low = high = local
            steps.append(Step("本地的标准", yuan(local), Citation(MEASURES, "13"), (figure,)))
        more = Decimal(0)
        if scale and amount:
            above = rates.figure(scale)
            more, working = on_scale(amount, above.value.tiers)
            steps.append(Step("涉及的金额分段另交", working, citation, (above,)))
        upto = None if low == high else to_cents(high + more)
        return Item(ID, LABEL, to_cents(low + more), tuple(steps), upto)

    return fee


def _local(kind: str, low: Decimal, high: Decimal, rates: Rates) -> tuple[Decimal, Figure] | None:
    """The fee that the province fixed within the range, for this kind of case, where it is known.

    Refused: a number typed in that lies outside the range, since no province may go there.
    """
    try:
        figure = rates.figure(LOCAL_FEES)
    except RateUnknown:
        return None
    fee = figure.value.number if figure.typed_in else figure.value.table.get(kind)
    if fee is None:
        return None
    if not low <= fee <= high:
        raise AnswersRefused(FieldError("local_fee", "outside_the_range"))
    return fee, figure


def _intellectual_property(amount: Decimal | None, rates: Rates) -> Item:
    """Tiers where an amount is in dispute, else a range (13(3))."""
    if amount is None:
        return _ranged("ip", "知识产权案件没有金额的，每件在幅度内", "13(3)")(None, rates)
    item = by_tiers(amount, rates)
    return Item(
        ID,
        LABEL,
        item.amount,
        (Step("知识产权案件有金额的，照财产案件交", "", Citation(MEASURES, "13(3)")), *item.steps),
    )


ADMINISTRATIVE = "litigation-administrative-fee"
ACCEPTANCE: dict[str, Fee] = {
    "property": by_tiers,
    "labour": _fixed("litigation-labour-fee", "劳动争议不看金额，每件一个价", "13(4)"),
    "divorce": _ranged("divorce", "离婚案件，每件在幅度内", "13(2)", "litigation-divorce-scale"),
    "personality": _ranged(
        "personality", "名誉、肖像这些人格权案件，每件在幅度内", "13(2)", "litigation-personality-scale"
    ),
    "other": _ranged("other", "其他非财产案件，每件在幅度内", "13(2)"),
    "ip": _intellectual_property,
    "administrative": _fixed(ADMINISTRATIVE, "告政府机关的案件，每件一个价", "13(5)", "other"),
    "administrative_ip": _fixed(ADMINISTRATIVE, "商标、专利的行政案件，每件一个价", "13(5)", "trademark_patent"),
    "jurisdiction": _ranged("jurisdiction", "说法院管错了，说得不成立才交，每件在幅度内", "13(6)"),
}
