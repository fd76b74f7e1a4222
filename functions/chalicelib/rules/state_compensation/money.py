"""Fines and other money wrongly taken: given back with the interest of a bank deposit (国家赔偿法 36(1), 36(7))."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, plain_number, to_cents, yuan

from .life import INTERPRETATION, STATE_LAW

DEPOSIT = "deposit-benchmark-one-year"
YEAR = 365  # the interpretation does not say how days of a year are counted


def money_back(taken: Decimal | None, taken_on: date | None, until: date, rates: Rates) -> list[Item | LeftOut | None]:
    """The money, and simple interest at the one-year deposit benchmark of the day of decision (解释 20)."""
    if taken is None:
        return []
    principal = Step("错罚、错收的钱要退", yuan(taken), Citation(STATE_LAW, "36(1)"))
    label, article = "退还的钱的利息", Citation(STATE_LAW, "36(7)")
    money = Item("money", "退还的钱", to_cents(taken), (principal,))
    if taken_on is None or taken_on > until:
        return [money, LeftOut(label, "从哪天起没有填，或者比决定那天还晚。", article)]
    since = taken_on

    def interest() -> Item:
        rate, figure = rates[DEPOSIT], rates.figure(DEPOSIT)
        days = (until - since).days
        amount = to_cents(taken * rate / 100 * days / YEAR)
        step = Step(
            "按一年期定期存款基准利率，不利滚利（一年按365天）",
            f"{yuan(taken)} × {plain_number(rate)}% × {days} ÷ {YEAR} = {yuan(amount)}",
            Citation(INTERPRETATION, "20.1"),
            (figure,),
        )
        return Item("interest", label, amount, (step,))

    return [money, attempt(label, interest, article)]
