"""The frame: one page of the site with holes, so that pages made by functions look like all others.

The builder writes it to ``compiled/frame.html``; a hole is written [[name]].
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from . import Later, render

_HOLE = re.compile(r"\[\[([a-z:-]+)\]\]")


@dataclass(frozen=True)
class Page:
    """What goes into the frame. ``address`` is from the root without the leading slash, with its query if any;
    ``trail`` are the steps from the home page, the page itself last and without a link; ``script`` the name of the one
    script of ours that makes the page handier ("upload"), or ""; ``typed`` what stands in the search box; ``head`` is HTML that the
    document's head holds beyond what all have.
    """

    title: str
    description: str
    address: str
    section: str
    trail: tuple[tuple[str, str], ...]
    content: str | Later
    script: str = ""
    typed: str = ""
    head: str = ""

    @property
    def html(self) -> Markup:
        """The content, made now where that was put off."""
        return Markup(self.content)


class Frame:
    """Parsed once, filled many times."""

    def __init__(self, html: str, site_url: str) -> None:
        self._parts = _HOLE.split(html)
        self._site_url = site_url

    def fill(self, page: Page) -> str:
        """The whole page, with links still from the root."""
        return self.filled(self.holes(page))

    def holes(self, page: Page) -> dict[str, str]:
        """What the page puts into each hole, as HTML with links from the root."""
        bare_address = page.address.partition("?")[0]
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(self._site_url + bare_address),
            "here": escape(quote(page.address, safe="")),
            "trail": Markup(render("trail.html", {"trail": page.trail})),
            "content": page.html,
            "head": Markup(page.head),
            "typed": escape(page.typed),
            "column": escape(page.trail[1][0] if len(page.trail) > 2 else ""),  # the step below the home page
            "script": Markup('<script src="/assets/{}.js" defer></script>').format(page.script) if page.script else "",
            f"current:{page.section}": Markup('aria-current="true"'),
        }

    def filled(self, holes: Mapping[str, str]) -> str:
        """The frame with its holes filled; those that are not named are left empty."""
        return "".join(part if n % 2 == 0 else holes.get(part, "") for n, part in enumerate(self._parts))
