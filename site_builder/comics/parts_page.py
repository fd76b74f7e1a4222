"""The page for who writes comics: everything that can be in a picture, drawn, with its name and the id to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from chalicelib.definitions.calculator import Link
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from site_builder.sources import Content
from site_builder.trail import trail_to

from . import art

PARTS = "about/comic-parts/"
TITLE = "漫画里能画什么"
INTRO = "人物、表情、动作、东西、地方，每样一张图、一个名字、一个编号。写漫画的时候，写编号。"
CELL = 120
"""Units of one picture's side."""

_GUIDE = "about/editing-learn/"
_POSING, _FEELING = "young-man", "husband"
"""Who shows the poses, and who the moods."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Group:
    """Parts of one kind: the word before their ids in a script, their names by id, how each is drawn."""

    word: str
    title: str
    names: Mapping[str, str]
    draw: Callable[[str], tuple[art.Drawn, Box]]

    @property
    def picture(self) -> str:
        """The address of the file that shows them all, each by its id."""
        return f"{PARTS}{self.word}.svg"


def _whole(drawn: art.Drawn) -> tuple[art.Drawn, Box]:
    return drawn, drawn.box


def _face(mood: str) -> tuple[art.Drawn, Box]:
    drawn = art.figure(_FEELING, "stand", mood)
    x, y, r = drawn.face
    return drawn, (x - 1.7 * r, y - 1.7 * r, 3.4 * r, 3.4 * r)


GROUPS = (
    Group("cast", "人物", art.CHARACTERS, lambda id_: _whole(art.figure(id_, "stand", "calm"))),
    Group("mood", "表情", art.MOODS, _face),
    Group("pose", "动作", art.POSES, lambda id_: _whole(art.figure(_POSING, id_, "calm"))),
    Group("props", "东西", art.PROPS, lambda id_: _whole(art.prop(id_))),
    Group("place", "地方", art.PLACES, lambda id_: _whole(art.place(id_))),
)


def parts_addresses() -> tuple[str, ...]:
    """The page and its pictures."""
    return (PARTS, *(group.picture for group in GROUPS))


def parts_page(content: Content) -> Page:
    """The page, with the way back to how a comic is written."""
    guide = content.pages.get(_GUIDE)
    onward = (Link(f"/{_GUIDE}", guide.title),) if guide else ()
    html = render("comic_parts.html", {"title": TITLE, "intro": INTRO, "groups": GROUPS, "next": onward})
    return Page(TITLE, INTRO, PARTS, "about", trail_to(content, PARTS, TITLE), html)


@cache
def parts_files() -> Mapping[str, bytes]:
    """The pictures, by address."""
    return {group.picture: _picture(group).encode() for group in GROUPS}


def _picture(group: Group) -> str:
    pieces: dict[str, str] = {}
    cells = []
    for n, id_ in enumerate(group.names):
        drawn, box = group.draw(id_)
        pieces |= dict(drawn.parts)
        cells.append(_cell(id_, n * CELL, drawn, box))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(cells) * CELL} {CELL}"><title>{group.title}</title>'
        f"<style>{art.STYLE}</style><defs>{''.join(pieces.values())}</defs>{''.join(cells)}</svg>"
    )


def _cell(id_: str, x: int, drawn: art.Drawn, box: Box) -> str:
    """One part, as large as its place allows, and the view that shows it alone."""
    uses = "".join(f'<use href="#{name}"/>' for name, _ in drawn.parts)
    inside = " ".join(f"{number:g}" for number in box)
    return (
        f'<view id="the-{id_}" viewBox="{x} 0 {CELL} {CELL}"/>'
        f'<svg x="{x}" width="{CELL}" height="{CELL}" viewBox="{inside}">{uses}</svg>'
    )
