"""Sending papers from a phone: one file a request without script, several with it; what became of each in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chalice.app import BadRequestError, Blueprint, NotFoundError, Request, Response

from chalicelib.casework import refused_files as why
from chalicelib.casework.document_rows import MOST, State
from chalicelib.casework.documents import Document
from chalicelib.casework.refused_files import DocumentRefused
from chalicelib.casework.watermark import purpose_of
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Service
from chalicelib.rendering import render
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .apply_pages import answer
from .apply_progress import unfinished
from .desk import desk
from .requests import FORM, needs_store
from .security import security_headers
from .uploads import MULTIPART, sent_with_file

routes = Blueprint(__name__)

STATES = {State.RECEIVED: "收到了，正在检查", State.KEPT: "存好了", State.REFUSED: "不能用"}
"""What is said of a file."""

STATUSES = {why.TOO_LARGE: 413}


class Evidence(Protocol):
    """A paper that a service asks for."""

    @property
    def id(self) -> str:
        """Its name in forms."""

    @property
    def label(self) -> str:
        """What people call it."""

    @property
    def hint(self) -> str:
        """What to look at when it is photographed, or ""."""

    @property
    def of_identity(self) -> bool:
        """Whether a photo of it is marked with its purpose."""


@dataclass(frozen=True)
class AnyPaper:
    """Whatever the service has not thought of."""

    id: str = "other"
    label: str = "别的材料"
    hint: str = "别的能说明事情的照片、文件。"
    of_identity: bool = False


@dataclass(frozen=True)
class Holder:
    """Whose documents a page is about, and where it leads back to."""

    owner: str
    service: Service
    answers: Answers
    back: str
    back_text: str

    def wanted(self) -> Sequence[Evidence]:
        """The papers that the answers call for, then any other."""
        return [*evidence_for(self.service, self.answers), AnyPaper()]


def evidence_for(service: Service, answers: Answers) -> Sequence[Evidence]:
    """The papers that the answers call for."""
    found: Sequence[Evidence] = getattr(service, "evidence_for", lambda _: ())(answers)
    return found


def _of_draft(request: Request) -> Holder | None:
    draft = desk().drafts.open(desk().draft_cookie.code(request.headers))
    if draft is None:
        return None
    service = site().catalogue.service(draft.service)
    answers, _ = service.check(draft.submitted, settings().today())
    back = f"/api/apply/{service.id}/{unfinished(service, draft)}"
    return Holder(desk().drafts.place(draft), service, answers, back, "回到申请")


HOLDERS: dict[str, Callable[[Request], Holder | None]] = {"draft": _of_draft}
"""Who may hold documents, by the last part of the address; None for nobody leads to where one says who one is."""

ELSEWHERE = {"draft": "../resume"}


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
    found = _holder(holder)
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
    return way_elsewhere(f"{holder}#{evidence.id}")


@routes.route("/documents/{holder}/{document_id}", methods=["POST"], content_types=FORM)
@needs_store
def remove(holder: str, document_id: str) -> Response:
    """Forget one file; one that is gone already is no mistake."""
    found = _holder(holder)
    if found is None:
        return way_elsewhere(f"../{ELSEWHERE[holder]}")
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
    page = answer(_request(), title, found.service.description, render("documents.html", values), status)
    page.headers.update(security_headers(site().style_hash, script=True))
    return page


def _sent_for(evidence: str, found: Holder, documents: Sequence[Document]) -> list[Document]:
    """The files for one paper. Those for papers that changed answers no longer call for stand under any other."""
    known = {each.id for each in found.wanted()}
    return [each for each in documents if evidence == (each.evidence if each.evidence in known else AnyPaper.id)]


def _told(document: Document) -> tuple[Document, str]:
    """A file, and what became of it in words."""
    said = STATES[document.state]
    return document, f"{said}：{site().catalogue.refusals[document.why]}" if document.why else said


def _holder(holder: str) -> Holder | None:
    if holder not in HOLDERS:
        raise NotFoundError
    return HOLDERS[holder](_request())


def _request() -> Request:
    return requests.request_of(routes)
