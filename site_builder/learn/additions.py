"""What the builder adds to an editor's page to learn from: the number of a post, the sums of a case study, what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.law import Citation
from chalicelib.rendering import render

from site_builder.comics.pages import cover_of
from site_builder.kept import Kept
from site_builder.made.on_site import film_piece
from site_builder.page_reading import Page
from site_builder.sources import Content

from .addresses import COLUMN, topic_address
from .heads import CaseStudy, Film, Post
from .library import Lesson, Library, library_of
from .sharing import feed_links, share_card
from .studies import citations_of_study, filled_in

NEWEST_ON_COLUMN = 10


@dataclass(frozen=True)
class Added:
    """HTML for the document's ``head``, before the text (``door``) and behind it (``tail``); the articles that it rests on
    beyond those in the text; whether 小蓝 stands beside the title.
    """

    head: str = ""
    door: str = ""
    tail: str = ""
    citations: tuple[Citation, ...] = ()
    xiaolan: bool = False


NOTHING = Added()

_added = Kept[Added]()


def additions(content: Content) -> Mapping[str, Added]:
    """By address, what is added to each page that gets something; made anew only where something has changed."""
    library = library_of(content)
    found = {
        page.address: _of_lesson(content, page, library.lessons[page.address], library)
        for page in content.pages.values()
        if page.about
    }
    if "" in content.pages:
        found[""] = _of_home(content, library)
    if COLUMN in content.pages:
        newest = [(library.number(post), post) for post in library.posts[:NEWEST_ON_COLUMN]]
        state = (newest, len(library.posts), bool(library.filled_topics), content.catalogue.city)
        found[COLUMN] = _added.get(COLUMN, state, lambda: _of_column(content, library, newest))
    return found


def _of_home(content: Content, library: Library) -> Added:
    newest = library.posts[0] if library.posts else None
    comic = content.comics.get(newest.comic) if newest else None
    values = {"post": newest, "cover": cover_of(content, comic) if comic else None}
    return Added(tail=render("learn_newest.html", values))


def _of_column(content: Content, library: Library, newest: list[tuple[int, Lesson]]) -> Added:
    values = {"newest": newest, "topics": library.filled_topics}
    return Added(head=feed_links(content), tail=render("learn_column.html", values))


def _of_lesson(content: Content, page: Page, lesson: Lesson, library: Library) -> Added:
    about = page.about
    related = library.related(lesson) if lesson.kind != "film" else ()
    around = library.around(lesson) if isinstance(about, Post) else (None, None)
    comic = content.comics.get(lesson.comic)
    topic = library.topics[lesson.topic]
    cover = cover_of(content, comic) if comic else None
    beside = (related, around, library.number(lesson), topic, comic and comic.title, cover)
    made = (content.made.films.get(lesson.comic), lesson.comic in content.made.cards)
    state = (lesson, about, beside, comic, made, content.catalogue.city, content.state_of_rules)

    def make() -> Added:
        values = {
            "lesson": lesson,
            "topic": topic,
            "topic_address": topic_address(topic.id),
            "number": library.number(lesson),
            "comic": comic if isinstance(about, Post) else None,
            "cover": cover,
            "study": about if isinstance(about, CaseStudy) else None,
            "calculator": filled_in(about, content) if isinstance(about, CaseStudy) else None,
            "related": related,
            "before": around[0],
            "after": around[1],
        }
        return Added(
            head=share_card(content, lesson) + (feed_links(content) if isinstance(about, Post) else ""),
            door=render("learn_door.html", values)
            + (film_piece(content, page, about) if isinstance(about, Film) else ""),
            tail=render("learn_tail.html", values),
            citations=tuple(citations_of_study(about, content)) if isinstance(about, CaseStudy) else (),
            xiaolan=isinstance(about, Post) and not topic.sensitive,
        )

    return _added.get(page.address, state, make)
