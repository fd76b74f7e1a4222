"""The second half of signing in: the code that the phone shows."""

from __future__ import annotations

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.second_factor import CodeWrong
from chalicelib.casework.sessions import HalfSession
from chalicelib.rendering import render

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import form_token, refusal_sentence, refuse_foreign_forms, staff_page, to_the_door
from .staff_sign_in import failed, half_of, let_in
from .tries import Try

routes = Blueprint(__name__)

CODE = "code"


@routes.route("/staff/code", methods=["GET"])
@needs_store
def ask() -> Response:
    """Where the code is typed, after the password."""
    half = half_of(_request())
    if half is None:
        return to_the_door(_request(), "/staff")
    return _page() if half.account.has_second_factor else way_elsewhere("second-factor")


@routes.route("/staff/code", methods=["POST"], content_types=FORM)
@needs_store
def check() -> Response:
    """Begin the whole session, under a new token."""
    half = half_of(_request())
    if half is None:
        return to_the_door(_request(), "/staff")
    refuse_foreign_forms(_request(), CODE)
    return _checked(half)


def _checked(half: HalfSession) -> Response:
    attempt = Try.of(_request(), "staff_code", half.account.id)
    if not attempt.allowed():
        return attempt.put_off(_page("too_many_codes", 429))
    try:
        account = desk().second_factors.use(half.account.id, first(requests.form_of(_request()), "code"))
    except CodeWrong as wrong:
        failed(half.account.id)
        return _page(wrong.code, 422)
    attempt.succeeded()
    return let_in(_request(), account, half.back)


def _page(refusal: str = "", status: int = 200) -> Response:
    values = {"error": refusal_sentence(refusal), "form_token": form_token(_request(), CODE)}
    return staff_page(_request(), "动态码", render("staff_code.html", values), status, wrong=bool(refusal))


def _request() -> Request:
    return requests.request_of(routes)
