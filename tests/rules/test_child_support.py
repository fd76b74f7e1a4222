"""Child support: the share of the income, several children, until when, in one sum, and what is owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

incomes = st.decimals(0, 10**7, places=2)
counts = st.integers(1, 5)
birthdays = st.dates(date(2009, 1, 1), date(2026, 11, 24))
KINDS = ["monthly", "yearly", "none", "unknown"]
Support = Callable[..., Outcome]


@pytest.fixture(scope="session")
def support(ask) -> Support:
    """What the calculator answers; ``born`` has a day for each child."""

    def outcome(kind: str = "monthly", *, born: tuple[object, ...] = (), **typed: object) -> Outcome:
        children = {f"children-{n}-born": str(day) for n, day in enumerate(born, start=1)}
        return ask("child-support", {"income_kind": kind, **children, **{k: str(v) for k, v in typed.items()}})

    return outcome


def monthly(outcome: Outcome) -> tuple[Decimal, Decimal | None]:
    """Both ends of the month's support."""
    (item,) = (item for item in outcome.items if item.id == "monthly")
    return item.amount, item.upto


@pytest.mark.parametrize(
    ("kind", "typed", "born", "least", "most"),
    [
        ("monthly", {"monthly_income": 6000}, ["2018-03-10"], 1200, 1800),
        ("monthly", {"monthly_income": 6000}, [], 1200, 1800),
        ("monthly", {"monthly_income": 10000}, ["2015-06-01", "2020-09-15"], 2000, 5000),
        ("monthly", {"monthly_income": 10000}, ["2005-06-01", "2020-09-15"], 2000, 3000),
        ("yearly", {"yearly_income": 60000}, ["2018-03-10"], 1000, 1500),
        ("yearly", {"yearly_income": 50000}, ["2018-03-10"], "833.33", 1250),
        ("yearly", {"yearly_income": 60000, "monthly_income": 9000}, ["2018-03-10"], 1000, 1500),
        ("monthly", {"yearly_income": 60000, "monthly_income": 9000}, ["2018-03-10"], 1800, 2700),
        ("unknown", {"monthly_income": 4000}, ["2018-03-10"], 800, 1200),
    ],
)
def test_a_months_support_is_a_share_of_the_income(support, kind, typed, born, least, most):
    assert monthly(support(kind, born=tuple(born), **typed)) == (Decimal(least), Decimal(most))


@given(incomes, incomes, counts)
def test_who_earns_more_never_pays_less_and_several_children_never_take_over_half(support, one, other, count):
    born = ("2018-03-10",) * count
    (least, most), (more_least, more_most) = (
        monthly(support(monthly_income=income, born=born)) for income in sorted((one, other))
    )
    assert 0 <= least <= more_least
    assert most <= more_most <= max(one, other) / 2 + Decimal("0.01")


@pytest.mark.parametrize(("kind", "article"), [("none", "51"), ("unknown", "49.3"), ("monthly", "49.3")])
def test_an_income_that_is_not_known_is_left_out_with_what_to_do(support, kind, article):
    outcome = support(kind, born=("2018-03-10",))
    assert not outcome.items
    assert outcome.left_out[0].citation.article == article


def until(outcome: Outcome) -> list[str]:
    """What is said of the day on which each child comes of age."""
    return [note.sentence for note in outcome.notes if note.citation.article == "53.1"]


@pytest.mark.parametrize(("born", "last"), [("2018-03-10", "2036年3月10日"), ("2020-02-29", "2038年2月28日")])
def test_support_ends_on_the_eighteenth_birthday(support, born, last):
    assert until(support(born=(born,))) == [f"孩子{last}满18岁，一般给到这一天。"]


def test_every_child_under_age_has_its_own_last_day(support):
    outcome = support(born=("2008-11-24", "2015-06-01", "2020-09-15"))  # the first is 18 today
    assert [sentence[:5] for sentence in until(outcome)] == ["第2个孩子", "第3个孩子"]
    assert [part.citation.article for part in outcome.left_out if part.citation.article == "41"] == ["41"]


def test_grown_children_are_owed_nothing_more_and_the_exception_is_named(support):
    outcome = support(monthly_income=6000, born=("2000-01-01",))
    assert (outcome.items, until(outcome), outcome.tables) == ((), [], ())
    assert outcome.left_out[0].citation.article == "41"


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        # 12 payments from 2026-11-24 to 2027-10-24, the last before the birthday on 2027-11-24
        ({"born": ("2009-11-24",), "monthly_income": 6000}, [14400, 21600]),
        ({"born": ("2009-11-25",), "monthly_income": 6000}, [15600, 23400]),
        ({"born": ("2009-11-24",), "agreed": 1000}, [12000]),
        # two children for 12 months, then one for 12 more
        ({"born": ("2009-11-24", "2010-11-24"), "monthly_income": 1000}, [4800, 9600]),
        ({"born": ("2009-11-24",), "monthly_income": 6000, "from_on": "2027-10-24"}, [1200, 1800]),
    ],
)
def test_all_months_until_full_age_in_one_sum(support, typed, rows):
    assert [amount for _, amount in support(**typed).tables[0].rows] == rows


@given(birthdays, incomes)
def test_the_sum_is_the_month_times_the_months(support, born, income):
    outcome = support(monthly_income=income, born=(born,))
    (_, least), (_, most) = outcome.tables[0].rows
    low, high = monthly(outcome)
    assert (least * high, least <= most) == (most * low, True)
    assert not low or least % low == 0


@pytest.mark.parametrize(
    ("typed", "owed"),
    [
        ({"owed_from": "2025-01-01", "owed_until": "2026-06-30"}, 21600),
        ({"owed_from": "2025-01-01", "owed_until": "2026-06-29"}, 20400),
        ({"owed_from": "2025-01-01", "owed_until": "2026-06-30", "paid_already": 3000}, 18600),
        ({"owed_from": "2025-01-01", "owed_until": "2025-06-30", "paid_already": 99999}, 0),
        ({"owed_from": "2026-08-25"}, 3600),
        ({"owed_from": "2025-01-01", "born": ("2007-07-01",)}, 7200),
        ({"owed_from": "2025-08-01", "born": ("2007-07-01",)}, 0),
    ],
)
def test_what_was_agreed_and_not_paid_is_added_up_by_whole_months_until_full_age(support, typed, owed):
    outcome = support("unknown", agreed=1200, **typed)
    assert outcome.total == owed


def test_days_that_make_no_month_are_named(support):
    steps = support("unknown", agreed=1200, owed_from="2026-08-25", owed_until="2026-10-01").items[0].steps
    assert [step.working for step in steps if "不满一个月" in step.sentence] == ["7天"]


def test_nothing_agreed_means_that_the_court_settles_the_past(support):
    labels = [part.label for part in support(monthly_income=1, owed_from="2025-01-01").left_out]
    assert "欠的抚养费" in labels


@given(incomes, st.dates(date(2020, 1, 1), date(2026, 11, 24)), st.integers(0, 900))
def test_a_longer_wait_never_owes_less(support, agreed, first, days):
    last = min(first + timedelta(days), date(2026, 11, 24))
    sooner, later = (support("unknown", agreed=agreed, owed_from=first, owed_until=day).total for day in (first, last))
    assert 0 <= sooner <= later


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"owed_from": "2026-01-02", "owed_until": "2026-01-01"}, FieldError("owed_until", "before", "owed_from")),
        ({"from_on": "2018-03-09", "born": ("2018-03-10",)}, FieldError("from_on", "before_birth")),
    ],
)
def test_days_in_the_wrong_order_are_refused(support, typed, error):
    with pytest.raises(AnswersRefused) as refused:
        support(monthly_income=1, **typed)
    assert refused.value.errors == [error]


@pytest.mark.parametrize(
    ("born", "told"), [("2008-12-01", True), ("2010-11-24", True), ("2010-11-25", False), ("2012-01-01", False)]
)
def test_who_is_near_full_age_is_told_of_own_wages(support, born, told):
    assert any("满16岁" in note.sentence for note in support(born=(born,)).notes) is told


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_knows_nothing_still_gets_an_answer(support, kind):
    assert support(kind).left_out
