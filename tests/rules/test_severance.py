"""Severance: which end of employment gives what, how years are counted, which wage they are counted from."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from chalicelib.rules.severance.grounds import GROUNDS
from chalicelib.rules.severance.service import months_due, months_due_before_2008, told
from hypothesis import given
from hypothesis import strategies as st

PLAIN = {"ground": "agreed-employer", "started_on": "2024-01-15", "ended_on": "2026-04-15", "wage": "6000"}
DAYS = st.dates(date(2008, 1, 1), date(2026, 11, 24))


def amounts(outcome):
    return {item.id: item.amount for item in outcome.items}


@pytest.fixture
def severance(ask):
    return lambda **typed: ask("severance", {name: text for name, text in (PLAIN | typed).items() if text})


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ((2020, 1, 1), (2020, 1, 1), "0.5"),
        ((2020, 1, 1), (2020, 6, 29), "0.5"),
        ((2020, 1, 1), (2020, 6, 30), "1"),  # six months exactly are 六个月以上
        ((2020, 1, 1), (2020, 12, 31), "1"),
        ((2020, 1, 1), (2021, 1, 1), "1"),  # the anniversary begins no new year
        ((2020, 1, 1), (2021, 1, 2), "1.5"),
        ((2020, 1, 1), (2021, 6, 30), "2"),
        ((2008, 6, 1), (2021, 2, 4), "13"),
        ((2012, 6, 25), (2013, 5, 10), "1"),
        ((2020, 2, 29), (2021, 2, 28), "1"),
        ((2019, 8, 31), (2020, 2, 29), "1"),
    ],
)
def test_a_year_gives_a_month_six_months_a_whole_less_a_half(first, last, months):
    assert months_due(date(*first), date(*last)) == Decimal(months)


@pytest.mark.parametrize(
    ("first", "months"),
    [((2007, 12, 31), 1), ((2007, 1, 1), 1), ((2006, 12, 31), 2), ((2005, 7, 1), 3), ((1995, 1, 1), 13)],
)
def test_before_2008_a_part_of_a_year_counts_whole(first, months):
    assert months_due_before_2008(date(*first)) == months


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2020, 1, 1), (2022, 8, 31), "2年8个月"),
        ((2012, 6, 25), (2013, 5, 10), "10个月16天"),
        ((2020, 1, 1), (2020, 1, 1), "1天"),
    ],
)
def test_the_length_of_service_is_told_in_years_months_and_days(first, last, words):
    assert told(date(*first), date(*last)) == words


@given(DAYS, DAYS, DAYS)
def test_longer_service_never_pays_less(first, a, b):
    first, shorter, longer = sorted((first, a, b))
    assert months_due(first, shorter) <= months_due(first, longer)
    assert 0 < months_due(first, longer) * 365 + 366 >= (longer - first).days


@given(DAYS, st.integers(0, 6000))
def test_months_due_are_whole_or_half(first, days):
    assert months_due(first, min(first + timedelta(days), date(2026, 11, 24))) * 2 % 1 == 0


def test_every_ground_gives_what_the_law_says(severance):
    ended = {name: severance(ground=name, notice="no", last_month="7000") for name in GROUNDS}
    paying = {name: sorted(amounts(outcome)) for name, outcome in ended.items() if outcome.items}
    one = ["compensation"]
    assert paying == {
        "agreed-employer": one,
        "forced": one,
        "illness": [*one, "notice"],
        "unfit": [*one, "notice"],
        "changed": [*one, "notice"],
        "layoff": one,
        "expired-employer": one,
        "closed": one,
        "task-done": one,
        "refused-contract": one,
        "unlawful": ["damages"],
    }
    assert all(outcome.verdict for name, outcome in ended.items() if name not in paying)


def test_damages_are_twice_and_exclude_the_compensation_and_the_notice(severance):
    outcome = severance(ground="unlawful", notice="no", last_month="9999")
    assert amounts(outcome) == {"damages": Decimal("30000.00")}


def test_the_notice_pays_the_month_before_and_not_the_average(severance):
    assert amounts(severance(ground="unfit", notice="no", last_month="7000.50"))["notice"] == Decimal("7000.50")


@pytest.mark.parametrize(
    ("typed", "left"),
    [({"notice": "yes"}, False), ({}, True), ({"notice": "no"}, True)],
)
def test_what_is_not_known_of_the_notice_is_left_out_with_the_reason(severance, typed, left):
    outcome = severance(ground="changed", **typed)
    assert any("代通知金" in part.label for part in outcome.left_out) is left
    assert outcome.total == 15000


def test_twelve_years_bound_only_a_wage_that_was_capped(severance):
    long = {"started_on": "2008-03-05", "ended_on": "2024-12-01", "city_wage": "5500"}
    assert severance(**long, wage="20000").total == 5500 * 3 * 12
    assert severance(**long, wage="16500").total == 16500 * 17  # the jump of 47.2: a cent more pays less
    assert severance(**long, wage="16500.01").total < severance(**long, wage="16500").total
    assert severance(**long, wage="20000", ground="unlawful").total == 5500 * 3 * 12 * 2


def test_without_the_citys_average_the_cap_is_named_and_left_out(severance):
    assert any(part.label == "三倍封顶" for part in severance(wage="90000").left_out)
    assert not any(part.label == "三倍封顶" for part in severance(city_wage="7000").left_out)


def test_years_before_2008_pay_by_the_old_measures(severance):
    old = {"started_on": "1990-01-01", "ended_on": "2010-01-01", "wage": "2000"}
    assert amounts(severance(**old)) == {"compensation": 4000, "before-2008": 24000}  # 18 years, at most 12 months
    assert amounts(severance(**old, ground="layoff"))["before-2008"] == 36000  # no limit
    assert amounts(severance(**old, ground="unlawful")) == {"damages": 80000}  # all years, undivided


def test_an_expired_contract_pays_nothing_for_the_years_before_2008(severance):
    outcome = severance(ground="expired-employer", started_on="2000-01-01", ended_on="2010-01-01", wage="2000")
    assert amounts(outcome) == {"compensation": 4000}
    assert any(part.label == "2008年以前的经济补偿" for part in outcome.left_out)


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ({"area": "class-2"}, 2050),
        ({"area": "class-3"}, 1950),
        ({"area": "elsewhere"}, 1000),
        ({}, 1000),
        ({"area": "class-2", "minimum_wage": "2300"}, 2300),
        ({"minimum_wage": "900"}, 1000),
    ],
)
def test_a_wage_below_the_minimum_is_lifted_to_it_where_that_is_known(severance, typed, total):
    year = {"started_on": "2025-01-01", "ended_on": "2025-12-31", "wage": "1000"}
    assert severance(**year, **typed).total == total


def test_a_minimum_of_years_that_we_do_not_know_is_not_used(severance):
    outcome = severance(started_on="2020-01-01", ended_on="2020-12-31", wage="1000", area="class-2")
    assert outcome.total == 1000
    assert "和最低工资比" in [part.label for part in outcome.left_out]
    assert "和最低工资比" not in [part.label for part in severance(area="class-2").left_out]


def test_overtime_pay_is_in_and_the_other_practice_is_shown(severance):
    outcome = severance(overtime="1000")
    assert outcome.total == 15000
    assert [row[1] for table in outcome.tables for row in table.rows] == [12500]


def test_without_a_ground_each_is_shown_and_nothing_added_up(severance):
    outcome = severance(ground="unknown")
    assert outcome.total == 0
    assert [row[1] for row in outcome.tables[0].rows] == [15000, 30000, 0]


def test_who_is_accused_sees_what_is_due_if_it_is_not_proved(severance):
    assert [row[1] for row in severance(ground="fault").tables[0].rows] == [30000]


def test_arbitration_must_be_asked_within_a_year_and_the_clock_starts_when_work_ended(severance):
    assert [clock.last_day for clock in severance().deadlines] == [date(2027, 4, 15)]
    assert not severance(ended_on="").deadlines


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"ended_on": "2023-01-01"}, "ended_on", "before"),
        ({"started_on": "1999-01-01", "ended_on": "2007-12-31"}, "ended_on", "before_rules"),
        ({"wage": ""}, "wage", "required"),
        (
            {"wage": "", "months-1-count": "12", "months-1-wage": "1", "months-2-count": "1", "months-2-wage": "1"},
            "months-2-count",
            "over_12",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_field(severance, typed, field, code):
    with pytest.raises(AnswersRefused) as refused:
        severance(**typed)
    assert [(error.field, error.code) for error in refused.value.errors] == [(field, code)]
