"""Who pays what after a traffic accident: limits by item and day, several vehicles and victims, the order of payers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.rules import Outcome
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
HURT = {"harm": "hurt", "incident_on": "2026-03-01"}
AT_FAULT = {**HURT, "vehicles-1-liability": "all"}
Accident = Callable[..., Outcome]

money = st.decimals(0, 500_000, places=2)
shares = st.integers(0, 100)


@pytest.fixture(scope="session")
def accident(ask) -> Accident:
    """The outcome for some answers."""

    def outcome(*answers: dict[str, object], instead=()) -> Outcome:
        typed = {name: str(value) for some in answers for name, value in some.items()}
        return ask("traffic-accident", typed, instead=instead)

    return outcome


def paid(outcome: Outcome) -> dict[str, Decimal]:
    """What each pays, by item."""
    return {item.id: item.amount for item in outcome.items}


def lost(outcome: Outcome) -> Decimal:
    """The sum of all losses."""
    return dict(outcome.tables[0].rows)["合计"]


def vehicle(n: int, **answers: object) -> dict[str, object]:
    """One row of vehicles."""
    return {f"vehicles-{n}-{name}": value for name, value in answers.items()}


@pytest.mark.parametrize(
    ("day", "losses", "compulsory"),
    [
        ("2026-03-01", {"medical": "18000.01"}, "18000"),
        ("2026-03-01", {"transport": "180000.01"}, "180000"),
        ("2026-03-01", {"property_loss": "2000.01"}, "2000"),
        ("2026-03-01", {"medical": "100", "transport": "300000"}, "180100"),  # one limit lends nothing to another
        ("2020-09-19", {"medical": "50000"}, "18000"),
        ("2020-09-18", {"medical": "50000"}, "10000"),
        ("2020-09-18", {"transport": "300000"}, "110000"),
        ("2008-02-01", {"transport": "300000"}, "110000"),
        ("2008-02-01", {"property_loss": "5000"}, "2000"),
    ],
)
def test_each_item_has_its_own_limit_of_the_day_of_the_accident(accident, day, losses, compulsory):
    assert paid(accident(AT_FAULT, losses, {"incident_on": day}))["compulsory"] == Decimal(compulsory)


@pytest.mark.parametrize("name", ["medical", "later_treatment"])
def test_treatment_food_and_meals_share_the_limit_for_treatment(accident, name):
    meals = {"hospital_days": "10", "meal_allowance": "50", "nutrition_days": "10", "nutrition_per_day": "50"}
    assert paid(accident(AT_FAULT, meals, {name: "17500"})) == {"compulsory": 18000, "at-fault": 500}


def test_the_cost_of_an_appraisal_is_no_matter_of_the_compulsory_insurance(accident):
    assert paid(accident(AT_FAULT, {"appraisal": "700"})) == {"at-fault": 700}


def test_before_the_first_limits_known_the_losses_are_told_and_who_pays_is_left_out(accident):
    outcome = accident(AT_FAULT, {"medical": "500", "incident_on": "2008-01-31"})
    assert (outcome.items, lost(outcome)) == ((), 500)
    assert outcome.left_out[0].label == "交强险和其他人各赔多少"


def test_limits_of_the_past_never_stand_in_for_those_that_are_unknown(accident, catalogue):
    sure = ("primary_text", "official_reprint", "judgment")
    tables = [catalogue.rate(rate) for rate in catalogue.calculator("traffic-accident").rates]
    instead = [replace(t, values=tuple(v for v in t.values if v.verified in sure)) for t in tables]
    outcome = accident(AT_FAULT, {"medical": "500"}, instead=instead)
    assert (outcome.items, lost(outcome)) == ((), 500)


def test_limits_that_the_policy_shows_go_before_ours(accident):
    outcome = accident(AT_FAULT, {"medical": "50000", "limit_medical": "20000"})
    assert paid(outcome) == {"compulsory": 20000, "at-fault": 30000}


@pytest.mark.parametrize(
    ("share", "at_fault"), [("100", "82000"), ("70", "57400"), ("50", "41000"), ("0", None), ("33.3", "27306")]
)
def test_the_share_cuts_only_what_lies_beyond_the_compulsory_insurance(accident, share, at_fault):
    """100,000 of bills: 18,000 in full, then the share of 82,000; not the share of everything."""
    outcome = accident(HURT, {"medical": "100000"}, vehicle(1, liability="main", share=share))
    expected = {"compulsory": Decimal(18000)} | ({"at-fault": Decimal(at_fault)} if at_fault else {})
    assert paid(outcome) == expected


@pytest.mark.parametrize(
    ("limit", "commercial", "at_fault"), [("1000000", 82000, None), ("50000", 50000, 32000), ("", None, 82000)]
)
def test_commercial_insurance_pays_before_the_one_at_fault_up_to_its_limit(accident, limit, commercial, at_fault):
    found = paid(accident(AT_FAULT, {"medical": "100000"}, vehicle(1, commercial=limit)))
    assert (found.get("commercial"), found.get("at-fault"), found["compulsory"]) == (commercial, at_fault, 18000)


@pytest.mark.parametrize("liability", ["", "main", "equal", "minor"])
def test_a_share_that_nobody_has_fixed_is_not_guessed(accident, liability):
    outcome = accident(HURT, {"medical": "100000"}, vehicle(1, liability=liability, compulsory="yes"))
    assert (paid(outcome), outcome.total_label) == ({"compulsory": 18000}, "现在能算出来的合计")
    assert "82,000.00元" in outcome.left_out[0].why


def test_without_any_vehicle_told_there_is_one_with_compulsory_insurance(accident):
    assert paid(accident(HURT, {"medical": "100000"})) == {"compulsory": 18000}


@pytest.mark.parametrize(("victim", "upto"), [("on_foot", "9820"), ("cycle", "9820"), ("motor", None), ("", None)])
def test_a_vehicle_without_fault_bears_up_to_a_tenth_towards_who_is_on_foot_or_cycling(accident, victim, upto):
    """道路交通安全法 76.1(2); its limit for treatment is 1,800."""
    outcome = accident(HURT, {"medical": "100000", "victim": victim}, vehicle(1, liability="none"))
    assert paid(outcome)["compulsory"] == 1800
    assert outcome.total_upto == (Decimal(upto) + 1800 if upto else None)


@pytest.mark.parametrize(
    ("medical", "first", "second"),
    [("20000", 10000, 10000), ("36000", 18000, 18000), ("50000", 18000, 18000)],
)
def test_two_vehicles_pay_by_their_limits_while_these_suffice_and_in_full_beyond(accident, medical, first, second):
    """18.1; whatever their shares of fault."""
    rows = vehicle(1, liability="main", share=70) | vehicle(2, liability="minor", share=30)
    found = paid(accident(HURT, {"medical": medical}, rows))
    assert (found["compulsory"], found["compulsory-2"]) == (first, second)
    assert sum(found.values()) == int(medical)


def test_a_vehicle_without_fault_pays_by_its_lower_limit(accident):
    rows = vehicle(1, liability="all") | vehicle(2, liability="none")
    found = paid(accident(HURT, {"medical": "9900"}, rows))
    assert found == {"compulsory": 9000, "compulsory-2": 900}  # 18,000 to 1,800


def test_a_vehicle_without_fault_bears_no_tenth_beside_one_at_fault(accident):
    rows = vehicle(1, liability="none") | vehicle(2, liability="all")
    found = paid(accident(HURT, {"medical": "119800", "victim": "on_foot"}, rows))
    assert found == {"compulsory": 1800, "compulsory-2": 18000, "at-fault-2": 100000}


def test_what_is_left_for_the_mind_is_borne_by_share_of_those_at_fault(accident):
    rows = vehicle(1, liability="main", share=60) | vehicle(2, liability="minor", share=20)
    found = paid(accident(HURT, {"mental": "400000"}, rows))
    assert found == {"compulsory": 180000, "compulsory-2": 180000, "at-fault": 30000, "at-fault-2": 10000}


def test_who_should_have_insured_and_did_not_pays_within_the_limits(accident):
    outcome = accident(AT_FAULT, {"medical": "30000"}, vehicle(1, compulsory="no"))
    assert [(item.amount, item.payer) for item in outcome.items] == [(18000, "该上交强险没上的车主"), (12000, "侵权人")]


@pytest.mark.parametrize(("mine", "others", "pays"), [("30000", "60000", 6000), ("6000", "6000", 6000), ("9", "0", 9)])
def test_several_victims_share_the_limit_by_their_losses(accident, mine, others, pays):
    found = paid(accident(AT_FAULT, {"medical": mine, "others-1-medical": others}))
    assert found["compulsory"] == pays
    assert sum(found.values()) == int(mine)


def test_others_count_in_their_own_bucket_only(accident):
    found = paid(accident(AT_FAULT, {"medical": "18000", "others-1-death": "900000", "others-2-property": "9"}))
    assert found == {"compulsory": 18000}


@pytest.mark.parametrize(
    ("transport", "mental", "share", "expected"),
    [
        ("180000", "10000", "50", {"compulsory": 180000, "at-fault": 5000}),  # the mind first, so 10,000 of the rest
        ("0", "200000", "50", {"compulsory": 180000, "at-fault": 20000}),  # what is left for the mind is not cut
        ("100000", "10000", "50", {"compulsory": 110000}),
    ],
)
def test_what_is_due_for_the_mind_is_paid_first_by_the_compulsory_insurance(
    accident, transport, mental, share, expected
):
    """法释 13.2."""
    losses = {"transport": transport, "mental": mental}
    assert paid(accident(HURT, losses, vehicle(1, liability="main", share=share))) == expected


@pytest.mark.parametrize(("driver", "compulsory", "at_fault"), [("barred", 500, 1000), ("fit", 1500, None)])
def test_for_a_drunk_or_unlicensed_driver_property_is_not_insured_but_persons_are(
    accident, driver, compulsory, at_fault
):
    found = paid(accident(AT_FAULT, {"medical": "500", "property_loss": "1000", "driver": driver}))
    assert (found["compulsory"], found.get("at-fault")) == (compulsory, at_fault)


def test_vehicles_that_together_bear_over_100_percent_are_refused_in_their_row(accident):
    with pytest.raises(AnswersRefused) as refused:
        accident(HURT, vehicle(1, liability="main", share=70), vehicle(2, liability="main", share=31))
    assert refused.value.errors == [FieldError("vehicles-2-share", "over_100")]


def test_where_the_standard_is_open_each_payer_has_a_range(accident):
    """Lived in the countryside, accident before 2021-10-01, tried after: 75 years, 5 years of either standard."""
    typed = {"harm": "dead", "incident_on": "2021-09-01", "age": "75", "residence": "rural"}
    outcome = accident(typed, vehicle(1, liability="all"))
    assert [(item.id, item.amount, item.upto) for item in outcome.items] == [
        ("compulsory", 5 * 19286, 180000),
        ("at-fault", 0, 5 * 49053 - 180000),
    ]


@given(money, money, money, shares, money)
def test_nobody_pays_less_than_nothing_and_all_together_never_more_than_was_lost(
    accident, medical, death, property_loss, share, commercial
):
    losses = {"medical": medical, "transport": death, "property_loss": property_loss}
    outcome = accident(HURT, losses, vehicle(1, liability="main", share=share, commercial=commercial))
    assert all(item.amount >= 0 for item in outcome.items)
    assert outcome.total == sum(paid(outcome).values()) <= lost(outcome) == medical + death + property_loss


@given(money, shares, shares)
def test_a_larger_share_never_pays_less(accident, medical, one, other):
    less, more = (
        accident(HURT, {"medical": medical}, vehicle(1, liability="main", share=share)).total
        for share in sorted((one, other))
    )
    assert less <= more


@given(money, money)
def test_a_larger_loss_never_pays_less(accident, one, other):
    less, more = (
        accident(HURT, {"medical": medical}, vehicle(1, liability="main", share=30)).total
        for medical in sorted((one, other))
    )
    assert less <= more


@given(st.lists(money, min_size=2, max_size=4))
def test_all_victims_together_have_no_more_than_the_limit(accident, losses):
    """To a cent each, as each is rounded."""
    total = Decimal(0)
    for n, mine in enumerate(losses):
        rest = sum(losses[:n] + losses[n + 1 :], Decimal(0))
        total += paid(accident(AT_FAULT, {"medical": mine, "others-1-medical": rest})).get("compulsory", Decimal(0))
    assert abs(total - min(sum(losses), Decimal(18000))) <= Decimal("0.01") * len(losses)


@given(money, st.integers(1, 3))
def test_all_vehicles_together_pay_what_one_with_all_their_limits_would(accident, medical, count):
    rows = {}
    for n in range(1, count + 1):
        rows |= vehicle(n, liability="main", share=100 // count)
    found = paid(accident(HURT, {"medical": medical}, rows))
    compulsory = sum(amount for id_, amount in found.items() if id_.startswith("compulsory"))
    assert abs(compulsory - min(medical, Decimal(18000 * count))) <= Decimal("0.01") * count


def test_the_losses_are_shown_item_by_item_with_how_each_came_about(accident):
    (table, *_) = accident(AT_FAULT, {"medical": "500", "property_loss": "1000"}).tables
    assert dict(table.rows) == {"医疗费": 500, "财产损失": 1000, "合计": 1500}
    assert [step.sentence.split("：")[0] for step in table.steps] == ["医疗费", "财产损失"]


def test_what_this_accident_brings_up_is_said_and_nothing_else(accident):
    said = {(c.law, c.article) for c in accident(AT_FAULT, {"driver": "fled"}).citations}
    assert ("civil-code", "1216") in said
    assert not said & {("traffic-accident-interpretation", article) for article in ("10", "15.1", "18.3", "19")}


@pytest.mark.parametrize("count", [1, 2])
def test_of_several_vehicles_it_is_said_that_they_may_owe_jointly(accident, count):
    rows = vehicle(1, liability="main", share=50) | (vehicle(2, liability="minor", share=50) if count == 2 else {})
    said = [step.sentence for step in accident(HURT, rows).notes]
    assert any("连带赔" in sentence for sentence in said) is (count == 2)
