"""A comic as an editor writes it: who plays, and panel by panel where it is, who stands where, and what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.entry import Entry
from chalicelib.definitions.law import Citation

from site_builder.learn.heads import read_laws
from site_builder.learn.showing import Showing

from .vocabulary import CHARACTERS, MOODS, PLACES, POSES, PROPS

SPOTS = ("left", "middle", "right")
WAYS_TO_SAY = ("speech", "thought", "phone")

_FILE_NAME = re.compile(r"[a-z0-9-]*")


@dataclass(frozen=True)
class Standing:
    """Somebody in a panel: the name in the cast, where, in which mood and pose."""

    who: str
    at: str
    mood: str
    pose: str


@dataclass(frozen=True)
class Prop:
    """A thing in a panel, and where it stands; in somebody's hand where one that can be held stands at their spot."""

    what: str
    at: str


@dataclass(frozen=True)
class Said:
    """Words of somebody in a panel, in the order in which they are read; ``line`` is the file's."""

    who: str
    text: str
    how: str
    line: int


@dataclass(frozen=True)
class Panel:
    """One picture; ``caption`` is the sentence below it, or ""; ``line`` is the file's."""

    place: str
    people: tuple[Standing, ...]
    props: tuple[Prop, ...]
    says: tuple[Said, ...]
    caption: str
    line: int

    @property
    def names(self) -> list[str]:
        """Everybody who stands or speaks in it, once."""
        return list(dict.fromkeys([each.who for each in self.people] + [said.who for said in self.says]))


@dataclass(frozen=True)
class Image:
    """A panel made elsewhere: the files ``<name>-360.webp`` … in the comic's folder, ``alt`` what is to be seen, ``text``
    every word in it; ``line`` is the file's.
    """

    name: str
    alt: str
    text: str
    caption: str
    line: int


@dataclass(frozen=True)
class Comic:
    """A comic, of ``panels`` that we draw or of ``images`` made elsewhere. ``cast`` gives each name its character; ``ending``
    is the sentence to remember.
    """

    id: str
    file: str
    title: str
    description: str
    topic: str
    laws: tuple[Citation, ...]
    reviewed_on: date
    review_by: date
    showing: Showing
    cast: Mapping[str, str]
    panels: tuple[Panel, ...]
    images: tuple[Image, ...]
    ending: str
    next: tuple[Link, ...]
    lines: Mapping[str, int] = field(default_factory=dict)

    def at(self, key: str) -> str:
        """Where a key is written: the file, with the line as far as it is known."""
        return f"{self.file} 第{self.lines[key]}行" if key in self.lines else self.file

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return f"learn/comics/{self.id}/"

    @property
    def parts(self) -> tuple[Panel | Image, ...]:
        """Its panels or its images, in order."""
        return (*self.panels, *self.images)


def read_comic(entry: Entry) -> Comic:
    """Read ``content/comics/<id>.yml``."""
    is_drawn = not entry.has("images")
    comic = Comic(
        id=entry.text("id"),
        file=entry.place.file,
        title=entry.text("title"),
        description=entry.text("description"),
        topic=entry.text("topic"),
        laws=read_laws(entry),
        reviewed_on=entry.day("reviewed_on"),
        review_by=entry.day("review_by"),
        showing=Showing.read(entry),
        cast=_read_cast(entry) if is_drawn else {},
        panels=tuple(_read_panel(each) for each in entry.entries("panels", required=True)) if is_drawn else (),
        images=tuple(map(_read_image, entry.entries("images"))),
        ending=entry.text("ending"),
        next=tuple(Link.read(link) for link in entry.entries("next", required=True)),
        lines={str(path[0]): line for path, line in entry.place.lines.items() if len(path) == 1},
    )
    entry.done()
    return comic


def _read_cast(entry: Entry) -> Mapping[str, str]:
    cast = entry.entry("cast")
    return {name: cast.choice(name, tuple(CHARACTERS)) for name in cast.keys()}  # noqa: SIM118 - an Entry is no dict


def _read_panel(entry: Entry) -> Panel:
    panel = Panel(
        place=entry.choice("place", tuple(PLACES)),
        people=tuple(_read_standing(each) for each in entry.entries("people")),
        props=tuple(_read_prop(each) for each in entry.entries("props")),
        says=tuple(_read_said(each) for each in entry.entries("says")),
        caption=entry.text("caption", ""),
        line=entry.place.lines[entry.path],
    )
    entry.done()
    return panel


def _read_image(entry: Entry) -> Image:
    if not _FILE_NAME.fullmatch(entry.text("file")):
        entry.refuse("「file」是文件名的前半段，只能用小写字母、数字和短横线，比如 p1", "file")
    image = Image(
        entry.text("file"),
        entry.text("alt"),
        entry.text("text"),
        entry.text("caption", ""),
        entry.place.lines[entry.path],
    )
    entry.done()
    return image


def _read_standing(entry: Entry) -> Standing:
    standing = Standing(
        entry.text("who"),
        entry.choice("at", SPOTS),
        entry.choice("mood", tuple(MOODS), "calm"),
        entry.choice("pose", tuple(POSES), "stand"),
    )
    entry.done()
    return standing


def _read_prop(entry: Entry) -> Prop:
    prop = Prop(entry.choice("what", tuple(PROPS)), entry.choice("at", SPOTS, "middle"))
    entry.done()
    return prop


def _read_said(entry: Entry) -> Said:
    said = Said(
        entry.text("who"), entry.text("text"), entry.choice("as", WAYS_TO_SAY, "speech"), entry.place.lines[entry.path]
    )
    entry.done()
    return said
