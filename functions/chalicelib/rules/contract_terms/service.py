"""A service period after a training (劳动合同法 22)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES
from chalicelib.rules.outcome import Item, Outcome, Step, plain_number, to_cents, yuan

from .needed import required


def service_period(
    cost: Decimal | None, months: Decimal | None, left: Decimal | None, agreed: Decimal | None, forced: str | None
) -> Outcome:
    if forced == "yes":
        none = Step("因为单位欠工资、不交社保这些走的，不用付违约金。", citation=Citation(CONTRACT_RULES, "26.1"))
        return Outcome(verdict=none, verdict_title="不用付")
    required(training_cost=cost, service_months=months, months_left=left)
    assert cost is not None and months is not None and left is not None
    if left > months:
        raise AnswersRefused(FieldError("months_left", "more_than_all"))
    share = cost * left / months
    steps = [
        Step(
            "最多付没干满那段该摊的培训费",
            f"{yuan(cost)} ÷ {plain_number(months)}个月 × {plain_number(left)}个月 = {yuan(share)}",
            Citation(CONTRACT_LAW, "22.2"),
        )
    ]
    amount = share
    if agreed is not None and agreed < share:
        amount = agreed
        steps.append(Step("约定的违约金更少，按约定的", yuan(agreed), Citation(CONTRACT_LAW, "22.2")))
    item = Item("service", "服务期违约金，最多", to_cents(amount), tuple(steps), payer="您")
    notes = (
        Step("要有单位出的培训费票据。平常的岗前培训不算。", citation=Citation(CONTRACT_LAW, "22.1")),
        Step("除了培训服务期和竞业限制，合同里不能叫您付违约金。", citation=Citation(CONTRACT_LAW, "25")),
    )
    return Outcome((item,), notes=notes, total_label="您最多要付")
