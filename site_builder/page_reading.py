"""An editor's page, read: its head in YAML, which says what the page is called and where one goes from it, and its body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import DefinitionError

from .learn.heads import About, Post, read_about
from .learn.showing import ALWAYS, Showing
from .yaml_text import parse_yaml

_PAGE_NAME = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md")


@dataclass(frozen=True)
class SectionHead:
    """What a section's first page adds: its place in the menu, its icon, the words on its tile."""

    order: str
    icon: str
    words: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class Page:
    """One Markdown page. ``address`` is from the root without the leading slash ("learn/guides/x/", "" for home);
    ``body_line`` is the line of the file on which the body begins, ``lines`` those of the head by key; ``about`` is
    what its kind adds.
    """

    file: str
    address: str
    title: str
    description: str
    reviewed_on: date
    review_by: date
    next: tuple[Link, ...]
    often: tuple[Link, ...]
    head: SectionHead | None
    body: str
    body_line: int
    topic: str = ""
    about: About | None = None
    showing: Showing = ALWAYS
    lines: Mapping[str, int] = field(default_factory=dict)

    def at(self, key: str) -> str:
        """Where a key of the head is written: the file, with the line as far as it is known."""
        return f"{self.file} 第{self.lines[key]}行" if key in self.lines else self.file

    @property
    def section(self) -> str:
        """The section it belongs to: "learn"; "" for the home page."""
        return self.address.partition("/")[0]


def parsed_page(text: str, place: Place, relative: str) -> tuple[Page | None, list[DefinitionError]]:
    """The page, and what is wrong with it; none where its head cannot be read."""
    if not _PAGE_NAME.fullmatch(relative):
        place.errors.append(DefinitionError(place.file, "文件和文件夹的名字只能用小写字母、数字和短横线：它就是网址"))
    if place.errors:
        return None, place.errors
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        problem = "开头要有一段用两行 --- 围起来的页面信息（title、description……）"
        return None, [DefinitionError(f"{place.file} 第1行", problem)]
    head, body = text[4:].split("\n---\n", 1)
    entry = Entry(parse_yaml(head, place, first_line=2) or {}, place)
    page = None if place.errors else _make_page(entry, place.file, relative, body, head.count("\n") + 4)
    return page, place.errors


def _make_page(entry: Entry, file: str, relative: str, body: str, body_line: int) -> Page:
    bare = relative.removesuffix(".md").removesuffix("index").rstrip("/")
    address = f"{bare}/" if bare else ""
    topic, about = read_about(entry, address)
    page = Page(
        file=file,
        address=address,
        title=entry.text("title"),
        description=entry.text("description"),
        reviewed_on=entry.day("reviewed_on"),
        review_by=entry.day("review_by"),
        next=tuple(Link.read(link) for link in entry.entries("next", required=bool(address))),
        often=tuple(Link.read(link) for link in entry.entries("often", required=not address)),
        head=_section_head(entry) if relative.endswith("/index.md") and relative.count("/") == 1 else None,
        body=body,
        body_line=body_line,
        topic=topic,
        about=about,
        showing=Showing.read(entry),
        lines={str(path[0]): line for path, line in entry.place.lines.items() if len(path) == 1},
    )
    entry.done()
    return page


def post_numbers(pages: Mapping[str, Page]) -> Mapping[str, int]:
    """The number of each post of 小蓝说法 by its address, from 1, in the order of their days. Those to come and those
    withdrawn count too, so that a number stays what it was.
    """
    posts = [(page.about.published_on, page.address) for page in pages.values() if isinstance(page.about, Post)]
    posts = [post for post in posts if not pages[post[1]].showing.draft]
    return {address: n for n, (_, address) in enumerate(sorted(posts), start=1)}


def _section_head(entry: Entry) -> SectionHead:
    return SectionHead(
        entry.choice("order", tuple("123456789")),
        entry.text("icon"),
        tuple(entry.text("words").split()),
        entry.text("short"),
    )
