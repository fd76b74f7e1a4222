"""The pages of comics: the list by topic, and each comic with its panels, its words, and what to do next."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from chalicelib.definitions.calculator import Link
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from site_builder.kept import Kept
from site_builder.learn.addresses import TOPICS, topic_address
from site_builder.learn.library import lesson_of
from site_builder.learn.sharing import share_card
from site_builder.sources import Content
from site_builder.trail import trail_to

from .drawn import pictures
from .images import KINDS, WIDTHS, images_of, names
from .parts_page import parts_addresses, parts_files, parts_page
from .script import Comic
from .standing import HEIGHT, WIDTH
from .words import as_sms, messages, panel_text, told

FOLDER, SECTION, TITLE = "learn/comics/", "learn", "漫画"
INTRO = "几格画，讲清一件事。"
_BY_TOPIC, _ASK = Link(f"/{TOPICS}", "按题目找"), Link("/ask/hotline/", "看了还不明白，打12348")

_pages = Kept[Page]()


@dataclass(frozen=True)
class Shown:
    """A panel on the page. ``picture`` is its address; of an image made elsewhere that without width and kind."""

    picture: str
    alt: str
    caption: str
    width: int
    height: int


def comic_addresses(content: Content) -> Iterator[str]:
    """Every page and picture made here."""
    yield from (FOLDER, *parts_addresses())
    for comic in content.comics.values():
        yield comic.address
        endings = (".svg", "-cover.svg", "-qr.svg") if comic.panels else ("-qr.svg",)
        yield from (f"{FOLDER}{comic.id}{ending}" for ending in endings)


def comic_files(content: Content) -> dict[str, bytes]:
    """The pictures, by address."""
    files = dict(parts_files())
    files |= {
        f"{FOLDER}{comic.id}-qr.svg": qr_code(_whole_address(content, comic)) for comic in content.comics.values()
    }
    for comic in content.comics.values():
        if comic.panels:
            drawn, address = pictures(comic), f"{FOLDER}{comic.id}"
            files |= {f"{address}.svg": drawn.whole, f"{address}-cover.svg": drawn.cover}
        for image in comic.images:
            found = (f"{comic.id}/{name}" for name, _ in names(image.name))
            files |= {f"{FOLDER}{name}": content.images[name].path.read_bytes() for name in found}
    return files


def comic_pages(content: Content) -> Iterator[Page]:
    """The list, what can be drawn, and a page for each comic."""
    yield _list_page(content)
    yield parts_page(content)
    for comic in content.comics.values():
        trail, head = trail_to(content, comic.address, comic.title), share_card(content, lesson_of(comic))
        banner, site_url = content.banners.get(comic.address), content.catalogue.city.site_url
        topic = content.topics[comic.topic].name
        state = (
            comic,
            banner,
            images_of(content.images, comic.id),
            poster_of(content, comic),
            topic,
            trail,
            head,
            content.state_of_references,
            site_url,
        )
        yield _pages.get(comic.id, state, partial(_comic_page, content, comic, trail, head))


def _list_page(content: Content) -> Page:
    by_topic = [
        (topic.name, [comic for comic in content.comics.values() if comic.topic == id_])
        for id_, topic in content.topics.items()
    ]
    covers = {comic.id: cover_of(content, comic) for comic in content.comics.values()}
    topics = [(name, found) for name, found in by_topic if found]
    onward = (_BY_TOPIC, _ASK) if content.comics else (_ASK,)
    values = {"title": TITLE, "intro": INTRO, "topics": topics, "covers": covers, "next": onward}
    html = render("comic_list.html", values)
    return Page(TITLE, INTRO, FOLDER, SECTION, trail_to(content, FOLDER, TITLE), html)


def cover_of(content: Content, comic: Comic) -> tuple[str, int, int]:
    """The address, width and height of the small picture by which lists show it."""
    if comic.panels:
        return f"{FOLDER}{comic.id}-cover.svg", 144, 100
    name = f"{comic.id}/{comic.images[0].name}-{min(WIDTHS)}.webp"
    file = content.images[name]
    return f"{FOLDER}{name}", 144, round(144 * file.height / file.width)


def _comic_page(content: Content, comic: Comic, trail: tuple[tuple[str, str], ...], head: str) -> Page:
    values = {
        "comic": comic,
        "banner": content.banners.get(comic.address),
        "panels": panels_of(content, comic),
        "told": [told(part) for part in comic.parts],
        "sms": as_sms(comic),
        "messages": messages(as_sms(comic)),
        "weight": _weight(content, comic),
        "widths": list(WIDTHS) if comic.images else [],
        "poster": poster_of(content, comic),
        "address": _whole_address(content, comic),
        "law": content.catalogue.law,
        "topic": content.topics[comic.topic],
        "topic_address": topic_address(comic.topic),
    }
    return Page(comic.title, comic.description, comic.address, SECTION, trail, render("comic.html", values), head=head)


def panels_of(content: Content, comic: Comic) -> list[Shown]:
    """Its panels as a page shows them."""
    if comic.panels:
        picture = f"{FOLDER}{comic.id}.svg"
        return [
            Shown(f"{picture}#p{n}", panel_text(panel), panel.caption, WIDTH, HEIGHT)
            for n, panel in enumerate(comic.panels, 1)
        ]
    least = min(WIDTHS)
    files = [content.images[f"{comic.id}/{image.name}-{least}.webp"] for image in comic.images]
    return [
        Shown(f"{FOLDER}{comic.id}/{image.name}", f"{image.alt} {image.text}", image.caption, least, file.height)
        for image, file in zip(comic.images, files, strict=True)
    ]


def poster_of(content: Content, comic: Comic) -> int:
    """The bytes of its poster; 0 where none was drawn."""
    path = content.made.posters.get(comic.id)
    return path.stat().st_size if path else 0


def _weight(content: Content, comic: Comic) -> int:
    """The bytes of all its images made elsewhere at their widest; 0 for a comic that we draw."""
    widest = f"-{max(WIDTHS)}.{KINDS[-1]}"
    return sum(content.images[f"{comic.id}/{image.name}{widest}"].weight for image in comic.images)


def _whole_address(content: Content, comic: Comic) -> str:
    return f"{content.catalogue.city.site_url}{comic.address}"


@lru_cache(1024)
def qr_code(address: str) -> bytes:
    """A QR code for paper: dark on light in the dark too, which every phone reads."""
    import segno

    svg = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(svg, kind="svg", title="这一页的二维码", border=2, light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None)  # fmt: skip
    return svg.getvalue()
