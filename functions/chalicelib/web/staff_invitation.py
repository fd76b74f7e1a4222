"""Using an invitation: a 邀请码, typed and never in an address, and a password of one's own."""

from __future__ import annotations

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.invitations import InvitationOver
from chalicelib.casework.passwords import LONGEST, SHORTEST, PasswordRefused
from chalicelib.casework.sessions import new_token
from chalicelib.rendering import render

from . import requests
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import is_our_form, refusal_sentence, staff_page, token_of
from .staff_sign_in import after_password
from .tries import Try

routes = Blueprint(__name__)

ACCEPT = "invitation"


@routes.route("/staff/invitation", methods=["GET"])
@needs_store
def ask() -> Response:
    """Where code and password are typed."""
    return _page()


@routes.route("/staff/invitation", methods=["POST"], content_types=FORM)
@needs_store
def accept() -> Response:
    """The account is the person's own now; the next step is the second factor."""
    fields = requests.form_of(_request())
    code, password = first(fields, "code")[:100], first(fields, "password")
    if not is_our_form(_request(), ACCEPT):
        return _page("code", "staff_page_old", code, 403)
    attempt = Try.of(_request(), "invitation", code)
    if not attempt.allowed():
        return attempt.put_off(_page("code", "too_many", code, 429))
    if password != first(fields, "password_again"):
        return _page("password_again", "password_differs", code, 422)
    try:
        account = desk().invitations.accept(code, password)
    except (InvitationOver, PasswordRefused) as refused:
        return _page(_field_of(refused), refused.code, code, 422)
    attempt.succeeded()
    offered = not (account.has_second_factor or desk().must_enrol)  # else it is asked for before anything else
    return after_password(_request(), account, "/staff/second-factor" if offered else "")


def _field_of(refused: CaseworkError) -> str:
    return "code" if isinstance(refused, InvitationOver) else "password"


def _page(field: str = "", refusal: str = "", code: str = "", status: int = 200) -> Response:
    """Whoever is signed in stays so: the form is made for the cookie that is there, if one is."""
    token = token_of(_request()) or new_token()
    values = {
        "errors": {field: refusal_sentence(refusal)} if refusal else {},
        "code": code,
        "shortest": SHORTEST,
        "longest": LONGEST,
        "form_token": desk().sessions.form_token(token, ACCEPT),
    }
    answer = staff_page(_request(), "接受邀请", render("staff_invitation.html", values), status, wrong=bool(refusal))
    answer.headers["Set-Cookie"] = desk().staff_cookie.carrying(token)
    return answer


def _request() -> Request:
    return requests.request_of(routes)
