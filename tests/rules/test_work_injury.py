"""What a worker is due after an injury at work: amounts, who pays, clocks, refusals, and what law promises of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import RateTable
from chalicelib.rules import Item, Outcome
from chalicelib.rules.outcome import to_cents
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
INJURED = {
    "employer": "company",
    "insured": "yes",
    "injured_on": "2026-05-10",
    "leave_until": "2026-08-10",
    "wage_unit": "month",
    "wage": "4500",
    "grade": "10",
}
GRADES = [str(grade) for grade in range(1, 11)]
Injury = Callable[..., Outcome]

wages = st.decimals(1, 1_000_000, places=2)
grades = st.sampled_from(GRADES)
days = st.dates(date(2011, 1, 1), TODAY)


@pytest.fixture(scope="session")
def injury(ask) -> Injury:
    """The outcome for a worker with 4,500 yuan a month, three months of leave and grade 10, some answers changed."""

    def outcome(instead: tuple[RateTable, ...] = (), **changes: object) -> Outcome:
        return ask("work-injury", {**INJURED, **{name: str(value) for name, value in changes.items()}}, instead=instead)

    return outcome


def item(outcome: Outcome, name: str) -> Item | None:
    """The item of that id, if the outcome has it."""
    return next((item for item in outcome.items if item.id == name), None)


def amount(outcome: Outcome, name: str) -> Decimal:
    """The amount of an item."""
    found = item(outcome, name)
    assert found
    return found.amount


def sentences(outcome: Outcome) -> str:
    """Everything that the steps say."""
    return "\n".join(step.sentence for step in outcome.steps())


@pytest.mark.parametrize(
    ("grade", "months", "article"),
    [
        ("1", 27, "35.1(1)"),
        ("2", 25, "35.1(1)"),
        ("3", 23, "35.1(1)"),
        ("4", 21, "35.1(1)"),
        ("5", 18, "36.1(1)"),
        ("6", 16, "36.1(1)"),
        ("7", 13, "37(1)"),
        ("8", 11, "37(1)"),
        ("9", 9, "37(1)"),  # 8 was the old scale, still met on the web
        ("10", 7, "37(1)"),
    ],
)
def test_the_lump_sum_is_a_number_of_months_by_grade(injury, grade, months, article):
    lump_sum = item(injury(grade=grade), "lump-sum")
    assert lump_sum.amount == 4500 * months
    assert lump_sum.steps[-1].citation == Citation("work-injury-insurance-regulation", article)


@pytest.mark.parametrize(
    ("grade", "allowance", "article"),
    [
        ("1", 4050, "35.1(2)"),
        ("2", 3825, "35.1(2)"),
        ("3", 3600, "35.1(2)"),
        ("4", 3375, "35.1(2)"),
        ("5", 3150, "36.1(2)"),
        ("6", 2700, "36.1(2)"),
    ],
)
def test_grades_1_to_6_have_a_monthly_allowance_outside_the_total(injury, grade, allowance, article):
    outcome = injury(grade=grade)
    found = item(outcome, "allowance")
    assert (found.amount, found.monthly, found.steps[-1].citation.article) == (allowance, True, article)
    assert outcome.total == amount(outcome, "lump-sum") + amount(outcome, "leave-wage")


@pytest.mark.parametrize("grade", ["7", "8", "9", "10", "none"])
def test_grades_7_to_10_have_no_allowance(injury, grade):
    assert item(injury(grade=grade), "allowance") is None


@pytest.mark.parametrize(
    ("insured", "grade", "lump_sum", "allowance"),
    [
        ("yes", "4", "工伤保险基金", "工伤保险基金"),
        ("yes", "5", "工伤保险基金", "单位"),
        ("no", "4", "单位（没给参保，全由它出）", "单位（没给参保，全由它出）"),
        ("no", "6", "单位（没给参保，全由它出）", "单位"),
        ("unknown", "1", "参保了由工伤保险基金出，没参保由单位出", "参保了由工伤保险基金出，没参保由单位出"),
    ],
)
def test_who_pays_depends_on_the_insurance_and_the_grade(injury, insured, grade, lump_sum, allowance):
    outcome = injury(insured=insured, grade=grade)
    assert (item(outcome, "lump-sum").payer, item(outcome, "allowance").payer) == (lump_sum, allowance)
    assert item(outcome, "leave-wage").payer == "单位，按月发"


@given(wages, wages, grades, st.sampled_from(["month", "day"]))
def test_a_higher_wage_never_gives_less(injury, one, other, grade, unit):
    low, high = (injury(wage=wage, grade=grade, wage_unit=unit) for wage in sorted((one, other)))
    for less, more in zip(low.items, high.items, strict=True):
        assert less.amount <= more.amount


@given(wages, wages, wages, grades)
def test_a_higher_wage_never_gives_less_between_the_bounds_of_the_area(injury, one, other, area, grade):
    low, high = (injury(wage=wage, grade=grade, area_wage=area) for wage in sorted((one, other)))
    for less, more in zip(low.items, high.items, strict=True):
        assert less.amount <= more.amount


@given(wages, grades, grades)
def test_a_worse_grade_never_gives_a_smaller_lump_sum(injury, wage, one, other):
    worse, better = sorted((one, other), key=int)
    assert amount(injury(wage=wage, grade=worse), "lump-sum") >= amount(injury(wage=wage, grade=better), "lump-sum")


@given(wages, grades)
def test_a_worse_grade_never_gives_a_smaller_allowance(injury, wage, grade):
    allowances = [amount(injury(wage=wage, grade=grade), "allowance") for grade in GRADES[:6]]
    assert allowances == sorted(allowances, reverse=True)


@given(wages, days, days, st.sampled_from([*GRADES, "none"]), st.none() | wages)
def test_no_amount_is_negative_and_the_items_make_the_total(injury, wage, one, other, grade, area):
    first, last = sorted((one, other))
    typed = {"area_wage": area} if area else {}
    outcome = injury(wage=wage, injured_on=first, leave_until=last, grade=grade, **typed)
    assert all(item.amount >= 0 for item in outcome.items)
    assert outcome.total == sum(item.amount for item in outcome.items if not item.monthly)


@given(wages, days, st.integers(0, 800), st.integers(0, 800))
def test_longer_leave_never_pays_less_and_never_more_than_12_months(injury, wage, first, one, other):
    ends = [min(first + timedelta(span), TODAY) for span in sorted((one, other))]
    shorter, longer = (amount(injury(wage=wage, injured_on=first, leave_until=last), "leave-wage") for last in ends)
    assert shorter <= longer <= 12 * wage


@pytest.mark.parametrize(
    ("first", "last", "pay", "capped"),
    [
        ("2026-05-10", "2026-05-10", "0", False),
        ("2026-05-10", "2026-06-10", "4500", False),
        ("2026-01-31", "2026-02-28", "4500", False),
        ("2026-05-10", "2026-05-25", "2219.18", False),  # 4500 × 12 ÷ 365 × 15
        ("2025-05-10", "2026-05-09", "53790.41", False),  # 11 months and 29 days
        ("2025-05-10", "2026-05-10", "54000", True),
        ("2025-05-10", "2026-05-11", "54000", True),
        ("2011-01-01", "2026-11-24", "54000", True),
    ],
)
def test_the_wage_goes_on_by_months_and_days_for_at_most_12_months(injury, first, last, pay, capped):
    outcome = injury(injured_on=first, leave_until=last)
    assert amount(outcome, "leave-wage") == Decimal(pay)
    assert ("不超过12个月" in sentences(outcome)) is capped


def test_who_is_still_on_leave_is_counted_to_today(injury):
    assert injury(leave_until="").items == injury(leave_until=TODAY).items


def test_on_the_day_of_the_injury_there_is_nothing_to_pay_yet(injury):
    assert amount(injury(injured_on=TODAY, leave_until=""), "leave-wage") == 0


@pytest.mark.parametrize(
    ("wage", "counted"),
    [
        ("1", "4200"),
        ("4199.99", "4200"),
        ("4200", "4200"),
        ("4200.01", "4200.01"),
        ("7000", "7000"),
        ("20999.99", "20999.99"),
        ("21000", "21000"),
        ("21000.01", "21000"),
        ("1000000", "21000"),
    ],
)
def test_the_wage_counts_between_60_and_300_percent_of_the_areas_without_a_jump(injury, wage, counted):
    """64.2, for an area wage of 7,000."""
    outcome = injury(wage=wage, area_wage="7000", grade="1")
    assert amount(outcome, "lump-sum") == 27 * Decimal(counted)
    assert amount(outcome, "allowance") == to_cents(Decimal(counted) * Decimal("0.9"))


@given(wages, wages, grades)
def test_whatever_the_wage_the_lump_sum_stays_between_the_bounds(injury, wage, area, grade):
    outcome = injury(wage=wage, area_wage=area, grade=grade)
    months = amount(injury(wage=1, grade=grade), "lump-sum")
    cent = Decimal("0.01")
    assert months * area * Decimal("0.6") - cent <= amount(outcome, "lump-sum") <= months * area * 3 + cent


@pytest.mark.parametrize("wage", ["1", "3000", "1000000"])
def test_the_wage_during_leave_is_the_workers_own_without_bounds(injury, wage):
    """33.1: 原工资福利待遇不变."""
    assert amount(injury(wage=wage, area_wage="7000"), "leave-wage") == 3 * Decimal(wage)


def test_while_the_areas_wage_is_unknown_nothing_is_bounded_and_the_answer_says_so(injury):
    outcome = injury(wage="1")
    assert amount(outcome, "lump-sum") == 7
    assert "没有和它的60%、300%比" in sentences(outcome)
    assert "没有和它的60%、300%比" not in sentences(injury(wage="1", area_wage="7000"))


def area_wages(renew_by: str = "2027-07-31", **more: str) -> RateTable:
    """The area's average wage as an editor will enter it one day."""
    value = {
        "from": "2026-01-01", "value": "7000", "source": "公报", "checked_on": "2026-11-23",
        "verified": "official_reprint", "renew_by": renew_by,
    }  # fmt: skip
    tree = {"id": "area-average-monthly-wage", "title": "平均工资", "unit": "元/月", "ask": "打 12333", **more}
    place = Place("x.yml")
    table = RateTable.read(Entry({**tree, "values": [value]}, place))
    assert not place.errors
    return table


def test_the_published_wage_of_the_area_bounds_where_none_was_typed(injury):
    published = (area_wages(),)
    assert amount(injury(published, wage="1"), "lump-sum") == 7 * 4200
    assert amount(injury(published, wage="1", area_wage="1000"), "lump-sum") == 7 * 600


def test_an_answer_that_was_bounded_does_not_say_that_it_was_not(injury):
    assert "没有和它的60%、300%比" not in sentences(injury((area_wages(),), wage="1"))


def test_the_areas_wage_is_that_of_the_day_of_the_injury(injury):
    outcome = injury((area_wages(),), wage="1", injured_on="2025-12-31")
    assert amount(outcome, "lump-sum") == 7


def test_an_old_wage_of_the_area_is_an_estimate_or_where_that_is_forbidden_none(injury):
    estimated = injury((area_wages(renew_by="2026-03-31"),), wage="1")
    assert [figure.table.id for figure in estimated.figures if figure.estimated] == ["area-average-monthly-wage"]
    unknown = injury((area_wages(renew_by="2026-03-31", no_estimate="true"),), wage="1")
    assert amount(unknown, "lump-sum") == 7


@pytest.mark.parametrize(
    ("answers", "monthly"),
    [
        ({"wage_unit": "day", "wage": "200", "days_per_month": "26"}, "5200"),
        ({"wage_unit": "day", "wage": "200"}, "4350"),  # 21.75 days
        ({"wage_unit": "month", "wage": "4500", "days_per_month": "26"}, "4500"),
    ],
)
def test_a_daily_wage_becomes_a_monthly_one(injury, answers, monthly):
    assert amount(injury(**answers), "leave-wage") == 3 * Decimal(monthly)


@given(wages, st.decimals(1, 31, places=1))
def test_a_daily_wage_and_the_monthly_wage_it_makes_give_the_same(injury, wage, days_per_month):
    by_day = injury(wage_unit="day", wage=wage, days_per_month=days_per_month)
    monthly = wage * days_per_month
    if 1 <= monthly <= 1_000_000:
        by_month = injury(wage_unit="month", wage=monthly)
        assert [item.amount for item in by_day.items] == [item.amount for item in by_month.items]


@given(wages, st.none() | wages)
def test_without_a_grade_the_table_holds_what_each_grade_would_give(injury, wage, area):
    typed = {"wage": wage, "area_wage": area} if area else {"wage": wage}
    (table,) = injury(grade="none", **typed).tables
    assert [sum_ for _, sum_ in table.rows] == [amount(injury(grade=g, **typed), "lump-sum") for g in GRADES]
    assert [label.split("级")[0] for label, _ in table.rows] == GRADES


def test_without_a_grade_the_total_is_what_is_due_by_now(injury):
    outcome = injury(grade="none")
    assert [item.id for item in outcome.items] == ["leave-wage"]
    assert (outcome.total, outcome.total_label) == (13500, "现在能算出来的合计")


@pytest.mark.parametrize(
    "changes", [{}, {"injured_on": "2005-01-01"}, {"leave_until": "2020-01-01"}, {"grade": "none"}]
)
def test_work_for_a_household_is_no_case_of_work_injury(injury, changes):
    """民法典 1192, whatever else was answered."""
    outcome = injury(employer="household", **changes)
    assert (outcome.items, outcome.tables, outcome.deadlines, outcome.notes) == ((), (), (), ())
    assert outcome.verdict.citation == Citation("civil-code", "1192")
    assert "12348" in outcome.left_out[0].why


@pytest.mark.parametrize("employer", ["company", "contractor", "unknown"])
def test_all_other_work_gives_the_same_amounts(injury, employer):
    outcome = injury(employer=employer)
    assert outcome.verdict is None
    assert outcome.items == injury().items


def test_a_leave_that_ends_before_the_injury_is_refused(injury):
    with pytest.raises(AnswersRefused) as refused:
        injury(injured_on="2026-05-10", leave_until="2026-05-09")
    assert refused.value.errors == [FieldError("leave_until", "before", other="injured_on")]


@pytest.mark.parametrize("injured_on", ["2010-12-31", "2004-01-01", "1949-01-01"])
def test_an_injury_under_the_old_scale_is_refused(injury, injured_on):
    with pytest.raises(AnswersRefused) as refused:
        injury(injured_on=injured_on)
    assert refused.value.errors == [FieldError("injured_on", "before_rules")]


def test_the_present_scale_begins_on_1_january_2011(injury):
    assert amount(injury(injured_on="2011-01-01", leave_until="2011-02-01"), "lump-sum") == 31500


def test_an_injury_keeps_the_scale_of_its_day_when_a_new_one_begins(injury, catalogue):
    months = catalogue.rate("work-injury-lump-sum-months")
    new = replace(months.values[0], from_=date(2026, 6, 1), table=dict.fromkeys(GRADES, Decimal(99)))
    changed = (replace(months, values=(*months.values, new)),)
    assert amount(injury(changed, injured_on="2026-05-31"), "lump-sum") == 31500
    assert amount(injury(changed, injured_on="2026-06-01"), "lump-sum") == 99 * 4500


@pytest.mark.parametrize(
    ("injured_on", "employers", "own"),
    [
        ("2026-11-02", "2026-12-02", "2027-11-02"),
        ("2024-02-29", "2024-03-30", "2025-02-28"),
        ("2025-12-31", "2026-01-30", "2026-12-31"),
    ],
)
def test_two_clocks_run_from_the_day_of_the_injury(injury, injured_on, employers, own):
    """17.1: 30 days for the employer; 17.2: one year for the worker and the family."""
    deadlines = injury(injured_on=injured_on, leave_until="").deadlines
    assert [(d.last_day.isoformat(), d.citation.article) for d in deadlines] == [(employers, "17.1"), (own, "17.2")]


@pytest.mark.parametrize(
    ("grade", "articles"),
    [
        ("none", []),
        ("1", ["34.2"]),
        ("4", ["34.2"]),
        ("5", ["34.2", "36.2"]),
        ("6", ["34.2", "36.2"]),
        ("7", ["34.2", "37(2)"]),
        ("10", ["34.2", "37(2)"]),
    ],
)
def test_what_is_due_but_was_not_worked_out_is_named(injury, grade, articles):
    """Bills (30), meals and travel (30), care during leave (33.3); by grade care (34) and the money for leaving."""
    left_out = injury(grade=grade).left_out
    assert [part.citation.article for part in left_out] == ["30", "30", "33.3", *articles]
    assert all(part.label and part.why for part in left_out)


@pytest.mark.parametrize(
    ("changes", "note", "article"),
    [
        ({"employer": "contractor"}, "由公司承担工伤保险责任", "3.1(4)"),
        ({"insured": "no"}, "该参保没参保的", "62.2"),
    ],
)
def test_a_note_stands_where_it_helps_and_nowhere_else(injury, changes, note, article):
    assert [step.citation.article for step in injury(**changes).notes if note in step.sentence] == [article]
    assert note not in sentences(injury())
