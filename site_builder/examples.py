"""Worked examples, run once for all that need their outcome: the check, the calculator's page, the pages of laws.

While an editor works at a text, nothing that an outcome hangs on changes from build to build: outcomes are kept in the
process as long as calculators, figures and calendar are the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from chalicelib.definitions.calculator import VERDICT, Calculator, Expected, WorkedExample
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import check
from chalicelib.rules import Outcome, work_out

from .sources import Content


class ExampleRefused(Exception):
    """A worked example's answers are themselves wrong; ``errors`` say which."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__("、".join(f"{error.field} {error.code}" for error in errors))
        self.errors = errors


class _Kept:
    """Outcomes by example, for one state of what they hang on."""

    def __init__(self) -> None:
        self.state, self.outcomes = "", dict[str, Outcome | ExampleRefused]()

    def of(self, content: Content) -> dict[str, Outcome | ExampleRefused]:
        if content.state_of_rules != self.state:
            self.state, self.outcomes = content.state_of_rules, {}
        return self.outcomes


_kept = _Kept()


def run_example(calculator: Calculator, example: WorkedExample, content: Content) -> Outcome:
    """The outcome of a worked example on its day. Raises ``ExampleRefused``."""
    outcomes = _kept.of(content)
    key = json.dumps([calculator.id, example.as_at.isoformat(), sorted(example.answers.items())])
    if key not in outcomes:
        outcomes[key] = _run(calculator, example, content)
    found = outcomes[key]
    if isinstance(found, ExampleRefused):
        raise found
    return found


def _run(calculator: Calculator, example: WorkedExample, content: Content) -> Outcome | ExampleRefused:
    checked = check(calculator.form, {name: [text] for name, text in example.answers.items()}, example.as_at)
    if checked.errors:
        return ExampleRefused(checked.errors)
    try:
        tables = [content.catalogue.rate(rate) for rate in calculator.rates]
        return work_out(calculator, checked.answers, tables, content.catalogue.calendar, example.as_at)
    except AnswersRefused as refused:
        return ExampleRefused(refused.errors)


def findings(outcome: Outcome) -> dict[str, Expected]:
    """What an example may expect: amounts by item id, the total, last days by what they are for, the verdict's title."""
    found: dict[str, Expected] = {item.id: item.amount for item in outcome.items}
    found |= {deadline.what: deadline.last_day for deadline in outcome.deadlines}
    found["total"] = outcome.total
    return found | ({VERDICT: outcome.verdict_title} if outcome.verdict else {})
