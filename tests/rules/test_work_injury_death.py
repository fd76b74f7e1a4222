"""What a family is due after a death at work (工伤保险条例 39), and while a worker is missing (41)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

DIED = {
    "employer": "company",
    "insured": "yes",
    "injured_on": "2026-03-01",
    "wage_unit": "month",
    "wage": "6000",
    "grade": "none",
    "death": "during",
    "died_on": "2026-03-01",
    "area_wage": "7000",
}
RELATIVES = st.lists(st.tuples(st.sampled_from(["spouse", "child", "parent", "other"]), st.booleans()), max_size=5)


@pytest.fixture(scope="session")
def death(ask):
    """The outcome after a death at once on 1 March 2026 at 6,000 yuan a month, some answers changed; "" leaves one out."""

    def outcome(relatives=(), **changes: str) -> Outcome:
        rows = {f"dependants-{n}-relation": relation for n, (relation, _) in enumerate(relatives, 1)}
        rows |= {f"dependants-{n}-alone": "yes" for n, (_, alone) in enumerate(relatives, 1) if alone}
        typed = {name: text for name, text in {**DIED, **rows, **changes}.items() if text}
        return ask("work-injury", typed)

    return outcome


def amounts(outcome: Outcome) -> dict[str, Decimal]:
    """Every item's amount by its id."""
    return {item.id: item.amount for item in outcome.items}


def left_out(outcome: Outcome) -> dict[str, str]:
    """What was left out, with the reason."""
    return {part.label: part.why for part in outcome.left_out}


@pytest.mark.parametrize(
    ("relatives", "pension"),
    [
        ([("spouse", False)], "2400"),
        ([("child", False)], "1800"),
        ([("parent", True)], "2400"),
        ([("spouse", True)], "3000"),
        ([("spouse", False), ("child", False)], "4200"),
        ([("spouse", False), ("child", False), ("child", False)], "6000"),  # exactly the wage
        ([("spouse", False), ("child", False), ("child", False), ("parent", False)], "6000"),
        ([("parent", True), ("parent", True), ("child", True)], "6000"),
    ],
)
def test_the_pension_is_a_share_of_the_wage_for_each_and_the_wage_at_most(death, relatives, pension):
    outcome = death(relatives)
    assert amounts(outcome)["dependants-pension"] == Decimal(pension)
    item = next(item for item in outcome.items if item.id == "dependants-pension")
    assert item.monthly
    assert item.steps[-1].citation.article == "39.1(2)"


@given(RELATIVES, st.decimals(1, 1_000_000, places=2))
def test_one_more_relative_never_gives_less_and_never_more_than_the_wage(death, relatives, wage):
    pensions = [
        amounts(death(relatives[:n], wage=str(wage), area_wage="")).get("dependants-pension", Decimal(0))
        for n in range(len(relatives) + 1)
    ]
    assert pensions == sorted(pensions)
    assert pensions[-1] <= wage


@pytest.mark.parametrize(
    ("died_on", "lump"),
    [
        ("2026-11-24", "1130040"),
        ("2025-12-31", "1083760"),
        ("2025-01-01", "1083760"),
        ("2024-12-31", "1036420"),  # 1,058,400 is met on the web and wrong
        ("2023-06-01", "985660"),
        ("2022-06-01", "948240"),
        ("2021-06-01", "876680"),
        ("2020-06-01", "847180"),
    ],
)
def test_the_lump_sum_goes_by_the_year_before_the_death(death, died_on, lump):
    outcome = death(died_on=died_on, injured_on="2020-01-01")
    assert amounts(outcome)["death-lump"] == Decimal(lump)


def test_a_year_without_a_sourced_figure_is_an_estimate_and_says_so(death):
    outcome = death(died_on="2019-06-01", injured_on="2019-06-01")
    assert [f.table.id for f in outcome.figures if f.estimated] == ["per-capita-urban-income-national"]


def test_before_the_first_figure_the_lump_sum_is_left_out_until_the_person_types_it(death):
    assert "国家统计局" in left_out(death(died_on="2015-06-01", injured_on="2015-06-01"))["一次性工亡补助金"]
    typed = death(died_on="2015-06-01", injured_on="2015-06-01", national_income="28844")
    assert amounts(typed)["death-lump"] == 576880
    assert any(figure.typed_in for figure in typed.figures)


def test_the_funeral_grant_is_six_months_of_the_areas_wage_or_left_out(death):
    assert amounts(death())["funeral"] == 42000
    assert "12333" in left_out(death(area_wage=""))["丧葬补助金"]


@pytest.mark.parametrize("grade", ["1", "2", "3", "4"])
def test_who_died_after_the_leave_leaves_no_lump_sum(death, grade):
    """39.3, told or seen from the grade and the day of death."""
    for told in ("after", ""):
        outcome = death([("spouse", False)], death=told, grade=grade, died_on="2026-10-01", leave_until="2026-09-01")
        assert {"funeral", "dependants-pension", "lump-sum"} <= amounts(outcome).keys()
        assert "death-lump" not in amounts(outcome)
        assert "一次性工亡补助金" in left_out(outcome)


@pytest.mark.parametrize("grade", ["none", "5", "10"])
def test_the_law_names_no_benefits_for_other_grades_after_the_leave(death, grade):
    outcome = death(death="after", grade=grade, died_on="2026-10-01", leave_until="2026-09-01")
    assert not {"funeral", "dependants-pension", "death-lump"} & amounts(outcome).keys()
    assert "12348" in left_out(outcome)["丧葬补助金、供养亲属抚恤金"]


def test_a_day_of_death_alone_is_a_death_from_the_injury(death):
    assert amounts(death(death="")).keys() == amounts(death()).keys() == {"funeral", "death-lump"}


def test_without_a_day_the_death_is_on_the_day_of_the_injury(death):
    assert amounts(death(died_on="")) == amounts(death())


def test_wages_go_on_to_the_day_of_death(death):
    assert amounts(death(died_on="2026-05-01", leave_until="2026-09-01"))["leave-wage"] == 12000


def test_without_a_wage_the_pension_is_left_out_and_the_rest_is_worked_out(death):
    outcome = death([("spouse", False)], wage="", wage_unit="")
    assert amounts(outcome).keys() == {"funeral", "death-lump"}
    assert "工资没有填" in left_out(outcome)["供养亲属抚恤金"]


def test_a_death_before_the_injury_is_refused(death):
    with pytest.raises(AnswersRefused) as refused:
        death(died_on="2026-02-28")
    assert refused.value.errors == [FieldError("died_on", "before", other="injured_on")]


def test_a_missing_workers_family_has_three_months_of_wages_then_the_pension_and_half_the_lump_sum_early(death):
    outcome = death([("spouse", False)], death="missing", died_on="")
    assert amounts(outcome) == {"missing-wage": 18000, "dependants-pension": 2400}
    ((_, half),) = outcome.tables[0].rows
    assert half == 565020
    assert outcome.total == 18000


def test_while_the_figure_is_unknown_a_missing_workers_family_is_not_told_of_an_advance(death):
    assert death(death="missing", died_on="", injured_on="2015-01-01").tables == ()


@pytest.mark.parametrize(("insured", "payer"), [("yes", "工伤保险基金"), ("no", "单位（没给参保，全由它出）")])
def test_who_pays_the_family_depends_on_the_insurance(death, insured, payer):
    assert {item.payer for item in death([("spouse", False)], insured=insured).items} == {payer}


def test_the_family_is_told_where_to_go_and_not_warned_of_resigning(death):
    sentences = [step.sentence for step in death(paper="recognised").notes]
    assert sentences[-1].startswith("下一步：家里人拿工伤认定决定书")
    assert not any("辞职" in sentence for sentence in sentences)
