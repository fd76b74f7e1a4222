"""The two grants for leaving the employer, in months set by the province (36.2, 37(2))."""

from __future__ import annotations

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Step, plain_number, to_cents, why_unknown, yuan

from .amounts import fund_or_employer
from .wage import REGULATION

MONTHS = "work-injury-leaving-subsidy-months"
BASE = "work-injury-leaving-subsidy-base"
MEDICAL, EMPLOYMENT = "一次性工伤医疗补助金", "一次性伤残就业补助金"
BOTH = f"{MEDICAL}、{EMPLOYMENT}"
STAYING = (None, "no")
DUE = {"quit": (5, 10), "expired": (7, 10)}
"""Who leaves how, and from which grade to which both are due (36.2, 37(2))."""

NOT_DUE = {
    "expired": "条例写的是五级、六级的自己提出离开才有，合同到期不能让您走。到期了单位让走，先别签字，打 12333 或 12348。",
    "dismissed": "条例写的是自己提出离开或者合同期满。单位赶您走的，陕西怎么定我们没有核实到；先别签字，打 12333 或 12348。",
    "retired": "办了退休的一般没有这两笔钱，陕西的规定我们没有核实到原文。请问参保地的工伤保险经办机构。",
}


def leaving(
    grade: str, how: str | None, rates: Rates, insured: str
) -> tuple[list[Item | LeftOut], tuple[AmountTable, ...]]:
    """Both grants as items once the worker left in a way that earns them, as a table while he stays; left out where
    the base is unknown or the way of leaving earns none.
    """
    article = Citation(REGULATION, "36.2" if int(grade) <= 6 else "37(2)")
    first, last = DUE.get(how or "", (0, 0))
    due = first <= int(grade) <= last
    if how not in STAYING and not due:
        return [LeftOut(BOTH, NOT_DUE[how or ""], article)], ()
    try:
        items = _both(grade, rates, insured, article)
    except RateUnknown as unknown:
        return [LeftOut(BOTH, f"离开单位时才有，标准由省里定。{why_unknown(unknown)}", article)], ()
    if due:
        return list(items), ()
    rows = tuple((item.label, item.amount) for item in items)
    steps = tuple(step for item in items for step in item.steps)
    return [], (AmountTable("以后离开单位，另外还有", ("哪一笔", "元"), rows, steps),)


def _both(grade: str, rates: Rates, insured: str, article: Citation) -> tuple[Item, Item]:
    base, figure, months = rates[BASE], rates.figure(BASE), rates.figure(MONTHS)

    def grant(kind: str, label: str, payer: str) -> Item:
        count = months.value.table[f"{kind}-{grade}"]
        amount = to_cents(base * count)
        step = Step(
            f"{label}：{grade}级{plain_number(count)}个月（月数没有核对到原文；离退休不到5年的，可能要减）",
            f"{yuan(base)} × {plain_number(count)}个月 = {yuan(amount)}",
            article,
            (months, figure),
        )
        return Item(f"{kind}-subsidy", label, amount, (step,), payer=payer)

    return (
        grant("medical", MEDICAL, fund_or_employer(insured)),
        grant("employment", EMPLOYMENT, "单位"),
    )
