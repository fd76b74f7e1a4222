"""Rates as people say them, and time as courts count it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.rules.interest import BY_360, BY_365, BY_MONTHS, UNITS, Rate, interest
from chalicelib.rules.outcome import to_cents
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))
COUNTINGS = st.sampled_from([BY_MONTHS, BY_365, BY_360])


@pytest.mark.parametrize(
    ("number", "unit", "share", "words"),
    [
        ("12", "year", "0.12", "年利率12%"),
        ("15.4", "year", "0.154", "年利率15.4%"),
        ("2", "month", "0.24", "月利率2%"),
        ("1.5", "fen", "0.18", "月利率1.5%"),
        ("5", "li", "0.06", "月利率0.5%"),
        ("5", "day", "0.1825", "每天万分之5"),
    ],
)
def test_a_rate_is_read_as_people_say_it(number, unit, share, words):
    rate = Rate.agreed(Decimal(number), unit)
    assert (rate.a_year(BY_MONTHS), rate.words) == (Decimal(share), words)


def test_a_daily_rate_makes_less_a_year_of_360_days():
    assert Rate.agreed(Decimal(5), "day").a_year(BY_360) == Decimal("0.18")


@pytest.mark.parametrize(
    ("number", "unit", "first", "last", "counting", "amount", "working"),
    [
        ("12", "year", "2024-03-01", "2024-03-11", BY_MONTHS, "32.88", "10天 ÷ 365"),
        ("12", "year", "2024-03-01", "2024-07-01", BY_MONTHS, "400", "4个月 ÷ 12"),
        ("12", "year", "2024-03-01", "2024-07-01", BY_365, "401.10", "122天"),
        ("12", "year", "2024-03-01", "2024-07-01", BY_360, "406.67", "122天"),
        ("12", "year", "2024-03-01", "2024-04-02", BY_MONTHS, "103.29", "1个月 ÷ 12 + 1天 ÷ 365"),
        ("4", "month", "2020-01-01", "2022-03-30", BY_MONTHS, "10786.67", "（26个月 + 29天 ÷ 30）"),
        ("2", "fen", "2024-01-31", "2024-02-29", BY_MONTHS, "200", "1个月"),
        ("5", "day", "2024-01-01", "2024-02-01", BY_MONTHS, "155", "31天"),
        ("5", "day", "2024-01-01", "2024-02-01", BY_360, "155", "31天"),
        ("12", "year", "2024-03-01", "2024-03-01", BY_MONTHS, "0", "0个月"),
    ],
)
def test_time_is_counted_as_agreed(number, unit, first, last, counting, amount, working):
    made = interest(
        Decimal(10_000), Rate.agreed(Decimal(number), unit), *map(date.fromisoformat, (first, last)), counting
    )
    assert to_cents(made.amount) == Decimal(amount)
    assert working in made.working


@given(DAYS, st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(sorted(UNITS)), COUNTINGS)
def test_a_longer_time_never_makes_less(first, one, other, unit, counting):
    shorter, longer = (
        interest(Decimal(10_000), Rate.agreed(Decimal(7), unit), first, first + timedelta(days), counting).amount
        for days in sorted((one, other))
    )
    assert 0 <= shorter <= longer


@given(DAYS, st.integers(0, 2000), st.sampled_from(sorted(UNITS)))
def test_the_three_ways_of_counting_lie_within_two_percent_or_three_days(first, days, unit):
    """A month is 28 to 31 days long; nothing counts a time twice or leaves some out."""
    rate, last = Rate.agreed(Decimal(10), unit), first + timedelta(days)
    amounts = [
        interest(Decimal(10_000), rate, first, last, counting).amount for counting in (BY_MONTHS, BY_365, BY_360)
    ]
    three_days = 3 * 10_000 * rate.a_year(BY_365) / 365
    assert max(amounts) <= min(amounts) * Decimal("1.02") + three_days
