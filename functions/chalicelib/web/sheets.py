"""Sheets to print and sign, filled in from the draft or the case that this browser has open; blank ones are pages of the
site.
"""

from __future__ import annotations

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.papers import DrawnUp, filling_of, sheet_filling
from chalicelib.definitions.paper import Paper
from chalicelib.definitions.service import Service
from chalicelib.rendering.papers import SHEET_TIP, Filling, render_paper
from chalicelib.settings import settings
from chalicelib.site import site

from . import case_cookie, requests
from .answers import way_elsewhere
from .apply_pages import page
from .apply_progress import CHECK
from .desk import desk
from .requests import needs_store

routes = Blueprint(__name__)


@routes.route("/apply/{service_id}/sheets/{sheet_id}", methods=["GET"])
@needs_store
def sheet(service_id: str, sheet_id: str) -> Response:
    """The sheet with what was answered; where neither draft nor case is open, the way to the blank one."""
    catalogue, request = site().catalogue, requests.request_of(routes)
    try:
        service = catalogue.service(service_id)
    except KeyError:
        raise NotFoundError from None
    paper = next((each for each in catalogue.papers_of(service_id) if each.is_sheet and each.id == sheet_id), None)
    if paper is None:
        raise NotFoundError
    found = _of_draft(request, service) or _of_case(request, service, paper)
    if found is None:
        return way_elsewhere(f"../../../../{paper.address}")
    filling, back = found
    values = {"tip": SHEET_TIP, "back": back, "full_token": ""}
    return page(request, service, paper.title, render_paper(paper, filling, catalogue.law, values))


Found = tuple[Filling, tuple[str, str]] | None
"""What fills the sheet, and the way back with its words."""


def _of_draft(request: Request, service: Service) -> Found:
    draft = desk().drafts.open(desk().draft_cookie.code(request.headers))
    if draft is None or draft.service != service.id:
        return None
    answers, _ = service.check(draft.submitted, settings().today())
    return sheet_filling(service, answers, settings().today()), (f"/api/apply/{service.id}/{CHECK}", "回到申请")


def _of_case(request: Request, service: Service, paper: Paper) -> Found:
    case = case_cookie.case_of(request)
    if case is None or case.text("service") != service.id:
        return None
    drawn = DrawnUp(paper, len(case.events), "")
    return filling_of(drawn, case, site().catalogue, in_full=True), ("/api/my-case", "回到案件")
