"""What was agreed or judged and not paid (婚姻家庭编解释（二） 17)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, LeftOut, Step, to_cents, yuan
from chalicelib.rules.periods import months_and_days

SECOND = "marriage-family-interpretation-2"
LABEL = "欠的抚养费"
OWED = Citation(SECOND, "17")
ONE_DAY = timedelta(days=1)


def arrears(
    agreed: Decimal | None,
    first: date | None,
    last: date | None,
    paid: Decimal | None,
    ends: list[date],
    today: date,
) -> list[Item | LeftOut]:
    """The agreed amount for each whole month from the first unpaid day to the last (both count), less what came; not
    beyond the day the last child is of age. Nothing was asked for where no first day is given.
    """
    if first is None:
        return []
    if agreed is None:
        return [LeftOut(LABEL, "先看离婚协议、判决书，每月说好多少。没有说好过的，以前的能要多少由法院定。", OWED)]
    until = min([last or today, *([max(ends) - ONE_DAY] if ends else [])])
    months, days = months_and_days(first, until + ONE_DAY) if until >= first else (0, 0)
    due, came = to_cents(agreed * months), paid or Decimal(0)
    steps = [Step("说好、判了的数，按整月加起来", f"{yuan(agreed)} × {months}个月 = {yuan(due)}", OWED)]
    if days:
        steps.append(Step("最后不满一个月的没有算", f"{days}天"))
    if came:
        steps.append(Step("减去已经给的", f"{yuan(due)} − {yuan(came)}"))
    return [Item("arrears", LABEL, to_cents(max(due - came, Decimal(0))), tuple(steps))]
