"""State compensation: the figure of the day of decision, caps and ranges by grade, harm to the mind, money given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

DECIDED = {"decided_on": "2025-06-10"}
ANNUAL = 124110
days = st.integers(1, 20000)


@pytest.fixture(scope="session")
def compensation(ask):
    """The outcome of a decision of 10 June 2025, some answers changed; "" leaves one out."""

    def outcome(instead=(), **changes: str) -> Outcome:
        typed = {n: t for n, t in {**DECIDED, **{n.replace("__", "-"): t for n, t in changes.items()}}.items() if t}
        return ask("state-compensation", typed, instead=instead)

    return outcome


def amounts(outcome: Outcome) -> dict[str, Decimal]:
    """Every item's amount by its id."""
    return {item.id: item.amount for item in outcome.items}


def item(outcome: Outcome, id_: str):
    """The item of that id."""
    return next(item for item in outcome.items if item.id == id_)


def left_out(outcome: Outcome) -> dict[str, str]:
    """What was left out, with the reason."""
    return {part.label: part.why for part in outcome.left_out}


@pytest.mark.parametrize(
    ("decided", "daily", "estimated"),
    [
        ("2011-05-04", "142.33", False),
        ("2014-06-30", "200.69", False),
        ("2016-05-13", "219.72", False),  # three days before the new figure was published
        ("2016-05-15", "219.72", False),
        ("2016-05-16", "242.30", False),
        ("2017-03-30", "242.30", False),
        ("2017-09-01", "242.30", True),  # that year's figure has no source
        ("2020-10-30", "346.75", False),
        ("2021-05-20", "373.10", False),
        ("2025-05-18", "462.44", True),
        ("2025-05-19", "475.52", False),
        ("2026-05-15", "475.52", False),
        ("2026-05-16", "475.52", True),
    ],
)
def test_the_daily_amount_is_the_last_one_published_by_the_day_of_decision(compensation, decided, daily, estimated):
    """解释 21; past the day on which a new one is due it is marked as an estimate."""
    outcome = compensation(decided_on=decided, days="1")
    assert amounts(outcome)["liberty"] == Decimal(daily)
    assert any(figure.estimated for figure in outcome.figures) is estimated


def test_every_daily_amount_is_the_annual_wage_over_261(catalogue):
    daily, annual = (catalogue.rate(f"state-compensation-{kind}").values for kind in ("daily", "annual-wage"))
    assert [value.from_ for value in daily] == [value.from_ for value in annual]
    for day, year in zip(daily, annual, strict=True):
        assert day.number == (year.number / 261).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_before_the_first_figure_the_amount_is_left_out_until_it_is_typed(compensation):
    assert "12368" in left_out(compensation(decided_on="2010-12-31", days="10"))["人身自由赔偿金"]
    assert amounts(compensation(decided_on="2010-12-31", days="10", daily="125.43"))["liberty"] == Decimal("1254.30")


def test_without_a_decision_it_is_worked_out_as_of_today_and_says_so(compensation):
    outcome = compensation(decided_on="", days="10")
    assert amounts(outcome)["liberty"] == Decimal("4755.20")
    assert any("先按今天的数算" in step.sentence for step in outcome.notes)


@given(days, days)
def test_more_days_never_give_less_and_the_items_make_the_total(compensation, one, other):
    fewer, more = (compensation(days=str(n), lost_days=str(n)) for n in sorted((one, other)))
    assert amounts(fewer)["liberty"] <= amounts(more)["liberty"]
    assert amounts(fewer)["lost-earnings"] <= amounts(more)["lost-earnings"] <= 5 * ANNUAL
    assert more.total == sum(part.amount for part in more.items)


@pytest.mark.parametrize(
    ("lost", "pay"), [("1", "475.52"), ("1305", "620550"), ("1304", "620078.08"), ("9999", "620550")]
)
def test_lost_earnings_end_at_five_years(compensation, lost, pay):
    assert amounts(compensation(lost_days=lost))["lost-earnings"] == Decimal(pay)


@pytest.mark.parametrize(
    ("grade", "low", "high", "article"),
    [
        ("1", 10, 20, "17.1(1)"),
        ("4", 10, 20, "17.1(1)"),
        ("5", 5, 10, "17.1(2)"),
        ("6", 5, 10, "17.1(2)"),
        ("7", 0, 5, "17.1(2)"),
        ("10", 0, 5, "17.1(2)"),
    ],
)
def test_a_disability_has_the_range_of_its_grade(compensation, grade, low, high, article):
    found = item(compensation(injury="disabled", grade=grade), "disability")
    assert (found.amount, found.upto) == (low * ANNUAL, high * ANNUAL)
    assert found.steps[0].citation.article == article


@pytest.mark.parametrize(("multiple", "beyond"), [("5", False), ("10", False), ("4.9", True), ("12", True)])
def test_the_multiple_of_the_decision_is_used_and_one_beyond_the_range_is_explained(compensation, multiple, beyond):
    """17.2: who keeps others may have more."""
    found = item(compensation(injury="disabled", grade="5", multiple=multiple), "disability")
    assert (found.amount, found.upto) == (Decimal(multiple) * ANNUAL, None)
    assert (found.steps[-1].citation.article == "17.2") is beyond


def test_a_disability_without_its_grade_is_refused(compensation):
    with pytest.raises(AnswersRefused) as refused:
        compensation(injury="disabled")
    assert refused.value.errors == [FieldError("grade", "required")]


@pytest.mark.parametrize("injury", ["none", "hurt", "dead", ""])
def test_a_grade_counts_only_for_a_disability(compensation, injury):
    assert "disability" not in amounts(compensation(injury=injury, grade="1", multiple="20"))


def test_death_is_twenty_years_wages(compensation):
    assert amounts(compensation(injury="dead"))["death"] == 20 * ANNUAL


@pytest.mark.parametrize(
    ("changes", "least", "most"),
    [
        ({"days": "182"}, None, None),
        ({"days": "183"}, 1000, 43000),  # half of 87,020.16, down to the thousand
        ({"days": "3"}, None, None),
        ({"days": "183", "mental": "none"}, None, None),
        ({"days": "10", "mental": "serious"}, 1000, 2000),
        ({"days": "4000"}, 951000, None),
        ({"days": "183", "mental": "very-serious"}, 43000, None),
        ({"injury": "dead"}, 1241000, None),
        ({"injury": "disabled", "grade": "10"}, 1000, 310000),
        ({"injury": "disabled", "grade": "1", "mental": "very-serious"}, 620000, 1241000),
        ({"days": "1", "mental": "serious"}, None, None),  # half of it is under 1,000
    ],
)
def test_harm_to_the_mind_is_up_to_half_and_for_the_worst_half_and_more(compensation, changes, least, most):
    found = next((part for part in compensation(**changes).items if part.id == "mental"), None)
    assert (found and found.amount, found and found.upto) == (least, most)


@given(st.integers(183, 3652))
def test_harm_to_the_mind_is_in_thousands_and_never_over_half(compensation, days):
    outcome = compensation(days=str(days))
    assert item(outcome, "mental").upto % 1000 == 0
    assert item(outcome, "mental").upto * 2 <= amounts(outcome)["liberty"]


def test_before_april_2021_harm_to_the_mind_is_only_what_the_decision_says(compensation):
    assert "旧的标准" in left_out(compensation(decided_on="2021-03-31", days="200"))["精神损害抚慰金"]
    typed = compensation(decided_on="2021-03-31", days="200", mental_amount="12345.67")
    assert amounts(typed)["mental"] == Decimal("12345.67")
    assert item(compensation(decided_on="2021-04-01", days="200"), "mental").upto == 34000


@pytest.mark.parametrize(
    ("born", "pay"),
    [
        ("2007-06-11", "19.73"),  # one day under 18
        ("2007-06-10", "144000"),  # 18: an adult who cannot work
        ("2015-06-10", "57600"),
        ("1965-06-10", "144000"),  # 60
        ("1964-06-10", "136800"),
        ("1949-06-10", "28800"),  # 76
        ("2025-06-10", "129600"),  # born on the day
    ],
)
def test_the_living_of_a_dependant_goes_to_18_or_20_years_less_one_a_year_over_60(compensation, born, pay):
    outcome = compensation(injury="dead", dependants__1__born=born, living_standard="600")
    assert amounts(outcome).get("living") == (Decimal(pay) if pay else None)


@pytest.mark.parametrize(
    ("age", "pay"), [("0", "129600"), ("17", "7200"), ("18", "144000"), ("60", "144000"), ("79", "7200"), ("80", None)]
)
def test_an_age_stands_in_for_a_day_of_birth(compensation, age, pay):
    """At 80 the twenty years are used up, and the living is paid year by year (解释 18.2)."""
    outcome = compensation(injury="dead", dependants__1__age=age, living_standard="600")
    assert amounts(outcome).get("living") == (Decimal(pay) if pay else None)
    assert ("被扶养人生活费（第1个人）" in left_out(outcome)) is (pay is None)


@pytest.mark.parametrize(
    ("changes", "given_"),
    [
        ({"injury": "dead"}, True),
        ({"injury": "disabled", "grade": "4"}, True),
        ({"injury": "disabled", "grade": "5"}, False),
        ({"injury": "hurt"}, False),
        ({}, False),
    ],
)
def test_only_death_and_total_loss_pay_for_dependants(compensation, changes, given_):
    outcome = compensation(dependants__1__agreed="5000", **changes)
    assert ("living" in amounts(outcome)) is given_
    assert ("被扶养人生活费" in left_out(outcome)) is not given_


def test_without_the_local_standard_each_dependant_is_left_out_with_whom_to_ask(compensation):
    told = left_out(compensation(injury="dead", dependants__1__born="2015-06-10", dependants__2__agreed="1"))
    assert "民政局" in told["被扶养人生活费（第1个人）"]
    assert "被扶养人生活费（第2个人）" not in told


@pytest.mark.parametrize(
    ("changes", "interest"),
    [
        ({"stopped_on": "2025-01-01", "deposit_rate": "1.5"}, "300.41"),
        ({"stopped_on": "2023-01-01", "deposit_rate": "1.5"}, "0"),
        ({"deposit_rate": "1.5"}, "366.16"),  # to the day of decision: 891 days
        ({}, None),
    ],
)
def test_money_comes_back_with_simple_interest_at_the_rate_of_the_decision(compensation, changes, interest):
    outcome = compensation(money_taken="10000", taken_on="2023-01-01", **changes)
    assert amounts(outcome)["money"] == 10000
    assert amounts(outcome).get("interest") == (Decimal(interest) if interest else None)


@pytest.mark.parametrize("taken_on", ["", "2025-06-11"])
def test_without_a_day_that_fits_the_money_comes_back_and_interest_is_left_out(compensation, taken_on):
    outcome = compensation(money_taken="10000", taken_on=taken_on, deposit_rate="1.5")
    assert amounts(outcome) == {"money": 10000}
    assert "退还的钱的利息" in left_out(outcome)


def test_money_given_back_before_it_was_taken_is_refused(compensation):
    with pytest.raises(AnswersRefused) as refused:
        compensation(money_taken="1", taken_on="2023-01-02", stopped_on="2023-01-01")
    assert refused.value.errors == [FieldError("stopped_on", "before", other="taken_on")]


def test_two_clocks_two_years_to_ask_and_thirty_days_against_a_decision(compensation):
    deadlines = compensation(known_on="2025-01-15").deadlines
    assert [(d.last_day, d.citation.article) for d in deadlines] == [
        (date(2027, 1, 15), "39.1"),
        (date(2025, 7, 10), "24.2"),
    ]
    assert compensation(decided_on="").deadlines == ()


def test_with_every_unverified_figure_removed_there_is_an_answer(compensation, catalogue):
    gone = [
        replace(table, values=()) for table in map(catalogue.rate, catalogue.calculator("state-compensation").rates)
    ]
    outcome = compensation(gone, days="200", injury="dead", lost_days="3", costs="100")
    assert amounts(outcome) == {"costs": 100}
    assert {"人身自由赔偿金", "死亡赔偿金（含丧葬费）", "误工减少的收入", "精神损害抚慰金"} <= left_out(outcome).keys()
