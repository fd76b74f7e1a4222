"""Twice the wage where no contract was signed (劳动合同法 14, 82; 实施条例 5 to 7; 法释〔2025〕12号 6 to 9, 20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar

from .labour import CONTRACT_LAW, CONTRACT_RULES, INTERPRETATION_2, PAY_DAYS, arbitration_year, when_time_has_run
from .outcome import AmountTable, Item, Outcome, Step, plain_number, to_cents, yuan
from .periods import months_after, years_after

NEW_INTERPRETATION = date(2025, 9, 1)  # 法释〔2025〕12号 21
FIRST_LAW = date(2008, 1, 1)
LAST_MONTH = 12
BY_CALENDAR = "calendar"
NEVER, LAPSED, OPEN_ENDED = "never", "lapsed", "open-ended"
ONE_DAY = timedelta(days=1)

Bounds = tuple[date, date, date, date]
"""First day and the day after the last: of what counts of a month, then of the whole month."""


@dataclass(frozen=True)
class Month:
    """One month of double pay: its first day and the day after its last, its wage, and how many of the working days of
    the whole month count (``part`` of ``whole``; equal for a full month).
    """

    first: date
    end: date
    wage: Decimal
    part: int
    whole: int

    @property
    def pay(self) -> Decimal:
        """The wage of the days that count, unrounded."""
        return self.wage * self.part / self.whole


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
        return _nothing_due(case)
    a_year_ago = months_after(applied_on or rates.as_at, -12)
    months = _months(_bounds(started_on, first, end, cut_by), wage, other_months, calendar)
    within = _since(months, a_year_ago, calendar)
    due = within if counted == "monthly" else months
    items = _items(case, _period(case, first, end), months, due, a_year_ago, paid)
    notes = _notes(case, signed_on, end, started_on)
    return Outcome(
        items=items,
        tables=(
            *(_twice(due) if paid == "yes" and due else ()),
            *_by_month(due or months),
            *(_monthly_clock(within, months) if counted is None else ()),
            *_old_practice(due, rates),
        ),
        deadlines=(arbitration_year(end - ONE_DAY, calendar),),
        notes=notes,
        verdict=None if due else _expired(),
        verdict_title="一年过了",
        total_label="单位还要给的合计",
    )


def _working_days(first: date, end: date, calendar: WorkingCalendar) -> int:
    return sum(not calendar.why_off(first + n * ONE_DAY) for n in range((end - first).days))


def _bounds(started_on: date, first: date, end: date, cut_by: str | None) -> dict[int, Bounds]:
    """By its number, what counts of each month and the whole month: months run from the day on which work began, or,
    where wages are paid and cut so, are those of the calendar, that of the first day being the first.
    """
    begin = started_on.replace(day=1) if cut_by == BY_CALENDAR else started_on
    found: dict[int, Bounds] = {}
    number = 1
    while (since := months_after(begin, number - 1)) < end:
        until = months_after(begin, number)
        if until > first:
            found[number] = (max(since, first), min(until, end), since, until)
        number += 1
    return found


def _months(bounds: dict[int, Bounds], wage: Decimal, other: Rows, calendar: WorkingCalendar) -> tuple[Month, ...]:
    """The months of the period, each with its wage. Refused: another wage for a month that is not among them."""
    wages = {}
    for n, row in enumerate(other, 1):
        if row["number"] not in bounds:
            raise AnswersRefused(FieldError(f"other_months-{n}-number", "no_such_month"))
        wages[row["number"]] = row["wage"]
    found = []
    for number, (first, end, since, until) in bounds.items():
        own = wages.get(Decimal(number), wage)
        assert isinstance(own, Decimal)  # the form has refused all else
        short = (first, end) != (since, until)
        part, whole = (_working_days(*days, calendar) for days in ((first, end), (since, until))) if short else (1, 1)
        found.append(Month(first, end, own, part, whole))
    return tuple(found)


def _since(months: tuple[Month, ...], since: date, calendar: WorkingCalendar) -> tuple[Month, ...]:
    """What lies within the year before arbitration was asked for, where each month has a clock of its own."""
    kept = []
    for month in months:
        if month.first >= since:
            kept.append(month)
        elif left := _working_days(since, month.end, calendar):
            days = _working_days(month.first, month.end, calendar)
            kept.append(Month(since, month.end, month.wage, month.part * left, month.whole * days))
    return tuple(kept)


def _total(months: tuple[Month, ...]) -> Decimal:
    """Each month to the cent, then added up."""
    return sum((to_cents(month.pay) for month in months), Decimal("0.00"))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _items(
    case: str, period: Step, months: tuple[Month, ...], due: tuple[Month, ...], a_year_ago: date, paid: str
) -> tuple[Item, ...]:
    """The other half for the months that are still due, and, where it was not paid, the wage of all of them (27.4)."""
    items = []
    if paid == "no":
        own = "这段时间的工资还没发，也要给。人还在干，要工资不受一年限制；不干了，一年内要"
        steps = (period, *_sum(case, months), Step(own, "", Citation("labor-dispute-law", "27.4")))
        items.append(Item("wage", "这段时间本来的工资", _total(months), steps, payer="单位"))
    if due:
        steps = (period, *_sum(case, due))
        if _total(due) != _total(months):
            since = Step(f"逐月算时效，只算{_day(a_year_ago)}以后的", "", Citation("labor-dispute-law", "27.1"))
            steps = (period, since, *_sum(case, due))
        items.append(Item("second-wage", "二倍工资里没发的那一倍", _total(due), steps, payer="单位"))
    return tuple(items)


def _period(case: str, first: date, end: date) -> Step:
    since = {
        NEVER: ("从干满一个月的次日算", Citation(CONTRACT_RULES, "6.2")),
        LAPSED: ("合同到期没续签，从到期后接着干满一个月的次日算（各地算法不全一样）", Citation(CONTRACT_RULES, "6.2")),
        OPEN_ENDED: ("从该签无固定期限合同那天算", Citation(CONTRACT_LAW, "82.2")),
    }
    sentence, citation = since[case]
    return Step(sentence, f"{_day(first)} 到 {_day(end - ONE_DAY)}", citation)


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
    return (*short, Step("每月应得的工资加起来", f"{_added(months)} = {yuan(_total(months))}", article))


def _added(months: tuple[Month, ...]) -> str:
    """Equal months in a row are told as one product: 4,000.00元 × 7个月 + 1,200.00元."""
    runs = [(pay, len(list(run))) for pay, run in groupby(months, key=lambda month: to_cents(month.pay))]
    return " + ".join(f"{yuan(pay)} × {number}个月" if number > 1 else yuan(pay) for pay, number in runs)


def _twice(months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    rows = (("二倍工资一共", _total(months) * 2), ("其中已经发过的一倍", _total(months)))
    step = Step("常说的「双倍工资」是总数。一倍已经发了，能再要的是另一倍", "", Citation(CONTRACT_LAW, "82"))
    return (AmountTable("总数和差额，别弄混", ("项目", "元"), rows, (step,)),)


def _by_month(months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    """Each month, where they are few and not all alike."""
    rows = tuple((f"{_day(month.first)}起", to_cents(month.pay)) for month in months)
    if len(rows) > LAST_MONTH or len({pay for _, pay in rows}) == 1:
        return ()
    step = Step("按月算，再加起来", "", Citation(INTERPRETATION_2, "6"))
    return (AmountTable("每个月多少", ("这个月", "元"), rows, (step,)),)


def _monthly_clock(within: tuple[Month, ...], months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    """Some commissions let a year run for each month: what lies further back than a year is lost."""
    if _total(within) == _total(months):
        return ()
    step = Step(
        "一年的仲裁时效，有的地方逐月算，一年以前的月份就不给；单位提出来才算",
        "",
        Citation("labor-dispute-law", "27.1"),
    )
    row = ("只算申请前一年之内的", _total(within))
    return (AmountTable("要是当地逐月算时效", ("项目", "元"), (row,), (step,)),)


def _old_practice(months: tuple[Month, ...], rates: Rates) -> tuple[AmountTable, ...]:
    """Before 法释〔2025〕12号 a part of a month was counted in several ways."""
    short = [month for month in months if month.part != month.whole and month.end <= NEW_INTERPRETATION]
    if not short:
        return ()
    month, figure = short[-1], rates.figure(PAY_DAYS)
    calendar_days = (month.end - month.first).days
    rows = (
        (f"除以{plain_number(rates[PAY_DAYS])}，乘工作日", to_cents(month.wage / rates[PAY_DAYS] * month.part)),
        ("除以30，乘日历天数", to_cents(month.wage / 30 * calendar_days)),
    )
    step = Step("2025年9月1日以前，不满一个月的那几天，各地折算不一样", "", Citation(INTERPRETATION_2, "21"), (figure,))
    return (AmountTable("最后不满一个月的那几天，以前还有别的算法", ("算法", "元"), rows, (step,)),)


def _nothing_due(case: str) -> Outcome:
    sentence = "干满一个月以内签了合同，或者没有干满一个月，没有二倍工资。"
    if case == OPEN_ENDED:
        sentence = "从该签那天起，还没有过一天，没有二倍工资。"
    return Outcome(verdict=Step(sentence, citation=Citation(CONTRACT_LAW, "82")), verdict_title="没有二倍工资")


def _expired() -> Step:
    return Step(
        "逐月算时效的地方，这些月份都过了一年。单位提出来，就拿不到。您催过、投诉过的，一年重新算，先打 12348 问。",
        citation=Citation("labor-dispute-law", "27.2"),
    )


def _notes(case: str, signed_on: date | None, end: date, started_on: date) -> tuple[Step, ...]:
    notes = [
        Step(
            "单位能证明是因为不可抗力，或者您自己故意、有重大过失才没签的，没有二倍工资。",
            citation=Citation(INTERPRETATION_2, "7"),
        ),
        Step("工资算不算加班费、福利，各地不一样。填的是应得的工资。", citation=Citation(CONTRACT_LAW, "82")),
    ]
    if case == NEVER and end == years_after(started_on, 1):
        notes.append(
            Step(
                "满了一年，算已经签了无固定期限合同，可以要求补签；以后不再有二倍工资。",
                citation=Citation(CONTRACT_RULES, "7"),
            )
        )
    if case == LAPSED:
        notes.append(
            Step("怀孕、医疗期、工伤这些情形，合同依法自动延长，不算没签。", citation=Citation(INTERPRETATION_2, "8"))
        )
    if case == OPEN_ENDED and not signed_on:
        notes.append(
            Step(
                "算到今天或者离职那天。最多给几个月，法条没有写，各地不一样。", citation=Citation(CONTRACT_LAW, "82.2")
            )
        )
    notes.append(Step("小时工（非全日制）可以只有口头协议，没有二倍工资。", citation=Citation(CONTRACT_LAW, "69.1")))
    return (*notes, when_time_has_run())
