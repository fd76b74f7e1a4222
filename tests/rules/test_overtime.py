"""Overtime: which share for which day, which wage it is counted from, which practices differ; the least sick pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused
from hypothesis import given
from hypothesis import strategies as st

HOURLY = {"system": "standard", "wage_unit": "hour", "wage": "100"}


def amounts(outcome):
    return {item.id: item.amount for item in outcome.items}


@pytest.fixture(scope="session")
def overtime(ask):
    return lambda **typed: ask("overtime", {name: text for name, text in (HOURLY | typed).items() if text})


@pytest.mark.parametrize(
    ("typed", "paid"),
    [
        ({"weekday_hours": "1"}, {"weekday": 150}),
        ({"rest_days": "0.5"}, {"rest-day": 800}),
        ({"rest_days": "3", "days_in_lieu": "1"}, {"rest-day": 3200}),
        ({"rest_days": "1", "days_in_lieu": "1"}, {}),
        ({"holidays": "1"}, {"holiday": 2400}),
        ({"holidays": "1", "holiday_pay": "difference"}, {"holiday": 1600}),
        (
            {"system": "totalled", "weekday_hours": "10", "rest_days": "4", "holidays": "1"},
            {"weekday": 1500, "holiday": 2400},
        ),
        ({"system": "piece", "weekday_hours": "2"}, {"weekday": 300}),
        ({"system": "flexible", "weekday_hours": "2"}, {}),
    ],
)
def test_each_kind_of_day_has_its_share(overtime, typed, paid):
    assert amounts(overtime(**typed)) == paid


def test_a_day_in_lieu_never_stands_for_a_holiday(overtime):
    with pytest.raises(AnswersRefused):
        overtime(holidays="3", days_in_lieu="1")


def test_a_month_is_cut_by_21_75_and_not_rounded_on_the_way(overtime):
    assert overtime(wage_unit="month", wage="2963.33", holidays="4").total == Decimal("1634.94")
    assert overtime(wage_unit="month", wage="3000", weekday_hours="100").total == Decimal(
        "2586.21"
    )  # 17.24 × 150 is less


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2023-10-03", "holiday"),
        ("2023-10-04", "rest-day"),
        ("2024-05-02", "rest-day"),  # a holiday by law only since 2025
        ("2025-05-02", "holiday"),
        ("2023-01-21", "rest-day"),  # 除夕 likewise
        ("2025-01-28", "holiday"),
        ("2026-11-21", "rest-day"),
        ("2026-10-10", ""),  # a Saturday at work
        ("2026-11-23", ""),
    ],
)
def test_a_date_finds_its_kind(overtime, day, kind):
    if kind:
        assert list(amounts(overtime(**{"dates-1-day": day}))) == [kind]
        return
    with pytest.raises(AnswersRefused) as refused:
        overtime(**{"dates-1-day": day})
    assert [error.field for error in refused.value.errors] == ["dates-1-hours"]
    assert amounts(overtime(**{"dates-1-day": day, "dates-1-hours": "2"})) == {"weekday": 300}


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({}, "weekday_hours", "nothing"),
        ({"wage": "", "weekday_hours": "1"}, "wage", "required"),
        ({"rest_days": "1", "days_in_lieu": "2"}, "days_in_lieu", "more_than_worked"),
        ({"dates-1-day": "2013-10-01"}, "dates-1-day", "before_rules"),
        ({"dates-1-day": "2026-10-01", "dates-2-day": "2026-10-01"}, "dates-2-day", "twice"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_field(overtime, typed, field, code):
    with pytest.raises(AnswersRefused) as refused:
        overtime(**typed)
    assert [(error.field, error.code) for error in refused.value.errors] == [(field, code)]


@pytest.mark.parametrize(("unit", "wage"), [("month", "1000"), ("day", "50"), ("hour", "6")])
def test_a_wage_below_the_minimum_is_lifted_to_it(overtime, unit, wage):
    low = overtime(wage_unit=unit, wage=wage, weekday_hours="10", area="class-2")
    assert low.total == overtime(wage_unit="month", wage="2050", weekday_hours="10").total
    assert overtime(wage_unit=unit, wage=wage, weekday_hours="10").total < low.total


def test_each_item_names_its_own_dates_alone(overtime):
    outcome = overtime(**{"dates-1-day": "2026-10-01", "dates-2-day": "2026-10-05"})
    told = {item.id: [step.sentence for step in item.steps if "2026年10月" in step.sentence] for item in outcome.items}
    assert {id_: len(dates) for id_, dates in told.items()} == {"rest-day": 1, "holiday": 1}
    assert "10月1日" in told["holiday"][0]


def test_the_other_practice_for_holidays_is_shown_beside_and_not_added(overtime):
    outcome = overtime(wage_unit="month", wage="4350", holidays="1")
    assert outcome.total == 600
    assert [row[1] for table in outcome.tables for row in table.rows] == [400]


def test_sick_pay_is_at_least_80_percent_of_the_minimum_wage(overtime):
    assert amounts(overtime(wage="", sick_days="5", sick_by="calendar", minimum_wage="3300")) == {"sick-pay": 440}
    assert amounts(overtime(wage="", sick_days="21.75", area="class-2")) == {"sick-pay": 1640}


def test_sick_pay_without_a_known_minimum_is_left_out_and_the_rest_is_counted(overtime):
    outcome = overtime(sick_days="5", weekday_hours="1")
    assert amounts(outcome) == {"weekday": 150}
    assert [part.label for part in outcome.left_out] == ["病假工资"]


def test_who_has_left_sees_the_year_for_arbitration(overtime):
    clocks = overtime(weekday_hours="1", left_on="2026-03-31").deadlines
    assert [(clock.last_day, clock.citation.article) for clock in clocks] == [(date(2027, 3, 31), "27.4")]


@given(st.decimals(1, 100_000, places=2), st.integers(1, 1000), st.integers(1, 1000))
def test_more_hours_never_pay_less_and_the_items_make_the_total(overtime, wage, a, b):
    fewer, more = sorted((a, b))
    ways = [overtime(wage_unit="month", wage=str(wage), weekday_hours=str(n), rest_days="1") for n in (fewer, more)]
    assert ways[0].total <= ways[1].total
    assert all(way.total == sum(item.amount for item in way.items) for way in ways)


def test_a_place_whose_minimum_wage_is_unknown_is_told_that_nothing_was_held_against_it(overtime):
    assert "和最低工资比" in [part.label for part in overtime(weekday_hours="1", area="elsewhere").left_out]
