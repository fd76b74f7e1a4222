"""The cookie of a citizen's session with a case, and the forms that only that session has made."""

from __future__ import annotations

from chalice.app import ForbiddenError, Request

from chalicelib.casework.cases import Case
from chalicelib.settings import settings

from . import requests
from .desk import desk
from .requests import cookie, first
from .staff_cookies import comes_from_our_pages

NAME = "case"


def case_of(request: Request) -> Case | None:
    """The case that a code has opened in this browser."""
    token = cookie(request.headers, NAME)
    case_id = desk().case_sessions.case_of(token) if token else ""
    return desk().ledger.load(case_id) if case_id else None


def carrying(request: Request, token: str) -> str:
    """The header that begins the session in this browser; "" ends it. It is gone when the browser is closed."""
    path, secure = requests.mounted_at(request), "; Secure" if settings().production else ""
    age = "" if token else "; Max-Age=0"
    return f"{NAME}={token}; Path={path}{age}; HttpOnly; SameSite=Lax{secure}"


def form_token(request: Request, purpose: str) -> str:
    """What a form of this session carries."""
    return desk().sessions.form_token(cookie(request.headers, NAME), purpose)


def refuse_foreign_forms(request: Request, purpose: str) -> None:
    """Raises ``ForbiddenError`` where the form was not made by us, for this session and purpose."""
    sent = first(requests.form_of(request), "form_token")
    fits = desk().sessions.form_token_fits(cookie(request.headers, NAME), purpose, sent)
    if not (fits and comes_from_our_pages(request.headers)):
        raise ForbiddenError
