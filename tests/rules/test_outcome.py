"""What every reasoned answer can do, whatever its rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateTable
from chalicelib.rules import AmountTable, Deadline, Item, LeftOut, Outcome, Step
from chalicelib.rules.outcome import attempt, percent, plain_number, sort_out, to_cents, yuan

FIRST, SECOND, THIRD = (Citation("law", article) for article in ("1", "2", "3"))


def item(amount: str, upto: str | None = None, monthly: bool = False) -> Item:
    """An item of that amount, resting on the first article."""
    return Item("x", "某项", Decimal(amount), (Step("算", citation=FIRST),), Decimal(upto) if upto else None, monthly)


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        ("0.005", "0.01"),
        ("0.004999", "0.00"),
        ("2.675", "2.68"),
        ("2.665", "2.67"),
        ("-0.005", "-0.01"),
        ("10", "10.00"),
    ],
)
def test_money_is_rounded_half_up_to_the_cent(amount, cents):
    assert str(to_cents(Decimal(amount))) == cents


def test_amounts_and_shares_are_written_for_a_sentence():
    assert yuan(Decimal("1234567.005")) == "1,234,567.01元"
    assert [plain_number(Decimal(number)) for number in ("21.750", "7.00", "200000", "0", "0.9")] == [
        "21.75",
        "7",
        "200000",
        "0",
        "0.9",
    ]
    assert [percent(Decimal(share)) for share in ("0.025", "0.9", "1", "0.001")] == ["2.5%", "90%", "100%", "0.1%"]


def test_what_is_paid_monthly_stands_in_no_total():
    outcome = Outcome((item("100"), item("20.50"), item("999", monthly=True)))
    assert (outcome.total, outcome.total_upto, len(outcome.one_off)) == (Decimal("120.50"), None, 2)


def test_the_total_of_ranges_is_a_range():
    outcome = Outcome((item("50", "300"), item("10")))
    assert (outcome.total, outcome.total_upto) == (60, 310)


def test_an_outcome_without_amounts_is_nothing():
    assert (Outcome().total, Outcome().total_upto, list(Outcome().steps())) == (0, None, [])


def test_steps_come_in_the_order_shown_and_articles_only_once():
    outcome = Outcome(
        verdict=Step("不是", citation=SECOND),
        items=(item("1"), item("2")),
        tables=(AmountTable("表", ("级", "元"), (), (Step("表的步骤", citation=FIRST),)),),
        left_out=(LeftOut("没算的", "为什么", THIRD), LeftOut("别的", "为什么")),
        deadlines=(Deadline("去办", date(2026, 12, 2), THIRD),),
        notes=(Step("要知道的"),),
    )
    assert [step.sentence for step in outcome.steps()] == ["不是", "算", "算", "表的步骤", "要知道的"]
    assert outcome.citations == (SECOND, FIRST, THIRD)


@pytest.mark.parametrize(("today", "left"), [("2026-12-01", 1), ("2026-12-02", 0), ("2026-12-03", -1)])
def test_the_last_day_itself_still_counts(today, left):
    assert Deadline("去办", date(2026, 12, 2), FIRST).days_left(date.fromisoformat(today)) == left


def test_every_figure_used_is_named_once(every_outcome):
    for calculator, _, outcome in every_outcome:
        used = [figure.table.id for figure in outcome.figures]
        assert len(used) == len(set(used))
        assert set(used) <= set(calculator.rates)


def test_every_total_is_the_sum_of_its_items_and_no_amount_is_negative(every_outcome):
    for _, _, outcome in every_outcome:
        assert outcome.total == sum(item.amount for item in outcome.items if not item.monthly)
        for item in outcome.items:
            assert 0 <= item.amount <= (item.upto if item.upto is not None else item.amount)
            assert item.amount == to_cents(item.amount)


def test_every_amount_explains_itself_with_an_article(every_outcome):
    for _, _, outcome in every_outcome:
        for part in (*outcome.items, *outcome.tables):
            assert all(step.sentence for step in part.steps)
            assert any(step.citation for step in part.steps)


def test_every_sentence_is_whole(every_outcome):
    """No hole left open, no Python value printed, no exponent, no double full stop."""
    sentences = {step.sentence + step.working for _, _, outcome in every_outcome for step in outcome.steps()}
    assert sentences
    for odd in ("None", "Decimal", "{", "}", "E+", "。。", "nan"):
        assert not [sentence for sentence in sentences if odd in sentence]


def test_what_hangs_on_an_unknown_figure_is_left_out_alone_with_whom_to_ask():
    table = RateTable("wage", "月平均工资", "元/月", "打 12333", no_estimate=False, values=())
    rates = Rates([table], date(2026, 11, 24))
    known = item("1")
    parts = [attempt("甲", lambda: known), attempt("乙", lambda: item(str(rates["wage"])), FIRST), None]
    items, left_out = sort_out(parts)
    assert items == (known,)
    assert left_out == (LeftOut("乙", "月平均工资尚未公布，或者我们还没有核实到。请问：打 12333", FIRST),)
