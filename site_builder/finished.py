"""A page as it leaves the builder: its views with relative links, made from what MkDocs themed or put into the frame."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chalicelib.rendering import Later, links
from chalicelib.rendering.frame import Frame, Page

from .compressed import STYLE
from .generated import NOT_FOUND
from .squeeze import squeeze

_HREF = re.compile(r' (?:href|action)="(/[^"]*|#[^"]*)"')
_ID = re.compile(r' id="([^"]+)"')
_WITH_LINKS = ("trail", "content", "script")
"""The holes of the frame that hold HTML."""


@dataclass(frozen=True)
class Finished:
    """A page's views, the standard one and the 长辈版 (the page not found has one view), the style still a hole; the links
    inside the site that are its own, from the root; and the places that can be linked to.
    """

    views: tuple[str, ...]
    links: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, views: tuple[str, ...], own: str) -> Finished:
        """With the links and places that stand in ``own``, which is HTML with links from the root."""
        return cls(views, frozenset(_HREF.findall(own)), frozenset(_ID.findall(own)))


@dataclass(frozen=True)
class Built:
    """A page to be published: its address, the file an editor would mend, what it is made from (pages of equal
    ``state`` are equal), and how to make it, which nobody does where it is known already.
    """

    address: str
    file: str
    state: object
    finish: Callable[[], Finished]


def themed(address: str, file: str, html: Path) -> Built:
    """A page that MkDocs has themed."""

    def finish() -> Finished:
        whole = squeeze(html.read_text("utf-8"))
        return Finished.of((links.static_page(whole, address), links.elder_page(whole, address)), whole)

    return Built(address, file, hashlib.sha1(html.read_bytes(), usedforsecurity=False).digest(), finish)


def _state(page: Page) -> tuple[object, ...]:
    """What a page is made from, without the means of making it: those hold on to a whole build."""
    content = page.content.state if isinstance(page.content, Later) else page.content
    return *(value for name, value in vars(page).items() if name != "content"), content


class Frames:
    """The frame, made relative once for each depth of address: its pages come in thousands."""

    def __init__(self, html: str, site_url: str, site_path: str, files: Mapping[str, str]) -> None:
        """``files`` are those that an editor would mend, by address, where a page is made from one."""
        self._html, self._site_url, self._site_path, self._files = html, site_url, site_path, files
        self._elder = links.as_elder(html)
        self._filled = Frame(html, site_url)
        self._frames: dict[tuple[str, str], Frame] = {}

    def built(self, page: Page) -> Built:
        """A page that the builder puts into the frame."""
        file = self._files.get(page.address) or f"{page.title}（自动生成的页面）"
        return Built(page.address, file, (_state(page), self._html, self._site_url), lambda: self._finished(page))

    def _finished(self, page: Page) -> Finished:
        holes = self._filled.holes(page)
        own = {name: squeeze(str(holes[name])) for name in _WITH_LINKS}
        return Finished.of(self._views(page.address, {**holes, **own}), "".join(own.values()))

    def _views(self, address: str, holes: dict[str, str]) -> tuple[str, ...]:
        if address == NOT_FOUND:  # whatever the address that was not found, links must lead to the site
            return (self._view(self._html, holes, self._site_path, self._site_path),)
        up = links.way_up(address)
        return (
            self._view(self._html, holes, up, up),
            self._view(self._elder, holes, up, links.way_out(address)),
        )

    def _view(self, html: str, holes: dict[str, str], base: str, root: str) -> str:
        if (base, root) not in self._frames:
            self._frames[base, root] = Frame(links.relative(html, base, root), self._site_url)
        own = {name: links.relative(holes[name], base, root) for name in _WITH_LINKS}
        return self._frames[base, root].filled({**holes, **own, "style": STYLE})
