"""The door of the back office: where everybody begins, signing in and out."""

from __future__ import annotations

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.sessions import new_token
from chalicelib.rendering import render
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, mounted_at, needs_store
from .staff_cookies import comes_from_our_pages
from .staff_pages import SIGN_OUT, account_of, refuse_foreign_forms, staff_page
from .staff_queue import queue_page
from .tries import Try

routes = Blueprint(__name__)

SIGN_IN = "sign in"


@routes.route("/staff", methods=["GET"])
@needs_store
def start() -> Response:
    """The queue of one's office, or one's own cases; for administrators the accounts; else the sign-in page."""
    account = account_of(_request())
    if account is None:
        return _sign_in_page()
    if may(account, Action.MANAGE_ACCOUNTS, Standing(account.office)):
        return way_elsewhere(f"{mounted_at(_request())}/staff/accounts")
    return queue_page(_request(), account)


@routes.route("/staff/sign-in", methods=["POST"], content_types=FORM)
@needs_store
def sign_in() -> Response:
    """Begin a session. Wrong names and wrong passwords get one answer, for the same work."""
    fields = requests.form_of(_request())
    name, cookies = first(fields, "name")[:100], desk().staff_cookie
    token = cookies.token(_request().headers) or ""
    fits = desk().sessions.form_token_fits(token, SIGN_IN, first(fields, "form_token"))
    if not (fits and comes_from_our_pages(_request().headers)):
        return _sign_in_page("staff_page_old", 403)
    attempt = Try.of(_request(), "staff_password", name)
    if not attempt.allowed():
        return attempt.put_off(_sign_in_page("too_many_passwords", 429))
    account = desk().accounts.verify(name, first(fields, "password"))
    if account is None:
        return _sign_in_page("staff_wrong", 422)
    attempt.succeeded()
    return way_elsewhere("../staff", {"Set-Cookie": cookies.carrying(desk().sessions.begin(account, replacing=token))})


@routes.route("/staff/sign-out", methods=["POST"], content_types=FORM)
@needs_store
def sign_out() -> Response:
    """End the session on the server, whatever the browser keeps."""
    token = desk().staff_cookie.token(_request().headers)
    if token:
        refuse_foreign_forms(_request(), SIGN_OUT)
        desk().sessions.end(token)
    return way_elsewhere("../staff", {"Set-Cookie": desk().staff_cookie.gone()})


def _sign_in_page(refusal: str = "", status: int = 200) -> Response:
    """Each sign-in page carries a token of its own in cookie and form, so that nobody is signed in by another's page."""
    token = new_token()
    values = {
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "form_token": desk().sessions.form_token(token, SIGN_IN),
    }
    answer = staff_page(_request(), "登录", render("staff_sign_in.html", values), status, wrong=bool(refusal))
    answer.headers["Set-Cookie"] = desk().staff_cookie.carrying(token)
    return answer


def _request() -> Request:
    return requests.request_of(routes)
