"""Blank sheets to print, fill in by hand and sign: a page for each, and a list for each service that has some."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.paper import Paper
from chalicelib.definitions.service import Service
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.rendering.papers import SHEET_TIP, blank, render_paper

from .sources import Content
from .trail import trail_to

SECTION, TITLE = "apply", "要签名的纸"


def sheets_of(content: Content) -> Iterator[tuple[Service, list[Paper]]]:
    """Each service that has sheets, with them."""
    for id_ in content.catalogue.ids("services"):
        sheets = [paper for paper in content.catalogue.papers_of(id_) if paper.is_sheet]
        if sheets:
            yield content.catalogue.service(id_), sheets


def sheet_addresses(content: Content) -> Iterator[str]:
    """Every page made here."""
    for service, sheets in sheets_of(content):
        yield list_address(service)
        yield from (sheet.address for sheet in sheets)


def list_address(service: Service) -> str:
    """Where a service's sheets are listed."""
    return f"apply/{service.id}/sheets/"


def sheet_pages(content: Content) -> Iterator[Page]:
    """The lists and the blank sheets."""
    for service, sheets in sheets_of(content):
        address, title = list_address(service), f"{service.title}：{TITLE}"
        trail = trail_to(content, address, title)
        html = render("sheet_list.html", {"title": title, "sheets": sheets, "tip": SHEET_TIP, "service": service})
        yield Page(title, "空白的表，打印出来用笔填，签名或者按手印。", address, SECTION, trail, html)
        for sheet in sheets:
            values = {"tip": SHEET_TIP, "back": (f"/{address}", title), "full_token": ""}
            html = render_paper(sheet, blank(service), content.catalogue.law, values)
            way = (*trail[:-1], (title, f"/{address}"), (sheet.title, ""))
            yield Page(
                f"{sheet.title}（空白）", f"{sheet.title}的空白表，打印出来用笔填。", sheet.address, SECTION, way, html
            )


def paper_errors(content: Content) -> Iterator[DefinitionError]:
    """What an editor may get wrong across files: a paper's service, its groups, its sheets, and sheets without a paper."""
    for service in map(content.catalogue.service, content.catalogue.ids("services")):
        for sheet in (each.id for each in service.sheets if each.id not in content.trees["papers"]):
            yield DefinitionError(content.files[f"services/{service.id}"], f"content/papers/ 里没有 {sheet}.yml")
    for id_ in content.catalogue.ids("papers"):
        paper, where = content.catalogue.paper(id_), content.files[f"papers/{id_}"]
        if paper.service not in content.trees["services"]:
            yield DefinitionError(where, f"content/services/ 里没有「{paper.service}」")
            continue
        known = [group.id for group in content.catalogue.service(paper.service).groups]
        yield from _sheet_errors(content, paper, where)
        for group in sorted(paper.groups - set(known)):
            yield DefinitionError(where, f"表单里没有「{group}」这一组，有的是：{'、'.join(known)}")


def _sheet_errors(content: Content, paper: Paper, where: str) -> Iterator[DefinitionError]:
    """A sheet nobody is told to sign, or one that a service asks for and that is none, helps nobody."""
    asked_for = {sheet.id for sheet in content.catalogue.service(paper.service).sheets}
    if paper.is_sheet and paper.id not in asked_for:
        yield DefinitionError(where, f"content/services/{paper.service}.yml 的 sheets 里没有这一张")
    if not paper.is_sheet and paper.id in asked_for:
        yield DefinitionError(where, '这一张要人签名，写上 sheet: "true"')
