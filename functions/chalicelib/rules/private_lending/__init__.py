"""What is still owed on money lent between people (民间借贷规定, 法释〔2020〕17号)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows, Scalar
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.interest import BY_MONTHS, UNITS, Rate, interest
from chalicelib.rules.outcome import Item, LeftOut, Outcome, Step, to_cents, why_unknown, yuan

from .advice import advice, deadlines, not_private_lending
from .amounts import amounts, loan_steps, payments_table, protected_table
from .ledger import Debt, Lent, Loan, Payment, Roll, Terms, settle
from .protection import LENDING, LINE, ceilings, protected_interest
from .refusals import refuse_wrong_days, refuse_wrong_roll

NO_RATE = ("none", "unclear")
SUM_A_MONTH, SUM_IN_ALL = "month_sum", "total_sum"


def private_lending(  # noqa: PLR0913 - one keyword a question of the form
    *,
    parties: str,
    loans: Rows,
    rate_unit: str,
    rate: Decimal | None,
    overdue_unit: str | None,
    overdue_rate: Decimal | None,
    penalty: Decimal | None,
    payments: Rows,
    until: date | None,
    filed_on: date | None,
    signed_on: date | None,
    first_lent_on: date | None,
    first_amount: Decimal | None,
    counting: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """Principal as really lent (26), interest (24, 25), late interest (28), penalty and fees (29), each unpaid part.

    The ceiling is four times the LPR of the day of the contract (25.1), for older loans the rules of their time and then
    that of the suit (31.2). Interest written into a new note counts within the ceiling (27). Payments go to interest
    before principal (民法典 561), to the loan due first and the heavier (560). Banks and the like are not covered (1.2).
    """
    if parties == "institution":
        return not_private_lending()
    last = until or rates.as_at
    filed = filed_on or (last if last < LINE else rates.as_at)
    lent, paid = tuple(map(_lent, loans)), tuple(map(_paid, payments))
    refuse_wrong_days(lent, paid, until, filed_on, rates.as_at)
    refuse_wrong_roll(lent[0], first_lent_on, first_amount)
    terms = _terms(lent, rate_unit, rate, overdue_unit, overdue_rate, counting or BY_MONTHS)
    clocks = deadlines(lent, paid, calendar)
    told, left_out = advice(parties, rate_unit, lent, terms, penalty, last)
    signed = signed_on if parties == "other" else None
    try:
        roll = _roll(first_lent_on, first_amount, filed, rates)
        debts = [
            Debt(_loan(row, signed, filed, roll if n == 1 else None, terms, rates, named), terms, rates)
            for n, (row, named) in enumerate(zip(lent, _names(len(lent)), strict=True), 1)
        ]
        settled = settle(debts, paid, last)
    except RateUnknown as unknown:
        items, without = _without_the_ceiling(lent, paid, first_lent_on, unknown)
        return Outcome(items, left_out=(*without, *left_out), deadlines=clocks, notes=told, total_label="本金")
    items = amounts(debts, settled, penalty)
    over = sum((each.left for each in settled), Decimal(0))
    return Outcome(
        items=items,
        tables=(*payments_table(settled), *protected_table(debts)),
        left_out=left_out,
        deadlines=clocks if items else (),
        notes=told,
        verdict=None if items else _paid_back(over),
        verdict_title="已经还清",
        total_label="现在一共该还",
    )


def _lent(row: Mapping[str, Scalar]) -> Lent:
    lent_on, amount, due_on = row["lent_on"], row["amount"], row["due_on"]
    assert isinstance(lent_on, date)
    assert isinstance(amount, Decimal)
    assert due_on is None or isinstance(due_on, date)
    return Lent(lent_on, amount, due_on)


def _paid(row: Mapping[str, Scalar]) -> Payment:
    paid_on, amount = row["paid_on"], row["amount"]
    assert isinstance(paid_on, date)
    assert isinstance(amount, Decimal)
    return Payment(paid_on, amount, str(row["meant"] or "unsaid"))


def _names(count: int) -> list[str]:
    """How the steps tell several loans apart."""
    return [f"第{n}笔，" for n in range(1, count + 1)] if count > 1 else [""]


def _terms(
    loans: Sequence[Lent],
    unit: str,
    rate: Decimal | None,
    overdue_unit: str | None,
    overdue: Decimal | None,
    counting: str,
) -> Terms:
    if unit in NO_RATE and rate is not None:
        raise AnswersRefused(FieldError("rate", "not_agreed", other="rate_unit"))
    if unit not in NO_RATE and rate is None:
        raise AnswersRefused(FieldError("rate", "required"))
    if overdue_unit and overdue is None:
        raise AnswersRefused(FieldError("overdue_rate", "required"))
    if overdue is not None and not overdue_unit:
        raise AnswersRefused(FieldError("overdue_unit", "required_choice"))
    agreed = _rate(loans, unit, rate, counting) if rate is not None else None
    late = Rate.agreed(overdue, overdue_unit) if overdue is not None and overdue_unit else None
    return Terms(agreed, late, counting)


def _rate(loans: Sequence[Lent], unit: str, number: Decimal, counting: str) -> Rate:
    """The rate as agreed; a fixed sum of money is turned into the rate that makes it."""
    if unit in UNITS:
        return Rate.agreed(number, unit)
    if unit == SUM_A_MONTH:
        return Rate(number / sum((loan.amount for loan in loans), Decimal(0)), "month")
    whole, principal_years = Rate(Decimal(1), "year"), Decimal(0)
    for n, loan in enumerate(loans, 1):
        if loan.due_on is None:
            raise AnswersRefused(FieldError(f"loans-{n}-due_on", "required_date"))
        principal_years += interest(loan.amount, whole, loan.lent_on, loan.due_on, counting).amount
    return Rate(number / principal_years, "year")


def _roll(lent_on: date | None, amount: Decimal | None, filed: date, rates: Rates) -> Roll | None:
    if lent_on is None or amount is None:
        return None
    return Roll(amount, lent_on, ceilings(lent_on, filed, rates))


def _loan(
    row: Lent, signed_on: date | None, filed: date, roll: Roll | None, terms: Terms, rates: Rates, name: str
) -> Loan:
    """Between people the contract begins with the money (民法典 679), else with its signing, where that is earlier."""
    contract_on, principal = min(signed_on or row.lent_on, row.lent_on), row.amount
    if roll:
        grown = protected_interest(roll.principal, roll.lent_on, row.lent_on, roll.ceilings, terms.counting)
        principal = min(principal, to_cents(roll.principal + grown))
    return Loan(name, row.lent_on, row.due_on, principal, ceilings(contract_on, filed, rates), roll)


def _without_the_ceiling(
    loans: Sequence[Lent], payments: Sequence[Payment], renewed: date | None, unknown: RateUnknown
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Without the LPR there is no interest; the principal stands where nothing was set against it."""
    why = f"{why_unknown(unknown)}。知道了就填在表里，再算一次"
    left_out = LeftOut("利息、过期利息", why, Citation(LENDING, "25.1"))
    if payments or renewed:
        return (), (
            left_out,
            LeftOut("还剩多少本金", "还的钱先抵利息，利息算不出，剩下的本金也算不出", Citation("civil-code", "561")),
        )
    lent = sum((loan.amount for loan in loans), Decimal(0))
    return (Item("principal", "本金", to_cents(lent), loan_steps(loans)),), (left_out,)


def _paid_back(over: Decimal) -> Step:
    more = f"还多还了{yuan(over)}，多还的可以请求退。" if over else ""
    return Step(f"按填的日子和还款算，本金和受保护的利息都还清了。{more}", citation=Citation("civil-code", "561"))
