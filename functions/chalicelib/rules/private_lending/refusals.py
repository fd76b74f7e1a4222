"""Answers that are well formed and cannot be worked with together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError

from .ledger import Lent, Payment
from .protection import OLD_RULES_BEGIN


def refuse_wrong_days(
    loans: Sequence[Lent], payments: Sequence[Payment], until: date | None, filed_on: date | None, today: date
) -> None:
    """Raise ``AnswersRefused`` for days that cannot follow on each other."""
    first = min(range(len(loans)), key=lambda n: loans[n].lent_on)
    begin, begins = loans[first].lent_on, f"loans-{first + 1}-lent_on"
    errors = [
        *_wrong_loans(loans, until),
        *_wrong_payments(payments, begin, begins, until or today),
    ]
    if filed_on and filed_on < OLD_RULES_BEGIN:
        errors.append(FieldError("filed_on", "before_rules"))
    elif filed_on and filed_on < begin:
        errors.append(FieldError("filed_on", "before", other=begins))
    if errors:
        raise AnswersRefused(*errors)


def refuse_wrong_roll(note: Lent, lent_on: date | None, amount: Decimal | None) -> None:
    """Raise ``AnswersRefused`` for a first loan that the new ``note`` cannot have grown from."""
    if lent_on is None and amount is None:
        return
    if lent_on is None:
        raise AnswersRefused(FieldError("first_lent_on", "required_date"))
    if amount is None:
        raise AnswersRefused(FieldError("first_amount", "required"))
    if lent_on > note.lent_on:
        raise AnswersRefused(FieldError("first_lent_on", "after", other="loans-1-lent_on"))
    if amount > note.amount:
        raise AnswersRefused(FieldError("first_amount", "more_than", other="loans-1-amount"))


def _wrong_loans(loans: Sequence[Lent], until: date | None) -> Iterator[FieldError]:
    for n, loan in enumerate(loans, 1):
        if loan.due_on and loan.due_on <= loan.lent_on:
            yield FieldError(f"loans-{n}-due_on", "not_after", other=f"loans-{n}-lent_on")
        if until and until < loan.lent_on:
            yield FieldError("until", "before", other=f"loans-{n}-lent_on")


def _wrong_payments(payments: Sequence[Payment], begin: date, begins: str, last: date) -> Iterator[FieldError]:
    for n, payment in enumerate(payments, 1):
        if payment.paid_on < begin:
            yield FieldError(f"payments-{n}-paid_on", "before", other=begins)
        if payment.paid_on > last:
            yield FieldError(f"payments-{n}-paid_on", "after", other="until")
