"""Deposits: doubled or lost by who broke the contract, within 20% of the price, or the penalty instead."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

Deposit = Callable[..., Outcome]
BROKEN = {"side": "giver", "named": "deposit", "broke": "other", "price": "100000", "paid": "20000"}

sums = st.decimals(0, 1_000_000, places=2)
sides = st.sampled_from(["giver", "receiver"])
broken = st.sampled_from(["other", "me"])


@pytest.fixture(scope="session")
def deposit(ask) -> Deposit:
    """The outcome for 20,000 yuan paid on a contract of 100,000 that the receiver broke, some answers changed."""

    def outcome(**changes: object) -> Outcome:
        typed = {name: str(value) for name, value in {**BROKEN, **changes}.items()}
        return ask("deposit", {name: text for name, text in typed.items() if text})

    return outcome


def due(outcome: Outcome) -> dict[str, Decimal]:
    """The amounts by the id of their item."""
    return {item.id: item.amount for item in outcome.items}


@pytest.mark.parametrize(
    ("side", "broke", "items", "total_label"),
    [
        ("giver", "other", {"double": 40000}, "能要回来的"),
        ("receiver", "me", {"double": 40000}, "要退给对方的"),
        ("giver", "me", {"kept": 20000}, "拿不回来、还可能要赔的"),
        ("receiver", "other", {"kept": 20000}, "可以留下、再要的"),
    ],
)
def test_who_broke_the_contract_loses_the_deposit_or_pays_it_twice(deposit, side, broke, items, total_label):
    """民法典 587, told to either side."""
    outcome = deposit(side=side, broke=broke)
    assert (due(outcome), outcome.total_label) == (items, total_label)


@pytest.mark.parametrize(
    ("paid", "double", "refund"),
    [
        ("19999.99", "39999.98", None),
        ("20000", "40000", None),
        ("20000.01", "40000", "0.01"),
        ("50000", "40000", "30000"),
    ],
)
def test_above_20_percent_of_the_price_nothing_is_doubled(deposit, paid, double, refund):
    """586.2."""
    expected = {"double": Decimal(double)} | ({"refund": Decimal(refund)} if refund else {})
    assert due(deposit(paid=paid)) == expected


def test_what_is_no_deposit_goes_back_even_to_who_broke_the_contract(deposit):
    outcome = deposit(broke="me", paid="30000", prepaid="5000")
    assert due(outcome) == {"kept": 20000}
    assert outcome.tables[0].rows == (("超过20%、不算定金的", 10000), ("另外预付的", 5000))


@pytest.mark.parametrize(("loss", "beyond"), [("0", None), ("20000", None), ("20000.01", "0.01"), ("50000", "30000")])
@pytest.mark.parametrize("broke", ["other", "me"])
def test_only_loss_beyond_the_deposit_is_added(deposit, broke, loss, beyond):
    """588.2: never deposit and the whole loss."""
    assert due(deposit(loss=loss, broke=broke)).get("beyond") == (Decimal(beyond) if beyond else None)


@pytest.mark.parametrize(
    ("penalty", "loss", "items"),
    [
        ("19999", "", {"double": 40000}),
        ("20000", "", {"double": 40000}),  # equal: the deposit, which is in hand
        ("20001", "", {"penalty": 20001, "refund": 20000}),
        ("30000", "25000", {"penalty": 30000, "refund": 20000}),
        ("10000", "25000", {"double": 40000, "beyond": 5000}),
        ("0", "", {"double": 40000}),
    ],
)
def test_a_penalty_is_chosen_instead_of_the_deposit_and_never_added(deposit, penalty, loss, items):
    """588.1: the better of the two is worked out, both stand in the table."""
    outcome = deposit(penalty=penalty, loss=loss)
    assert due(outcome) == items
    assert outcome.total == max(amount for _, amount in outcome.tables[0].rows)


def test_a_penalty_below_the_loss_may_be_raised_to_it(deposit):
    """585.2."""
    assert deposit(penalty="10000", loss="25000").tables[0].rows[1] == ("选违约金", 45000)


@pytest.mark.parametrize(("penalty", "warned"), [("26000", False), ("26000.01", True)])
def test_a_penalty_30_percent_above_the_loss_is_warned_of_and_not_cut(deposit, penalty, warned):
    """合同编通则解释 65.2."""
    outcome = deposit(penalty=penalty, loss="20000")
    assert due(outcome)["penalty"] == Decimal(penalty)
    assert any("可以请求法院减少" in note.sentence for note in outcome.notes) is warned


@pytest.mark.parametrize(
    ("performed", "double", "kept"), [("0", 40000, 20000), ("40", 32000, 12000), ("100", 20000, None)]
)
def test_of_a_contract_performed_in_part_the_deposit_is_punished_in_part(deposit, performed, double, kept):
    """合同编通则解释 68.2."""
    assert due(deposit(performed=performed))["double"] == double
    assert due(deposit(performed=performed, broke="me")).get("kept") == kept


@pytest.mark.parametrize(
    ("broke", "items", "article"),
    [
        ("both", {"refund": 25000}, "68.1"),
        ("nobody", {"refund": 25000}, "68.3"),
        ("minor", {}, "587"),
        ("done", {}, "587"),
    ],
)
def test_without_one_sides_breach_nobody_loses_the_deposit(deposit, broke, items, article):
    outcome = deposit(broke=broke, prepaid="5000")
    assert (due(outcome), outcome.verdict.citation.article) == (items, article)


@pytest.mark.parametrize("broke", ["other", "me", "both", "nobody", "minor", "done"])
def test_money_not_agreed_as_a_deposit_goes_back_once(deposit, broke):
    """合同编通则解释 67.1: 订金, 押金."""
    outcome = deposit(named="other", broke=broke, paid="50000")
    assert (due(outcome), outcome.verdict.citation.article) == ({"refund": 50000}, "67.1")


def test_before_anything_is_paid_the_highest_deposit_is_told(deposit):
    assert due(deposit(paid="", price="1000000")) == {"limit": 200000}
    with pytest.raises(AnswersRefused) as refused:
        deposit(paid="", price="")
    assert refused.value.errors == [FieldError("paid", "required")]


def test_without_the_price_the_bound_of_20_percent_is_left_out_and_said_so(deposit):
    outcome = deposit(price="", paid="50000")
    assert due(outcome) == {"double": 100000}
    assert "超过总价20%的部分" in [part.label for part in outcome.left_out]


@given(sides, broken, sums, sums, st.none() | sums, st.none() | sums)
def test_both_sides_are_told_the_same_amounts(deposit, side, broke, paid, prepaid, penalty, loss):
    other_side = {"giver": "receiver", "receiver": "giver"}[side]
    other_broke = {"other": "me", "me": "other"}[broke]
    given_ = {"paid": paid, "prepaid": prepaid, "penalty": penalty or "", "loss": loss or ""}
    one, other = deposit(side=side, broke=broke, **given_), deposit(side=other_side, broke=other_broke, **given_)
    assert due(one) == due(other)


@given(sums, sums, sums, sums, st.integers(0, 100))
def test_who_pays_more_gets_back_at_least_that_much_more(deposit, one, more, prepaid, loss, performed):
    less, greater = (
        deposit(paid=paid, prepaid=prepaid, loss=loss, performed=performed).total for paid in (one, one + more)
    )
    assert greater - less >= 0
    assert less >= one + prepaid
    assert less <= 2 * one + prepaid + loss
