"""What was done to the accounts of an office, for its administrator: who, to whom, when."""

from __future__ import annotations

from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import NotAllowed
from chalicelib.casework.account_log import BY_COMMAND, Change, Logged
from chalicelib.casework.staff import Account
from chalicelib.rendering import render
from chalicelib.settings import CHINA

from . import requests
from .desk import desk
from .requests import first, needs_store
from .staff_accounts import office_accounts
from .staff_pages import account_of, signed_in, staff_page, to_the_door

routes = Blueprint(__name__)

LINES = 50
WORDS = {
    Change.MADE: "开了账号，发了邀请码",
    Change.INVITED: "又发了邀请码",
    Change.JOINED: "接受邀请，定了密码",
    Change.PASSWORD_CHANGED: "自己换了密码",
    Change.PASSWORD_RESET: "密码作废，发了邀请码",
    Change.SECOND_FACTOR_SET: "绑定了手机动态码",
    Change.SECOND_FACTOR_RESET: "动态码和密码作废，发了邀请码",
    Change.RECOVERY_CODES_MADE: "换了备用码",
    Change.SESSIONS_ENDED: "退出了所有登录",
    Change.DESCRIBED: "改了擅长和语言",
    Change.SENSITIVE_GIVEN: "可以看敏感案件了",
    Change.SENSITIVE_TAKEN: "不能再看敏感案件",
    Change.DISABLED: "停用了账号",
}


@routes.route("/staff/account-log", methods=["GET"])
@needs_store
def log() -> Response:
    """Newest first, fifty on a page."""
    administrator = account_of(_request())
    if administrator is None:
        return to_the_door(_request())
    after = first(requests.query_of(_request()), "after")[:100]
    try:
        lines = office_accounts().log(administrator, after=after, limit=LINES)
    except NotAllowed:
        raise NotFoundError from None
    return _page(administrator, lines)


def _page(administrator: Account, lines: list[Logged]) -> Response:
    names = {id_: _name(id_) for line in lines for id_ in (line.by, line.whom)}
    values: dict[str, Any] = {
        "lines": [(line.at.astimezone(CHINA), names[line.whom], WORDS[line.what], names[line.by]) for line in lines],
        "more": lines[-1].place if len(lines) == LINES else "",
    }
    content = render("staff_account_log.html", {**values, **signed_in(_request(), administrator)})
    return staff_page(_request(), "账号变动", content)


def _name(account_id: str) -> str:
    account = desk().accounts.get(account_id) if account_id != BY_COMMAND else None
    return account.name if account else "服务器上的命令"


def _request() -> Request:
    return requests.request_of(routes)
