"""The statutory age of retirement: the annexed tables, the choice of three years, and the years to be paid in."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.rules import Outcome
from chalicelib.rules.retirement_age import GROUPS
from hypothesis import given
from hypothesis import strategies as st

births = st.dates(date(1949, 1, 1), date(2010, 12, 31))
groups = st.sampled_from(sorted(GROUPS))


@pytest.fixture(scope="session")
def retirement(ask):
    """The outcome for somebody of that group and day of birth."""
    return lambda who, born, **more: ask("retirement-age", {"who": who, "born": str(born), **more})


def told(outcome: Outcome) -> str:
    """Everything that the outcome says."""
    return "\n".join(step.sentence for step in outcome.steps())


@pytest.mark.parametrize(
    ("who", "born", "verdict"),
    [
        ("man", "1964-12-31", "60岁，2024年12月。"),
        ("man", "1965-01-01", "60岁1个月，2025年2月。"),
        ("man", "1965-04-30", "60岁1个月，2025年5月。"),
        ("man", "1965-05-01", "60岁2个月，2025年7月。"),
        ("man", "1966-01-01", "60岁4个月，2026年5月。"),
        ("man", "1976-08-31", "62岁11个月，2039年7月。"),
        ("man", "1976-09-01", "63岁，2039年9月。"),
        ("man", "1990-01-01", "63岁，2053年1月。"),
        ("woman-55", "1969-12-31", "55岁，2024年12月。"),
        ("woman-55", "1970-01-01", "55岁1个月，2025年2月。"),
        ("woman-55", "1981-08-31", "57岁11个月，2039年7月。"),
        ("woman-55", "1981-09-01", "58岁，2039年9月。"),
        ("woman-50", "1974-12-31", "50岁，2024年12月。"),
        ("woman-50", "1975-01-01", "50岁1个月，2025年2月。"),
        ("woman-50", "1975-02-28", "50岁1个月，2025年3月。"),
        ("woman-50", "1975-03-01", "50岁2个月，2025年5月。"),
        ("woman-50", "1984-10-31", "54岁11个月，2039年9月。"),
        ("woman-50", "1984-11-01", "55岁，2039年11月。"),
    ],
)
def test_the_age_rises_by_the_month_of_birth_to_its_end(retirement, who, born, verdict):
    outcome = retirement(who, born)
    assert (outcome.verdict_title, outcome.verdict.sentence) == ("法定退休年龄", verdict)


@given(groups, births, births)
def test_who_is_born_later_never_has_a_lower_age_nor_one_month_more_at_a_time(group, one, other):
    earlier, later = (GROUPS[group].months(born) for born in sorted((one, other)))
    assert earlier <= later <= 12 * GROUPS[group].age + GROUPS[group].most


@given(groups, births)
def test_the_day_of_the_month_makes_no_difference(group, born):
    assert GROUPS[group].delay(born) == GROUPS[group].delay(born.replace(day=1))


def test_a_woman_who_does_not_know_her_group_is_told_both(retirement):
    verdict = retirement("woman", "1978-05-01").verdict.sentence
    assert "50岁退休（工人岗位）：51岁9个月，2030年2月" in verdict
    assert "55岁退休（管理、技术岗位）：57岁2个月，2035年7月" in verdict


@pytest.mark.parametrize(
    ("born", "earliest"),
    [("1964-12-31", None), ("1965-01-01", "最早60岁，2025年1月"), ("1990-01-01", "最早60岁，2050年1月")],
)
def test_nobody_may_go_before_the_old_age(retirement, born, earliest):
    """3: at most three years early, never under 60, 55 or 50."""
    assert (earliest in told(retirement("man", born))) if earliest else "最早" not in told(retirement("man", born))


def test_three_years_later_needs_the_employers_consent(retirement):
    assert "和单位谈好，可以推后，最晚66岁，2056年1月" in told(retirement("man", "1990-01-01"))


@pytest.mark.parametrize(
    ("born", "needed"),
    [
        ("1969-06-01", "2030年退休，按月领养老金最少要缴15年6个月"),  # 61岁2个月: August 2030
        ("1968-06-01", "2029年退休，按月领养老金最少要缴15年"),
        ("1976-09-01", "2039年退休，按月领养老金最少要缴20年"),
        ("2000-01-01", "2063年退休，按月领养老金最少要缴20年"),
    ],
)
def test_the_years_to_be_paid_in_are_those_of_the_year_of_retirement(retirement, born, needed):
    assert needed in [step.sentence for step in retirement("man", born).notes]


@pytest.mark.parametrize(
    ("who", "born", "paid", "words"),
    [
        ("man", "1976-09-01", "7.25", "从现在一直缴到那时，年限够了"),  # and 12 years 9 months to come
        ("man", "1976-09-01", "7", "从现在一直缴到那时，还差3个月"),
        ("woman-50", "1975-01-01", "15", "按您填的年限，年限够了"),
        ("woman-50", "1975-01-01", "14.5", "按您填的年限，还差6个月"),
    ],
)
def test_what_is_paid_by_then_is_held_against_what_is_needed(retirement, who, born, paid, words):
    assert words in told(retirement(who, born, paid_years=paid))
    assert "还差" not in told(retirement(who, born))


def test_before_the_first_figure_the_years_needed_are_not_guessed(retirement):
    assert "没有核实到" in told(retirement("man", "1949-01-01", paid_years="10"))
