"""Money lent between people: the ceiling of the day, what payments are set against, renewed notes, late interest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
Lend = Callable[..., Outcome]
LENT = {
    "parties": "people",
    "loans-1-lent_on": "2024-03-01",
    "loans-1-amount": "100000",
    "rate_unit": "year",
    "rate": "10",
    "until": "2025-03-01",
}
WITHOUT_RATE = {"rate_unit": "none", "rate": ""}

amounts_ = st.decimals(1, 1_000_000, places=2)


@pytest.fixture(scope="session")
def lend(ask) -> Lend:
    """The outcome for 100,000 yuan lent on 2024-03-01 at 10% a year, counted to 2025-03-01, some answers changed."""

    def outcome(changes: Mapping[str, object] | None = None, **more: object) -> Outcome:
        typed = {name: str(value) for name, value in {**LENT, **(changes or {}), **more}.items()}
        return ask("private-lending", {name: text for name, text in typed.items() if text})

    return outcome


def loan(n: int, lent_on: str, amount: object, due_on: str = "") -> dict[str, object]:
    """One row of loans."""
    return {f"loans-{n}-lent_on": lent_on, f"loans-{n}-amount": amount, f"loans-{n}-due_on": due_on}


def paid(*payments: tuple[str, object, str]) -> dict[str, object]:
    """Rows of payments: the day, how much, what for ("" for unsaid)."""
    names = ("paid_on", "amount", "meant")
    return {
        f"payments-{n}-{name}": value
        for n, payment in enumerate(payments, 1)
        for name, value in zip(names, payment, strict=True)
    }


def owed(outcome: Outcome) -> dict[str, Decimal]:
    """The amounts by the id of their item."""
    return {item.id: item.amount for item in outcome.items}


def told(outcome: Outcome) -> str:
    """Everything that the steps say."""
    return "\n".join(step.sentence + step.working for step in outcome.steps())


@pytest.mark.parametrize(
    ("unit", "rate", "interest"),
    [
        ("year", "10", "10000"),
        ("year", "13.8", "13800"),
        ("year", "13.81", "13800"),
        ("year", "24", "13800"),
        ("month", "1", "12000"),
        ("fen", "1", "12000"),
        ("fen", "2", "13800"),
        ("li", "5", "6000"),
        ("day", "2", "7300"),
        ("day", "5", "13800"),
        ("month_sum", "800", "9600"),
        ("month_sum", "2000", "13800"),
        ("year", "0", None),
    ],
)
def test_the_rate_agreed_counts_up_to_four_times_the_lpr(lend, unit, rate, interest):
    """25.1: the LPR of 2024-03-01 was 3.45%, four times that is 13.8%."""
    outcome = lend(rate_unit=unit, rate=rate)
    assert owed(outcome).get("interest") == (Decimal(interest) if interest else None)
    assert bool(outcome.tables) is (interest == "13800" and rate != "13.8")


@pytest.mark.parametrize(
    ("lent_on", "interest", "ceiling"),
    [
        ("2020-08-20", "15400", "15.4%"),
        ("2021-12-19", "15400", "15.4%"),
        ("2021-12-20", "15200", "15.2%"),
        ("2022-01-19", "15200", "15.2%"),
        ("2022-01-20", "14800", "14.8%"),
        ("2024-10-21", "12400", "12.4%"),
        ("2025-05-19", "12400", "12.4%"),
        ("2025-05-20", "12000", "12%"),
    ],
)
def test_the_lpr_is_that_of_the_day_of_the_contract_not_of_the_suit(lend, lent_on, interest, ceiling):
    until = date.fromisoformat(lent_on)
    outcome = lend(loan(1, lent_on, 100000), rate=36, until=until.replace(year=until.year + 1), filed_on="2026-11-01")
    assert owed(outcome)["interest"] == Decimal(interest)
    assert ceiling in told(outcome)


@pytest.mark.parametrize(
    ("changes", "interest"),
    [
        # judged under the old rules throughout
        ({"filed_on": "2020-08-19", "until": "2021-06-01"}, "48000"),
        # 14 months and 18 days at 24%, then 9 months and 13 days at 4 × 3.85%
        ({"filed_on": "2021-06-01", "until": "2021-06-01"}, "41282.05"),
        # the same days, sued when the LPR was 3%: 12%
        ({"filed_on": "2026-11-01", "until": "2021-06-01"}, "38610.96"),
        ({"filed_on": "2026-11-01", "until": "2020-08-19"}, "29183.56"),
        ({"filed_on": "", "until": "2020-08-19"}, "29183.56"),
        ({"filed_on": "", "until": "2020-08-20"}, "29216.44"),
    ],
)
def test_an_older_loan_has_two_ceilings(lend, changes, interest):
    """31.2: the rules of its time until 2020-08-19, then four times the LPR of the suit."""
    outcome = lend({**loan(1, "2019-06-01", 100000), "rate_unit": "month", "rate": "3", **changes})
    assert owed(outcome)["interest"] == Decimal(interest)


def test_the_law_changes_for_loans_of_20_august_2020(lend):
    old, new = (
        owed(lend({**loan(1, day, 100000), "rate": 30, "until": "2020-09-20", "filed_on": "2020-09-20"}))["interest"]
        for day in ("2020-08-19", "2020-08-20")
    )
    assert old == Decimal("1325.53")  # no day under the old rules is left: 15.4%, a month and a day
    assert new == Decimal("1283.33")


@pytest.mark.parametrize(
    ("rate", "meant", "principal"),
    [
        ("3", "interest", None),  # 36% a year: paid of one's own will, not given back
        ("4", "interest", "94000"),  # above 36% it goes to the principal
        ("3", "", "94000"),  # unsaid: only what the court protects is interest
        ("2", "interest", "94000"),
        ("3", "principal", "82000"),
    ],
)
def test_interest_between_24_and_36_percent_once_paid_is_not_given_back(lend, rate, meant, principal):
    """法释〔2015〕18号 26.2, 31: half a year, 18,000 (with 4%: 24,000) paid."""
    amount = "24000" if rate == "4" else "18000"
    outcome = lend(
        {**loan(1, "2018-01-01", 100000), **paid(("2018-07-01", amount, meant))},
        rate_unit="month", rate=rate, until="2018-07-01",
    )  # fmt: skip
    assert owed(outcome)["principal"] == Decimal(principal or 100000)


def test_under_the_present_rules_what_is_paid_above_the_ceiling_goes_to_the_principal(lend):
    outcome = lend(paid(("2024-09-01", 12000, "interest")), rate_unit="month", rate="2", until="2024-09-01")
    assert owed(outcome) == {"principal": Decimal("94900.00")}  # 6 months at 13.8% are 6,900


def test_voluntary_interest_cannot_be_paid_any_more_under_the_new_rules(lend):
    early, late = (
        owed(
            lend(
                {**loan(1, "2020-01-20", 100000), **paid((day, 100, "interest")), "until": "2021-01-20"},
                rate_unit="month", rate="3", filed_on="2021-01-20",
            )
        )
        for day in ("2020-08-19", "2020-08-20")
    )  # fmt: skip
    assert early["principal"] == late["principal"] == 100000
    paying_all = {**loan(1, "2020-01-20", 100000), "until": "2021-01-20", "rate_unit": "month", "rate": "3"}
    on_last_old_day = lend({**paying_all, **paid(("2020-08-19", 21000, "interest"))})
    day_after = lend({**paying_all, **paid(("2020-08-20", 21000, "interest"))})
    assert owed(on_last_old_day)["principal"] > owed(day_after)["principal"]


@pytest.mark.parametrize(
    ("terms", "until", "overdue", "article"),
    [
        ({"overdue_unit": "year", "overdue_rate": "12"}, "2025-09-01", "6000", "28.1"),
        ({"overdue_unit": "day", "overdue_rate": "10"}, "2025-09-01", "6900", "28.1"),
        ({}, "2025-09-01", "5000", "28.2(2)"),
        (WITHOUT_RATE, "2025-09-01", "1550", "28.2(1)"),  # LPR of 2025-03-02: 3.1%
        ({"rate_unit": "unclear", "rate": ""}, "2025-09-01", "1550", "28.2(1)"),
        ({**WITHOUT_RATE, "overdue_unit": "month", "overdue_rate": "1"}, "2025-09-01", "6000", "28.1"),
    ],
)
def test_late_interest_is_as_agreed_else_as_the_loan_else_the_lpr(lend, terms, until, overdue, article):
    outcome = lend({**loan(1, "2024-03-01", 100000, "2025-03-01"), "until": until, **terms})
    (late,) = [item for item in outcome.items if item.id == "overdue"]
    assert late.amount == Decimal(overdue)
    assert article in [step.citation.article for step in late.steps]


def test_an_old_loan_without_any_rate_pays_6_percent_when_late_until_the_rules_changed(lend):
    """法释〔2015〕18号 29(1), then 28.2(1) with the LPR of 2020-08-20: 3.85%."""
    outcome = lend({**loan(1, "2018-08-19", 100000, "2019-08-19"), **WITHOUT_RATE, "until": "2021-08-19"})
    assert owed(outcome)["overdue"] == 6000 + 3850


@pytest.mark.parametrize("unit", ["none", "unclear"])
def test_between_people_no_interest_and_unclear_interest_are_none(lend, unit):
    """24; 民法典 680."""
    outcome = lend(rate_unit=unit, rate="")
    assert owed(outcome) == {"principal": 100000}
    assert not [part for part in outcome.left_out if part.label == "到期以前的利息"]


def test_unclear_interest_of_a_company_is_for_the_court(lend):
    outcome = lend(rate_unit="unclear", rate="", parties="other")
    assert [part.citation.article for part in outcome.left_out if part.label == "到期以前的利息"] == ["24.2"]


def test_without_a_day_of_repayment_nothing_is_late(lend):
    outcome = lend(until="2026-03-01")
    assert "overdue" not in owed(outcome)
    assert "没写还款日的，过期利息" in [part.label for part in outcome.left_out]
    assert outcome.deadlines == ()


@pytest.mark.parametrize(
    ("penalty", "due"),
    [("500", "500"), ("1900", "1900"), ("1901", "1900"), ("100000", "1900")],
)
def test_late_interest_penalty_and_fees_stay_below_the_ceiling_together(lend, penalty, due):
    """29: half a year at 10% of a ceiling of 13.8% leaves 3.8%."""
    late = loan(1, "2024-03-01", 100000, "2025-03-01")
    assert owed(lend({**late, "until": "2025-09-01", "penalty": penalty}))["penalty"] == Decimal(due)


def test_a_penalty_is_not_due_before_the_loan_is(lend):
    outcome = lend(loan(1, "2024-03-01", 100000, "2026-03-01"), penalty=500)
    assert "penalty" not in owed(outcome)
    assert "违约金、其他费用" in [part.label for part in outcome.left_out]


@pytest.mark.parametrize(
    ("payments", "left"),
    [
        ([("2024-09-01", 5000, "")], {"principal": 100000, "interest": 5000}),
        ([("2024-09-01", 4000, "")], {"principal": 100000, "interest": 6000}),
        ([("2024-09-01", 25000, "")], {"principal": 80000, "interest": 4000}),
        ([("2024-09-01", 20000, "principal")], {"principal": 80000, "interest": 9000}),
        ([("2024-09-01", 20000, "interest")], {"principal": 85000, "interest": 4250}),
        ([("2024-03-01", 20000, "")], {"principal": 80000, "interest": 8000}),
        ([("2025-03-01", 110000, "")], {}),
        ([("2024-09-01", 5000, ""), ("2025-03-01", 55000, "")], {"principal": 50000}),
        ([("2025-03-01", 55000, ""), ("2024-09-01", 5000, "")], {"principal": 50000}),
    ],
)
def test_payments_go_to_interest_before_principal_unless_meant_otherwise(lend, payments, left):
    """民法典 561; 10% a year is 5,000 in half a year. The order of the rows is no matter."""
    assert owed(lend(paid(*payments))) == left


def test_who_has_paid_more_than_was_owed_is_told_how_much(lend):
    outcome = lend(paid(("2025-03-01", 111234, "")))
    assert (outcome.items, outcome.verdict_title) == ((), "已经还清")
    assert "1,234.00元" in outcome.verdict.sentence
    assert sum(amount for _, amount in outcome.tables[0].rows) == 111234


@pytest.mark.parametrize(
    ("first_due", "second_due", "left"),
    [
        # both due: the one due first (the same burden)
        ("2024-09-01", "2024-10-01", "第2笔"),
        ("2024-10-01", "2024-09-01", "第1笔"),
        # one due, the other not
        ("2024-09-01", "", "第2笔"),
        ("", "2024-09-01", "第1笔"),
    ],
)
def test_of_several_loans_the_one_due_first_is_paid_first(lend, first_due, second_due, left):
    """民法典 560.2: 1,030 pays one loan off, with three months of late interest."""
    two = {**loan(1, "2024-03-01", 1000, first_due), **loan(2, "2024-03-01", 1000, second_due)}
    late = {"rate": "0", "overdue_unit": "month", "overdue_rate": "1"}
    outcome = lend({**two, **late, **paid(("2024-12-01", 1030, "")), "until": "2025-12-01"})
    sentences = [step.sentence for item in outcome.items if item.id == "overdue" for step in item.steps]
    assert owed(outcome)["principal"] == 1000
    assert not [each for each in sentences if "2024年12月1日到" in each and left not in each]


def test_equal_loans_are_paid_in_proportion(lend):
    """民法典 560.2: due on one day, with one burden."""
    two = {**loan(1, "2024-03-01", 30000, "2024-09-01"), **loan(2, "2024-03-01", 10000, "2024-09-01")}
    outcome = lend({**two, **WITHOUT_RATE, **paid(("2024-09-01", 4000, "")), "until": "2025-09-01"})
    workings = [step.working for item in outcome.items if item.id == "overdue" for step in item.steps]
    assert [working.split(" ×")[0] for working in workings] == ["27,000.00元", "9,000.00元"]


def test_the_heavier_of_two_loans_that_are_due_is_paid_first(lend):
    """民法典 560.2: the ceilings of their days are 14.8% and 12%."""
    two = {**loan(1, "2025-06-01", 1000, "2025-12-01"), **loan(2, "2022-02-01", 1000, "2025-12-01")}
    outcome = lend({**two, "rate": "24", **paid(("2025-12-01", 1622, "")), "until": "2026-12-01"})
    late = [step.sentence for item in outcome.items if item.id == "overdue" for step in item.steps]
    assert not [sentence for sentence in late if "第2笔" in sentence]


@pytest.mark.parametrize(
    ("note", "principal", "total"),
    [
        ("110000", "110000", "126060.00"),  # below the ceiling: all of it is principal, 14.6% on it
        ("114800", "114800", "129600.00"),  # 14.8% of the first year, then the bound of two years at 14.8%
        ("124000", "114800", "129600.00"),
    ],
)
def test_interest_in_a_new_note_counts_up_to_the_ceiling_and_the_whole_too(lend, note, principal, total):
    """27.1, 27.2: 100,000 lent on 2022-03-01, renewed a year later, until 2024-03-01."""
    outcome = lend(
        {**loan(1, "2023-03-01", note), "first_lent_on": "2022-03-01", "first_amount": "100000"},
        rate_unit="month", rate="2", until="2024-03-01",
    )  # fmt: skip
    assert (owed(outcome)["principal"], outcome.total) == (Decimal(principal), Decimal(total))


def test_a_fixed_sum_of_interest_is_spread_over_the_time_of_the_loan(lend):
    term = loan(1, "2024-03-01", 100000, "2025-03-01")
    assert owed(lend(term, rate_unit="total_sum", rate="12000"))["interest"] == 12000
    assert owed(lend(term, rate_unit="total_sum", rate="12000", until="2024-09-01"))["interest"] == 6000
    assert owed(lend(term, rate_unit="total_sum", rate="30000"))["interest"] == 13800


def test_the_contract_of_a_company_begins_with_its_signing(lend):
    """LPR 3.45% on 2024-03-01, 3.35% on 2024-08-01; people's contracts begin with the money (民法典 679)."""
    late_money = {**loan(1, "2024-08-01", 100000), "until": "2025-08-01", "rate": "24"}
    assert owed(lend(late_money, signed_on="2024-03-01", parties="other"))["interest"] == 13800
    assert owed(lend(late_money, signed_on="2024-03-01", parties="people"))["interest"] == 13400
    assert owed(lend(late_money, signed_on="2025-06-01", parties="other"))["interest"] == 13400


def test_banks_and_licensed_lenders_are_not_covered(lend):
    outcome = lend(parties="institution")
    assert (outcome.items, outcome.verdict.citation.law) == ((), "lending-scope-reply")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"rate": ""}, FieldError("rate", "required")),
        ({"rate_unit": "none"}, FieldError("rate", "not_agreed", other="rate_unit")),
        ({"overdue_unit": "year"}, FieldError("overdue_rate", "required")),
        ({"overdue_rate": "5"}, FieldError("overdue_unit", "required_choice")),
        (loan(1, "2024-03-01", 1000, "2024-03-01"), FieldError("loans-1-due_on", "not_after", "loans-1-lent_on")),
        ({"until": "2024-02-29"}, FieldError("until", "before", "loans-1-lent_on")),
        (paid(("2024-02-29", 1, "")), FieldError("payments-1-paid_on", "before", "loans-1-lent_on")),
        (paid(("2025-03-02", 1, "")), FieldError("payments-1-paid_on", "after", "until")),
        ({"filed_on": "2015-08-31", **loan(1, "2014-01-01", 1000)}, FieldError("filed_on", "before_rules")),
        ({"filed_on": "2024-02-01"}, FieldError("filed_on", "before", "loans-1-lent_on")),
        ({"first_amount": "1000"}, FieldError("first_lent_on", "required_date")),
        ({"first_lent_on": "2023-01-01"}, FieldError("first_amount", "required")),
        (
            {"first_lent_on": "2024-03-02", "first_amount": "1000"},
            FieldError("first_lent_on", "after", "loans-1-lent_on"),
        ),
        (
            {"first_lent_on": "2023-01-01", "first_amount": "100001"},
            FieldError("first_amount", "more_than", "loans-1-amount"),
        ),
        ({"rate_unit": "total_sum"}, FieldError("loans-1-due_on", "required_date")),
    ],
)
def test_answers_that_do_not_go_together_are_refused_at_their_field(lend, changes, error):
    with pytest.raises(AnswersRefused) as refused:
        lend(changes)
    assert refused.value.errors == [error]


def test_three_years_run_from_the_last_day_of_repayment_or_a_later_payment(lend):
    """民法典 188.1, 195."""
    term = loan(1, "2024-03-01", 100000, "2024-09-01")
    assert [d.last_day for d in lend(term).deadlines] == [date(2027, 9, 1)]
    assert [d.last_day for d in lend({**term, **paid(("2024-12-05", 1, ""))}).deadlines] == [date(2027, 12, 5)]


def test_without_the_lpr_the_principal_stands_and_the_rest_says_whom_to_ask(ask, catalogue):
    unknown = replace(catalogue.rate("lpr-one-year"), values=())
    outcome = ask("private-lending", LENT, instead=[unknown])
    assert owed(outcome) == {"principal": 100000}
    assert unknown.ask in outcome.left_out[0].why
    paid_some = ask("private-lending", {**LENT, "payments-1-paid_on": "2024-09-01", "payments-1-amount": "1"}, instead=[unknown])  # fmt: skip
    assert (paid_some.items, [part.label for part in paid_some.left_out][:2]) == (
        (),
        ["利息、过期利息", "还剩多少本金"],
    )
    assert owed(ask("private-lending", {**LENT, "lpr": "3"}, instead=[unknown]))["interest"] == 10000
    old = {**LENT, "loans-1-lent_on": "2018-03-01", "until": "2019-03-01"}
    assert owed(ask("private-lending", old, instead=[unknown]))["interest"] == 10000


def test_an_lpr_not_yet_entered_is_an_estimate(lend, ask):
    assert not [f for f in lend(rate=24).figures if f.estimated]
    this_month = lend({**loan(1, "2026-11-01", 1000), "until": "2026-11-24", "rate": "24"})
    assert [f.table.id for f in this_month.figures if f.estimated] == ["lpr-one-year"]


@given(st.dates(date(2010, 1, 1), TODAY), st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 60))
def test_a_later_day_never_makes_the_debt_smaller(lend, lent_on, one, other, rate):
    sooner, later = (
        lend({**loan(1, str(lent_on), 10000), "rate": rate, "until": lent_on + timedelta(days)}).total
        for days in sorted((one, other))
    )
    assert 10000 <= sooner <= later


@given(amounts_, amounts_, st.sampled_from(["", "interest", "principal"]), st.sampled_from(["10", "24", "40"]))
def test_who_pays_more_never_owes_more(lend, one, other, meant, rate):
    less, more = (lend({**paid(("2024-09-01", amount, meant)), "rate": rate}).total for amount in sorted((one, other)))
    assert less >= more >= 0


@given(st.lists(st.tuples(st.dates(date(2024, 3, 1), date(2025, 3, 1)), amounts_), min_size=1, max_size=4))
def test_every_cent_paid_is_set_against_something_or_is_over(lend, payments):
    two = {**loan(1, "2024-03-01", 200000, "2024-09-01"), **loan(2, "2024-03-01", 100000)}
    outcome = lend({**two, **paid(*((str(day), amount, "") for day, amount in payments)), "rate": "24"})
    (table, *_) = outcome.tables
    assert sum(amount for _, amount in table.rows) == sum(amount for _, amount in payments)
    assert all(item.amount > 0 for item in outcome.items)


@given(st.dates(date(2010, 1, 1), TODAY), st.integers(1, 3000), st.integers(0, 10_000))
def test_whatever_was_agreed_the_interest_stays_below_the_ceiling(lend, lent_on, days, rate):
    """24% is the highest ceiling there ever was."""
    until = lent_on + timedelta(days)
    outcome = lend({**loan(1, str(lent_on), 10000), "rate_unit": "fen", "rate": rate, "until": until})
    assert outcome.total - 10000 <= Decimal(2400) * (days + 3) / 365 + 1
