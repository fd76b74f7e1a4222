"""Everything to learn from that is shown, as lists show it, and what goes together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.markdown import filled
from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import CaseStudy, Film, Guide, Post
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


class Library:
    """The lessons of a content, in the order of its files."""

    def __init__(self, content: Content) -> None:
        self.topics = content.topics
        found = dict(_lessons(content))
        self.lessons = {lesson.address: lesson for lesson in found}
        self.articles = {lesson.address: articles for lesson, articles in found.items()}
        self._by_topic: dict[str, list[Lesson]] = defaultdict(list)
        self._by_article: dict[Article, list[Lesson]] = defaultdict(list)
        for lesson, articles in found.items():
            self._by_topic[lesson.topic].append(lesson)
            for article in articles:
                self._by_article[article].append(lesson)
        self.posts = sorted(self.of_kind("post"), key=lambda post: (post.day, post.address), reverse=True)
        self.numbers = content.numbers

    def of_kind(self, kind: str) -> list[Lesson]:
        """All of a kind."""
        return [lesson for lesson in self.lessons.values() if lesson.kind == kind]

    def on_topic(self, topic: str) -> list[Lesson]:
        """All on a topic, by kind; a guide before the pages that go on from it, the newest post first."""
        return sorted(self._by_topic.get(topic, ()), key=_place_on_topic)

    @property
    def filled_topics(self) -> list[Topic]:
        """The topics on which there is something, in the editor's order."""
        return [topic for id_, topic in self.topics.items() if id_ in self._by_topic]

    def is_sensitive(self, lesson: Lesson) -> bool:
        """Whether it is on a topic on which neither 小蓝 nor a comic ever stands."""
        return lesson.topic in self.topics and self.topics[lesson.topic].sensitive

    def related(self, lesson: Lesson) -> tuple[Lesson, ...]:
        """What to read next: on the same topic first, then what rests on most of the same articles; the newest of equals."""
        shared: dict[Lesson, int] = defaultdict(int)
        for article in self.articles[lesson.address]:
            for other in self._by_article[article]:
                shared[other] += 1
        near = dict.fromkeys(self._by_topic[lesson.topic])
        near |= dict.fromkeys(other for other, times in shared.items() if times >= LEAST_SHARED)
        left_out = OF_XIAOLAN if self.is_sensitive(lesson) else ()
        found = [
            other
            for other in near
            if other != lesson and other.kind not in (*left_out, "film") and not _is_own_comic(lesson, other)
        ]
        found.sort(key=lambda other: other.address)
        found.sort(key=lambda other: (other.topic == lesson.topic, shared.get(other, 0), other.day), reverse=True)
        return tuple(found[:MOST_RELATED])

    def around(self, post: Lesson) -> tuple[Lesson | None, Lesson | None]:
        """The post before and the one after, None at the ends."""
        n = self.posts.index(post)
        return self.posts[n + 1] if n + 1 < len(self.posts) else None, self.posts[n - 1] if n else None


def _place_on_topic(lesson: Lesson) -> tuple[int, int, str]:
    newest_first = -lesson.day.toordinal() if lesson.kind == "post" else 0
    return list(KINDS).index(lesson.kind), newest_first, lesson.address.rstrip("/")


def _is_own_comic(lesson: Lesson, other: Lesson) -> bool:
    return other.kind == "comic" and other.comic == lesson.comic


def _lessons(content: Content) -> Iterator[tuple[Lesson, frozenset[Article]]]:
    for comic in content.comics.values():
        lesson = Lesson(
            "comic", comic.address, comic.title, comic.description, comic.topic, comic.reviewed_on, comic.id
        )
        yield lesson, frozenset((law.law, law.number) for law in comic.laws)
    for page in content.pages.values():
        if page.about:
            yield lesson_of(page), frozenset(_articles(content, page))


def lesson_of(page: Page) -> Lesson:
    """A page of one of the kinds, as lists show it."""
    about = page.about
    day = about.published_on if isinstance(about, Post) else page.reviewed_on
    comic = about.comic if isinstance(about, Post | Film) else ""
    return Lesson(_BY_HEAD[type(about)], page.address, page.title, page.description, page.topic, day, comic)


def _articles(content: Content, page: Page) -> Iterator[Article]:
    declared = page.about.laws if isinstance(page.about, CaseStudy) else ()
    yield from ((citation.law, citation.number) for citation in (*declared, *filled(page, content)[1]))
