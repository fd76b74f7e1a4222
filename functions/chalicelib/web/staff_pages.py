"""What all pages of the back office share: who is signed in, forms that only we have made, the frame."""

from __future__ import annotations

from typing import Any

from chalice.app import ForbiddenError, Request, Response

from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import links
from chalicelib.rendering.frame import Page
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of
from .desk import desk
from .requests import first
from .staff_cookies import comes_from_our_pages

SIGN_OUT = "sign out"
ROLES = {Role.CLERK: "受理员", Role.APPROVER: "审批员", Role.LAWYER: "律师", Role.ADMINISTRATOR: "管理员"}


def account_of(request: Request) -> Account | None:
    """Who is signed in, if anybody."""
    token = desk().staff_cookie.token(request.headers)
    session = desk().sessions.find(token) if token else None
    return session.account if session else None


def form_token(request: Request, purpose: str) -> str:
    """What a form of this session carries."""
    return desk().sessions.form_token(desk().staff_cookie.token(request.headers) or "", purpose)


def refuse_foreign_forms(request: Request, purpose: str) -> None:
    """Raises ``ForbiddenError`` where the form was not made by us, for this session and purpose."""
    sent, token = first(requests.form_of(request), "form_token"), desk().staff_cookie.token(request.headers) or ""
    if not (desk().sessions.form_token_fits(token, purpose, sent) and comes_from_our_pages(request.headers)):
        raise ForbiddenError


def signed_in(request: Request, account: Account) -> dict[str, Any]:
    """What the line on top of every page shows."""
    return {"account": account, "role": ROLES[account.role], "sign_out_token": form_token(request, SIGN_OUT)}


def refusal_sentence(code: str) -> str:
    """What is said of a refusal; "" for none."""
    return site().catalogue.refusals[code] if code else ""


def staff_page(request: Request, name: str, content: str, status: int = 200, wrong: int = 0) -> Response:
    """A page that nobody on the way may store; its title begins with how much is ``wrong``."""
    title, trail = (
        f"有{wrong:d}处要改：{name}" if wrong else name,
        (("首页", "/"), ("工作台", "/api/staff"), (name, "")),
    )
    page = Page(title, "法律援助中心和律师的工作台。", f"api{path_of(request)}", "", trail, content)
    answer = page_answer(links.STANDARD, page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
