"""A judgment debt as it runs: its interest, the doubled part, and what each payment is set against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.interest import PERMYRIAD, last_days_of_values, rounded_share, stretch, written
from chalicelib.rules.outcome import Step, percent, plain_number, to_cents, yuan

from .judgment import BENCHMARK, DAILY, LAST_OLD_DAY, REPLY, REPLY_BEGINS, RULES, Judgment

DEBT, GENERAL, OLD, DOUBLED = "debt", "general", "before-2014", "doubled"
INTEREST_FIRST, DEBT_FIRST = (GENERAL, DEBT, OLD, DOUBLED), (DEBT, GENERAL, OLD, DOUBLED)
"""What a payment is set against: what the judgment orders comes before the doubled part (4)."""


@dataclass(frozen=True)
class Settled:
    """What one payment went to, part by part. ``left`` is what nothing was owed for."""

    paid_on: date
    to: tuple[tuple[str, Decimal], ...]
    left: Decimal


@dataclass
class Account:
    """What is owed on a judgment, day by day. Interest is unrounded until a payment settles it to the cent."""

    judgment: Judgment
    order: tuple[str, ...]
    rates: Rates
    owed: dict[str, Decimal] = field(init=False)
    steps: dict[str, list[Step]] = field(default_factory=lambda: {part: [] for part in INTEREST_FIRST})
    settled: list[Settled] = field(default_factory=list)
    factor: Decimal = Decimal(0)
    """Twice the benchmark rates since the last day to pay: the old interest on one yuan still unpaid."""

    def __post_init__(self) -> None:
        self.owed = {part: Decimal(0) for part in INTEREST_FIRST} | {DEBT: self.judgment.debt}

    def run(self, payments: Sequence[tuple[date, Decimal]], last: date) -> None:
        """Let interest grow to a day, inclusive, setting each payment against it on its day."""
        due = self.judgment.due_on
        paid = sorted(payments)
        days = {day for day, _ in paid} | {due, last} | ({LAST_OLD_DAY} if due < LAST_OLD_DAY else set())
        starts = [due, *(day for day, _ in paid), *([self.judgment.ordered.since] if self.judgment.ordered else [])]
        begin = min(starts)
        self._pay_on(begin, paid)
        for end in sorted(day for day in days if begin < day <= last):
            self._grow(begin, end)
            self._pay_on(end, paid)
            begin = end
        if last == due:
            self._double(due, due)
        if last <= LAST_OLD_DAY:
            self._close_old(last)

    def _pay_on(self, day: date, paid: Sequence[tuple[date, Decimal]]) -> None:
        if day == LAST_OLD_DAY:
            self._pay(day, paid)
            self._close_old(day)
        else:
            self._pay(day, paid)

    def _pay(self, day: date, paid: Sequence[tuple[date, Decimal]]) -> None:
        for _, amount in (each for each in paid if each[0] == day):
            old = self.judgment.due_on < day <= LAST_OLD_DAY
            self.settled.append(self._in_proportion(day, amount) if old else self._in_order(day, amount))

    def _grow(self, first: date, last: date) -> None:
        if self.judgment.due_on <= first and last <= LAST_OLD_DAY:
            self._grow_old(first, last)
            return
        if self.judgment.ordered:
            amount, steps = self.judgment.ordered.between(self.owed[DEBT], first, last, self.rates)
            self.owed[GENERAL] += amount
            self.steps[GENERAL] += steps
        if self.judgment.due_on <= first:
            self._double(first, last)

    def _double(self, first: date, last: date) -> None:
        """The doubled part: what is left of the debt, without its interest, by days (1.3)."""
        debt = self.owed[DEBT]
        days, paused = self.judgment.days_doubled(first, last)
        if not debt or last <= LAST_OLD_DAY:
            return
        figure = self.rates.on(last).figure(DAILY)
        number = self.rates.on(last)[DAILY]
        amount = debt * number / PERMYRIAD * (days - paused)
        told = f"{stretch(first, last)}，加倍的部分" if first < last else f"{written(first)}，加倍的部分"
        working = f"{yuan(debt)} × 万分之{plain_number(number)} × {days - paused}天 = {yuan(amount)}"
        self.steps[DOUBLED].append(Step(told, working, Citation(RULES, "1.3"), (figure,)))
        if paused:
            self.steps[DOUBLED].append(Step(f"中止、暂缓执行的{paused}天不算", "", Citation(RULES, "3.3")))
        self.owed[DOUBLED] += amount

    def _grow_old(self, first: date, last: date) -> None:
        """Twice the benchmark rate of the time, until 2014-07-31 (批复 1; 7). Before 2009-05-18 nothing is sourced."""
        begin = max(first, REPLY_BEGINS - timedelta(days=1))
        if begin >= last:
            return
        term, figure = self.judgment.term(min(last, LAST_OLD_DAY)), self.rates.on(last).figure(BENCHMARK)
        for end in (*last_days_of_values(self.rates, BENCHMARK, begin, last), last):
            if end > begin:
                self._old_stretch(begin, end, term, figure)
                begin = end

    def _old_stretch(self, first: date, last: date, term: str, figure: Figure) -> None:
        share = self.rates.on(last).figure(BENCHMARK).value.table[term] / 100
        days = (last - first).days
        self.factor += share * 2 * days / 365
        working = f"{percent(share)} × 2 ÷ 365 × {days}天"
        self.steps[OLD].append(
            Step(f"{stretch(first, last)}，基准利率的两倍", working, Citation(REPLY, "1"), (figure,))
        )

    def _close_old(self, day: date) -> None:
        """The old interest on what was still unpaid when the old rules ended, or on the day counted to."""
        if not self.factor:
            return
        base = self.owed[DEBT] + self.owed[GENERAL]
        self.owed[OLD] = base * self.factor
        working = f"{yuan(base)} × {percent(rounded_share(self.factor))} = {yuan(self.owed[OLD])}"
        told = f"到{written(day)}还没付的（连到期时的利息），乘上面加起来的数"
        self.steps[OLD].append(Step(told, working, Citation(REPLY, "1")))
        self.factor = Decimal(0)

    def _in_proportion(self, day: date, amount: Decimal) -> Settled:
        """Under the old rules debt and delay interest are paid off together (批复 2)."""
        base = to_cents(self.owed[DEBT] + self.owed[GENERAL])
        cleared = min(to_cents(amount / (1 + self.factor)), base)
        old = min(to_cents(cleared * self.factor), amount - cleared)
        general = min(to_cents(cleared * self.owed[GENERAL] / base), cleared) if base else Decimal(0)
        self._take(GENERAL, general)
        self._take(DEBT, cleared - general)
        to = ((GENERAL, general), (DEBT, cleared - general), (OLD, old))
        return Settled(day, to, amount - cleared - old)

    def _in_order(self, day: date, amount: Decimal) -> Settled:
        to, rest = [], amount
        for part in self.order:
            paid = min(to_cents(self.owed[part]), rest)
            self._take(part, paid)
            to.append((part, paid))
            rest -= paid
        return Settled(day, tuple(to), rest)

    def _take(self, part: str, amount: Decimal) -> None:
        """Lower what is owed; the fraction of a cent that rounding left over goes with the last cent."""
        self.owed[part] = Decimal(0) if amount == to_cents(self.owed[part]) else self.owed[part] - amount
