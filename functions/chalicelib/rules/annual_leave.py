"""Pay for annual leave not taken (职工带薪年休假条例 2 to 5; 企业职工带薪年休假实施办法 3 to 5, 10 to 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar

from .labour import arbitration_year, daily_wage, when_time_has_run
from .outcome import AmountTable, Item, LeftOut, Outcome, Step, percent, plain_number, to_cents, yuan

REGULATION, MEASURES = "annual-leave-regulation", "annual-leave-measures"
DAYS_OF_LEAVE = ((20, 15), (10, 10), (1, 5))  # 条例 3: from so many years, so many days
DAYS_A_YEAR = 365  # 实施办法 5, 12: in leap years too
FULL, BEYOND_WAGES = Decimal(3), Decimal(2)  # 实施办法 10.1: 300%, the usual wage within it
FIRST_YEAR = 2008
WAIVED = "waived"


@dataclass(frozen=True)
class Year:
    """Days of leave of one calendar year that were due and not taken, and how they came about."""

    number: int
    unused: Decimal
    steps: tuple[Step, ...]


def annual_leave(  # noqa: PLR0913 - one keyword a question of the form
    *,
    worked_years: Decimal,
    started_on: date | None,
    left_on: date | None,
    years: Rows,
    wage: Decimal,
    why: str,
    counted: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """5, 10 or 15 days by all years ever worked (条例 3), for each year asked; a day's wage by 21.75 (实施办法 11).

    In the year of joining and of leaving the days are those of the part worked, cut to whole days (5, 12). Leave not
    taken pays 300% with the usual wage within, so 200% more (10.1); who declined in writing gets no more (10.2). Some
    awards give 300% beside the wage. Refused: a year before 2008, before joining, after leaving or to come, the same
    year twice, leaving before joining.
    """
    last = left_on or rates.as_at
    if started_on and left_on and left_on < started_on:
        raise AnswersRefused(FieldError("left_on", "before", other="started_on"))
    _check_years(years, started_on, last)
    asked = years or ({"year": Decimal(last.year), "taken": None},)
    found = [_year(row, worked_years, started_on, left_on, last) for row in asked]
    clocks = (arbitration_year(left_on, calendar),) if left_on else ()
    if why == WAIVED:
        step = Step(
            "单位安排了，您自己书面说不休的，只给平时的工资，没有另外的钱。没有书面写过的，改一下上面的答案。",
            citation=Citation(MEASURES, "10.2"),
        )
        return Outcome(verdict=step, verdict_title="没有另外的钱", deadlines=clocks, notes=_notes(left_on))
    if not any(year.unused for year in found):
        return Outcome(
            verdict=Step("没有应休没休的整天数。" + _reasons(found), citation=Citation(REGULATION, "3")),
            verdict_title="没有要补的钱",
            deadlines=clocks,
            notes=_notes(left_on),
        )
    daily, by_days = daily_wage(wage, rates)
    share = FULL if counted == "full" else BEYOND_WAGES
    return Outcome(
        items=tuple(_item(year, daily, by_days, share) for year in found if year.unused),
        tables=_other_practice(found, daily) if counted is None else (),
        left_out=_none_due(found),
        deadlines=clocks,
        notes=_notes(left_on),
        total_label="另外要给的合计",
    )


def _check_years(years: Rows, started_on: date | None, last: date) -> None:
    seen = set()
    for n, row in enumerate(years, 1):
        year, field = row["year"], f"years-{n}-year"
        assert isinstance(year, Decimal)  # the form has refused all else
        if year % 1 or year < FIRST_YEAR or year in seen:
            raise AnswersRefused(FieldError(field, "no_such_year"))
        if year > last.year or (started_on and year < started_on.year):
            raise AnswersRefused(FieldError(field, "not_employed"))
        seen.add(year)


def days_of_leave(years_worked: Decimal) -> int:
    """Days a year by all years ever worked; none before the first is full (条例 2, 3)."""
    return next((days for least, days in DAYS_OF_LEAVE if years_worked >= least), 0)


def _year(row: object, worked_years: Decimal, started_on: date | None, left_on: date | None, last: date) -> Year:
    assert isinstance(row, dict)
    number, taken = int(row["year"]), row["taken"] or Decimal(0)
    seniority = worked_years - (last.year - number)
    full = days_of_leave(seniority)
    steps = [
        Step(
            f"{number}年，累计工作约{plain_number(max(seniority, Decimal(0)))}年，全年应休{full}天",
            citation=Citation(REGULATION, "3.1"),
        )
    ]
    joined = started_on if started_on and started_on.year == number else None
    left = left_on if left_on and left_on.year == number else None
    if not (joined or left):
        unused = max(full - taken, Decimal(0))
        steps.append(Step("减去已经休的", f"{full} − {plain_number(taken)} = {plain_number(unused)}天"))
        return Year(number, unused, tuple(steps))
    days = ((left or date(number, 12, 31)) - (joined or date(number, 1, 1))).days + 1
    share = Decimal(days) * full / DAYS_A_YEAR
    if left:
        due = _whole(max(share - taken, Decimal(0)))
        sentence = "离开那一年，按已过的日历天数折算，减去已经休的；不到一整天的不算，多休的不扣回"
        working = f"{days} ÷ {DAYS_A_YEAR} × {full} − {plain_number(taken)}，取整是 {due}天"
        citation = Citation(MEASURES, "12.2")
    else:
        due = max(_whole(share) - taken, Decimal(0))
        sentence = "新来的那一年，按剩下的日历天数折算，不到一整天的不算；再减去已经休的"
        working = f"{days} ÷ {DAYS_A_YEAR} × {full}，取整是 {_whole(share)}天；− {plain_number(taken)} = {plain_number(due)}天"
        citation = Citation(MEASURES, "5.2")
    return Year(number, due, (*steps, Step(sentence, working, citation)))


def _whole(days: Decimal) -> Decimal:
    """Whole days; a part of a day does not count (实施办法 5.1, 12.1)."""
    return days.quantize(Decimal(1), ROUND_DOWN)


def _item(year: Year, daily: Decimal, by_days: Step, share: Decimal) -> Item:
    amount = to_cents(daily * year.unused * share)
    sentence = (
        "没休的每天按300%给；平时的工资已经发了一倍，另外再给200%"
        if share == BEYOND_WAGES
        else "没休的每天在平时工资以外给300%"
    )
    working = f"{yuan(daily)} × {plain_number(year.unused)}天 × {percent(share)} = {yuan(amount)}"
    steps = (*year.steps, by_days, Step(sentence, working, Citation(MEASURES, "10.1")))
    return Item(f"year-{year.number}", f"{year.number}年没休的年休假", amount, steps, payer="单位")


def _other_practice(years: list[Year], daily: Decimal) -> tuple[AmountTable, ...]:
    days = sum((year.unused for year in years), Decimal(0))
    amount = sum((to_cents(daily * year.unused * FULL) for year in years), Decimal("0.00"))
    step = Step("办法写明300%里含平时的工资。有的裁决还是在平时工资以外给足300%", "", Citation(MEASURES, "10.1"))
    return (
        AmountTable("要是当地在平时工资以外给足300%", ("项目", "元"), ((f"{plain_number(days)}天", amount),), (step,)),
    )


def _none_due(years: list[Year]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(f"{year.number}年", "算下来没有应休没休的整天数。", Citation(REGULATION, "3"))
        for year in years
        if not year.unused
    )


def _reasons(years: list[Year]) -> str:
    return "".join(f"{step.sentence}{'：' if step.working else ''}{step.working}。" for y in years for step in y.steps)


def _notes(left_on: date | None) -> tuple[Step, ...]:
    notes = [
        Step(
            "有这些情形的那一年没有年休假：放寒暑假比年休假长；事假满20天单位没扣工资；"
            "病假满2个月（累计工作满10年的3个月，满20年的4个月）。",
            citation=Citation(REGULATION, "4"),
        ),
        Step(
            "要连续工作满12个月才有年休假，换单位连着干的也算。刚满12个月的那一年，一般从满的那天起折算，这里按全年算。",
            citation=Citation(MEASURES, "3"),
        ),
        Step("法定节日、休息日、婚丧假、产假、工伤停工的日子，不算休了年休假。", citation=Citation(REGULATION, "3.2")),
        Step("投诉以后单位限期不给的，还要再加付一份同样多的赔偿金。", citation=Citation(REGULATION, "7")),
        Step(
            "一年的仲裁时效从哪天算，各地不一样：有的从第二年1月1日起，有的从离职那天起。早点去申请。",
            citation=Citation("labor-dispute-law", "27.1"),
        ),
    ]
    if left_on is None:
        notes.insert(0, Step("今年还没过完的，单位年底前还可以安排您休。", citation=Citation(REGULATION, "5.2")))
    return (*notes, when_time_has_run())
