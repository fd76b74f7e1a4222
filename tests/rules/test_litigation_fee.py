"""Court costs: what each kind of case pays, halving, ranges, and who bears it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.rates import RateTable
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

HEARD = ["property", "labour", "divorce", "personality", "other", "ip", "administrative", "administrative_ip"]
APPLICATIONS = ["enforcement", "preservation", "payment_order", "public_notice", "arbitration_review", "bankruptcy"]
FREE = ["special", "administrative_compensation"]
CHARGED = [*HEARD, *APPLICATIONS, "jurisdiction"]
BY_AMOUNT = ["property", "payment_order", "bankruptcy"]
RANGED = ["divorce", "personality", "other", "jurisdiction"]
PROCEDURES = ["ordinary", "simple", "settled", "withdrawn", "merged"]
Fee = Callable[..., Outcome]

amounts = st.decimals(0, 10**11, places=2)
cases, procedures = st.sampled_from(CHARGED), st.sampled_from(PROCEDURES)


@pytest.fixture(scope="session")
def fee(ask) -> Fee:
    """What the court charges for a kind of case, an amount ("" for none) and a procedure."""

    def outcome(case: str, amount: object = "", procedure: str = "", **more: str) -> Outcome:
        return ask("litigation-fee", {"case": case, "amount": str(amount), "procedure": procedure, **more})

    return outcome


@pytest.fixture(scope="session")
def set_by_the_province(catalogue) -> RateTable:
    """The province's own fees, as an editor would enter them."""
    empty, like = catalogue.rate("litigation-local-fees"), catalogue.rate("litigation-divorce-base").values[0]
    return replace(empty, values=(replace(like, table={"divorce": Decimal(200), "ip": Decimal(800)}),))


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
        ("property", 20_000_000, "ordinary", "141800"),
        ("property", 50_000, "", "1050"),
        ("property", 50_000, "withdrawn", "525"),
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
        ("ip", 100_000, "", "2300"),
        ("ip", 0, "", "50"),
        ("administrative", "", "", "50"),
        ("administrative", "", "simple", "25"),
        ("administrative_ip", "", "", "100"),
        ("enforcement", 10_000, "ordinary", "50"),
        ("enforcement", 100_000, "ordinary", "1400"),
        ("enforcement", 500_000, "ordinary", "7400"),
        ("enforcement", 5_000_000, "", "52400"),
        ("enforcement", 10_000_000, "", "77400"),
        ("enforcement", 20_000_000, "", "87400"),
        ("preservation", "", "", "30"),
        ("preservation", 1_000, "ordinary", "30"),
        ("preservation", 100_000, "ordinary", "1020"),
        ("preservation", 895_998, "ordinary", "4999.99"),
        ("preservation", 896_000, "ordinary", "5000"),
        ("preservation", 896_002, "ordinary", "5000"),
        ("preservation", 100_000_000, "ordinary", "5000"),
        ("payment_order", 10_000, "ordinary", "16.67"),
        ("payment_order", 50_000, "ordinary", "350"),
        ("public_notice", "", "", "100"),
        ("arbitration_review", 500_000, "simple", "400"),
        ("bankruptcy", 1_000_000, "", "6900"),
        ("bankruptcy", 111_640_000, "", "300000"),
        ("bankruptcy", 900_000_000, "", "300000"),
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
        ("ip", "", "", "500", "1000"),
        ("jurisdiction", "", "simple", "50", "100"),
    ],
)
def test_where_the_province_sets_the_fee_the_answer_is_a_range(fee, case, amount, procedure, least, most):
    outcome = fee(case, amount, procedure)
    assert (outcome.total, outcome.total_upto) == (Decimal(least), Decimal(most))
    assert [part.citation.number for part in outcome.left_out] == ["13"]
    assert outcome.left_out[0].why


@pytest.mark.parametrize("case", [case for case in CHARGED if case not in RANGED])
def test_a_fixed_fee_is_no_range_and_leaves_nothing_out(fee, case):
    outcome = fee(case, 100_000)
    assert (outcome.total_upto, outcome.left_out) == (None, ())


def test_enforcement_without_an_amount_is_a_range_that_the_court_settles(fee):
    outcome = fee("enforcement")
    assert (outcome.total, outcome.total_upto) == (50, 500)
    assert "由法院定" in outcome.left_out[0].why


@pytest.mark.parametrize(
    ("case", "amount", "procedure", "charged"),
    [
        ("divorce", "", "", 200),
        ("divorce", 500_000, "", 1700),
        ("divorce", 500_000, "simple", 850),
        ("ip", "", "", 800),
    ],
)
def test_what_the_province_fixed_takes_the_place_of_the_range(
    ask, set_by_the_province, case, amount, procedure, charged
):
    typed = {"case": case, "amount": str(amount), "procedure": procedure}
    outcome = ask("litigation-fee", typed, instead=[set_by_the_province])
    assert (outcome.total, outcome.total_upto, outcome.left_out) == (charged, None, ())


def test_a_kind_that_the_province_left_open_stays_a_range(ask, set_by_the_province):
    assert ask("litigation-fee", {"case": "other"}, instead=[set_by_the_province]).total_upto == 100


def test_what_the_court_told_takes_the_place_of_the_range(fee):
    outcome = fee("divorce", 500_000, local_fee="300")
    assert (outcome.total, outcome.total_upto) == (1800, None)
    assert [figure.table.id for figure in outcome.figures if figure.typed_in] == ["litigation-local-fees"]


@pytest.mark.parametrize(
    ("case", "told"), [("divorce", "301"), ("divorce", "49.99"), ("personality", "50"), ("other", "200")]
)
def test_no_court_may_leave_the_range(fee, case, told):
    with pytest.raises(AnswersRefused) as refused:
        fee(case, local_fee=told)
    assert refused.value.errors == [FieldError("local_fee", "outside_the_range")]


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


@given(st.sampled_from(HEARD), st.sampled_from(PROCEDURES[1:]), amounts)
def test_a_fee_is_halved_once_and_for_every_reason_alike(fee, case, procedure, amount):
    """15, 16, 18, and 民诉法解释 206: never a quarter."""
    full, half = fee(case, amount), fee(case, amount, procedure)
    assert half.total == cents(full.total / 2)
    assert half.total_upto == (cents(full.total_upto / 2) if full.total_upto else None)


@given(st.sampled_from([*APPLICATIONS, "jurisdiction"]), procedures, amounts)
def test_an_application_is_never_halved(fee, case, procedure, amount):
    assert fee(case, amount, procedure).items == fee(case, amount).items


@given(st.sampled_from(["appeal", "retrial_charged"]), amounts)
def test_an_appeal_pays_by_what_is_appealed_and_is_halved_only_where_it_ends_early(fee, instance, amount):
    """17, 19; simple procedure and counterclaims halve at first instance alone (16, 18)."""
    full = fee("property", amount).total
    assert [fee("property", amount, p, instance=instance).total for p in ("", "simple", "merged")] == [full] * 3
    assert [fee("property", amount, p, instance=instance).total for p in ("settled", "withdrawn")] == [
        cents(full / 2)
    ] * 2


@pytest.mark.parametrize(("instance", "article"), [("appeal", "17"), ("retrial_charged", "19")])
def test_an_appeal_names_the_article_on_its_amount(fee, instance, article):
    assert fee("property", 100_000, instance=instance).items[0].steps[0].citation.article == article


@pytest.mark.parametrize(
    ("case", "instance", "article"),
    [
        *(("special", "", "8(1)"), ("administrative_compensation", "", "8(4)"), ("special", "retrial", "8(1)")),
        *(("property", "retrial", "9"), ("labour", "retrial", "9"), ("jurisdiction", "appeal", "8(3)")),
    ],
)
def test_some_cases_pay_nothing(fee, case, instance, article):
    outcome = fee(case, 100_000, instance=instance)
    assert (outcome.total, outcome.verdict_title, outcome.verdict.citation.article) == (0, "不用交", article)


def test_an_application_pays_whatever_instance_is_chosen(fee):
    assert fee("enforcement", 100_000, instance="retrial").total == 1400


@pytest.mark.parametrize(
    ("procedure", "article"), [("settled", "15"), ("withdrawn", "15"), ("simple", "16"), ("merged", "18")]
)
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


@pytest.mark.parametrize("procedure", PROCEDURES[1:])
def test_who_paid_in_full_is_told_what_comes_back(fee, procedure):
    note = next(note for note in fee("property", 10_001, procedure).notes if note.citation.article == "53.2")
    assert "退25.01元" in note.sentence  # 50.03 less 25.02


@pytest.mark.parametrize(
    ("case", "first", "last"), [("property", 50, 13800), ("payment_order", "16.67", 4600), ("bankruptcy", 25, 6900)]
)
def test_who_does_not_know_the_amount_sees_what_round_amounts_pay(fee, case, first, last):
    outcome = fee(case)
    assert not outcome.items
    assert [outcome.tables[0].rows[n][1] for n in (0, -1)] == [Decimal(first), last]


@pytest.mark.parametrize("case", [case for case in CHARGED if case not in BY_AMOUNT])
def test_other_cases_can_do_without_an_amount(fee, case):
    assert fee(case).total > 0


@given(amounts.filter(bool), st.decimals(0, 1, places=4), st.sampled_from(["", "simple"]))
def test_both_sides_shares_make_up_the_fee(fee, amount, share, procedure):
    outcome = fee("property", amount, procedure, awarded=str(cents(amount * share)))
    (_, theirs), (_, own) = outcome.tables[0].rows
    assert theirs + own == outcome.total
    assert min(theirs, own) >= 0


def test_shares_follow_what_was_awarded(fee):
    rows = fee("property", 100_000, "simple", awarded="60000").tables[0].rows
    assert [amount for _, amount in rows] == [690, 460]


@pytest.mark.parametrize(
    ("case", "procedure"), [("divorce", ""), ("property", "settled"), ("property", "withdrawn"), ("personality", "")]
)
def test_where_law_or_parties_share_the_costs_no_shares_are_worked_out(fee, case, procedure):
    assert not fee(case, 100_000, procedure, awarded="60000").tables


def test_no_court_awards_more_than_was_claimed(fee):
    with pytest.raises(AnswersRefused) as refused:
        fee("property", 100_000, awarded="100000.01")
    assert refused.value.errors == [FieldError("awarded", "more_than_claimed", other="amount")]


@pytest.mark.parametrize("case", ["property", "labour"])
def test_the_bounds_of_small_claims_follow_the_average_wage(fee, case):
    """民事诉讼法 165; the published answer to LF-21 is 146,794."""
    rows = fee(case, 100_000, average_wage="73397").tables[-1].rows
    assert [amount for _, amount in rows] == [Decimal("36698.5"), 146_794]
    assert not fee(case, 100_000).tables


def test_a_fee_with_a_fraction_says_that_some_courts_take_whole_yuan(fee):
    assert ["零头" in fee("property", amount).notes[-1].sentence for amount in ("10001", "20000")] == [True, False]


@pytest.mark.parametrize(
    ("case", "payers"),
    [
        ("property", ["29.1"]),
        ("divorce", ["33"]),
        ("labour", ["20.1", "29.1"]),
        ("preservation", ["20.2"]),
        ("payment_order", ["20.2"]),
        ("enforcement", ["20.2"]),
        ("bankruptcy", ["20.2"]),
        ("arbitration_review", ["20.2", "38.4"]),
        ("public_notice", ["20.2", "37"]),
    ],
)
def test_the_answer_says_who_pays_first_and_who_in_the_end(fee, case, payers):
    articles = [note.citation.article for note in fee(case, 100_000).notes]
    assert articles[: len(payers)] == payers


@pytest.mark.parametrize(("procedure", "article"), [("settled", "31"), ("withdrawn", "34.1")])
def test_a_case_that_ends_early_says_who_bears_it(fee, procedure, article):
    assert fee("property", 100_000, procedure).notes[1].citation.article == article


@pytest.mark.parametrize(
    "address",
    [
        {"case": case, "amount": "50000", "procedure": procedure}
        for case in (
            "property",
            "labour",
            "divorce",
            "personality",
            "other",
            "enforcement",
            "preservation",
            "payment_order",
        )
        for procedure in ("ordinary", "simple", "settled", "merged")
    ],
    ids=lambda address: f"{address['case']} {address['procedure']}",
)
def test_an_address_from_before_the_form_grew_still_answers(ask, address):
    assert ask("litigation-fee", address).total > 0


def test_enforcement_is_not_paid_in_advance(fee):
    outcome = fee("enforcement", 100_000)
    assert outcome.items[0].payer == "被执行人，执行以后才交"
    assert "不用先交钱" in outcome.notes[0].sentence


@pytest.mark.parametrize("case", [case for case in CHARGED if case not in ("enforcement", "bankruptcy")])
def test_who_cannot_pay_is_told_of_the_relief(fee, case):
    assert any("缓交、减交" in note.sentence for note in fee(case, 100_000).notes)


def test_what_is_said_of_relief_stands_in_the_article_cited(fee):
    """47 speaks of paying later; that the court lowers a fee by no less than 30% stands in 46.2."""
    for note in fee("property", 100_000).notes:
        if "30%" in note.sentence:
            assert note.citation.number == "46"
