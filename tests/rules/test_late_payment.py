"""Payments that come late: the penalty agreed, else the LPR and more, small businesses, houses, before and after 2019."""

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
Late = Callable[..., Outcome]
LATE = {"kind": "sale", "amount": "100000", "due_on": "2024-03-01", "until": "2025-03-01", "agreed": "none"}
KINDS = ["sale", "construction", "other", "sme_government", "sme_large", "house_payment", "house_certificate"]

sums = st.decimals(1, 1_000_000, places=2)


@pytest.fixture(scope="session")
def late(ask) -> Late:
    """The outcome for 100,000 yuan due on 2024-03-01 and a year late, some answers changed."""

    def outcome(instead=(), **changes: object) -> Outcome:
        typed = {name.replace("__", "-"): str(value) for name, value in {**LATE, **changes}.items()}
        return ask("late-payment", {name: text for name, text in typed.items() if text}, instead=instead)

    return outcome


def due(outcome: Outcome) -> dict[str, Decimal]:
    """The amounts by the id of their item."""
    return {item.id: item.amount for item in outcome.items}


def upto(outcome: Outcome) -> dict[str, Decimal | None]:
    """The upper ends by the id of their item."""
    return {item.id: item.upto for item in outcome.items}


def noted(outcome: Outcome) -> str:
    """What the notes say."""
    return "\n".join(note.sentence + note.working for note in outcome.notes)


@pytest.mark.parametrize(
    ("kind", "low", "high", "article"),
    [
        ("sale", "4485", "5175", "18.4"),
        ("house_payment", "4485", "5175", "13.2"),
        ("house_certificate", "4485", "5175", "14.2"),
        ("other", "3450", "5175", "646"),
    ],
)
def test_where_nothing_was_agreed_the_lpr_of_the_breach_counts_and_more(late, kind, low, high, article):
    """买卖合同解释 18.4: the LPR of 2024-03-02 was 3.45%; what the court adds is a range."""
    outcome = late(kind=kind)
    (item,) = [item for item in outcome.items if item.id == "late"]
    assert (item.amount, item.upto) == (Decimal(low), Decimal(high))
    assert article in [step.citation.article for step in item.steps]


@pytest.mark.parametrize(("markup", "loss"), [("0", "3450"), ("30", "4485"), ("40", "4830"), ("50", "5175")])
def test_who_knows_what_the_court_adds_gets_one_amount(late, markup, loss):
    outcome = late(markup=markup)
    assert (due(outcome)["late"], upto(outcome)["late"]) == (Decimal(loss), None)


@pytest.mark.parametrize(
    ("due_on", "lpr"),
    [("2024-07-20", "3.45%"), ("2024-07-21", "3.35%"), ("2024-10-19", "3.35%"), ("2024-10-20", "3.1%")],
)
def test_the_lpr_is_that_of_the_first_late_day(late, due_on, lpr):
    (item,) = [item for item in late(due_on=due_on).items if item.id == "late"]
    assert item.steps[0].working.startswith(lpr)


def test_works_follow_the_lpr_of_the_time(late):
    """建工解释 26: 21 days at 3.45%, 91 at 3.35%, 72 at 3.1%."""
    works = late(kind="construction", due_on="2024-06-30", until="2024-12-31")
    assert (due(works)["late"], upto(works)["late"]) == (Decimal("1645.21"), None)


@pytest.mark.parametrize(
    ("due_on", "until", "before", "after"),
    [
        ("2019-02-19", "2019-08-19", "2804.26", None),
        ("2019-02-19", "2019-08-20", "2804.26", "15.14"),
        ("2019-08-19", "2019-08-20", None, "15.14"),
        ("2019-08-18", "2019-08-20", "15.49", "15.14"),
        # over a year until 2019-08-19: 4.75%; the benchmark changed on 2015-10-24 (4.60% to 4.35%)
        ("2018-08-18", "2019-08-19", "6191.92", None),
        ("2015-10-13", "2015-11-03", "334.26", None),
    ],
)
def test_the_benchmark_counts_until_19_august_2019_and_the_lpr_since(late, due_on, until, before, after):
    """买卖合同解释 18.4, with 30%."""
    found = due(late(due_on=due_on, until=until, markup="30"))
    assert found.get("late-before-2019") == (Decimal(before) if before else None)
    assert found.get("late") == (Decimal(after) if after else None)


@pytest.mark.parametrize(
    ("how", "number", "penalty"),
    [
        ("day", "5", "18250"),
        ("day_permille", "1", "36500"),
        ("day_percent", "1", "365000"),
        ("month", "1", "12000"),
        ("year", "6", "6000"),
        ("day_sum", "100", "36500"),
        ("share", "20", "20000"),
        ("fixed", "3000", "3000"),
    ],
)
def test_a_penalty_is_worked_out_by_its_words(late, how, number, penalty):
    assert due(late(agreed=how, agreed_number=number)) == {"unpaid": 100000, "penalty": Decimal(penalty)}


def test_a_share_of_the_price_is_of_the_whole_price_where_that_is_known(late):
    assert due(late(agreed="share", agreed_number="20", price="600000"))["penalty"] == 120000


@pytest.mark.parametrize(
    ("penalty", "loss", "told"),
    [
        ("10400", "8000", "一般不算过高"),
        ("10400.01", "8000", "可以请求法院减少"),
        ("1000000", "8000", "可以请求法院减少"),
        ("7999", "8000", "可以请求加到"),
        ("8000", "8000", "一般不算过高"),
        ("4485", "", "一般不算过高"),  # LPR 3.45% is 3,450, and 130% of it
        ("4485.01", "", "可以请求法院减少"),
        ("3449", "", "可以请求加到"),
    ],
)
def test_130_percent_of_the_loss_is_a_warning_and_never_a_cut(late, penalty, loss, told):
    """合同编通则解释 65.2, 民法典 585.2."""
    outcome = late(agreed="fixed", agreed_number=penalty, loss=loss)
    assert due(outcome)["penalty"] == Decimal(penalty)
    assert told in noted(outcome)


def test_parts_paid_make_the_rest_smaller_from_their_day(late):
    found = late(
        amount="50000", due_on="2025-01-01", until="2025-03-02", agreed="day", agreed_number="5",
        payments__1__paid_on="2025-01-31", payments__1__amount="20000",
    )  # fmt: skip
    assert due(found) == {"unpaid": 30000, "penalty": 1200}


@pytest.mark.parametrize(
    ("paid_on", "amount", "found"),
    [
        ("2024-01-01", "40000", {"unpaid": 60000, "penalty": 10950}),  # before it was due
        ("2024-01-01", "100000", {}),
        ("2024-03-01", "100000", {}),
        ("2025-03-01", "100000", {"penalty": 18250}),
        ("2024-09-01", "250000", {"penalty": 9200}),
    ],
)
def test_payments_before_on_and_after_the_last_day(late, paid_on, amount, found):
    outcome = late(agreed="day", agreed_number="5", payments__1__paid_on=paid_on, payments__1__amount=amount)
    assert due(outcome) == found
    assert bool(outcome.verdict) is not bool(found)


@pytest.mark.parametrize(
    ("changes", "interest"),
    [
        ({}, "18250"),  # 0.05% a day
        ({"due_on": "2020-08-31", "until": "2020-09-10"}, "500"),
        ({"agreed": "year", "agreed_number": "6"}, "6000"),
        ({"agreed": "year", "agreed_number": "2", "signed_on": "2024-02-01"}, "3450"),  # not below the LPR
        ({"agreed": "year", "agreed_number": "3.45", "signed_on": "2024-02-01"}, "3450"),
        ({"agreed": "year", "agreed_number": "2"}, "2000"),
        ({"agreed": "day", "agreed_number": "8"}, "29200"),
    ],
)
@pytest.mark.parametrize("kind", ["sme_government", "sme_large"])
def test_small_businesses_are_owed_5_in_10000_a_day_or_as_agreed_but_not_below_the_lpr(late, kind, changes, interest):
    """条例 17 (2020 版 15)."""
    assert due(late(kind=kind, **changes))["interest"] == Decimal(interest)


def test_days_before_the_regulation_follow_the_general_rule(late):
    """条例 began on 2020-09-01; 3.85% and 30% for 31 days before it."""
    found = late(kind="sme_large", due_on="2020-07-31", until="2020-09-01")
    assert due(found) == {"unpaid": 100000, "late": Decimal("425.08"), "interest": 50}


@pytest.mark.parametrize(
    ("kind", "due_on", "delivered_on", "last_day"),
    [
        ("sale", "", "2025-07-01", "2025-07-01"),
        ("construction", "", "2025-07-01", "2025-07-01"),
        ("sme_government", "", "2025-07-01", "2025-07-31"),
        ("sme_government", "2025-08-30", "2025-07-01", "2025-08-30"),
        ("sme_government", "2025-12-01", "2025-07-01", "2025-09-01"),  # 2025-08-30 is a Saturday
        ("sme_large", "", "2025-07-01", "2025-09-01"),
        ("sme_large", "2025-12-01", "2025-07-01", "2025-12-01"),
    ],
)
def test_the_last_day_is_as_agreed_or_as_the_law_says(late, kind, due_on, delivered_on, last_day):
    """民法典 628; 建工解释 27(1); 条例 9."""
    outcome = late(kind=kind, due_on=due_on, delivered_on=delivered_on, until="2026-01-10")
    first, last = date.fromisoformat(last_day), date(2026, 1, 10)
    expected = late(kind=kind, due_on=first, until=last)
    assert due(outcome) == due(expected)


@pytest.mark.parametrize(
    ("kind", "delivered_on"),
    [("other", "2025-07-01"), ("sme_large", "2025-05-31"), ("house_payment", ""), ("sale", "")],
)
def test_without_a_last_day_that_the_law_knows_it_is_asked_for(late, kind, delivered_on):
    with pytest.raises(AnswersRefused) as refused:
        late(kind=kind, due_on="", delivered_on=delivered_on)
    assert refused.value.errors == [FieldError("due_on", "required_date")]


def test_a_house_handed_over_late_costs_its_rent(late):
    """商品房解释 13.3: 6 months and 9 days."""
    outcome = late(kind="house_delivery", until="2024-09-10", rent="1500")
    assert due(outcome) == {"late": 9450}
    assert [part.label for part in late(kind="house_delivery").left_out] == ["晚交房的损失"]


@pytest.mark.parametrize("kind", ["house_delivery", "house_certificate"])
def test_of_a_house_the_price_paid_is_no_debt(late, kind):
    assert "unpaid" not in due(late(kind=kind, agreed="day", agreed_number="1"))


@pytest.mark.parametrize("until", ["2024-03-01", "2024-02-01"])
def test_nothing_is_late_on_the_last_day_itself(late, until):
    outcome = late(until=until)
    assert (outcome.items, outcome.verdict_title) == ((), "还没有过期")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"agreed": "day"}, FieldError("agreed_number", "required")),
        ({"agreed_number": "5"}, FieldError("agreed_number", "not_agreed", "agreed")),
        ({"due_on": "2003-12-31"}, FieldError("due_on", "before_rules")),
        (
            {"payments__1__paid_on": "2025-03-02", "payments__1__amount": "1"},
            FieldError("payments-1-paid_on", "after", "until"),
        ),
        (
            {"kind": "sme_government", "due_on": "", "delivered_on": "2003-01-01"},
            FieldError("delivered_on", "before_rules"),
        ),
    ],
)
def test_answers_that_do_not_go_together_are_refused_at_their_field(late, changes, error):
    with pytest.raises(AnswersRefused) as refused:
        late(**changes)
    assert refused.value.errors == [error]


@pytest.mark.parametrize("kind", KINDS)
def test_without_unverified_figures_the_debt_stands_and_the_rest_says_whom_to_ask(late, catalogue, kind):
    unknown = [replace(catalogue.rate(id_), values=()) for id_ in ("lpr-one-year", "benchmark-lending-rate")]
    outcome = late(instead=unknown, kind=kind, due_on="2018-03-01")
    assert outcome.left_out
    assert due(outcome).get("unpaid") == (None if kind.startswith("house_c") else 100000)
    typed = late(instead=unknown, kind=kind, lpr="3.45")
    assert {"late", "interest"} & set(due(typed))


def test_a_typed_lpr_counts_through_every_change(late):
    works = late(kind="construction", due_on="2024-06-30", until="2024-12-31", lpr="3.65")
    assert due(works)["late"] == 1840  # 184 days at 3.65%


@given(st.sampled_from(KINDS), st.dates(date(2010, 1, 1), TODAY), st.integers(0, 3000), st.integers(0, 3000))
def test_a_later_day_never_costs_less(late, kind, due_on, one, other):
    sooner, later = (
        late(kind=kind, due_on=due_on, until=due_on + timedelta(days)).total for days in sorted((one + 1, other + 1))
    )
    assert 0 <= sooner <= later


@given(sums, sums, st.sampled_from(KINDS))
def test_a_greater_debt_never_costs_less(late, one, other, kind):
    less, more = (late(kind=kind, amount=amount, due_on="2018-03-01").total for amount in sorted((one, other)))
    assert less <= more


@given(st.dates(date(2024, 3, 2), date(2025, 3, 1)), sums, sums)
def test_who_pays_more_never_owes_more(late, day, one, other):
    less, more = (
        late(payments__1__paid_on=day, payments__1__amount=amount, agreed="day", agreed_number="5").total
        for amount in sorted((one, other))
    )
    assert less >= more >= 0
