"""Who pays half (15, 16, 18), once only (民诉法解释 206), and what of a fee paid in full comes back (53.2)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, Step, to_cents, yuan

from .instances import FIRST

MEASURES, INTERPRETATION = "litigation-fee-measures", "civil-procedure-interpretation"
HALVED = {
    "simple": ("简易程序，减半交", Citation(MEASURES, "16")),
    "settled": ("调解结案，减半交", Citation(MEASURES, "15")),
    "withdrawn": ("撤诉，减半交", Citation(MEASURES, "15")),
    "merged": ("反诉和本诉一起审，减半交", Citation(MEASURES, "18")),
}
AT_ANY_INSTANCE = ("settled", "withdrawn")
ONCE = Step("只减半一次", "", Citation(INTERPRETATION, "206"))
NOT_ABOVE = Step("二审、再审不再因为简易程序或者反诉减半", "", Citation(MEASURES, "16"))


def halved(item: Item, case: str, procedure: str | None, instance: str | None) -> tuple[Item, tuple[Step, ...]]:
    """The fee after halving, and the note on what comes back."""
    if procedure not in HALVED or case == "jurisdiction":
        return item, ()
    if instance not in (None, FIRST) and procedure not in AT_ANY_INSTANCE:
        return replace(item, steps=(*item.steps, NOT_ABOVE)), ()
    sentence, citation = HALVED[procedure]
    low = to_cents(item.amount / 2)
    high = to_cents(item.upto / 2) if item.upto is not None else None
    working = f"{yuan(item.amount)} ÷ 2 = {yuan(low)}" if high is None else f"{yuan(low)} 至 {yuan(high)}"
    half = replace(item, amount=low, upto=high, steps=(*item.steps, Step(sentence, working, citation), ONCE))
    back = "一半" if high is not None else yuan(item.amount - low)
    return half, (Step(f"已经交了全额的，退{back}，文书生效后15天内退。", citation=Citation(MEASURES, "53.2")),)
