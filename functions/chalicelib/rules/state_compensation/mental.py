"""Harm to the mind (国家赔偿法 35; 法释〔2021〕3号)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, LeftOut, Step, to_cents, yuan

from .life import STATE_LAW

INTERPRETATION = "mental-harm-compensation-interpretation"
IN_FORCE = date(2021, 4, 1)
LABEL = "精神损害抚慰金"
LEAST = UNIT = Decimal("1000.00")  # 10.1
SERIOUS_DAYS, VERY_SERIOUS_DAYS = (
    183,
    3653,
)  # six months, ten years of detention (7), a day or two over where months differ
NONE, SERIOUS, VERY_SERIOUS = "none", "serious", "very-serious"


def mental_harm(
    told: str | None,
    amount: Decimal | None,
    days: Decimal | None,
    injury: str | None,
    decided: date,
    bodily: Sequence[Item],
) -> Item | LeftOut:
    """The amount of the decision; else from 1,000 yuan to half of what liberty, life and health are worth, in thousands
    (8, 10), and for very serious harm half and more. Without an answer, how serious it is follows from the days, the
    injury or the death (7). Before 2021-04-01 another opinion held, which we could not verify.
    """
    law = Citation(STATE_LAW, "35")
    if amount is not None:
        return Item("mental", LABEL, to_cents(amount), (Step("按您填的数", yuan(amount), law),))
    severity = told or _severity(days, injury)
    if severity == NONE:
        why = "没有造成严重后果的不给钱，可以要求消除影响、恢复名誉、赔礼道歉。"
        return LeftOut(LABEL, why, law)
    if severity is None:
        why = "造成严重后果的才有，比如无罪被关6个月以上、轻伤以上、残疾、得了精神病、名誉家庭职业受了严重损害。"
        return LeftOut(LABEL, why, Citation(INTERPRETATION, "7.1"))
    if decided < IN_FORCE:
        return LeftOut(LABEL, "2021年4月以前作的决定，用的是旧的标准，我们没有核实到。看决定书，把数填上。", law)
    low, high = _half(bodily, high=False), _half(bodily, high=True)
    if high < LEAST:
        why = "要看自由和生命健康一共赔多少。那几项没有算出来，这一项也算不出。"
        return LeftOut(LABEL, why, Citation(INTERPRETATION, "8"))
    return _item(severity, low, high)


def _item(severity: str, low: Decimal, high: Decimal) -> Item:
    cap = Step("自由和生命健康赔偿金的50%，按千元取整", yuan(high), Citation(INTERPRETATION, "8"))
    least = Step("一般不少于1000元，按千元计", citation=Citation(INTERPRETATION, "10.1"))
    if severity == VERY_SERIOUS:
        told = "后果特别严重，可以比50%更多，没有上限，由机关看情况定；这里写到50%为止"
        more = Step(told, citation=Citation(INTERPRETATION, "7.2"))
        return Item("mental", f"{LABEL}（还可以更多）", max(low, LEAST), (cap, more, least), upto=_more(low, high))
    serious = Step("造成严重后果，在50%以内由机关看情况定", citation=Citation(INTERPRETATION, "7.1"))
    return Item("mental", LABEL, LEAST, (cap, serious, least), upto=high)


def _more(low: Decimal, high: Decimal) -> Decimal | None:
    return high if high > max(low, LEAST) else None


def _half(bodily: Sequence[Item], *, high: bool) -> Decimal:
    """Half of what liberty, life and health are worth, down to the thousand."""
    ends = (item.upto if high and item.upto is not None else item.amount for item in bodily)
    half = sum(ends, Decimal(0)) / 2
    return to_cents(half // UNIT * UNIT)


def _severity(days: Decimal | None, injury: str | None) -> str | None:
    """What the harm counts as without being told (7.1, 7.2)."""
    if injury == "dead" or (days or 0) >= VERY_SERIOUS_DAYS:
        return VERY_SERIOUS
    return SERIOUS if injury == "disabled" or (days or 0) >= SERIOUS_DAYS else None
