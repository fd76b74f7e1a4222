"""A comic drawn: its pictures by address, made anew only where its script has changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from site_builder.kept import Kept

from .panel import panelled
from .picture import cover, picture
from .script import Comic

_drawn = Kept[Mapping[str, bytes]]()


def pictures(comic: Comic) -> Mapping[str, bytes]:
    """The picture of all panels and the cover, of a comic that has no errors."""
    return _drawn.get(comic.id, comic, partial(_draw, comic))


def _draw(comic: Comic) -> Mapping[str, bytes]:
    panels = [found for panel in comic.panels if (found := panelled(comic, panel))]
    address = f"learn/comics/{comic.id}"
    return {f"{address}.svg": picture(comic, panels).encode(), f"{address}-cover.svg": cover(comic, panels).encode()}
