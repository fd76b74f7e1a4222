"""What the tests of rules share: the real catalogue, a way to ask a calculator, and every outcome there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import Protocol

import pytest
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import AnswersRefused
from chalicelib.definitions.form import Answers, Field, check
from chalicelib.definitions.rates import RateTable
from chalicelib.rules import Outcome, work_out
from hypothesis import settings

from site_builder import ROOT
from site_builder.sources import read_content

settings.register_profile("no-deadline", deadline=None)  # a slow machine is no fault of ours
settings.load_profile("no-deadline")

TODAY = date(2026, 11, 24)
AT_RANDOM = 300
"""Ways through a calculator that are drawn beside those near its worked examples."""

Typed = dict[str, str]


class Ask(Protocol):
    """Works out a calculator's outcome; ``instead`` are figures that take the place of the real ones."""

    def __call__(
        self, calculator_id: str, typed: dict[str, str], *, instead: Iterable[RateTable] = (), as_at: date = TODAY
    ) -> Outcome: ...


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Everything declared in the real content."""
    return read_content(ROOT / "content").catalogue


@pytest.fixture(scope="session")
def ask(catalogue: Catalogue) -> Ask:
    """Asks a calculator of the real content as a person does. Raises ``AnswersRefused`` where the rule does."""

    def work(
        calculator_id: str, typed: dict[str, str], *, instead: Iterable[RateTable] = (), as_at: date = TODAY
    ) -> Outcome:
        calculator = catalogue.calculator(calculator_id)
        checked = check(calculator.form, {name: [text] for name, text in typed.items()}, as_at)
        assert not checked.errors
        tables = {rate: catalogue.rate(rate) for rate in calculator.rates} | {table.id: table for table in instead}
        return work_out(calculator, checked.answers, tables.values(), catalogue.calendar, as_at)

    return work


@pytest.fixture(scope="session")
def every_outcome(catalogue: Catalogue) -> list[tuple[Calculator, Answers, Outcome]]:
    """Many ways through each calculator: its examples, each with any one answer changed or left out, and random ones."""
    calculators = [catalogue.calculator(id_) for id_ in catalogue.ids("calculators")]
    return [found for calculator in calculators for found in _outcomes(calculator, catalogue)]


def _outcomes(calculator: Calculator, catalogue: Catalogue) -> Iterator[tuple[Calculator, Answers, Outcome]]:
    tables = [catalogue.rate(rate) for rate in calculator.rates]
    for typed in ways_through(calculator):
        checked = check(calculator.form, {name: [text] for name, text in typed.items()}, TODAY)
        if checked.errors:
            continue
        try:
            yield calculator, checked.answers, work_out(calculator, checked.answers, tables, catalogue.calendar, TODAY)
        except AnswersRefused:
            continue


def ways_through(calculator: Calculator) -> Iterator[Typed]:
    """What people might type, the same in every run."""
    examples = [dict(example.answers) for example in calculator.examples]
    ways = {field.name: _answers_to(field, examples) for field in calculator.form.fields}
    fields = {field.name: field for field in calculator.form.fields}
    for example in examples:
        yield example
        for name, answers in ways.items():
            rest = {key: text for key, text in example.items() if key not in fields[name].names}
            yield from ({**rest, **answer} for answer in answers)
    chance = Random(calculator.id)
    for _ in range(AT_RANDOM):
        drawn = [chance.choice(answers) for answers in ways.values()]
        yield {key: text for answer in drawn for key, text in answer.items()}


def _answers_to(field: Field, examples: list[Typed]) -> list[Typed]:
    """Every option, or what the examples and the field itself give as answers; nothing too."""
    options = [{field.name: option.value} for option in field.options]
    given = [{key: text for key, text in example.items() if key in field.names} for example in examples]
    shown = [{field.name: field.example}] if field.example else []
    least = [{field.name: f"{field.least:f}"}] if field.kind in ("money", "number") else []
    return [*options, *given, *shown, *least, {}]
