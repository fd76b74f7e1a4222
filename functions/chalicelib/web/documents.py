"""Sending papers from a phone: one file a request without script, several with it; what became of each in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalice.app import BadRequestError, Blueprint, ForbiddenError, NotFoundError, Request, Response

from chalicelib.casework import refused_files as why
from chalicelib.casework.document_rows import MOST, State
from chalicelib.casework.documents import Document
from chalicelib.casework.refused_files import DocumentRefused
from chalicelib.casework.watermark import purpose_of
from chalicelib.rendering import render
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .apply_pages import answer
from .desk import desk
from .document_holders import ANY_PAPER, ELSEWHERE, HOLDERS, Holder
from .requests import FORM, needs_store
from .staff_cookies import comes_from_our_pages
from .uploads import MULTIPART, sent_with_file

routes = Blueprint(__name__)

STATES = {State.RECEIVED: "收到了，正在检查", State.KEPT: "存好了", State.REFUSED: "不能用"}
"""What is said of a file."""

STATUSES = {why.TOO_LARGE: 413}


@routes.route("/documents/{holder}", methods=["GET"])
@needs_store
def show(holder: str) -> Response:
    """What is wanted, what is there, and the buttons that send and remove."""
    found = _holder(holder)
    return _page(holder, found) if found else way_elsewhere(ELSEWHERE[holder])


@routes.route("/documents/{holder}", methods=["POST"], content_types=MULTIPART)
@needs_store
def receive(holder: str) -> Response:
    """Take one file."""
    found = _sender(holder)
    if found is None:
        return way_elsewhere(ELSEWHERE[holder])
    fields, upload = sent_with_file(_request())
    evidence = next((each for each in found.wanted() if each.id == fields.get("evidence")), None)
    if evidence is None:
        raise BadRequestError
    purpose = purpose_of(found.service.title) if evidence.of_identity else ""
    try:
        if upload is None:
            raise DocumentRefused(why.NOT_CHOSEN)
        desk().documents.receive(found.owner, evidence.id, upload, purpose)
    except DocumentRefused as refused:
        return _page(holder, found, evidence.id, refused.code)
    found.note(evidence.label)
    return way_elsewhere(f"{holder}#{evidence.id}")


@routes.route("/documents/{holder}/{document_id}", methods=["POST"], content_types=FORM)
@needs_store
def remove(holder: str, document_id: str) -> Response:
    """Forget one file; one that is gone already is no mistake."""
    found = _sender(holder)
    if found is None:
        return way_elsewhere(f"../{ELSEWHERE[holder]}")
    if not found.may_remove:
        raise NotFoundError
    desk().documents.remove(found.owner, document_id)
    return way_elsewhere(f"../{holder}")


def _page(holder: str, found: Holder, wrong: str = "", refusal: str = "") -> Response:
    documents = desk().documents.of(found.owner)
    values: dict[str, Any] = {
        "holder": holder,
        "found": found,
        "wanted": [(each, [_told(sent) for sent in _sent_for(each.id, found, documents)]) for each in found.wanted()],
        "left": MOST - len(documents),
        "checking": any(each.state is State.RECEIVED for each in documents),
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "wrong": wrong,
        "city": site().catalogue.city,
    }
    title = "有1处要改：交材料" if refusal else "交材料"
    status = STATUSES.get(refusal, 422) if refusal else 200
    content = render("documents.html", values)
    return answer(_request(), title, found.service.description, content, status, script="upload")


def _sent_for(evidence: str, found: Holder, documents: Sequence[Document]) -> list[Document]:
    """The files for one paper. Those for papers that changed answers no longer call for stand under any other."""
    known = {each.id for each in found.wanted()}
    return [each for each in documents if evidence == (each.evidence if each.evidence in known else ANY_PAPER.id)]


def _told(document: Document) -> tuple[Document, str]:
    """A file, and what became of it in words."""
    said = STATES[document.state]
    return document, f"{said}：{site().catalogue.refusals[document.why]}" if document.why else said


def _sender(holder: str) -> Holder | None:
    """Who sends a form. Raises ``ForbiddenError`` for one of another site's pages."""
    if not comes_from_our_pages(_request().headers):
        raise ForbiddenError
    return _holder(holder)


def _holder(holder: str) -> Holder | None:
    if holder not in HOLDERS:
        raise NotFoundError
    return HOLDERS[holder](_request())


def _request() -> Request:
    return requests.request_of(routes)
