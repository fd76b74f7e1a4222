"""The accounts of an office, for its administrator: making them, new passwords, ending sessions, disabling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import NotAllowed
from chalicelib.casework.accounts import AccountNameTaken
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.office_accounts import ROLES as MADE_HERE
from chalicelib.casework.office_accounts import OfficeAccounts, read_account_name, read_personal_name
from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import render
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import (
    ROLES,
    account_of,
    form_token,
    refusal_sentence,
    refuse_foreign_forms,
    signed_in,
    staff_page,
)

routes = Blueprint(__name__)

MAKE = "make account"
SESSIONS_OVER = "这个账号在别处的登录都退出了。"


@routes.route("/staff/accounts", methods=["GET"])
@needs_store
def accounts() -> Response:
    """The office's accounts, and the form for a new one."""
    administrator = account_of(_request())
    return _list_page(administrator) if administrator else way_elsewhere("../staff")


@routes.route("/staff/accounts", methods=["POST"], content_types=FORM)
@needs_store
def make() -> Response:
    """Make an account; its password is on this answer and nowhere else."""
    administrator = account_of(_request())
    if administrator is None:
        return way_elsewhere("../staff")
    refuse_foreign_forms(_request(), MAKE)
    fields = requests.form_of(_request())
    typed = {name: first(fields, name) for name in ("name", "personal_name", "role")}
    name, personal_name = read_account_name(typed["name"]), read_personal_name(typed["personal_name"])
    role = Role(typed["role"]) if typed["role"] in set(MADE_HERE) else None
    if not (name and personal_name and role):
        found = {"account_name": name, "account_personal_name": personal_name, "account_role": role}
        wrong = {code.removeprefix("account_"): code for code, value in found.items() if not value}
        return _list_page(administrator, typed, wrong)
    try:
        made, password = _office_accounts().make(administrator, name, personal_name, role)
    except NotAllowed:
        raise NotFoundError from None
    except AccountNameTaken as taken:
        return _list_page(administrator, typed, {"name": taken.code})
    return _account_page(administrator, made, "开好了。", password)


@routes.route("/staff/accounts/{account_id}", methods=["GET"])
@needs_store
def account(account_id: str) -> Response:
    """One account of the office."""
    administrator = account_of(_request())
    if administrator is None:
        return way_elsewhere("../../staff")
    return _account_page(administrator, _found(administrator, account_id))


@routes.route("/staff/accounts/{account_id}/{change}", methods=["POST"], content_types=FORM)
@needs_store
def change(account_id: str, change: str) -> Response:
    """Change an account of the office; a refusal stands on top of it."""
    administrator = account_of(_request())
    if administrator is None:
        return way_elsewhere("../../../staff")
    if change not in CHANGES:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"{change} {account_id}")
    try:
        return CHANGES[change](administrator, account_id)
    except NotAllowed:
        raise NotFoundError from None
    except CaseworkError as refused:
        return _account_page(administrator, _found(administrator, account_id), refusal=refused.code)


def _new_password(administrator: Account, account_id: str) -> Response:
    changed, password = _office_accounts().new_password(administrator, account_id)
    return _account_page(administrator, changed, f"换好了，原来的密码不能用了。{SESSIONS_OVER}", password)


def _end_sessions(administrator: Account, account_id: str) -> Response:
    return _account_page(administrator, _office_accounts().end_sessions(administrator, account_id), SESSIONS_OVER)


def _disable(administrator: Account, account_id: str) -> Response:
    return _account_page(administrator, _office_accounts().disable(administrator, account_id), "停用了。")


CHANGES: Mapping[str, Callable[[Account, str], Response]] = {
    "new_password": _new_password,
    "end_sessions": _end_sessions,
    "disable": _disable,
}


def _office_accounts() -> OfficeAccounts:
    return OfficeAccounts(desk().accounts)


def _found(administrator: Account, account_id: str) -> Account:
    try:
        return _office_accounts().find(administrator, account_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such an account is nobody else's business


def _list_page(
    administrator: Account, typed: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> Response:
    """``wrong`` names the refusal of each field that has one."""
    try:
        everybody = _office_accounts().all(administrator)
    except NotAllowed:
        raise NotFoundError from None
    values: dict[str, Any] = {
        "office": next((office.name for office in site().catalogue.offices if office.id == administrator.office), ""),
        "accounts": everybody,
        "roles": ROLES,
        "made_here": MADE_HERE,
        "typed": typed or {},
        "errors": {field: refusal_sentence(code) for field, code in (wrong or {}).items()},
        "form_token": form_token(_request(), MAKE),
    }
    content = render("staff_accounts.html", {**values, **signed_in(_request(), administrator)})
    return staff_page(_request(), "账号", content, 422 if wrong else 200, wrong=len(wrong or {}))


def _account_page(
    administrator: Account, shown: Account, told: str = "", password: str = "", refusal: str = ""
) -> Response:
    tokens = {change: form_token(_request(), f"{change} {shown.id}") for change in CHANGES}
    values: dict[str, Any] = {
        "shown": shown,
        "personal_name": desk().accounts.personal_name(shown),
        "shown_role": ROLES[shown.role],
        "told": told,
        "password": password,
        "error": refusal_sentence(refusal),
        "tokens": tokens,
    }
    content = render("staff_account.html", {**values, **signed_in(_request(), administrator)})
    return staff_page(_request(), shown.name, content, 409 if refusal else 200, wrong=bool(refusal))


def _request() -> Request:
    return requests.request_of(routes)
