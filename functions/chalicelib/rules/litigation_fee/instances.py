"""What changes with the instance, and which cases pay nothing (8, 9, 17, 19)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, Step

MEASURES = "litigation-fee-measures"
FIRST, APPEAL, RETRIAL, RETRIAL_CHARGED = "first", "appeal", "retrial", "retrial_charged"
FREE = {
    "special": Step(
        "认定行为能力、宣告失踪、司法确认这些特别程序，不交案件受理费。", citation=Citation(MEASURES, "8(1)")
    ),
    "administrative_compensation": Step(
        "要政府机关赔钱的行政赔偿案件，不交案件受理费。", citation=Citation(MEASURES, "8(4)")
    ),
}
JURISDICTION_APPEAL = Step("对管辖权异议的裁定上诉，不交案件受理费。", citation=Citation(MEASURES, "8(3)"))
FREE_RETRIAL = Step(
    "再审一般不交。两种要交：因为有新证据才再审的；一审判了没上诉，生效以后才申请的。", citation=Citation(MEASURES, "9")
)
BY_WHAT_IS_APPEALED = {
    APPEAL: Step("上诉按不服一审的那部分金额交", citation=Citation(MEASURES, "17")),
    RETRIAL_CHARGED: Step("要交费的再审，按不服原判的那部分金额交", citation=Citation(MEASURES, "19")),
}
TIERED = ("property", "ip")


def free_of_charge(case: str, instance: str | None) -> Step | None:
    """Why nothing is charged, or None."""
    if case == "jurisdiction" and instance == APPEAL:
        return JURISDICTION_APPEAL
    if instance == RETRIAL and case not in APPLIED_FOR:
        return FREE.get(case, FREE_RETRIAL)
    return FREE.get(case)


APPLIED_FOR = ("enforcement", "preservation", "payment_order", "public_notice", "arbitration_review", "bankruptcy")


def of_instance(item: Item, case: str, instance: str | None) -> Item:
    """The same fee, with the step that says on which amount an appeal or a retrial pays."""
    if instance in BY_WHAT_IS_APPEALED and case in TIERED:
        return replace(item, steps=(BY_WHAT_IS_APPEALED[instance], *item.steps))
    return item
