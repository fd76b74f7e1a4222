"""What a worker is due after an injury at work, and the family after a death (工伤保险条例, 2010 version).

The months of the two grants for leaving are known second-hand and their base is not, so they come with the figure that
the person types; bills and what a local government sets are named with whom to ask.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, sort_out

from .advice import APPRAISED, deadlines, notes
from .amounts import (
    LEAVE_WAGE,
    LUMP_SUM,
    NO_GRADE,
    Leave,
    allowance,
    leave_wage,
    lump_sum,
    lump_sum_article,
    lump_sums,
)
from .care import care, hospital_meals, nursing
from .death import AT_WORK, MISSING, after_death, how_died, while_missing
from .leaving import STAYING, leaving
from .wage import REGULATION, Wages, with_wage

Part = Item | LeftOut | None
NO_TABLES: tuple[AmountTable, ...] = ()


def work_injury(  # noqa: PLR0913 - one keyword a question of the form
    *,
    paper: str | None,
    paper_on: date | None,
    employer: str,
    insured: str,
    injured_on: date,
    leave_until: date | None,
    leave_months: Decimal | None,
    wage_unit: str | None,
    wage: Decimal | None,
    days_per_month: Decimal | None,
    grade: str,
    care_degree: str | None,
    left: str | None,
    hospital_days: Decimal | None,
    nursing_days: Decimal | None,
    nursing_daily: Decimal | None,
    death: str | None,
    died_on: date | None,
    dependants: Rows,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """Wages during treatment (33), the lump sum of the grade (35 to 37), the allowance (35, 36), care (34), the grants
    for leaving (36.2, 37(2)); after a death the funeral grant, the pension and the lump sum (39), and what a missing
    worker's family has (41).

    The wage is clamped between 60% and 300% of the area's average (64.2) where that is known. Without a grade, the
    lump sums of all ten are listed. Who works for a household is no case of work injury (民法典 1192). Refused: an
    injury before the present scale began on 2011-01-01, a leave, a paper or a death before the injury, and a wage
    without its unit.
    """
    if employer == "household":
        return _not_a_work_injury()
    _refuse_days_before(injured_on, leave_until, paper_on, died_on)
    then = rates.on(injured_on)
    months = _scale(then)
    wages = Wages.of(wage, wage_unit, days_per_month, then)
    how = how_died(death, died_on, grade)
    if how == AT_WORK:
        died_on = died_on or injured_on
    if how == MISSING:
        parts, tables = while_missing(injured_on, wages, dependants, rates, insured)
    else:
        graded_on = paper_on if paper == APPRAISED else None
        leave = Leave(
            injured_on, min(leave_until or graded_on or rates.as_at, died_on or date.max), leave_months, bool(how)
        )
        parts = _treatment(wages, leave, insured, hospital_days, rates)
        parts += [nursing(nursing_days, nursing_daily), _lump_sum(wages, grade, months, insured)]
        if how:
            more, tables = after_death(how, died_on or injured_on, grade, wages, dependants, rates, insured), NO_TABLES
        else:
            more, tables = _by_grade(wages, grade, months, care_degree, left, rates, insured)
        parts += more
    items, left_out = sort_out(parts)
    return Outcome(
        items=items,
        tables=tables,
        left_out=left_out,
        deadlines=deadlines(paper, paper_on, injured_on, calendar),
        notes=notes(paper, employer, insured, grade, bool(how), wages.own is None or wages.own.bounded),
        total_label="现在能算出来的合计" if grade == NO_GRADE and not how else "一次给的合计",
    )


def _refuse_days_before(
    injured_on: date, leave_until: date | None, paper_on: date | None, died_on: date | None
) -> None:
    days = (
        (leave_until, FieldError("leave_until", "before", other="injured_on")),
        (paper_on, FieldError("paper_on", "before", other="injured_on")),
        (died_on, FieldError("died_on", "before", other="injured_on")),
    )
    early = [error for day, error in days if day and day < injured_on]
    if early:
        raise AnswersRefused(*early)


def _scale(rates: Rates) -> Figure:
    try:
        return rates.figure(LUMP_SUM)
    except RateUnknown:
        raise AnswersRefused(FieldError("injured_on", "before_rules")) from None


def _treatment(wages: Wages, leave: Leave, insured: str, days: Decimal | None, rates: Rates) -> list[Part]:
    """The time of treatment: wages (none where nobody lived to be treated), bills, meals."""
    bills = LeftOut("医疗费", "按票据实报。看工伤的票据、病历、清单都留好。", Citation(REGULATION, "30"))
    parts: list[Part] = [bills, *hospital_meals(days, rates, insured)]
    if leave.at_once_fatal:
        return parts
    return [with_wage(LEAVE_WAGE, wages.monthly, lambda it: leave_wage(it, leave), "33.1"), *parts]


def _lump_sum(wages: Wages, grade: str, months: Figure, insured: str) -> Part:
    if grade == NO_GRADE:
        return None
    article = lump_sum_article(grade)
    return with_wage("一次性伤残补助金", wages.own, lambda it: lump_sum(it, grade, months, insured), article)


def _by_grade(
    wages: Wages, grade: str, months: Figure, degree: str | None, how_left: str | None, rates: Rates, insured: str
) -> tuple[list[Part], tuple[AmountTable, ...]]:
    """What a grade gives beside its lump sum: allowance, care, the grants for leaving; without one, all lump sums."""
    if grade == NO_GRADE:
        return [], (lump_sums(wages.own, months),) if wages.own else NO_TABLES
    parts: list[Part] = []
    if int(grade) <= 6 and not _stopped(grade, how_left):
        article = "35.1(2)" if int(grade) <= 4 else "36.1(2)"
        parts.append(with_wage("伤残津贴", wages.own, lambda it: allowance(it, grade, rates, insured), article))
    if int(grade) <= 4 and how_left == "retired":
        why = "办了退休手续就停，改领养老金；养老金比津贴低的，由工伤保险基金补差额。"
        parts.append(LeftOut("伤残津贴", why, Citation(REGULATION, "35.1(3)")))
    parts.append(care(degree, rates, insured))
    if int(grade) <= 4:
        return parts, NO_TABLES
    found, tables = leaving(grade, how_left, rates, insured)
    return [*parts, *found], tables


def _stopped(grade: str, how_left: str | None) -> bool:
    """Whether the allowance ended: at retirement, for grades 5 and 6 also with the employment."""
    return how_left == "retired" or (int(grade) > 4 and how_left not in STAYING)


def _not_a_work_injury() -> Outcome:
    return Outcome(
        verdict=Step(
            "给一户人家干活受的伤，法律上不叫工伤，不能按工伤待遇算。可以要赔偿，按双方各自的过错分担。",
            citation=Citation("civil-code", "1192"),
        ),
        left_out=(
            LeftOut(
                "医疗费、误工费、护理费、残疾赔偿金",
                "这些按人身损害赔偿算。先留好票据和证据，打 12348 问。",
                Citation("civil-code", "1179"),
            ),
        ),
    )
