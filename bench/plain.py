"""The same texts through plain MkDocs: what a site would be without us. Its Markdown settings are the project's own.

Two themes: Material as it comes, and ``bare``, the least HTML around the same content. Material's fonts are off:
they would come from another machine, which would measure the network of whoever runs this.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from site_builder import ROOT
from site_builder.markdown import fill_references
from site_builder.sources import Content

from .processes import output_of

MATERIAL = {"name": "material", "language": "zh", "font": False}

BARE_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ page.title }}</title>
</head>
<body>
{{ page.content }}
</body>
</html>
"""


_TITLE_AND_MAIN = re.compile(r"<title>(.*?)</title>.*?<main[^>]*>(.*)</main>", re.S)


def write_plain_markdown(content: Content, folder: Path) -> None:
    """Every page as an ordinary Markdown file: the title as its heading, references filled in."""
    catalogue = content.catalogue
    for page in content.pages.values():
        body, _, _ = fill_references(page, catalogue)
        path = folder / page.address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {page.title}\n\n{body}", "utf-8", newline="\n")


def write_generated_pages(site: Path, docs: Path) -> int:
    """The pages of a finished site that no Markdown file stands for yet, as Markdown files that hold their HTML, which
    is less work for MkDocs than Markdown would be. Returns how many pages there are in all.
    """
    for path in site.rglob("index.html"):
        name = path.relative_to(site).with_suffix(".md")
        if name.parts[0] == "e" or (docs / name).exists():
            continue
        title, content = _TITLE_AND_MAIN.findall(path.read_text("utf-8"))[0]
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"---\ntitle: {json.dumps(title)}\n---\n<div>{content}</div>\n", "utf-8")
    return sum(1 for _ in docs.rglob("*.md"))


def material_settings(content: Content, docs: Path) -> Path:
    """Material in Chinese without plugins, with the menu that we have: home and the sections."""
    return _write_settings(content, docs, "material", {"theme": MATERIAL, "nav": _menu(content)})


def material_with_search(content: Content, docs: Path) -> Path:
    """The same with its search."""
    special = {"theme": MATERIAL, "nav": _menu(content), "plugins": ["search"]}
    return _write_settings(content, docs, "with-search", special)


def material_as_it_comes(content: Content, docs: Path) -> Path:
    """Material as whoever installs it has it: a menu of all pages, and its search."""
    return _write_settings(content, docs, "as-it-comes", {"theme": MATERIAL, "plugins": ["search"]})


def bare_settings(content: Content, docs: Path) -> Path:
    """No theme at all."""
    theme = docs.parent / "bare-theme"
    theme.mkdir(parents=True, exist_ok=True)
    (theme / "main.html").write_text(BARE_PAGE, "utf-8")
    return _write_settings(content, docs, "bare", {"theme": {"name": None, "custom_dir": theme.as_posix()}})


def mkdocs_command(settings: Path, html: Path) -> list[str]:
    """The arguments of Python that build a site with the settings into ``html``."""
    return ["-m", "mkdocs", "build", "--quiet", "--config-file", str(settings), "--site-dir", str(html)]


def build_plain(settings: Path, html: Path) -> Path:
    """The finished site of a theme."""
    output_of(*mkdocs_command(settings, html))
    return html


def _menu(content: Content) -> list[dict[str, str]]:
    return [{page.title: f"{page.address}index.md"} for page in (content.pages[""], *content.sections())]


def _write_settings(content: Content, docs: Path, name: str, special: dict[str, Any]) -> Path:
    settings = {
        "INHERIT": (ROOT / "mkdocs.yml").as_posix(),
        "site_name": content.catalogue.city.site_name,
        "docs_dir": docs.as_posix(),
        **special,
    }
    path = docs.parent / f"{name}.yml"
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")
    return path
