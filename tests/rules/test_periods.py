"""Counting days, months and years as articles 200 to 202 of the Civil Code do."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from chalicelib.rules.periods import days_after, months_after, months_and_days, years_after
from hypothesis import given
from hypothesis import strategies as st

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("event", "count", "last_day"),
    [
        ("2026-11-02", 30, "2026-12-02"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2026-02-28", 1, "2026-03-01"),
        ("2026-11-02", 0, "2026-11-02"),
    ],
)
def test_the_day_of_the_event_does_not_count(event, count, last_day):
    """民法典 201."""
    assert days_after(date.fromisoformat(event), count) == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("event", "months", "last_day"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-03-31", 2, "2026-05-31"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-01-31", 12, "2027-01-31"),
        ("2026-01-31", 0, "2026-01-31"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last_there_is(event, months, last_day):
    """民法典 202."""
    assert months_after(date.fromisoformat(event), months) == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("event", "years", "last_day"),
    [
        ("2026-11-02", 1, "2027-11-02"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2096-02-29", 4, "2100-02-28"),
    ],
)
def test_a_year_from_the_29th_of_february_ends_on_the_28th_where_there_is_no_29th(event, years, last_day):
    assert years_after(date.fromisoformat(event), years) == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("first", "last", "months_and_days_between"),
    [
        ("2026-01-10", "2026-03-15", (2, 5)),
        ("2026-01-10", "2026-01-10", (0, 0)),
        ("2026-01-10", "2026-02-09", (0, 30)),
        ("2026-01-10", "2026-02-10", (1, 0)),
        ("2026-01-31", "2026-02-28", (1, 0)),
        ("2026-01-31", "2026-03-01", (1, 1)),
        ("2026-01-31", "2026-03-31", (2, 0)),
        ("2024-02-29", "2025-02-28", (12, 0)),
        ("2025-12-31", "2026-01-01", (0, 1)),
    ],
)
def test_a_span_is_whole_months_and_the_days_left_over(first, last, months_and_days_between):
    assert months_and_days(date.fromisoformat(first), date.fromisoformat(last)) == months_and_days_between


def test_a_span_does_not_run_backwards():
    with pytest.raises(ValueError, match="2026-01-09 comes before 2026-01-10"):
        months_and_days(date(2026, 1, 10), date(2026, 1, 9))


@given(days, st.integers(0, 20_000))
def test_months_and_days_lead_back_to_the_last_day_and_leave_less_than_a_month(first, span):
    last = first + timedelta(span)
    months, left = months_and_days(first, last)
    assert days_after(months_after(first, months), left) == last
    assert last < months_after(first, months + 1)


@given(days, st.integers(0, 600))
def test_a_period_of_months_ends_in_its_month_on_its_day_or_the_months_last(event, months):
    last = months_after(event, months)
    assert (last.year - event.year) * 12 + last.month - event.month == months
    assert last.day == min(event.day, calendar.monthrange(last.year, last.month)[1])


@given(days, days, st.integers(0, 600))
def test_who_begins_later_never_ends_earlier(one, other, months):
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)
