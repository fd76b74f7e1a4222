"""Sending an application, and what can be done about it right afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chalice.app import Request, Response

from chalicelib.casework.applications import CannotTakeBack, Extras
from chalicelib.casework.drafts import Draft
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ports import Delete, Put
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Service
from chalicelib.settings import settings
from chalicelib.site import site

from . import case_cookie
from .answers import way_elsewhere
from .apply_confirm import identity_of
from .apply_pages import boxes, check_page, neutral_page, page, receipt_page
from .apply_progress import CHECK, unfinished
from .desk import desk
from .helper_cards import OF_HELPERS
from .intake import entering, intake_questions, read_intake
from .requests import first
from .tries import Try


def send(request: Request, service: Service, draft: Draft, fields: dict[str, list[str]]) -> Response:
    """Make a case of the draft, once everything is well answered and ticked."""
    ticked = [name for name, _ in boxes(service) if first(fields, name) == "yes"]
    if len(ticked) != len(boxes(service)) or unfinished(service, draft) != CHECK:
        return check_page(request, service, draft, ticked, "not_ticked")
    account = entering(request)
    intake, errors = read_intake(account, fields) if account else (None, ())
    if errors:
        return check_page(request, service, draft, ticked, came=intake_questions(fields, errors))
    answers, _ = service.check(draft.submitted, settings().today())
    attempt = Try.of(request, "submit", _person(answers))
    if account is None and not attempt.allowed():
        refused = check_page(request, service, draft, ticked, "too_many_sent")
        refused.status_code = 429
        return attempt.put_off(refused)
    extras = Extras(identity_of(service, draft, answers), helper_of(answers), papers_of(draft))
    receipt = desk().applications.submit(
        service,
        answers,
        dict.fromkeys(ticked, True),
        draft.code,
        intake=intake,
        extras=extras,
    )
    desk().drafts.delete(draft)
    if service.decides or account or extras.identity.get("phone") != "confirmed":
        return receipt_page(request, service, receipt, entered=account is not None)
    found = receipt_page(request, service, receipt, opened=True)
    found.headers["Set-Cookie"] = case_cookie.carrying(request, desk().case_sessions.begin(receipt.case.id))
    return found


def _person(answers: Answers) -> str | None:
    """Whose applications are counted together; None where nobody has told a number."""
    told = [str(answers[name]) for name in ("phone", "id_number") if answers.get(name)]
    return told[0] if told else None


def papers_of(draft: Draft) -> Callable[[str], Sequence[Put | Delete]]:
    """What hands the papers of a draft over to the case that it becomes."""
    owner = desk().drafts.place(draft)
    return lambda case_id: desk().documents.moving(owner, f"case/{case_id}")


def helper_of(answers: Answers) -> dict[str, str]:
    """Who applied for somebody else, by the names of the questions without their beginning; nothing for oneself."""
    told = {name: str(text) for name, text in answers.items() if name.startswith(OF_HELPERS) and text is not None}
    return {name.removeprefix(OF_HELPERS): text for name, text in told.items()}


def sent_before(request: Request, service: Service, code: str) -> Response:
    """The receipt again: its first answer was lost on the line, or the button was pressed twice."""
    sent = desk().applications.sent_before(code)
    if sent is None or sent.case.text("service") != service.id or sent.case.state is Kind.WITHDRAWN:
        return way_elsewhere(f"../{service.id}")
    return receipt_page(request, service, sent)


def take_back(request: Request, service: Service, token: str) -> Response:
    """Withdraw what was sent a few minutes ago."""
    try:
        desk().applications.take_back(token)
    except CannotTakeBack as refused:
        content = f"<h1>没有撤回</h1><p>{site().catalogue.refusals[refused.code]}</p>"
        return _page(request, service, "没有撤回", content, 409)
    told = f'<h1>撤回了</h1><p>这份申请不办了。想再申请，<a href="/api/apply/{service.id}">重新填</a>。</p>'
    return _page(request, service, "撤回了", told, 200)


def too_many_begun(request: Request, service: Service) -> Response:
    """The address has begun as many forms as it may in an hour."""
    told = site().catalogue.refusals["too_many_begun"]
    content = f"<h1>{service.title}</h1><p>{told}</p>"
    found = page(request, service, service.title, content, 429)
    found.headers["Retry-After"] = "3600"
    return found


def _page(request: Request, service: Service, title: str, content: str, status: int) -> Response:
    if service.sensitive:
        return neutral_page(request, "", content, status)
    return page(request, service, title, content, status)
