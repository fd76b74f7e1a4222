"""Outcomes: as a page, and the same as JSON."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answer, Answers, Field, Form
from chalicelib.definitions.law import Citation
from chalicelib.rules import AmountTable, Item, Outcome, Step

from . import render
from .differences import changed_words, differences
from .forms import first_input
from .outcome_sms import outcome_as_sms
from .words import day

NOT_ANSWERED = "没有填"
FEW_BLANK = 6
"""Up to so many unanswered questions stand among the others; of more their number is told."""


def answers_as_query(form: Form, answers: Answers) -> str:
    """The answers as the query of the result's address, in the form's order: what a person shares and reopens."""
    return urlencode([pair for field in form.fields for pair in _as_pairs(field, answers[field.name])])


def _as_pairs(field: Field, answer: Answer) -> list[tuple[str, str]]:
    if isinstance(answer, tuple):
        asked = zip(field.rows, answer, strict=False)
        rows = [zip(row, given.values(), strict=True) for row, given in asked]
        return [pair for row in rows for each, given in row for pair in _as_pairs(each, given)]
    if isinstance(answer, date):
        return list(zip(field.inputs, (str(answer.year), str(answer.month), str(answer.day)), strict=True))
    return [] if answer is None else [(field.name, str(answer))]


def answer_in_words(field: Field, answer: Answer) -> str:
    """An answer as the summary shows it."""
    if answer in (None, ()):
        return NOT_ANSWERED
    if isinstance(answer, tuple):
        rows = [
            [answer_in_words(each, row[each.name]) for each in field.fields if row[each.name] is not None]
            for row in answer
        ]
        return "；".join("，".join(row) for row in rows)
    if isinstance(answer, date):
        return day(answer)
    if isinstance(answer, str):
        return field.option_label(answer)
    grouping = "," if field.kind == "money" else ""  # a year is 2026, not 2,026
    return f"{answer:{grouping}f}{field.unit}"


def render_outcome(
    calculator: Calculator,
    answers: Answers,
    outcome: Outcome,
    catalogue: Catalogue,
    today: date,
    *,
    before: Outcome | None = None,
    extras: Collection[str] = (),
) -> str:
    """The result page's content: every amount with its steps, articles and figures, and what to do next; compared with
    the outcome ``before`` an answer was changed, and with the ``extras`` asked for: amounts in Chinese "capitals", the
    whole as an "sms".
    """
    query = answers_as_query(calculator.form, answers)
    blank = sum(answers[field.name] in (None, ()) for field in calculator.form.fields)
    summary = _summary(calculator, answers, query, with_blank=blank <= FEW_BLANK)
    return render(
        "outcome.html",
        {
            "calculator": calculator,
            "outcome": outcome,
            "summary": list(summary),
            "left_blank": blank if blank > FEW_BLANK else 0,
            "query": query,
            "law": catalogue.law,
            "city": catalogue.city,
            "today": today,
            "differences": differences(before, outcome) if before else None,
            "changed_words": changed_words(before, outcome) if before else [],
            "capitals": "capitals" in extras,
            "sms": outcome_as_sms(calculator, outcome, catalogue.city.hotline.number) if "sms" in extras else "",
        },
    )


@dataclass(frozen=True)
class _Answered:
    """A question with its answer in words, and the address at which it can be changed."""

    label: str
    words: str
    change: Markup


def _summary(calculator: Calculator, answers: Answers, query: str, *, with_blank: bool) -> Iterator[_Answered]:
    form = escape(f"/api/calculators/{calculator.id}/form?{query}")  # once, not for each of forty questions
    asked = (field for field in calculator.form.fields if with_blank or answers[field.name] not in (None, ()))
    for field in asked:
        words = answer_in_words(field, answers[field.name])
        yield _Answered(field.label, words, Markup(f"{form}#{first_input(field)}"))


def outcome_as_json(calculator: Calculator, answers: Answers, outcome: Outcome, catalogue: Catalogue) -> dict[str, Any]:
    """The same facts as the page. Amounts are texts of yuan with two decimals: JSON's numbers would not keep them."""
    say = _Sayer(catalogue)
    return {
        "calculator": calculator.id,
        "answers": {name: _as_json(answer) for name, answer in answers.items()},
        "verdict": say.step(outcome.verdict) if outcome.verdict else None,
        "items": [say.item(item) for item in outcome.items],
        "total": say.total(outcome) if outcome.one_off else None,
        "tables": [say.table(table) for table in outcome.tables],
        "left_out": [{"label": p.label, "why": p.why, "citation": say.cited(p.citation)} for p in outcome.left_out],
        "deadlines": [
            {
                "what": d.what,
                "last_day": d.last_day.isoformat(),
                "moves_to": d.moved.day.isoformat() if d.moved else None,
                "citation": say.cited(d.citation),
            }
            for d in outcome.deadlines
        ],
        "notes": say.steps(outcome.notes),
        "figures": [
            {
                "id": f.table.id,
                "title": f.table.title,
                "source": f.source,
                "estimated": f.estimated,
                "typed_in": f.typed_in,
            }
            for f in outcome.figures
        ],
    }


def _as_json(answer: Answer) -> Any:
    if isinstance(answer, tuple):
        return [{name: _as_json(value) for name, value in row.items()} for row in answer]
    return None if answer is None else str(answer)


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
