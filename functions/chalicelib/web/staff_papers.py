"""The papers of a case, for staff: printed as often as one likes, with the number that each took when it was drawn up."""

from __future__ import annotations

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import NotAllowed
from chalicelib.casework.cases import Case
from chalicelib.casework.papers import DrawnUp, PaperIncomplete, filling_of, papers_in
from chalicelib.definitions.paper import Paper
from chalicelib.rendering.papers import STAFF_TIP, render_paper
from chalicelib.site import site

from . import requests
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import account_of, form_token, refusal_sentence, refuse_foreign_forms, staff_page, to_the_door

routes = Blueprint(__name__)

EVENT = "event"
"""The query's word for the number of the event at which a paper was drawn up; without it the last one is meant."""


def papers_of(case: Case) -> list[tuple[str, str, str]]:
    """Title, number ("" for none) and address of every paper of the case, for its page."""
    return [
        (drawn.paper.title, drawn.number, f"/api/staff/cases/{case.id}/papers/{drawn.paper.id}?{EVENT}={drawn.event}")
        for drawn in papers_in(case, site().catalogue)
    ]


@routes.route("/staff/cases/{case_id}/papers/{paper_id}", methods=["GET"])
@needs_store
def paper(case_id: str, paper_id: str) -> Response:
    """A paper, its ID number in part."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    try:
        case = desk().commands.see_everything(account, case_id)
    except NotAllowed:
        raise NotFoundError from None
    return _page(case, _drawn(case, paper_id), in_full=False)


@routes.route("/staff/cases/{case_id}/papers/{paper_id}", methods=["POST"], content_types=FORM)
@needs_store
def paper_in_full(case_id: str, paper_id: str) -> Response:
    """The same with the ID number in full: who printed it, and when, is kept by then."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    refuse_foreign_forms(_request(), _purpose(case_id, paper_id))
    try:
        drawn = _drawn(desk().commands.see_everything(account, case_id), paper_id)
        case = desk().commands.see_id_number(account, case_id, f"打印《{drawn.paper.title}》")
    except NotAllowed:
        raise NotFoundError from None
    return _page(case, drawn, in_full=True)


def _drawn(case: Case, paper_id: str) -> DrawnUp:
    wanted = first(requests.query_of(_request()), EVENT)
    found = [drawn for drawn in papers_in(case, site().catalogue) if drawn.paper.id == paper_id]
    if wanted:
        found = [drawn for drawn in found if str(drawn.event) == wanted]
    if not found:
        raise NotFoundError
    return found[-1]


def _page(case: Case, drawn: DrawnUp, *, in_full: bool) -> Response:
    request, catalogue, title = _request(), site().catalogue, drawn.paper.title
    try:
        filling = filling_of(drawn, case, catalogue, in_full=in_full)
    except PaperIncomplete as refused:
        told = f"<h1>{title}：还打印不了</h1><p>{refusal_sentence(refused.code)}</p>"
        return staff_page(request, title, told, 409)
    token = form_token(request, _purpose(case.id, drawn.paper.id))
    values = {
        "tip": STAFF_TIP,
        "back": (f"/api/staff/cases/{case.id}", "回到案件"),
        "full_token": token if _holds_id_number(drawn.paper) and not in_full else "",
    }
    return staff_page(request, title, render_paper(drawn.paper, filling, catalogue.law, values))


def _holds_id_number(paper: Paper) -> bool:
    groups = site().catalogue.service(paper.service).groups
    asked = {field.kind for group in groups if group.id in paper.groups for field in group.form.fields}
    return "id_number" in paper.holes | asked or any(block.columns for block in paper.body)


def _purpose(case_id: str, paper_id: str) -> str:
    return f"paper {paper_id} {case_id}"


def _request() -> Request:
    return requests.request_of(routes)
