"""Applying on the phone: one group of questions a page, everything kept at once, no script needed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.applications import CannotTakeBack, Receipt, is_urgent, minutes_left, personal_limits
from chalicelib.casework.drafts import Draft
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Checked, check
from chalicelib.definitions.people import last_four
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import answers_by_group, render_group
from chalicelib.rendering.forms import error_count, first_input
from chalicelib.rendering.frame import Page
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of, view_of, way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store

routes = Blueprint(__name__)

DRAFT_COOKIE = "draft"
CHECK, SEND, FORGET, TAKE_BACK = "check", "send", "forget", "take-back"


@routes.route("/apply/{service_id}", methods=["GET"])
@needs_store
def start(service_id: str) -> Response:
    """What applying takes, and the button that begins."""
    service = _service(service_id)
    return _page(service, service.title, render("apply_start.html", _shared(service)))


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
        return _check_page(service, draft)
    return _group_page(service, draft, _group(service, step), ())


@routes.route("/apply/{service_id}/{step}", methods=["POST"], content_types=FORM)
@needs_store
def keep(service_id: str, step: str) -> Response:
    """Keep a page, whatever is wrong with it, and go on; or send, forget, take back."""
    service, fields = _service(service_id), requests.form_of(_request())
    if step == TAKE_BACK:
        return _take_back(service, first(fields, "token"))
    try:
        draft = _draft(service)
    except StoreUnavailable:
        return _not_kept(service, step, fields)
    if draft is None:
        return way_elsewhere(f"../{service.id}")
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
    return _resume_page("", "")


@routes.route("/resume", methods=["POST"], content_types=FORM)
@needs_store
def resume_draft() -> Response:
    """Open a draft by its code and go to the first page that is not finished."""
    typed = first(requests.form_of(_request()), "code")[:40]
    if not desk().limits.allow("draft_code", typed):
        return _resume_page(typed, "too_many", 429)
    draft = desk().drafts.open(typed)
    if draft is None:
        return _resume_page(typed, "no_draft", 422)
    service = _service(draft.service)
    return way_elsewhere(f"apply/{service.id}/{_unfinished(service, draft)}", {"Set-Cookie": _draft_cookie(draft.code)})


def _keep_group(service: Service, draft: Draft, group: Group, fields: dict[str, list[str]]) -> Response:
    typed = {name: list(fields.get(name, [])) for field in group.form.fields for name in (*field.inputs, field.name)}
    try:
        draft = desk().drafts.keep(draft, {name: values for name, values in typed.items() if values})
    except StoreUnavailable:
        return _not_kept(service, group.id, fields)
    checked = _checked(group, draft)
    if checked.errors:
        return _group_page(service, draft, group, checked.errors, back_to_check=first(fields, "then") == CHECK)
    if first(fields, "then") == CHECK:
        return way_elsewhere(_unfinished(service, draft))
    following = _groups(service, draft)
    position = [each.id for each in following].index(group.id) + 1
    return way_elsewhere(following[position].id if position < len(following) else CHECK)


def _not_kept(service: Service, step: str, fields: dict[str, list[str]]) -> Response:
    """The page again with everything typed, while it cannot be kept: nothing is lost as long as it stays open."""
    group = service.group(step)
    if group is None:
        raise StoreUnavailable
    code = requests.cookie(_request().headers, DRAFT_COOKIE)
    page = {
        "service": service,
        "draft": Draft(code, service.id, service.version, {}, 0),
        "number": service.groups.index(group) + 1,
        "count": len(service.groups),
        "first": False,
        "back_to_check": False,
    }
    told = f'<p class="estimate" role="alert">{site().catalogue.refusals["not_kept"]}</p>'
    answer = _page(service, group.title, told + render_group(group, fields, (), site().catalogue, page), 503)
    answer.headers["Retry-After"] = "60"
    return answer


def _checked(group: Group, draft: Draft) -> Checked:
    """The group's answers; a sample site also refuses numbers that might be real."""
    checked = check(group.form, draft.submitted, settings().today())
    catalogue = site().catalogue
    if checked.errors or not catalogue.city.is_sample:
        return checked
    return Checked(checked.answers, tuple(catalogue.sample.refused(group.form, checked.answers)))


def _groups(service: Service, draft: Draft) -> list[Group]:
    answers, _ = service.check(draft.submitted, settings().today())
    return service.groups_for(answers)


def _unfinished(service: Service, draft: Draft) -> str:
    """The first group that is not well answered, or the check of all."""
    return next((group.id for group in _groups(service, draft) if _checked(group, draft).errors), CHECK)


def _group_page(
    service: Service, draft: Draft, group: Group, errors: Sequence[FieldError], *, back_to_check: bool = False
) -> Response:
    groups = _groups(service, draft)
    ids = [each.id for each in groups]
    if group.id not in ids:
        return way_elsewhere(_unfinished(service, draft))
    page = {
        "service": service,
        "draft": draft,
        "number": ids.index(group.id) + 1,
        "count": len(ids),
        "first": ids.index(group.id) == 0,
        "back_to_check": back_to_check or first(requests.query_of(_request()), "then") == CHECK,
    }
    content = render_group(group, draft.submitted, errors, site().catalogue, page)
    title = f"{error_count(errors)}：{group.title}" if errors else group.title
    return _page(service, title, content, 422 if errors else 200)


def _check_page(service: Service, draft: Draft, ticked: Sequence[str] = (), refusal: str = "") -> Response:
    unfinished = _unfinished(service, draft)
    if unfinished != CHECK:
        return way_elsewhere(unfinished)
    answers, _ = service.check(draft.submitted, settings().today())
    limits = personal_limits(service, answers, site().catalogue.calendar)
    values = {
        **_shared(service),
        "draft": draft,
        "groups": answers_by_group(service, answers),
        "limits": limits,
        "urgent": is_urgent(limits, settings().today()),
        "form_key": secrets.token_urlsafe(24),
        "boxes": _boxes(service),
        "first_input": first_input,
        "ticked": ticked,
        "error": site().catalogue.refusals[refusal] if refusal else "",
    }
    title = "有1处要改：看一遍再交" if refusal else "看一遍再交"
    return _page(service, title, render("apply_check.html", values), 422 if refusal else 200)


def _boxes(service: Service) -> list[tuple[str, str]]:
    return [("undertaking", service.undertaking), *((consent.name, consent.label) for consent in service.consents)]


def _send(service: Service, draft: Draft, fields: dict[str, list[str]]) -> Response:
    ticked = [name for name, _ in _boxes(service) if first(fields, name) == "yes"]
    if len(ticked) != len(_boxes(service)) or _unfinished(service, draft) != CHECK:
        return _check_page(service, draft, ticked, "not_ticked")
    answers, _ = service.check(draft.submitted, settings().today())
    form_key = f"{draft.code}/{first(fields, 'form_key')}"
    receipt = desk().applications.submit(service, answers, dict.fromkeys(ticked, True), form_key)
    desk().drafts.delete(draft)
    return _receipt_page(service, receipt)


def _receipt_page(service: Service, receipt: Receipt) -> Response:
    catalogue, case = site().catalogue, receipt.case
    answers, _ = service.check(_as_submitted(case.first.details["answers"]), settings().today())
    values = {
        **_shared(service),
        "receipt": receipt,
        "phone_end": last_four(case.text("phone")),
        "clocks": case.running(service, catalogue.calendar),
        "groups": answers_by_group(service, answers),
        "limits": personal_limits(service, answers, catalogue.calendar),
        "minutes": minutes_left(case, desk().clock.now()),
    }
    return _page(service, "收到了", render("apply_done.html", values))


def _as_submitted(answers: Any) -> dict[str, list[str]]:
    return {name: [text] for name, text in answers.items() if text is not None}


def _take_back(service: Service, token: str) -> Response:
    try:
        desk().applications.take_back(token)
    except CannotTakeBack as refused:
        content = f"<h1>没有撤回</h1><p>{site().catalogue.refusals[refused.code]}</p>"
        return _page(service, "没有撤回", content, 409)
    return _page(
        service,
        "撤回了",
        f'<h1>撤回了</h1><p>这份申请不办了。想再申请，<a href="/api/apply/{service.id}">重新填</a>。</p>',
    )


def _resume_page(typed: str, refusal: str, status: int = 200) -> Response:
    error = site().catalogue.refusals[refusal] if refusal else ""
    title = "有1处要改：接着填" if refusal else "接着填"
    content = render("resume.html", {"typed": typed, "error": error})
    return _answer(title, "用续办码接着填没填完的申请。", content, status)


def _page(service: Service, title: str, content: str, status: int = 200) -> Response:
    return _answer(
        f"{title} - {service.title}" if title != service.title else title, service.description, content, status
    )


def _answer(title: str, description: str, content: str, status: int) -> Response:
    """A page of this browser alone: it may hold what was typed, so that nobody may keep it."""
    request = _request()
    trail = (("首页", "/"), (site().titles["apply/"], "/apply/"), (title.partition(" - ")[0], ""))
    page = Page(title, description, f"api{path_of(request)}", "apply", trail, content)
    answer = page_answer(view_of(request.headers), page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _shared(service: Service) -> dict[str, Any]:
    catalogue = site().catalogue
    return {"service": service, "city": catalogue.city, "law": catalogue.law, "today": settings().today()}


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


def _draft(service: Service) -> Draft | None:
    draft = desk().drafts.open(requests.cookie(_request().headers, DRAFT_COOKIE))
    return draft if draft and draft.service == service.id else None


def _draft_cookie(code: str) -> str:
    """Gone when the browser is closed: on a borrowed phone nobody must find the form. "" forgets it at once."""
    path, secure = requests.mounted_at(_request()), "; Secure" if settings().production else ""
    age = "" if code else "; Max-Age=0"
    return f"{DRAFT_COOKIE}={code}; Path={path}{age}; HttpOnly; SameSite=Lax{secure}"
