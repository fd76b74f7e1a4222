"""What is shown from one day to another, or is a draft: links that would lead nowhere on some day, faults that stop nothing
yet, and what a preview shows of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from chalicelib.definitions.errors import DefinitionError
from chalicelib.rendering.words import day as chinese_date

from site_builder.comics.script import Comic
from site_builder.learn.heads import Film
from site_builder.learn.showing import ALWAYS, Showing
from site_builder.markdown import Known, link_problems
from site_builder.page_reading import Page
from site_builder.service_pages import page_address
from site_builder.sources import Content

from .personal import PersonalNumber


def showings(content: Content) -> Mapping[str, Showing]:
    """From when to when each page is shown that is not always there, by address."""
    shown = [(page.address, page.showing) for page in content.pages.values()]
    shown += [(comic.address, comic.showing) for comic in content.comics.values()]
    return {address: showing for address, showing in shown if showing != ALWAYS}


def day_errors(content: Content, known: Known) -> Iterator[DefinitionError]:
    """Pages that must not go, and what comics lead to on days on which it is not there."""
    needed = _always_needed(content)
    for page in content.pages.values():
        if page.showing != ALWAYS and page.file in needed:
            yield DefinitionError(page.file, "这一页别处都要用，不能写 draft、publish_at、withdraw_at")
    for comic in content.comics.values():
        problems = (each for link in comic.next for each in link_problems(link.to, known, comic.showing))
        yield from (DefinitionError(comic.at("next"), problem) for problem in problems)


def _always_needed(content: Content) -> set[str]:
    """The files of the home page, of the sections' first pages, and of the pages on which services stand."""
    services = {page_address(id_) for id_ in content.trees["services"]}
    return {page.file for page in content.pages.values() if page.head or page.address in ("", *services)}


def drafts(content: Content) -> frozenset[str]:
    """The files of all drafts; what must not be one is none."""
    made: list[Page | Comic] = [*content.pages.values(), *content.comics.values()]
    return frozenset(each.file for each in made if each.showing.draft) - _always_needed(content)


def apart(
    errors: Collection[DefinitionError], files: Collection[str]
) -> tuple[list[DefinitionError], list[DefinitionError]]:
    """The errors that stop a build, and those in the ``files`` of drafts, which stop nothing. A number that is somebody's
    stops in a draft too: the drafts of a public service lie in public.
    """
    told = [error for error in errors if file_of(error) in files and not isinstance(error, PersonalNumber)]
    return [error for error in errors if error not in told], told


def file_of(error: DefinitionError) -> str:
    """The file in which the mistake stands."""
    return error.where.partition(" 第")[0]


def without_drafts(content: Content) -> Content:
    """The content without its drafts."""
    pages = {address: page for address, page in content.pages.items() if not page.showing.draft}
    comics = {id_: comic for id_, comic in content.comics.items() if not comic.showing.draft}
    return replace(content, pages=pages, comics=comics)


def previewed(content: Content, day: date, unfit: Collection[str]) -> Content:
    """What a preview shows on a day: also what is not published yet, each under a banner. Left out are ``unfit`` files:
    drafts that name topics, laws or answers which are not there, and cannot be drawn; and drafts of films of such comics.
    """
    comics = {id_: comic for id_, comic in content.comics.items() if _in_preview(comic.file, comic.showing, day, unfit)}
    pages = {
        address: page
        for address, page in content.pages.items()
        if _in_preview(page.file, page.showing, day, unfit)
        and not (isinstance(page.about, Film) and page.about.comic not in comics)
    }
    made = [
        *((page.address, page.showing) for page in pages.values()),
        *((each.address, each.showing) for each in comics.values()),
    ]
    banners = {address: banner(showing) for address, showing in made if not showing.on(day)}
    return replace(content, pages=pages, comics=comics, banners=banners)


def _in_preview(file: str, showing: Showing, day: date, unfit: Collection[str]) -> bool:
    return file not in unfit and (showing.withdraw_at or date.max) > day


def banner(showing: Showing) -> str:
    """What a preview says above something that is not published."""
    return "草稿，没有发布" if showing.draft or not showing.publish_at else f"{chinese_date(showing.publish_at)}发布"
