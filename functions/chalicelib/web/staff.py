"""The door of the back office: where everybody begins, signing in and out."""

from __future__ import annotations

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.sessions import new_token
from chalicelib.rendering import render

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, mounted_at, needs_store
from .staff_pages import (
    SIGN_OUT,
    account_of,
    is_our_form,
    refusal_sentence,
    refuse_foreign_forms,
    staff_page,
    token_of,
    way_back,
)
from .staff_queue import queue_page
from .staff_sign_in import after_password, failed
from .tries import Try

routes = Blueprint(__name__)

SIGN_IN = "sign in"


@routes.route("/staff", methods=["GET"])
@needs_store
def start() -> Response:
    """The queue of one's office, or one's own cases; for administrators the accounts; else the sign-in page."""
    account = account_of(_request())
    if account is None:
        return _sign_in_page(back=way_back(first(requests.query_of(_request()), "back")))
    if may(account, Action.MANAGE_ACCOUNTS, Standing(account.office)):
        return way_elsewhere(f"{mounted_at(_request())}/staff/accounts")
    return queue_page(_request(), account)


@routes.route("/staff/sign-in", methods=["POST"], content_types=FORM)
@needs_store
def sign_in() -> Response:
    """The first half of signing in. Wrong names and wrong passwords get one answer, for the same work."""
    fields = requests.form_of(_request())
    name, back = first(fields, "name")[:100], way_back(first(fields, "back"))
    if not is_our_form(_request(), SIGN_IN):
        return _sign_in_page("staff_page_old", 403, back)
    attempt = Try.of(_request(), "staff_password", name)
    if not attempt.allowed():
        return attempt.put_off(_sign_in_page("too_many_passwords", 429, back))
    account = desk().accounts.verify(name, first(fields, "password"))
    if account is None:
        failed(desk().accounts.id_of(name))
        return _sign_in_page("staff_wrong", 422, back)
    attempt.succeeded()
    return after_password(_request(), account, back)


@routes.route("/staff/sign-out", methods=["POST"], content_types=FORM)
@needs_store
def sign_out() -> Response:
    """End the session on the server, whatever the browser keeps."""
    if token := token_of(_request()):
        refuse_foreign_forms(_request(), SIGN_OUT)
        desk().sessions.end(token)
    return way_elsewhere("../staff", {"Set-Cookie": desk().staff_cookie.gone()})


def _sign_in_page(refusal: str = "", status: int = 200, back: str = "") -> Response:
    """Each sign-in page carries a token of its own in cookie and form, so that nobody is signed in by another's page."""
    token = new_token()
    values = {
        "error": refusal_sentence(refusal),
        "form_token": desk().sessions.form_token(token, SIGN_IN),
        "back": back,
        "sample": not desk().must_enrol,
    }
    answer = staff_page(_request(), "登录", render("staff_sign_in.html", values), status, wrong=bool(refusal))
    answer.headers["Set-Cookie"] = desk().staff_cookie.carrying(token)
    return answer


def _request() -> Request:
    return requests.request_of(routes)
