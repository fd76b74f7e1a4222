"""Documents in the back office: a list on the case's page, and each file through a link that lasts a minute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from chalice.app import Blueprint, ForbiddenError, NotFoundError, Request, Response

from chalicelib.casework.access import NotAllowed
from chalicelib.casework.cases import Case
from chalicelib.casework.document_rows import State
from chalicelib.casework.documents import Document, NoSuchDocument
from chalicelib.site import site

from . import requests
from .answers import file_answer, way_elsewhere
from .desk import desk
from .documents import STATES
from .requests import first, needs_store
from .staff_pages import account_of, form_token, to_the_door

routes = Blueprint(__name__)

LINK_LASTS = timedelta(seconds=60)
NOT_SCANNED = "没有查毒"
"""Said of every file: no scanner looks at them here, and nobody shall think that one did."""


@routes.route("/staff/documents/{case_id}/{document_id}", methods=["GET"])
@needs_store
def document(case_id: str, document_id: str) -> Response:
    """The file, to those who may see its case: first the way to a link of this session, then what that leads to."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    try:
        desk().commands.see_everything(account, case_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such a case is nobody else's business
    query = requests.query_of(_request())
    if not query:
        return way_elsewhere(f"{document_id}?{_fresh(case_id, document_id)}")
    _refuse_other_links(case_id, document_id, first(query, "until"), first(query, "key"))
    try:
        return file_answer(*desk().documents.open(f"case/{case_id}", document_id))
    except NoSuchDocument:
        raise NotFoundError from None


def shown_documents(case: Case) -> Sequence[tuple[Document, str]]:
    """The documents of a case, and what staff read of each."""
    return [(each, _told(each)) for each in desk().documents.of(f"case/{case.id}")]


def _told(found: Document) -> str:
    if found.state is State.REFUSED:
        return f"{STATES[found.state]}：{site().catalogue.refusals[found.why]}"
    return f"{STATES[found.state]}，{NOT_SCANNED}"


def _fresh(case_id: str, document_id: str) -> str:
    until = int((desk().clock.now() + LINK_LASTS).timestamp())
    return f"until={until}&key={_key(case_id, document_id, str(until))}"


def _key(case_id: str, document_id: str, until: str) -> str:
    return form_token(_request(), f"document {case_id}/{document_id} {until}")


def _refuse_other_links(case_id: str, document_id: str, until: str, key: str) -> None:
    """Raises ``ForbiddenError`` for a link of another session or document, or one whose minute is over."""
    token = desk().staff_cookie.token(_request().headers) or ""
    purpose = f"document {case_id}/{document_id} {until}"
    if not desk().sessions.form_token_fits(token, purpose, key):
        raise ForbiddenError
    if datetime.fromtimestamp(int(until), UTC) < desk().clock.now():
        raise ForbiddenError


def _request() -> Request:
    return requests.request_of(routes)
