"""The amount on top: so many times the price or the loss, and at least so much."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, plain_number, to_cents, yuan

FRAUD, FOOD, MEDICINE, DEFECT, PREPAID_CARD = "fraud", "food", "medicine", "defect", "prepaid"
FRAUD_MULTIPLE, DEFECT_MULTIPLE = "consumer-fraud-multiple", "consumer-defect-multiple"
PRICE_OR_LOSS = {FOOD: "food-punitive-multiple", MEDICINE: "medicine-punitive-multiple"}
ID, LABEL = "extra", "增加的赔偿"
KNOWING = Citation("food-drug-punitive-interpretation", "12.1")


@dataclass(frozen=True)
class Claim:
    """What was paid and lost, and the figures in force on the day of the purchase."""

    price: Decimal | None
    loss: Decimal | None
    rates: Rates


def extra_by_price(claim: Claim) -> Item:
    """Three times the price, and 500 at least (消法 55.1); before 2014-03-15 the price once more."""
    figure = claim.rates.figure(FRAUD_MULTIPLE)
    if claim.price is None:
        return _at_least(Decimal(0), figure, (Step("不知道付了多少钱，先按最少的算", "", figure.value.citation),))
    times = figure.value.table["price"]
    amount = claim.price * times
    return _at_least(amount, figure, (_times("价款", claim.price, times, figure),))


def extra_by_price_or_loss(claim: Claim, basis: str, knowing: bool, reasonable: Decimal | None) -> Item | LeftOut:
    """Ten times the price or three times the loss, whichever is more, and 1000 at least (148.2, 144.3).

    For food bought in the knowledge that it is bad, the price of what a household needs counts (法释〔2024〕9号 12).
    """
    figure = claim.rates.figure(PRICE_OR_LOSS[basis])
    price, limited = claim.price, knowing and basis == FOOD
    if limited and reasonable is None:
        why = "知道有问题还买的，只按自家正常吃用的数量算十倍。这个数由法院看保质期、吃用习惯定。"
        return LeftOut(LABEL, f"{why}知道大约多少钱，就填「自家正常吃用的，值多少钱」。", KNOWING)
    steps: tuple[Step, ...] = ()
    if limited:
        price = reasonable
        steps = (Step("知道有问题还买的，只算自家正常吃用的数量", yuan(reasonable or Decimal(0)), KNOWING),)
    if price is None and claim.loss is None:
        return _at_least(Decimal(0), figure, (Step("不知道付了多少钱，先按最少的算", "", figure.value.citation),))
    by_price = (price or Decimal(0)) * figure.value.table["price"]
    by_loss = (claim.loss or Decimal(0)) * figure.value.table["loss"]
    if price is not None:
        steps += (_times("价款", price, figure.value.table["price"], figure),)
    if claim.loss:
        steps += (_times("损失", claim.loss, figure.value.table["loss"], figure),)
    if price is not None and claim.loss:
        steps += (Step("两个里面只能选一个，按多的算", yuan(max(by_price, by_loss)), figure.value.citation),)
    return _at_least(max(by_price, by_loss), figure, steps)


def extra_for_a_defect(claim: Claim) -> Item | LeftOut:
    """Up to twice the loss, where a known defect killed or maimed (消法 55.2): a ceiling, and on top of the loss."""
    figure = claim.rates.figure(DEFECT_MULTIPLE)
    if claim.loss is None:
        why = "最多是损失的二倍。先把医疗费、误工费这些加起来，填到「损失」里。"
        return LeftOut("惩罚性赔偿", why, figure.value.citation)
    times = claim.rates[DEFECT_MULTIPLE]
    most = to_cents(claim.loss * times)
    working = f"0 至 {yuan(claim.loss)} × {plain_number(times)} = {yuan(most)}"
    step = Step("损失的二倍以下，是多少由法院定；损失本身另外赔", working, figure.value.citation, (figure,))
    return Item(ID, "惩罚性赔偿", Decimal("0.00"), (step,), upto=most)


def _times(what: str, of: Decimal, times: Decimal, figure: Figure) -> Step:
    working = f"{yuan(of)} × {plain_number(times)} = {yuan(of * times)}"
    return Step(f"{what}的{plain_number(times)}倍", working, figure.value.citation, (figure,))


def _at_least(amount: Decimal, figure: Figure, steps: tuple[Step, ...]) -> Item:
    least = figure.value.table["least"]
    if amount < least:
        steps += (Step("不到最少的数，按最少的给", yuan(least), figure.value.citation, (figure,)),)
    return Item(ID, LABEL, to_cents(max(amount, least)), steps)
