"""Choosing a second factor, or another one: the QR code, the code that proves it, the 备用码."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.second_factor import CodeWrong, NewCodeWrong, Offer
from chalicelib.casework.sessions import HalfSession
from chalicelib.casework.staff import Account
from chalicelib.rendering import render
from chalicelib.site import site

from . import requests
from .answers import Headers
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import account_of, form_token, refusal_sentence, refuse_foreign_forms, staff_page, to_the_door
from .staff_sign_in import begun, half_of, succeeded
from .tries import Try

routes = Blueprint(__name__)

ENROL = "second factor"


@routes.route("/staff/second-factor", methods=["GET"])
@needs_store
def offer() -> Response:
    """A new secret as a QR code and in letters. Nothing is kept until its code was typed."""
    account, _ = _who()
    return _page(account, desk().second_factors.offer(account)) if account else to_the_door(_request())


@routes.route("/staff/second-factor", methods=["POST"], content_types=FORM)
@needs_store
def enrol() -> Response:
    """The phone is the second factor from now on, and the session a new one."""
    account, half = _who()
    if account is None:
        return to_the_door(_request())
    refuse_foreign_forms(_request(), ENROL)
    fields, factors = requests.form_of(_request()), desk().second_factors
    offered = factors.offered(account, first(fields, "offer"))
    if offered is None:
        return _page(account, factors.offer(account), {"code": "staff_page_old"}, 422)
    attempt = Try.of(_request(), "staff_code", account.id)
    if not attempt.allowed():
        return attempt.put_off(_page(account, offered, {"code": "too_many_codes"}, 429))
    try:
        enrolled, codes = factors.enrol(account.id, offered, first(fields, "code"), first(fields, "current"))
    except (CodeWrong, NewCodeWrong) as wrong:
        return _page(account, offered, {"current" if isinstance(wrong, CodeWrong) else "code": wrong.code}, 422)
    attempt.succeeded()
    if half:
        succeeded(enrolled)
    return recovery_codes_page(_request(), codes, half.back if half else "", begun(_request(), enrolled))


def recovery_codes_page(request: Request, codes: Sequence[str], back: str, headers: Headers | None = None) -> Response:
    """The 备用码, on this answer and nowhere else. It has no form: those of the session before would not fit."""
    page = staff_page(
        request, "备用码", render("staff_recovery_codes.html", {"codes": codes, "back": back or "/staff"})
    )
    page.headers.update(headers or {})
    return page


def _who() -> tuple[Account | None, HalfSession | None]:
    """Who is signed in, or has given a password and must enrol now."""
    if account := account_of(_request()):
        return account, None
    half = half_of(_request())
    return (half.account, half) if half and not half.account.has_second_factor else (None, None)


def _page(account: Account, offered: Offer, wrong: dict[str, str] | None = None, status: int = 200) -> Response:
    import segno

    city = site().catalogue.city
    values: dict[str, Any] = {
        "replacing": account.has_second_factor,
        "must_enrol": desk().must_enrol,
        "offer": offered,
        "account_name": account.name,
        "qr": segno.make(offered.address(account, city.name), error="m").svg_data_uri(scale=5, light="#fff"),
        "errors": {field: refusal_sentence(code) for field, code in (wrong or {}).items()},
        "form_token": form_token(_request(), ENROL),
    }
    content = render("staff_second_factor.html", values)
    return staff_page(_request(), "动态码", content, status, wrong=len(wrong or {}))


def _request() -> Request:
    return requests.request_of(routes)
