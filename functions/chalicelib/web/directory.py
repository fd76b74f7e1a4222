"""What the pages of the directory ask functions for: 「打不通？」 in one tap, and the QR code of an entry."""

from __future__ import annotations

import io

from chalice.app import Blueprint, ForbiddenError, NotFoundError, Request, Response

from chalicelib.casework.limits import LIMITS
from chalicelib.casework.unreachable import UnreachableReports
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.site import KnownEntry, site

from . import requests
from .answers import page_answer, path_of, picture_answer, view_of, way_elsewhere
from .desk import desk
from .requests import FORM, address_of, needs_store
from .staff_cookies import comes_from_our_pages

routes = Blueprint(__name__)

SECTION = "find"
QUIET_ZONE = 4
"""Light modules around the code (ISO/IEC 18004 asks for four)."""


@routes.route("/directory/{entry_id}/unreachable", methods=["POST"], content_types=FORM)
@needs_store
def tap(entry_id: str) -> Response:
    """Keep that somebody could not reach an entry, and say thank you at an address that can be reloaded."""
    entry, request = _entry(entry_id), _request()
    if not comes_from_our_pages(request.headers):
        raise ForbiddenError
    if not desk().limits.allow_from("unreachable", address_of(request)):
        return _put_off(entry)
    reports().tap(entry_id)
    return way_elsewhere("unreachable")


@routes.route("/directory/{entry_id}/unreachable", methods=["GET"])
def thank(entry_id: str) -> Response:
    """What happens next; asking for it changes nothing."""
    return _page(_entry(entry_id), "记下了")


@routes.route("/qr/{name}", methods=["GET"])
def qr_code(name: str) -> Response:
    """The QR code of an entry's own page, whose address is for ever, and so is its picture."""
    entry_id = name.removesuffix(".svg")
    if entry_id == name:
        raise NotFoundError
    return picture_answer(_drawn(site().catalogue.city.site_url + _entry(entry_id).address))


def reports() -> UnreachableReports:
    """What has been tapped, over the desk's table."""
    return UnreachableReports(desk().table, desk().clock)


def _drawn(address: str) -> str:
    """A QR code as SVG, without a name: others keep it for a year, and somebody may withdraw before. Dark on light in the
    dark too: many phones read no other.
    """
    import segno

    svg = io.BytesIO()
    segno.make_qr(address, error="m").save(
        svg,
        kind="svg",
        title="网页的二维码",
        border=QUIET_ZONE,
        light="#fff",
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
    )
    return svg.getvalue().decode()


def _entry(entry_id: str) -> KnownEntry:
    entry = site().entry(entry_id)
    if entry is None:
        raise NotFoundError
    return entry


def _put_off(entry: KnownEntry) -> Response:
    answer = _page(entry, "这一次没有记", site().catalogue.refusals["too_many_taps"], 429)
    answer.headers["Retry-After"] = str(int(LIMITS["unreachable"].period.total_seconds()))
    return answer


def _page(entry: KnownEntry, title: str, refused: str = "", status: int = 200) -> Response:
    request, city = _request(), site().catalogue.city
    values = {"title": title, "entry": entry, "hotline": city.hotline, "refused": refused}
    content = render("unreachable.html", values)
    trail = (
        ("首页", "/"),
        (site().titles[f"{SECTION}/"], f"/{SECTION}/"),
        (entry.name, f"/{entry.address}"),
        (title, ""),
    )
    page = Page(title, "告诉我们哪个电话打不通。", f"api{path_of(request)}", SECTION, trail, content)
    return page_answer(view_of(request.headers), page, status)


def _request() -> Request:
    return requests.request_of(routes)
