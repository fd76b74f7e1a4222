"""What is added to a fine that is paid late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, percent, to_cents, yuan
from chalicelib.rules.statutory_clocks import CLOCKS, PENALTY

from .running import in_words

SURCHARGE = "fine-surcharge-daily-share"
LABEL = "逾期交罚款，可能加处的罚款"


def surcharge(
    fine: Decimal | None, received: date | None, paid: date | None, rates: Rates, calendar: WorkingCalendar
) -> Item | LeftOut | None:
    """A share of the fine for each day after the fifteenth, at most the fine itself (行政处罚法 72.1(1))."""
    if fine is None:
        return None
    cited = Citation(PENALTY, "72.1(1)")
    if received is None:
        return LeftOut(LABEL, "再选一行「收到罚款决定书」，填上那一天，才能算。", cited)
    last = CLOCKS["pay-fine"].last_day(received, calendar).day
    days = ((paid or rates.as_at) - last).days
    if days <= 0:
        return None

    def added() -> Item:
        figure = rates.on(last).figure(SURCHARGE)
        share = rates.on(last)[SURCHARGE]
        amount = min(fine, fine * share * days)
        working = f"{yuan(fine)} × {percent(share)} × {days}天 = {yuan(fine * share * days)}"
        steps = [
            Step(
                f"最晚{in_words(last)}交，{'到今天' if paid is None else '交的那天'}晚了{days}天",
                working,
                cited,
                (figure,),
            )
        ]
        if amount == fine:
            steps.append(Step("加处的不能比罚款本身多", f"最多{yuan(fine)}", cited))
        return Item("fine-surcharge", LABEL, to_cents(amount), tuple(steps))

    return attempt(LABEL, added, cited)
