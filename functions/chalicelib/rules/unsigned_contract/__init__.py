"""Twice the wage where no contract was signed (劳动合同法 14, 82; 实施条例 5 to 7; 法释〔2025〕12号 6 to 9, 20)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES, INTERPRETATION_2, arbitration_year
from chalicelib.rules.outcome import Item, Outcome, Step, to_cents, yuan
from chalicelib.rules.periods import months_after, years_after

from .advice import (
    LAPSED,
    NEVER,
    OPEN_ENDED,
    both_halves,
    expired,
    if_counted_monthly,
    month_by_month,
    notes_on,
    nothing_due,
    older_practice,
)
from .months import ONE_DAY, Month, bounds_of, months_of, on_day, total_of, within_a_year

FIRST_LAW = date(2008, 1, 1)


def unsigned_contract(  # noqa: PLR0913 - one keyword a question of the form
    *,
    case: str,
    started_on: date,
    signed_on: date | None,
    left_on: date | None,
    wage: Decimal,
    other_months: Rows,
    cut_by: str | None,
    paid: str,
    applied_on: date | None,
    counted: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """Twice the wage from the day after a full month of work to the day before signing (82.1, 实施条例 6.2).

    At most to the day before a full year, so eleven months (7); then a contract without end is deemed and no more is
    due (法释〔2025〕12号 9). Where a contract without end was refused it runs from the day it was due (82.2). What is short
    of a month counts by its working days (法释〔2025〕12号 6). A year for arbitration runs for each month or for all,
    as courts differ; time that has run is shown and never taken off unless that practice was chosen. Refused: dates in
    the wrong order, work that began before 2008.
    """
    if started_on < FIRST_LAW:
        raise AnswersRefused(FieldError("started_on", "before_rules"))
    for name, day in (("signed_on", signed_on), ("left_on", left_on), ("applied_on", applied_on)):
        if day and day < started_on:
            raise AnswersRefused(FieldError(name, "before", other="started_on"))
    last = (left_on or rates.as_at) + ONE_DAY
    first = started_on if case == OPEN_ENDED else months_after(started_on, 1)
    end = min(last, signed_on or last)
    if case != OPEN_ENDED:
        end = min(end, years_after(started_on, 1))
    if end <= first:
        return nothing_due(case)
    a_year_ago = months_after(applied_on or rates.as_at, -12)
    months = months_of(bounds_of(started_on, first, end, cut_by), wage, other_months, calendar)
    within = within_a_year(months, a_year_ago, calendar)
    due = within if counted == "monthly" else months
    items = _items(case, _period(case, first, end), months, due, a_year_ago, paid)
    notes = notes_on(case, signed_on, end, started_on)
    return Outcome(
        items=items,
        tables=(
            *(both_halves(due) if paid == "yes" and due else ()),
            *month_by_month(due or months),
            *(if_counted_monthly(within, months) if counted is None else ()),
            *older_practice(due, rates),
        ),
        deadlines=(arbitration_year(end - ONE_DAY, calendar),),
        notes=notes,
        verdict=None if due else expired(),
        verdict_title="一年过了",
        total_label="单位还要给的合计",
    )


def _items(
    case: str, period: Step, months: tuple[Month, ...], due: tuple[Month, ...], a_year_ago: date, paid: str
) -> tuple[Item, ...]:
    """The other half for the months that are still due, and, where it was not paid, the wage of all of them (27.4)."""
    items = []
    if paid == "no":
        own = "这段时间的工资还没发，也要给。人还在干，要工资不受一年限制；不干了，一年内要"
        steps = (period, *_sum(case, months), Step(own, "", Citation("labor-dispute-law", "27.4")))
        items.append(Item("wage", "这段时间本来的工资", total_of(months), steps, payer="单位"))
    if due:
        steps = (period, *_sum(case, due))
        if total_of(due) != total_of(months):
            since = Step(f"逐月算时效，只算{on_day(a_year_ago)}以后的", "", Citation("labor-dispute-law", "27.1"))
            steps = (period, since, *_sum(case, due))
        items.append(Item("second-wage", "二倍工资里没发的那一倍", total_of(due), steps, payer="单位"))
    return tuple(items)


def _period(case: str, first: date, end: date) -> Step:
    since = {
        NEVER: ("从干满一个月的次日算", Citation(CONTRACT_RULES, "6.2")),
        LAPSED: ("合同到期没续签，从到期后接着干满一个月的次日算（各地算法不全一样）", Citation(CONTRACT_RULES, "6.2")),
        OPEN_ENDED: ("从该签无固定期限合同那天算", Citation(CONTRACT_LAW, "82.2")),
    }
    sentence, citation = since[case]
    return Step(sentence, f"{on_day(first)} 到 {on_day(end - ONE_DAY)}", citation)


def _sum(case: str, months: tuple[Month, ...]) -> tuple[Step, ...]:
    short = tuple(
        Step(
            "不满一个月的，按那个月的实际工作日算",
            f"{yuan(month.wage)} × {month.part} ÷ {month.whole} = {yuan(month.pay)}",
            Citation(INTERPRETATION_2, "6"),
        )
        for month in months
        if month.part != month.whole
    )
    article = Citation(CONTRACT_LAW, "82.2" if case == OPEN_ENDED else "82.1")
    return (*short, Step("每月应得的工资加起来", f"{_added(months)} = {yuan(total_of(months))}", article))


def _added(months: tuple[Month, ...]) -> str:
    """Equal months in a row are told as one product: 4,000.00元 × 7个月 + 1,200.00元."""
    runs = [(pay, len(list(run))) for pay, run in groupby(months, key=lambda month: to_cents(month.pay))]
    return " + ".join(f"{yuan(pay)} × {number}个月" if number > 1 else yuan(pay) for pay, number in runs)
