"""What the builder makes of a service's definition: the facts on its page, the ways out, the blank form to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import BLANK_FORM, Circumstances, Exit, Service
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from .sheet_pages import list_address, sheet_addresses
from .sources import Content
from .trail import trail_to

SECTION = "apply"


@dataclass(frozen=True)
class BeforeApplying:
    """What the definition adds to a service's page: the door before the editor's text, the facts behind it."""

    door: str
    facts: str
    citations: list[Citation]


def page_address(service_id: str) -> str:
    """Where the page about a service stands, from the root."""
    return f"{SECTION}/{service_id}/"


def service_addresses(content: Content) -> Iterator[str]:
    """Every page made here."""
    for id_ in content.trees["services"]:
        yield f"{page_address(id_)}{BLANK_FORM}/"
        yield from (f"{page_address(id_)}{way_out.id}/" for way_out in content.catalogue.service(id_).exits)


def service_pages(content: Content) -> Iterator[Page]:
    """The ways out and the blank form of each service."""
    for id_ in content.catalogue.ids("services"):
        service = content.catalogue.service(id_)
        yield from (_exit_page(content, service, way_out) for way_out in service.exits)
        yield _blank_form(content, service)


def before_applying(content: Content, address: str) -> BeforeApplying | None:
    """What to add to the page at this address; None for pages that are about no service."""
    service_id = next((id_ for id_ in content.trees["services"] if page_address(id_) == address), None)
    if service_id is None:
        return None
    service = content.catalogue.service(service_id)
    values = {
        "service": service,
        "law": content.catalogue.law,
        "city": content.catalogue.city,
        "always": [paper for paper in service.evidence if not paper.circumstances.fields],
        "sometimes": [
            (paper, in_words(service, paper.circumstances)) for paper in service.evidence if paper.circumstances.fields
        ],
        "sheets": next((address for address in sheet_addresses(content) if address == list_address(service)), ""),
        "unverified": [clock for clock in service.clocks if clock.unverified],
    }
    return BeforeApplying(
        render("service_door.html", values), render("service_facts.html", values), list(cited_on_page(service))
    )


def cited_on_page(service: Service) -> Iterator[Citation]:
    """The articles behind the facts on a service's page."""
    said = [sentence.citation for sentence in (*service.who, *service.costs, *service.how_long)]
    yield from (citation for citation in [*said, *(row.citation for row in service.competence)] if citation)


def in_words(service: Service, circumstances: Circumstances) -> str:
    """Whom something concerns, in the words of the form: 哪一类事：工伤、要工资；除了……."""
    held = [_condition_in_words(service, name, allowed) for name, allowed in circumstances.when.items()]
    others = [
        "，并且".join(_condition_in_words(service, name, allowed) for name, allowed in condition.items())
        for condition in circumstances.unless
    ]
    return "；".join([*held, *(f"除了：{other}" for other in others)])


def _condition_in_words(service: Service, name: str, allowed: tuple[str, ...]) -> str:
    field = service.field(name)
    return f"{field.label}：{'、'.join(field.option_label(value) for value in allowed) or '空着'}"


def _exit_page(content: Content, service: Service, way_out: Exit) -> Page:
    address = f"{page_address(service.id)}{way_out.id}/"
    sensitive = {
        f"/{page_address(id_)}" for id_ in content.catalogue.ids("services") if content.catalogue.service(id_).sensitive
    }
    html = render(
        "service_exit.html",
        {
            "exit": way_out,
            "sensitive": service.sensitive or any(link.to in sensitive for link in way_out.next),
            "law": content.catalogue.law,
            "hotline": content.catalogue.city.hotline,
            "reviewed_on": service.reviewed_on,
        },
    )
    return Page(way_out.title, way_out.lead, address, SECTION, _trail(content, service, way_out.title), html)


def _blank_form(content: Content, service: Service) -> Page:
    title = f"{service.title}（空白表）"
    html = render(
        "service_form.html",
        {
            "service": service,
            "groups": [(group, in_words(service, group.circumstances)) for group in service.groups],
            "hotline": content.catalogue.city.hotline,
        },
    )
    address = f"{page_address(service.id)}{BLANK_FORM}/"
    description = "表里的每一个问题，打印出来用笔填。"
    return Page(title, description, address, SECTION, _trail(content, service, title), html)


def _trail(content: Content, service: Service, title: str) -> tuple[tuple[str, str], ...]:
    address = page_address(service.id)
    about = content.pages[address].title if address in content.pages else service.title
    return (*trail_to(content, address, about)[:-1], (about, f"/{address}"), (title, ""))
