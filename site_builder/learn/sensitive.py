"""Where neither 小蓝 nor a comic stands: sensitive topics, and words of tragedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chalicelib.definitions.errors import DefinitionError

from site_builder.comics.script import Comic, Image
from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import Film, Post

Line = tuple[str, str]
"""Where a text stands, file and line, and the text."""


def sensitive_errors(content: Content) -> Iterator[DefinitionError]:
    """Comics, films and posts on a sensitive topic, and those that tell of what 小蓝 does not tell."""
    words: Mapping[str, str] = content.trees["wording"].get("sensitive") or {}
    for comic in content.comics.values():
        yield from _topic_error(content, comic.topic, comic.at("topic"), "漫画")
        yield from _word_errors(words, _lines_of_comic(comic))
    for page in content.pages.values():
        if isinstance(page.about, Post | Film):
            kind = "小蓝说法" if isinstance(page.about, Post) else "漫画做的短片"
            yield from _topic_error(content, page.topic, page.at("topic"), kind)
            yield from _word_errors(words, _lines_of_page(page))


def _topic_error(content: Content, topic: str, where: str, kind: str) -> Iterator[DefinitionError]:
    if topic in content.topics and content.topics[topic].sensitive:
        name = content.topics[topic].name
        yield DefinitionError(where, f"「{name}」是受伤害的人看的题目，不放{kind}。写成文章（learn/guides）或者案例")


def _word_errors(words: Mapping[str, str], lines: Iterator[Line]) -> Iterator[DefinitionError]:
    for where, text in lines:
        found = next((word for word in words if word in text), None)
        if found:
            yield DefinitionError(where, f"小蓝和漫画不讲「{found}」：{words[found]}")


def _lines_of_page(page: Page) -> Iterator[Line]:
    yield page.at("title"), page.title
    yield page.at("description"), page.description
    for n, line in enumerate(page.body.split("\n")):
        yield f"{page.file} 第{page.body_line + n}行", line


def _lines_of_comic(comic: Comic) -> Iterator[Line]:
    yield comic.at("title"), comic.title
    yield comic.at("description"), comic.description
    yield comic.at("ending"), comic.ending
    for part in comic.parts:
        yield f"{comic.file} 第{part.line}行", part.caption
        said = [(part.line, part.text)] if isinstance(part, Image) else [(each.line, each.text) for each in part.says]
        yield from ((f"{comic.file} 第{line}行", text) for line, text in said)
