"""What is wrong with the pages to learn from, beyond what is checked of every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.law import Citation

from site_builder.comics.script import Comic
from site_builder.markdown import citation_problem
from site_builder.page_reading import Page
from site_builder.sources import Content

from .connections import connection_errors
from .heads import CaseStudy, Guide
from .sensitive import sensitive_errors
from .studies import study_errors

GUIDE_PARTS = ("今天先做", "有期限", "能要什么", "找谁", "留什么证据", "别做什么", "不懂打谁")
STUDY_PARTS = ("发生了什么", "法院怎么看", "法律怎么说", "你可以怎么做")

_HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)


def missing_parts(content: Content) -> Iterator[DefinitionError]:
    """Guides and case studies that lack a part, or have them in another order."""
    for page in content.pages.values():
        where = f"{page.file} 第{page.body_line}行"
        yield from (DefinitionError(where, problem) for problem in _missing_parts(page, _parts_of(page)))


def learn_errors(content: Content) -> Iterator[DefinitionError]:
    """Everything else wrong with guides, case studies, posts, films and comics, by themselves and together."""
    for page in content.pages.values():
        yield from _page_errors(content, page)
    for comic in content.comics.values():
        yield from _head_errors(content, comic, comic.topic, comic.laws)
    yield from sensitive_errors(content)
    yield from connection_errors(content)


def _page_errors(content: Content, page: Page) -> Iterator[DefinitionError]:
    about = page.about
    yield from _head_errors(content, page, page.topic, about.laws if isinstance(about, CaseStudy) else ())
    if isinstance(about, CaseStudy):
        yield from study_errors(page, about, content)


def _head_errors(
    content: Content, head: Page | Comic, topic: str, laws: Iterable[Citation]
) -> Iterator[DefinitionError]:
    if topic and topic not in content.topics:
        there = "、".join(content.topics)
        yield DefinitionError(head.at("topic"), f"「topic」写的「{topic}」，content/topics.yml 里没有，可以写：{there}")
    problems = filter(None, (citation_problem(content.catalogue, law) for law in laws))
    yield from (DefinitionError(head.at("laws"), problem) for problem in problems)


def _parts_of(page: Page) -> tuple[str, ...]:
    if isinstance(page.about, Guide) and not page.about.part_of:
        return GUIDE_PARTS
    return STUDY_PARTS if isinstance(page.about, CaseStudy) else ()


def _missing_parts(page: Page, parts: tuple[str, ...]) -> Iterator[str]:
    """Parts that are not there, else parts that do not stand in their order."""
    there = [heading for heading in _HEADING.findall(page.body) if heading in parts]
    missing = [part for part in parts if part not in there]
    if missing:
        yield f"缺这几节：{'、'.join(missing)}（每一节的标题写成「## {missing[0]}」这样）"
    elif there != list(parts):
        yield f"这几节要按顺序写，各一次：{'、'.join(parts)}"
