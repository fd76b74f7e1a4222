"""The forms of the steps that somebody may take with a case now, with the options that only the case knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.casework.access import Action
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.cases import Case
from chalicelib.casework.kinds import ENDS, Kind
from chalicelib.casework.papers import papers_in
from chalicelib.casework.queues import Listed, Queues
from chalicelib.casework.staff import Account, Role
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Answers, Field, Form, Option, Submitted
from chalicelib.definitions.staff_step import StaffStep
from chalicelib.rendering.forms import Question, questions_of
from chalicelib.site import site

from .desk import desk

_WORDS = re.compile(r"[、，；,; ]+")

NOTES = frozenset(
    {Action.RECORD_WITHDRAWAL, Action.RECORD_OBJECTION, Action.RECORD_COMPLAINT, Action.RECORD_SERVICE}
    | {Action.RECORD_TOLD, Action.RECORD_ID_SEEN, Action.RECORD_PHONE_CONFIRMED, Action.RECORD_SIGNED_SHEET}
    | {Action.JOIN, Action.MARK_SUBSIDY_DUE, Action.RECORD_SUBSIDY_PAID}
)
"""What is noted beside the way that a case goes."""


@dataclass(frozen=True)
class StepForm:
    """One step as it is offered: its words, its questions, and the token of its form."""

    action: Action
    step: StaffStep
    questions: Sequence[Question]
    token: str
    tried: bool

    @property
    def is_note(self) -> bool:
        """Whether it only notes something."""
        return self.action in NOTES


def form_for(action: Action, account: Account, case: Case) -> Form:
    """What the step asks, with its options. Several forms stand on one page: names carry the step, so that none is there
    twice.
    """
    asked = site().catalogue.steps[action].form.fields
    filled = [_filled(field, account, case) if field.kind == "office" else field for field in asked]
    return Form(tuple(replace(field, name=f"{action}-{field.name}") for field in filled))


def answers_of(action: Action, answers: Answers) -> Answers:
    """The answers under the names that the step knows."""
    return {name.removeprefix(f"{action}-"): answer for name, answer in answers.items()}


def step_forms(
    account: Account,
    case: Case,
    token: Callable[[str], str],
    tried: Action | None = None,
    typed: Submitted | None = None,
    errors: Sequence[FieldError] = (),
) -> list[StepForm]:
    """Every step that the account may take now; the one that was ``tried`` with what was typed and what is wrong."""
    found = []
    for action in desk().commands.allowed(account, case):
        form = form_for(action, account, case)
        if any(field.kind == "choice" and not field.options for field in form.fields):
            continue  # nobody to choose from
        mine = action is tried
        sentences = site().catalogue.form_errors
        questions = questions_of(form, sentences, (typed or {}) if mine else {}, errors if mine else ())
        step = site().catalogue.steps[action]
        found.append(StepForm(action, step, questions, token(f"{action} {case.id}"), mine))
    return found


def _filled(field: Field, account: Account, case: Case) -> Field:
    """As a choice: who works here is offered no 不清楚."""
    return replace(field, kind="choice", options=tuple(_OPTIONS[field.name](account, case)))


def _lawyers(account: Account, case: Case) -> list[Option]:
    """Those of the chosen firm, or all: who knows the matter comes first, then who has the fewest cases."""
    firm = account.office if account.role is Role.FIRM else ""
    if not firm and (chosen := case.happened(Kind.FIRM_CHOSEN)):
        firm = chosen.text("firm")
    matter = _matter(case)
    found = [
        (_suits(lawyer, matter), len(_cases_of(lawyer)), name, lawyer)
        for lawyer, name in desk().commands.lawyers(firm)
        if _may_know(lawyer, case)
    ]
    found.sort(key=lambda each: (not each[0], each[1], each[2]))
    return [
        Option(lawyer.id, f"{name}（{lawyer.office}），手里{count}件{'，' if lawyer.knows else ''}{lawyer.knows}", "")
        for _, count, name, lawyer in found
    ]


def _may_know(account: Account, case: Case) -> bool:
    """Whether somebody to whom the case is given would see it at all."""
    return account.sees_sensitive or not site().catalogue.service(case.text("service")).sensitive


def _matter(case: Case) -> str:
    """What kind of matter it is, as the form words it."""
    service = site().catalogue.service(case.text("service"))
    return service.field(service.like_matter).option_label(case.text("matter")) if service.like_matter else ""


def _suits(lawyer: Account, matter: str) -> bool:
    """Whether a word of what the lawyer knows stands in the matter, or the other way round."""
    words = [word for word in _WORDS.split(lawyer.knows) if word]
    return any(word in matter or matter in word for word in words) if matter else False


def _cases_of(lawyer: Account) -> Sequence[object]:
    return Queues(desk().table, desk().vault).page(lawyer)[0]


def _firms(account: Account, case: Case) -> list[Option]:
    assigning = [each for each in desk().accounts.with_role(Role.FIRM) if not each.disabled and _may_know(each, case)]
    offices = sorted({each.office for each in assigning})
    return [Option(firm, firm, "") for firm in offices]


def _offices(account: Account, case: Case) -> list[Option]:
    service = site().catalogue.service(case.text("service"))
    return [
        Option(office.id, office.name, "")
        for office in service.offices
        if office.kind == service.office_kind and office.id != case.office
    ]


def _calls(account: Account, case: Case) -> list[Option]:
    calls = calls_to_make(desk().table, case.office)
    return [Option(call.notice, call.about, "") for call in calls if call.case == case.id]


def _papers(account: Account, case: Case) -> list[Option]:
    drawn = papers_in(case, site().catalogue)
    return [Option(each.number, f"{each.paper.title} {each.number}", "") for each in drawn if each.number]


def possible_doubles(account: Account, case: Case) -> list[Listed]:
    """Other cases of the office that may be the same one applied for twice."""
    answers = case.first.details["answers"]
    number = str(answers.get("id_number") or "") if isinstance(answers, Mapping) else ""
    return Queues(desk().table, desk().vault).like(account, number, case.text("matter"), case.first.day, case.id)


def _like(account: Account, case: Case) -> list[Option]:
    """Nothing more is done in a case that has ended."""
    open_ones = [each for each in possible_doubles(account, case) if each.state not in ENDS]
    return [Option(each.case, each.reference, "") for each in open_ones]


_OPTIONS: Mapping[str, Callable[[Account, Case], list[Option]]] = {
    "lawyer": _lawyers,
    "firm": _firms,
    "to": _offices,
    "call": _calls,
    "paper": _papers,
    "into": _like,
}
