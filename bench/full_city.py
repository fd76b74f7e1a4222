"""The whole city: 500 articles and a directory with everybody in it. How long it takes to build beside plain Material,
to build again after one entry has changed, how much memory that needs, and how large the pages become.

Plain Material is what somebody gets who installs it and runs it on the same pages: a menu of all of them on each, and
its search. That grows with the square of their number, so that it is stopped, unfinished, once it has taken
``PATIENCE`` times as long as we did; `PATIENCE=1000 make bench ONLY=full-city` waits for its end. Beside it stands
Material with a menu of the sections alone and without search, which nobody has to wait for and nobody finds anything in.
Our time includes search index, large type and compression, which Material does not make.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from chalicelib.definitions.directory.kinds import KINDS, slug_of
from chalicelib.settings import settings

from site_builder.directory.demo import write_demo_directory
from site_builder.sources import Content, read_content

from .articles import make_content
from .city import City
from .pages import BYTE_BUDGET
from .plain import (
    material_as_it_comes,
    material_settings,
    mkdocs_command,
    write_generated_pages,
    write_plain_markdown,
)
from .processes import output_of, seconds_of, seconds_within
from .table import Figure

RUNS = 3
EDITS = 3
PATIENCE = float(os.environ.get("PATIENCE", "10"))
LIMIT_TO_MATERIAL = 1 / 8
REBUILD_LIMIT_S = 1.0
MEMORY_LIMIT_MB = 150.0


def measure(city: City) -> list[Figure]:
    """Builds, memory and sizes."""
    folder = city.folder / "full"
    content = full_city(folder / "content")
    cold = [_cold_build(folder) for _ in range(RUNS)]
    figures = _again(folder)
    site = site_of(folder)
    docs = folder / "plain" / "docs"
    write_plain_markdown(content, docs)
    pages = write_generated_pages(site, docs)
    return [*_beside_material(content, docs, pages, cold), *figures, *_sizes(site, content)]


def full_city(folder: Path) -> Content:
    """The content of the full city, written and read."""
    content = make_content(folder)
    write_demo_directory(folder, content.directory, content.catalogue.city, settings().today())
    return read_content(folder)


def _cold_build(folder: Path) -> float:
    shutil.rmtree(folder / "ours", ignore_errors=True)
    return seconds_of("-m", "bench.one_build", str(folder))


def _again(folder: Path) -> list[Figure]:
    """Memory of a fresh process that builds, then the builds after edits of both lists, as ``serve`` does them."""
    shutil.rmtree(folder / "ours", ignore_errors=True)
    lists = [folder / "content" / "directory" / name for name in ("people.csv", "offices.csv")]
    done = json.loads(output_of("-m", "bench.one_build", str(folder), *(str(each) for each in lists * EDITS)))
    first, last = done["peak_mb"]
    return [
        _rebuild("after one changed person", done["again"][::2]),
        _rebuild("after one changed office", done["again"][1::2]),
        Figure("most memory of a cold build", first, MEMORY_LIMIT_MB, "MB"),
        Figure(f"most memory, {2 * EDITS} rebuilds later", last, MEMORY_LIMIT_MB, "MB"),
    ]


def _rebuild(what: str, taken: list[float]) -> Figure:
    return Figure(what, statistics.median(taken), REBUILD_LIMIT_S, "s", runs={"s": taken})


def _beside_material(content: Content, docs: Path, pages: int, cold: list[float]) -> list[Figure]:
    ours = statistics.median(cold)
    simplest = seconds_of(*mkdocs_command(material_settings(content, docs), docs.parent / "simplest"))
    command = mkdocs_command(material_as_it_comes(content, docs), docs.parent / "as-it-comes")
    plain, finished = seconds_within(PATIENCE * ours, *command)
    ended = (
        f"{plain:.0f} s" if finished else f"stopped unfinished after {plain:.0f} s, so that the ratio is lower still"
    )
    what, runs = f"cold build of the full city, {pages:,} pages", {"ours": cold}
    return [
        Figure(what, ours / plain, LIMIT_TO_MATERIAL, "×", f"{ours:.1f} s", f"plain Material: {ended}", runs),
        Figure(
            "the same, without what makes Material slow",
            ours / simplest,
            None,
            "×",
            f"{ours:.1f} s, search, large type and compression included",
            f"Material without search, menu of the sections: {simplest:.1f} s",
        ),
    ]


def site_of(folder: Path) -> Path:
    """The finished site below a folder that ``bench.one_build`` has built."""
    build = folder / "ours" / "build"
    return build / (build / "current").read_text("utf-8")


def _sizes(site: Path, content: Content) -> list[Figure]:
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    slugs = "|".join(county.slug for county in content.catalogue.city.counties)
    kinds = "|".join(slug_of(kind) for kind in KINDS)
    lists = re.compile(rf"(e/)?find/({slugs})/({kinds})/.*")
    pages = {name.removesuffix(".br"): size for name, size in sizes.items() if name.endswith(".html.br")}
    kept = [path.stat().st_size for path in (site.parent.parent / "compiled").rglob("*") if path.is_file()]
    return [
        _largest("largest page of the full city, brotli", pages),
        _largest("largest list by county and kind, brotli", dict(_matching(pages, lists))),
        Figure("pages, large type included", len(pages), None, "pages"),
        Figure("files of the site", len(sizes), None, "files"),
        Figure("size of the site, compressed copies included", sum(sizes.values()) / 1024**2, None, "MB"),
        Figure("size of what the functions read", sum(kept) / 1024**2, None, "MB"),
    ]


def _matching(pages: dict[str, int], wanted: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    return ((name, size) for name, size in pages.items() if wanted.fullmatch(name))


def _largest(what: str, pages: dict[str, int]) -> Figure:
    where = max(pages, key=lambda name: pages[name])
    return Figure(what, pages[where], BYTE_BUDGET, "bytes", f"/{where.removesuffix('index.html')}")
