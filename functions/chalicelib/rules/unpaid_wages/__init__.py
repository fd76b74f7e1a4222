"""Wages that are owed, who must pay them, and which ways lead to them (劳动合同法 30, 85; 保障农民工工资支付条例)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import CONTRACT_LAW
from chalicelib.rules.outcome import Outcome, Step, sort_out

from .amounts import below_minimum, month_by_month, month_of, surcharge_on, wages_owed
from .ways import HOUSEHOLD, clocks_running, no_labour_dispute, ways_to_court, ways_to_wages


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
    told = [month_of(row, n) for n, row in enumerate(months, 1)]
    wages = wages_owed(told, owed, place)
    labour = place != HOUSEHOLD
    parts = [wages, below_minimum(told, full_months, area, place, rates) if labour else None]
    items, left_out = sort_out(parts)
    if labour and ordered == "expired" and items:
        items = (*items, surcharge_on(items, place))
    clocks = clocks_running(labour, left_on, note, note_due_on, calendar)
    if not items:
        paid = Step("照您填的，每个月都发够了，没有欠。", citation=Citation(CONTRACT_LAW, "30.1"))
        return Outcome(
            verdict=paid,
            verdict_title="没有欠",
            left_out=left_out,
            deadlines=clocks,
            notes=ways_to_wages(place, ordered, note),
        )
    return Outcome(
        items=items,
        tables=month_by_month(told),
        left_out=left_out,
        deadlines=clocks,
        notes=ways_to_wages(place, ordered, note) if labour else ways_to_court(),
        verdict=None if labour else no_labour_dispute(),
        verdict_title="不走劳动仲裁",
        total_label="现在能要的合计",
    )
