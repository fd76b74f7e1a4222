"""Outcomes: as a page, and the same as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answer, Answers, Field, Form
from chalicelib.definitions.law import Citation
from chalicelib.rules import AmountTable, Item, Outcome, Step

from . import render
from .forms import first_input
from .words import day


def answers_as_query(form: Form, answers: Answers) -> str:
    """The answers as the query of the result's address, in the form's order: what a person shares and reopens."""
    pairs: list[tuple[str, str]] = []
    for field in form.fields:
        answer = answers[field.name]
        if isinstance(answer, date):
            pairs += zip(field.inputs, (str(answer.year), str(answer.month), str(answer.day)), strict=True)
        elif answer is not None:
            pairs.append((field.name, str(answer)))
    return urlencode(pairs)


def answer_in_words(field: Field, answer: Answer) -> str:
    """An answer as the summary shows it."""
    if answer is None:
        return "没有填"
    if isinstance(answer, date):
        return day(answer)
    if isinstance(answer, str):
        return field.option_label(answer)
    return f"{answer:,f}{field.unit}"


def render_outcome(
    calculator: Calculator, answers: Answers, outcome: Outcome, catalogue: Catalogue, today: date
) -> str:
    """The result page's content: every amount with its steps, articles and figures, and what to do next."""
    summary = [(field, answer_in_words(field, answers[field.name])) for field in calculator.form.fields]
    return render(
        "outcome.html",
        {
            "calculator": calculator,
            "outcome": outcome,
            "summary": summary,
            "query": answers_as_query(calculator.form, answers),
            "law": catalogue.law,
            "city": catalogue.city,
            "today": today,
            "first_input": first_input,
        },
    )


def outcome_as_json(calculator: Calculator, answers: Answers, outcome: Outcome, catalogue: Catalogue) -> dict[str, Any]:
    """The same facts as the page. Amounts are texts of yuan with two decimals: JSON's numbers would not keep them."""
    say = _Sayer(catalogue)
    return {
        "calculator": calculator.id,
        "answers": {name: None if answer is None else str(answer) for name, answer in answers.items()},
        "verdict": say.step(outcome.verdict) if outcome.verdict else None,
        "items": [say.item(item) for item in outcome.items],
        "total": say.total(outcome) if outcome.one_off else None,
        "tables": [say.table(table) for table in outcome.tables],
        "left_out": [{"label": p.label, "why": p.why, "citation": say.cited(p.citation)} for p in outcome.left_out],
        "deadlines": [
            {"what": d.what, "last_day": d.last_day.isoformat(), "citation": say.cited(d.citation)}
            for d in outcome.deadlines
        ],
        "notes": say.steps(outcome.notes),
        "figures": [
            {"id": f.table.id, "title": f.table.title, "source": f.source, "estimated": f.estimated}
            for f in outcome.figures
        ],
    }


@dataclass(frozen=True)
class _Sayer:
    """The parts of an outcome as JSON, their laws looked up."""

    catalogue: Catalogue

    def cited(self, citation: Citation | None) -> dict[str, str] | None:
        if citation is None:
            return None
        law = self.catalogue.law(citation.law)
        return {"law": law.title, "article": citation.label, "says": law.articles[citation.number], "url": law.url}

    def step(self, step: Step) -> dict[str, Any]:
        figures = [figure.table.id for figure in step.figures]
        cited = self.cited(step.citation)
        return {"sentence": step.sentence, "working": step.working, "citation": cited, "figures": figures}

    def steps(self, steps: Sequence[Step]) -> list[dict[str, Any]]:
        return [self.step(step) for step in steps]

    def item(self, item: Item) -> dict[str, Any]:
        return {
            "id": item.id,
            "label": item.label,
            "amount": str(item.amount),
            "upto": None if item.upto is None else str(item.upto),
            "monthly": item.monthly,
            "payer": item.payer,
            "steps": self.steps(item.steps),
        }

    def table(self, table: AmountTable) -> dict[str, Any]:
        rows = [[label, str(amount)] for label, amount in table.rows]
        return {"title": table.title, "rows": rows, "steps": self.steps(table.steps)}

    def total(self, outcome: Outcome) -> dict[str, Any]:
        upto = outcome.total_upto
        amounts = {"amount": str(outcome.total), "upto": None if upto is None else str(upto)}
        return {"label": outcome.total_label, **amounts}
