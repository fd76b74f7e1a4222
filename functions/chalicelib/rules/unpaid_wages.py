"""Wages that are owed, who must pay them, and which ways lead to them (劳动合同法 30, 85; 保障农民工工资支付条例)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar

from .labour import (
    CONTRACT_LAW,
    DISPUTE_LAW,
    INTERPRETATION_1,
    INTERPRETATION_2,
    LABOUR_LAW,
    arbitration_year,
    minimum_wage,
    surcharge_after_order,
    when_time_has_run,
)
from .outcome import (
    AmountTable,
    Deadline,
    Item,
    LeftOut,
    Outcome,
    Step,
    attempt,
    plain_number,
    sort_out,
    to_cents,
    yuan,
)
from .periods import last_day

MIGRANTS = "migrant-wage-regulation"
INSPECTION = "labor-inspection-regulation"
SITE, HOUSEHOLD = "site", "household"
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


def unpaid_wages(  # noqa: PLR0913 - one keyword a question of the form
    *,
    place: str,
    months: Rows,
    owed: Decimal | None,
    full_months: str | None,
    area: str | None,
    ordered: str | None,
    note: str | None,
    note_due_on: date | None,
    left_on: date | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """What was agreed less what was paid (劳动合同法 30), up to the minimum wage in full months (劳动法 48).

    Half to all of it again only after the labour authority's order to pay was not obeyed (85). On building sites the
    general contractor pays first (条例 30.3), and who gave work to a person without licence pays (36.1). Work for a
    household, a craftsman or a farmer is no labour dispute (法释〔2020〕26号 2). Refused: nothing owed in any field, or
    both months and a sum.
    """
    if owed is not None and months:
        raise AnswersRefused(FieldError("owed", "not_both"))
    if owed is None and not months:
        raise AnswersRefused(FieldError("owed", "required"))
    told = [_month(row, n) for n, row in enumerate(months, 1)]
    wages = _wages(told, owed, place)
    labour = place != HOUSEHOLD
    parts = [wages, _difference(told, full_months, area, place, rates) if labour else None]
    items, left_out = sort_out(parts)
    if labour and ordered == "expired" and items:
        items = (*items, _surcharge(items, place))
    clocks = _clocks(labour, left_on, note, note_due_on, calendar)
    if not items:
        paid = Step("照您填的，每个月都发够了，没有欠。", citation=Citation(CONTRACT_LAW, "30.1"))
        return Outcome(
            verdict=paid, verdict_title="没有欠", left_out=left_out, deadlines=clocks, notes=_ways(place, ordered, note)
        )
    return Outcome(
        items=items,
        tables=_by_month(told),
        left_out=left_out,
        deadlines=clocks,
        notes=_ways(place, ordered, note) if labour else _ways_to_court(),
        verdict=None if labour else _no_labour_dispute(),
        verdict_title="不走劳动仲裁",
        total_label="现在能要的合计",
    )


def _month(row: Mapping[str, object], n: int) -> Month:
    month, due, paid = row["month"], row["due"], row["paid"]
    assert isinstance(due, Decimal)  # the form has refused all else
    label = f"{plain_number(month)}月" if isinstance(month, Decimal) and month % 1 == 0 else f"第{n}行"
    return Month(label, due, paid if isinstance(paid, Decimal) else Decimal(0))


def _wages(months: list[Month], owed: Decimal | None, place: str) -> Item | None:
    article = Citation("civil-code", "509.1") if place == HOUSEHOLD else Citation(CONTRACT_LAW, "30.1")
    if owed is not None:
        amount = to_cents(owed)
        step = Step("一共还欠的工资", f"{yuan(owed)}（您填的）", article)
    else:
        amount = to_cents(sum((month.owed for month in months), Decimal(0)))
        parts = " + ".join(f"（{yuan(m.due)} − {yuan(m.paid)}）" if m.paid else yuan(m.due) for m in months if m.owed)
        step = Step("每个月该发的减去已经发的，加起来", f"{parts} = {yuan(amount)}", article)
    return Item("wages", "欠的工资", amount, (step,), payer=PAYERS[place]) if amount else None


def _difference(
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


def _surcharge(items: tuple[Item, ...], place: str) -> Item:
    """The authority orders it, within the range; no commission or court adds it by itself (85)."""
    due = sum((item.amount for item in items), Decimal(0))
    low = to_cents(due * LEAST_SURCHARGE)
    step = Step(
        "劳动部门限期支付，到期还不付的，由它责令再加付50%到100%，具体多少由它定",
        f"{yuan(due)} × 50% = {yuan(low)}，{yuan(due)} × 100% = {yuan(due)}",
        Citation(CONTRACT_LAW, "85"),
    )
    return Item("surcharge", "加付的赔偿金", low, (step,), upto=due, payer=PAYERS[place])


def _by_month(months: list[Month]) -> tuple[AmountTable, ...]:
    if len(months) < 2:
        return ()
    rows = tuple((month.label, to_cents(month.owed)) for month in months)
    step = Step("交材料时把这张表抄上。给过的钱多过该发的，不拿去顶别的月", "", Citation(CONTRACT_LAW, "30.1"))
    return (AmountTable("每个月欠多少", ("月份", "元"), rows, (step,)),)


def _clocks(
    labour: bool, left_on: date | None, note: str | None, note_due_on: date | None, calendar: WorkingCalendar
) -> tuple[Deadline, ...]:
    """A year for arbitration from the end of work (27.4); three years to sue on a note or a private debt (188.1)."""
    clocks = []
    if labour and left_on:
        clocks.append(arbitration_year(left_on, calendar, "27.4"))
    if note_due_on and (note == "yes" or not labour):
        last = last_day(note_due_on, calendar, years=3)
        clocks.append(Deadline.of("拿欠条去法院起诉", last, Citation("civil-code", "188.1")))
    return tuple(clocks)


def _no_labour_dispute() -> Step:
    return Step(
        "给一户人家、工匠师傅、农户干活，不算劳动争议。不用先仲裁，直接去法院起诉，也可以找村里、社区调解。",
        citation=Citation(INTERPRETATION_1, "2"),
    )


def _ways_to_court() -> tuple[Step, ...]:
    return (
        Step(
            "一般3年内去起诉，从说好给钱那天算。催过、他答应过，3年重新算。", citation=Citation("civil-code", "188.1")
        ),
        Step("没有欠条的，让他写一张：欠谁、多少、哪天给，签名按手印。", citation=Citation("civil-code", "509.1")),
    )


def _ways(place: str, ordered: str | None, note: str | None) -> tuple[Step, ...]:
    """Who pays, then where to go: the authority, arbitration, an order for payment, the court with a note."""
    who = {
        SITE: (
            Step("分包公司欠的、工程转包欠的，由总承包单位先给。", citation=Citation(MIGRANTS, "30.3")),
            Step("活包给了个人包工头，由发包的建设单位或者总承包单位给。", citation=Citation(MIGRANTS, "36.1")),
            Step("建设单位没按时拨工程款的，它在没结清的工程款里先垫。", citation=Citation(MIGRANTS, "29.2")),
            Step("拍下工地门口的告示牌，上面有总承包单位和投诉电话。", citation=Citation(MIGRANTS, "34")),
        ),
        "passed-on": (
            Step("有资格的公司把活转给没资格的人，可以要那家公司付。", citation=Citation(INTERPRETATION_2, "1")),
        ),
    }.get(place, ())
    ways = [
        *(() if ordered == "expired" else (surcharge_after_order(),)),
        Step("投诉不花钱，找干活那个地方的劳动监察。", citation=Citation(INSPECTION, "13.1")),
        Step(
            "超过2年没人投诉、没被发现的，劳动监察不再查；一直欠着的，从停下那天算。",
            citation=Citation(INSPECTION, "20"),
        ),
        Step("仲裁也不收费，去干活的地方或者单位所在地的劳动仲裁委。", citation=Citation(DISPUTE_LAW, "53")),
        Step("人还在那里干着，要工资不受一年限制；不干了，一年内去。", citation=Citation(DISPUTE_LAW, "27.4")),
        Step("单位认账的，也可以去法院申请支付令；它提出异议，就转去仲裁。", citation=Citation(CONTRACT_LAW, "30.2")),
    ]
    if note == "yes":
        ways.append(
            Step("有工资欠条、只要工资的，可以不仲裁，直接去法院起诉。", citation=Citation(INTERPRETATION_1, "15"))
        )
    ways.append(Step("考勤、工资台账该单位拿出来，它不拿，后果它担。", citation=Citation(DISPUTE_LAW, "6")))
    ways.append(Step("因为欠工资，您可以不干，单位还要给经济补偿。", citation=Citation(CONTRACT_LAW, "38.1(2)")))
    return (*who, *ways, when_time_has_run())
