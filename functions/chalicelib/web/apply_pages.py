"""The pages of an application, as answers to one browser that nobody else may keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chalice.app import Request, Response

from chalicelib.casework.applications import Receipt, is_urgent, minutes_left, personal_limits
from chalicelib.casework.drafts import Draft
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.people import last_four
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import DERIVED, answers_by_group, render_group
from chalicelib.rendering.forms import Question, error_count, first_input
from chalicelib.rendering.frame import Page
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of, view_of, way_elsewhere
from .apply_progress import CHECK, confirmed, groups, unfinished
from .apply_sheet import list_of_people
from .case_story import answers_of, sent_papers
from .desk import desk
from .draft_cookie import shown_code
from .intake import entering, intake_questions
from .requests import first

AID_FIRST = Citation("legal-aid-law", "44.1(1)")
"""What lets a centre help before it has decided."""

LARGEST_KEPT = 64 * 1024
"""Bytes of a page as sent: some 7,000 Chinese characters, three times what the longest question takes."""


@dataclass(frozen=True)
class Beside:
    """What a page of the form shows beside its questions: the code of a helper's card as typed and why it could not be
    opened, what became of a file, and whether it leads back to the check.
    """

    card: str = ""
    refusal: str = ""
    note: str = ""
    back_to_check: bool = False


NOTHING = Beside()
OF_NOTES = {"sheet_unreadable": 422, "sheet_too_large": 413}
"""The statuses of pages whose note tells of something that could not be done."""


def start_page(request: Request, service: Service, *, passed: bool, draft: Draft | None = None) -> Response:
    """The question at the door; and behind it what applying takes, with the button that begins. What this browser has
    begun leads on from both.
    """
    template = "apply_start.html" if passed else "apply_door.html"
    begun = f"/api/apply/{service.id}/{CHECK}" if draft else ""
    content = render(template, {**shared(service), "begun": begun})
    return (
        neutral_page(request, "", content, 200) if service.sensitive else page(request, service, service.title, content)
    )


def group_page(
    request: Request,
    service: Service,
    draft: Draft,
    group: Group,
    errors: Sequence[FieldError],
    beside: Beside = NOTHING,
) -> Response:
    """A group of questions with what was typed and what is wrong."""
    ids = [each.id for each in groups(service, draft)]
    if group.id not in ids:
        return way_elsewhere(unfinished(service, draft))
    values = {
        **_of_group(service, draft, group, beside),
        "number": ids.index(group.id) + 1,
        "count": len(ids),
        "first": ids.index(group.id) == 0,
        "back_to_check": beside.back_to_check or first(requests.query_of(request), "then") == CHECK,
    }
    content = render_group(group, draft.submitted, errors, site().catalogue, values)
    wrong = error_count(errors) if errors else "有1处要改" if beside.refusal else ""
    title = f"{wrong}：{group.title}" if wrong else group.title
    return page(request, service, title, content, 422 if wrong else OF_NOTES.get(beside.note, 200))


def _of_group(service: Service, draft: Draft, group: Group, beside: Beside) -> dict[str, Any]:
    sentences = {"": "", **site().catalogue.refusals}
    return {
        "service": service,
        "draft": draft,
        "asks_for_card": any(field.name == "helper_name" for field in group.form.fields),
        "card": beside.card,
        "card_error": sentences[beside.refusal],
        "people": list_of_people(group),
        "note": sentences[beside.note],
    }


def not_kept(request: Request, service: Service, step: str, fields: dict[str, list[str]], why: str) -> Response:
    """The page again with everything typed, since it cannot be kept: the store is away ("not_kept"), or it is too large
    ("too_much"). Nothing is lost as long as it stays open.
    """
    group = service.group(step)
    if group is None:
        raise StoreUnavailable
    values = {
        **_of_group(service, Draft(shown_code(request.headers), service.id, service.version, {}, 0), group, NOTHING),
        "number": service.groups.index(group) + 1,
        "count": len(service.groups),
        "first": False,
        "back_to_check": first(fields, "then") == CHECK,
    }
    told = f'<p class="estimate" role="alert">{site().catalogue.refusals[why]}</p>'
    content = told + render_group(group, fields, (), site().catalogue, values)
    if why == "too_much":
        return page(request, service, f"有1处要改：{group.title}", content, 413)
    found = page(request, service, group.title, content, 503)
    found.headers["Retry-After"] = "60"
    return found


def check_page(
    request: Request,
    service: Service,
    draft: Draft,
    ticked: Sequence[str] = (),
    refusal: str = "",
    came: Sequence[Question] = (),
) -> Response:
    """All answers, the limits they start, the undertaking and consents; for staff also the questions how it came."""
    if (step := unfinished(service, draft)) != CHECK:
        return way_elsewhere(step)
    answers, _ = service.check(draft.submitted, settings().today())
    limits, phone = personal_limits(service, answers, site().catalogue.calendar), str(answers.get("phone") or "")
    values = {
        **shared(service),
        "draft": draft,
        "groups": answers_by_group(service, answers),
        "derived": DERIVED,
        "evidence": service.evidence_for(answers),
        "sheets": service.sheets_for(answers),
        "limits": limits,
        "urgent": is_urgent(limits, settings().today()),
        "aid_first": AID_FIRST if service.office_kind == "legal_aid_centre" else None,
        "phone_end": last_four(phone),
        "confirmed": confirmed(draft, phone),
        "code_sent": refusal == "code_wrong" or first(requests.query_of(request), "sent") == "yes",
        "refusal": refusal,
        "came": came or (intake_questions({}) if entering(request) else []),
        "boxes": boxes(service),
        "first_input": first_input,
        "ticked": ticked,
        "wrong": "digits" if refusal == "code_wrong" else next((n for n, _ in boxes(service) if n not in ticked), ""),
        "error": site().catalogue.refusals[refusal] if refusal else "",
    }
    count = sum(bool(question.error) for question in came) or (1 if refusal else 0)
    title = f"有{count}处要改：看一遍再交" if count else "看一遍再交"
    return page(request, service, title, render("apply_check.html", values), 422 if count else 200)


def receipt_page(
    request: Request, service: Service, receipt: Receipt, *, opened: bool = False, entered: bool = False
) -> Response:
    """The reference, what happens next with dates, a copy, and the way back for ten minutes. ``opened`` where this browser
    may go on to the case without another code; ``entered`` where staff did so for somebody.
    """
    catalogue, case = site().catalogue, receipt.case
    sent = sent_papers(case)
    answers = answers_of(case, service)
    values = {
        **shared(service),
        "receipt": receipt,
        "phone_end": last_four(case.text("phone")),
        "clocks": case.running(service, catalogue.calendar),
        "groups": answers_by_group(service, answers),
        "evidence": [each for each in service.evidence_for(answers) if each.id not in sent],
        "sheets": [each for each in service.sheets_for(answers) if each.id not in sent],
        "limits": personal_limits(service, answers, catalogue.calendar),
        "chooses_time": not service.decides and catalogue.reception(case.office).works_by != "phone",
        "opened": opened,
        "entered": entered,
        "digits": last_four(case.text("phone")) or receipt.digits,
        "helper_end": last_four(str(answers.get("helper_phone") or "")),
        "minutes": minutes_left(case, desk().clock.now()),
    }
    return page(request, service, "收到了", render("apply_done.html", values))


def resume_page(request: Request, typed: str, refusal: str, status: int = 200) -> Response:
    """Where the 续办码 is typed."""
    error = site().catalogue.refusals[refusal] if refusal else ""
    title = "有1处要改：接着填" if refusal else "接着填"
    content = render("resume.html", {"typed": typed, "error": error})
    return answer(request, title, "用续办码接着填没填完的申请。", content, status)


def page(request: Request, service: Service, title: str, content: str, status: int = 200) -> Response:
    """A page of one service."""
    return answer(
        request, f"{title} - {service.title}" if title != service.title else title, service.description, content, status
    )


def neutral_page(request: Request, wrong: str, content: str, status: int) -> Response:
    """A page whose title tells nothing to whoever looks at the phone later. ``wrong`` begins it where something is."""
    return answer(request, f"{wrong}填表", "填一张表。", content, status)


def answer(request: Request, title: str, description: str, content: str, status: int, *, script: str = "") -> Response:
    """A page of this browser alone: it may hold what was typed, so that nobody may keep it."""
    trail = (("首页", "/"), (site().titles["apply/"], "/apply/"), (title.partition(" - ")[0], ""))
    framed = Page(title, description, f"api{path_of(request)}", "apply", trail, content, script)
    found = page_answer(view_of(request.headers), framed, status)
    found.headers["Cache-Control"] = "no-store"
    return found


def boxes(service: Service) -> list[tuple[str, str]]:
    """What must be ticked: the undertaking and each consent, by name."""
    return [("undertaking", service.undertaking), *((consent.name, consent.label) for consent in service.consents)]


def shared(service: Service) -> dict[str, Any]:
    """What every page of a service shows."""
    catalogue = site().catalogue
    return {"service": service, "city": catalogue.city, "law": catalogue.law, "today": settings().today()}
