"""What a card's holder should know beside the amounts."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Step

from .card import INTERPRETATION

SINCE = date(2025, 5, 1)


def _note(sentence: str, article: str) -> Step:
    return Step(sentence, citation=Citation(INTERPRETATION, article))


BEFORE = _note("这个解释2025年5月1日起施行。以前办的卡是不是照着算，由法院定。", "27")
COOLING_OFF = _note("以前在这家、别家享受过一样的东西，不能用七天无理由退。", "14")
MERCHANT = (
    _note("商家关门、躲着不退的，还可以要惩罚性赔偿。", "23.1"),
    _note("为退卡花的合理费用，比如路费，可以一起要。", "15.2"),
)
CONSUMER = _note("原价虚高的，可以要求按市场价算。", "19.2")
ALWAYS = (
    _note("写着「不退卡」「过期作废」的条款，可以请求认定无效。", "9"),
    _note("搬远了、转给别人、说好不限次却约不上，可以要求退卡。", "13.1"),
    _note("消费记录在商家手里、它不拿出来的，可以按您说的认定。收好付款记录、合同、聊天记录。", "25"),
    _note("办卡送的东西要不要还，看值多少、用了多少、为什么退。", "21"),
)


def notes(reason: str, paid_on: date | None) -> tuple[Step, ...]:
    """Limits, evidence, and what else may be claimed."""
    of_reason = {"cooling_off": (COOLING_OFF,), "merchant": MERCHANT, "consumer": (CONSUMER,)}.get(reason, ())
    early = (BEFORE,) if paid_on and paid_on < SINCE else ()
    return (*early, *of_reason, *ALWAYS)
