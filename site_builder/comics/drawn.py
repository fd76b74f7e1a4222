"""A comic drawn, made anew only where its script has changed."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from site_builder.kept import Kept

from .panel import panelled
from .picture import cover, picture
from .script import Comic


class Pictures(NamedTuple):
    """What is drawn of a comic, as SVG: the ``whole`` with all panels, and the ``cover`` without words."""

    whole: bytes
    cover: bytes


_drawn = Kept[Pictures]()


def pictures(comic: Comic) -> Pictures:
    """The pictures of a comic that has no errors."""
    return _drawn.get(comic.id, comic, partial(_draw, comic))


def _draw(comic: Comic) -> Pictures:
    panels = [found for panel in comic.panels if (found := panelled(comic, panel))]
    return Pictures(picture(comic, panels).encode(), cover(comic, panels).encode())
