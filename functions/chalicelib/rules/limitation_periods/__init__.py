"""Which clocks run from the events that a person knows the days of, and when each is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.form import Rows
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import LeftOut, Outcome, Step, sort_out
from chalicelib.rules.statutory_clocks import CLOCKS, Clock, Kind

from .advice import notes
from .events import BEGIN_ANEW, FINE_PAID, FINED, HARM_DONE, NOTICE, OBSTACLE_OVER, clocks_of
from .fines import surcharge
from .papers import clock_of_paper, without_its_other_half
from .running import Happened, Running, in_words, run


def limitation_periods(
    *,
    events: Rows,
    given: Decimal | None,
    given_unit: str | None,
    fine: Decimal | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """The clocks that the events start, the nearest first. Days, months and years are counted as 民法典 200-203 say.

    What begins a period anew (195) or holds it up (194) is counted in; twenty years are the end of all (188.2). Rules
    that have changed hold for events since their change; for older events the clock is left out. A fine paid late grows
    (行政处罚法 72.1(1)).
    """
    happened = [(str(row["event"]), day) for row in events if isinstance(day := row["on"], date)]
    clocks, older = _clocks(happened)
    if by_paper := clock_of_paper(given, given_unit):
        clocks += [(by_paper, day) for event, day in happened if event == NOTICE]
    running = sorted(_run(clocks, happened, calendar), key=lambda each: (each.is_over(rates.as_at), each.last.day))
    items, not_worked_out = sort_out(
        [surcharge(fine, _day_of(FINED, happened), _day_of(FINE_PAID, happened), rates, calendar)]
    )
    return Outcome(
        items=items,
        left_out=(
            *older,
            *_without_a_start(happened, running),
            *without_its_other_half(given, _day_of(NOTICE, happened) is not None),
            *not_worked_out,
        ),
        deadlines=tuple(each.deadline for each in running),
        notes=tuple(notes(happened, running, rates.as_at)),
        verdict=_nearest(running, rates.as_at),
        verdict_title=_title(running, rates.as_at),
        total_label="要多交",
    )


def _clocks(happened: Sequence[Happened]) -> tuple[list[tuple[Clock, date]], list[LeftOut]]:
    """The clocks that these events start under the rules in force, and those of events before the rules."""
    found, older = [], []
    for event, day in happened:
        for clock in clocks_of(event, day):
            if clock.since and day < clock.since:
                why = f"{in_words(clock.since)}以前的事，当时的规定不一样，我们没有核实到。请打 12348。"
                older.append(LeftOut(clock.what, why, clock.citation))
            else:
                found.append((clock, day))
    return found, older


def _run(
    clocks: Sequence[tuple[Clock, date]], happened: Sequence[Happened], calendar: WorkingCalendar
) -> Iterator[Running]:
    harm_done = _day_of(HARM_DONE, happened)
    later = list(happened)
    if not any(clock.kind in (Kind.LIMITATION, Kind.LABOUR, Kind.ENFORCEMENT) for clock, _ in clocks):
        clocks = [*clocks, *_from_a_demand(happened)]
    for clock, day in clocks:
        if clock is CLOCKS["collect-divorce"]:
            day = CLOCKS["withdraw-divorce"].last_day(day, calendar).day
        yield run(clock, day, later, harm_done, calendar)


def _from_a_demand(happened: Sequence[Happened]) -> Iterator[tuple[Clock, date]]:
    """Who knows only that he has asked for his money counts from there."""
    demands = [day for event, day in happened if event in BEGIN_ANEW]
    if demands:
        yield CLOCKS["demanded-debt"], min(demands)


def _without_a_start(happened: Sequence[Happened], running: Sequence[Running]) -> Iterator[LeftOut]:
    if _day_of(OBSTACLE_OVER, happened) and not running:
        yield LeftOut("被耽误的期限", "还要再选一行：原来的期限从哪件事、哪天开始。")


def _day_of(event: str, happened: Sequence[Happened]) -> date | None:
    return next((day for what, day in happened if what == event), None)


def _title(running: Sequence[Running], today: date) -> str:
    return "日子已经过了" if running and running[0].is_over(today) else "最先到期"


def _nearest(running: Sequence[Running], today: date) -> Step | None:
    if not running:
        return None
    nearest = running[0]
    if nearest.is_over(today):
        return Step("填的这些期限都过了。先别放弃，看下面还能做什么，再打 12348。", citation=nearest.clock.citation)
    last, left = nearest.last, (nearest.last.by_counting - today).days
    until = f"最晚{in_words(last.by_counting)}，还剩{left}天" if left > 0 else f"最晚{in_words(last.day)}，马上去办"
    return Step(f"{nearest.clock.what}：{until}。", citation=nearest.clock.citation)
