"""What a cheated consumer may claim beside the refund (消费者权益保护法 55, 食品安全法 148, 药品管理法 144)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import Item, LeftOut, Outcome, Step, sort_out, to_cents, yuan

from .advice import LABEL_FLAW, notes
from .multiples import DEFECT, PRICE_OR_LOSS, Claim, extra_by_price, extra_by_price_or_loss, extra_for_a_defect

CONSUMER = "consumer-rights-law"
NO_EXTRA = "不能要十倍"
FLAWED_REFUND = LeftOut(
    "退款", "小毛病能不能退，看商家答应过什么。先找商家谈，谈不成打 12348 问。", Citation(CONSUMER, "52")
)


def consumer_punitive(  # noqa: PLR0913 - one keyword a question of the form
    *,
    basis: str,
    price: Decimal | None,
    loss: Decimal | None,
    refund: Decimal | None,
    bought_on: date | None,
    knowing: str | None,
    reasonable_price: Decimal | None,
    label_flaw: str | None,
    rates: Rates,
) -> Outcome:
    """The refund, the losses, and on top: three times the price and 500 at least (消法 55.1); for food and medicine ten
    times the price or three times the loss and 1000 at least (食品安全法 148.2, 药品管理法 144.3); for a known defect
    that killed or maimed, up to twice the loss (消法 55.2).

    The day of the purchase decides which rule there was. Who knew that the food was bad gets ten times the price of
    what a household needs (法释〔2024〕9号 12); a harmless flaw of a label gives nothing on top (148.2).
    """
    if price is not None and reasonable_price is not None and reasonable_price > price:
        raise AnswersRefused(FieldError("reasonable_price", "more_than_paid", other="price"))
    claim = Claim(price, loss, rates.on(bought_on or rates.as_at))
    flawed = label_flaw == "minor" and basis == "food"
    if flawed:
        return Outcome(
            left_out=(FLAWED_REFUND,), notes=notes(basis, knowing), verdict=LABEL_FLAW, verdict_title=NO_EXTRA
        )
    extra = _extra(basis, claim, knowing == "yes", reasonable_price)
    items, left_out = sort_out((*_made_good(basis, price, loss, refund), extra))
    return Outcome(items, left_out=left_out, notes=notes(basis, knowing), total_label="一共可以要")


def _extra(basis: str, claim: Claim, knowing: bool, reasonable: Decimal | None) -> Item | LeftOut:
    """The amount on top, by the rule there was on the day of the purchase; left out where we know of none."""
    try:
        if basis == DEFECT:
            return extra_for_a_defect(claim)
        if basis in PRICE_OR_LOSS:
            return extra_by_price_or_loss(claim, basis, knowing, reasonable)
        return extra_by_price(claim)
    except RateUnknown:
        why = (
            "买的那天还没有现在的规定，那时的规定我们没有核实到。商家骗了人的，改选「商家骗了人」再算；拿不准打 12348。"
        )
        return LeftOut("增加的赔偿", why)


def _made_good(
    basis: str, price: Decimal | None, loss: Decimal | None, refund: Decimal | None
) -> list[Item | LeftOut | None]:
    """What is given back and made good before anything on top (消法 49, 52; 食品安全法 148.1, 药品管理法 144.1)."""
    back = refund if refund is not None else price
    parts: list[Item | LeftOut | None] = []
    if basis != "defect" or refund is not None:
        parts.append(_refund(back, whole=refund is None))
    if loss is not None:
        article = Citation(CONSUMER, "49") if basis == "defect" else Citation(CONSUMER, "52")
        step = Step("实际的损失，有票据的照票据赔", yuan(loss), article)
        parts.append(Item("loss", "赔偿损失", to_cents(loss), (step,)))
    return parts


def _refund(back: Decimal | None, *, whole: bool) -> Item | LeftOut | None:
    if back is None:
        return LeftOut("退款", "付了多少退多少。找小票、付款记录，看付了多少钱。", Citation(CONSUMER, "52"))
    sentence = "东西退回去，付的钱退回来" if whole else "退多少，按您填的"
    return Item("refund", "退款", to_cents(back), (Step(sentence, yuan(back), Citation(CONSUMER, "52")),))
