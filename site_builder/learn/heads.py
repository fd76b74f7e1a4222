"""What the head of each kind of page to learn from adds: a guide, a case study, a post of the column, a film."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.law import Citation


def read_laws(entry: Entry) -> tuple[Citation, ...]:
    """Read ``laws``: a list of ``{law, article}``, of which there is at least one."""
    return tuple(_read_citation(each) for each in entry.entries("laws", required=True))


def _read_citation(entry: Entry) -> Citation:
    citation = Citation(entry.text("law"), entry.text("article"))
    entry.done()
    return citation


@dataclass(frozen=True)
class Guide:
    """What to do about one matter; ``part_of`` is the address of the guide that a further page goes on from, or ""."""

    part_of: str

    @classmethod
    def read(cls, entry: Entry) -> Guide:
        """Read what a guide's head adds."""
        return cls(entry.text("part_of", ""))


@dataclass(frozen=True)
class Claim:
    """What somebody asked for and what the court granted, in yuan. ``item`` is the calculator's item that must come to the
    same ("total" for all), ``why`` explains where it does not, or where no calculator gives it; ``line`` is the file's.
    """

    what: str
    asked: Decimal | None
    granted: Decimal | None
    item: str
    why: str
    line: int

    @classmethod
    def read(cls, entry: Entry) -> Claim:
        """Read one entry of ``claims``; a claim without money has neither ``asked`` nor ``granted``."""
        claim = cls(
            what=entry.text("what"),
            asked=entry.optional_number("asked"),
            granted=entry.optional_number("granted"),
            item=entry.text("item", ""),
            why=entry.text("why", ""),
            line=entry.place.lines[entry.path],
        )
        if min(claim.asked or 0, claim.granted or 0) < 0:
            entry.refuse("「asked」「granted」是要了、判了多少元，不能是负数")
        entry.done()
        return claim


@dataclass(frozen=True)
class CaseStudy:
    """A made-up case: ``facts`` are typed into the ``calculator`` as on a day; "" where none of ours fits."""

    laws: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    calculator: str
    as_at: date | None
    facts: Mapping[str, str]

    @classmethod
    def read(cls, entry: Entry) -> CaseStudy:
        """Read what a case study's head adds."""
        calculator = entry.text("calculator", "")
        return cls(
            laws=read_laws(entry),
            claims=tuple(Claim.read(each) for each in entry.entries("claims")),
            calculator=calculator,
            as_at=entry.day("as_at") if calculator else None,
            facts=entry.pairs("facts") if calculator else {},
        )


@dataclass(frozen=True)
class Post:
    """One number of 小蓝说法, of the day on which it is published; ``comic`` is the id of the one it goes with, or ""."""

    published_on: date
    comic: str

    @classmethod
    def read(cls, entry: Entry) -> Post:
        """Read what a post's head adds."""
        return cls(entry.day("publish_at"), entry.text("comic", ""))


@dataclass(frozen=True)
class FilmFile:
    """A film at any host: its address, its height in pixels, its size in bytes."""

    src: str
    height: int
    size: int

    @classmethod
    def read(cls, entry: Entry) -> FilmFile:
        """Read one entry of ``files``; ``megabytes`` are millions of bytes."""
        src, height, megabytes = entry.text("src"), entry.number("height"), entry.number("megabytes")
        if not src.startswith("https://"):
            entry.refuse("「src」要写 https:// 开头的网址", "src")
        if height <= 0 or megabytes <= 0:
            entry.refuse("「height」写视频的高（像素），「megabytes」写大小（MB），都要大于0")
        entry.done()
        return cls(src, int(height), int(megabytes * 1_000_000))


@dataclass(frozen=True)
class Film:
    """A film that tells a comic: made of it, with the ``voice`` of a file below ``content/`` or without any, or, where there
    are ``files``, laid somewhere else and ``seconds`` long.
    """

    comic: str
    voice: str
    files: tuple[FilmFile, ...]
    seconds: int
    has_voice: bool

    @classmethod
    def read(cls, entry: Entry) -> Film:
        """Read what a film's head adds."""
        files = tuple(FilmFile.read(each) for each in entry.entries("files"))
        seconds = int(entry.number("seconds")) if files else 0
        if files and seconds <= 0:
            entry.refuse("「seconds」写片长，多少秒，要大于0", "seconds")
        return cls(
            comic=entry.text("comic"),
            voice=entry.text("voice", ""),
            files=files,
            seconds=seconds,
            has_voice=entry.flag("has_voice"),
        )


About = Guide | CaseStudy | Post | Film

KINDS: Mapping[str, Callable[[Entry], About]] = {
    "learn/guides/": Guide.read,
    "learn/cases/": CaseStudy.read,
    "learn/films/": Film.read,
    "xiaolan/": Post.read,
}
"""By folder of ``content/pages``; the folder's own first page is none of the kind."""

SECTIONS_OF_TOPICS = ("learn/", "xiaolan/")


def read_about(entry: Entry, address: str) -> tuple[str, About | None]:
    """The topic of a page and what its kind adds; a page of another kind may have a topic too."""
    kind = next((read for folder, read in KINDS.items() if address.startswith(folder) and address != folder), None)
    has_topic = kind is not None or address.startswith(SECTIONS_OF_TOPICS)
    topic = entry.text("topic", None if kind else "") if has_topic else ""
    return topic, kind(entry) if kind else None
