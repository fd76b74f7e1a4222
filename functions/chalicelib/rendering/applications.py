"""Applications as HTML: one group of questions a page, the check of all answers, the receipt, progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Answer, Answers, Field, Form, Submitted
from chalicelib.definitions.service import Group, Service

from . import render
from .forms import questions_of
from .outcomes import answer_in_words


def render_group(
    group: Group, submitted: Submitted, errors: Sequence[FieldError], catalogue: Catalogue, page: Mapping[str, Any]
) -> str:
    """One page of the form with what was typed; ``page`` holds draft, service, number, count, first, back_to_check."""
    questions = questions_of(group.form, catalogue.form_errors, submitted, errors)
    return render("apply_group.html", {**page, "group": group, "questions": questions, "city": catalogue.city})


def answers_by_group(service: Service, answers: Answers) -> list[tuple[Group, list[tuple[Field, str]]]]:
    """Every answer in words, under its group, for the groups that apply."""
    return [
        (group, [(field, _in_words(field, answers.get(field.name))) for field in group.form.fields])
        for group in service.groups_for(answers)
    ]


def _in_words(field: Field, answer: Answer) -> str:
    return str(answer) if isinstance(answer, str) and not field.options else answer_in_words(field, answer)


def form_of(service: Service) -> Form:
    """All questions of a service as one form."""
    return Form(tuple(field for group in service.groups for field in group.form.fields))
