"""Who is told that legal aid is likely, for which reason, and that nobody is told a plain no."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.rules import Outcome
from chalicelib.rules.legal_aid_eligibility.matters import (
    IN_HARDSHIP,
    MUST_HAVE_A_LAWYER,
    NOT_CHECKED,
    WITHOUT_HARDSHIP,
)
from hypothesis import given
from hypothesis import strategies as st

YES, LIKELY, ASK = "可以申请", "多半可以", "要中心来看"
Aid = Callable[..., Outcome]


@pytest.fixture(scope="session")
def aid(ask) -> Aid:
    """The outcome for these answers and no others."""

    def outcome(matter: str, **answers: object) -> Outcome:
        return ask("legal-aid-eligibility", {"matter": matter, **{name: str(each) for name, each in answers.items()}})

    return outcome


def view(outcome: Outcome) -> tuple[str, str]:
    """The title and the article under it."""
    assert outcome.verdict and outcome.verdict.citation
    return outcome.verdict_title, outcome.verdict.citation.article


def sentences(outcome: Outcome) -> str:
    """Everything that is said."""
    return "".join(step.sentence for step in outcome.steps())


@pytest.mark.parametrize(
    ("matter", "answers", "title", "article"),
    [
        ("advice", {}, YES, "23"),
        ("advice", {"lawyer": "yes"}, YES, "23"),
        ("violence", {}, YES, "32(4)"),
        ("bravery", {}, YES, "32(2)"),
        ("martyr", {}, YES, "32(1)"),
        ("acquitted", {}, YES, "32(3)"),
        ("compulsory_treatment", {}, YES, "28"),
        ("accused", {}, LIKELY, "24"),
        ("accused", {"accused": "other"}, LIKELY, "24"),
        ("accused", {"accused": "senses"}, YES, "25.1(2)"),
        ("wages", {"person": "migrant", "proof": "yes"}, YES, "42(3)"),
        ("work_injury", {"person": "migrant", "proof": "yes"}, YES, "42(3)"),
        ("wages", {"person": "migrant"}, LIKELY, "42(3)"),
        ("accident", {"person": "migrant", "proof": "yes"}, ASK, "31(7)"),  # for wages and work injury alone
        ("accident", {"person": "no_income", "proof": "yes"}, YES, "42(1)"),
        ("support", {"person": "relief", "proof": "yes"}, YES, "42(2)"),
        ("support", {"person": "priority", "proof": "no"}, LIKELY, "42(2)"),
        ("victim", {}, ASK, "29"),
        ("retrial", {"person": "none"}, ASK, "33"),
        ("outside", {}, ASK, "31(9)"),
        ("outside", {"person": "relief", "proof": "yes"}, ASK, "31(9)"),  # 42 helps in the matters of 31 only
        ("wages", {"lawyer": "yes", "person": "migrant", "proof": "yes"}, ASK, "48.1(6)"),
        ("accused", {"lawyer": "yes", "accused": "minor"}, ASK, "48.1(6)"),
    ],
)
def test_each_case_has_its_reason(aid, matter, answers, title, article):
    assert view(aid(matter, **answers)) == (title, article)


@pytest.mark.parametrize(
    ("income", "household", "line", "title"),
    [
        (3000, 4, 750, LIKELY),  # on the line
        (3000, 4, "749.99", ASK),
        (0, 1, 1, LIKELY),
        (2000, 3, "666.67", LIKELY),
    ],
)
def test_the_income_of_each_is_held_against_the_line_typed_in(aid, income, household, line, title):
    outcome = aid("accident", income=income, household=household, income_line=line)
    assert outcome.verdict_title == title
    assert [(figure.table.id, figure.typed_in) for figure in outcome.figures] == [("legal-aid-income-line", True)]
    assert {Citation("legal-aid-law", "34"), Citation("legal-aid-regulation", "13.2")} <= set(outcome.citations)


def test_without_a_published_line_the_office_is_to_be_asked_and_no_number_is_made_up(aid):
    outcome = aid("accident", income=3000, household=4)
    assert outcome.verdict_title == ASK
    assert not outcome.figures
    assert "法律援助中心" in outcome.left_out[0].why


@pytest.mark.parametrize("answers", [{"income": 3000}, {"household": 4}, {"income_line": 800}])
def test_whoever_cannot_say_all_numbers_may_apply_all_the_same(aid, answers):
    outcome = aid("accident", **answers)
    assert outcome.verdict_title == ASK
    assert "不填也能申请" in sentences(outcome)


def test_nobody_is_told_a_plain_no_and_whoever_waits_hears_of_other_help(aid, catalogue):
    fields = {field.name: field for field in catalogue.calculator("legal-aid-eligibility").form.fields}
    options = [[option.value for option in fields[name].options] for name in ("matter", "person", "proof", "lawyer")]
    for matter, person, proof, lawyer in product(*options):
        outcome = aid(matter, person=person, proof=proof, lawyer=lawyer)
        assert outcome.verdict_title in (YES, LIKELY, ASK)
        assert ("法律咨询谁都可以问" in sentences(outcome)) == (outcome.verdict_title != YES)
        assert ("7天内决定" in sentences(outcome)) == (matter != "advice")


def test_every_option_is_known_to_the_rules(catalogue):
    fields = {field.name: field for field in catalogue.calculator("legal-aid-eligibility").form.fields}
    values = {name: {option.value for option in field.options} for name, field in fields.items()}
    others = {"advice", "accused", "compulsory_treatment", "outside"}
    assert values["matter"] == {*IN_HARDSHIP, *WITHOUT_HARDSHIP, *others}
    assert values["person"] == {*NOT_CHECKED, "none"}
    assert values["accused"] == {*MUST_HAVE_A_LAWYER, "other"}


@pytest.mark.parametrize(
    ("last_day", "sentence"),
    [
        ("2026-11-23", "已经过了"),
        ("2026-11-24", "今天就是最后一天"),
        ("2026-11-30", "只剩6天"),
        ("2026-12-01", "还有7天"),  # not less than seven
    ],
)
def test_less_than_seven_days_before_a_last_day_aid_may_begin_at_once(aid, last_day, sentence):
    """法律援助法 44.1(1)."""
    outcome = aid("support", last_day=last_day)
    assert sentence in sentences(outcome)
    assert (Citation("legal-aid-law", "44.1(1)") in outcome.citations) == (last_day in ("2026-11-24", "2026-11-30"))


@given(
    st.decimals(0, 10_000, places=2),
    st.decimals(0, 10_000, places=2),
    st.integers(1, 9),
    st.decimals(1, 3_000, places=2),
)
def test_more_income_is_never_judged_milder(aid, one, other, household, line):
    less, more = sorted((one, other))
    titles = [
        aid("accident", income=each, household=Decimal(household), income_line=line).verdict_title
        for each in (less, more)
    ]
    assert titles != [ASK, LIKELY]
