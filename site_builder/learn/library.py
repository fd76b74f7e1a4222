"""Everything to learn from that is shown, as lists show it, and what goes together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.comics.script import Comic
from site_builder.kept import Kept
from site_builder.markdown import filled
from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import About, CaseStudy, Film, Guide, Post
from .topics import Topic

KINDS = {"guide": "怎么办", "comic": "漫画", "case": "案例", "post": "小蓝说法", "film": "短片"}
"""What something to learn from can be, in the order of a topic's page."""
OF_XIAOLAN = ("post", "comic")
"""What never stands on a sensitive topic, nor beside what does."""
MOST_RELATED = 4
LEAST_SHARED = 2
"""Articles that what is on another topic must share: of periods to sue in, everybody speaks."""

_BY_HEAD = {Guide: "guide", CaseStudy: "case", Post: "post", Film: "film"}

Article = tuple[str, str]
"""An article without its paragraph: the law's id and the number."""


@dataclass(frozen=True)
class Lesson:
    """One guide, comic, case study, post or film. ``day`` is the one on which a post appeared, of others when they were
    last checked; ``comic`` the id of the comic that goes with it, its own for a comic, or "".
    """

    kind: str
    address: str
    title: str
    description: str
    topic: str
    day: date
    comic: str = ""

    @property
    def kind_name(self) -> str:
        """What it is, in a word."""
        return KINDS[self.kind]


Found = tuple[tuple[Lesson, frozenset[Article]], ...]
"""Lessons with the articles that they rest on."""


class Library:
    """The lessons of a content, in the order of its files."""

    def __init__(self, found: Found, topics: Mapping[str, Topic], numbers: Mapping[str, int]) -> None:
        self.topics, self._numbers = topics, numbers
        self.lessons = {lesson.address: lesson for lesson, _ in found}
        self.posts = sorted(self.of_kind("post"), key=lambda post: (post.day, post.address), reverse=True)
        self._articles = {lesson.address: articles for lesson, articles in found}
        self._by_topic: dict[str, list[str]] = defaultdict(list)
        self._by_article: dict[Article, list[str]] = defaultdict(list)
        for lesson, articles in found:
            self._by_topic[lesson.topic].append(lesson.address)
            for article in articles:
                self._by_article[article].append(lesson.address)
        self._related: dict[str, tuple[Lesson, ...]] = {}

    def of_kind(self, kind: str) -> list[Lesson]:
        """All of a kind."""
        return [lesson for lesson in self.lessons.values() if lesson.kind == kind]

    def on_topic(self, topic: str) -> list[Lesson]:
        """All on a topic, by kind; a guide before the pages that go on from it, the newest post first."""
        return sorted((self.lessons[address] for address in self._by_topic.get(topic, ())), key=_place_on_topic)

    @property
    def filled_topics(self) -> list[Topic]:
        """The topics on which there is something, in the editor's order."""
        return [topic for id_, topic in self.topics.items() if id_ in self._by_topic]

    def is_sensitive(self, lesson: Lesson) -> bool:
        """Whether it is on a topic on which neither 小蓝 nor a comic ever stands."""
        return lesson.topic in self.topics and self.topics[lesson.topic].sensitive

    def related(self, lesson: Lesson) -> tuple[Lesson, ...]:
        """What to read next: on the same topic first, then what rests on most of the same articles; the newest of equals.
        A guide names many articles and leads to other guides in its own words, so it stays with its topic.
        """
        if lesson.address not in self._related:
            self._related[lesson.address] = tuple(self._find_related(lesson))
        return self._related[lesson.address]

    def _find_related(self, lesson: Lesson) -> list[Lesson]:
        shared = Counter(other for article in self._articles[lesson.address] for other in self._by_article[article])
        near, left_out = set(self._by_topic[lesson.topic]), {"film", *(OF_XIAOLAN if self.is_sensitive(lesson) else ())}
        if lesson.kind == "guide":
            left_out.add("guide")
        else:
            near |= {other for other, times in shared.items() if times >= LEAST_SHARED}
        found = [
            other
            for other in map(self.lessons.__getitem__, sorted(near - {lesson.address}))
            if other.kind not in left_out and not _is_own_comic(lesson, other)
        ]
        found.sort(key=lambda other: (other.topic == lesson.topic, shared[other.address], other.day), reverse=True)
        return found[:MOST_RELATED]

    def number(self, post: Lesson) -> int:
        """The number of a post; 0 for a draft, which only a preview shows."""
        return self._numbers.get(post.address, 0)

    def around(self, post: Lesson) -> tuple[Lesson | None, Lesson | None]:
        """The post before and the one after, None at the ends."""
        n = self.posts.index(post)
        return self.posts[n + 1] if n + 1 < len(self.posts) else None, self.posts[n - 1] if n else None


_libraries = Kept[Library]()


def library_of(content: Content) -> Library:
    """The library of what a content shows, kept until a title, a topic or an article in it changes."""
    found = tuple((lesson, _articles(content, lesson)) for lesson in lessons(content))
    state = (found, content.topics, content.numbers)
    return _libraries.get("", state, lambda: Library(found, content.topics, content.numbers))


def _place_on_topic(lesson: Lesson) -> tuple[int, int, str]:
    newest_first = -lesson.day.toordinal() if lesson.kind == "post" else 0
    return list(KINDS).index(lesson.kind), newest_first, lesson.address.rstrip("/")


def _is_own_comic(lesson: Lesson, other: Lesson) -> bool:
    return other.kind == "comic" and other.comic == lesson.comic


def lessons(content: Content) -> Iterator[Lesson]:
    """Everything to learn from."""
    yield from map(lesson_of, content.comics.values())
    yield from (_of_page(page, page.about) for page in content.pages.values() if page.about)


def lesson_of(comic: Comic) -> Lesson:
    """A comic, as lists show it."""
    return Lesson("comic", comic.address, comic.title, comic.description, comic.topic, comic.reviewed_on, comic.id)


def _of_page(page: Page, about: About) -> Lesson:
    day = about.published_on if isinstance(about, Post) else page.reviewed_on
    comic = about.comic if isinstance(about, Post | Film) else ""
    return Lesson(_BY_HEAD[type(about)], page.address, page.title, page.description, page.topic, day, comic)


def _articles(content: Content, lesson: Lesson) -> frozenset[Article]:
    """The articles that a lesson names, in its head or its text."""
    if lesson.kind == "comic":
        return frozenset((law.law, law.number) for law in content.comics[lesson.comic].laws)
    page = content.pages[lesson.address]
    declared = page.about.laws if isinstance(page.about, CaseStudy) else ()
    return frozenset((law.law, law.number) for law in (*declared, *filled(page, content)[1]))
