"""A page for each law: our sentence for every article that something rests on, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.definitions.law import LAWS_FOLDER, Citation
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from .checks import run_example
from .markdown import fill_references
from .sources import Content
from .trail import trail_to

SECTION = "look-up"
TITLE = "法律条文"
INTRO = "这个网站引用的法律，每一条用一句白话写。"


@dataclass(frozen=True)
class Place:
    """Where an article is cited: the page's address from the root, and its title."""

    address: str
    title: str


def law_pages(content: Content) -> Iterator[Page]:
    """The list of laws, and a page for each."""
    catalogue = content.catalogue
    laws = sorted(map(catalogue.law, catalogue.ids("laws")), key=lambda law: law.title)
    html = render("law_list.html", {"title": TITLE, "laws": laws, "intro": INTRO})
    yield Page(TITLE, INTRO, LAWS_FOLDER, SECTION, trail_to(content, LAWS_FOLDER, TITLE), html)
    places = _places(content)
    for law in laws:
        html = render("law.html", {"law": law, "places": places[law.id]})
        trail = (*trail_to(content, law.address, law.title)[:-1], (TITLE, f"/{LAWS_FOLDER}"), (law.title, ""))
        yield Page(law.title, f"{law.short_title}里和您有关的几条，用白话写。", law.address, SECTION, trail, html)


def _places(content: Content) -> Mapping[str, Mapping[str, Sequence[Place]]]:
    """By law and article, every page that cites it, in the order of the site, each once."""
    found: dict[str, dict[str, dict[Place, None]]] = defaultdict(lambda: defaultdict(dict))
    for place, citation in _citations(content):
        found[citation.law][citation.number][place] = None
    return defaultdict(dict, {law: {n: list(at) for n, at in articles.items()} for law, articles in found.items()})


def _citations(content: Content) -> Iterator[tuple[Place, Citation]]:
    catalogue = content.catalogue
    for id_ in catalogue.ids("calculators"):
        calculator = catalogue.calculator(id_)
        place = Place(f"look-up/calculators/{id_}/", calculator.title)
        for example in calculator.examples:
            yield from ((place, citation) for citation in run_example(calculator, example, content).citations)
    for page in content.pages.values():
        yield from ((Place(page.address, page.title), citation) for citation in fill_references(page, catalogue)[1])
    for id_ in catalogue.ids("services"):
        service = catalogue.service(id_)
        cited = [limit.citation for limit in service.time_limits] + [clock.citation for clock in service.clocks]
        yield from ((Place(f"api/apply/{id_}", service.title), citation) for citation in cited if citation)
