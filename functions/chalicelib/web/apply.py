"""Applying on the phone: one group of questions a page, everything kept at once, no script needed."""

from __future__ import annotations

from dataclasses import replace

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.applications import CannotTakeBack
from chalicelib.casework.codes import read_draft_code
from chalicelib.casework.drafts import Draft, DraftGone
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.kinds import Kind
from chalicelib.definitions.sample import SAMPLE_REFUSES
from chalicelib.definitions.service import STEPS, Group, Service
from chalicelib.rendering import render
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .apply_pages import (
    LARGEST_KEPT,
    boxes,
    check_page,
    group_page,
    not_kept,
    page,
    receipt_page,
    resume_page,
    shared,
)
from .apply_progress import CHECK, checked, groups, unfinished
from .desk import desk
from .draft_cookie import NAME as DRAFT_COOKIE
from .requests import FORM, first, needs_store
from .tries import Try

routes = Blueprint(__name__)

SEND, FORGET, TAKE_BACK = "send", "forget", "take-back"


@routes.route("/apply/{service_id}", methods=["GET"])
@needs_store
def start(service_id: str) -> Response:
    """What applying takes, and the button that begins."""
    service = _service(service_id)
    return page(_request(), service, service.title, render("apply_start.html", shared(service)))


@routes.route("/apply/{service_id}", methods=["POST"], content_types=FORM)
@needs_store
def begin(service_id: str) -> Response:
    """An empty draft under a new code, and its first page."""
    service = _service(service_id)
    draft = desk().drafts.begin(service.id, service.version)
    return way_elsewhere(f"{service.id}/{service.groups[0].id}", {"Set-Cookie": _draft_cookie(draft.code)})


@routes.route("/apply/{service_id}/{step}", methods=["GET"])
@needs_store
def show(service_id: str, step: str) -> Response:
    """A page of the form, or all answers to check. The draft is told by a cookie of this browser, never by the address."""
    service = _service(service_id)
    draft = _draft(service)
    if draft is None:
        return way_elsewhere(f"../{service.id}")
    if step == CHECK:
        return check_page(_request(), service, draft)
    if step in STEPS:
        return way_elsewhere(CHECK)
    return group_page(_request(), service, draft, _group(service, step), ())


@routes.route("/apply/{service_id}/{step}", methods=["POST"], content_types=FORM)
@needs_store
def keep(service_id: str, step: str) -> Response:
    """Keep a page, whatever is wrong with it, and go on; or send, forget, take back."""
    service, fields = _service(service_id), requests.form_of(_request())
    if len(_request().raw_body) > LARGEST_KEPT and service.group(step):
        return not_kept(_request(), service, step, fields, "too_much")
    if step == TAKE_BACK:
        return _take_back(service, first(fields, "token"))
    try:
        draft = _draft(service)
    except StoreUnavailable:
        return not_kept(_request(), service, step, fields, "not_kept")
    if draft is None:
        return _sent_before(service) if step == SEND else way_elsewhere(f"../{service.id}")
    if step == FORGET:
        desk().drafts.delete(draft)
        return way_elsewhere(f"../{service.id}", {"Set-Cookie": _draft_cookie("")})
    if step == SEND:
        return _send(service, draft, fields)
    return _keep_group(service, draft, _group(service, step), fields)


@routes.route("/resume", methods=["GET"])
@needs_store
def resume() -> Response:
    """Where the 续办码 is typed."""
    return resume_page(_request(), "", "")


@routes.route("/resume", methods=["POST"], content_types=FORM)
@needs_store
def resume_draft() -> Response:
    """Open a draft by its code and go to the first page that is not finished."""
    typed = first(requests.form_of(_request()), "code")[:40]
    attempt = Try.of(_request(), "draft_code", read_draft_code(typed))
    if not attempt.allowed():
        return attempt.put_off(resume_page(_request(), typed, "too_many", 429))
    draft = desk().drafts.open(typed)
    if draft is None:
        return resume_page(_request(), typed, "no_draft", 422)
    attempt.succeeded()
    service = _service(draft.service)
    return way_elsewhere(f"apply/{service.id}/{unfinished(service, draft)}", {"Set-Cookie": _draft_cookie(draft.code)})


def _keep_group(service: Service, draft: Draft, group: Group, fields: dict[str, list[str]]) -> Response:
    typed = {name: list(fields.get(name, [])) for field in group.form.fields for name in field.names}
    found = checked(group, typed)
    real = {
        name for error in found.errors if error.code in SAMPLE_REFUSES for name in group.form.field(error.field).inputs
    }
    try:
        draft = desk().drafts.keep(draft, {name: [] if name in real else values for name, values in typed.items()})
    except StoreUnavailable:
        return not_kept(_request(), service, group.id, fields, "not_kept")
    except DraftGone:
        return way_elsewhere(f"../{service.id}")
    if found.errors:
        shown = replace(draft, submitted={**draft.submitted, **typed})
        return group_page(_request(), service, shown, group, found.errors, back_to_check=first(fields, "then") == CHECK)
    following = groups(service, draft)
    if first(fields, "then") == CHECK or group not in following:
        step = unfinished(service, draft)
        return way_elsewhere(step if step == CHECK else f"{step}?then={CHECK}")
    position = following.index(group) + 1
    return way_elsewhere(following[position].id if position < len(following) else CHECK)


def _send(service: Service, draft: Draft, fields: dict[str, list[str]]) -> Response:
    ticked = [name for name, _ in boxes(service) if first(fields, name) == "yes"]
    if len(ticked) != len(boxes(service)) or unfinished(service, draft) != CHECK:
        return check_page(_request(), service, draft, ticked, "not_ticked")
    answers, _ = service.check(draft.submitted, settings().today())
    receipt = desk().applications.submit(service, answers, dict.fromkeys(ticked, True), draft.code)
    desk().drafts.delete(draft)
    return receipt_page(_request(), service, receipt)


def _sent_before(service: Service) -> Response:
    """The receipt again: its first answer was lost on the line, or the button was pressed twice."""
    sent = desk().applications.sent_before(_code())
    if sent is None or sent.case.text("service") != service.id or sent.case.state is Kind.WITHDRAWN:
        return way_elsewhere(f"../{service.id}")
    return receipt_page(_request(), service, sent)


def _take_back(service: Service, token: str) -> Response:
    try:
        desk().applications.take_back(token)
    except CannotTakeBack as refused:
        content = f"<h1>没有撤回</h1><p>{site().catalogue.refusals[refused.code]}</p>"
        return page(_request(), service, "没有撤回", content, 409)
    told = f'<h1>撤回了</h1><p>这份申请不办了。想再申请，<a href="/api/apply/{service.id}">重新填</a>。</p>'
    return page(_request(), service, "撤回了", told)


def _request() -> Request:
    return requests.request_of(routes)


def _service(service_id: str) -> Service:
    try:
        return site().catalogue.service(service_id)
    except KeyError:
        raise NotFoundError from None


def _group(service: Service, group_id: str) -> Group:
    group = service.group(group_id)
    if group is None:
        raise NotFoundError
    return group


def _code() -> str:
    return desk().draft_cookie.code(_request().headers)


def _draft(service: Service) -> Draft | None:
    draft = desk().drafts.open(_code())
    return draft if draft and draft.service == service.id else None


def _draft_cookie(code: str) -> str:
    """Gone when the browser is closed: on a borrowed phone nobody must find the form. "" forgets it at once."""
    path, secure = requests.mounted_at(_request()), "; Secure" if settings().production else ""
    age = "" if code else "; Max-Age=0"
    value = desk().draft_cookie.value(code) if code else ""
    return f"{DRAFT_COOKIE}={value}; Path={path}{age}; HttpOnly; SameSite=Lax{secure}"
