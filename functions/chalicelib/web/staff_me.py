"""One's own account: another password, the second factor, new 备用码, ending one's sessions, who has signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.account_log import Change, last_sign_ins, log_of
from chalicelib.casework.passwords import LONGEST, SHORTEST, PasswordRefused, PasswordWrong
from chalicelib.casework.second_factor import CodeWrong
from chalicelib.casework.staff import Account
from chalicelib.rendering import render
from chalicelib.settings import CHINA

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import (
    account_of,
    form_token,
    refusal_sentence,
    refuse_foreign_forms,
    signed_in,
    staff_page,
    to_the_door,
)
from .staff_second_factor import recovery_codes_page
from .staff_sign_in import begun
from .tries import Try

routes = Blueprint(__name__)

ME = "/staff/me"


@routes.route("/staff/me", methods=["GET"])
@needs_store
def me() -> Response:
    """The account of whoever is signed in."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    changed = "done" in requests.query_of(_request())
    return _page(account, told="密码换好了。别处的登录都退出了。" if changed else "")


@routes.route("/staff/me/{change}", methods=["POST"], content_types=FORM)
@needs_store
def change(change: str) -> Response:
    """Change one's own account."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request(), ME)
    if change not in CHANGES:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"me {change}")
    return CHANGES[change](account)


def _password(account: Account) -> Response:
    fields = requests.form_of(_request())
    attempt = Try.of(_request(), "staff_password", account.name)
    if not attempt.allowed():
        return attempt.put_off(_page(account, {"current": "too_many_passwords"}, 429))
    if first(fields, "password") != first(fields, "password_again"):
        return _page(account, {"password_again": "password_differs"}, 422)
    log = log_of(account, Change.PASSWORD_CHANGED, account.id, desk().clock.now())
    try:
        changed = desk().accounts.change_password(
            account.id, first(fields, "current"), first(fields, "password"), lambda _: [log]
        )
    except PasswordWrong as wrong:
        return _page(account, {"current": wrong.code}, 422)
    except PasswordRefused as refused:
        return _page(account, {"password": refused.code}, 422)
    attempt.succeeded()
    return way_elsewhere("../me?done=1", begun(_request(), changed))


def _recovery_codes(account: Account) -> Response:
    attempt = Try.of(_request(), "staff_code", account.id)
    if not attempt.allowed():
        return attempt.put_off(_page(account, {"code": "too_many_codes"}, 429))
    try:
        codes = desk().second_factors.new_recovery_codes(account.id, first(requests.form_of(_request()), "code"))
    except CodeWrong as wrong:
        return _page(account, {"code": wrong.code}, 422)
    attempt.succeeded()
    return recovery_codes_page(_request(), codes, ME)


def _end_sessions(account: Account) -> Response:
    log = log_of(account, Change.SESSIONS_ENDED, account.id, desk().clock.now())
    desk().accounts.end_sessions(account.id, lambda _: [log])
    return way_elsewhere("../../staff", {"Set-Cookie": desk().staff_cookie.gone()})


CHANGES: Mapping[str, Callable[[Account], Response]] = {
    "password": _password,
    "recovery_codes": _recovery_codes,
    "end_sessions": _end_sessions,
}


def _page(account: Account, wrong: Mapping[str, str] | None = None, status: int = 200, told: str = "") -> Response:
    """``wrong`` names the refusal of each field that has one."""
    values: dict[str, Any] = {
        "personal_name": desk().accounts.personal_name(account),
        "told": told,
        "errors": {field: refusal_sentence(code) for field, code in (wrong or {}).items()},
        "tokens": {change: form_token(_request(), f"me {change}") for change in CHANGES},
        "shortest": SHORTEST,
        "longest": LONGEST,
        "must_enrol": desk().must_enrol,
        "sign_ins": [
            (sign_in.at.astimezone(CHINA), sign_in.succeeded) for sign_in in last_sign_ins(desk().table, account.id)
        ],
    }
    content = render("staff_me.html", {**values, **signed_in(_request(), account)})
    return staff_page(_request(), "我的账号", content, status, wrong=len(wrong or {}))


def _request() -> Request:
    return requests.request_of(routes)
