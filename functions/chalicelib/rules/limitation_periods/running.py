"""A clock from its event to its last day: begun anew, held up, and cut off after twenty years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import Deadline, Step
from chalicelib.rules.periods import LastDay, last_day, months_after
from chalicelib.rules.statutory_clocks import CLOCKS, Clock, Kind

from .events import BEGIN_ANEW, CASE_CLOSED, OBSTACLE_OVER

THREE_YEARS_SINCE = date(2017, 10, 1)
"""民法总则: three years for every period that was not over on that day (法释〔2018〕12号 2, 3)."""

RESTARTABLE = (Kind.LIMITATION, Kind.LABOUR, Kind.ENFORCEMENT)

Happened = tuple[str, date]


def in_words(day: date) -> str:
    """A day for a sentence: 2026年11月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True)
class Running:
    """A clock with the day it was counted from at last, its last day and how that was found."""

    clock: Clock
    event: date
    last: LastDay
    trail: tuple[str, ...]

    @property
    def deadline(self) -> Deadline:
        """The clock for the outcome."""
        return Deadline.of(self.clock.what, self.last, self.clock.citation)

    def is_over(self, today: date) -> bool:
        """Whether it ended before today, days off counted in."""
        return self.last.day < today

    @property
    def step(self) -> Step:
        """How the last day was found."""
        return Step(self.clock.what, "；".join(self.trail), self.clock.citation)


def run(
    clock: Clock, event: date, later: Sequence[Happened], harm_done: date | None, calendar: WorkingCalendar
) -> Running:
    """The clock from its event on. What begins it anew counts while it still runs (民法典 195, 劳动争议调解仲裁法 27.2),
    the end of a lawsuit always, since the suit held it; an obstacle in the last six months moves the end to six months
    after (194). Twenty years from the harm nothing moves the end (188.2).
    """
    last, begun = _end(clock, event, calendar)
    trail = [begun]
    if clock.kind in RESTARTABLE:
        for what, day in sorted(later, key=lambda each: each[1]):
            if what in BEGIN_ANEW and day > event:
                if day <= last.day or what == CASE_CLOSED:
                    last, begun = _end(clock, day, calendar)
                    trail.append(f"重新算：{begun}")
                else:
                    trail.append(f"{in_words(day)}已经过了，不能重新算")
            elif what == OBSTACLE_OVER and clock.kind is not Kind.LABOUR and day > months_after(last.by_counting, -6):
                last = last_day(day, calendar, months=6)
                trail.append(f"最后6个月被耽误，从{in_words(day)}起满6个月，到{in_words(last.by_counting)}")
    if clock.old_years:
        longest = CLOCKS["longest"].last_day(harm_done or event, calendar)
        if longest.by_counting < last.by_counting:
            last = longest
            trail.append(f"受损害起最长20年，到{in_words(longest.by_counting)}")
    return Running(clock, event, last, tuple(trail))


def _end(clock: Clock, start: date, calendar: WorkingCalendar) -> tuple[LastDay, str]:
    """Where the period ends that begins on a day, without anything in between."""
    last, length = clock.last_day(start, calendar), clock.length
    if clock.old_years:
        old = last_day(start, calendar, years=clock.old_years)
        if old.day < THREE_YEARS_SINCE:
            last, length = old, f"{clock.old_years}年（当时的规定）"
    after = start + timedelta(days=1)
    return last, f"从{in_words(after)}起算{length}，到{in_words(last.by_counting)}"
