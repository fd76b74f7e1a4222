"""What is wrong with the pages to learn from, beyond what is checked of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.definitions.errors import DefinitionError

from site_builder.markdown import citation_problem
from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import CaseStudy, Guide

GUIDE_PARTS = ("今天先做", "有期限", "能要什么", "找谁", "留什么证据", "别做什么", "不懂打谁")
STUDY_PARTS = ("发生了什么", "法院怎么看", "法律怎么说", "你可以怎么做")

_HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)


def missing_parts(content: Content) -> Iterator[DefinitionError]:
    """Guides and case studies that lack a part, or have them in another order."""
    for page in content.pages.values():
        yield from (DefinitionError(page.file, problem) for problem in _missing_parts(page, _parts_of(page)))


def learn_errors(content: Content) -> Iterator[DefinitionError]:
    """Everything else that is wrong with guides, case studies, posts, films and comics and that one of them can show by
    itself.
    """
    for page in content.pages.values():
        yield from (DefinitionError(page.file, problem) for problem in _page_problems(content, page))
    for comic in content.comics.values():
        problems = [
            _topic_problem(content, comic.topic),
            *(citation_problem(content.catalogue, law) for law in comic.laws),
        ]
        yield from (DefinitionError(comic.file, problem) for problem in problems if problem)


def _page_problems(content: Content, page: Page) -> Iterator[str]:
    if problem := _topic_problem(content, page.topic):
        yield problem
    if isinstance(page.about, CaseStudy):
        yield from filter(None, (citation_problem(content.catalogue, law) for law in page.about.laws))


def _parts_of(page: Page) -> tuple[str, ...]:
    if isinstance(page.about, Guide) and not page.about.part_of:
        return GUIDE_PARTS
    return STUDY_PARTS if isinstance(page.about, CaseStudy) else ()


def _topic_problem(content: Content, topic: str) -> str:
    if not topic or topic in content.topics:
        return ""
    return f"「topic」写的「{topic}」，content/topics.yml 里没有，可以写：{'、'.join(content.topics)}"


def _missing_parts(page: Page, parts: tuple[str, ...]) -> Iterator[str]:
    """Parts that are not there, else parts that do not stand in their order."""
    there = [heading for heading in _HEADING.findall(page.body) if heading in parts]
    missing = [part for part in parts if part not in there]
    if missing:
        yield f"缺这几节：{'、'.join(missing)}（每一节的标题写成「## {missing[0]}」这样）"
    elif there != list(parts):
        yield f"这几节要按顺序写，各一次：{'、'.join(parts)}"
