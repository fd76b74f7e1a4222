"""What a person who was hurt, or the family of one who died, may claim (法释〔2022〕14号; 民法典 1165 to 1183)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Unpack

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar

from .injury.answers import InjuryAnswers
from .injury.losses import deadlines, losses, notes
from .outcome import Item, Outcome, Step, percent, to_cents, yuan

WHOLE = Decimal(100)
NOT_SHARED = "mental"


def personal_injury(
    *, share: Decimal | None, rates: Rates, calendar: WorkingCalendar, **injury: Unpack[InjuryAnswers]
) -> Outcome:
    """Each item of the law (6 to 17) times the part that the other side bears (民法典 1173); what is asked for the
    mind is left as it was typed. Figures are those of the year before the end of argument (22.2), the standard that of
    the day of the infringement (24.1).
    """
    found = losses(injury, rates)
    whole = share is None or share == WHOLE
    items = found.items if share is None or whole else tuple(_shared(found.items, share / WHOLE))
    return Outcome(
        items=items,
        tables=found.tables,
        left_out=found.left_out,
        deadlines=deadlines(injury, calendar),
        notes=(*_share_notes(share), *notes(injury, rates)),
        total_label="损失合计" if whole else "对方应当赔的合计",
    )


def _shared(items: Sequence[Item], share: Decimal) -> Iterator[Item]:
    """Each item's part; cents are rounded on the running sum, so that the parts make the sum times the share."""
    ordinary = [item for item in items if item.id != NOT_SHARED]
    lower = _parts([item.amount for item in ordinary], share)
    upper = _parts([item.amount if item.upto is None else item.upto for item in ordinary], share)
    for item, amount, upto in zip(ordinary, lower, upper, strict=True):
        sentence = "对方只赔责任比例的那一份"
        if amount != to_cents(item.amount * share):
            sentence += "（一分的尾差按累计数取整，使合计不差）"
        working = f"{yuan(item.amount)} × {percent(share)} = {yuan(amount)}"
        step = Step(sentence, working, Citation("civil-code", "1173"))
        yield replace(
            item, amount=amount, upto=None if item.upto is None else max(amount, upto), steps=(*item.steps, step)
        )
    yield from (item for item in items if item.id == NOT_SHARED)


def _parts(amounts: Sequence[Decimal], share: Decimal) -> list[Decimal]:
    sums = [to_cents(sum(amounts[:n], Decimal(0)) * share) for n in range(len(amounts) + 1)]
    return [after - before for before, after in pairwise(sums)]


def _share_notes(share: Decimal | None) -> Iterator[Step]:
    if share is None:
        yield Step(
            "对方的责任没有填，按全部算。自己也有错的要打折，几成由法院定；知道了填上再算。",
            citation=Citation("civil-code", "1173"),
        )
    yield Step(
        "几个人一起害的，可以要他们一起赔；各干各的，按各自的责任赔，分不清就平均。",
        citation=Citation("civil-code", "1172"),
    )
