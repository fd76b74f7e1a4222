"""A page for each law: our sentence for every article that something rests on, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chalicelib.definitions.law import LAWS_FOLDER
from chalicelib.rendering import rendered_later
from chalicelib.rendering.frame import Page

from .citations import Place, citations_on_pages
from .sources import Content
from .trail import trail_to

SECTION = "look-up"
TITLE = "法律条文"
MOST_PLACES, FEW_PLACES, MANY_ARTICLES = 8, 1, 80
"""So many pages are named for each article; one where a law has many articles, or its page would be too long."""
INTRO = "这个网站引用的法律，每一条用一句白话写。"


def law_pages(content: Content) -> Iterator[Page]:
    """The list of laws, and a page for each."""
    catalogue = content.catalogue
    laws = sorted(map(catalogue.law, catalogue.ids("laws")), key=lambda law: law.title)
    html = rendered_later("law_list.html", {"title": TITLE, "laws": laws, "intro": INTRO})
    yield Page(TITLE, INTRO, LAWS_FOLDER, SECTION, trail_to(content, LAWS_FOLDER, TITLE), html)
    places = _places(content)
    for law in laws:
        html = rendered_later(
            "law.html",
            {
                "law": law,
                "places": places[law.id],
                "most_places": FEW_PLACES if len(law.articles) > MANY_ARTICLES else MOST_PLACES,
            },
        )
        trail = (*trail_to(content, law.address, law.title)[:-1], (TITLE, f"/{LAWS_FOLDER}"), (law.title, ""))
        yield Page(law.title, f"{law.short_title}里和您有关的几条，用白话写。", law.address, SECTION, trail, html)


def _places(content: Content) -> Mapping[str, Mapping[str, Sequence[Place]]]:
    """By law and article, every page that cites it, in the order of the site, each once."""
    found: dict[str, dict[str, dict[Place, None]]] = defaultdict(lambda: defaultdict(dict))
    for place, citation in citations_on_pages(content):
        found[citation.law][citation.number][place] = None
    return defaultdict(dict, {law: {n: list(at) for n, at in articles.items()} for law, articles in found.items()})
