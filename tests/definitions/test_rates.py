"""Statutory figures: half-open in time, never before the first value, and honest once past their day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import RENEWAL_NOTICE, VERIFIED, Figure, Rates, RateTable, RateUnknown
from hypothesis import given
from hypothesis import strategies as st

HEAD = "id: wage\ntitle: 月平均工资\nunit: 元/月\nask: 打 12333\n"
VALUE = "source: 公报, checked_on: 2026-11-23, verified: primary_text"
TWO = f"""{HEAD}values:
  - {{from: 2024-07-01, value: 7000, {VALUE}}}
  - {{from: 2025-07-01, value: 7500, renew_by: 2026-07-31, law: work-injury, article: "64.2", {VALUE}}}
"""


def make_table(*values: tuple[date, int], renew_by: date | None = None, no_estimate: bool = False) -> RateTable:
    """A table of whole numbers from the days given; the last must be renewed by ``renew_by``."""
    common = {"source": "公报", "checked_on": "2026-11-23", "verified": "primary_text"}
    rows = [{"from": day.isoformat(), "value": str(number), **common} for day, number in values]
    if renew_by:
        rows[-1]["renew_by"] = renew_by.isoformat()
    flag = {"no_estimate": "true"} if no_estimate else {}
    tree = {"id": "wage", "title": "月平均工资", "unit": "元/月", "ask": "打 12333", "values": rows, **flag}
    place = Place("x.yml")
    table = RateTable.read(Entry(tree, place))
    assert not place.errors
    return table


FIRST, SECOND = date(2024, 7, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (FIRST, 7000),
        (SECOND - timedelta(1), 7000),
        (SECOND, 7500),
        (SECOND + timedelta(1), 7500),
        (date(2099, 1, 1), 7500),
    ],
)
def test_a_value_holds_from_its_day_until_the_next_begins(day, number):
    assert Rates([make_table((FIRST, 7000), (SECOND, 7500))], day)["wage"] == number


def test_there_is_nothing_before_the_first_value():
    with pytest.raises(RateUnknown, match="wage on 2024-06-30") as refused:
        _ = Rates([make_table((FIRST, 7000))], date(2024, 6, 30))["wage"]
    assert (refused.value.rate.ask, refused.value.as_at) == ("打 12333", date(2024, 6, 30))


def test_a_figure_for_which_no_source_was_found_is_unknown(read):
    table, problems = read(f"{HEAD}values: []\n", RateTable.read)
    assert not problems
    with pytest.raises(RateUnknown):
        Rates([table], date(2026, 11, 24)).figure("wage")


@pytest.mark.parametrize(("day", "estimated"), [(date(2026, 7, 31), False), (date(2026, 8, 1), True)])
def test_past_its_day_a_figure_stands_in_for_the_next_and_says_so(day, estimated):
    figure = Rates([make_table((FIRST, 7000), renew_by=date(2026, 7, 31))], day).figure("wage")
    assert (figure.value.number, figure.estimated) == (7000, estimated)


def test_past_its_day_a_figure_that_must_not_be_estimated_is_unknown():
    table = make_table((FIRST, 7000), renew_by=date(2026, 7, 31), no_estimate=True)
    assert Rates([table], date(2026, 7, 31))["wage"] == 7000
    with pytest.raises(RateUnknown):
        Rates([table], date(2026, 8, 1)).figure("wage")


def test_a_figure_is_no_estimate_once_the_next_has_begun(read):
    table, problems = read(TWO.replace("2024-07-01,", "2024-07-01, renew_by: 2025-06-30,"), RateTable.read)
    assert not problems
    assert [Rates([table], day).figure("wage").estimated for day in (date(2025, 7, 1), date(2026, 8, 1))] == [
        False,
        True,
    ]


def test_figures_can_be_asked_for_the_day_of_an_accident():
    rates = Rates([make_table((FIRST, 7000), (SECOND, 7500))], date(2026, 11, 24))
    assert (rates["wage"], rates.on(FIRST)["wage"], rates.as_at) == (7500, 7000, date(2026, 11, 24))


def test_a_figure_that_the_calculator_does_not_name_is_a_bug():
    with pytest.raises(KeyError):
        Rates([], date(2026, 1, 1)).figure("wage")


def test_a_table_by_key_is_never_taken_for_one_number(read):
    table, _ = read(f"{HEAD}values: [{{from: 2011-01-01, table: {{1: 27}}, {VALUE}}}]\n", RateTable.read)
    with pytest.raises(TypeError):
        _ = Rates([table], FIRST)["wage"]


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, unique=True).map(sorted),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_on_every_day_exactly_the_newest_value_begun_is_in_force(days, day):
    rates = Rates([make_table(*((first, n) for n, first in enumerate(days)))], day)
    if day < days[0]:
        with pytest.raises(RateUnknown):
            _ = rates["wage"]
    else:
        assert rates["wage"] == sum(first <= day for first in days) - 1


@pytest.mark.parametrize(("days_before", "due"), [(61, False), (60, True), (1, True), (0, True), (-1, True)])
def test_renewal_is_asked_for_60_days_before_and_ever_after(days_before, due):
    last_day = date(2026, 7, 31)
    table = make_table((FIRST, 7000), renew_by=last_day)
    assert timedelta(60) == RENEWAL_NOTICE
    assert table.renewal_due(last_day - timedelta(days_before)) == (last_day if due else None)


def test_a_figure_without_a_day_of_renewal_is_never_due(read):
    assert make_table((FIRST, 7000)).renewal_due(date(2099, 1, 1)) is None
    assert read(f"{HEAD}values: []\n", RateTable.read)[0].renewal_due(date(2099, 1, 1)) is None


def test_a_figure_tells_its_source_its_day_and_how_surely_it_is_known(read):
    table, problems = read(TWO, RateTable.read)
    assert not problems
    assert table.values[1].citation == Citation("work-injury", "64.2")
    assert Figure(table, table.values[1], False).source == (
        "月平均工资：公报，2025年7月1日起，按法规全文核对，2026年11月23日核对"
    )


def test_what_is_known_from_memory_alone_has_no_place(read):
    assert "memory_unverified" not in VERIFIED
    _, problems = read(TWO.replace("primary_text", "memory_unverified", 1), RateTable.read)
    assert [problem.partition("，现在")[0] for problem in problems] == [
        f"x.yml 第6行：「verified」只能是 {'、'.join(VERIFIED)}"
    ]


ONE_SHAPE = "每个值写「value」（一个数）、「table」（对照表）或「tiers」（分段）里的一个"
TIER = "每一档写「fee」（定额）或「share」（比例）里的一个"
ORDER = "分段要从 over: 0 开始，从小到大，不重复"


@pytest.mark.parametrize(
    ("shape", "problems"),
    [
        ("value: 1", []),
        ("value: 0", []),
        ("table: {1: 27, 2: 25}", []),
        ("tiers: [{over: 0, fee: 50}, {over: 10000, share: 0.025}]", []),
        ("tiers: [{over: 0, share: 0}]", []),
        ("renew_by: 2026-01-01", [ONE_SHAPE]),
        ("value: 1, table: {1: 27}", [ONE_SHAPE]),
        ("value: 1, tiers: [{over: 0, fee: 50}]", [ONE_SHAPE]),
        ("table: {1: 27}, tiers: [{over: 0, fee: 50}]", [ONE_SHAPE]),
        ("tiers: [{over: 0}]", [TIER]),
        ("tiers: [{over: 0, fee: 50, share: 0.1}]", [TIER]),
        ("tiers: [{over: 1, fee: 50}]", [ORDER]),
        ("tiers: [{over: 0, fee: 50}, {over: 0, share: 0.1}]", [ORDER]),
        ("tiers: [{over: 0, fee: 50}, {over: 9, share: 0.1}, {over: 8, share: 0.1}]", [ORDER]),
        ("table: {1: 二十七}", ["「1」要写数字，现在写的是「二十七」"]),
        ("table: [27]", ["这里要写成「名称: 值」的一组"]),
        ("value: 1, valeu: 2", ["不认识「valeu」"]),
    ],
)
def test_a_value_is_one_number_or_one_table_or_one_scale(read, shape, problems):
    _, found = read(f"{HEAD}values:\n  - {{from: 2011-01-01, {shape}, {VALUE}}}\n", RateTable.read)
    assert [problem.removeprefix("x.yml 第6行：").partition("，可以写")[0] for problem in found] == problems


@pytest.mark.parametrize("second", ["2024-07-01", "2024-06-30"])
def test_the_days_of_the_values_must_rise(read, second):
    _, problems = read(TWO.replace("2025-07-01", second), RateTable.read)
    assert problems == ["x.yml 第5行：「values」要按 from 从早到晚排，不重复"]


@pytest.mark.parametrize("key", ["source", "checked_on", "verified", "from"])
def test_a_value_without_its_source_or_day_is_refused(read, key):
    common = {"from": "2024-07-01", "source": "公报", "checked_on": "2026-11-23", "verified": "derived"}
    row = ", ".join(f"{name}: {text}" for name, text in common.items() if name != key)
    _, problems = read(f"{HEAD}values:\n  - {{value: 1, {row}}}\n", RateTable.read)
    assert problems == [f"x.yml 第6行：缺「{key}」"]


def test_an_article_without_its_law_does_not_vanish(read):
    _, problems = read(TWO.replace("law: work-injury, ", ""), RateTable.read)
    assert problems


def test_a_number_typed_in_goes_before_the_published_one_on_every_day_and_is_called_so():
    rates = Rates([make_table((FIRST, 7000))], SECOND, {"wage": Decimal("8123.4")})
    for day in (date(1999, 1, 1), SECOND):
        figure = rates.on(day).figure("wage")
        assert (figure.value.number, figure.typed_in, figure.estimated) == (Decimal("8123.4"), True, False)
        assert figure.source == "月平均工资：用您填的数，8,123.4元/月"


@pytest.mark.parametrize(
    ("renew_by", "missing"),
    [(date(2025, 12, 31), "2026年的"), (date(2025, 12, 30), "新的"), (date(2026, 5, 15), "2026年的"), (None, "新的")],
)
def test_an_estimate_names_the_year_whose_value_is_not_there(renew_by, missing):
    figure = Rates([make_table((date(2025, 5, 1), 7000), renew_by=renew_by)], date(2026, 11, 24)).figure("wage")
    assert figure.missing == missing
