"""Court costs (诉讼费用交纳办法, 国务院令第481号; 民诉法解释 2022; 民事诉讼法 165)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, yuan

from .acceptance import ACCEPTANCE, LOCAL_FEES
from .applications import APPLICATIONS, ENFORCEMENT_RANGE
from .bearing import shares, who_bears
from .halving import halved
from .instances import FIRST, free_of_charge, of_instance

MEASURES, CIVIL_PROCEDURE = "litigation-fee-measures", "civil-procedure-law"
BY_AMOUNT = ("property", "payment_order", "bankruptcy")
SHOWN_AMOUNTS = [Decimal(amount) for amount in (10_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)]
AVERAGE_WAGE = "small-claims-average-wage"
SMALL_CLAIMS = ("property", "labour")


def litigation_fee(
    *,
    case: str,
    amount: Decimal | None,
    procedure: str | None,
    instance: str | None,
    awarded: Decimal | None,
    rates: Rates,
) -> Outcome:
    """What the court charges for one case at one instance.

    A property case pays by tiers (13(1)); divorce, personality rights and other non-property cases pay within a range
    that the province narrows (13(2)); intellectual property by tiers, or without an amount within a range (13(3)); a
    labour case pays 10 yuan (13(4)), an administrative one 50 or 100 (13(5)), an objection to jurisdiction that fails
    50 to 100 (13(6)). An appeal pays by what is appealed (17). Settled, withdrawn, simple or merged cases pay half
    (15, 16, 18), once only (民诉法解释 206). Applications pay by article 14 and are not halved. Some pay nothing (8, 9).
    """
    if awarded is not None and amount is not None and awarded > amount:
        raise AnswersRefused(FieldError("awarded", "more_than_claimed", other="amount"))
    if free := free_of_charge(case, instance):
        return Outcome(verdict=free, verdict_title="不用交")
    notes = who_bears(case, procedure, instance or FIRST)
    if case in BY_AMOUNT and amount is None:
        return Outcome(tables=(_at_a_glance(case, rates),), notes=notes)
    if case in APPLICATIONS:
        item = APPLICATIONS[case](amount, rates)
        return Outcome((item,), left_out=_open_range(case, item, rates), notes=notes, total_label="要交")
    full = of_instance(ACCEPTANCE[case](amount, rates), case, instance)
    item, refund = halved(full, case, procedure, instance)
    tables = [*shares(item, case, procedure, amount, awarded), *_small_claims(case, rates)]
    return Outcome(
        (item,),
        tables=tuple(tables),
        left_out=_open_range(case, item, rates),
        notes=(*refund, *notes, *_fractions(item)),
        total_label="要预交",
    )


def _at_a_glance(case: str, rates: Rates) -> AmountTable:
    """What round amounts would pay, for whoever does not know the amount yet."""
    work = APPLICATIONS.get(case) or ACCEPTANCE[case]
    items = [work(amount, rates) for amount in SHOWN_AMOUNTS]
    rows = tuple((f"{amount:,}元", item.amount) for amount, item in zip(SHOWN_AMOUNTS, items, strict=True))
    step = Step("这类案件按金额收。不知道金额，先看这几档。", citation=items[0].steps[-1].citation)
    return AmountTable("金额是多少，交多少", ("金额", "要交"), rows, (step,))


def _open_range(case: str, item: Item, rates: Rates) -> tuple[LeftOut, ...]:
    """Who settles the amount within a range: the province (13, last paragraph), or the court (14(1))."""
    if item.upto is None:
        return ()
    if case == "enforcement":
        ask = rates.table(ENFORCEMENT_RANGE).ask
        return (LeftOut("具体交多少", f"幅度内的具体数由法院定。请问：{ask}。", Citation(MEASURES, "14(1)")),)
    ask = rates.table(LOCAL_FEES).ask
    return (LeftOut("本省的具体标准", f"幅度内的具体数由省里定。请问：{ask}。", Citation(MEASURES, "13")),)


def _small_claims(case: str, rates: Rates) -> tuple[AmountTable, ...]:
    """Up to which amount one hearing is final: half the average wage, or by agreement twice it (民事诉讼法 165)."""
    if case not in SMALL_CLAIMS:
        return ()
    try:
        figure = rates.figure(AVERAGE_WAGE)
    except RateUnknown:
        return ()
    wage = rates[AVERAGE_WAGE]
    rows = (("不超过这个数，一审就定", wage / 2), ("两边说好，可以到这个数", wage * 2))
    working = f"{yuan(wage)} × 50%；{yuan(wage)} × 2"
    step = Step("按省里上年度就业人员年平均工资算", working, Citation(CIVIL_PROCEDURE, "165"), (figure,))
    return (AmountTable("小额诉讼的线", ("哪种", "金额"), rows, (step,)),)


def _fractions(item: Item) -> tuple[Step, ...]:
    """The measures say nothing of rounding."""
    whole = all(amount == amount.to_integral_value() for amount in (item.amount, item.upto or item.amount))
    return () if whole else (Step("不到1元的零头怎么收，办法没写。有的法院只收到元。"),)
