"""Work injury from paper to paper: the next door and its clock, care, meals, the grants for leaving, warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome

from tests.rules.test_work_injury import INJURED

MONTHS = {"5": 24, "6": 21, "7": 15, "8": 12, "9": 9, "10": 6}


@pytest.fixture(scope="session")
def injury(ask):
    """The outcome for the worker of the other tests, some answers changed; "" leaves one out."""

    def outcome(instead=(), **changes: str) -> Outcome:
        return ask("work-injury", {n: t for n, t in {**INJURED, **changes}.items() if t}, instead=instead)

    return outcome


def amounts(outcome: Outcome) -> dict[str, Decimal]:
    """Every item's amount by its id."""
    return {item.id: item.amount for item in outcome.items}


def left_out(outcome: Outcome) -> dict[str, str]:
    """What was left out, with the reason."""
    return {part.label: part.why for part in outcome.left_out}


@pytest.mark.parametrize(
    ("paper", "clocks"),
    [
        ("", [("2026-06-09", "17.1"), ("2027-05-10", "17.2")]),
        ("none", [("2026-06-09", "17.1"), ("2027-05-10", "17.2")]),
        ("recognised", [("2027-01-01", "20.1"), ("2027-05-02", "46.1")]),
        ("asked", [("2027-01-01", "25.2"), ("2027-01-31", "25.2")]),
        ("appraised", [("2026-11-17", "26"), ("2027-11-02", "27.1")]),
    ],
)
def test_the_clocks_are_those_of_the_paper_in_hand(injury, paper, clocks):
    """Received on 2 November 2026: 60 days and 6 months, 60 and 90 days, 15 days and one year."""
    outcome = injury(paper=paper, paper_on="2026-11-02" if paper not in ("", "none") else "")
    assert [(clock.last_day.isoformat(), clock.citation.article) for clock in outcome.deadlines] == clocks


def test_a_last_day_off_is_shown_with_the_day_it_moves_to(injury):
    """203: the last of fifteen days is a Saturday."""
    first = injury(paper="appraised", paper_on="2026-11-06").deadlines[0]
    assert (first.last_day, first.moved.day) == (date(2026, 11, 21), date(2026, 11, 23))


def test_a_paper_without_its_day_starts_no_clock(injury):
    assert injury(paper="appraised").deadlines == ()


@pytest.mark.parametrize(
    ("paper", "grade", "door", "article"),
    [
        ("none", "none", "申请工伤认定", "18.1"),
        ("recognised", "none", "市劳动能力鉴定委员会", "23"),
        ("asked", "none", "等鉴定结论", "25.2"),
        ("appraised", "10", "工伤保险经办机构", "28"),
        ("", "none", "申请工伤认定", "18.1"),
        ("", "10", "工伤保险经办机构", "28"),
    ],
)
def test_the_last_note_is_the_next_door(injury, paper, grade, door, article):
    last = injury(paper=paper, grade=grade).notes[-1]
    assert last.sentence.startswith("下一步：")
    assert door in last.sentence
    assert last.citation.article == article


@pytest.mark.parametrize(
    ("grade", "words"),
    [("none", "鉴定以前，别辞职"), ("3", "单位不能让您走"), ("5", "辞职、签“一次性了结”以前"), ("10", "可以请求撤销")],
)
def test_nobody_resigns_or_settles_without_a_warning(injury, grade, words):
    assert any(words in step.sentence for step in injury(grade=grade).notes)


def test_an_uninsured_worker_hears_of_the_fund_and_of_arbitration(injury):
    told = [step.citation.law for step in injury(insured="no").notes if "先行支付" in step.sentence]
    assert told == ["social-insurance-law"]
    assert not any("先行支付" in step.sentence for step in injury().notes)


@pytest.mark.parametrize(("degree", "care"), [("full", 3500), ("most", 2800), ("part", 2100)])
def test_care_is_a_share_of_the_areas_wage_every_month(injury, degree, care):
    outcome = injury(care_degree=degree, grade="2", area_wage="7000")
    assert amounts(outcome)["care"] == care
    assert outcome.total == amounts(outcome)["lump-sum"] + amounts(outcome)["leave-wage"]
    assert "12333" in left_out(injury(care_degree=degree, grade="2"))["生活护理费"]


def test_who_needs_no_care_is_not_told_of_it(injury):
    outcome = injury(care_degree="no", area_wage="7000")
    assert "care" not in amounts(outcome)
    assert "生活护理费" not in left_out(outcome)


@pytest.mark.parametrize("grade", MONTHS)
def test_both_grants_for_leaving_are_months_of_the_base_by_grade(injury, grade):
    found = amounts(injury(grade=grade, left="quit", subsidy_base="7000"))
    assert found["medical-subsidy"] == found["employment-subsidy"] == 7000 * MONTHS[grade]


@pytest.mark.parametrize("grade", MONTHS)
@pytest.mark.parametrize("left", ["", "no"])
def test_who_stays_sees_the_grants_beside_the_total(injury, grade, left):
    outcome = injury(grade=grade, left=left, subsidy_base="7000")
    assert [amount for _, amount in outcome.tables[0].rows] == [7000 * MONTHS[grade]] * 2
    assert "medical-subsidy" not in amounts(outcome)


@pytest.mark.parametrize(
    ("grade", "left", "due"),
    [
        ("5", "expired", False),  # 36.2: only at the worker's own wish
        ("6", "quit", True),
        ("7", "expired", True),
        ("10", "quit", True),
        ("7", "dismissed", False),
        ("5", "retired", False),
    ],
)
def test_which_way_of_leaving_earns_the_grants(injury, grade, left, due):
    outcome = injury(grade=grade, left=left, subsidy_base="7000")
    assert ("medical-subsidy" in amounts(outcome)) is due
    assert ("一次性工伤医疗补助金、一次性伤残就业补助金" in left_out(outcome)) is not due
    assert outcome.tables == ()


@pytest.mark.parametrize("grade", ["1", "4"])
def test_grades_1_to_4_keep_their_job_and_have_no_grants_for_leaving(injury, grade):
    outcome = injury(grade=grade, left="quit", subsidy_base="7000")
    assert not {"medical-subsidy", "employment-subsidy"} & amounts(outcome).keys()
    assert not any("就业补助金" in label for label in left_out(outcome))


def test_without_the_base_the_grants_are_left_out_with_whom_to_ask(injury):
    assert "12333" in left_out(injury(left="quit"))["一次性工伤医疗补助金、一次性伤残就业补助金"]


def test_the_months_are_shown_as_second_hand(injury):
    outcome = injury(left="quit", subsidy_base="7000")
    verified = {f.table.id: f.value.verified for f in outcome.figures}
    assert verified["work-injury-leaving-subsidy-months"] == "secondary"


@pytest.mark.parametrize(
    ("grade", "left", "paid"),
    [("4", "retired", False), ("4", "quit", True), ("5", "no", True), ("5", "quit", False), ("6", "dismissed", False)],
)
def test_the_allowance_ends_with_retirement_and_for_grades_5_and_6_with_the_employment(injury, grade, left, paid):
    assert ("allowance" in amounts(injury(grade=grade, left=left))) is paid


@pytest.mark.parametrize(
    ("floor", "allowance"), [("", "2700"), ("2699.99", "2700"), ("2700", "2700"), ("3000", "3000")]
)
def test_the_allowance_is_never_under_the_local_minimum_wage(injury, floor, allowance):
    assert amounts(injury(grade="6", min_wage=floor))["allowance"] == Decimal(allowance)


def test_meals_in_hospital_need_the_local_amount(injury):
    assert amounts(injury(hospital_days="20", hospital_daily="20"))["hospital-food"] == 400
    assert "住院伙食补助费" in left_out(injury(hospital_days="20"))
    assert "去外地看病的车费和住宿费" in left_out(injury(hospital_days="20", hospital_daily="20"))


def test_care_during_leave_is_the_employers_and_counted_from_what_it_cost(injury):
    outcome = injury(nursing_days="20", nursing_daily="120", insured="yes")
    assert [(i.amount, i.payer) for i in outcome.items if i.id == "leave-nursing"] == [(2400, "单位")]
    assert "养伤时的护理" in left_out(injury(nursing_days="20"))


@pytest.mark.parametrize(("months", "pay"), [("0", 0), ("6", 27000), ("12", 54000), ("12.5", 56250), ("24", 108000)])
def test_a_confirmed_leave_goes_before_the_days_and_may_be_24_months(injury, months, pay):
    outcome = injury(leave_months=months)
    assert amounts(outcome)["leave-wage"] == pay
    said = any("确认延长才算" in step.sentence for step in outcome.steps())
    assert said is (Decimal(months) > 12)


def test_leave_ends_when_the_grade_is_received(injury):
    """33.2: from then on the benefits of the grade take its place."""
    outcome = injury(leave_until="", paper="appraised", paper_on="2026-07-10")
    assert amounts(outcome)["leave-wage"] == 9000


def test_without_a_wage_what_hangs_on_it_is_left_out_and_the_rest_goes_on(injury):
    outcome = injury(wage="", wage_unit="", grade="5", left="quit", subsidy_base="7000")
    assert amounts(outcome).keys() == {"medical-subsidy", "employment-subsidy"}
    assert "工资没有填" in left_out(outcome)["一次性伤残补助金"]
    assert injury(wage="", wage_unit="", grade="none").tables == ()


def test_a_wage_without_its_unit_is_refused(injury):
    with pytest.raises(AnswersRefused) as refused:
        injury(wage_unit="")
    assert refused.value.errors == [FieldError("wage_unit", "required")]


def test_a_paper_older_than_the_injury_is_refused(injury):
    with pytest.raises(AnswersRefused) as refused:
        injury(paper="appraised", paper_on="2026-05-09")
    assert refused.value.errors == [FieldError("paper_on", "before", other="injured_on")]


def test_an_employer_without_a_licence_owes_no_less(injury):
    outcome = injury(employer="unlicensed")
    assert outcome.items == injury().items
    assert any(step.citation.article == "66.1" for step in outcome.notes)


def test_with_every_unverified_figure_removed_there_is_an_answer(injury, catalogue):
    gone = [
        replace(table, values=())
        for table in map(catalogue.rate, catalogue.calculator("work-injury").rates)
        if any(value.verified not in ("primary_text", "official_reprint", "judgment") for value in table.values)
    ]
    outcome = injury(gone, left="quit", subsidy_base="7000")
    assert amounts(outcome).keys() == {"leave-wage", "lump-sum"}
