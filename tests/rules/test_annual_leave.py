"""Annual leave not taken: days by years worked, parts of a year, what the 300% contain, who gets nothing more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from chalicelib.rules.annual_leave import days_of_leave
from hypothesis import given
from hypothesis import strategies as st

DAY = 400  # 4,350 a month is 200 a day, of which 200% come beside the wage
PLAIN = {"worked_years": "11", "wage": "4350", "why": "employer"}


@pytest.fixture(scope="session")
def leave(ask):
    return lambda **typed: ask("annual-leave", {name: text for name, text in (PLAIN | typed).items() if text})


@pytest.mark.parametrize(
    ("years", "days"),
    [("0.9", 0), ("1", 5), ("9.99", 5), ("10", 10), ("19.5", 10), ("20", 15), ("45", 15)],
)
def test_days_of_leave_by_all_years_worked(years, days):
    assert days_of_leave(Decimal(years)) == days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ({}, 10),
        ({"years-1-year": "2026", "years-1-taken": "4"}, 6),
        ({"years-1-year": "2026", "years-1-taken": "0.5"}, "9.5"),
        ({"years-1-year": "2024"}, 5),  # nine years then
        ({"left_on": "2026-06-30"}, 4),  # 181 of 365 days of ten are 4.96
        ({"left_on": "2024-12-30", "worked_years": "20"}, 15),  # 365 days of a leap year
        ({"left_on": "2026-12-31", "as_at": "2027-01-05"}, 10),
        ({"started_on": "2026-09-01"}, 3),  # 122 days: 3.34
        ({"started_on": "2026-03-01", "left_on": "2026-06-30"}, 3),  # 122 days too
        ({"left_on": "2026-06-30", "years-1-year": "2026", "years-1-taken": "4"}, 0),  # 0.96 is no whole day
        ({"left_on": "2026-06-30", "years-1-year": "2026", "years-1-taken": "9"}, 0),  # not taken back
    ],
)
def test_days_not_taken(ask, typed, days):
    as_at = date.fromisoformat(typed.get("as_at", "2026-11-24"))
    answers = PLAIN | {name: text for name, text in typed.items() if name != "as_at"}
    assert ask("annual-leave", answers, as_at=as_at).total == Decimal(days) * DAY


def test_the_300_percent_hold_the_usual_wage_and_the_other_practice_stands_beside(leave):
    assert leave().total == 4000
    assert [row[1] for table in leave().tables for row in table.rows] == [6000]
    assert leave(counted="full").total == 6000
    assert not leave(counted="beyond").tables


def test_who_declined_in_writing_gets_no_more(leave):
    outcome = leave(why="waived")
    assert outcome.verdict_title == "没有另外的钱"
    assert outcome.total == 0


def test_before_the_first_year_is_full_there_is_no_leave(leave):
    outcome = leave(worked_years="0.5")
    assert outcome.verdict_title == "没有要补的钱"
    assert not outcome.items


def test_a_year_without_days_is_named_beside_those_with(leave):
    outcome = leave(**{"years-1-year": "2026", "years-2-year": "2025", "years-2-taken": "10"})
    assert [item.id for item in outcome.items] == ["year-2026"]
    assert [part.label for part in outcome.left_out] == ["2025年"]


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"years-1-year": "2025.5"}, "years-1-year", "no_such_year"),
        ({"years-1-year": "2007"}, "years-1-year", "no_such_year"),
        ({"years-1-year": "2025", "years-2-year": "2025"}, "years-2-year", "no_such_year"),
        ({"years-1-year": "2027"}, "years-1-year", "not_employed"),
        ({"years-1-year": "2024", "started_on": "2025-01-01"}, "years-1-year", "not_employed"),
        ({"years-1-year": "2026", "left_on": "2025-06-01"}, "years-1-year", "not_employed"),
        ({"started_on": "2026-01-02", "left_on": "2026-01-01"}, "left_on", "before"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_field(leave, typed, field, code):
    with pytest.raises(AnswersRefused) as refused:
        leave(**typed)
    assert [(error.field, error.code) for error in refused.value.errors] == [(field, code)]


@given(st.decimals(0, 60, places=1), st.decimals(0, 60, places=1), st.integers(0, 20))
def test_more_years_never_give_less_and_nothing_is_negative(leave, a, b, taken):
    def total(years):
        return leave(worked_years=str(years), **{"years-1-year": "2026", "years-1-taken": str(taken)}).total

    fewer, more = sorted((a, b))
    assert 0 <= total(fewer) <= total(more)
