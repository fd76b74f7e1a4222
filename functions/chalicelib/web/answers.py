"""Answers to requests: pages in the frame, JSON, the way elsewhere; and problems in either form."""

import difflib
import json
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote

from chalice.app import Request, Response

from chalicelib.rendering import links
from chalicelib.rendering.frame import Page
from chalicelib.rendering.problems import problem_for, render_problem
from chalicelib.site import Site, site

from .security import FOR_A_FILE, security_headers, without_control_characters

Headers = Mapping[str, str]
"""Request headers by lower-case name."""

VIEW_COOKIE = "view"


def wants_json(headers: Headers) -> bool:
    """Whether the client asked for JSON rather than a page."""
    accept = headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def view_of(headers: Headers) -> str:
    """The view that the person chose: "elder" or "standard"."""
    try:
        chosen = SimpleCookie(headers.get("cookie", "")).get(VIEW_COOKIE)
    except CookieError:
        return links.STANDARD
    return links.ELDER if chosen and chosen.value == links.ELDER else links.STANDARD


def page_answer(view: str, page: Page, status: int = 200) -> Response:
    """A page in the frame, in the person's view."""
    html = links.function_page(site().frame.fill(page), page.address.partition("?")[0], view)
    headers = {"Content-Type": "text/html; charset=utf-8", "Vary": "Cookie"}
    return _answer(html, status, headers | security_headers(site().style_hash, script=bool(page.script)))


def json_answer(body: Any, status: int = 200) -> Response:
    """JSON, with Chinese as it is and lone surrogates as escapes."""
    text = json.dumps(body, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(body)
    return _answer(text, status, {"Content-Type": "application/json; charset=utf-8"})


def calendar_answer(name: str, calendar: bytes) -> Response:
    """A calendar file to take up."""
    kind = {"Content-Type": "text/calendar; charset=utf-8"}
    return _answer(calendar.decode(), 200, {**kind, "Content-Disposition": f'attachment; filename="{name}.ics"'})


def file_answer(name: str, media_type: str, content: bytes | str) -> Response:
    """A file to save, under its name (RFC 6266); browsers neither show nor guess at it, and nobody on the way keeps it."""
    ending = name.rpartition(".")[2]
    plain_and_real = f"attachment; filename=\"document.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Type": media_type, "Content-Disposition": plain_and_real, "Cache-Control": "no-store"}
    return _answer(content, 200, {**headers, "Content-Security-Policy": FOR_A_FILE})


def table_answer(name: str, text: str, encoding: str = "utf-8-sig") -> Response:
    """A table to keep. UTF-8 goes out as text; in another encoding the body is bytes, which only a type for programs may
    carry through API Gateway.
    """
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    if encoding == "utf-8-sig":
        return _answer(f"\ufeff{text}", 200, {**kept, "Content-Type": "text/csv; charset=utf-8"})
    return _answer(text.encode(encoding), 200, {**kept, "Content-Type": "application/octet-stream"})


def picture_answer(svg: str) -> Response:
    """A picture that never changes under its address, so that nobody asks for it twice; nothing in it may load or run."""
    headers = {"Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=31536000, immutable"}
    return _answer(svg, 200, {**headers, "Content-Security-Policy": FOR_A_FILE})


def way_elsewhere(to: str, headers: Headers | None = None) -> Response:
    """A redirect to a relative address of ours."""
    return _answer("", 303, {"Location": to, **(headers or {})})


def path_of(request: Request) -> str:
    """The path asked for below the stage: "/calculators/x". Chalice's own ``path`` is the route's pattern."""
    path: str = request.to_original_event()["path"]
    return path


def problem_answer(headers: Headers, address: str, status: int, extra: Mapping[str, str] | None = None) -> Response:
    """What went wrong at an address from the site's root, as JSON for programs and as a page for people.

    A page that is missing below "e/" is missing in the 长辈版, whatever the cookie says.
    """
    problem = problem_for(status)
    if wants_json(headers):
        answer = json_answer({"error": {"status": status, "message": f"{problem.title}。{problem.says}"}}, status)
    else:
        view = links.ELDER if address.startswith(links.ELDER_FOLDER) else view_of(headers)
        suggestions = suggested(site(), address.removeprefix(links.ELDER_FOLDER)) if status == 404 else []
        content = render_problem(status, suggestions, site().catalogue.city.hotline)
        answer = page_answer(
            view, Page(problem.title, problem.says, address, "", (("首页", "/"), (problem.title, "")), content), status
        )
    answer.headers.update(extra or {})
    return answer


def suggested(known: Site, address: str) -> list[tuple[str, str]]:
    """Pages whose address looks most like the one asked for, then the sections: (address, title)."""
    close = difflib.get_close_matches(address[:80], list(known.titles), n=3, cutoff=0.5)
    sections = [known_address for known_address in known.titles if known_address.count("/") == 1]
    return [(found, known.titles[found]) for found in dict.fromkeys([*close, *sections])]


def _answer(body: str | bytes, status: int, headers: Mapping[str, str]) -> Response:
    every = {**security_headers(site().style_hash), "Cache-Control": "no-cache", **headers}
    return Response(body=body, status_code=status, headers={**without_control_characters(every)})
