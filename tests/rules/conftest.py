"""What the tests of rules share: the real catalogue, a way to ask a calculator, and every outcome there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Protocol

import pytest
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import AnswersRefused
from chalicelib.definitions.form import Answers, check
from chalicelib.definitions.rates import RateTable
from chalicelib.rules import Outcome, work_out
from hypothesis import settings

from site_builder import ROOT
from site_builder.sources import read_content

settings.register_profile("no-deadline", deadline=None)  # a slow machine is no fault of ours
settings.load_profile("no-deadline")

TODAY = date(2026, 11, 24)
TYPED = {
    "injured_on": "2026-01-10",
    "leave_until": "2026-06-15",
    "wage": "4500",
    "days_per_month": "26",
    "area_wage": "7000",
    "amount": "500000",
}


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
        return work_out(calculator, checked.answers, tables.values(), as_at)

    return work


@pytest.fixture(scope="session")
def every_outcome(catalogue: Catalogue) -> list[tuple[Calculator, Answers, Outcome]]:
    """Each way through each calculator: every option, and every optional answer given and left out."""
    calculators = [catalogue.calculator(id_) for id_ in catalogue.ids("calculators")]
    return [found for calculator in calculators for found in _outcomes(calculator, catalogue)]


def _outcomes(calculator: Calculator, catalogue: Catalogue) -> Iterator[tuple[Calculator, Answers, Outcome]]:
    tables = [catalogue.rate(rate) for rate in calculator.rates]
    fields = calculator.form.fields
    ways = [[*([o.value for o in f.options] or [TYPED[f.name]]), *([""] if f.optional else [])] for f in fields]
    for way in product(*ways):
        submitted = {field.name: [text] for field, text in zip(fields, way, strict=True)}
        checked = check(calculator.form, submitted, TODAY)
        assert not checked.errors
        try:
            yield calculator, checked.answers, work_out(calculator, checked.answers, tables, TODAY)
        except AnswersRefused:
            continue
