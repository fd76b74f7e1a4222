"""Unpaid wages: what is owed month by month, the minimum wage, the surcharge, who pays, which way and which clock."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from hypothesis import given
from hypothesis import strategies as st

OWED = {"place": "company", "owed": "18000"}


def by_month(*rows, **typed):
    """Rows of what was due and what was paid, as a person types them."""
    names = {
        f"months-{n}-{name}": text
        for n, row in enumerate(rows, 1)
        for name, text in zip(("due", "paid"), row, strict=False)
    }
    return {"place": "company", "owed": ""} | names | typed


def amounts(outcome):
    return {item.id: item.amount for item in outcome.items}


@pytest.fixture(scope="session")
def unpaid(ask):
    return lambda **typed: ask("unpaid-wages", {name: text for name, text in (OWED | typed).items() if text})


@pytest.mark.parametrize(
    ("answers", "owed"),
    [
        ({"owed": "18000"}, {"wages": 18000}),
        (by_month(("6000", "2000"), ("6000",)), {"wages": 10000}),
        (by_month(("6000", "7000"), ("6000", "5000")), {"wages": 1000}),  # more in one month fills no other
        (by_month(("6000", "6000")), {}),
        (by_month(("1800", "1000"), full_months="yes", area="class-2"), {"wages": 800, "minimum-wage": 250}),
        (by_month(("1800", "1900"), full_months="yes", area="class-2"), {"minimum-wage": 150}),
        (by_month(("1800", "1800"), full_months="yes", area="class-3"), {"minimum-wage": 150}),
        (by_month(("1800", "1800"), full_months="yes", minimum_wage="2300"), {"minimum-wage": 500}),
        (by_month(("1800", "1800"), full_months="no", area="class-2"), {}),
        (by_month(("2050", "2050"), full_months="yes", area="class-2"), {}),
    ],
)
def test_what_is_owed(unpaid, answers, owed):
    assert amounts(unpaid(**answers)) == owed


@pytest.mark.parametrize("typed", [{}, {"full_months": "yes"}, {"full_months": "yes", "area": "elsewhere"}])
def test_a_minimum_wage_that_cannot_be_applied_is_left_out_with_the_reason(unpaid, typed):
    outcome = unpaid(**by_month(("1000", "500"), **typed))
    assert amounts(outcome) == {"wages": 500}
    assert [part.label for part in outcome.left_out] == ["和最低工资的差额"]


@pytest.mark.parametrize(
    ("ordered", "total", "upto"), [("", 18000, None), ("no", 18000, None), ("expired", 27000, 36000)]
)
def test_the_surcharge_needs_an_order_that_was_not_obeyed(unpaid, ordered, total, upto):
    outcome = unpaid(ordered=ordered)
    assert (outcome.total, outcome.total_upto) == (total, upto)
    assert any(step.citation and step.citation.article == "85" for step in outcome.steps())


def test_the_surcharge_is_on_the_minimum_wage_too(unpaid):
    outcome = unpaid(**by_month(("1800",), full_months="yes", area="class-2", ordered="expired"))
    assert amounts(outcome)["surcharge"] == 1025


def test_work_for_a_household_goes_to_court_and_never_to_the_labour_authority(unpaid):
    outcome = unpaid(place="household", ordered="expired", left_on="2026-01-05", note_due_on="2026-02-10")
    assert amounts(outcome) == {"wages": 18000}
    assert outcome.verdict_title == "不走劳动仲裁"
    assert [(clock.last_day, clock.citation.article) for clock in outcome.deadlines] == [(date(2029, 2, 10), "188.1")]
    assert not {c.law for c in outcome.citations} & {"labor-dispute-law", "labor-inspection-regulation"}


def test_on_a_building_site_the_general_contractor_is_named(unpaid):
    cited = {(c.law, c.article) for c in unpaid(place="site").citations}
    assert {("migrant-wage-regulation", article) for article in ("30.3", "36.1", "29.2", "34")} <= cited


@pytest.mark.parametrize(
    ("typed", "articles"),
    [
        ({"left_on": "2026-08-31"}, ["27.4"]),
        ({}, []),
        ({"note": "yes", "note_due_on": "2026-02-10"}, ["188.1"]),
        ({"note": "no", "note_due_on": "2026-02-10"}, []),
        ({"left_on": "2026-08-31", "note": "yes", "note_due_on": "2026-02-10"}, ["27.4", "188.1"]),
    ],
)
def test_clocks_run_from_the_end_of_work_and_from_the_day_on_the_note(unpaid, typed, articles):
    assert [clock.citation.article for clock in unpaid(**typed).deadlines] == articles


def test_only_a_note_opens_the_way_past_arbitration(unpaid):
    def past_arbitration(outcome):
        return any(c.law == "labor-dispute-interpretation-1" and c.article == "15" for c in outcome.citations)

    assert past_arbitration(unpaid(note="yes"))
    assert not past_arbitration(unpaid(note="no"))


@pytest.mark.parametrize(("typed", "code"), [({"owed": ""}, "required"), ({"months-1-due": "100"}, "not_both")])
def test_nothing_owed_and_the_same_owed_twice_are_refused(unpaid, typed, code):
    with pytest.raises(AnswersRefused) as refused:
        unpaid(**typed)
    assert [(error.field, error.code) for error in refused.value.errors] == [("owed", code)]


MONEY = st.decimals(0, 20_000, places=2)


@given(st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=12))
def test_items_make_the_total_and_never_more_than_was_due_or_the_minimum(unpaid, rows):
    outcome = unpaid(**by_month(*((str(due), str(paid)) for due, paid in rows), full_months="yes", area="class-2"))
    assert outcome.total == sum((item.amount for item in outcome.items), Decimal(0))
    assert outcome.total == sum((max(max(due, Decimal(2050)) - paid, Decimal(0)) for due, paid in rows), Decimal(0))
