"""Terms of a contract: probation beyond the law, the share of a training, pay for non-competition."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from hypothesis import given
from hypothesis import strategies as st

PROBATION = {"clause": "probation", "contract": "under-3-years", "probation_months": "4", "full_wage": "6000"}
SERVICE = {"clause": "service", "training_cost": "100000", "service_months": "60", "months_left": "12"}
COMPETITION = {"clause": "non-competition", "restricted_months": "6", "average_wage": "8000"}


def amounts(outcome):
    return {item.id: item.amount for item in outcome.items if not item.monthly}


@pytest.fixture(scope="session")
def terms(ask):
    return lambda answers, **typed: ask("contract-terms", {n: text for n, text in (answers | typed).items() if text})


@pytest.mark.parametrize(
    ("contract", "again", "beyond"),
    [
        ("under-3-months", "", 4),
        ("task", "", 4),
        ("under-1-year", "", 3),
        ("under-3-years", "", 2),
        ("longer", "", 0),
        ("longer", "no", 0),
        ("longer", "yes", 4),  # once only
    ],
)
def test_probation_beyond_the_longest_pays_the_full_wage_again(terms, contract, again, beyond):
    assert terms(PROBATION, contract=contract, again=again).total == 6000 * beyond


@pytest.mark.parametrize(
    ("typed", "difference"),
    [
        ({"probation_wage": "4800"}, None),
        ({"probation_wage": "4799"}, 4),
        ({"probation_wage": "1500", "full_wage": "2000", "area": "class-2"}, 2200),  # the minimum wage is more than 80%
        ({"probation_wage": "1600", "full_wage": "2000"}, None),
    ],
)
def test_the_least_wage_of_probation(terms, typed, difference):
    assert amounts(terms(PROBATION, contract="longer", **typed)).get("wage-difference") == difference


def test_without_what_was_paid_the_least_is_told_by_the_month(terms):
    items = terms(PROBATION, contract="longer").items
    assert [(item.id, item.amount, item.monthly) for item in items] == [("least-wage", 4800, True)]


def test_a_lawful_probation_has_nothing_to_pay(terms):
    outcome = terms(PROBATION, contract="longer", probation_wage="4800")
    assert outcome.verdict_title == "没有要补的"


@pytest.mark.parametrize(
    ("typed", "most"),
    [
        ({}, 20000),
        ({"agreed_penalty": "50000"}, 20000),
        ({"agreed_penalty": "8000"}, 8000),
        ({"months_left": "60"}, 100000),
    ],
)
def test_who_leaves_early_pays_at_most_the_training_not_worked_off(terms, typed, most):
    assert terms(SERVICE, **typed).total == most


def test_who_was_forced_to_leave_pays_nothing(terms):
    assert terms(SERVICE, forced="yes").verdict_title == "不用付"


@pytest.mark.parametrize(
    ("typed", "paid"),
    [
        ({}, {"non-competition": 14400}),
        ({"agreed_pay": "1000"}, {"non-competition": 6000}),
        ({"released": "yes"}, {"non-competition": 14400, "released": 7200}),
        ({"average_wage": "3000", "area": "class-2"}, {"non-competition": 12300}),
        ({"average_wage": "3000"}, {"non-competition": 5400}),
    ],
)
def test_non_competition_pays_as_agreed_or_30_percent_and_at_least_the_minimum(terms, typed, paid):
    assert amounts(terms(COMPETITION, **typed)) == paid


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"clause": "probation"}, ["contract", "probation_months", "full_wage"]),
        ({"clause": "service"}, ["training_cost", "service_months", "months_left"]),
        ({"clause": "non-competition"}, ["restricted_months"]),
        ({"clause": "non-competition", "restricted_months": "6"}, ["average_wage"]),
        (SERVICE | {"months_left": "61"}, ["months_left"]),
    ],
)
def test_what_the_question_needs_is_asked_for_at_its_field(terms, answers, missing):
    with pytest.raises(AnswersRefused) as refused:
        terms(answers)
    assert [error.field for error in refused.value.errors] == missing


@given(st.integers(1, 600), st.integers(0, 600), st.integers(0, 600))
def test_the_longer_one_stays_the_less_one_pays(terms, months, a, b):
    def owed(left):
        return terms(SERVICE, service_months=str(months), months_left=str(min(left, months))).total

    less, more = sorted((a, b))
    assert 0 <= owed(less) <= owed(more) <= Decimal(100000)


def test_a_place_whose_minimum_wage_is_unknown_is_told_that_nothing_was_held_against_it(terms):
    assert "和最低工资比" in [part.label for part in terms(COMPETITION, area="elsewhere").left_out]
