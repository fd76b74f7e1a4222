"""Which service, which page, which draft a request is about; and the cookie that tells the draft."""

from __future__ import annotations

from chalice.app import NotFoundError, Request, Response

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import links
from chalicelib.settings import settings
from chalicelib.site import site

from .answers import view_of, way_elsewhere
from .desk import desk
from .draft_cookie import NAME as DRAFT_COOKIE
from .requests import mounted_at


def service_of(service_id: str) -> Service:
    """The service. Raises ``NotFoundError``."""
    try:
        return site().catalogue.service(service_id)
    except KeyError:
        raise NotFoundError from None


def kept_service_of(service_id: str) -> Service:
    """The service, if drafts of it are kept. Raises ``NotFoundError``."""
    service = service_of(service_id)
    if service.sensitive:
        raise NotFoundError
    return service


def group_of(service: Service, group_id: str) -> Group:
    """The page of the form. Raises ``NotFoundError``."""
    group = service.group(group_id)
    if group is None:
        raise NotFoundError
    return group


def code_of(request: Request) -> str:
    """The code in this browser's cookie, "" where we have not signed it."""
    return desk().draft_cookie.code(request.headers)


def draft_of(request: Request, service: Service) -> Draft | None:
    """This browser's draft, if it has one for this service."""
    draft = desk().drafts.open(code_of(request))
    return draft if draft and draft.service == service.id else None


def onward(request: Request, to: str, headers: dict[str, str] | None = None) -> Response:
    """A way on, which may lead out to a page of the site: in the person's own view."""
    elder = view_of(request.headers) == links.ELDER
    return way_elsewhere(to.replace("../apply/", f"../{links.ELDER_FOLDER}apply/") if elder else to, headers)


def draft_cookie(request: Request, code: str) -> dict[str, str]:
    """Gone when the browser is closed: on a borrowed phone nobody must find the form. "" forgets it at once."""
    path, secure = mounted_at(request), "; Secure" if settings().production else ""
    age = "" if code else "; Max-Age=0"
    value = desk().draft_cookie.value(code) if code else ""
    return {"Set-Cookie": f"{DRAFT_COOKIE}={value}; Path={path}{age}; HttpOnly; SameSite=Lax{secure}"}
