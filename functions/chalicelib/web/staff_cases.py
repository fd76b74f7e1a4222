"""A case in the back office: its clocks, the steps that one may take, what happened, what was applied for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.commands import NotNow, ReasonMissing
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.exports import SOURCES
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.lists import due_day
from chalicelib.casework.looks import EXPORTED, ID_NUMBER, LONGEST_REASON, looks_at
from chalicelib.casework.staff import Account
from chalicelib.casework.workflow import STEPS
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Field, Submitted, check
from chalicelib.definitions.people import masked, read_landline, read_phone
from chalicelib.definitions.people_list import read_people
from chalicelib.definitions.reading import plain
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import answers_by_group
from chalicelib.settings import CHINA, settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .case_story import identity_known
from .desk import NOTICE_STATES, desk
from .requests import FORM, first, needs_store
from .staff_documents import shown_documents
from .staff_pages import (
    account_of,
    form_token,
    refusal_sentence,
    refuse_foreign_forms,
    signed_in,
    staff_page,
    to_the_door,
)
from .staff_papers import papers_of
from .step_forms import answers_of, form_for, possible_doubles, step_forms

routes = Blueprint(__name__)

LOOKED = {ID_NUMBER: "看了完整的身份证号码", EXPORTED: "导出了有姓名的表格"}
NOBODYS_LANDLINE = re.compile(r"0000-[0-9]{7,8}")
LAWYERS_PHONE = frozenset({Action.ASSIGN, Action.REPLACE})


@dataclass(frozen=True)
class Tried:
    """A step that was not taken: what was typed, what is wrong with it, or the code of a refusal and what came first."""

    action: Action | None = None
    typed: Submitted = field(default_factory=dict, repr=False)
    errors: Sequence[FieldError] = ()
    refusal: str = ""
    by_another: Event | None = None


NOTHING_TRIED = Tried()

Groups = list[tuple[Group, list[tuple[Field, str]]]]
"""Answers in words, under the groups that asked for them."""


@routes.route("/staff/cases/{case_id}", methods=["GET"])
@needs_store
def case(case_id: str) -> Response:
    """One case, for those who may see it."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    return _case_page(account, _seen(account, case_id))


@routes.route("/staff/cases/{case_id}/{action}", methods=["POST"], content_types=FORM)
@needs_store
def act(case_id: str, action: str) -> Response:
    """Take a step, or look at the ID number; a refusal stands on top of the case as it is now."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request(), f"/staff/cases/{case_id}")
    if action not in {*STEPS, Action.SEE_ID_NUMBER}:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"{action} {case_id}")
    fields = requests.form_of(_request())
    try:
        if action == Action.SEE_ID_NUMBER:
            return _id_number_shown(account, case_id, first(fields, "reason"))
        return _step(account, Action(action), case_id, fields)
    except NotAllowed:
        raise NotFoundError from None
    except (ChangedMeanwhile, NotNow) as overtaken:
        tried = Tried(Action(action), fields, (), overtaken.code, overtaken.event)
        return _case_page(account, _seen(account, case_id), tried)
    except CaseworkError as refused:
        return _case_page(account, _seen(account, case_id), Tried(Action(action), fields, (), refused.code))


def _step(account: Account, action: Action, case_id: str, fields: dict[str, list[str]]) -> Response:
    case = _seen(account, case_id)
    form = form_for(action, account, case)
    checked = check(form, fields, settings().today())
    errors = [*checked.errors, *_phone_errors(action, fields)]
    if errors and STEPS[action].begins_now(case):
        return _case_page(account, case, Tried(action, fields, errors))
    answers = {**answers_of(action, checked.answers), **_number(action, fields)}
    seen = first(fields, "seen")
    desk().commands.take(account, action, case_id, answers, seen=int(seen) if seen.isdecimal() else 0)
    return way_elsewhere(f"../{case_id}")


def _phone_errors(action: Action, fields: dict[str, list[str]]) -> list[FieldError]:
    """A lawyer calls from a number that can be told; on a sample from one that nobody can dial."""
    name = f"{action}-phone"
    if action not in LAWYERS_PHONE or not first(fields, name) or number_told(first(fields, name), site().catalogue):
        return []
    return [FieldError(name, "sample_lawyer_phone" if site().catalogue.city.is_sample else "not_a_lawyer_phone")]


def _number(action: Action, fields: dict[str, list[str]]) -> dict[str, str]:
    number = number_told(first(fields, f"{action}-phone"), site().catalogue) if action in LAWYERS_PHONE else None
    return {"phone": number} if number else {}


def number_told(typed: str, catalogue: Catalogue) -> str | None:
    """The lawyer's number as the citizen is told it, or None: on a sample site only one that nobody can dial."""
    if not catalogue.city.is_sample:
        return read_phone(typed) or read_landline(typed)
    mobile, number = read_phone(typed), plain(typed)
    if mobile and mobile.startswith(catalogue.sample.phone_prefix):
        return mobile
    return number if NOBODYS_LANDLINE.fullmatch(number) else None


def _id_number_shown(account: Account, case_id: str, reason: str) -> Response:
    try:
        case = desk().commands.see_id_number(account, case_id, plain(reason))
    except ReasonMissing as refused:
        tried = Tried(Action.SEE_ID_NUMBER, {"reason": [reason]}, (), refused.code)
        return _case_page(account, _seen(account, case_id), tried)
    return _case_page(account, case, in_full=True)


def _seen(account: Account, case_id: str) -> Case:
    try:
        return desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such a case is nobody else's business


def _case_page(account: Account, case: Case, tried: Tried = NOTHING_TRIED, *, in_full: bool = False) -> Response:
    catalogue, request = site().catalogue, _request()
    service, reference = catalogue.service(case.text("service")), case.text("reference")
    groups = answers_given(service, case)
    id_numbers = _id_numbers(service, case, groups)
    may_look = id_numbers and desk().commands.may(account, Action.SEE_ID_NUMBER, case)

    def token(purpose: str) -> str:
        return form_token(request, purpose)

    values = {
        "case": case,
        "reference": reference,
        "service": service,
        "words": catalogue.case_words,
        "office": service.office_name(case.office),
        "clocks": case.running(service, catalogue.calendar),
        "paused": case.paused(service),
        "groups": _masked(groups),
        "id_numbers": id_numbers if in_full else [],
        "look_token": token(f"{Action.SEE_ID_NUMBER} {case.id}") if may_look and not in_full else "",
        "may_export": desk().commands.may(account, Action.EXPORT, case) and not service.sensitive,
        "longest_reason": LONGEST_REASON,
        "events": history(case),
        "documents": shown_documents(case),
        "notices": [(kept.about, NOTICE_STATES[kept.state]) for kept in notices_of(desk().table, case.id)],
        "steps": step_forms(account, case, token, tried.action, tried.typed, tried.errors),
        "error": refusal_sentence(tried.refusal),
        "by_another": _told_of(tried.by_another),
        "reason": "".join(tried.typed.get("reason", ())) if tried.action is Action.SEE_ID_NUMBER else "",
        "reason_missing": tried.refusal == ReasonMissing.code,
        "papers": papers_of(case),
        "doubles": possible_doubles(account, case),
        "identity": identity_known(case),
        "handed_over": case.happened(Kind.HANDED_OVER),
        "source": SOURCES.get(case.text("source"), ""),
        "place": f"{due_day(case, service, catalogue.calendar)}/{case.id}",
        "law": catalogue.law,
        "city": catalogue.city,
        "today": settings().today(),
    }
    content = render("staff_case.html", {**values, **signed_in(request, account)})
    wrong = len(tried.errors) or bool(tried.refusal)
    return staff_page(request, reference, content, _status(tried), wrong=wrong)


def _status(tried: Tried) -> int:
    if tried.by_another:
        return 409
    return 422 if tried.errors or tried.refusal else 200


def answers_given(service: Service, case: Case) -> Groups:
    """What was filled in, in words, by group."""
    kept: Any = case.first.details["answers"]
    answers, _ = service.check({name: [text] for name, text in kept.items() if text is not None}, settings().today())
    return answers_by_group(service, answers)


def _id_numbers(service: Service, case: Case, groups: Groups) -> list[tuple[str, str]]:
    """Every ID number of the case in full, with whose it is: the applicant's and those of everybody on a list."""
    kept: Any = case.first.details["answers"]
    found = [(field.label, text) for _, pairs in groups for field, text in pairs if _is_id_number(field, text)]
    lists = [str(kept[field.name]) for field in service.fields if field.kind == "people" and kept.get(field.name)]
    listed = [person for text in lists for person in read_people(text, settings().today())[0]]
    return [*found, *((person.name, person.id_number) for person in listed)]


def _is_id_number(field: Field, text: str) -> bool:
    return field.kind == "id_number" and text != ""


def _masked(groups: Groups) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers in words; ID numbers in part."""
    return [
        (group.title, [(field.label, masked(text) if _is_id_number(field, text) else text) for field, text in pairs])
        for group, pairs in groups
    ]


def history(case: Case) -> list[tuple[str, datetime, str, str]]:
    """What happened, when, who did it, and what they gave as reason or result."""
    words = site().catalogue.case_words
    happened = [(words[event.kind].staff, event.at, event.by, said(event)) for event in case.events[1:]]
    happened.append((words[case.first.kind].staff, case.first.at, case.first.by, ""))
    looks = looks_at(desk().table, desk().vault, case.id)
    happened += [(LOOKED[look.what], look.at, look.by, look.reason) for look in looks]
    happened.sort(key=lambda each: each[1])
    return [(what, at.astimezone(CHINA), _who(by), details) for what, at, by, details in happened]


SAID = ("items", "what", "reason", "opinion", "text", "answer", "outcome", "summary", "about", "elsewhere")


def said(event: Event) -> str:
    """What somebody wrote with an event, on one line."""
    return "；".join(event.text(name).replace("\n", "、") for name in SAID if event.text(name))


def _told_of(event: Event | None) -> str:
    """Who was quicker, with what, and when."""
    if event is None:
        return ""
    at = event.at.astimezone(CHINA)
    return f"{_who(event.by)}在{at:%H:%M}办了：{site().catalogue.case_words[event.kind].staff}。"


def _who(by: str) -> str:
    account = desk().accounts.get(by) if by != CITIZEN else None
    return account.name if account else "申请人"


def _request() -> Request:
    return requests.request_of(routes)
