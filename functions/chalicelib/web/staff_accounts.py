"""The accounts of an office or firm, for its administrator: inviting, resetting, naming for sensitive cases, disabling."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import NotAllowed
from chalicelib.casework.accounts import AccountNameTaken
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.invitations import LASTS
from chalicelib.casework.office_accounts import LONGEST_KNOWS, OfficeAccounts, read_account_name, read_personal_name
from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import render
from chalicelib.settings import CHINA
from chalicelib.site import site

from . import requests
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
    to_the_door,
)
from .staff_unreachable import may_mend

routes = Blueprint(__name__)

MAKE = "make account"
LIST = "/staff/accounts"
SESSIONS_OVER = "这个账号在别处的登录都退出了。"


@routes.route("/staff/accounts", methods=["GET"])
@needs_store
def accounts() -> Response:
    """The office's accounts, and the form for a new one."""
    administrator = account_of(_request())
    return _list_page(administrator) if administrator else to_the_door(_request())


@routes.route("/staff/accounts", methods=["POST"], content_types=FORM)
@needs_store
def make() -> Response:
    """Make an account; its 邀请码 is on this answer and nowhere else."""
    administrator = account_of(_request())
    if administrator is None:
        return to_the_door(_request())
    refuse_foreign_forms(_request(), MAKE)
    fields = requests.form_of(_request())
    typed = {name: first(fields, name) for name in ("name", "personal_name", "role")}
    name, personal_name = read_account_name(typed["name"]), read_personal_name(typed["personal_name"])
    role = Role(typed["role"]) if typed["role"] in office_accounts().roles(administrator) else None
    if not (name and personal_name and role):
        found = {"account_name": name, "account_personal_name": personal_name, "account_role": role}
        wrong = {code.removeprefix("account_"): code for code, value in found.items() if not value}
        return _list_page(administrator, typed, wrong)
    try:
        made, code = office_accounts().make(administrator, name, personal_name, role)
    except NotAllowed:
        raise NotFoundError from None
    except AccountNameTaken as taken:
        return _list_page(administrator, typed, {"name": taken.code})
    return _account_page(administrator, made, "开好了。", code)


@routes.route("/staff/accounts/{account_id}", methods=["GET"])
@needs_store
def account(account_id: str) -> Response:
    """One account of the office."""
    administrator = account_of(_request())
    if administrator is None:
        return to_the_door(_request())
    return _account_page(administrator, _found(administrator, account_id))


@routes.route("/staff/accounts/{account_id}/{change}", methods=["POST"], content_types=FORM)
@needs_store
def change(account_id: str, change: str) -> Response:
    """Change an account of the office; a refusal stands on top of it."""
    administrator = account_of(_request())
    if administrator is None:
        return to_the_door(_request(), f"{LIST}/{account_id}")
    if change not in CHANGES:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"{change} {account_id}")
    try:
        return CHANGES[change](administrator, account_id)
    except NotAllowed:
        raise NotFoundError from None
    except CaseworkError as refused:
        return _account_page(administrator, _found(administrator, account_id), refusal=refused.code)


def _invite(administrator: Account, account_id: str) -> Response:
    changed, code = office_accounts().invite(administrator, account_id)
    return _account_page(administrator, changed, f"原来的密码不能用了。{SESSIONS_OVER}", code)


def _reset_second_factor(administrator: Account, account_id: str) -> Response:
    changed, code = office_accounts().reset_second_factor(administrator, account_id)
    return _account_page(administrator, changed, f"原来的动态码、备用码和密码都不能用了。{SESSIONS_OVER}", code)


def _end_sessions(administrator: Account, account_id: str) -> Response:
    return _account_page(administrator, office_accounts().end_sessions(administrator, account_id), SESSIONS_OVER)


def _give_sensitive(administrator: Account, account_id: str) -> Response:
    changed = office_accounts().name_for_sensitive(administrator, account_id, named=True)
    return _account_page(administrator, changed, "从现在起，可以看敏感案件。")


def _take_sensitive(administrator: Account, account_id: str) -> Response:
    changed = office_accounts().name_for_sensitive(administrator, account_id, named=False)
    return _account_page(administrator, changed, "从现在起，不能再看敏感案件。")


def _disable(administrator: Account, account_id: str) -> Response:
    return _account_page(administrator, office_accounts().disable(administrator, account_id), "停用了。")


def _describe(administrator: Account, account_id: str) -> Response:
    knows = first(requests.form_of(_request()), "knows")
    changed = office_accounts().describe(administrator, account_id, knows)
    return _account_page(administrator, changed, "记下了。指派的时候看得到。")


CHANGES: Mapping[str, Callable[[Account, str], Response]] = {
    "invite": _invite,
    "reset_second_factor": _reset_second_factor,
    "end_sessions": _end_sessions,
    "give_sensitive": _give_sensitive,
    "take_sensitive": _take_sensitive,
    "describe": _describe,
    "disable": _disable,
}


def office_accounts() -> OfficeAccounts:
    """The accounts of every office, as its administrator sees them."""
    kinds = {office.id: office.kind for office in site().catalogue.offices}
    return OfficeAccounts(desk().accounts, desk().clock, kinds)


def _found(administrator: Account, account_id: str) -> Account:
    try:
        return office_accounts().find(administrator, account_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such an account is nobody else's business


def _list_page(
    administrator: Account, typed: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> Response:
    """``wrong`` names the refusal of each field that has one."""
    try:
        everybody, roles = office_accounts().all(administrator), office_accounts().roles(administrator)
    except NotAllowed:
        raise NotFoundError from None
    firm = administrator.office
    values: dict[str, Any] = {
        "office": next((each.name for each in site().catalogue.offices if each.id == administrator.office), firm),
        "accounts": everybody,
        "nobody_named": _nobody_named(administrator.office, [account for account, _ in everybody]),
        "may_mend": may_mend(administrator),
        "roles": ROLES,
        "made_here": roles,
        "typed": typed or {},
        "errors": {field: refusal_sentence(code) for field, code in (wrong or {}).items()},
        "form_token": form_token(_request(), MAKE),
    }
    content = render("staff_accounts.html", {**values, **signed_in(_request(), administrator)})
    return staff_page(_request(), "账号", content, 422 if wrong else 200, wrong=len(wrong or {}))


def _nobody_named(office_id: str, accounts: Sequence[Account]) -> bool:
    """Whether sensitive cases may come to this office and nobody there would see them."""
    services = [site().catalogue.service(id_) for id_ in site().catalogue.ids("services")]
    kinds = {service.office_kind for service in services if service.sensitive}
    comes = any(office.id == office_id and office.kind in kinds for office in site().catalogue.offices)
    return comes and not any(account.sees_sensitive and not account.disabled for account in accounts)


def _account_page(
    administrator: Account, shown: Account, told: str = "", code: str = "", refusal: str = ""
) -> Response:
    tokens = {change: form_token(_request(), f"{change} {shown.id}") for change in CHANGES}
    values: dict[str, Any] = {
        "shown": shown,
        "personal_name": desk().accounts.personal_name(shown),
        "shown_role": ROLES[shown.role],
        "told": told,
        "invitation": code,
        "invitation_address": f"{site().catalogue.city.site_url}api/staff/invitation",
        "invited_until": (desk().clock.now() + LASTS).astimezone(CHINA),
        "own": shown.id == administrator.id,
        "longest_knows": LONGEST_KNOWS,
        "error": refusal_sentence(refusal),
        "tokens": tokens,
    }
    content = render("staff_account.html", {**values, **signed_in(_request(), administrator)})
    return staff_page(_request(), shown.name, content, 409 if refusal else 200, wrong=bool(refusal))


def _request() -> Request:
    return requests.request_of(routes)
