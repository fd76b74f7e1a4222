"""The cases of the back office: the list, a case with its clocks, and the steps that one may take."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, NotAllowed, may
from chalicelib.casework.cases import NOTHING_DUE, Case, Kind
from chalicelib.casework.commands import ReasonMissing
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.looks import LONGEST_REASON, looks_at
from chalicelib.casework.ports import Row
from chalicelib.casework.staff import Account, Role
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Field
from chalicelib.definitions.people import masked, read_landline, read_phone
from chalicelib.definitions.reading import plain
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import answers_by_group
from chalicelib.settings import CHINA, settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .desk import NOTICE_STATES, desk
from .requests import FORM, first, needs_store
from .staff_pages import account_of, form_token, refusal_sentence, refuse_foreign_forms, signed_in, staff_page

routes = Blueprint(__name__)

LISTED = 100
NEVER = date.fromisoformat(NOTHING_DUE)
NOBODYS_LANDLINE = re.compile(r"0000-[0-9]{7,8}")
STEPS = {
    Action.RECORD_RECEIPT: "记下：收件了",
    Action.PROPOSE_GRANT: "建议：给予援助",
    Action.APPROVE_GRANT: "批准：给予援助",
    Action.ASSIGN: "指派律师",
    Action.CONFIRM_NO_CONFLICT: "确认：没有利益冲突",
    Action.RECORD_FIRST_CALL: "记下：打了第一个电话",
}
STATES = {
    "submitted": "交上来了",
    "received": "收件了",
    "grant_proposed": "建议给予，等批准",
    "granted": "决定给予援助",
    "assigned": "指派了律师",
    "no_conflict": "律师确认没有冲突",
    "called": "律师打过电话了",
    "withdrawn": "撤回了",
}
WRONG_FIELDS = {
    "lawyer_unknown": "lawyer",
    "lawyer_phone": "phone",
    "sample_lawyer_phone": "phone",
    ReasonMissing.code: "reason",
}
"""The input that a refusal is about."""


@routes.route("/staff/cases/{case_id}", methods=["GET"])
@needs_store
def case(case_id: str) -> Response:
    """One case, for those who may see it."""
    account = account_of(_request())
    if account is None:
        return way_elsewhere("../../staff")
    return _case_page(account, _seen(account, case_id))


@routes.route("/staff/cases/{case_id}/{action}", methods=["POST"], content_types=FORM)
@needs_store
def act(case_id: str, action: str) -> Response:
    """Take a step, or look at the ID number; a refusal stands on top of the case as it is now."""
    account = account_of(_request())
    if account is None:
        return way_elsewhere("../../../staff")
    if action not in {*STEPS, Action.SEE_ID_NUMBER}:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"{action} {case_id}")
    fields = requests.form_of(_request())
    typed = {"lawyer": first(fields, "lawyer"), "phone": first(fields, "phone")}
    try:
        if action == Action.SEE_ID_NUMBER:
            return _id_number_shown(account, case_id, first(fields, "reason"))
        return _step(account, Action(action), case_id, typed)
    except NotAllowed:
        raise NotFoundError from None
    except CaseworkError as refused:
        return _case_page(account, _seen(account, case_id), refused.code, typed)


def _step(account: Account, action: Action, case_id: str, typed: Mapping[str, str]) -> Response:
    number = number_told(typed["phone"], site().catalogue)
    if action is Action.ASSIGN and number is None:
        refusal = "sample_lawyer_phone" if site().catalogue.city.is_sample else "lawyer_phone"
        return _case_page(account, _seen(account, case_id), refusal, typed)
    desk().commands.take(account, action, case_id, {**typed, "phone": number or ""})
    return way_elsewhere(f"../{case_id}")


def _id_number_shown(account: Account, case_id: str, reason: str) -> Response:
    try:
        case = desk().commands.see_id_number(account, case_id, plain(reason))
    except ReasonMissing as refused:
        return _case_page(account, _seen(account, case_id), refused.code, {"reason": reason})
    return _case_page(account, case, in_full=True)


def number_told(typed: str, catalogue: Catalogue) -> str | None:
    """The lawyer's number as the citizen is told it, or None: on a sample site only one that nobody can dial."""
    if not catalogue.city.is_sample:
        return read_phone(typed) or read_landline(typed)
    mobile, number = read_phone(typed), plain(typed)
    if mobile and mobile.startswith(catalogue.sample.phone_prefix):
        return mobile
    return number if NOBODYS_LANDLINE.fullmatch(number) else None


def queue_page(request: Request, account: Account) -> Response:
    """The cases of an office, or of a lawyer, the most urgent first."""
    rows, more = _rows(account, first(requests.query_of(request), "after"))
    values = {"rows": rows, "more": more, "today": settings().today(), "states": STATES, "never": NEVER}
    return staff_page(request, "案件", render("staff_queue.html", {**values, **signed_in(request, account)}))


def _rows(account: Account, after: str) -> tuple[list[dict[str, Any]], str]:
    """So many cases of the list beyond a place on it, and the place beyond which there are more, "" at its end."""
    table, places = desk().table, list[str]()
    if account.role is Role.LAWYER:
        pointers = table.query(f"lawyer/{account.id}", after=after, limit=LISTED)
        places = [pointer.sort for pointer in pointers]
        rows = [row for place in places if (row := table.get(f"application/{place}", "list"))]
    elif may(account, Action.SEE_QUEUE, account.office):
        rows = table.query(f"office/{account.office}", after=after, limit=LISTED, index=True)
        places = [row.index[1] for row in rows if row.index]
    else:
        rows = []
    more = places[-1] if len(places) == LISTED else ""
    return _shown(rows), more


def _shown(rows: list[Row]) -> list[dict[str, Any]]:
    kept = [{**json.loads(row.body), "case": row.partition.partition("/")[2]} for row in rows]
    return [{**each, "due": date.fromisoformat(each["due"])} for each in kept]


def _seen(account: Account, case_id: str) -> Case:
    try:
        return desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such a case is nobody else's business


def _case_page(
    account: Account, case: Case, refusal: str = "", typed: Mapping[str, str] | None = None, *, in_full: bool = False
) -> Response:
    assigned = case.happened(Kind.ASSIGNED)
    catalogue, request = site().catalogue, _request()
    service, reference = catalogue.service(case.text("service")), case.text("reference")
    groups = _answers(service, case)
    id_numbers = [(field.label, text) for _, pairs in groups for field, text in pairs if _is_id_number(field, text)]
    may_look = id_numbers and desk().commands.may(account, Action.SEE_ID_NUMBER, case)
    actions = [
        (action, STEPS[action], form_token(request, f"{action} {case.id}"))
        for action in desk().commands.allowed(account, case)
    ]
    values = {
        "case": case,
        "reference": reference,
        "state": STATES[case.state],
        "office": service.office_name(case.text("office")),
        "clocks": case.running(service, catalogue.calendar),
        "groups": _masked(groups),
        "id_numbers": id_numbers if in_full else [],
        "look_token": form_token(request, f"{Action.SEE_ID_NUMBER} {case.id}") if may_look and not in_full else "",
        "longest_reason": LONGEST_REASON,
        "events": _history(case),
        "notices": [(kept.about, NOTICE_STATES[kept.state]) for kept in notices_of(desk().table, case.id)],
        "actions": actions,
        "assigned": assigned.details if assigned else {},
        "typed": {
            "lawyer": "",
            "phone": "0000-0000000" if catalogue.city.is_sample else "",
            "reason": "",
            **(typed or {}),
        },
        "lawyers": desk().commands.lawyers() if any(action == Action.ASSIGN for action, _, _ in actions) else [],
        "error": refusal_sentence(refusal),
        "wrong": WRONG_FIELDS.get(refusal, ""),
        "law": catalogue.law,
        "city": catalogue.city,
        "today": settings().today(),
    }
    content = render("staff_case.html", {**values, **signed_in(request, account)})
    return staff_page(request, reference, content, _status(refusal), wrong=bool(refusal))


def _status(refusal: str) -> int:
    if not refusal:
        return 200
    return 422 if refusal in WRONG_FIELDS else 409


def _answers(service: Service, case: Case) -> list[tuple[Group, list[tuple[Field, str]]]]:
    kept: Any = case.first.details["answers"]
    answers, _ = service.check({name: [text] for name, text in kept.items() if text is not None}, date.max)
    return answers_by_group(service, answers)


def _is_id_number(field: Field, text: str) -> bool:
    return field.kind == "id_number" and text != ""


def _masked(groups: list[tuple[Group, list[tuple[Field, str]]]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers in words; ID numbers in part."""
    return [
        (group.title, [(field.label, masked(text) if _is_id_number(field, text) else text) for field, text in pairs])
        for group, pairs in groups
    ]


def _history(case: Case) -> list[tuple[str, datetime, str]]:
    """What happened, when, and who did it."""
    happened = [(STATES[event.kind], event.at, event.by) for event in case.events]
    looks = looks_at(desk().table, desk().vault, case.id)
    happened += [(f"看了完整的身份证号码：{look.reason}", look.at, look.by) for look in looks]
    happened.sort(key=lambda each: each[1])
    return [(words, at.astimezone(CHINA), _who(by)) for words, at, by in happened]


def _who(by: str) -> str:
    account = desk().accounts.get(by)
    return account.name if account else "申请人"


def _request() -> Request:
    return requests.request_of(routes)
