"""Applications as HTML: one group of questions a page, the check of all answers, the receipt, progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Answer, Answers, Field, Form, Submitted
from chalicelib.definitions.people import check_id_number, masked
from chalicelib.definitions.people_list import read_people, sum_owed
from chalicelib.definitions.service import Group, Service

from . import render
from .forms import questions_of
from .outcomes import answer_in_words
from .words import day, money

DERIVED = "derived"
"""The kind of what nobody was asked, since another answer tells it."""

SEXES = {"male": "男", "female": "女"}


def render_group(
    group: Group, submitted: Submitted, errors: Sequence[FieldError], catalogue: Catalogue, page: Mapping[str, Any]
) -> str:
    """One page of the form with what was typed; ``page`` holds draft, service, number, count, first, back_to_check."""
    questions = questions_of(group.form, catalogue.form_errors, submitted, errors)
    return render("apply_group.html", {**page, "group": group, "questions": questions, "city": catalogue.city})


def answers_by_group(service: Service, answers: Answers) -> list[tuple[Group, list[tuple[Field, str]]]]:
    """Every answer in words, under its group, for the groups that apply. After an ID card's number follows what it tells
    of the person, as a field of kind ``DERIVED``.
    """
    return [
        (group, [pair for field in group.form.fields for pair in _told(field, answers)])
        for group in service.groups_for(answers)
    ]


def _told(field: Field, answers: Answers) -> Iterator[tuple[Field, str]]:
    answer = answers.get(field.name)
    yield field, _in_words(field, answer)
    known, _ = check_id_number(str(answer or ""), date.max) if field.kind == "id_number" else (None, "")
    if known:
        told = f"{day(known.born_on)}，{SEXES[known.sex]}"
        yield replace(field, kind=DERIVED, label="生日和性别（从身份证号码得来）"), told


def _in_words(field: Field, answer: Answer) -> str:
    if field.kind == "people" and answer is not None:
        return people_in_words(str(answer))
    return str(answer) if isinstance(answer, str) and not field.options else answer_in_words(field, answer)


def people_in_words(answer: str) -> str:
    """How many they are and what is owed to all, then each of them; ID numbers in part."""
    people, _ = read_people(answer, date.max)
    unsigned = sum(not each.consents for each in people)
    signed = f"，{unsigned}人待签" if unsigned else "，都同意了"
    each_told = [
        f"{each.name}，{masked(each.id_number)}，{money(each.owed)}元，{'同意' if each.consents else '待签'}"
        for each in people
    ]
    return "\n".join([f"一共{len(people)}人，{money(sum_owed(people))}元{signed}", *each_told])


def form_of(service: Service) -> Form:
    """All questions of a service as one form."""
    return Form(tuple(field for group in service.groups for field in group.form.fields))
