"""Twice the wage without a contract: from when to when, parts of months, time for arbitration, what was paid."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from hypothesis import given
from hypothesis import strategies as st

PLAIN = {"case": "never", "started_on": "2025-11-03", "wage": "4400", "paid": "yes"}
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def unsigned(ask):
    return lambda **typed: ask("unsigned-contract", {name: text for name, text in (PLAIN | typed).items() if text})


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ({"started_on": "2024-01-01"}, 11),  # never more than eleven
        ({"started_on": "2024-01-01", "signed_on": "2025-06-01"}, 11),
        ({"started_on": "2024-01-01", "left_on": "2024-12-31"}, 11),
        ({"started_on": "2024-01-01", "signed_on": "2024-12-01"}, 10),
        ({"started_on": "2024-01-01", "left_on": "2024-10-31"}, 9),
        ({"started_on": "2024-01-01", "signed_on": "2024-03-01"}, 1),
        ({"started_on": "2024-01-31", "signed_on": "2024-03-31"}, 1),
        ({"case": "lapsed", "started_on": "2024-01-01"}, 11),
        ({"case": "open-ended", "started_on": "2024-01-01", "signed_on": "2025-06-01"}, 17),
    ],
)
def test_months_of_double_pay(unsigned, typed, months):
    assert unsigned(**typed).total == 4400 * months


@pytest.mark.parametrize(
    "typed",
    [
        {"started_on": "2026-10-25"},
        {"started_on": "2026-01-05", "signed_on": "2026-02-05"},
        {"started_on": "2026-01-05", "left_on": "2026-02-04"},
        {"case": "open-ended", "started_on": "2026-01-05", "signed_on": "2026-01-05"},
    ],
)
def test_within_the_first_month_nothing_is_due(unsigned, typed):
    outcome = unsigned(**typed)
    assert outcome.verdict_title == "没有二倍工资"
    assert not outcome.items


def test_a_part_of_a_month_counts_by_its_working_days(unsigned):
    """5 to 14 May 2026: eight days at work, the Saturday that was made up among them, of 23 until 4 June."""
    outcome = unsigned(started_on="2026-01-05", signed_on="2026-05-15")
    assert outcome.total == 4400 * 3 + Decimal("1530.43")


def test_months_of_the_calendar_are_short_at_both_ends(unsigned):
    """16 to 30 April 2026: 11 of 21 working days; then May to July; 1 to 14 August: 10 of 21."""
    outcome = unsigned(started_on="2026-03-16", signed_on="2026-08-15", cut_by="calendar")
    assert outcome.total == 4400 * 3 + Decimal("2304.76") + Decimal("2095.24")
    second = unsigned(
        started_on="2026-03-16",
        signed_on="2026-08-15",
        cut_by="calendar",
        **{"other_months-1-number": "2", "other_months-1-wage": "2100"},
    )
    assert second.total == 4400 * 3 + 1100 + Decimal("2095.24")


def test_unpaid_wages_come_beside_the_other_half(unsigned):
    paid, unpaid = unsigned(), unsigned(paid="no")
    assert unpaid.total == paid.total * 2
    assert [item.id for item in unpaid.items] == ["wage", "second-wage"]
    assert [row[1] for row in paid.tables[0].rows] == [paid.total * 2, paid.total]


def test_a_month_with_another_wage_counts_with_it(unsigned):
    typed = {"other_months-1-number": "12", "other_months-1-wage": "5000"}
    assert unsigned(started_on="2024-01-01", **typed).total == 4400 * 10 + 5000


@pytest.mark.parametrize("number", ["1", "13", "2.5", "240"])
def test_a_month_that_gives_no_double_pay_is_refused(unsigned, number):
    with pytest.raises(AnswersRefused) as refused:
        unsigned(started_on="2024-01-01", **{"other_months-1-number": number, "other_months-1-wage": "1"})
    assert [(e.field, e.code) for e in refused.value.errors] == [("other_months-1-number", "no_such_month")]


def test_both_ways_to_count_the_year_for_arbitration(unsigned):
    """Work began on 2025-01-01: months 2 to 12. Asked on 2026-07-01: 2025-07-01 to 12-31 lie within the year."""
    dates = {"started_on": "2025-01-01", "applied_on": "2026-07-01"}
    assert unsigned(**dates, counted="monthly").total == 4400 * 6
    assert unsigned(**dates, counted="whole").total == 4400 * 11
    open_ = unsigned(**dates)
    assert open_.total == 4400 * 11
    assert [row[1] for table in open_.tables if "逐月" in table.title for row in table.rows] == [4400 * 6]
    assert [clock.last_day for clock in open_.deadlines] == [date(2026, 12, 31)]


def test_wages_that_were_never_paid_know_no_clock_of_months(unsigned):
    outcome = unsigned(started_on="2025-01-01", applied_on="2026-07-01", counted="monthly", paid="no")
    assert {item.id: item.amount for item in outcome.items} == {"wage": 4400 * 11, "second-wage": 4400 * 6}


def test_months_that_are_all_too_old_are_told_and_not_hidden(unsigned):
    outcome = unsigned(started_on="2020-01-01", counted="monthly")
    assert outcome.verdict_title == "一年过了"
    assert not outcome.items
    assert unsigned(started_on="2020-01-01").total == 4400 * 11
    assert unsigned(started_on="2020-01-01", counted="monthly", paid="no").total == 4400 * 11


def test_a_part_month_before_the_interpretation_of_2025_shows_the_older_ways(unsigned):
    titles = [table.title for table in unsigned(started_on="2024-01-05", signed_on="2024-05-15").tables]
    assert any("以前还有别的算法" in title for title in titles)
    titles = [table.title for table in unsigned(started_on="2026-01-05", signed_on="2026-05-15").tables]
    assert not any("以前还有别的算法" in title for title in titles)


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"started_on": "2007-12-31"}, "started_on", "before_rules"),
        ({"signed_on": "2025-01-01"}, "signed_on", "before"),
        ({"left_on": "2025-01-01"}, "left_on", "before"),
        ({"applied_on": "2025-01-01"}, "applied_on", "before"),
    ],
)
def test_dates_in_the_wrong_order_are_refused(unsigned, typed, field, code):
    with pytest.raises(AnswersRefused) as refused:
        unsigned(**typed)
    assert [(error.field, error.code) for error in refused.value.errors] == [(field, code)]


@given(st.dates(date(2008, 1, 1), TODAY), st.integers(0, 900), st.integers(0, 900))
def test_a_later_signature_never_pays_less_and_never_more_than_eleven_months(unsigned, started, a, b):
    def total(days):
        return unsigned(started_on=str(started), signed_on=str(min(started + timedelta(days), TODAY))).total

    sooner, later = sorted((a, b))
    assert 0 <= total(sooner) <= total(later) <= 4400 * 11


@given(st.dates(date(2008, 1, 1), TODAY), st.dates(date(2008, 1, 1), TODAY))
def test_the_year_counted_monthly_never_gives_more(unsigned, started, applied):
    applied = max(started, applied)
    monthly, whole = (
        unsigned(started_on=str(started), applied_on=str(applied), counted=counted).total
        for counted in ("monthly", "whole")
    )
    assert 0 <= monthly <= whole
