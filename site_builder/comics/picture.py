"""A comic as one SVG: the drawn parts once, each panel with its words, and a view for each, by which pages show it alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import escape

from . import art
from .balloons import LINE_HEIGHT, MARGIN_Y, TYPE_SIZE
from .outlines import neck, outline
from .panel import Panelled
from .script import Comic
from .standing import HEIGHT, WIDTH, Put, Scene
from .talking import Placed
from .words import panel_text

BETWEEN = 16
"""Between panels of the whole picture."""
COVER = (0, 150, 360, 250)
"""The part of a panel that a cover shows: x, y, width, height."""

FONT = '"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif'
_STYLE = (
    ".bl{fill:#fff;stroke:#1a1f26;stroke-width:2;stroke-linejoin:round}.bf{fill:#fff}"
    f"text{{font:500 {TYPE_SIZE}px {FONT};fill:#1a1f26;text-anchor:middle}}"
    "@media screen and (prefers-color-scheme:dark){.bl{fill:#232b36;stroke:#b4bdc9}.bf{fill:#232b36}text{fill:#eceff3}}"
)


def picture(comic: Comic, panels: Sequence[Panelled]) -> str:
    """All panels, two beside each other, to be read row by row."""
    parts = _Parts()
    drawn = [_panel(parts, comic, n, each) for n, each in enumerate(panels)]
    rows = (len(panels) + 1) // 2
    width, height = 2 * WIDTH + BETWEEN, rows * (HEIGHT + BETWEEN) - BETWEEN
    return _svg(f"0 0 {width} {height}", parts, _STYLE, escape(comic.title), "".join(drawn))


def cover(comic: Comic, panels: Sequence[Panelled]) -> str:
    """The first panel with somebody in it, without words."""
    parts = _Parts()
    first = next(each for each in panels if each.scene.figures)
    return _svg(" ".join(map(str, COVER)), parts, "", escape(comic.title), "".join(parts.shown(first.scene)))


def _svg(box: str, parts: _Parts, style: str, title: str, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><title>{title}</title><style>{art.STYLE}{style}</style>'
        f"<defs>{''.join(parts.drawings.values())}</defs>{inner}</svg>"
    )


class _Parts:
    """The drawings in use, each once."""

    def __init__(self) -> None:
        self.drawings: dict[str, str] = {}

    def shown(self, scene: Scene) -> Iterator[str]:
        """A scene from back to front."""
        yield self._used(scene.place, "")
        for put in (*scene.behind, *(figure.put for figure in scene.figures), *scene.in_front):
            yield self._used(put.drawn, _moved(put))

    def _used(self, drawn: art.Drawn, moved: str) -> str:
        self.drawings |= dict(drawn.parts)
        used = "".join(f'<use href="#{id_}"/>' for id_, _ in drawn.parts)
        return f'<g transform="{moved}">{used}</g>' if moved else used


def _moved(put: Put) -> str:
    scale = f"scale({-put.scale if put.mirrored else put.scale:g} {put.scale:g})"
    return f"translate({put.x:g} {put.y:g})" + (scale if put.mirrored or put.scale != 1 else "")


def _panel(parts: _Parts, comic: Comic, n: int, panelled: Panelled) -> str:
    x, y = n % 2 * (WIDTH + BETWEEN), n // 2 * (HEIGHT + BETWEEN)
    inner = "".join([*parts.shown(panelled.scene), *_balloons(panelled.balloons)])
    title = escape(panel_text(comic.panels[n]))
    return (
        f'<view id="p{n + 1}" viewBox="{x} {y} {WIDTH} {HEIGHT}"/>'
        f'<svg x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}"><title>{title}</title>{inner}</svg>'
    )


def _balloons(placed: Sequence[Placed]) -> Iterator[str]:
    yield from map(outline, placed)
    yield from (neck(upper, lower) for upper, lower in pairwise(placed) if upper.tail is None)
    yield from map(_words, placed)


def _words(placed: Placed) -> str:
    x, top = (placed.box.left + placed.box.right) / 2, placed.box.top + MARGIN_Y
    first = top + LINE_HEIGHT / 2 + TYPE_SIZE * 0.36
    lines = "".join(
        f'<tspan x="{x:g}" y="{first + n * LINE_HEIGHT:g}">{escape(line)}</tspan>'
        for n, line in enumerate(placed.balloon.lines)
    )
    return f"<text>{lines}</text>"
