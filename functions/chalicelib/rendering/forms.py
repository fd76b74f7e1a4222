"""Forms as HTML: empty as the builder publishes them, or with what was typed and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import DATE_PARTS, Field, Form, Submitted
from chalicelib.rules.outcome import plain_number

from . import render
from .words import short

MOST_RADIOS = 8


@dataclass(frozen=True)
class Question:
    """A field with what was typed into it and the sentence about what is wrong, if anything."""

    field: Field
    typed: Mapping[str, str]
    error: str

    @property
    def first_input(self) -> str:
        """The id that a link in the summary leads to."""
        if self.field.kind == "choice" and not self.as_list:
            return f"{self.field.name}-{self.field.options[0].value}"
        return self.field.inputs[0]

    @property
    def as_list(self) -> bool:
        """Whether the options drop down: too many for a phone's screen otherwise."""
        return len(self.field.options) > MOST_RADIOS


def render_form(
    calculator: Calculator,
    sentences: Mapping[str, str],
    submitted: Submitted | None = None,
    errors: Sequence[FieldError] = (),
) -> str:
    """The calculator's form. Nothing typed is lost: every value goes back into its input."""
    questions = [
        _question(field, calculator.form, sentences, submitted or {}, errors) for field in calculator.form.fields
    ]
    return render("form.html", {"calculator": calculator, "questions": questions, "parts": DATE_PARTS})


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
    typed = {name: values[0] for name in (*field.inputs, field.name) if (values := own.get(name))}
    error = next((error for error in errors if error.field == field.name), None)
    if field.kind == "date" and field.name in typed:
        typed |= dict(zip(field.inputs, _day_parts(typed[field.name]), strict=True))
    return Question(field, typed, _sentence(field, form, error, typed, sentences) if error else "")


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
        label=field.label,
        typed=short(" ".join(typed.get(name, "") for name in field.inputs).strip()),
        example=field.example,
        least=plain_number(field.least),
        most=f"{field.most:,f}",
        unit=field.unit,
        other=form.field(error.other).label if error.other else "",
    )
