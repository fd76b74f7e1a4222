"""What the state pays for detention, injury, death, harm to the mind and fines wrongly taken (国家赔偿法, 2012 version)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import (
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
from chalicelib.rules.periods import last_day

from .life import DAILY, STATE_LAW, costs_paid, death, disability, living, lost_earnings
from .mental import mental_harm
from .money import money_back


def state_compensation(  # noqa: PLR0913 - one keyword a question of the form
    *,
    decided_on: date | None,
    known_on: date | None,
    days: Decimal | None,
    injury: str | None,
    grade: str | None,
    multiple: Decimal | None,
    lost_days: Decimal | None,
    costs: Decimal | None,
    dependants: Rows,
    mental: str | None,
    mental_amount: Decimal | None,
    money_taken: Decimal | None,
    taken_on: date | None,
    stopped_on: date | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """Days of detention at the daily wage (33); costs, lost earnings, disability, death and the living of dependants
    (34); harm to the mind (35); money taken with interest (36(7)).

    The wage is that of the year before the decision, or the last one published by then (法释〔2015〕24号 21); without a
    day of decision, today's. Refused: a grade missing for a disability, and money given back before it was taken.
    """
    if injury == "disabled" and grade is None:
        raise AnswersRefused(FieldError("grade", "required"))
    if stopped_on and taken_on and stopped_on < taken_on:
        raise AnswersRefused(FieldError("stopped_on", "before", other="taken_on"))
    decided = decided_on or rates.as_at
    then = rates.on(decided)
    bodily: list[Item | LeftOut | None] = [
        _liberty(days, then),
        costs_paid(costs),
        lost_earnings(lost_days, then),
        disability(grade, multiple, then) if injury == "disabled" else None,
        death(then) if injury == "dead" else None,
    ]
    harm = mental_harm(
        mental, mental_amount, days, injury, decided, [part for part in bodily if isinstance(part, Item)]
    )
    items, left_out = sort_out(
        [
            *bodily,
            *living(injury, grade, dependants, decided, then),
            harm,
            *money_back(money_taken, taken_on, stopped_on or decided, then),
        ]
    )
    return Outcome(
        items=items,
        left_out=left_out,
        deadlines=_deadlines(decided_on, known_on, calendar),
        notes=_notes(decided_on),
        total_label="国家该赔的合计",
    )


def _liberty(days: Decimal | None, rates: Rates) -> Item | LeftOut | None:
    """The daily wage for each day of detention (33)."""
    if days is None:
        return None
    article = Citation(STATE_LAW, "33")

    def item() -> Item:
        daily, figure = rates[DAILY], rates.figure(DAILY)
        amount = to_cents(daily * days)
        step = Step(
            "每关一天，赔国家上年度职工一天的平均工资。年度看作出赔偿决定那天，不看被关的那年",
            f"{yuan(daily)} × {plain_number(days)}天 = {yuan(amount)}",
            article,
            (figure,),
        )
        return Item("liberty", "人身自由赔偿金", amount, (step,), payer="赔偿义务机关")

    return attempt("人身自由赔偿金", item, article)


def _deadlines(decided_on: date | None, known_on: date | None, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    found = []
    if known_on:
        what = "向赔偿义务机关要赔偿（被关着的时间不算在内）"
        found.append(Deadline.of(what, last_day(known_on, calendar, years=2), Citation(STATE_LAW, "39.1")))
    if decided_on:
        what = "不服刑事赔偿决定，向上一级机关申请复议（赔的是法院的，向上一级法院赔偿委员会申请）"
        found.append(Deadline.of(what, last_day(decided_on, calendar, days=30), Citation(STATE_LAW, "24.2")))
    return tuple(found)


def _notes(decided_on: date | None) -> tuple[Step, ...]:
    found = []
    if decided_on is None:
        told = "赔偿决定还没有作出，先按今天的数算。作出决定那天有新的数，用新的数。"
        found.append(Step(told, citation=Citation("criminal-compensation-interpretation", "21.1")))
    return (
        *found,
        Step("先向该赔的机关要。机关收到申请，两个月内作决定。", citation=Citation(STATE_LAW, "23.1")),
        Step("决定生效以后，拿文书去申请付钱：机关7天内报财政，财政15天内付。", citation=Citation(STATE_LAW, "37.3")),
        Step("要国家赔偿不收费，赔的钱不交税。", citation=Citation(STATE_LAW, "41")),
    )
