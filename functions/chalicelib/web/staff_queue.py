"""The list that staff begin with: what is due today on top, then the cases, filtered by links, and the search."""

from __future__ import annotations

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, NotAllowed, Standing, may
from chalicelib.casework.call_list import Call
from chalicelib.casework.kinds import STATES, Kind
from chalicelib.casework.queues import Queues
from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import render
from chalicelib.settings import CHINA, settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import account_of, form_token, refuse_foreign_forms, signed_in, staff_page, to_the_door
from .staff_unreachable import may_mend

routes = Blueprint(__name__)

SEARCH = "search"
BANDS = {"overdue": "已经过期", "due": "今天到期", "urgent": "急件", "contact": "今天要打第一个电话"}
FILTERS = {"urgent": "急件", "contact": "等律师打电话", "ended": "办完的"}
IN_OFFICE = (Role.CLERK, Role.APPROVER)
WHY = {
    "nobody_to_text": "没有手机，或者不让发短信",
    "unconfirmed": "想约的时间，过了一个工作日还没有定",
}


def queues() -> Queues:
    """The lists over the desk's table."""
    return Queues(desk().table, desk().vault)


def queue_page(request: Request, account: Account) -> Response:
    """The cases of an office, a lawyer, a firm or the bureau, the most urgent first."""
    query = requests.query_of(request)
    kind, after = first(query, "kind"), first(query, "after")
    rows, more = queues().page(account, kind if kind in STATES or kind in FILTERS else "", after)
    words = site().catalogue.case_words
    values = {
        "rows": rows,
        "more": more,
        "kind": kind,
        "band": queues().today(account, rows, settings().today()) if not kind and not after else {},
        "bands": BANDS,
        "calls": queues().undeliverable(account),
        "in_office": account.role in IN_OFFICE,
        "filters": _filters(account),
        "may_enter": may(account, Action.ENTER_APPLICATION, Standing(account.office)),
        "may_mend": may_mend(account),
        "today": settings().today(),
        "words": words,
        "titles": {id_: site().catalogue.service(id_).title for id_ in site().catalogue.ids("services")},
        "search_token": form_token(request, SEARCH),
    }
    return staff_page(request, "案件", render("staff_queue.html", {**values, **signed_in(request, account)}))


def _filters(account: Account) -> dict[str, str]:
    """What may be looked at alone, with its label, by the word in the address."""
    if account.role in IN_OFFICE:
        words = site().catalogue.case_words
        return FILTERS | {state: words[state].staff for state in Kind if state in STATES}
    return {} if account.role is Role.BUREAU else {"ended": FILTERS["ended"]}


@routes.route("/staff/search", methods=["POST"], content_types=FORM)
@needs_store
def search() -> Response:
    """Cases by reference, name, phone or ID number: posted, since what is typed must not stand in an address."""
    request = requests.request_of(routes)
    account = account_of(request)
    if account is None:
        return to_the_door(request, "/staff")
    _refuse_who_has_no_list(account)
    refuse_foreign_forms(request, SEARCH)
    typed = first(requests.form_of(request), "typed")[:60]
    if case_id := _allowed_by_reference(account, typed):
        return way_elsewhere(f"cases/{case_id}")
    values = {
        "rows": queues().search(account, typed) if typed.strip() else [],
        "typed": typed,
        "in_office": account.role in IN_OFFICE,
        "words": site().catalogue.case_words,
        "today": settings().today(),
        "titles": {id_: site().catalogue.service(id_).title for id_ in site().catalogue.ids("services")},
        "search_token": form_token(request, SEARCH),
    }
    return staff_page(request, "找案件", render("staff_search.html", {**values, **signed_in(request, account)}))


@routes.route("/staff/next", methods=["GET"])
@needs_store
def next_case() -> Response:
    """The case that follows a place on the list."""
    request = requests.request_of(routes)
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    _refuse_who_has_no_list(account)
    case_id = queues().next_case(account, first(requests.query_of(request), "after"))
    return way_elsewhere(f"cases/{case_id}" if case_id else "../staff")


@routes.route("/staff/calls", methods=["GET"])
@needs_store
def calls() -> Response:
    """Whom somebody must tell by other means, and who waits for a first call today."""
    request = requests.request_of(routes)
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    if account.role not in IN_OFFICE:
        raise NotFoundError
    listed = [_call(call) for call in queues().calls(account)]
    contact = queues().contact(account, settings().today())
    values = {"calls": listed, "contact": contact, "words": site().catalogue.case_words}
    content = render("staff_calls.html", {**values, **signed_in(request, account)})
    return staff_page(request, "要打的电话", content)


def _refuse_who_has_no_list(account: Account) -> None:
    """Who hands out the accounts sees no list of cases."""
    if not may(account, Action.SEE_QUEUE, Standing(account.office, account.office, account.office, account.id)):
        raise NotFoundError


def _call(call: Call) -> tuple[Call, str, str]:
    """The call, why no message arrived, and since when."""
    return call, WHY.get(call.why, "短信没有送达"), f"{call.since.astimezone(CHINA):%m月%d日 %H:%M}"


def _seen(account: Account, case_id: str) -> str:
    """The reference of a case that the account may see, "" for others."""
    try:
        return desk().commands.see(account, case_id).text("reference")
    except NotAllowed:
        return ""


def _allowed_by_reference(account: Account, typed: str) -> str:
    case_id = queues().by_reference(typed)
    return case_id if case_id and _seen(account, case_id) else ""
