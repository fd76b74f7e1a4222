"""Loans as they run: interest grows stretch by stretch, and each payment is set against what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.interest import Rate, interest, stretch
from chalicelib.rules.outcome import Step, percent, to_cents, yuan

from .protection import LENDING, LINE, LPR, Ceiling, protected_interest

PRINCIPAL, INTEREST, OVERDUE, VOLUNTARY = "principal", "interest", "overdue", "voluntary"
ORDER = {
    "unsaid": (INTEREST, OVERDUE, PRINCIPAL),
    "interest": (INTEREST, OVERDUE, VOLUNTARY, PRINCIPAL),
    "principal": (PRINCIPAL, INTEREST, OVERDUE),
}
"""What a payment is set against, by what it was meant for; unsaid, interest comes before principal (民法典 561)."""


@dataclass(frozen=True)
class Terms:
    """What was agreed: the rate until the day of repayment, the rate after it, and how time is counted."""

    rate: Rate | None
    overdue: Rate | None
    counting: str


@dataclass(frozen=True)
class Lent:
    """One row of the form: the money as it was handed over, and the day it is to be back."""

    lent_on: date
    amount: Decimal
    due_on: date | None


@dataclass(frozen=True)
class Roll:
    """A loan renewed with its interest written into the note: the first principal, when, and its ceilings (27)."""

    principal: Decimal
    lent_on: date
    ceilings: tuple[Ceiling, ...]


@dataclass(frozen=True)
class Loan:
    """One sum lent: what counts as principal, since when, and the day it is due, if one was agreed."""

    name: str
    lent_on: date
    due_on: date | None
    principal: Decimal
    ceilings: tuple[Ceiling, ...]
    roll: Roll | None = None


@dataclass(frozen=True)
class Payment:
    """Money paid back, and what for (a key of ``ORDER``)."""

    paid_on: date
    amount: Decimal
    meant: str


@dataclass(frozen=True)
class Settled:
    """What one payment went to. ``left`` is what nothing was owed for."""

    payment: Payment
    to_interest: Decimal
    to_principal: Decimal
    left: Decimal


@dataclass
class Debt:
    """What is owed on one loan, day by day. Interest is unrounded until a payment settles it to the cent."""

    loan: Loan
    terms: Terms
    rates: Rates
    since: date = field(init=False)
    owed: dict[str, Decimal] = field(init=False)
    accrued: dict[str, Decimal] = field(default_factory=lambda: {INTEREST: Decimal(0), OVERDUE: Decimal(0)})
    steps: dict[str, list[Step]] = field(default_factory=lambda: {INTEREST: [], OVERDUE: []})
    agreed: Decimal = Decimal(0)
    room: Decimal = Decimal(0)
    """What may still be added to late interest as a penalty or a fee without passing the ceiling (29)."""

    def __post_init__(self) -> None:
        self.since = self.loan.lent_on
        self.owed = {PRINCIPAL: self.loan.principal, INTEREST: Decimal(0), OVERDUE: Decimal(0), VOLUNTARY: Decimal(0)}

    def run_to(self, day: date) -> None:
        """Let interest grow to a day, inclusive, in stretches that end where the rules or the terms change."""
        ends = {ceiling.last for ceiling in self.loan.ceilings} | {self.loan.due_on or day, day}
        for end in sorted(end for end in ends if self.since < end <= day):
            self._grow(end)
            self.since = end

    def matured(self, day: date) -> bool:
        """Whether it had to be paid back by that day."""
        return self.loan.due_on is not None and self.loan.due_on <= day

    def burden(self, day: date) -> Decimal:
        """The share a year that it costs on a day: the heavier debt is paid first (民法典 560.2)."""
        ceiling = self._ceiling(day)
        late = self.matured(day)
        return min(self._wanted(late, ceiling).a_year(self.terms.counting), ceiling.protected)

    def payable(self, meant: str) -> Decimal:
        """The most that a payment meant for this can be set against."""
        return sum((to_cents(self.owed[part]) for part in ORDER[meant]), Decimal(0))

    def pay(self, amount: Decimal, meant: str) -> tuple[Decimal, Decimal]:
        """Set an amount against what is owed: what went to interest, and to principal."""
        to = {PRINCIPAL: Decimal(0), INTEREST: Decimal(0)}
        for part in ORDER[meant]:
            due = to_cents(self.owed[part])
            paid = min(due, amount)
            self.owed[part] = Decimal(0) if paid == due else self.owed[part] - paid
            to[PRINCIPAL if part == PRINCIPAL else INTEREST] += paid
            amount -= paid
        return to[INTEREST], to[PRINCIPAL]

    def _ceiling(self, day: date) -> Ceiling:
        return next(ceiling for ceiling in self.loan.ceilings if day <= ceiling.last)

    def _wanted(self, late: bool, ceiling: Ceiling) -> Rate:
        """The rate agreed; when late, the late rate, else that of the loan (28.2(2)), else what the law gives
        (28.2(1)).
        """
        agreed = (self.terms.overdue or self.terms.rate) if late else self.terms.rate
        if agreed or not late:
            return agreed or Rate(Decimal(0), "year")
        if ceiling.unagreed is not None:
            return Rate(ceiling.unagreed, "year")
        return Rate(self.rates.on(self._first_late_day)[LPR] / 100, "year")

    @property
    def _first_late_day(self) -> date:
        """The day whose LPR stands in for a late rate that was not agreed; the LPR counts from 2020-08-20 on."""
        assert self.loan.due_on
        return max(self.loan.due_on + timedelta(days=1), LINE)

    def _grow(self, end: date) -> None:
        ceiling, late = self._ceiling(end), self.matured(self.since)
        wanted = self._wanted(late, ceiling)
        principal, counting = self.owed[PRINCIPAL], self.terms.counting
        if ceiling.voluntary is None:
            self.owed[VOLUNTARY] = Decimal(0)
        if not (principal and wanted.share):
            return
        over = wanted.a_year(counting) > ceiling.protected
        highest = Rate(ceiling.protected, "year")
        made = interest(principal, highest if over else wanted, self.since, end, counting)
        amount = made.amount if late else min(made.amount, self._room_to_grow(end))
        agreed = interest(principal, wanted, self.since, end, counting).amount
        self.agreed += agreed
        if ceiling.voluntary is not None and over:
            most = interest(principal, Rate(ceiling.voluntary, "year"), self.since, end, counting).amount
            self.owed[VOLUNTARY] += max(min(agreed, most) - amount, Decimal(0))
        if late:
            self.room += interest(principal, highest, self.since, end, counting).amount - amount
        part = OVERDUE if late else INTEREST
        self.owed[part] += amount
        self.accrued[part] += amount
        self._tell(part, end, wanted, made.working, ceiling, over=over, kept=amount if amount < made.amount else None)

    def _room_to_grow(self, end: date) -> Decimal:
        """On a renewed loan, principal and interest together stay within the first principal and the protected interest
        on it (27.2); no bound on others.
        """
        roll = self.loan.roll
        if roll is None:
            return Decimal("Infinity")
        most = roll.principal + protected_interest(
            roll.principal, roll.lent_on, end, roll.ceilings, self.terms.counting
        )
        return max(most - self.loan.principal - self.accrued[INTEREST], Decimal(0))

    def _tell(
        self, part: str, end: date, wanted: Rate, working: str, ceiling: Ceiling, *, over: bool, kept: Decimal | None
    ) -> None:
        when = f"{self.loan.name}{stretch(self.since, end)}"
        why, citation = self._why(part, ceiling)
        if over:
            why = f"说好的{wanted.words}超过了上限，按{percent(ceiling.protected)}算"
        figures: tuple[Figure, ...] = ()
        if part == OVERDUE and not (self.terms.overdue or self.terms.rate) and ceiling.unagreed is None:
            figures = (self.rates.on(self._first_late_day).figure(LPR),)
        steps = self.steps[part]
        if over and all(step.sentence != ceiling.step.sentence for step in steps):
            steps.append(ceiling.step)
        steps.append(Step(f"{when}，{why}", working, citation, figures))
        if kept is not None:
            told = "换过借条的，本息加起来，不超过最初的本金和它的上限利息"
            steps.append(Step(told, f"这一段算 {yuan(kept)}", Citation(LENDING, "27.2")))

    def _why(self, part: str, ceiling: Ceiling) -> tuple[str, Citation]:
        if part == INTEREST:
            return "按说好的利率", Citation(LENDING, "25.1" if ceiling.voluntary is None else "31.2")
        if self.terms.overdue:
            return "过期了，按说好的过期利率", Citation(LENDING, "28.1" if ceiling.voluntary is None else "31.2")
        if self.terms.rate:
            return "过期了没说利率，还按借期的利率", Citation(LENDING, "28.2(2)")
        if ceiling.unagreed is not None:
            return f"过期了，什么利率都没说，按年利率{percent(ceiling.unagreed)}（法释〔2015〕18号第29条）", Citation(
                LENDING, "31.2"
            )
        return "过期了，什么利率都没说，按一年期LPR", Citation(LENDING, "28.2(1)")


def settle(debts: Sequence[Debt], payments: Sequence[Payment], until: date) -> tuple[Settled, ...]:
    """Run every loan to ``until``, setting each payment against them on its day."""
    settled = []
    for payment in sorted(payments, key=lambda payment: payment.paid_on):
        open_ = [debt for debt in debts if debt.loan.lent_on <= payment.paid_on]
        for debt in open_:
            debt.run_to(payment.paid_on)
        settled.append(_set_against(payment, open_))
    for debt in debts:
        debt.run_to(until)
    return tuple(settled)


def _set_against(payment: Payment, debts: Sequence[Debt]) -> Settled:
    """Of several debts, those due first, then the heavier, then the sooner due; equal ones in proportion (民法典 560.2)."""
    day, rest = payment.paid_on, payment.amount
    to_interest = to_principal = Decimal(0)

    def rank(debt: Debt) -> tuple[bool, Decimal, date]:
        return not debt.matured(day), -debt.burden(day), debt.loan.due_on or date.max

    for _, equal in groupby(sorted(debts, key=rank), key=rank):
        together = list(equal)
        for n, debt in enumerate(together):
            own = debt.payable(payment.meant)
            owed = sum((other.payable(payment.meant) for other in together[n:]), Decimal(0))
            part = to_cents(min(rest, owed) * own / owed) if owed else rest
            interest_paid, principal_paid = debt.pay(part, payment.meant)
            to_interest += interest_paid
            to_principal += principal_paid
            rest -= interest_paid + principal_paid
    return Settled(payment, to_interest, to_principal, rest)
