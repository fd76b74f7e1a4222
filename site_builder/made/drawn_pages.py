"""The pages that Chromium draws: a film's frames, a poster, a card. They are never on the site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from site_builder.comics.script import Comic

from .timeline import Shot

FRAME = (360, 640)
"""Width and height of a film's frame: as a phone is held."""

FRAMES_A_ROW = 8
POSTER = (794, 1123)
"""A4 at 96 dots an inch."""

CARD = (500, 500)


@cache
def _environment() -> Environment:
    loader = PackageLoader("site_builder.made", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _page(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


def film_frames(comic: Comic, timeline: Sequence[Shot]) -> str:
    """Every frame of a film beside the others; beside it lies ``comic.svg`` with a view for each shot of a panel."""
    numbers = iter(range(1, len(timeline) + 1))
    frames = [(next(numbers) if shot.panel else 0, shot.words) for shot in timeline]
    return _page("film.html", comic=comic, frames=frames, frame=FRAME, row=FRAMES_A_ROW)


def poster(comic: Comic, qr: str, city: str, hotline: str, laws: Sequence[str]) -> str:
    """A comic on a sheet of A4; beside it lies ``comic.svg``."""
    return _page("poster.html", comic=comic, qr=qr, city=city, hotline=hotline, laws=laws, size=POSTER)


def card(comic: Comic) -> str:
    """A square picture for a shared link; beside it lies ``cover.svg``."""
    return _page("card.html", comic=comic, size=CARD)
