"""What is owed: wages, what lacks to the minimum wage, the surcharge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import CONTRACT_LAW, LABOUR_LAW, minimum_wage
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Step, attempt, plain_number, to_cents, yuan

from .ways import HOUSEHOLD, SITE

LEAST_SURCHARGE = Decimal("0.5")  # 85: half to all of what is due
PAYERS = {
    SITE: "包工头或分包公司；它不给，总承包单位先给",
    "company": "单位",
    "passed-on": "把活转给没资格的人的那家公司",
    HOUSEHOLD: "叫您干活的人",
    "unknown": "用您干活的单位",
}


@dataclass(frozen=True)
class Month:
    """A month's wage as agreed and what was paid of it, in yuan."""

    label: str
    due: Decimal
    paid: Decimal

    @property
    def owed(self) -> Decimal:
        """What is missing; more paid than due makes up for no other month."""
        return max(self.due - self.paid, Decimal(0))

    def below(self, minimum: Decimal) -> Decimal:
        """What a month at full work lacks to the minimum wage, beside what is owed of the wage agreed."""
        return max(minimum - max(self.due, self.paid), Decimal(0))


def month_of(row: Mapping[str, object], n: int) -> Month:
    month, due, paid = row["month"], row["due"], row["paid"]
    assert isinstance(due, Decimal)  # the form has refused all else
    label = f"{plain_number(month)}月" if isinstance(month, Decimal) and month % 1 == 0 else f"第{n}行"
    return Month(label, due, paid if isinstance(paid, Decimal) else Decimal(0))


def wages_owed(months: list[Month], owed: Decimal | None, place: str) -> Item | None:
    article = Citation("civil-code", "509.1") if place == HOUSEHOLD else Citation(CONTRACT_LAW, "30.1")
    if owed is not None:
        amount = to_cents(owed)
        step = Step("一共还欠的工资", f"{yuan(owed)}（您填的）", article)
    else:
        amount = to_cents(sum((month.owed for month in months), Decimal(0)))
        parts = " + ".join(f"（{yuan(m.due)} − {yuan(m.paid)}）" if m.paid else yuan(m.due) for m in months if m.owed)
        step = Step("每个月该发的减去已经发的，加起来", f"{parts} = {yuan(amount)}", article)
    return Item("wages", "欠的工资", amount, (step,), payer=PAYERS[place]) if amount else None


def below_minimum(
    months: list[Month], full: str | None, area: str | None, place: str, rates: Rates
) -> Item | LeftOut | None:
    """The minimum wage is for a month's normal work: only months said to be full are held against it."""
    label = "和最低工资的差额"
    if not months or full == "no":
        return None
    if full is None:
        why = "上满班的月份，工资不能低于当地最低工资。填上是不是都上满了班，再算。"
        return LeftOut(label, why, Citation(LABOUR_LAW, "48.2"))

    def difference() -> Item | None:
        least, figure = minimum_wage(area, rates)
        low = [month for month in months if month.below(least)]
        if not low:
            return None
        amount = to_cents(sum((month.below(least) for month in low), Decimal(0)))
        parts = " + ".join(f"（{yuan(least)} − {yuan(max(month.due, month.paid))}）" for month in low)
        step = Step(
            "上满了班，说好的工资低于当地最低工资的，补到最低工资",
            f"{parts} = {yuan(amount)}",
            Citation(LABOUR_LAW, "48.2"),
            (figure,),
        )
        return Item("minimum-wage", label, amount, (step,), payer=PAYERS[place])

    return attempt(label, difference, Citation(LABOUR_LAW, "48.2"))


def surcharge_on(items: tuple[Item, ...], place: str) -> Item:
    """The authority orders it, within the range; no commission or court adds it by itself (85)."""
    due = sum((item.amount for item in items), Decimal(0))
    low = to_cents(due * LEAST_SURCHARGE)
    step = Step(
        "劳动部门限期支付，到期还不付的，由它责令再加付50%到100%，具体多少由它定",
        f"{yuan(due)} × 50% = {yuan(low)}，{yuan(due)} × 100% = {yuan(due)}",
        Citation(CONTRACT_LAW, "85"),
    )
    return Item("surcharge", "加付的赔偿金", low, (step,), upto=due, payer=PAYERS[place])


def month_by_month(months: list[Month]) -> tuple[AmountTable, ...]:
    if len(months) < 2:
        return ()
    rows = tuple((month.label, to_cents(month.owed)) for month in months)
    step = Step("交材料时把这张表抄上。给过的钱多过该发的，不拿去顶别的月", "", Citation(CONTRACT_LAW, "30.1"))
    return (AmountTable("每个月欠多少", ("月份", "元"), rows, (step,)),)
