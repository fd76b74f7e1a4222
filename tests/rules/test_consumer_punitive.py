"""Consumers: the refund, the multiple, the least, the dates of the rules, and the limits for who knew."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

BASES = ["fraud", "food", "medicine", "defect", "prepaid"]
amounts = st.decimals(0, 10**9, places=2)
bases = st.sampled_from(BASES)
Claimed = Callable[..., dict[str, Decimal]]


@pytest.fixture(scope="session")
def outcome(ask) -> Callable[..., Outcome]:
    """What the calculator answers for what was typed."""
    return lambda **typed: ask("consumer-punitive", {name: str(text) for name, text in typed.items()})


@pytest.fixture(scope="session")
def claimed(outcome) -> Claimed:
    """The amounts by item."""
    return lambda **typed: {item.id: item.amount for item in outcome(**typed).items}


@pytest.mark.parametrize(
    ("typed", "extra"),
    [
        ({"basis": "fraud", "price": "166.66"}, "500"),
        ({"basis": "fraud", "price": "166.67"}, "500.01"),
        ({"basis": "fraud", "price": "0"}, "500"),
        ({"basis": "fraud", "price": "138000"}, "414000"),
        ({"basis": "prepaid", "price": "5000"}, "15000"),
        ({"basis": "food", "price": "99.99"}, "1000"),
        ({"basis": "food", "price": "1000"}, "10000"),  # CP-07
        ({"basis": "food", "price": "1000", "loss": "3333.34"}, "10000.02"),
        ({"basis": "food", "price": "1000", "loss": "3333"}, "10000"),
        ({"basis": "food", "loss": "2000"}, "6000"),
        ({"basis": "medicine", "price": "300"}, "3000"),
        ({"basis": "medicine", "price": "50", "loss": "20000"}, "60000"),
        ({"basis": "medicine", "price": "50", "knowing": "yes"}, "1000"),
        ({"basis": "food", "price": "900", "knowing": "yes", "reasonable_price": "180"}, "1800"),
        ({"basis": "food", "price": "900", "knowing": "no", "reasonable_price": "180"}, "9000"),
        ({"basis": "fraud"}, "500"),
        ({"basis": "food"}, "1000"),
    ],
)
def test_the_amount_on_top_is_a_multiple_and_never_less_than_the_least(claimed, typed, extra):
    assert claimed(**typed)["extra"] == Decimal(extra)


@pytest.mark.parametrize(
    ("basis", "bought_on", "extra"),
    [
        ("fraud", "2014-03-14", 100),
        ("fraud", "2014-03-15", 500),
        ("food", "2015-10-01", 1000),
        ("food", "2025-11-30", 1000),
        ("medicine", "2019-12-01", 1000),
        ("prepaid", "2026-01-01", 500),
    ],
)
def test_the_day_of_the_purchase_decides_the_rule(claimed, basis, bought_on, extra):
    assert claimed(basis=basis, price=100, bought_on=bought_on)["extra"] == extra


@pytest.mark.parametrize(
    ("basis", "bought_on"),
    [("food", "2015-09-30"), ("medicine", "2019-11-30"), ("defect", "2014-03-14"), ("fraud", "1993-12-31")],
)
def test_a_purchase_before_the_rule_leaves_the_amount_on_top_out(outcome, basis, bought_on):
    answered = outcome(basis=basis, price=100, loss=100, bought_on=bought_on)
    assert "extra" not in {item.id for item in answered.items}
    assert "12348" in answered.left_out[0].why


def test_refund_and_losses_come_before_the_amount_on_top(claimed):
    """退一赔三 is four times the price in all, and losses are no part of it."""
    assert claimed(basis="fraud", price=1000, loss=50) == {"refund": 1000, "loss": 50, "extra": 3000}
    assert claimed(basis="fraud", price=1000, refund=0)["refund"] == 0


def test_a_known_defect_gives_up_to_twice_the_loss_beside_the_loss(outcome):
    answered = outcome(basis="defect", loss=80_000, price=3000)
    assert (answered.total, answered.total_upto) == (80_000, 240_000)
    assert [item.id for item in answered.items] == ["loss", "extra"]
    assert "二倍" in outcome(basis="defect").left_out[0].why


def test_who_knew_and_cannot_say_what_a_household_needs_is_told_so(outcome):
    """法释〔2024〕9号 12: the court finds the reasonable quantity; we do not guess it."""
    answered = outcome(basis="food", price=900, knowing="yes")
    assert [item.id for item in answered.items] == ["refund"]
    assert answered.left_out[0].citation.article == "12.1"


def test_a_harmless_flaw_of_a_label_gives_nothing_on_top(outcome):
    answered = outcome(basis="food", price=100, label_flaw="minor")
    assert [part.label for part in answered.left_out] == ["退款"]
    assert not answered.items
    assert answered.verdict.citation.article == "8"
    assert outcome(basis="fraud", price=100, label_flaw="minor").verdict is None


def test_no_household_needs_more_than_was_bought(outcome):
    with pytest.raises(AnswersRefused) as refused:
        outcome(basis="food", price=100, knowing="yes", reasonable_price="100.01")
    assert refused.value.errors == [FieldError("reasonable_price", "more_than_paid", other="price")]


@given(bases, amounts, amounts, amounts)
def test_paying_or_losing_more_never_gives_less(outcome, basis, one, other, loss):
    less, more = (outcome(basis=basis, price=price, loss=loss) for price in sorted((one, other)))
    assert 0 <= less.total <= more.total
    less, more = (outcome(basis=basis, price=loss, loss=lost) for lost in sorted((one, other)))
    assert less.total <= more.total
    assert (less.total_upto or 0) <= (more.total_upto or 0)


@given(bases, amounts, amounts)
def test_the_items_make_up_the_total(outcome, basis, price, loss):
    answered = outcome(basis=basis, price=price, loss=loss)
    assert sum(item.amount for item in answered.items) == answered.total


@pytest.mark.parametrize("basis", BASES)
def test_whoever_knows_nothing_still_gets_an_answer(outcome, basis):
    answered = outcome(basis=basis)
    assert answered.items or answered.left_out
    assert answered.notes
