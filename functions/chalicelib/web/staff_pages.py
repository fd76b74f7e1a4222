"""What all pages of the back office share: who is signed in, forms that only we have made, the frame."""

from __future__ import annotations

import re
from typing import Any

from chalice.app import ForbiddenError, Request, Response

from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import links
from chalicelib.rendering.frame import Page
from chalicelib.site import site

from . import requests
from .answers import page_answer, path_of, way_elsewhere
from .desk import desk
from .requests import first
from .staff_cookies import comes_from_our_pages

SIGN_OUT = "sign out"
ROLES = {
    Role.CLERK: "受理员",
    Role.APPROVER: "审批员",
    Role.LAWYER: "律师",
    Role.FIRM: "律所派案员",
    Role.BUREAU: "司法局经办员",
    Role.ADMINISTRATOR: "管理员",
}
_OF_OURS = re.compile(r"/staff(?:/[A-Za-z0-9_-]+)*")  # two slashes, a dot, a backslash could lead to others


def account_of(request: Request) -> Account | None:
    """Who is signed in, if anybody."""
    token = token_of(request)
    session = desk().sessions.find(token) if token else None
    return session.account if session else None


def token_of(request: Request) -> str:
    """The token in the cookie, of a session or none; "" where there is no cookie of ours."""
    return desk().staff_cookie.token(request.headers) or ""


def way_back(text: str) -> str:
    """The path below the functions where somebody was, if it is one of the back office; else ""."""
    return text if _OF_OURS.fullmatch(text) else ""


def to_the_door(request: Request, back: str = "") -> Response:
    """To the sign-in page, which leads to ``back`` after it: the page of the form that was sent, "" for this page."""
    path = path_of(request)
    asked = way_back(back or path.rstrip("/"))
    return way_elsewhere(f"{'../' * (path.count('/') - 1)}staff{f'?back={asked}' if asked else ''}")


def form_token(request: Request, purpose: str) -> str:
    """What a form of this session carries."""
    return desk().sessions.form_token(token_of(request), purpose)


def refuse_foreign_forms(request: Request, purpose: str) -> None:
    """Raises ``ForbiddenError`` where the form was not made by us, for this session and purpose."""
    if not is_our_form(request, purpose):
        raise ForbiddenError


def is_our_form(request: Request, purpose: str) -> bool:
    """Whether the form was made by us, for this session, or for this browser before it has one, and for this purpose."""
    sent = first(requests.form_of(request), "form_token")
    fits = desk().sessions.form_token_fits(token_of(request), purpose, sent)
    return fits and comes_from_our_pages(request.headers)


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
