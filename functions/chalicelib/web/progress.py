"""Progress by reference and the last four digits of the phone: state, office, next step, last day; never a name."""

from __future__ import annotations

from typing import Any

from chalice.app import Blueprint, Response

from chalicelib.casework.applications import Found
from chalicelib.casework.appointment_state import appointment_of
from chalicelib.casework.codes import read_reference
from chalicelib.casework.kinds import Kind
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.rendering.words import day
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of, view_of
from .desk import desk
from .requests import FORM, first, needs_store
from .tries import Try

routes = Blueprint(__name__)


@routes.route("/progress", methods=["GET"])
@needs_store
def ask() -> Response:
    """Where reference and digits are typed."""
    return _page(None, {"reference": "", "digits": ""}, "")


@routes.route("/progress", methods=["POST"], content_types=FORM)
@needs_store
def show() -> Response:
    """The state of a case; any wrong pair gets one and the same answer."""
    request = requests.request_of(routes)
    fields = requests.form_of(request)
    typed = {"reference": first(fields, "reference")[:40], "digits": first(fields, "digits")[:10]}
    attempt = Try.of(request, "progress", read_reference(typed["reference"]))
    if not attempt.allowed():
        return attempt.put_off(_page(None, typed, "too_many", 429))
    found = desk().applications.find(typed["reference"], typed["digits"])
    if found:
        attempt.succeeded()
    return _page(found, typed, "" if found else "no_case", 200 if found else 422)


def _page(found: Found | None, typed: dict[str, str], refusal: str, status: int = 200) -> Response:
    catalogue = site().catalogue
    case = found.case if found else None
    values: dict[str, Any] = {"case": case, "typed": typed, "error": catalogue.refusals[refusal] if refusal else ""}
    if found:
        values |= _told(found)
    request = requests.request_of(routes)
    title = "有1处要改：查进度" if refusal else "查进度"
    trail = (("首页", "/"), (site().titles["apply/"], "/apply/"), ("查进度", ""))
    page = Page(
        title,
        "凭编号和手机后四位查办到哪一步。",
        f"api{path_of(request)}",
        "apply",
        trail,
        render("progress.html", values),
    )
    answer = page_answer(view_of(request.headers), page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


HELPER_STATES = {Kind.SUPPLEMENT_ASKED: "缺材料，请他补", Kind.GRANTED: "有决定了", Kind.REFUSED: "有决定了"}
"""What a helper learns beyond that it was received."""


def _told(found: Found) -> dict[str, Any]:
    """State, office, next step and last day; a helper learns the state alone."""
    catalogue, case = site().catalogue, found.case
    service, words = catalogue.service(case.text("service")), catalogue.case_words[case.state]
    if found.by_helper:
        decided = case.happened(Kind.GRANTED) or case.happened(Kind.REFUSED)
        state = HELPER_STATES.get(decided.kind if decided else case.state, "收到了，正在办")
        return {
            "reference": case.text("reference"),
            "state": state,
            "by_helper": True,
            "last": None,
            "overdue": False,
            "hour": _hour(found) if service.helper == "books" else "",
        }
    running = case.running(service, catalogue.calendar)
    return {
        "by_helper": False,
        "hour": "",
        "reference": case.text("reference"),
        "state": words.citizen,
        "office": service.office_name(case.office),
        "next_step": running[0][0].label if running else words.next,
        "last": running[0][1] if running else None,
        "by_law": bool(running) and running[0][0].citation is not None,
        "overdue": bool(running) and running[0][1].day < settings().today(),
        "hotline": catalogue.city.hotline.number,
    }


def _hour(found: Found) -> str:
    """When the appointment is that a helper has booked, "" while there is none."""
    appointment = appointment_of(found.case)
    if appointment is None or not appointment.stands or not (appointment.day and appointment.time):
        return ""
    return f"{day(appointment.day)} {appointment.time:%H:%M}"
