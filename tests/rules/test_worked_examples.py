"""The worked examples of the content, as they stand on the calculators' pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.definitions.calculator import Calculator, WorkedExample
from chalicelib.definitions.catalogue import Catalogue

from site_builder import ROOT
from site_builder.examples import findings
from site_builder.sources import read_content


def worked_examples(catalogue: Catalogue) -> list[tuple[Calculator, WorkedExample]]:
    """Every example with its calculator."""
    calculators = map(catalogue.calculator, catalogue.ids("calculators"))
    return [(calculator, example) for calculator in calculators for example in calculator.examples]


EXAMPLES = worked_examples(read_content(ROOT / "content").catalogue)


@pytest.mark.parametrize(
    ("calculator", "example"), EXAMPLES, ids=[f"{calculator.id}: {example.title}" for calculator, example in EXAMPLES]
)
def test_worked_example(ask, calculator, example):
    outcome = ask(calculator.id, dict(example.answers), as_at=example.as_at)
    found = findings(outcome)
    assert example.expect or example.says
    assert not example.says or any(example.says in step.sentence for step in outcome.steps())
    assert {name: found.get(name) for name in example.expect} == example.expect


@pytest.mark.parametrize("calculator", sorted({calculator.id for calculator, _ in EXAMPLES}))
def test_examples_are_told_apart_by_their_titles(calculator):
    titles = [example.title for owner, example in EXAMPLES if owner.id == calculator]
    assert len(titles) == len(set(titles))


def test_no_example_is_wrong_by_a_cent(ask):
    """The comparison above can fail: a cent more is another amount."""
    calculator, example, name, amount = next(
        (calculator, example, name, amount)
        for calculator, example in EXAMPLES
        for name, amount in example.expect.items()
        if isinstance(amount, Decimal)
    )
    found = findings(ask(calculator.id, dict(example.answers), as_at=example.as_at))
    assert found[name] != amount + Decimal("0.01")
