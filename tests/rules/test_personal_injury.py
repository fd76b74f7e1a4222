"""What a person who was hurt may claim: items, standards by day, dependants under the cap, shares, and what law promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.rules import Item, Outcome
from chalicelib.rules.outcome import to_cents
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
INCOME, CONSUMPTION = 49053, 29807
"""Yuan a year, Shaanxi 2025."""

LAW = "personal-injury-interpretation"
HURT = {"harm": "hurt", "incident_on": "2026-03-01"}
DISABLED = {"harm": "disabled", "incident_on": "2026-03-01", "age": "45", "grades-1-grade": "10"}
DEAD = {"harm": "dead", "incident_on": "2026-03-01", "age": "45"}
Claim = Callable[..., Outcome]

money = st.decimals(0, 1_000_000, places=2)
shares = st.integers(0, 100)
ages = st.integers(0, 120)


@pytest.fixture(scope="session")
def claim(ask) -> Claim:
    """The outcome for some answers; names of rows may be written with underscores: dependants_1_age."""

    def outcome(typed: dict[str, str], as_at: date = TODAY, instead=(), **more: object) -> Outcome:
        added = {_name(name): str(value) for name, value in more.items()}
        return ask("personal-injury", {**typed, **added}, as_at=as_at, instead=instead)

    return outcome


def _name(name: str) -> str:
    head, _, rest = name.partition("_")
    return name.replace("_", "-", 2) if head in ROWS and rest[:1].isdigit() else name


ROWS = ("nursing", "grades", "aids", "dependants")


def item(outcome: Outcome, id_: str) -> Item:
    """The item of that id, which must be there."""
    (found,) = [item for item in outcome.items if item.id == id_]
    return found


def amount(outcome: Outcome, id_: str) -> Decimal:
    """The amount of an item."""
    return item(outcome, id_).amount


def left_out(outcome: Outcome) -> str:
    """The labels of all that was left out."""
    return "；".join(part.label for part in outcome.left_out)


def sentences(outcome: Outcome) -> str:
    """Everything that the steps say."""
    return "\n".join(step.sentence for step in outcome.steps())


# ---- years and grades


@pytest.mark.parametrize(
    ("age", "years"),
    [(0, 20), (17, 20), (59, 20), (60, 20), (61, 19), (70, 10), (74, 6), (75, 5), (76, 5), (120, 5), ("60.9", 20)],
)
@pytest.mark.parametrize("harm", ["disability", "death"])
def test_years_fall_one_by_one_from_61_to_75(claim, age, years, harm):
    """12.1, 15: 60 itself is 20 years, and 61 is not 20 times a factor."""
    outcome = claim(DEAD, age=age) if harm == "death" else claim(DISABLED, age=age, grades_1_grade="1")
    assert amount(outcome, harm) == INCOME * years


@pytest.mark.parametrize(("grade", "percent"), [(g, 110 - 10 * g) for g in range(1, 11)])
def test_a_grade_is_worth_100_to_10_percent(claim, grade, percent):
    assert amount(claim(DISABLED, grades_1_grade=grade), "disability") == Decimal(INCOME) * 20 * percent / 100


@pytest.mark.parametrize(
    ("grades", "extra", "percent"),
    [
        (("10", "10"), "", 10),
        (("10", "8"), "", 30),
        (("10", "10"), "2", 12),
        (("9", "10"), "5", 25),
        (("1", "10"), "10", 100),
        (("2", "3"), "30", 100),
    ],
)
def test_several_grades_count_as_the_worst_and_what_was_typed_for_the_others(claim, grades, extra, percent):
    rows = {f"grades-{n}-grade": grade for n, grade in enumerate(grades, 1)}
    outcome = claim({**DISABLED, **rows, "extra_index": extra})
    assert amount(outcome, "disability") == Decimal(INCOME) * 20 * percent / 100
    assert ("各地不同" in sentences(outcome)) is (extra == "")


def test_without_a_grade_a_table_says_what_each_would_give(claim):
    (table,) = claim(HURT, age="45").tables
    assert [row[1] for row in table.rows] == [Decimal(INCOME) * 2 * (11 - grade) for grade in range(1, 11)]
    assert claim(DISABLED).tables == claim(DEAD).tables == claim(HURT).tables == ()


@pytest.mark.parametrize(("typed", "label"), [(DISABLED, "残疾赔偿金"), (DEAD, "死亡赔偿金")])
def test_without_an_age_the_compensation_is_named_and_left_out(claim, typed, label):
    assert label in left_out(claim({**typed, "age": ""}))


# ---- the standard by the day of the infringement, the figure by the day of the argument


@pytest.mark.parametrize(
    ("incident", "argued", "residence", "low", "high"),
    [
        ("2022-05-01", "2026-01-01", "rural", 49053, None),
        ("2022-04-30", "2026-01-01", "rural", 49053, None),  # Shaanxi, one standard since 2021-10-01
        ("2021-10-01", "2026-01-01", "", 49053, None),
        ("2021-09-30", "2026-01-01", "urban", 49053, None),
        ("2021-09-30", "2026-01-01", "rural", 19286, 49053),
        ("2021-09-30", "2026-01-01", "", 19286, 49053),
        ("2014-05-01", "2014-12-01", "rural", 6503, None),
        ("2014-05-01", "2014-12-01", "urban", 22858, None),
        ("2014-05-01", "2014-12-01", "", 6503, 22858),
        ("2018-06-26", "2018-12-20", "urban", 30810, None),
    ],
)
def test_town_or_countryside_depends_on_the_day_and_may_stay_open(claim, incident, argued, residence, low, high):
    outcome = claim(DEAD, incident_on=incident, argued_on=argued, residence=residence, age="75")
    death = item(outcome, "death")
    assert (death.amount, death.upto) == (low * 5, high and high * 5)


@pytest.mark.parametrize(
    ("incident", "why"),
    [("2022-05-01", "不分城里乡下"), ("2022-04-30", "试点不分城乡"), ("2021-09-30", "两种说法")],
)
def test_why_a_standard_applies_is_said(claim, incident, why):
    steps = item(claim(DEAD, incident_on=incident, residence="rural"), "death").steps
    assert why in steps[0].sentence


@pytest.mark.parametrize(
    ("argued", "income"),
    [("2025-12-31", 46821), ("2026-01-01", 49053), ("2026-12-31", 49053)],
)
def test_the_year_is_the_one_before_the_end_of_argument_not_of_the_injury(claim, argued, income):
    death = item(claim(DEAD, incident_on="2022-06-01", argued_on=argued), "death")
    assert death.amount == income * 20
    assert not [figure for step in death.steps for figure in step.figures if figure.estimated]


def test_argument_next_year_is_estimated_with_this_years_figure_and_says_so(claim):
    outcome = claim(DEAD, argued_on="2027-03-01")
    assert amount(outcome, "death") == INCOME * 20
    assert [figure.table.id for figure in outcome.figures if figure.estimated] == ["per-capita-urban-income-shaanxi"]


@pytest.mark.parametrize("argued", ["2028-01-01", "2024-06-01"])
def test_a_figure_two_years_old_is_no_estimate(claim, argued):
    """2028: nobody renewed it. 2024: that of 2023 was never found, and 2022's is only one year older."""
    outcome = claim(DEAD, incident_on="2023-01-01", argued_on=argued)
    assert ("死亡赔偿金" in left_out(outcome)) is (argued == "2028-01-01")


def test_a_figure_that_is_typed_goes_before_the_published_one(claim):
    outcome = claim(DEAD, urban_income="60000")
    assert amount(outcome, "death") == 60000 * 20
    assert [figure.table.id for figure in outcome.figures if figure.typed_in] == ["per-capita-urban-income-shaanxi"]


def test_with_every_unverified_figure_removed_the_rest_is_still_worked_out(claim, catalogue):
    sure = ("primary_text", "official_reprint", "judgment")
    tables = [catalogue.rate(rate) for rate in catalogue.calculator("personal-injury").rates]
    instead = [replace(t, values=tuple(v for v in t.values if v.verified in sure)) for t in tables]
    outcome = claim(DEAD, instead=instead, medical="100", dependants_1_age="8", dependants_1_supporters="2")
    assert outcome.total == 100
    assert all(label in left_out(outcome) for label in ("死亡赔偿金", "丧葬费", "被扶养人生活费"))


def test_the_funeral_is_half_a_years_wage_and_left_out_where_that_is_unknown(claim):
    """14: trap 33716.50 is 67433 ÷ 2, not the rounded month times 6."""
    outcome = claim(DEAD, incident_on="2018-06-26", argued_on="2018-12-20", residence="urban")
    assert amount(outcome, "funeral") == Decimal("33716.50")
    assert amount(claim(DEAD, average_wage="67433"), "funeral") == Decimal("33716.50")
    assert "丧葬费" in left_out(claim(DEAD))


# ---- income and nursing


@pytest.mark.parametrize(
    ("answers", "lost"),
    [
        ({"earns": "36500", "earns_per": "year", "lost_days": "10"}, "1000"),
        ({"earns": "36000", "earns_per": "year", "lost_days": "10", "day_basis": "360"}, "1000"),
        ({"earns": "25816", "earns_per": "year", "lost_days": "120", "day_basis": "261"}, "11869.43"),
        ({"earns": "3000", "earns_per": "month", "lost_days": "10", "day_basis": "360"}, "1000"),
        ({"earns": "2175", "lost_days": "10", "day_basis": "261"}, "1000"),
        ({"earns": "4500", "lost_days": "30"}, "4438.36"),
        ({"earns": "200", "earns_per": "day", "lost_days": "30"}, "6000"),
        ({"earns": "35128", "earns_per": "year", "lost_days": "26"}, "2502.27"),
        ({"earns": "35128", "earns_per": "year", "lost_days": "26", "daily_rounding": "cent"}, "2502.24"),
        ({"earns": "200", "earns_per": "day", "lost_days": "30", "still_paid": "1000"}, "5000"),
        ({"earns": "200", "earns_per": "day", "lost_days": "30", "still_paid": "9000"}, "0"),
    ],
)
def test_lost_income_is_a_days_pay_times_days_less_what_was_paid(claim, answers, lost):
    assert amount(claim({**HURT, **answers}), "lost-income") == Decimal(lost)


def test_time_off_runs_to_the_day_before_the_assessment_where_no_days_were_typed(claim):
    """7.2: from 1 March, assessed on 11 March: ten days."""
    outcome = claim(DISABLED, assessed_on="2026-03-11", earns="100", earns_per="day")
    assert amount(outcome, "lost-income") == 1000
    assert "误工费" in left_out(claim(HURT, assessed_on="2026-03-11", earns="100", earns_per="day"))


@pytest.mark.parametrize("answers", [{"lost_days": "30"}, {"earns": "100"}])
def test_half_of_what_lost_income_needs_is_named_with_whom_to_ask(claim, answers):
    (part,) = [part for part in claim({**HURT, **answers}).left_out if part.label == "误工费"]
    assert part.citation.law == LAW


@pytest.mark.parametrize(
    ("row", "due"),
    [
        ({"days": "10", "pay": "120"}, "1200"),
        ({"days": "10", "pay": "120", "people": "2"}, "2400"),
        ({"days": "365", "pay": "36500", "per": "year", "share": "50"}, "18250"),
        ({"days": "7300", "pay": "36500", "per": "year", "share": "100"}, "730000"),
    ],
)
def test_nursing_is_pay_times_days_people_and_dependence(claim, row, due):
    assert amount(claim(HURT, **{f"nursing_1_{name}": value for name, value in row.items()}), "nursing") == Decimal(due)


def test_rows_of_nursing_are_added_before_they_are_rounded(claim):
    rows = {f"nursing_{n}_{name}": value for n in (1, 2) for name, value in (("days", "1"), ("pay", "1"))}
    outcome = claim(HURT, day_basis="365", nursing_1_per="year", nursing_2_per="year", **rows)
    assert amount(outcome, "nursing") == Decimal("0.01")  # 2 ÷ 365, and not twice 0.00


def test_nursing_without_pay_is_named_and_left_out(claim):
    assert "护理费" in left_out(claim(HURT, nursing_1_days="10"))


@pytest.mark.parametrize(
    ("answers", "id_", "due"),
    [
        ({"medical": "100.005"}, "medical", "100.01"),
        ({"later_treatment": "8000"}, "later-treatment", "8000"),
        ({"lodging": "600"}, "lodging", "600"),
        ({"appraisal": "700"}, "appraisal", "700"),
        ({"hospital_days": "26", "meal_allowance": "50"}, "hospital-meals", "1300"),
        ({"nutrition_days": "20", "nutrition_per_day": "30"}, "nutrition", "600"),
        (
            {"aids_1_price": "20000", "aids_1_times": "5", "aids_1_upkeep": "4000", "aids_2_price": "500"},
            "aids",
            "104500",
        ),
        ({"mental": "5000"}, "mental", "5000"),
    ],
)
def test_what_rests_on_papers_is_worked_out_as_typed(claim, answers, id_, due):
    assert amount(claim(HURT, **answers), id_) == Decimal(due)


@pytest.mark.parametrize(
    ("answers", "label"),
    [
        ({"hospital_days": "26"}, "住院伙食补助费"),
        ({"nutrition_days": "20"}, "营养费"),
        ({"nutrition_per_day": "20"}, "营养费"),
        ({"mental": ""}, "精神损害抚慰金"),
    ],
)
def test_what_has_no_figure_of_its_own_is_left_out_and_never_guessed(claim, answers, label):
    assert label in left_out(claim(HURT, **answers))


# ---- dependants


def supported(*people: tuple[object, object]) -> dict[str, str]:
    """Rows of dependants by age and number of supporters."""
    rows = enumerate(people, 1)
    return {f"dependants-{n}-{k}": str(v) for n, p in rows for k, v in zip(("age", "supporters"), p, strict=True)}


@pytest.mark.parametrize(
    ("people", "years"),
    [
        ([(8, 2)], "5"),
        ([(17, 1)], "1"),
        ([(18, 1)], "20"),  # a jump that the law has: without work or other income from then on
        ([(60, 1)], "20"),
        ([(61, 1)], "19"),
        ([(75, 1)], "5"),
        ([(90, 3)], "5/3"),
        ([(8, 2), (14, 2), (70, 2), (76, 2)], "10"),  # capped to year 5, exactly full to 10
        ([(8, 2), (14, 2)], "7"),  # 4 years full, 6 half: under the cap throughout
        ([(8, 1), (14, 1)], "10"),  # 14 by head
        ([(70, 1), (8, 1), (76, 1)], "10"),
    ],
)
def test_all_together_have_at_most_one_years_consumption_in_any_year(claim, people, years):
    """17.2: neither per head nor over the whole time; and each only the victim's part."""
    numerator, _, denominator = years.partition("/")
    due = Decimal(CONSUMPTION) * int(numerator) / int(denominator or 1)
    assert amount(claim({**DEAD, **supported(*people)}), "dependants") == to_cents(due)


@pytest.mark.parametrize(("reading", "each_year"), [("index_first", "0.6"), ("", "0.6"), ("cap_first", "0.3")])
def test_the_cap_of_a_disability_has_two_readings(claim, reading, each_year):
    """Grade 8 (30%), one child of 8 and a parent of 70 whom nobody else supports: 10 years at 2 × 30% against 1."""
    outcome = claim({**DISABLED, **supported((8, 1), (70, 1))}, grades_1_grade="8", cap_reading=reading)
    assert amount(outcome, "dependants") == CONSUMPTION * 10 * Decimal(each_year)


@pytest.mark.parametrize(
    ("born", "mode", "years"),
    [
        ("2006-10-06", "", "4"),  # PI-17: four years and four days
        ("2006-10-06", "whole", "4"),
        ("2006-10-06", "age", "5"),  # 13 years old
        ("2006-10-06", "days", str(4 + Decimal(4) / 365)),
        ("2007-04-02", "", "4.5"),
        ("2007-04-02", "whole", "4"),
        ("2002-10-02", "", "20"),  # of age that very day
        ("2002-10-03", "", "0"),
        ("2002-10-03", "days", str(Decimal(1) / 365)),
    ],
)
def test_a_child_is_counted_to_18_and_the_odd_months_as_the_court_does(claim, born, mode, years):
    answers = {"incident_on": "2020-10-02", "residence": "urban", "urban_consumption": "43113", "minor_years": mode}
    outcome = claim({**DEAD, **answers}, dependants_1_born=born, dependants_1_supporters="1")
    assert amount(outcome, "dependants") == to_cents(43113 * Decimal(years))


def test_the_years_run_from_the_assessment_not_from_the_accident(claim):
    answers = {**DISABLED, "dependants-1-born": "2016-03-01", "dependants-1-supporters": "1", "grades-1-grade": "1"}
    assert amount(claim(answers, assessed_on="2026-09-01"), "dependants") == CONSUMPTION * Decimal("7.5")


def test_without_an_assessment_they_run_from_today_and_after_a_death_from_that_day(claim):
    child = {"dependants-1-born": "2016-11-24", "dependants-1-supporters": "1", "grades-1-grade": "1"}
    assert amount(claim({**DISABLED, **child}), "dependants") == CONSUMPTION * 8
    assert amount(claim({**DEAD, **child}, incident_on="2025-11-24"), "dependants") == CONSUMPTION * 9


def test_a_child_born_that_very_day_is_counted_for_18_years(claim):
    child = {"dependants-1-born": "2026-03-01", "dependants-1-supporters": "1"}
    assert amount(claim({**DEAD, **child}), "dependants") == CONSUMPTION * 18


def test_before_a_grade_is_known_dependants_are_left_out(claim):
    assert "被扶养人生活费" in left_out(claim({**HURT, **supported((8, 2))}))


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"dependants-2-supporters": "2"}, FieldError("dependants-2-age", "required")),
        (
            {"dependants-2-supporters": "2", "dependants-2-born": "2026-03-02"},
            FieldError("dependants-2-born", "not_yet_born"),
        ),
    ],
)
def test_a_dependant_without_an_age_or_not_yet_born_is_refused_in_its_row(claim, row, error):
    with pytest.raises(AnswersRefused) as refused:
        claim({**DEAD, **supported((8, 2)), **row})
    assert refused.value.errors == [error]


# ---- shares


@pytest.mark.parametrize(
    ("share", "total"), [("100", "1000"), ("", "1000"), ("70", "700"), ("0", "0"), ("33.3", "333")]
)
def test_the_other_side_pays_its_share(claim, share, total):
    outcome = claim(HURT, medical="1000", share=share)
    assert outcome.total == Decimal(total)
    assert outcome.total_label == ("损失合计" if share in ("", "100") else "对方应当赔的合计")
    assert ("对方的责任没有填" in sentences(outcome)) is (share == "")


def test_what_is_asked_for_the_mind_is_not_cut_by_the_share(claim):
    outcome = claim(HURT, medical="1000", mental="500", share="70")
    assert (amount(outcome, "medical"), amount(outcome, "mental"), outcome.total) == (700, 500, 1200)


def test_of_a_range_both_ends_are_shared(claim):
    outcome = claim(DEAD, incident_on="2021-09-01", residence="rural", age="75", share="70")
    death = item(outcome, "death")
    assert (death.amount, death.upto) == (to_cents(Decimal("3.5") * 19286), to_cents(Decimal("3.5") * 49053))
    assert outcome.total_upto == death.upto


@given(st.lists(money, min_size=4, max_size=4), shares)
def test_the_parts_make_the_sum_times_the_share_to_the_cent(claim, amounts, share):
    names = ("medical", "later_treatment", "transport", "appraisal")
    typed = dict(zip(names, map(str, amounts), strict=True))
    outcome = claim({**HURT, **typed}, share=share)
    assert outcome.total == to_cents(sum(amounts) * share / 100)
    for name, full in zip(names, amounts, strict=True):
        assert abs(amount(outcome, name.replace("_", "-")) - full * share / 100) <= Decimal("0.01")


# ---- what law promises


@given(ages, ages)
def test_who_is_older_never_has_more(claim, one, other):
    young, old = sorted((one, other))
    assert amount(claim(DEAD, age=young), "death") >= amount(claim(DEAD, age=old), "death")


@given(st.integers(1, 10), st.integers(1, 10), ages)
def test_a_worse_grade_never_gives_less(claim, one, other, age):
    worse, better = sorted((one, other))
    given_ = [amount(claim(DISABLED, age=age, grades_1_grade=grade), "disability") for grade in (worse, better)]
    assert given_[0] >= given_[1]


people = st.tuples(st.integers(0, 100), st.integers(1, 5))


@given(st.lists(people, min_size=1, max_size=5), people, st.sampled_from(["index_first", "cap_first"]))
def test_one_more_dependant_never_gives_less_and_all_never_more_than_the_cap(claim, some, one, reading):
    fewer, more = (
        amount(claim({**DISABLED, **supported(*rows)}, grades_1_grade="5", cap_reading=reading), "dependants")
        for rows in (some, [*some, one])
    )
    assert 0 <= fewer <= more <= CONSUMPTION * 20


@given(st.lists(people, min_size=1, max_size=6), st.integers(1, 10))
def test_the_literal_reading_of_the_cap_never_gives_less_than_the_other(claim, rows, grade):
    literal, other = (
        amount(claim({**DISABLED, **supported(*rows)}, grades_1_grade=grade, cap_reading=reading), "dependants")
        for reading in ("index_first", "cap_first")
    )
    assert literal >= other


@given(money, st.integers(0, 3000), shares, st.sampled_from(["hurt", "disabled", "dead"]))
def test_no_amount_is_negative_and_the_items_make_the_total(claim, earned, days, share, harm):
    typed = {**DISABLED, "harm": harm, "share": str(share), "earns": str(earned), "lost_days": str(days)}
    outcome = claim({**typed, **supported((8, 2), (70, 3))}, still_paid="500", medical="0.01", mental="3")
    assert all(item.amount >= 0 and (item.upto is None or item.upto >= item.amount) for item in outcome.items)
    assert outcome.total == sum(item.amount for item in outcome.items)


# ---- refusals and clocks


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"incident_on": "2004-04-30"}, FieldError("incident_on", "before_rules")),
        ({"assessed_on": "2026-02-28"}, FieldError("assessed_on", "before", other="incident_on")),
        ({"argued_on": "2026-02-28"}, FieldError("argued_on", "before", other="incident_on")),
    ],
)
def test_days_that_cannot_follow_each_other_are_refused(claim, changes, error):
    with pytest.raises(AnswersRefused) as refused:
        claim({**DISABLED, **changes})
    assert refused.value.errors == [error]


@pytest.mark.parametrize(
    ("incident", "last"), [("2026-03-01", ["2029-03-01"]), ("2024-02-29", ["2027-02-28"]), ("2017-09-30", [])]
)
def test_the_clock_to_sue_is_three_years(claim, incident, last):
    """民法典 188.1; an injury before 民法总则 had one year."""
    deadlines = claim(HURT, incident_on=incident).deadlines
    assert [d.last_day.isoformat() for d in deadlines] == last
    assert all(d.citation == Citation("civil-code", "188.1") for d in deadlines)


@pytest.mark.parametrize(("incident", "past"), [("2023-11-23", True), ("2023-11-24", False)])
def test_who_is_past_the_three_years_is_told_not_to_give_up(claim, incident, past):
    assert ("别自己放弃" in sentences(claim(HURT, incident_on=incident))) is past


def test_what_was_not_filled_in_is_named_once(claim):
    assert "医疗费、交通费、住院伙食补助费、营养费、误工费、护理费" in left_out(claim(HURT))
    assert "医疗费、" not in left_out(claim(HURT, medical="10"))


@given(st.dates(date(2004, 5, 1), TODAY), st.integers(0, 8000), st.sampled_from(["urban", "rural", ""]))
def test_every_day_since_the_first_rules_has_an_answer(claim, incident, later, residence):
    argued = incident + timedelta(later)
    outcome = claim(DISABLED, incident_on=incident, argued_on=argued, residence=residence, medical="1")
    assert outcome.items
