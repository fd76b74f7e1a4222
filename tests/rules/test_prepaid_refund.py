"""Prepaid cards: what was had at either price, days that remain, seven days without a reason, interest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

REASONS = ["merchant", "consumer", "cooling_off", "other", "unknown"]
KINDS = ["money", "times", "unlimited"]
BONUS = {"card": "money", "paid": 1000, "bonus": 500, "used": 600}
DISCOUNT = {"card": "money", "paid": 2000, "used": 800, "discount": 8}
TIMES = {"card": "times", "paid": 1000, "times_total": 12, "times_used": 4, "used_full_price": 600}
YEAR = {"card": "unlimited", "paid": 3650, "paid_on": "2025-05-01", "ends_on": "2026-04-30"}
INTEREST = {"card": "money", "paid": 1000, "used": 0, "paid_on": "2025-05-19", "ended_on": "2025-11-24"}
money = st.decimals(0, 10**8, places=2)


@pytest.fixture(scope="session")
def refund(ask) -> Callable[..., Outcome]:
    """What the calculator answers for a reason and a card."""
    return lambda reason, **typed: ask("prepaid-refund", {"reason": reason} | {k: str(v) for k, v in typed.items()})


def amounts(outcome: Outcome) -> dict[str, Decimal]:
    """By item."""
    return {item.id: item.amount for item in outcome.items}


@pytest.mark.parametrize(
    ("reason", "card", "back"),
    [
        ("merchant", BONUS, "600"),  # 600 × 1000 ÷ 1500 = 400 had
        ("other", BONUS, "600"),
        ("consumer", BONUS, "400"),
        ("merchant", DISCOUNT, "1200"),
        ("consumer", DISCOUNT, "1000"),
        ("consumer", {**DISCOUNT, "used_full_price": 900}, "1100"),
        ("merchant", TIMES, "666.67"),
        ("consumer", TIMES, "400"),
        ("consumer", {"card": "times", "paid": 1000, "times_total": 10}, "1000"),
        ("merchant", {"paid": 500}, "500"),
        ("consumer", {"paid": 500, "used": 500, "bonus": 500}, "0"),
        ("merchant", {**YEAR, "stopped_on": "2025-08-08", "ended_on": "2025-11-24"}, "2650"),
        ("merchant", {**YEAR, "ended_on": "2025-08-08"}, "2650"),
        ("consumer", {**YEAR, "stopped_on": "2025-05-02", "ended_on": "2025-08-08"}, "2650"),
        ("merchant", {**YEAR, "ended_on": "2026-10-01"}, "0"),
        ("merchant", {**YEAR, "ended_on": "2025-05-01"}, "3640"),
    ],
)
def test_what_was_had_counts_by_who_is_the_reason(refund, reason, card, back):
    assert amounts(refund(reason, **card))["refund"] == Decimal(back)


@pytest.mark.parametrize("reason", ["unknown", "cooling_off"])
@pytest.mark.parametrize(("card", "least", "most"), [(BONUS, 400, 600), (DISCOUNT, 1000, 1200), (TIMES, 400, "666.67")])
def test_an_open_reason_gives_the_range_between_both_prices(refund, reason, card, least, most):
    outcome = refund(reason, **card)
    assert (outcome.total, outcome.total_upto) == (Decimal(least), Decimal(most))


def test_what_was_not_used_comes_back_whole_whatever_the_reason(refund):
    assert {refund(reason, paid=800, bonus=200).total for reason in REASONS} == {800}


def test_whoever_had_more_than_was_paid_owes_nothing(refund):
    """20: the merchant may not ask for the rest at the full price."""
    outcome = refund("consumer", paid=100, used=90, discount=5)
    assert outcome.total == 0
    assert outcome.items[0].steps[-1].citation.article == "20"


@pytest.mark.parametrize(
    ("reason", "typed", "interest"),
    [
        ("merchant", {}, "15.97"),  # 1000 × 3.10% × 188 ÷ 365; the next day the LPR fell to 3.00
        ("merchant", {"paid_on": "2025-05-20"}, "15.45"),
        ("merchant", {"lpr": "3.65"}, "18.80"),
        ("consumer", {"deposit_rate": "1.5"}, "7.73"),
        ("other", {"agreed_rate": "7.3"}, "37.60"),
        ("merchant", {"agreed_rate": "7.3"}, "37.60"),
        ("merchant", {"lpr": "0"}, "0"),
    ],
)
def test_interest_runs_from_the_end_at_the_rate_of_the_day_the_contract_was_made(ask, reason, typed, interest):
    answers = {"reason": reason} | {k: str(v) for k, v in {**INTEREST, **typed}.items()}
    outcome = ask("prepaid-refund", answers, as_at=date(2026, 5, 31))
    assert amounts(outcome)["interest"] == Decimal(interest)


@pytest.mark.parametrize(
    ("reason", "typed"),
    [("consumer", {}), ("other", {}), ("unknown", {}), ("merchant", {"ended_on": ""}), ("merchant", {"paid_on": ""})],
)
def test_interest_that_cannot_be_known_is_left_out_and_the_refund_stays(refund, reason, typed):
    outcome = refund(reason, **{**INTEREST, **typed})
    assert list(amounts(outcome)) == ["refund"]
    assert [part.label for part in outcome.left_out] == ["利息"]


def test_the_rate_for_consumers_is_typed_in_until_it_is_verified(refund):
    assert "一年定期存款" in refund("consumer", **INTEREST).left_out[0].why


@pytest.mark.parametrize(
    ("paid_on", "last", "in_time"),
    [("2026-11-17", date(2026, 11, 24), True), ("2026-11-16", None, False), ("2026-11-20", date(2026, 11, 27), True)],
)
def test_seven_days_after_paying_no_reason_is_needed(refund, paid_on, last, in_time):
    outcome = refund("cooling_off", paid=1000, paid_on=paid_on)
    assert [deadline.last_day for deadline in outcome.deadlines] == ([last] if in_time else [])
    assert (outcome.verdict is None) is in_time
    assert outcome.total == 1000


def test_who_asked_in_time_keeps_the_seven_days(refund):
    assert refund("cooling_off", paid=1000, paid_on="2026-03-02", ended_on="2026-03-09").verdict is None


def test_a_seventh_day_on_a_holiday_moves(refund):
    """民法典 203: 2026-03-01 and seven days is a Sunday."""
    assert refund("cooling_off", paid=1, paid_on="2026-03-01", ended_on="2026-03-09").verdict is None
    assert refund("cooling_off", paid=1, paid_on="2026-03-01", ended_on="2026-03-10").verdict is not None


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"paid": 100, "used": 101, "card": "money"}, FieldError("used", "more_than_loaded", "paid")),
        (
            {"card": "times", "paid": 1, "times_total": 3, "times_used": 4},
            FieldError("times_used", "more_than_there_are", "times_total"),
        ),
        ({"paid": 1, "paid_on": "2026-01-02", "ends_on": "2026-01-01"}, FieldError("ends_on", "before", "paid_on")),
        ({"paid": 1, "paid_on": "2026-01-02", "ended_on": "2026-01-01"}, FieldError("ended_on", "before", "paid_on")),
        (
            {"paid": 1, "paid_on": "2026-01-02", "stopped_on": "2026-01-01"},
            FieldError("stopped_on", "before", "paid_on"),
        ),
    ],
)
def test_answers_that_cannot_be_true_together_are_refused(refund, typed, error):
    with pytest.raises(AnswersRefused) as refused:
        refund("merchant", **typed)
    assert refused.value.errors == [error]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(
    "card", [{}, *({"card": kind} for kind in KINDS), *({"card": kind, "paid": 99} for kind in KINDS)]
)
def test_whoever_knows_little_still_gets_an_answer(refund, reason, card):
    outcome = refund(reason, **card)
    assert outcome.items or outcome.left_out


@pytest.mark.parametrize("missing", ["ends_on", "paid_on"])
def test_a_card_without_limit_needs_its_days(refund, missing):
    assert refund("merchant", **{**YEAR, missing: ""}).left_out[0].citation.article == "22.1"


def test_a_card_from_before_the_rules_says_so(refund):
    articles = [
        refund("merchant", paid=1, paid_on=day).notes[0].citation.article for day in ("2025-04-30", "2025-05-01")
    ]
    assert articles == ["27", "23.1"]


@given(money, money, money, st.sampled_from(REASONS))
def test_using_more_never_brings_more_back_and_nothing_is_negative(refund, paid, one, other, reason):
    card = {"card": "money", "paid": paid, "bonus": 10**9}
    less, more = (refund(reason, used=used, **card) for used in sorted((one, other)))
    assert 0 <= more.total <= less.total <= paid
    assert (more.total_upto or more.total) <= (less.total_upto or less.total) <= paid


@given(money, money)
def test_the_consumer_never_fares_better_as_the_reason(refund, paid, used):
    card = {"card": "money", "paid": paid, "bonus": 10**9, "used": used, "discount": 8}
    assert refund("consumer", **card).total <= refund("merchant", **card).total
