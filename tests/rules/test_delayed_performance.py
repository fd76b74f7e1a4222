"""Judgments not paid in time: the interest ordered, the doubled part, payments, stays, before and after August 2014."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
Delayed = Callable[..., Outcome]
JUDGED = {"debt": "100000", "due_on": "2025-01-01", "until": "2026-01-01"}
SIX_PERCENT = {"interest_unit": "year", "interest_rate": "6"}

sums = st.decimals(1, 200_000, places=2)


@pytest.fixture(scope="session")
def delayed(ask) -> Delayed:
    """The outcome for 100,000 yuan to be paid by 2025-01-01, counted to 2026-01-01, some answers changed."""

    def outcome(instead=(), **changes: object) -> Outcome:
        typed = {name.replace("__", "-"): str(value) for name, value in {**JUDGED, **changes}.items()}
        return ask("delayed-performance", {name: text for name, text in typed.items() if text}, instead=instead)

    return outcome


def paid(*payments: tuple[str, object]) -> dict[str, object]:
    """Rows of payments."""
    rows = enumerate(payments, 1)
    return {f"payments__{n}__{name}": value for n, (day, sum_) in rows for name, value in (("paid_on", day), ("amount", sum_))}  # fmt: skip


def due(outcome: Outcome) -> dict[str, Decimal]:
    """The amounts by the id of their item."""
    return {item.id: item.amount for item in outcome.items}


@pytest.mark.parametrize(
    ("until", "first_day", "doubled"),
    [
        ("2025-01-01", "", "17.5"),
        ("2025-01-02", "", "35"),
        ("2025-01-02", "last_day", "35"),
        ("2025-01-02", "next_day", "17.5"),
        ("2025-01-01", "next_day", None),
        ("2025-12-31", "", "6387.5"),  # 365 days, not 360
        ("2024-12-31", "", None),
    ],
)
def test_the_doubled_part_is_1_75_in_10000_for_each_day_from_the_last_day_to_pay(delayed, until, first_day, doubled):
    """1.3, 2; some courts count from the day after."""
    found = due(delayed(until=until, first_day=first_day))
    assert found.get("doubled") == (Decimal(doubled) if doubled else None)


def test_before_the_last_day_nothing_is_late(delayed):
    outcome = delayed(until="2024-12-31")
    assert (outcome.items, outcome.verdict_title) == ((), "还没有过期")


@pytest.mark.parametrize(
    ("changes", "general"),
    [
        ({}, None),
        (SIX_PERCENT, "6000"),
        ({**SIX_PERCENT, "interest_from": "2024-01-01"}, "12000"),
        ({**SIX_PERCENT, "interest_base": "50000"}, "3000"),
        ({"interest_unit": "month", "interest_rate": "1"}, "12000"),
        ({"interest_unit": "day", "interest_rate": "5"}, "18250"),
        # LPR 3.1% until 2025-05-19 and 3% since, by days
        ({"interest_unit": "lpr", "interest_rate": "1", "counting": "days_365"}, "3037.81"),
        ({"interest_unit": "lpr", "interest_rate": "4", "counting": "days_365"}, "12151.23"),
        ({"interest_unit": "lpr", "interest_rate": "1.5", "lpr": "4"}, "6000"),
    ],
)
def test_the_interest_that_the_judgment_orders_goes_on_beside_the_doubled_part(delayed, changes, general):
    """1.2; 1.3: the doubled part is counted without it."""
    found = due(delayed(**changes))
    assert found.get("general") == (Decimal(general) if general else None)
    assert found["doubled"] == Decimal("6405.00")  # 366 days


@pytest.mark.parametrize(
    ("payments", "order", "found"),
    [
        # half a year: 3,000 of interest
        ([("2025-07-01", 30000)], "", {"debt": 73000, "general": 2190, "doubled": Decimal("5535.60")}),
        ([("2025-07-01", 30000)], "debt_first", {"debt": 70000, "general": 5100, "doubled": Decimal("5439.00")}),
        ([("2025-07-01", 2000)], "", {"debt": 100000, "general": 4000, "doubled": 6405}),
        ([("2025-07-01", 103000)], "", {"doubled": 3185}),
        ([("2025-07-01", 103000), ("2025-08-01", 3000)], "", {"doubled": 185}),
        ([("2025-01-01", 100000)], "", {}),
        ([("2024-12-01", 40000)], "", {"debt": 60000, "general": 3600, "doubled": 3843}),
        ([("2025-07-01", 50000), ("2025-07-01", 53000)], "", {"doubled": 3185}),
    ],
)
def test_payments_go_to_what_was_ordered_before_the_doubled_part(delayed, payments, order, found):
    """4; each payment ends a stretch (3.1). Who pays in time owes nothing of it."""
    assert due(delayed(**SIX_PERCENT, **paid(*payments), payment_order=order)) == found


def test_who_has_paid_more_than_was_owed_is_told_how_much(delayed):
    outcome = delayed(**paid(("2025-01-10", 100200)))
    assert (outcome.items, outcome.verdict_title) == ((), "已经付清")
    assert "25.00元" in outcome.verdict.sentence  # ten days are 175


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([("2025-02-01", "2025-02-28")], 366 - 28),
        ([("2025-02-01", "2025-02-28"), ("2025-02-15", "2025-03-02")], 366 - 30),
        ([("2024-01-01", "2025-01-01")], 365),
        ([("2024-01-01", "2024-12-31")], 366),
        ([("2025-12-31", "2026-03-01")], 364),
        ([("2024-01-01", "2026-11-01")], 0),
        ([("2025-02-01", "2025-02-01")], 365),
    ],
)
def test_stays_that_the_debtor_did_not_ask_for_are_not_doubled(delayed, pauses, days):
    """3.3; a day in two stays counts once, and the interest ordered goes on."""
    rows = {f"pauses__{n}__{name}": day for n, pause in enumerate(pauses, 1) for name, day in zip(("begins", "ends"), pause, strict=True)}  # fmt: skip
    found = due(delayed(**SIX_PERCENT, **rows))
    assert found.get("doubled", 0) == Decimal("17.5") * days
    assert found["general"] == 6000


@pytest.mark.parametrize(
    ("due_on", "until", "old", "doubled"),
    [
        ("2013-08-01", "2014-07-31", "11967.12", None),  # 364 days, 6.00% twice
        ("2013-08-01", "2014-08-01", "11967.12", "17.5"),
        ("2014-07-31", "2014-08-01", None, "17.5"),
        ("2014-08-01", "2014-08-01", None, "17.5"),
        ("2014-07-30", "2014-08-01", "30.68", "17.5"),  # 5.60%
        # up to six months: 5.85% from 2012-06-08 to 2012-07-05, then 5.60%; 28 days and 26
        ("2012-06-07", "2012-07-31", "1695.34", None),
        ("2009-05-17", "2009-05-20", "79.89", None),  # 4.86%, three days since the reply
    ],
)
def test_until_august_2014_it_was_twice_the_benchmark_rate_of_the_time(delayed, due_on, until, old, doubled):
    """7; 法释〔2009〕6号. A short delay takes the rate of six months, a year's that of a year."""
    found = due(delayed(due_on=due_on, until=until))
    assert found.get("before-2014") == (Decimal(old) if old else None)
    assert found.get("doubled") == (Decimal(doubled) if doubled else None)


def test_before_may_2009_the_old_interest_is_left_out_and_said_so(delayed):
    outcome = delayed(due_on="2009-05-01", until="2009-05-17")
    assert due(outcome) == {"debt": 100000}
    assert [part.label for part in outcome.left_out] == ["2009年5月18日以前的迟延利息"]


def test_under_the_old_rules_a_payment_clears_debt_and_delay_interest_in_proportion(delayed):
    """批复 2 and its formula: 10,000 of the debt with 364 days of 6% twice."""
    outcome = delayed(due_on="2013-08-01", until="2014-07-31", **paid(("2014-07-31", "11196.71")))
    assert outcome.tables[0].rows == (("2014年7月31日，抵本金等", Decimal("10000.00")), ("2014年7月31日，抵2014年7月31日以前的迟延利息", Decimal("1196.71")))  # fmt: skip
    assert due(outcome) == {"debt": 90000, "before-2014": Decimal("10770.41")}


def test_old_delay_interest_counts_on_the_interest_ordered_too(delayed):
    """法律文书确定的金钱债务, with what had grown when it was due: 106,000."""
    outcome = delayed(due_on="2013-08-01", until="2014-07-31", **SIX_PERCENT, interest_from="2012-08-01")
    assert due(outcome) == {"debt": 100000, "general": 6000, "before-2014": Decimal("12685.15")}


def test_two_years_run_to_ask_for_enforcement(delayed):
    """民事诉讼法 250; 2027-01-01 is a holiday, the clock shows the day by counting."""
    (clock,) = delayed().deadlines
    assert (clock.last_day, clock.citation.article) == (date(2027, 1, 1), "250")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"interest_unit": "year"}, FieldError("interest_rate", "required")),
        ({"interest_rate": "6"}, FieldError("interest_unit", "required_choice")),
        ({**SIX_PERCENT, "interest_base": "100001"}, FieldError("interest_base", "more_than", "debt")),
        (paid(("2026-01-02", 1)), FieldError("payments-1-paid_on", "after", "until")),
        (
            {"pauses__1__begins": "2025-03-01", "pauses__1__ends": "2025-02-28"},
            FieldError("pauses-1-ends", "before", "pauses-1-begins"),
        ),
    ],
)
def test_answers_that_do_not_go_together_are_refused_at_their_field(delayed, changes, error):
    with pytest.raises(AnswersRefused) as refused:
        delayed(**changes)
    assert refused.value.errors == [error]


def test_without_unverified_figures_the_debt_stands_and_the_doubled_part_too(delayed, catalogue):
    unknown = [replace(catalogue.rate(id_), values=()) for id_ in ("lpr-one-year", "benchmark-lending-rate")]
    assert due(delayed(instead=unknown, **SIX_PERCENT)) == due(delayed(**SIX_PERCENT))
    old = delayed(instead=unknown, due_on="2013-08-01")
    assert (due(old), len(old.left_out)) == ({"debt": 100000}, 1)
    by_lpr = {"interest_unit": "lpr", "interest_rate": "1"}
    assert delayed(instead=unknown, **by_lpr, **paid(("2025-07-01", 1))).items == ()
    assert due(delayed(instead=unknown, **by_lpr, lpr="3"))["general"] == 3000


@given(st.dates(date(2009, 1, 1), TODAY), st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 40))
def test_a_later_day_never_makes_the_debt_smaller(delayed, due_on, one, other, rate):
    sooner, later = (
        delayed(due_on=due_on, until=due_on + timedelta(days), interest_unit="year", interest_rate=rate).total
        for days in sorted((one, other))
    )
    assert 100000 <= sooner <= later


@given(st.dates(date(2013, 8, 1), date(2016, 1, 1)), sums, sums, st.sampled_from(["", "debt_first"]))
def test_who_pays_more_never_owes_more(delayed, day, one, other, order):
    less, more = (
        delayed(due_on="2013-08-01", until="2016-01-01", **SIX_PERCENT, **paid((day, amount)), payment_order=order)
        for amount in sorted((one, other))
    )
    assert less.total + Decimal("0.02") >= more.total >= 0  # the cent of a proportion


@given(st.lists(st.tuples(st.dates(date(2013, 1, 1), date(2016, 1, 1)), sums), min_size=1, max_size=4))
def test_every_cent_paid_is_set_against_something_or_is_over(delayed, payments):
    outcome = delayed(due_on="2013-08-01", until="2016-01-01", **SIX_PERCENT, **paid(*payments))
    assert sum(amount for _, amount in outcome.tables[0].rows) == sum(amount for _, amount in payments)
    assert all(item.amount > 0 for item in outcome.items)
