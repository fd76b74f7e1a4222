"""Finished Markdown for MkDocs, and MkDocs itself. It themes the pages and runs no code of ours."""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chalicelib.rendering import render
from chalicelib.rendering.frame import Page as FramePage
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from . import ROOT
from .checks import ICONS
from .directory.areas import MAP, OVERVIEW
from .directory.areas import SECTION as DIRECTORY
from .learn.additions import NOTHING, Added, additions
from .learn.addresses import COLUMN
from .learn.lists import LEARN
from .markdown import filled
from .page_reading import Page
from .service_pages import BeforeApplying, before_applying
from .sources import Content
from .trail import trail_to
from .version import builder_version
from .whole_files import write_whole

THEME = Path(__file__).parent / "theme"
LISTED_DEPTH, NEAR_DEPTH = 3, 2
KEYS = "finished.json"
FRAME, SPECIMEN = "frame", "specimen"
"""Pages of the theme itself: they go through MkDocs like any other and never onto the site."""


_themed: dict[Path, str] = {}
"""By build folder, the settings with which MkDocs has themed everything that lies there."""


def write_markdown(content: Content, made: list[FramePage], folder: Path) -> bool:
    """Write every page that changed below ``folder``, drop those that are gone. True when pages came or went."""
    pages = {f"{page.address}index.md": page for page in content.pages.values()}
    own = {
        f"{SPECIMEN}.md": (THEME / "specimen.md").read_text("utf-8"),
        f"{FRAME}.md": '---\n{"title": "frame", "frame": true}\n---\n',
    }
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    wanted = {*pages, *own}
    for gone in present - wanted:
        (folder / gone).unlink()
    added = additions(content)
    known, keys = _known_keys(folder), _keys(content, added)
    for name, page in pages.items():
        if name not in present or page.head or known.get(name) != keys[name]:
            own[name] = _finished(content, page, made, added.get(page.address, NOTHING))
    for name, text in own.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name not in present or path.read_text("utf-8") != text:
            _themed.pop(folder.parent, None)
            path.write_text(text, "utf-8", newline="\n")
    write_whole(folder.parent / KEYS, json.dumps(keys))
    return present != wanted


def _keys(content: Content, added: Mapping[str, Added]) -> dict[str, str]:
    """By name, what a finished page is made from: its own text, what is added to it, and what all share. A section's
    first page also lists others, so that it is always made anew.
    """
    titles = [(page.address, page.title) for page in content.sections()]
    trees = [content.trees[kind] for kind in ("laws", "rates", "services", "papers", "city")]
    shared = json.dumps([trees, titles, builder_version()], ensure_ascii=False)
    salt = _hash(shared)
    return {
        f"{page.address}index.md": _hash(
            f"{salt}{content.raw[page.file]}{added.get(page.address, '')}{content.banners.get(page.address)}"
        )
        for page in content.pages.values()
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _known_keys(folder: Path) -> dict[str, str]:
    path = folder.parent / KEYS
    known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return known


def _finished(content: Content, page: Page, made: list[FramePage], added: Added) -> str:
    """The page with its references filled in. Its head is JSON, which is YAML too."""
    body, citations, _ = filled(page, content)
    before = before_applying(content, page.address) or BeforeApplying("", "", [])
    citations = list(dict.fromkeys([*added.citations, *citations, *before.citations]))
    tail = {"citations": citations, "law": content.catalogue.law, "next": page.next, "reviewed_on": page.reviewed_on}
    head = {
        "title": page.title,
        "description": page.description,
        "address": page.address,
        "section": page.section,
        "trail": trail_to(content, page.address, page.title) if page.address else (),
        "reviewed_on": page.reviewed_on.isoformat(),
        "head": added.head,
        "xiaolan": added.xiaolan,
        "door": _banner(content, page) + before.door + added.door,
        "tail": before.facts + added.tail + (render("page_tail.html", tail) if page.address else ""),
        "often": [asdict(link) for link in page.often],
        "pages": _pages_of_section(content, page, made) if page.head else [],
    }
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{body}"


def _banner(content: Content, page: Page) -> str:
    words = content.banners.get(page.address)
    return f'<div class="admonition important"><p class="admonition-title">{words}</p></div>\n' if words else ""


def _pages_of_section(content: Content, section: Page, made: list[FramePage]) -> list[dict[str, str]]:
    """What a section's first page lists: the pages right below it, the builder's own first. Of calculators and laws these
    are the lists, of the directory the overview and the map, from which every county and kind is one tap away; of what
    there is to learn from the lists and topics. The column lists its posts itself.
    """
    if section.address == COLUMN:
        return []
    depth = NEAR_DEPTH if section.section == LEARN else LISTED_DEPTH
    near = [page for page in made if page.address.count("/") < LISTED_DEPTH]
    near = [page for page in near if page.section != DIRECTORY or page.address in (OVERVIEW, MAP)]
    pages: list[Page | FramePage] = [*near, *content.pages.values()]
    below = [page for page in pages if page.section == section.section]
    return [
        {"to": f"/{page.address}", "title": page.title, "description": page.description}
        for page in below
        if page.address != section.address and page.address.count("/") <= depth
    ]


def run_mkdocs(content: Content, build_folder: Path, *, clean: bool) -> None:
    """Theme the finished Markdown into ``build/html``; only what changed, unless ``clean``; nothing where nothing did."""
    config_file = build_folder / "mkdocs.yml"
    settings = json.dumps(_settings(content), ensure_ascii=False, indent=1)
    changed = not config_file.is_file() or config_file.read_text("utf-8") != settings
    config_file.write_text(settings, "utf-8", newline="\n")
    html = build_folder / "html"
    if not clean and html.is_dir() and _themed.get(build_folder) == settings:
        return
    clean = clean or changed or not html.is_dir()
    if clean:
        shutil.rmtree(html, ignore_errors=True)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(config_file))
    gc.freeze()  # what is ours: it makes so many objects that the collector would go through all of it again and again
    mkdocs_build(config, dirty=not clean)
    gc.collect()  # its pages hold each other: half as much again as the whole content
    gc.unfreeze()
    _themed[build_folder] = settings


def _icon(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text("utf-8")


def _settings(content: Content) -> dict[str, Any]:
    """What the builder adds to the project's ``mkdocs.yml``: the city's name, the menu, the folders."""
    city = content.catalogue.city
    return {
        "INHERIT": (ROOT / "mkdocs.yml").as_posix(),
        "site_name": city.site_name,
        "docs_dir": "docs",
        "site_dir": "html",
        # From Material come styles and icons, not templates: its 14,000 files are listed on every build otherwise.
        "theme": {"name": None, "custom_dir": THEME.as_posix()},
        "nav": [{page.title: f"{page.address}index.md"} for page in content.sections()],
        "extra": {
            "builder": builder_version(),
            "is_sample": city.is_sample,
            "site_url": city.site_url,
            "hotline": asdict(city.hotline),
            "phone_icon": _icon("material/phone"),
            "gov_site": asdict(city.gov_site) if city.gov_site else None,
            "sections": [
                {
                    "id": page.section,
                    "title": page.title,
                    "description": page.description,
                    "svg": _icon(page.head.icon),
                    **asdict(page.head),
                }
                for page in content.sections()
                if page.head
            ],
        },
    }
