"""Everything on the site that can be found, the most important of each group first. Nothing of staff and editors, and no page that
only says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from chalicelib.answering.document import STORIES, Document
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.law import Citation, Law
from chalicelib.definitions.service import BLANK_FORM
from chalicelib.rendering.frame import Page as MadePage

from site_builder.comics.words import whole_text
from site_builder.generated import NOT_FOUND
from site_builder.kept import Kept
from site_builder.markdown import filled
from site_builder.page_reading import Page
from site_builder.service_pages import page_address
from site_builder.sheet_pages import list_address, sheets_of
from site_builder.sources import Content

from .entries import entries
from .plain_text import plain_text, sections

LISTS = "find/"
ANSWERS = ("learn/guides/", "ask/")
"""Below these addresses each section of a page answers a question of its own."""

TELLING_OF_OTHERS = ("learn/cases/", "learn/comics/", "learn/films/", "learn/topics/", "xiaolan/")
"""What tells of others stands behind what tells people what to do."""

_FURTHER_PAGE = re.compile(r"/\d{1,3}/$")
_OF_STAFF_AND_EDITORS = (
    "about/staff/",
    "about/directory-editing/",
    *(f"about/editing{of}/" for of in ("", "-learn", "-dates", "-services", "-sharing")),
)

_kept = Kept[list[Document]]()


def documents(content: Content, made: Iterable[MadePage], today: date) -> list[Document]:
    """Every document of the site; ``made`` are the builder's own pages."""
    own = [*_of_pages(content), *_of_services(content), *_of_calculators(content), *_of_laws(content)]
    own += [*_of_sheets(content), *_of_comics(content), *entries(content, today)]
    known = {document.address.partition("#")[0] for document in own}
    others = [page for page in made if _is_found(page, known)]
    counties = {county.slug: county.code for county in content.catalogue.city.counties}
    shown = [_of_made(page, counties) for page in sorted(others, key=lambda page: page.address.count("/"))]
    return [*sorted(shown, key=lambda document: bool(document.county)), *own]


def _is_found(page: MadePage, known: set[str]) -> bool:
    return page.address not in known and page.address != NOT_FOUND and not _FURTHER_PAGE.search(page.address)


def _of_made(page: MadePage, counties: Mapping[str, str]) -> Document:
    """A page of the builder that is about no single definition: lists, overviews, ways out of a service."""
    if page.address.startswith(LISTS):
        county = counties.get(page.address.split("/")[1], "")
        called = (page.trail[-1][0], page.title.partition("的")[2])  # 铺镇 of 汉台区铺镇能找谁, 律师 of 汉中市的律师
        names = tuple(name for name in called if name and name != page.title)
        return Document("directory", page.address, page.title, page.description, names, county)
    if page.section == "apply":
        group = "documents" if page.address.endswith(f"/{BLANK_FORM}/") else "answers"
        return Document(group, page.address, page.title, page.description)
    return Document(_group(page.address), page.address, page.title, page.description)


def _group(address: str) -> str:
    return STORIES if address.startswith(TELLING_OF_OTHERS) else "pages"


def _of_pages(content: Content) -> Iterator[Document]:
    services = {page_address(id_) for id_ in content.catalogue.ids("services")}
    for page in sorted(content.pages.values(), key=lambda page: (page.head is None, page.address.count("/"))):
        if page.address not in services and page.address not in _OF_STAFF_AND_EDITORS:
            yield from _kept.get(
                page.file,
                (page, content.state_of_references, content.topics.get(page.topic)),
                partial(_of_page, content, page),
            )


def _of_page(content: Content, page: Page) -> list[Document]:
    body = filled(page, content)[0]
    names = _topic_names(content, page.topic)
    if not page.address.startswith(ANSWERS):
        text = f"{page.description} {plain_text(body)}"
        return [Document(_group(page.address), page.address, page.title, text, names)]
    before, parts = sections(body)
    whole = Document("pages", page.address, page.title, f"{page.description} {plain_text(before)}", names)
    return [whole, *(_of_section(page, *part) for part in parts)]


def _topic_names(content: Content, topic: str) -> tuple[str, ...]:
    """A page is found by the name of its topic as by its title."""
    return (content.topics[topic].name,) if topic in content.topics else ()


def _of_section(page: Page, anchor: str, heading: str, part: str) -> Document:
    return Document("answers", f"{page.address}#{anchor}", f"{page.title}：{heading}", plain_text(part))


def _of_services(content: Content) -> Iterator[Document]:
    for id_ in content.catalogue.ids("services"):
        service, page = content.catalogue.service(id_), content.pages.get(page_address(id_))
        text = f"{service.description} {service.intro} {plain_text(filled(page, content)[0]) if page else ''}"
        title = page.title if page else service.title
        yield Document("services", page_address(id_), title, text, (service.title,) if service.title != title else ())


def _of_calculators(content: Content) -> Iterator[Document]:
    for calculator in map(content.catalogue.calculator, content.catalogue.ids("calculators")):
        address = f"look-up/calculators/{calculator.id}/"
        yield Document("calculators", address, calculator.title, " ".join(_asked(calculator)))


def _asked(calculator: Calculator) -> Iterator[str]:
    """What a calculator says it does, and what it asks."""
    yield from (calculator.description, calculator.intro)
    for field in calculator.form.fields:
        yield field.label
        yield from (option.label for option in field.options)


def _of_laws(content: Content) -> Iterator[Document]:
    laws = sorted(map(content.catalogue.law, content.catalogue.ids("laws")), key=lambda law: -len(law.articles))
    for law in laws:
        yield Document(
            "laws", law.address, law.short_title, f"{law.issued}。这个网站引用的条文，每一条用一句白话写。", law.also
        )
    for law in laws:
        yield from (_of_article(law, number) for number in law.articles)


def _of_article(law: Law, number: str) -> Document:
    citation = Citation(law.id, number)
    return Document("laws", citation.address, f"{law.short_title}{citation.label}", law.articles[number])


def _of_comics(content: Content) -> Iterator[Document]:
    for comic in content.comics.values():
        yield Document(STORIES, comic.address, comic.title, whole_text(comic), _topic_names(content, comic.topic))


def _of_sheets(content: Content) -> Iterator[Document]:
    for service, sheets in sheets_of(content):
        names = "、".join(sheet.title for sheet in sheets)
        yield Document(
            "documents", list_address(service), f"{service.title}：要签名的纸", f"空白的表，打印出来用笔填：{names}。"
        )
        for sheet in sheets:
            yield Document(
                "documents",
                sheet.address,
                f"{sheet.title}（空白）",
                f"{service.title}用的{sheet.title}，打印出来用笔填，签名或者按手印。",
            )
