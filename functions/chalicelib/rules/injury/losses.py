"""All that an injury costs, and what stands beside it: clocks and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import AmountTable, Deadline, Item, LeftOut, Step, attempt, sort_out
from chalicelib.rules.periods import last_day, years_after

from .answers import DEAD, DISABLED, INTERPRETATION, InjuryAnswers, refuse_impossible
from .dependants import dependants
from .disability import by_grade, death, disability, funeral, mental
from .expenses import expenses
from .pay import lost_income, nursing

THREE_YEARS = date(2017, 10, 1)  # 民法总则 188; an injury before had one year, long past (法释〔2018〕12号)


@dataclass(frozen=True)
class Losses:
    """Items in full, before any share of fault, and what could not be worked out."""

    items: tuple[Item, ...]
    tables: tuple[AmountTable, ...]
    left_out: tuple[LeftOut, ...]


def losses(injury: InjuryAnswers, rates: Rates) -> Losses:
    """Every item of the interpretation (6 to 17). Raises ``AnswersRefused``."""
    refuse_impossible(injury)
    items, left_out = sort_out((*_parts(injury, rates), mental(injury)))
    missing = _not_asked_for(injury, {item.id for item in items}, {part.label for part in left_out})
    return Losses(items, _tables(injury, rates), (*left_out, *missing))


def _parts(injury: InjuryAnswers, rates: Rates) -> Iterator[Item | LeftOut | None]:
    yield from expenses(injury, rates)
    yield lost_income(injury)
    yield nursing(injury)
    if injury["harm"] == DISABLED:
        yield attempt("残疾赔偿金", lambda: disability(injury, rates), Citation(INTERPRETATION, "12.1"))
    if injury["harm"] == DEAD:
        yield attempt("死亡赔偿金", lambda: death(injury, rates), Citation(INTERPRETATION, "15"))
        yield attempt("丧葬费", lambda: funeral(injury, rates), Citation(INTERPRETATION, "14"))
    yield attempt("被扶养人生活费", lambda: dependants(injury, rates), Citation(INTERPRETATION, "17.1"))


def _tables(injury: InjuryAnswers, rates: Rates) -> tuple[AmountTable, ...]:
    if injury["harm"] == DEAD or injury["grades"]:
        return ()
    try:
        table = by_grade(injury, rates)
    except RateUnknown:
        return ()
    return (table,) if table else ()


def _not_asked_for(injury: InjuryAnswers, items: set[str], left_out: set[str]) -> tuple[LeftOut, ...]:
    """What else may be claimed, named once."""
    every = {"medical": "医疗费", "transport": "交通费", "hospital-meals": "住院伙食补助费", "nutrition": "营养费"}
    every |= {"lost-income": "误工费", "nursing": "护理费"}
    every |= {"aids": "残疾辅助器具费"} if injury["harm"] == DISABLED else {}
    names = [label for id_, label in every.items() if id_ not in items and label not in left_out]
    if not names:
        return ()
    return (LeftOut("、".join(names), "您没有填。有票据、有证明的，填上再算。", Citation("civil-code", "1179")),)


def deadlines(injury: InjuryAnswers, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    """Three years to sue, counted from the incident to be safe (民法典 188.1)."""
    if injury["incident_on"] < THREE_YEARS:
        return ()
    return (
        Deadline.of(
            "起诉要赔偿（从出事那天算，最稳妥）",
            last_day(injury["incident_on"], calendar, years=3),
            Citation("civil-code", "188.1"),
        ),
    )


def notes(injury: InjuryAnswers, rates: Rates) -> Iterator[Step]:
    """What everybody should know, and what this harm brings up."""
    yield Step(
        "用哪一年的统计数，看一审法庭辩论哪天结束：用它上一年的。还没有开完庭的，拖到明年就换新的数。",
        citation=Citation(INTERPRETATION, "22.2"),
    )
    yield Step(
        "自己住的省收入更高，可以按那里的数算，要有证据。把那里的数填进表里再算一次。",
        citation=Citation(INTERPRETATION, "18.1"),
    )
    if years_after(injury["incident_on"], 3) < rates.as_at:
        yield Step(
            "过了三年的，中间要过钱、对方答应过的，从那天重新算。先打 12348 问，别自己放弃。",
            citation=Citation("civil-code", "195"),
        )
    if injury["harm"] == DISABLED:
        yield Step(
            "收入其实没有减少，或者等级轻但严重影响干活的，法院可以调整残疾赔偿金。",
            citation=Citation(INTERPRETATION, "12.2"),
        )
        yield Step(
            "年数满了还要护理、还要器具、还没有生活来源的，可以再起诉，再给5年到10年。",
            citation=Citation(INTERPRETATION, "19"),
        )
    if injury["harm"] == DEAD:
        yield Step("一次事故几个人去世的，死亡赔偿金可以按一样的数定。", citation=Citation("civil-code", "1180"))
    yield Step("对方已经给过的钱，从总数里扣掉。收条留好。")
    yield Step(
        "给单位干活受的伤，先按工伤办；是单位以外的人伤的，还可以另外告那个人。", citation=Citation(INTERPRETATION, "3")
    )
