"""What views read from a request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from chalice.app import BadRequestError, Blueprint, ChaliceUnhandledError, Request, Response

from chalicelib.casework.errors import StoreUnavailable
from chalicelib.settings import settings

from .answers import Headers, path_of

View = Callable[..., Response]

FORM = ["application/x-www-form-urlencoded"]


class StoreAway(ChaliceUnhandledError):
    """The store does not answer. Chalice lets this pass through to the middleware, which knows the page for it."""


def needs_store(view: View) -> View:
    """A view that takes the store: while that is away, people are asked to come back, not told of an error of ours."""

    @wraps(view)
    def wrapped(*arguments: str, **named: str) -> Response:
        try:
            return view(*arguments, **named)
        except StoreUnavailable:
            raise StoreAway from None

    return wrapped


def request_of(routes: Blueprint) -> Request:
    """The request being answered."""
    if routes.current_request is None:
        raise RuntimeError("no request outside a request")
    return routes.current_request


def query_of(request: Request) -> dict[str, list[str]]:
    """The query, every value of every name."""
    query = request.query_params
    return {name: query.getlist(name) for name in query} if query else {}


def form_of(request: Request) -> dict[str, list[str]]:
    """The fields of a form that was posted. Raises ``BadRequestError`` where it is none."""
    try:
        text = request.raw_body.decode("utf-8")
        return parse_qs(text, keep_blank_values=True, max_num_fields=500, errors="replace")
    except ValueError:
        raise BadRequestError from None


def first(fields: dict[str, list[str]], name: str) -> str:
    """The first value of a field, "" where there is none."""
    return next(iter(fields.get(name, [])), "")


def cookie(headers: Headers, name: str) -> str:
    """A cookie's value, "" where there is none or the header is unreadable."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def address_of(request: Request) -> str | None:
    """Where the request comes from, as the outermost of our own proxies saw it; None where none is trusted or not all
    of them were passed. It may be no address at all.

    Each proxy appends whom it heard. What stands further left came with the request: anybody's own words.
    """
    trusted, hops = settings().trusted_proxies, request.headers.get("x-forwarded-for", "").split(",")
    return (0 < trusted <= len(hops) and hops[-trusted].strip()) or None


def mounted_at(request: Request) -> str:
    """The path under which the functions are mounted: "/api", "/12348/api"."""
    path: str = request.context["path"]
    return path.removesuffix(path_of(request)) or "/"
