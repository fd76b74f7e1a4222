"""What stands in a film's place until it is started: its title over the cover of its comic, as it begins."""

from __future__ import annotations

from markupsafe import escape

from site_builder.comics.balloons import TYPE_SIZE, broken
from site_builder.comics.drawn import pictures
from site_builder.comics.script import Comic

from .drawn_pages import FRAME

_TYPE_SIZE, _LINE_HEIGHT, _TITLE_WIDTH = 34, 46, 330
_COVER_TOP, _COVER_HEIGHT = 330, 250
_FONT = '700 34px "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif'


def film_poster(comic: Comic) -> bytes:
    """The picture as SVG, of the shape of a film's frame."""
    cover = pictures(comic).cover.decode()
    cover = cover.replace("<svg ", f'<svg y="{_COVER_TOP}" width="{FRAME[0]}" height="{_COVER_HEIGHT}" ', 1)
    lines = _lines(comic.title)
    top = (_COVER_TOP - _LINE_HEIGHT * len(lines)) / 2 + _TYPE_SIZE
    words = "".join(
        f'<tspan x="{FRAME[0] / 2:g}" y="{top + n * _LINE_HEIGHT:g}">{escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FRAME[0]} {FRAME[1]}" width="{FRAME[0]}" height="{FRAME[1]}">'
        f'<style>.title{{font:{_FONT};fill:#fff;text-anchor:middle}}</style><path fill="#103a6e" d="M0 0h{FRAME[0]}v{FRAME[1]}H0z"/>'
        f'<text class="title">{words}</text>{cover}</svg>'
    ).encode()


def _lines(title: str) -> tuple[str, ...]:
    """The title in lines: the breaking counts in type of its own size."""
    return broken(title, _TITLE_WIDTH * TYPE_SIZE / _TYPE_SIZE)
