"""Search: one box on every page. What is typed is neither kept nor logged."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

from chalice.app import Blueprint, Request, Response

from chalicelib.answering.document import GROUPS
from chalicelib.answering.found import FoundGroup, Hit
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.site import site

from . import requests
from .answers import json_answer, page_answer, view_of, wants_json
from .indexes import search_index
from .search_results import ON_A_PAGE, Asked, Results, name_of, results_for

routes = Blueprint(__name__)
log = logging.getLogger(__name__)

NOT_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
"""What was typed stands in the address: the page that a result leads to does not hear of it."""

AWAY = {"Retry-After": "60"}
DESCRIPTION = "用您自己的话，找办法、找机构、找法条。"
GUIDES = "learn/guides/"
_KIND_NAMES = frozenset(kind.name for kind in KINDS.values())


@routes.route("/search", methods=["GET"])
def search() -> Response:
    """What is found, as a page or for programs; how to search where nothing was typed."""
    request = requests.request_of(routes)
    asked = Asked.read(requests.query_of(request))
    try:
        results = results_for(asked) if asked.text else None
    except sqlite3.Error as error:
        log.error("the search index cannot be read: %s", name_of(error))
        return _away(request, asked)
    if wants_json(request.headers):
        return _for_nobody_to_keep(json_answer(_as_json(asked, results)))
    title = "搜索结果" if results else "搜索"
    return _page(request, asked, title, render("search.html", _shown(asked, results) | {"title": title}))


@routes.route("/search/suggest", methods=["GET"])
def suggest() -> Response:
    """Titles that may be meant, not more than a kilobyte."""
    asked = Asked.read(requests.query_of(requests.request_of(routes)))
    try:
        found = search_index().suggest(asked.text) if asked.text else []
    except sqlite3.Error as error:
        log.error("the search index cannot be read: %s", name_of(error))
        return _for_nobody_to_keep(json_answer([], 503))
    return _for_nobody_to_keep(json_answer(found))


def _shown(asked: Asked, results: Results | None) -> dict[str, Any]:
    """Everything that the page shows of the results."""
    city = site().catalogue.city
    groups = results.found.groups if results else ()
    return {
        "asked": asked,
        "results": results,
        "groups": [_of_group(asked, group) for group in groups if group.hits],
        "names": GROUPS,
        "counties": city.counties if asked.county or any(group.group == "directory" for group in groups) else (),
        "hotline": city.hotline,
        "topics": _topics,
        "where": _where,
    }


def _of_group(asked: Asked, group: FoundGroup) -> dict[str, Any]:
    """A group with what this page shows of it, and how many pages it has."""
    pages = -(-len(group.hits) // ON_A_PAGE) if asked.group else 1
    page = min(asked.page, pages)
    hits = group.hits[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return {"group": group, "name": GROUPS[group.group], "hits": hits, "page": page, "pages": pages}


def _where(hit: Hit) -> str:
    """Where somebody of the directory is, and what he is."""
    county = site().catalogue.city.county(hit.county)
    kind = next((name for name in hit.names if name in _KIND_NAMES), "")
    return " · ".join(filter(None, (county.name if county else "", kind)))


def _topics() -> list[tuple[str, str]]:
    """What most people look for, and the sections: (address, title)."""
    titles = site().titles
    return [(address, titles[address]) for address in titles if _is_topic(address)]


def _is_topic(address: str) -> bool:
    return address.startswith(GUIDES) or (address.count("/") == 1 and address != "about/")


def _away(request: Request, asked: Asked) -> Response:
    """The index is not there: the sections still are, and the hotline."""
    title, says = "搜索现在用不了", "搜索的目录打不开，不是您的问题。过几分钟再试，或者从下面进去找。"
    if wants_json(request.headers):
        answer = json_answer({"error": {"status": 503, "message": f"{title}。{says}"}}, 503)
        return _for_nobody_to_keep(answer, AWAY)
    values = _shown(asked, None) | {"title": title, "says": says}
    return _page(request, asked, title, render("search_away.html", values), 503)


def _page(request: Request, asked: Asked, title: str, content: str, status: int = 200) -> Response:
    trail = (("首页", "/"), ("搜索", ""))
    page = Page(title, DESCRIPTION, asked.address(), "", trail, content, script="search", typed=asked.text)
    answer = page_answer(view_of(request.headers), page, status)
    return _for_nobody_to_keep(answer, AWAY if status == 503 else {})


def _for_nobody_to_keep(answer: Response, more: dict[str, str] | None = None) -> Response:
    answer.headers.update(NOT_KEPT | (more or {}))
    return answer


def _as_json(asked: Asked, results: Results | None) -> dict[str, Any]:
    """The same for programs; addresses are from the site's root."""
    found = results.found.groups if results else ()
    emergency, law = (results.emergency, results.law) if results else (None, None)
    return {
        "emergency": emergency and {"says": emergency.says, "numbers": [call.number for call in emergency.calls]},
        "law": law and {"title": f"{law.law.short_title}{law.citation.label}", "address": law.address},
        "groups": [
            {
                "group": group.group,
                "title": GROUPS[group.group],
                "total": group.total,
                "more": group.more,
                "hits": list(_hits_as_json(_of_group(asked, group)["hits"])),
            }
            for group in found
        ],
    }


def _hits_as_json(hits: tuple[Hit, ...]) -> Iterator[dict[str, str]]:
    for hit in hits:
        yield {
            "title": hit.title.text,
            "excerpt": hit.excerpt.text,
            "address": hit.address,
            "county": hit.county,
        }
