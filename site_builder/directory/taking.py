"""What the pages of a kind of office say of the services that it takes applications for."""

from __future__ import annotations

from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.service import Service
from chalicelib.rendering import render
from markupsafe import Markup

from site_builder.service_pages import page_address
from site_builder.sources import Content


def taking_html(content: Content, kind: str) -> Markup:
    """Which matters the offices of a kind are competent for, by which article, and where to apply to them."""
    values = {"kind_name": KINDS[kind].name, "services": _services(content, kind), "law": content.catalogue.law}
    return Markup(render("directory_taking.html", values))


def _services(content: Content, kind: str) -> list[tuple[Service, str]]:
    """The services of a kind, with the title of their page, where there is one."""
    catalogue, pages = content.catalogue, content.pages
    services = [catalogue.service(id_) for id_ in catalogue.ids("services") if page_address(id_) in pages]
    return [(each, pages[page_address(each.id)].title) for each in services if each.office_kind == kind]
