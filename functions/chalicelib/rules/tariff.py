"""A published tariff: so much for each matter, or tiers on the amount."""

from dataclasses import replace
from decimal import Decimal

from chalicelib.definitions.rates import Rates

from .outcome import Item, LeftOut, Step, to_cents, yuan
from .scale import on_scale

ID = "fee"


def by_tariff(rate: str, label: str, amount: Decimal | None, rates: Rates) -> Item | LeftOut:
    """The fee by the tariff in force; left out where it goes by an amount that is not known."""
    figure = rates.figure(rate)
    value = figure.value
    if value.number is not None:
        step = Step("按件收，每件一个价", yuan(value.number), value.citation, (figure,))
        return Item(ID, label, to_cents(value.number), (step,))
    if amount is None:
        return LeftOut(label, "按金额分段收。填了金额就能算。", value.citation)
    fee, working = on_scale(amount, value.tiers)
    return Item(ID, label, to_cents(fee), (Step("按金额分段算，再加起来", working, value.citation, (figure,)),))


def lowered(fee: Item | LeftOut, step: Step) -> Item | LeftOut:
    """The fee for somebody with legal aid: less, or nothing; how much is for those who charge to say."""
    if isinstance(fee, LeftOut):
        return fee
    return replace(fee, amount=Decimal("0.00"), upto=fee.amount, steps=(*fee.steps, step))
