"""A comic in words: for those who do not see it, for the search, and for copying."""

from __future__ import annotations

from collections.abc import Iterator

from .script import Comic, Image, Panel
from .vocabulary import MOODS, PLACES, POSES

_SAYS = {"speech": "说", "thought": "心里想", "phone": "在电话里说"}


def panel_text(panel: Panel) -> str:
    """Where it is, who is there, and who says what: 工地。王叔摔倒在地，疼。李头说：“……”."""
    return "".join([f"{PLACES[panel.place]}。", *_seen(panel), *spoken(panel)])


def _seen(panel: Panel) -> Iterator[str]:
    for each in panel.people:
        yield f"{each.who}{POSES[each.pose]}，{MOODS[each.mood]}。"


def spoken(panel: Panel) -> Iterator[str]:
    """Each speaker with their words."""
    yield from (f"{said.who}{_SAYS[said.how]}：“{said.text}”" for said in panel.says)


def told(part: Panel | Image) -> list[str]:
    """A panel or an image line by line: what is to be seen, each who says something, the caption."""
    lines = (
        [part.alt, part.text]
        if isinstance(part, Image)
        else [f"{PLACES[part.place]}。{''.join(_seen(part))}", *spoken(part)]
    )
    return [line for line in (*lines, part.caption) if line]


def whole_text(comic: Comic) -> str:
    """Everything that is said and told, for the search."""
    lines = [line for part in comic.parts for line in told(part)]
    return " ".join([comic.description, *lines, comic.ending])


def as_sms(comic: Comic) -> str:
    """The comic told in a text message: who says what, the captions, what to remember."""
    lines = [line for part in comic.parts for line in _told_short(part)]
    return "".join([f"《{comic.title}》", *lines, comic.ending])


def _told_short(part: Panel | Image) -> list[str]:
    lines = [part.text] if isinstance(part, Image) else [f"{said.who}：“{said.text}”" for said in part.says]
    return [line for line in (*lines, part.caption) if line]


def messages(text: str) -> int:
    """How many messages a text is paid for as: parts of a long one hold 67 characters
    (https://help.aliyun.com/document_detail/414224.htm).
    """
    return -(-len(text) // 67)
