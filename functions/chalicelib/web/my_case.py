"""A case as its citizen sees it once a code has come back: what happened, what can be done, a copy, an end."""

from __future__ import annotations

from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.cases import Case
from chalicelib.casework.codes import read_reference
from chalicelib.casework.errors import CaseworkError, Conflict
from chalicelib.casework.wishes import exported
from chalicelib.casework.workflow import Wish
from chalicelib.definitions.reading import read_lines
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.settings import settings
from chalicelib.site import site

from . import appointments, case_cookie, requests
from .answers import json_answer, page_answer, path_of, view_of, way_elsewhere
from .case_story import story
from .desk import desk
from .requests import FORM, first, needs_store
from .tries import Try

routes = Blueprint(__name__)

PURPOSE = "case"
DELETE, LEAVE = "delete", "leave"
WISHES = {
    Wish.SUPPLEMENT: ("补材料", "我补好了", "写一写补了什么。照片在「交材料」里传。"),
    Wish.ASK_OTHER_LAWYER: (
        "想换律师",
        "请求换律师",
        "律师没有好好办的，您可以请求换人（法律援助法第55条）。写不写原因都行。",
    ),
    Wish.OBJECT: ("不同意决定", "提异议", "由司法局看，5天内作决定（法律援助法第49条），不是原来的中心自己看。"),
    Wish.COMPLAIN: (
        "要投诉",
        "投诉",
        "没有按时、没有好好办的，可以向司法局投诉，司法局要告诉您结果（法律援助法第55、56条）。",
    ),
    Wish.WITHDRAW: ("不办了", "撤回", "撤回以后，随时可以再申请。"),
}
"""For each wish its heading, the words of its button, and what it means."""
COMPLAIN_ELSEWHERE = "没有按时、没有好好办的，可以向司法局投诉。"


@routes.route("/my-case/code", methods=["POST"], content_types=FORM)
@needs_store
def send_code() -> Response:
    """Send a code to the phone of a case, to whoever knows reference and digits. Any wrong pair gets the same page."""
    typed, attempt = _pair()
    if not attempt.allowed():
        return attempt.put_off(_code_page(typed, "too_many", 429))
    case = _opened_by(typed)
    if case and case.text("phone"):
        attempt.succeeded()
        desk().confirmations.send(PURPOSE, case.id, case.text("phone"))
        desk().outbox.send_due(1)  # the code, which stands first; nobody waits here for the messages of others
    return _code_page(typed)


@routes.route("/my-case/open", methods=["POST"], content_types=FORM)
@needs_store
def open_case() -> Response:
    """Open the case with the code; whoever was texted has shown that the phone is his."""
    typed, attempt = _pair()
    if not attempt.allowed():
        return attempt.put_off(_code_page(typed, "too_many", 429))
    case, code = _opened_by(typed), first(requests.form_of(_request()), "code")[:20]
    if case is None or not desk().confirmations.check(PURPOSE, case.id, case.text("phone"), code):
        return _code_page(typed, "code_wrong", 422)
    attempt.succeeded()
    desk().wishes.confirm_phone(case)
    token = desk().case_sessions.begin(case.id)
    return way_elsewhere("../my-case", {"Set-Cookie": case_cookie.carrying(_request(), token)})


def _pair() -> tuple[dict[str, str], Try]:
    """Reference and digits as typed, and the try that they are."""
    fields = requests.form_of(_request())
    typed = {"reference": first(fields, "reference")[:40], "digits": first(fields, "digits")[:10]}
    return typed, Try.of(_request(), "progress", read_reference(typed["reference"]))


def _opened_by(typed: dict[str, str]) -> Case | None:
    """The case that the pair opens for its citizen; a helper's digits open none."""
    found = desk().applications.find(typed["reference"], typed["digits"])
    return found.case if found and not found.by_helper else None


@routes.route("/my-case", methods=["GET"])
@needs_store
def show() -> Response:
    """The case, what happened and what can be done."""
    case = case_cookie.case_of(_request())
    return _page(case) if case else way_elsewhere("progress")


@routes.route("/my-case/{what}", methods=["GET"])
@needs_store
def take_along(what: str) -> Response:
    """The appointment; last days and appointments for a calendar; everything kept about the person as JSON."""
    case = case_cookie.case_of(_request())
    if case is None:
        return way_elsewhere("../progress")
    if what == "appointment":
        return appointments.page(_request(), case)
    if what == "calendar":
        return appointments.calendar(case)
    if what == "export":
        answer = json_answer(exported(case))
        answer.headers["Content-Disposition"] = f'attachment; filename="{case.text("reference")}.json"'
        answer.headers["Cache-Control"] = "no-store"
        return answer
    raise NotFoundError


@routes.route("/my-case/{what}", methods=["POST"], content_types=FORM)
@needs_store
def act(what: str) -> Response:
    """A wish, the end of the session, or of the application."""
    case = case_cookie.case_of(_request())
    if case is None:
        return way_elsewhere("../progress")
    if what == "appointment":
        return appointments.act(_request(), case)
    if what not in {*Wish, DELETE, LEAVE}:
        raise NotFoundError
    case_cookie.refuse_foreign_forms(_request(), f"{what} {case.id}")
    if what == LEAVE:
        return _left("progress")
    text = "\n".join(read_lines(first(requests.form_of(_request()), "text"))).strip()
    try:
        if what == DELETE:
            return _deleted(case)
        desk().wishes.take(case, Wish(what), text)
    except CaseworkError as refused:
        now = desk().ledger.load(case.id)
        return _page(now or case, what, text, refused.code)
    return way_elsewhere("../my-case")


def _deleted(case: Case) -> Response:
    try:
        desk().wishes.delete(case)
        desk().documents.forget(f"case/{case.id}")
    except Conflict:  # an office has begun in between
        return way_elsewhere("../my-case")
    desk().case_sessions.end(requests.cookie(_request().headers, case_cookie.NAME))
    told = '<h1>删掉了</h1><p>这份申请和里面的内容都删掉了。要办，随时可以<a href="/apply/">再申请</a>。</p>'
    answer = _framed("删掉了", told)
    answer.headers["Set-Cookie"] = case_cookie.carrying(_request(), "")
    return answer


def _left(to: str) -> Response:
    token = requests.cookie(_request().headers, case_cookie.NAME)
    desk().case_sessions.end(token)
    return way_elsewhere(f"../{to}", {"Set-Cookie": case_cookie.carrying(_request(), "")})


def _page(case: Case, tried: str = "", text: str = "", refusal: str = "") -> Response:
    request = _request()
    wishes = [
        (wish, *_worded(wish, case), case_cookie.form_token(request, f"{wish} {case.id}"))
        for wish in desk().wishes.possible(case)
    ]
    values: dict[str, Any] = {
        **story(case),
        "wishes": wishes,
        "tried": tried,
        "text": text,
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "tokens": {name: case_cookie.form_token(request, f"{name} {case.id}") for name in (DELETE, LEAVE)},
        "today": settings().today(),
    }
    title = f"有1处要改：{case.text('reference')}" if refusal else f"我的申请 {case.text('reference')}"
    return _framed(title, render("my_case.html", values), 422 if refusal else 200)


def _worded(wish: Wish, case: Case) -> tuple[str, str, str]:
    """Heading, button and meaning; the articles on complaints are those of legal aid alone."""
    title, button, meaning = WISHES[wish]
    return (
        title,
        button,
        meaning if case.first.details.get("decides") or wish is not Wish.COMPLAIN else COMPLAIN_ELSEWHERE,
    )


def _code_page(typed: dict[str, str], refusal: str = "", status: int = 200) -> Response:
    error = site().catalogue.refusals[refusal] if refusal else ""
    title = "有1处要改：填验证码" if refusal else "填验证码"
    return _framed(title, render("my_case_code.html", {"typed": typed, "error": error}), status)


def _framed(title: str, content: str, status: int = 200) -> Response:
    request = _request()
    trail = (("首页", "/"), (site().titles["apply/"], "/apply/"), ("查进度", "/api/progress"), (title, ""))
    page = Page(title, "凭短信验证码看自己的申请。", f"api{path_of(request)}", "apply", trail, content)
    answer = page_answer(view_of(request.headers), page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _request() -> Request:
    return requests.request_of(routes)
