"""Court costs: what each kind of case pays, halving, ranges, and who bears it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

CASES = ["property", "labour", "divorce", "personality", "other", "enforcement", "preservation", "payment_order"]
BY_AMOUNT = ["property", "enforcement", "preservation", "payment_order"]
RANGED = ["divorce", "personality", "other"]
APPLICATIONS = ["enforcement", "preservation", "payment_order"]
PROCEDURES = ["ordinary", "simple", "settled", "merged"]
Fee = Callable[..., Outcome]

amounts = st.decimals(0, 10**11, places=2)
cases, procedures = st.sampled_from(CASES), st.sampled_from(PROCEDURES)


@pytest.fixture(scope="session")
def fee(ask) -> Fee:
    """What the court charges for a kind of case, an amount ("" for none) and a procedure."""

    def outcome(case: str, amount: object = "", procedure: str = "ordinary") -> Outcome:
        return ask("litigation-fee", {"case": case, "amount": str(amount), "procedure": procedure})

    return outcome


def cents(amount: Decimal) -> Decimal:
    """Half up to the cent, worked out apart from the rules."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("case", "amount", "procedure", "charged"),
    [
        ("property", 0, "ordinary", "50"),
        ("property", 10_000, "ordinary", "50"),
        ("property", "10000.01", "ordinary", "50"),
        ("property", 10_001, "ordinary", "50.03"),  # 50.025, half up
        ("property", 100_000, "ordinary", "2300"),
        ("property", 120_000, "ordinary", "2700"),
        ("property", 100_000, "simple", "1150"),
        ("property", 100_000, "settled", "1150"),
        ("property", 100_000, "merged", "1150"),
        ("property", 100_000_000_000, "ordinary", "500041800"),
        ("labour", "", "ordinary", "10"),
        ("labour", 80_000, "ordinary", "10"),
        ("labour", 80_000, "simple", "5"),
        ("divorce", "", "ordinary", "50"),
        ("divorce", 200_000, "ordinary", "50"),
        ("divorce", 500_000, "ordinary", "1550"),
        ("divorce", 500_000, "simple", "775"),
        ("personality", 50_000, "ordinary", "100"),
        ("personality", 100_000, "ordinary", "600"),
        ("personality", 200_000, "ordinary", "1100"),
        ("other", "", "ordinary", "50"),
        ("other", 1_000_000, "ordinary", "50"),
        ("other", "", "simple", "25"),
        ("enforcement", 10_000, "ordinary", "50"),
        ("enforcement", 100_000, "ordinary", "1400"),
        ("enforcement", 500_000, "ordinary", "7400"),
        ("preservation", 1_000, "ordinary", "30"),
        ("preservation", 100_000, "ordinary", "1020"),
        ("preservation", 895_998, "ordinary", "4999.99"),
        ("preservation", 896_000, "ordinary", "5000"),
        ("preservation", 896_002, "ordinary", "5000"),
        ("preservation", 100_000_000, "ordinary", "5000"),
        ("payment_order", 10_000, "ordinary", "16.67"),
        ("payment_order", 50_000, "ordinary", "350"),
    ],
)
def test_a_case_pays_what_the_measures_say(fee, case, amount, procedure, charged):
    assert fee(case, amount, procedure).total == Decimal(charged)


@pytest.mark.parametrize(
    ("case", "amount", "procedure", "least", "most"),
    [
        ("divorce", "", "ordinary", "50", "300"),
        ("divorce", "", "simple", "25", "150"),
        ("divorce", 500_000, "ordinary", "1550", "1800"),
        ("personality", "", "ordinary", "100", "500"),
        ("personality", 200_000, "settled", "550", "750"),
        ("other", "", "ordinary", "50", "100"),
    ],
)
def test_where_the_province_sets_the_fee_the_answer_is_a_range(fee, case, amount, procedure, least, most):
    outcome = fee(case, amount, procedure)
    assert (outcome.total, outcome.total_upto) == (Decimal(least), Decimal(most))
    assert [part.citation.number for part in outcome.left_out] == ["13"]
    assert outcome.left_out[0].why


@pytest.mark.parametrize("case", [case for case in CASES if case not in RANGED])
def test_a_fixed_fee_is_no_range_and_leaves_nothing_out(fee, case):
    outcome = fee(case, 100_000)
    assert (outcome.total_upto, outcome.left_out) == (None, ())


@given(cases, procedures, amounts, amounts)
def test_claiming_more_never_costs_less(fee, case, procedure, one, other):
    less, more = (fee(case, amount, procedure) for amount in sorted((one, other)))
    assert less.total <= more.total
    assert (less.total_upto or 0) <= (more.total_upto or 0)


@given(cases, procedures, amounts)
def test_no_fee_is_negative_and_the_one_item_is_the_total(fee, case, procedure, amount):
    outcome = fee(case, amount, procedure)
    (item,) = outcome.items
    assert 0 < item.amount == outcome.total <= (outcome.total_upto or item.amount)


@given(st.sampled_from([case for case in CASES if case not in APPLICATIONS]), st.sampled_from(PROCEDURES[1:]), amounts)
def test_a_fee_is_halved_once_and_for_every_reason_alike(fee, case, procedure, amount):
    """15, 16, 18, and 民诉法解释 206: never a quarter."""
    full, half = fee(case, amount), fee(case, amount, procedure)
    assert half.total == cents(full.total / 2)
    assert half.total_upto == (cents(full.total_upto / 2) if full.total_upto else None)


@given(st.sampled_from(APPLICATIONS), procedures, amounts)
def test_an_application_is_never_halved(fee, case, procedure, amount):
    assert fee(case, amount, procedure).items == fee(case, amount).items


@pytest.mark.parametrize(("procedure", "article"), [("settled", "15"), ("simple", "16"), ("merged", "18")])
def test_halving_names_its_article_and_says_that_it_happens_once(fee, procedure, article):
    halved, once = fee("property", 100_000, procedure).items[0].steps[-2:]
    assert (halved.citation.article, halved.working) == (article, "2,300.00元 ÷ 2 = 1,150.00元")
    assert (once.sentence, once.citation.article) == ("只减半一次", "206")


@given(amounts)
def test_preservation_never_costs_more_than_5000(fee, amount):
    outcome = fee("preservation", amount)
    assert outcome.total <= 5000
    assert any("最高数" in step.sentence for step in outcome.items[0].steps) is (amount > 896_000)


@given(amounts)
def test_a_payment_order_costs_a_third_of_a_claim(fee, amount):
    assert abs(fee("payment_order", amount).total * 3 - fee("property", amount).total) <= Decimal("0.03")


@given(procedures, amounts)
def test_a_labour_case_costs_the_same_whatever_is_claimed(fee, procedure, amount):
    assert fee("labour", amount, procedure).items == fee("labour", "", procedure).items


@pytest.mark.parametrize("case", BY_AMOUNT)
def test_a_case_paid_by_amount_asks_for_the_amount(fee, case):
    with pytest.raises(AnswersRefused) as refused:
        fee(case)
    assert refused.value.errors == [FieldError("amount", "required")]


@pytest.mark.parametrize("case", [case for case in CASES if case not in BY_AMOUNT])
def test_other_cases_can_do_without_an_amount(fee, case):
    assert fee(case).total > 0


@pytest.mark.parametrize(
    ("case", "payers"),
    [
        ("property", ["29.1"]),
        ("divorce", ["29.1"]),
        ("labour", ["20.1", "29.1"]),
        ("preservation", ["20.2"]),
        ("payment_order", ["20.2"]),
        ("enforcement", ["20.2"]),
    ],
)
def test_the_answer_says_who_pays_first_and_who_in_the_end(fee, case, payers):
    articles = [note.citation.article for note in fee(case, 100_000).notes]
    assert articles[: len(payers)] == payers


def test_enforcement_is_not_paid_in_advance(fee):
    outcome = fee("enforcement", 100_000)
    assert outcome.items[0].payer == "被执行人，执行以后才交"
    assert "不用先交钱" in outcome.notes[0].sentence


@pytest.mark.parametrize("case", [case for case in CASES if case != "enforcement"])
def test_who_cannot_pay_is_told_of_the_relief(fee, case):
    assert any("缓交、减交" in note.sentence for note in fee(case, 100_000).notes)


def test_what_is_said_of_relief_stands_in_the_article_cited(fee):
    """47 speaks of paying later; that the court lowers a fee by no less than 30% stands in 46.2."""
    for note in fee("property", 100_000).notes:
        if "30%" in note.sentence:
            assert note.citation.number == "46"
