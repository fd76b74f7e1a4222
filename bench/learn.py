"""我要学法 and 小蓝说法: how long drawing takes, what pages weigh and a comic's with all its panels, how long an editor waits for
``check``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from site_builder.comics.drawn import pictures
from site_builder.comics.script import Comic

from .city import City
from .many_files import FILES, make_files
from .pages import BYTE_BUDGET
from .processes import seconds_of
from .table import Figure

PARTS = ("learn", "xiaolan")
DRAWN, DRAWING_LIMIT_S = 100, 3.0
COMIC_LIMIT = 26 * 1024
CHECKS, CHECK_LIMIT_S = 3, 3.0


def measure(city: City) -> list[Figure]:
    """The time for a hundred comics, the heaviest pages with and without their pictures, and the time of a check."""
    comics = [comic for comic in city.content.comics.values() if comic.panels]
    many = list(_many(comics))
    began = time.perf_counter()
    for comic in many:
        pictures(comic)
    took = time.perf_counter() - began
    sizes = {comic.id: _shipped(city.site / "learn" / "comics", comic.id) for comic in comics}
    heaviest = max(sizes, key=lambda id_: sizes[id_])
    panels = sum(len(comic.panels) for comic in many)
    return [
        Figure(f"drawing {DRAWN} comics", took, DRAWING_LIMIT_S, "s", f"{panels} panels"),
        _heaviest_page(city.site),
        Figure("heaviest comic, page and panels, brotli", sizes[heaviest], COMIC_LIMIT, "bytes", heaviest),
        _check(city),
    ]


def _heaviest_page(site: Path) -> Figure:
    """Of everything to learn from, in both views: lists, topics, guides, studies, comics, the column."""
    pages = (path for view in ("", "e/") for part in PARTS for path in (site / f"{view}{part}").rglob("*.html.br"))
    sizes = {path.relative_to(site).parent.as_posix(): path.stat().st_size for path in pages}
    heaviest = max(sizes, key=lambda address: sizes[address])
    return Figure("heaviest page without its pictures, brotli", sizes[heaviest], BYTE_BUDGET, "bytes", f"/{heaviest}/")


def _check(city: City) -> Figure:
    """Checks in fresh processes, with a thousand files to learn from beside the real content."""
    folder = city.folder / "learn" / "content"
    make_files(folder)
    runs = [seconds_of("-m", "site_builder", "check", "--content", str(folder)) for _ in range(CHECKS)]
    return Figure(f"check of {FILES:,} files", statistics.median(runs), CHECK_LIMIT_S, "s", runs={"s": runs})


def _many(comics: list[Comic]) -> Iterator[Comic]:
    """As many comics as are drawn, made from the real ones, no two with the same words."""
    for n, comic in enumerate(islice(cycle(comics), DRAWN)):
        panels = (
            replace(panel, says=tuple(replace(said, text=f"{said.text[:-2]}{n}") for said in panel.says))
            for panel in comic.panels
        )
        yield replace(comic, id=f"{comic.id}-{n}", panels=tuple(panels))


def _shipped(folder: Path, id_: str) -> int:
    return sum((folder / name).stat().st_size for name in (f"{id_}/index.html.br", f"{id_}.svg.br"))
