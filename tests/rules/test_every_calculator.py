"""What holds for each calculator: it lives with figures that are missing, new or past their day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.form import check
from chalicelib.definitions.rates import Rates, RateTable
from chalicelib.rendering.outcomes import outcome_as_json, render_outcome
from chalicelib.rules import Outcome, work_out

from site_builder import ROOT
from site_builder.checks import find_warnings
from site_builder.sources import read_content

CONTENT = read_content(ROOT / "content")
CATALOGUE = CONTENT.catalogue
CALCULATORS = [CATALOGUE.calculator(id_) for id_ in CATALOGUE.ids("calculators")]
TABLES = {id_: CATALOGUE.rate(id_) for id_ in CATALOGUE.ids("rates")}
SURE = ("primary_text", "official_reprint", "judgment")
EACH = pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda calculator: calculator.id)


def outcomes(calculator: Calculator, tables: Iterable[RateTable], as_at: date | None = None) -> list[Outcome]:
    """What comes of each worked example, on its day or another."""
    found, tables = [], list(tables)
    for example in calculator.examples:
        day = as_at or example.as_at
        answers = check(calculator.form, {name: [text] for name, text in example.answers.items()}, day).answers
        found.append(work_out(calculator, answers, tables, CATALOGUE.calendar, day))
    return found


@EACH
def test_there_are_three_worked_examples_at_least(calculator):
    assert len(calculator.examples) >= 3


@EACH
def test_it_answers_without_any_figure_that_is_not_verified(calculator):
    tables = [
        replace(TABLES[id_], values=tuple(value for value in TABLES[id_].values if value.verified in SURE))
        for id_ in calculator.rates
    ]
    for outcome in outcomes(calculator, tables):
        assert outcome.items or outcome.left_out or outcome.verdict or outcome.tables or outcome.deadlines
        assert all(part.why for part in outcome.left_out)


SCALES = {"arbitration-fee-hanzhong"}  # not found, and no single number: who has the commission's table chooses it


@EACH
def test_a_number_that_is_unknown_or_unverified_can_be_typed_in(calculator):
    """Unless an earlier text that was read says the same number."""
    typed_in = {field.figure for field in calculator.form.fields}
    for table in (TABLES[id_] for id_ in calculator.rates if id_ not in typed_in | SCALES):
        assert table.values
        newest = table.values[-1]
        same = [value for value in table.values if value.number == newest.number]
        assert newest.number is None or any(value.verified in SURE for value in same), table.id


@EACH
def test_html_and_json_say_the_same_to_the_cent(calculator):
    for example, outcome in zip(
        calculator.examples, outcomes(calculator, map(TABLES.get, calculator.rates)), strict=True
    ):
        answers = check(calculator.form, {n: [t] for n, t in example.answers.items()}, example.as_at).answers
        html = render_outcome(calculator, answers, outcome, CATALOGUE, example.as_at)
        told: dict[str, Any] = json.loads(json.dumps(outcome_as_json(calculator, answers, outcome, CATALOGUE)))
        for item in told["items"]:
            assert f"{Decimal(item['amount']):,.2f}" in html
        if told["total"]:
            one_off = [Decimal(item["amount"]) for item in told["items"] if not item["monthly"]]
            assert Decimal(told["total"]["amount"]) == sum(one_off)
            assert f"{sum(one_off):,.2f}" in html


def next_year(table: RateTable) -> RateTable:
    """The figure as an editor leaves it who has added one dated row: a tenth more from the next year on."""
    newest = table.values[-1]
    day = date(newest.from_.year + 1, newest.from_.month, 1)
    more = replace(newest, from_=day, number=newest.number * Decimal("1.1") if newest.number else None, renew_by=None)
    return replace(table, values=(*table.values, more))


LAST_EXAMPLE = max(example.as_at for calculator in CALCULATORS for example in calculator.examples)
YEARLY = [table for table in TABLES.values() if table.values and table.values[-1].renew_by and table.values[-1].number]


@pytest.mark.parametrize("table", YEARLY, ids=lambda table: table.id)
def test_a_new_year_takes_one_row(table):
    """From its day on the new value is used, and is no estimate any more."""
    renewed = next_year(table)
    later = max(renewed.values[-1].from_ + timedelta(days=40), LAST_EXAMPLE)
    for calculator in [calculator for calculator in CALCULATORS if table.id in calculator.rates]:
        tables = [renewed if id_ == table.id else TABLES[id_] for id_ in calculator.rates]
        used = [figure for outcome in outcomes(calculator, tables, later) for figure in outcome.figures]
        assert not [figure for figure in used if figure.table.id == table.id and figure.estimated]
    figure = Rates([renewed], later).figure(table.id)
    assert (figure.value, figure.estimated) == (renewed.values[-1], False)


def days_that_matter() -> list[date]:
    """Each figure's last day, the day after, and the end of its year."""
    last_days = {value.renew_by for table in TABLES.values() for value in table.values[-1:] if value.renew_by}
    found = {each for day in last_days for each in (day, day + timedelta(days=1), date(day.year, 12, 31))}
    return sorted(day for day in found if day >= LAST_EXAMPLE)


@pytest.mark.parametrize("day", days_that_matter(), ids=str)
def test_on_every_figures_last_day_and_after_it_every_calculator_has_an_answer(day):
    assert not [warning for warning in find_warnings(CONTENT, day) if not warning.problem]
    for calculator in CALCULATORS:
        for example, outcome in zip(
            calculator.examples, outcomes(calculator, map(TABLES.get, calculator.rates), day), strict=True
        ):
            answers = check(calculator.form, {n: [t] for n, t in example.answers.items()}, day).answers
            html = render_outcome(calculator, answers, outcome, CATALOGUE, day)
            assert ("公布的数估算" in html) == any(figure.estimated for figure in outcome.figures)
