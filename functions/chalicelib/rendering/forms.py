"""Forms as HTML: empty as the builder publishes them, or with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import CHOICES, LIST, Field, Form, Submitted
from chalicelib.rules.outcome import plain_number

from . import render
from .words import short

MOST_RADIOS = 8


@dataclass(frozen=True)
class Question:
    """A field with what was typed into it and the sentence about what is wrong, if anything; a list has the questions
    of each row instead.
    """

    field: Field
    typed: Mapping[str, str]
    error: str
    rows: tuple[tuple[Question, ...], ...] = ()

    @property
    def first_input(self) -> str:
        """The id that a link in the summary leads to."""
        return first_input(self.field)

    @property
    def as_list(self) -> bool:
        """Whether the options drop down."""
        return drops_down(self.field)

    @property
    def wrong(self) -> list[Question]:
        """The question itself, or those in its rows, of which something is wrong."""
        in_rows = [question for row in self.rows for question in row]
        return [question for question in (self, *in_rows) if question.error]


@dataclass(frozen=True)
class Section:
    """Questions under one heading ("" for those that come first)."""

    heading: str
    questions: tuple[Question, ...]

    @property
    def folded(self) -> bool:
        """Whether only the heading is in sight: nothing in it need be answered, and nothing was."""
        return bool(self.heading) and all(each.field.optional for each in self.questions) and not self._touched

    @property
    def _touched(self) -> bool:
        asked = [row for question in self.questions for row in ((question,), *question.rows)]
        return any(each.typed or each.error for row in asked for each in row)


def sections_of(questions: Sequence[Question]) -> list[Section]:
    """The questions under their headings."""
    found: list[Section] = []
    for question in questions:
        if question.field.heading or not found:
            found.append(Section(question.field.heading, ()))
        found[-1] = replace(found[-1], questions=(*found[-1].questions, question))
    return found


def drops_down(field: Field) -> bool:
    """Whether the options drop down: too many for a phone's screen otherwise."""
    return len(field.options) > MOST_RADIOS


def first_input(field: Field) -> str:
    """The id of a field's first input, where links to the field lead."""
    if field.kind == LIST:
        return first_input(field.rows[0][0])
    radios = field.kind in CHOICES and not drops_down(field)
    return f"{field.name}-{field.options[0].value}" if radios else field.inputs[0]


def render_form(
    calculator: Calculator,
    catalogue: Catalogue,
    submitted: Submitted | None = None,
    errors: Sequence[FieldError] = (),
    before: str = "",
) -> str:
    """The calculator's form. Nothing typed is lost: every value goes back into its input. ``before`` is the query of the
    result that the person comes from, which the new result is then compared with.
    """
    form = Form(tuple(_with_source(field, catalogue) for field in calculator.form.fields))
    questions = questions_of(form, catalogue.form_errors, submitted or {}, errors)
    sections = sections_of(questions)
    return render(
        "form.html", {"calculator": calculator, "questions": questions, "sections": sections, "before": before}
    )


def _with_source(field: Field, catalogue: Catalogue) -> Field:
    """A question about a figure says where that is published."""
    if not field.figure:
        return field
    return replace(field, hint=f"{field.hint}不知道就空着。这个数问：{catalogue.rate(field.figure).ask}。")


def questions_of(
    form: Form, sentences: Mapping[str, str], submitted: Submitted, errors: Sequence[FieldError]
) -> list[Question]:
    """The questions of a form with what was typed and the sentences about what is wrong."""
    return [_question(field, form, sentences, submitted, errors) for field in form.fields]


def error_sentences(
    form: Form, sentences: Mapping[str, str], submitted: Submitted, errors: Sequence[FieldError]
) -> dict[str, str]:
    """By field, the sentence that says what is wrong and what to type instead."""
    questions = [_question(form.field(error.field), form, sentences, submitted, errors) for error in errors]
    return {question.field.name: question.error for question in questions}


def error_count(errors: Sequence[FieldError]) -> str:
    """How a page with errors begins: 有2处要改."""
    return f"有{len({error.field for error in errors})}处要改"


def _question(
    field: Field, form: Form, sentences: Mapping[str, str], submitted: Submitted, errors: Sequence[FieldError]
) -> Question:
    own = form.keep_own(submitted)
    typed = {name: values[0] for name in field.names if (values := own.get(name))}
    wrong = [error for error in errors if error.field == field.name]
    if field.kind == LIST:
        rows = tuple(tuple(_question(each, form, sentences, submitted, errors) for each in row) for row in field.rows)
        return Question(field, typed, "", rows)
    if field.kind == "date" and field.name in typed:
        typed |= dict(zip(field.inputs, _day_parts(typed[field.name]), strict=True))
    return Question(field, typed, " ".join(_sentence(field, form, error, typed, sentences) for error in wrong))


def _day_parts(typed: str) -> list[str]:
    """A day that came as one text, for its three inputs; what is no day stands whole in the first."""
    return [*typed.split("-", 2), "", ""][:3]


def _sentence(
    field: Field, form: Form, error: FieldError, typed: Mapping[str, str], sentences: Mapping[str, str]
) -> str:
    """The sentence for an error: the field's own, else the kind's, else the general one."""
    code = error.code
    template = field.errors.get(code) or sentences.get(f"{code}_{field.kind}") or sentences[code]
    return template.format(
        label=field.spoken_label,
        typed=short(" ".join(typed.get(name, "") for name in field.inputs).strip()),
        example=field.example,
        least=plain_number(field.least),
        most=f"{field.most:,f}",
        unit=field.unit,
        other=form.field(error.other).label if error.other else "",
        line=error.line,
    )
