"""The back office: sign-in, the queue of an office, a case with its clocks and the steps that one may take."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from chalice.app import Blueprint, ForbiddenError, NotFoundError, Request, Response

from chalicelib.casework.access import Action, may
from chalicelib.casework.cases import NOTHING_DUE, Case, Kind
from chalicelib.casework.commands import NotAllowed
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.ports import Row
from chalicelib.casework.sessions import new_token
from chalicelib.casework.staff import Account, Role
from chalicelib.definitions.people import masked
from chalicelib.definitions.service import Service
from chalicelib.rendering import links, render
from chalicelib.rendering.applications import answers_by_group
from chalicelib.rendering.frame import Page
from chalicelib.settings import CHINA, settings
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of, way_elsewhere
from .desk import NOTICE_STATES, desk
from .requests import FORM, first, needs_store
from .staff_cookies import comes_from_our_pages
from .tries import Try

routes = Blueprint(__name__)

SIGN_IN = "sign in"
LISTED = 100
_PHONE = re.compile(r"[0-9][0-9-]{4,18}[0-9]")
ACTIONS = {
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


@routes.route("/staff", methods=["GET"])
@needs_store
def queue() -> Response:
    """The queue of one's office, or one's own cases; the sign-in page for everybody else."""
    account = _account()
    return _queue_page(account) if account else _sign_in_page()


@routes.route("/staff/sign-in", methods=["POST"], content_types=FORM)
@needs_store
def sign_in() -> Response:
    """Begin a session. Wrong names and wrong passwords get one answer, for the same work."""
    fields = requests.form_of(_request())
    name, cookies = first(fields, "name")[:100], desk().staff_cookie
    token = cookies.token(_request().headers) or ""
    fits = desk().sessions.form_token_fits(token, SIGN_IN, first(fields, "form_token"))
    if not (fits and comes_from_our_pages(_request().headers)):
        return _sign_in_page("staff_page_old", 403)
    attempt = Try.of(_request(), "staff_password", name)
    if not attempt.allowed():
        return attempt.put_off(_sign_in_page("too_many_passwords", 429))
    account = desk().accounts.verify(name, first(fields, "password"))
    if account is None:
        return _sign_in_page("staff_wrong", 422)
    attempt.succeeded()
    return way_elsewhere("../staff", {"Set-Cookie": cookies.carrying(desk().sessions.begin(account, replacing=token))})


@routes.route("/staff/sign-out", methods=["POST"], content_types=FORM)
@needs_store
def sign_out() -> Response:
    """End the session on the server, whatever the browser keeps."""
    token = desk().staff_cookie.token(_request().headers)
    if token:
        _refuse_foreign_forms(token, "sign out")
        desk().sessions.end(token)
    return way_elsewhere("../staff", {"Set-Cookie": desk().staff_cookie.gone()})


@routes.route("/staff/cases/{case_id}", methods=["GET"])
@needs_store
def case(case_id: str) -> Response:
    """One case, for those who may see it."""
    account = _account()
    if account is None:
        return way_elsewhere("../../staff")
    return _case_page(account, _seen(account, case_id))


@routes.route("/staff/cases/{case_id}/{action}", methods=["POST"], content_types=FORM)
@needs_store
def act(case_id: str, action: str) -> Response:
    """Take a step; a refusal stands on top of the case as it is now."""
    account, token = _account(), desk().staff_cookie.token(_request().headers)
    if account is None or token is None:
        return way_elsewhere("../../../staff")
    if action not in set(ACTIONS):
        raise NotFoundError
    _refuse_foreign_forms(token, f"{action} {case_id}")
    fields = requests.form_of(_request())
    details = {"lawyer": first(fields, "lawyer"), "phone": first(fields, "phone")[:30]}
    try:
        if action == Action.ASSIGN and not _may_be_told(details["phone"]):
            refusal = "sample_lawyer_phone" if site().catalogue.city.is_sample else "lawyer_phone"
            return _case_page(account, _seen(account, case_id), refusal, details)
        desk().commands.take(account, Action(action), case_id, details)
    except NotAllowed:
        raise NotFoundError from None
    except CaseworkError as refused:
        return _case_page(account, _seen(account, case_id), refused.code, details)
    return way_elsewhere(f"../{case_id}")


def _may_be_told(phone: str) -> bool:
    """Whether this is a number that may stand in a message: on a sample site only one that nobody can dial."""
    catalogue = site().catalogue
    if not _PHONE.fullmatch(phone):
        return False
    return not catalogue.city.is_sample or phone.startswith(("0000-", catalogue.sample.phone_prefix))


def _queue_page(account: Account) -> Response:
    rows, more = _rows(account, first(requests.query_of(_request()), "after"))
    today = settings().today().isoformat()
    values = {"account": account, "rows": rows, "more": more, "today": today, "states": STATES, "never": NOTHING_DUE}
    return _page("案件", render("staff_queue.html", {**values, **_signed_in(account)}))


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
    return [{**json.loads(row.body), "case": row.partition.partition("/")[2]} for row in rows]


def _seen(account: Account, case_id: str) -> Case:
    try:
        return desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such a case is nobody else's business


def _case_page(account: Account, case: Case, refusal: str = "", typed: Mapping[str, str] | None = None) -> Response:
    assigned = case.happened(Kind.ASSIGNED)
    catalogue, token = site().catalogue, desk().staff_cookie.token(_request().headers) or ""
    service = catalogue.service(case.text("service"))
    actions = [
        (action, ACTIONS[action], desk().sessions.form_token(token, f"{action} {case.id}"))
        for action in desk().commands.allowed(account, case)
    ]
    values = {
        "case": case,
        "reference": case.text("reference"),
        "state": STATES[case.state],
        "office": catalogue.office(case.text("office")).name,
        "clocks": case.running(service, catalogue.calendar),
        "groups": _masked_answers(service, case),
        "events": [(STATES[event.kind], event.at.astimezone(CHINA), _who(event.by)) for event in case.events],
        "notices": [(kept.about, NOTICE_STATES[kept.state]) for kept in notices_of(desk().table, case.id)],
        "actions": actions,
        "assigned": assigned.details if assigned else {},
        "typed": typed or {"lawyer": "", "phone": "0000-0000000" if catalogue.city.is_sample else ""},
        "lawyers": desk().commands.lawyers() if any(action == Action.ASSIGN for action, _, _ in actions) else [],
        "error": catalogue.refusals[refusal] if refusal else "",
        "law": catalogue.law,
        "city": catalogue.city,
        "today": settings().today(),
    }
    title = f"有1处要改：{case.text('reference')}" if refusal else case.text("reference")
    return _page(title, render("staff_case.html", {**values, **_signed_in(account)}), 409 if refusal else 200)


def _masked_answers(service: Service, case: Case) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers in words; ID numbers in part."""
    kept: Any = case.first.details["answers"]
    submitted = {name: [text] for name, text in kept.items() if text is not None}
    answers, _ = service.check(submitted, date.max)
    return [
        (group.title, [(field.label, masked(text) if field.kind == "id_number" else text) for field, text in pairs])
        for group, pairs in answers_by_group(service, answers)
    ]


def _who(by: str) -> str:
    account = desk().accounts.get(by)
    return account.name if account else "申请人"


def _signed_in(account: Account) -> dict[str, Any]:
    token = desk().staff_cookie.token(_request().headers) or ""
    return {"account": account, "sign_out_token": desk().sessions.form_token(token, "sign out")}


def _sign_in_page(refusal: str = "", status: int = 200) -> Response:
    """Each sign-in page carries a token of its own in cookie and form, so that nobody is signed in by another's page."""
    token = new_token()
    values = {
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "form_token": desk().sessions.form_token(token, SIGN_IN),
    }
    answer = _page("有1处要改：登录" if refusal else "登录", render("staff_sign_in.html", values), status)
    answer.headers["Set-Cookie"] = desk().staff_cookie.carrying(token)
    return answer


def _account() -> Account | None:
    token = desk().staff_cookie.token(_request().headers)
    session = desk().sessions.find(token) if token else None
    return session.account if session else None


def _refuse_foreign_forms(token: str, purpose: str) -> None:
    sent = first(requests.form_of(_request()), "form_token")
    if not (desk().sessions.form_token_fits(token, purpose, sent) and comes_from_our_pages(_request().headers)):
        raise ForbiddenError


def _page(title: str, content: str, status: int = 200) -> Response:
    trail = (("首页", "/"), ("工作台", "/api/staff"), (title, ""))
    page = Page(title, "法律援助中心和律师的工作台。", f"api{path_of(_request())}", "", trail, content)
    answer = page_answer(links.STANDARD, page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _request() -> Request:
    return requests.request_of(routes)
