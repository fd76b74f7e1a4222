"""The same texts through plain MkDocs: what a site would be without us. Its Markdown settings are the project's own.

Two themes: Material as it comes, and ``bare``, the least HTML around the same content. Material's fonts are off:
they would come from another machine, which would measure the network of whoever runs this.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from site_builder import ROOT
from site_builder.markdown import fill_references
from site_builder.sources import Content

from .processes import output_of

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


def write_plain_markdown(content: Content, folder: Path) -> None:
    """Every page as an ordinary Markdown file: the title as its heading, references filled in."""
    catalogue = content.catalogue
    for page in content.pages.values():
        body, _, _ = fill_references(page, catalogue)
        path = folder / page.address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {page.title}\n\n{body}", "utf-8", newline="\n")


def material_settings(content: Content, docs: Path) -> Path:
    """Material in Chinese without plugins, with the menu that we have: home and the sections."""
    return _write_settings(content, docs, "material", {"font": False})


def bare_settings(content: Content, docs: Path) -> Path:
    """No theme at all."""
    theme = docs.parent / "bare-theme"
    theme.mkdir(parents=True, exist_ok=True)
    (theme / "main.html").write_text(BARE_PAGE, "utf-8")
    return _write_settings(content, docs, "bare", {"name": None, "custom_dir": theme.as_posix()})


def mkdocs_command(settings: Path, html: Path) -> list[str]:
    """The arguments of Python that build a site with the settings into ``html``."""
    return ["-m", "mkdocs", "build", "--quiet", "--config-file", str(settings), "--site-dir", str(html)]


def build_plain(settings: Path, html: Path) -> Path:
    """The finished site of a theme."""
    output_of(*mkdocs_command(settings, html))
    return html


def _write_settings(content: Content, docs: Path, name: str, theme: dict[str, Any]) -> Path:
    home = content.pages[""]
    settings = {
        "INHERIT": (ROOT / "mkdocs.yml").as_posix(),
        "site_name": content.catalogue.city.site_name,
        "docs_dir": docs.as_posix(),
        "theme": theme,
        "nav": [{page.title: f"{page.address}index.md"} for page in (home, *content.sections())],
    }
    path = docs.parent / f"{name}.yml"
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")
    return path
