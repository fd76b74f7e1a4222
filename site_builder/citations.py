"""Every article that the site rests on, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import Service
from chalicelib.rules.statutory_clocks import CLOCKS

from .examples import run_example
from .learn.heads import CaseStudy
from .learn.studies import citations_of_study
from .markdown import filled
from .service_pages import cited_on_page, page_address
from .sources import Content


@dataclass(frozen=True)
class Place:
    """Where an article is cited: the page's address from the root, and its title."""

    address: str
    title: str


def citations_on_pages(content: Content) -> Iterator[tuple[Place, Citation]]:
    """What calculators (in their worked examples), texts, comics, services and sheets cite, page by page."""
    catalogue = content.catalogue
    for id_ in catalogue.ids("calculators"):
        calculator = catalogue.calculator(id_)
        place = Place(f"look-up/calculators/{id_}/", calculator.title)
        for example in calculator.examples:
            yield from ((place, citation) for citation in run_example(calculator, example, content).citations)
    for page in content.pages.values():
        declared = citations_of_study(page.about, content) if isinstance(page.about, CaseStudy) else ()
        cited = dict.fromkeys([*declared, *filled(page, content)[1]])
        yield from ((Place(page.address, page.title), citation) for citation in cited)
    for comic in content.comics.values():
        yield from ((Place(comic.address, comic.title), citation) for citation in comic.laws)
    for id_ in catalogue.ids("services"):
        yield from cited_by_service(catalogue.service(id_))
        for sheet in (paper for paper in catalogue.papers_of(id_) if paper.is_sheet):
            yield from ((Place(sheet.address, sheet.title), citation) for citation in sheet.citations)


def cited_by_service(service: Service) -> Iterator[tuple[Place, Citation]]:
    """What the form of a service, the facts on its page and its ways out cite. Clocks that nobody knows are passed over."""
    form, about = Place(f"api/apply/{service.id}", service.title), Place(page_address(service.id), service.title)
    limits = (CLOCKS[limit.clock].citation for limit in service.time_limits if limit.clock in CLOCKS)
    yield from ((form, citation) for citation in limits)
    yield from ((form, clock.citation) for clock in service.clocks if clock.citation)
    yield from ((about, citation) for citation in cited_on_page(service))
    for way_out in service.exits:
        if way_out.citation:
            yield Place(f"{about.address}{way_out.id}/", way_out.title), way_out.citation


def every_citation(content: Content) -> Iterator[Citation]:
    """What pages and papers cite, what figures rest on, and every article that has a sentence of ours."""
    catalogue = content.catalogue
    yield from (citation for _, citation in citations_on_pages(content))
    for id_ in catalogue.ids("rates"):
        yield from (value.citation for value in catalogue.rate(id_).values if value.citation)
    yield from (citation for id_ in catalogue.ids("papers") for citation in catalogue.paper(id_).citations)
    for id_ in catalogue.ids("laws"):
        yield from (Citation(id_, article) for article in catalogue.law(id_).articles)
