"""What one page to learn from says of another: it must be there, and shown whenever the one that names it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chalicelib.definitions.errors import DefinitionError

from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import Film, Guide, Post

_WHOM_TO_ASK = re.compile(r"^## +找谁\s*$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TO_A_LIST = re.compile(r"\]\(/find/[a-z0-9-]+/")

SAME_DAYS = "两边的日子写成一样，或者这里先不写"


def connection_errors(content: Content) -> Iterator[DefinitionError]:
    """Comics and guides that are named and not there, posts that nobody can tell apart."""
    for page in content.pages.values():
        yield from _of_page(content, page)
    yield from _posts_alike(content)


def _of_page(content: Content, page: Page) -> Iterator[DefinitionError]:
    if isinstance(page.about, Post | Film) and page.about.comic:
        yield from _comic_error(content, page, page.about.comic)
    if isinstance(page.about, Film):
        yield from _film_errors(content, page, page.about)
    if isinstance(page.about, Guide):
        yield from _guide_errors(content, page, page.about)


def _comic_error(content: Content, page: Page, id_: str) -> Iterator[DefinitionError]:
    comic = content.comics.get(id_)
    if comic is None:
        there = "、".join(content.comics) or "还没有漫画"
        yield DefinitionError(page.at("comic"), f"content/comics/ 里没有「{id_}」，可以写：{there}")
    elif gap := comic.showing.gap(page.showing):
        yield DefinitionError(page.at("comic"), f"漫画「{comic.title}」{gap}。{SAME_DAYS}")


def _film_errors(content: Content, page: Page, film: Film) -> Iterator[DefinitionError]:
    comic = content.comics.get(film.comic)
    if comic and not comic.panels:
        yield DefinitionError(
            page.at("comic"), f"漫画「{comic.title}」是现成的图片，做不成短片，请写一个用脚本画的漫画"
        )
    folder = page.file.partition("/")[0]
    if film.voice and f"{folder}/{film.voice}" not in content.sizes:
        yield DefinitionError(page.at("voice"), f"没有配音文件 {folder}/{film.voice}")


def _guide_errors(content: Content, page: Page, guide: Guide) -> Iterator[DefinitionError]:
    target = content.pages.get(guide.part_of.strip("/") + "/")
    if guide.part_of and not (target and isinstance(target.about, Guide) and not target.about.part_of):
        yield DefinitionError(
            page.at("part_of"), f"「part_of」写的 {guide.part_of} 不是一篇文章，写成 /learn/guides/work-injury/ 这样"
        )
    elif guide.part_of and target and (gap := target.showing.gap(page.showing)):
        yield DefinitionError(page.at("part_of"), f"「{target.title}」{gap}。{SAME_DAYS}")
    whom = _WHOM_TO_ASK.search(page.body)
    if not guide.part_of and whom and not _TO_A_LIST.search(whom[1]):
        line = page.body_line + page.body[: whom.start()].count("\n")
        yield DefinitionError(
            f"{page.file} 第{line}行", "「找谁」里至少连到一份名单，比如 [律师](/find/lawyer/)，点进去能选县区"
        )


def _posts_alike(content: Content) -> Iterator[DefinitionError]:
    posts = [page for page in content.pages.values() if isinstance(page.about, Post)]
    alike = Counter((page.title, page.showing.publish_at) for page in posts)
    for page in posts:
        if alike[page.title, page.showing.publish_at] > 1:
            yield DefinitionError(page.at("title"), f"{page.showing.publish_at} 有两期都叫「{page.title}」，改一个")
