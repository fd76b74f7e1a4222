"""Formulas are found by name, and each fits the calculators that name it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from chalicelib.rules import formula, formula_names, formula_parameters

TODAY = date(2026, 11, 24)


def test_every_formula_is_named_like_its_module():
    assert {"litigation_fee", "work_injury"} <= set(formula_names())
    assert [formula(name).__name__ for name in formula_names()] == formula_names()


@pytest.mark.parametrize("name", ["", "outcome", "periods", "scale", "os", "work-injury", "../app", "__init__"])
def test_what_is_no_formula_cannot_be_named(name):
    with pytest.raises(KeyError):
        formula(name)


def test_a_form_asks_exactly_what_its_formula_needs(catalogue):
    for calculator in map(catalogue.calculator, catalogue.ids("calculators")):
        asked = {field.name for field in calculator.form.fields if not field.figure}
        assert formula_parameters(calculator.formula) == asked


@pytest.mark.parametrize("name", formula_names())
def test_every_formula_says_which_sections_it_applies(name):
    assert re.search(r"\(\d+(\.\d|\(\d\))?", formula(name).__doc__ or "")


def test_every_figure_that_a_calculator_names_exists(catalogue):
    for calculator in map(catalogue.calculator, catalogue.ids("calculators")):
        assert [catalogue.rate(rate).id for rate in calculator.rates] == list(calculator.rates)


def test_a_figure_not_yet_published_is_left_out_with_whom_to_ask(ask, catalogue):
    """Design 4.1: past its day, and where the file says no_estimate, the item is 尚未公布 and the answer goes on."""
    fee = catalogue.rate("litigation-labour-fee")
    unpublished = replace(fee, no_estimate=True, values=(replace(fee.values[0], renew_by=TODAY - timedelta(1)),))
    outcome = ask("litigation-fee", {"case": "labour", "procedure": "ordinary"}, instead=[unpublished], as_at=TODAY)
    assert not outcome.items
    assert any(fee.ask in part.why for part in outcome.left_out)


def test_a_figure_past_its_day_is_used_and_marked_as_an_estimate(ask, catalogue):
    fee = catalogue.rate("litigation-labour-fee")
    last = replace(fee, values=(replace(fee.values[0], renew_by=TODAY - timedelta(1)),))
    outcome = ask("litigation-fee", {"case": "labour", "procedure": "ordinary"}, instead=[last], as_at=TODAY)
    assert [(figure.table.id, figure.estimated) for figure in outcome.figures] == [(fee.id, True)]
    assert outcome.total == 10
