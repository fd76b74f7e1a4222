"""The column as feeds: Atom, RSS 2.0 and JSON Feed 1.1, each with the newest posts in full."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from chalicelib.definitions.city import City

from site_builder.kept import Kept
from site_builder.markdown import filled
from site_builder.page_reading import Page
from site_builder.sources import Content

from .addresses import ATOM, COLUMN, FEEDS, JSON, RSS
from .library import Lesson, library_of

NEWEST = 20

_ATOM_NAMES = "http://www.w3.org/2005/Atom"
_CONTENT_NAMES = "http://purl.org/rss/1.0/modules/content/"
_IN_ATOM, _IN_CONTENT = f"{{{_ATOM_NAMES}}}", f"{{{_CONTENT_NAMES}}}"
"""How tags of a namespace begin."""
_CHINA = timezone(timedelta(hours=8))
_LINK = re.compile(r' (href|src)="/')
_EXTENSIONS = ["admonition", "sane_lists", "tables", "pymdownx.details"]
"""Those of mkdocs.yml, without the anchors that only a page needs."""

_html = Kept[str]()


@dataclass(frozen=True)
class Entry:
    """A post in a feed. ``html`` is its whole text with whole addresses."""

    lesson: Lesson
    url: str
    topic: str
    html: str


@dataclass(frozen=True)
class Feed:
    """What all three are made from."""

    city: City
    column: Page
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """The column's name with the site's."""
        return f"{self.column.title} - {self.city.site_name}"

    @property
    def home(self) -> str:
        """The column's own page."""
        return f"{self.city.site_url}{COLUMN}"

    @property
    def updated(self) -> datetime:
        """When the newest post appeared; before the first, when the column's page was last checked."""
        return _moment(self.entries[0].lesson.day if self.entries else self.column.reviewed_on)


def feeds(content: Content) -> dict[str, bytes]:
    """The feeds by address; none where there is no column."""
    if COLUMN not in content.pages:
        return {}
    library, city = library_of(content), content.catalogue.city
    entries = tuple(
        Entry(post, f"{city.site_url}{post.address}", library.topics[post.topic].name, _whole_text(content, post))
        for post in library.posts[:NEWEST]
    )
    feed = Feed(city, content.pages[COLUMN], entries)
    return {ATOM: _atom(feed), RSS: _rss(feed), JSON: _json(feed)}


def _whole_text(content: Content, post: Lesson) -> str:
    page, site_url = content.pages[post.address], content.catalogue.city.site_url

    def make() -> str:
        from markdown import markdown  # a check does without

        html = markdown(filled(page, content)[0], extensions=_EXTENSIONS)
        return _LINK.sub(lambda link: f' {link[1]}="{site_url}', html)

    return _html.get(post.address, (page, content.state_of_references, site_url), make)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), _CHINA)


def _with(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def _atom(feed: Feed) -> bytes:
    register_namespace("", _ATOM_NAMES)
    root = Element(f"{_IN_ATOM}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"})

    def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
        return _with(parent, f"{_IN_ATOM}{tag}", text, **attributes)

    add(root, "id", feed.home)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.column.description)
    add(root, "updated", feed.updated.isoformat())
    add(root, "link", rel="self", type=FEEDS[ATOM], href=f"{feed.city.site_url}{ATOM}")
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    add(add(root, "author"), "name", feed.city.site_name)
    for entry in feed.entries:
        item, day = add(root, "entry"), _moment(entry.lesson.day).isoformat()
        add(item, "id", entry.url)
        add(item, "title", entry.lesson.title)
        add(item, "published", day)
        add(item, "updated", day)
        add(item, "link", rel="alternate", type="text/html", href=entry.url)
        add(item, "category", term=entry.topic)
        add(item, "summary", entry.lesson.description)
        add(item, "content", entry.html, type="html")
    return _written(root)


def _rss(feed: Feed) -> bytes:
    register_namespace("atom", _ATOM_NAMES)
    register_namespace("content", _CONTENT_NAMES)
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _with(channel, "title", feed.title)
    _with(channel, "link", feed.home)
    _with(channel, "description", feed.column.description)
    _with(channel, "language", "zh-cn")
    _with(channel, "lastBuildDate", format_datetime(feed.updated))
    own = f"{feed.city.site_url}{RSS}"
    _with(channel, f"{_IN_ATOM}link", rel="self", type=FEEDS[RSS], href=own)
    for entry in feed.entries:
        item = SubElement(channel, "item")
        _with(item, "title", entry.lesson.title)
        _with(item, "link", entry.url)
        _with(item, "guid", entry.url, isPermaLink="true")
        _with(item, "pubDate", format_datetime(_moment(entry.lesson.day)))
        _with(item, "category", entry.topic)
        _with(item, "description", entry.lesson.description)
        _with(item, f"{_IN_CONTENT}encoded", entry.html)
    return _written(root)


def _written(root: Element) -> bytes:
    text: bytes = tostring(root, "utf-8", xml_declaration=True)
    return text


def _json(feed: Feed) -> bytes:
    items = [
        {
            "id": entry.url,
            "url": entry.url,
            "title": entry.lesson.title,
            "summary": entry.lesson.description,
            "content_html": entry.html,
            "date_published": _moment(entry.lesson.day).isoformat(),
            "tags": [entry.topic],
        }
        for entry in feed.entries
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.column.description,
        "language": "zh-CN",
        "home_page_url": feed.home,
        "feed_url": f"{feed.city.site_url}{JSON}",
        "authors": [{"name": feed.city.site_name}],
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()
