"""Pages that list what there is to learn from: by kind, by topic, and the column's archive by year and month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from chalicelib.definitions.calculator import Link
from chalicelib.rendering import Later, rendered_later
from chalicelib.rendering.frame import Page

from site_builder.sources import Content
from site_builder.trail import trail_to

from .addresses import ARCHIVE, CASES, COLUMN, FILMS, GUIDES, LISTS, TOPICS, topic_address
from .library import KINDS, Lesson, Library, lessons, library_of
from .sharing import feed_links
from .topics import Topic

LEARN = "learn"
MOST_OF_A_TOPIC = 6
"""So many stand under a topic on the list of a kind; all of them stand on the topic's own page."""

BY_KIND = {
    CASES: ("case", "案例", "照着真事写的案子：发生了什么，法院怎么看，你可以怎么做。人物和案情都是编的，法律是真的。"),
    FILMS: ("film", "短片", "几分钟的动画，讲一件事。先看清有多大，再点开。"),
}
KIND_OF_LIST = {GUIDES: "guide"} | {address: kind for address, (kind, *_) in BY_KIND.items()}
GUIDES_TITLE, GUIDES_INTRO = "遇事怎么办", "一件事一篇：今天先做什么，哪天为止，能要什么，找谁。"
TOPICS_TITLE, TOPICS_INTRO = "按题目找", "一个题目一页，把怎么办、漫画、案例、短片放在一起。"

_NEXT = (Link("/ask/hotline/", "看了还不明白，打12348"),)


def list_addresses(content: Content) -> Iterator[str]:
    """Every page made here."""
    found = list(lessons(content))
    kinds, topics = {lesson.kind for lesson in found}, {lesson.topic for lesson in found}
    yield from (address for address, kind in KIND_OF_LIST.items() if kind in kinds)
    yield from (topic_address(topic) for topic in content.topics if topic in topics)
    if found:
        yield TOPICS
    if "post" in kinds:
        yield ARCHIVE
    yield from {year_address(lesson.day.year) for lesson in found if lesson.kind == "post"}


def list_pages(content: Content) -> Iterator[Page]:
    """The lists of what there is."""
    library = library_of(content)
    if library.of_kind("guide"):
        yield _guides(content, library)
    yield from (_of_kind(content, library, address) for address, (kind, *_) in BY_KIND.items() if library.of_kind(kind))
    if library.filled_topics:
        yield _topics(content, library)
    yield from (_topic(content, library, topic) for topic in library.filled_topics)
    if library.posts:
        yield from _archive(content, library)


def _page(content: Content, address: str, title: str, description: str, html: Later, head: str = "") -> Page:
    trail = trail_to(content, address, title)
    return Page(title, description, address, address.partition("/")[0], trail, html, head=head)


def _guides(content: Content, library: Library) -> Page:
    guides = [
        lesson for topic in library.filled_topics for lesson in library.on_topic(topic.id) if lesson.kind == "guide"
    ]
    return _list(content, GUIDES, GUIDES_TITLE, GUIDES_INTRO, [("", "", guides, 0)])


def _of_kind(content: Content, library: Library, address: str) -> Page:
    kind, title, intro = BY_KIND[address]
    groups = []
    for topic in library.filled_topics:
        found = [lesson for lesson in library.on_topic(topic.id) if lesson.kind == kind]
        more = len(found) - MOST_OF_A_TOPIC
        if found:
            groups.append((topic.name, topic_address(topic.id), found[:MOST_OF_A_TOPIC], max(more, 0)))
    return _list(content, address, title, intro, groups)


def _list(
    content: Content, address: str, title: str, intro: str, groups: list[tuple[str, str, list[Lesson], int]]
) -> Page:
    onward = (Link(f"/{TOPICS}", TOPICS_TITLE), *_NEXT)
    html = rendered_later("learn_list.html", {"title": title, "intro": intro, "groups": groups, "next": onward})
    return _page(content, address, title, intro, html)


def _topics(content: Content, library: Library) -> Page:
    topics = [(topic, topic_address(topic.id), _counted(library.on_topic(topic.id))) for topic in library.filled_topics]
    values = {"title": TOPICS_TITLE, "intro": TOPICS_INTRO, "topics": topics, "next": _NEXT}
    return _page(content, TOPICS, TOPICS_TITLE, TOPICS_INTRO, rendered_later("learn_topics.html", values))


def _counted(lessons: list[Lesson]) -> str:
    """What there is besides guides: 有漫画1篇、案例2篇."""
    kinds = [lesson.kind for lesson in lessons if lesson.kind != "guide"]
    found = "、".join(f"{words}{kinds.count(kind)}篇" for kind, words in KINDS.items() if kind in kinds)
    return f"有{found}。" if found else ""


def _topic(content: Content, library: Library, topic: Topic) -> Page:
    lessons = library.on_topic(topic.id)
    groups = [(KINDS[kind], list(found)) for kind, found in groupby(lessons, key=lambda lesson: lesson.kind)]
    values = {
        "topic": topic,
        "groups": groups,
        "tools": _tools(content, lessons),
        "next": (Link(f"/{TOPICS}", "别的题目"), *_NEXT),
    }
    html = rendered_later("learn_topic.html", values)
    return _page(content, topic_address(topic.id), topic.name, topic.description, html)


def _tools(content: Content, lessons: list[Lesson]) -> tuple[Link, ...]:
    """Calculators and services that the guides, then the case studies lead to, each once."""
    pages = [content.pages[lesson.address] for lesson in lessons if lesson.kind in ("guide", "case")]
    found: dict[str, Link] = {}
    for link in (link for page in pages for link in page.next):
        if link.to.startswith(("/look-up/calculators/", "/apply/")):
            found.setdefault(link.to, link)
    return tuple(found.values())


def year_address(year: int) -> str:
    """The archive of a year; the newest year's stands on the archive's own page too."""
    return f"{ARCHIVE}{year}/"


def _archive(content: Content, library: Library) -> Iterator[Page]:
    by_year = {year: list(posts) for year, posts in groupby(library.posts, key=lambda post: post.day.year)}
    years = [(year, year_address(year)) for year in by_year]
    for address, year in [(ARCHIVE, years[0][0]), *((address, year) for year, address in years)]:
        title = f"往期：{year}年" if address != ARCHIVE else LISTS[ARCHIVE]
        numbered = [(library.number(post), post) for post in by_year[year]]
        months = [(month, list(found)) for month, found in groupby(numbered, key=lambda each: each[1].day.month)]
        onward = (Link(f"/{COLUMN}", content.pages[COLUMN].title), Link(f"/{TOPICS}", TOPICS_TITLE), *_NEXT)
        values = {"title": title, "year": year, "months": months, "years": years, "next": onward}
        html = rendered_later("learn_archive.html", values)
        yield _page(content, address, title, "出过的每一期，按年月排。", html, feed_links(content))
