"""Interest on the refund (16, 17)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.rules.outcome import Item, LeftOut, Step, plain_number, to_cents, why_unknown, yuan

from .card import INTERPRETATION

LABEL, RATE, BEGIN = "利息", Citation(INTERPRETATION, "16.1"), Citation(INTERPRETATION, "17.1")
BY_REASON = {"merchant": "lpr-one-year", "consumer": "one-year-deposit-rate"}
HUNDRED, DAYS_OF_YEAR = 100, 365


def interest(
    back: Item | LeftOut,
    reason: str,
    paid_on: date | None,
    ended_on: date | None,
    agreed_rate: Decimal | None,
    rates: Rates,
) -> Item | LeftOut | None:
    """From the end of the contract to today, at the agreed rate, else the lending rate of the day the contract was made
    where the merchant is the reason, or the deposit rate where the consumer is (16.1, 17.1).
    """
    if isinstance(back, LeftOut) or reason == "cooling_off" or not (back.upto or back.amount):
        return None
    if agreed_rate is None and reason not in BY_REASON:
        return LeftOut(LABEL, "为什么退还说不清，按哪种利率算定不下来。和商家说好利率的，照说好的。", RATE)
    if ended_on is None:
        return LeftOut(LABEL, "从退卡那天起算。填了「哪天退的卡」就能算。", BEGIN)
    figure: Figure | None = None
    if agreed_rate is not None:
        rate = agreed_rate
    else:
        if paid_on is None:
            return LeftOut(LABEL, "按办卡那天的利率算。填了「哪天付的钱」就能算。", RATE)
        try:
            then = rates.on(paid_on)
            figure, rate = then.figure(BY_REASON[reason]), then[BY_REASON[reason]]
        except RateUnknown as unknown:
            return LeftOut(LABEL, why_unknown(unknown), RATE)
    days = (rates.as_at - ended_on).days
    low = to_cents(back.amount * rate / HUNDRED * days / DAYS_OF_YEAR)
    high = None if back.upto is None else to_cents(back.upto * rate / HUNDRED * days / DAYS_OF_YEAR)
    which = "说好的利率" if figure is None else f"办卡那天的{figure.table.title}"
    steps = (
        Step(f"按{which}", f"一年{plain_number(rate)}%", RATE, (figure,) if figure else ()),
        Step(
            "从退卡那天算到今天，一年按365天",
            f"{yuan(back.amount)} × {plain_number(rate)}% × {days}天 ÷ 365 = {yuan(low)}",
            BEGIN,
        ),
    )
    return Item("interest", LABEL, low, steps, upto=high)
