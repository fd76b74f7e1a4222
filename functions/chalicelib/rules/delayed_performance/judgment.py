"""What a judgment orders, and since when and how its interest runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.interest import Rate, interest, last_days_of_values, stretch
from chalicelib.rules.outcome import Step, plain_number
from chalicelib.rules.periods import months_and_days

RULES, REPLY = "delayed-interest-interpretation", "delayed-interest-reply-2009"
LPR, BENCHMARK, DAILY = "lpr-one-year", "benchmark-lending-rate", "delayed-interest-daily"
REPLY_BEGINS = date(2009, 5, 18)
LAST_OLD_DAY = date(2014, 7, 31)
TERMS = ((6, "six-months"), (12, "one-year"), (36, "three-years"), (60, "five-years"))
"""The classes of benchmark rates by the months that a loan lasts; the time of delay stands for it (同期)."""


@dataclass(frozen=True)
class Ordered:
    """General interest as the judgment orders it: a rate, or so many times the LPR of the time, on a base."""

    rate: Rate | None
    lpr_times: Decimal | None
    base: Decimal
    since: date
    counting: str

    def between(self, principal: Decimal, first: date, last: date, rates: Rates) -> tuple[Decimal, list[Step]]:
        """The interest on what is left of the base between two days, and how it comes about."""
        begin, base = max(first, self.since), min(self.base, principal)
        if begin >= last or not base:
            return Decimal(0), []
        if self.rate:
            return self._stretch(base, self.rate, begin, last, ())
        total, figure = Decimal(0), rates.on(last).figure(LPR)
        steps: list[Step] = []
        for end in (*last_days_of_values(rates, LPR, begin, last), last):
            if end > begin:
                rate = Rate(rates.on(end)[LPR] / 100 * (self.lpr_times or 0), "year")
                amount, told = self._stretch(base, rate, begin, end, (figure,))
                total, steps, begin = total + amount, [*steps, *told], end
        return total, steps

    def _stretch(
        self, base: Decimal, rate: Rate, first: date, last: date, figures: tuple[Figure, ...]
    ) -> tuple[Decimal, list[Step]]:
        made = interest(base, rate, first, last, self.counting)
        how = f"一年期LPR的{plain_number(self.lpr_times)}倍" if self.lpr_times is not None else rate.words
        step = Step(f"{stretch(first, last)}，按判决写的{how}", made.working, Citation(RULES, "1.2"), figures)
        return made.amount, [step]


@dataclass(frozen=True)
class Judgment:
    """The money ordered without its interest, the last day to pay it, and the interest ordered, if any.

    The doubled part runs from the last day itself, as article 2 says, or from the day after; not through ``pauses``.
    """

    debt: Decimal
    due_on: date
    ordered: Ordered | None
    last_day_counts: bool
    pauses: Sequence[tuple[date, date]]

    def days_doubled(self, first: date, last: date) -> tuple[int, int]:
        """The days of a stretch that begins on or after the last day to pay, and how many of them are paused (3.3)."""
        counts = first == self.due_on and self.last_day_counts and first > LAST_OLD_DAY
        begin = first - timedelta(days=1) if counts else first
        return (last - begin).days, paused(self.pauses, begin, last)

    def term(self, last: date) -> str:
        """The class of benchmark rates for the delay until a day."""
        time = months_and_days(self.due_on, last)
        return next((key for most, key in TERMS if time <= (most, 0)), "longer")


def paused(pauses: Sequence[tuple[date, date]], first: date, last: date) -> int:
    """The days after ``first`` up to ``last`` that lie in a pause; a day in two pauses counts once."""
    days, begin = 0, first
    for starts, ends in sorted(pauses):
        from_, to = max(begin, starts - timedelta(days=1)), min(ends, last)
        if to > from_:
            days += (to - from_).days
            begin = to
    return days
