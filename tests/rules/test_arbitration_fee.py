"""Arbitration: the fee's tiers, the lawful range, one commission's own standard, and what is free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.rates import RateTable, Tier
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

amounts = st.decimals(0, 10**11, places=2)
BANDS = (0, 1_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
Fee = Callable[..., Outcome]


@pytest.fixture(scope="session")
def fee(ask) -> Fee:
    """What a commercial arbitration costs."""

    def outcome(amount: object = "", standard: str = "", instead: tuple[RateTable, ...] = (), **more: str) -> Outcome:
        typed = {"kind": "commercial", "amount": str(amount), "standard": standard, **more}
        return ask("arbitration-fee", typed, instead=instead)

    return outcome


@pytest.fixture(scope="session")
def local(catalogue) -> RateTable:
    """A commission's own scale, as an editor would enter it: that of a published table, not of Hanzhong."""
    shares = ("0.045", "0.035", "0.025", "0.015", "0.007", "0.004")
    tiers = [Tier(Decimal(0), Decimal(70), None)]
    tiers += [Tier(Decimal(over), None, Decimal(share)) for over, share in zip(BANDS[1:], shares, strict=True)]
    like = catalogue.rate("arbitration-fee-lowest").values[0]
    return replace(catalogue.rate("arbitration-fee-hanzhong"), values=(replace(like, tiers=tuple(tiers)),))


@pytest.mark.parametrize(
    ("amount", "least", "most"),
    [
        (0, 40, 100),
        (1_000, 40, 100),
        (1_001, "40.04", "100.05"),
        (50_000, 2_000, 2_550),
        (100_000, 3_500, 4_550),
        (200_000, 5_500, 7_550),
        (500_000, 8_500, 13_550),
        (1_000_000, 11_000, 18_550),
        (3_000_000, 16_000, 28_550),
    ],
)
def test_the_fee_lies_between_the_lawful_ends(fee, amount, least, most):
    outcome = fee(amount)
    assert (outcome.total, outcome.total_upto) == (Decimal(least), Decimal(most))
    assert [fee(amount, standard).total for standard in ("lowest", "highest")] == [Decimal(least), Decimal(most)]


@given(amounts, amounts)
def test_more_in_dispute_never_costs_less_and_the_range_never_turns_over(fee, one, other):
    less, more = (fee(amount) for amount in sorted((one, other)))
    assert 0 < less.total <= more.total
    assert less.total_upto <= more.total_upto
    assert more.total < more.total_upto


def test_an_unknown_standard_is_left_out_with_whom_to_ask(fee):
    for standard in ("", "unknown", "hanzhong"):
        labels = [part.label for part in fee(100_000, standard).left_out]
        assert labels == ["那一家的具体标准", "案件处理费"]


def test_a_scale_that_an_editor_entered_takes_the_place_of_the_range(fee, local):
    outcome = fee(100_000, "hanzhong", (local,))
    assert (outcome.total, outcome.total_upto) == (Decimal("4025"), None)  # 70 + 2205 + 1750
    assert [part.label for part in outcome.left_out] == ["案件处理费"]
    assert fee(100_000, "", (local,)).total_upto is not None


def test_who_does_not_know_the_amount_sees_both_ends_for_round_amounts(fee):
    low, high = fee().tables
    assert [low.rows[2], high.rows[2]] == [("100,000元", 3500), ("100,000元", 4550)]


@pytest.mark.parametrize(("kind", "law"), [("labour", "labor-dispute-law"), ("land", "rural-land-dispute-law")])
def test_labour_and_land_arbitration_is_free(ask, kind, law):
    outcome = ask("arbitration-fee", {"kind": kind, "amount": "100000"})
    assert (outcome.total, outcome.items, outcome.verdict_title) == (0, (), "不收费")
    assert outcome.verdict.citation.law == law


@pytest.mark.parametrize(
    ("notified_on", "counted", "moved"),
    [("2026-11-02", date(2026, 11, 17), date(2026, 11, 17)), ("2026-09-25", date(2026, 10, 10), date(2026, 10, 10))],
)
def test_the_fee_is_due_15_days_after_the_notice(fee, notified_on, counted, moved):
    (deadline,) = fee(100_000, notified_on=notified_on).deadlines
    assert (deadline.last_day, deadline.moved.day) == (counted, moved)
    assert not fee(100_000).deadlines
