"""One build from content to a published site and to what the functions need."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from chalicelib.answering.index_file import SEARCH_INDEX
from chalicelib.definitions.catalogue import pack
from chalicelib.definitions.directory.listing import ENTRY_FOLDER
from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused
from chalicelib.freshness import code_version
from chalicelib.rendering.frame import Page

from . import FUNCTIONS, ROOT, collector
from .checks import find_errors, find_warnings, unfit_drafts
from .citations import every_citation
from .comics.pages import comic_files
from .compressed import STYLE
from .directory.entries import cards
from .directory.known_entries import known_entries
from .directory.maps import outline
from .directory.open_data import directory_data
from .figures import open_data
from .finished import Frames, themed
from .generated import generated_pages
from .law_texts import wrong_citations
from .publish import prepare
from .search.documents import documents
from .search.index import keep_index
from .search.law_index import LAW_INDEX, keep_law_texts
from .site_folder import SiteFolder, write_whole
from .site_markdown import FRAME, SPECIMEN, THEME, run_mkdocs, write_markdown
from .slim import stylesheet
from .sources import Content, read_content
from .squeeze import squeeze
from .version import builder_version
from .writing.days import apart, drafts, previewed, without_drafts

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Folders:
    """Where a build reads and writes; tests and benchmarks use folders of their own."""

    content: Path = ROOT / "content"
    build: Path = ROOT / "build"
    compiled: Path = FUNCTIONS / "chalicelib" / "compiled"


def checked_content(
    folders: Folders, today: date, tell: Tell, *, strict: bool = False, laws: Path | None = None, preview: bool = False
) -> Content:
    """The content that is shown on the day, or in a preview of it, once nothing is wrong with any of it, and, where a
    folder of law texts is given, no citation either; warnings are told, and so is what is wrong with drafts. Raises
    ``DefinitionsRefused``.
    """
    content = read_content(folders.content)
    errors, of_drafts = _errors(content)
    errors = errors or _law_errors(without_drafts(content), laws)
    warnings = [] if errors else [*of_drafts, *find_warnings(content, today)]
    for warning in warnings:
        tell(f"提醒 {warning}")
    if errors or (strict and warnings):
        raise DefinitionsRefused(errors or warnings)
    return previewed(content, today, unfit_drafts(content)) if preview else content.shown_on(today)


def _errors(content: Content) -> tuple[list[DefinitionError], list[DefinitionError]]:
    """What stops a build, and what stops none because it stands in a draft. What cannot be read stops it there too."""
    errors = find_errors(content)
    return (errors, []) if content.errors else apart(errors, drafts(content))


def law_folder(content: Content, given: Path | None) -> Path | None:
    """The folder of law texts: the one given, else the city's, if it has one."""
    return given or (ROOT / content.catalogue.city.laws if content.catalogue.city.laws else None)


def _law_errors(content: Content, laws: Path | None) -> list[DefinitionError]:
    folder = law_folder(content, laws)
    if folder is None:
        return []
    if not folder.is_dir():
        return [DefinitionError(str(folder), "没有这个文件夹，法条的原文没法核对")]
    return list(wrong_citations(content, every_citation(content), folder))


def build_site(folders: Folders, today: date, tell: Tell, laws: Path | None = None, *, preview: bool = False) -> str:
    """Build and publish; returns the name of the new site. A ``preview`` also shows what is not published yet. Raises
    ``DefinitionsRefused``; nothing is replaced then.
    """
    began = time.perf_counter()
    folders.build.mkdir(parents=True, exist_ok=True)
    with collector.resting():
        content = checked_content(folders, today, tell, laws=laws, preview=preview)
        tell(f"检查好了：{len(content.pages)} 页文章，{len(content.directory.offices)} 个机构")
        made = list(generated_pages(content, today))
        came_or_went = write_markdown(content, made, folders.build / "docs")
    run_mkdocs(content, folders.build, clean=came_or_went)
    with collector.resting():
        site = SiteFolder(folders.build)
        pages = _publish(folders, site, content, made, today, tell)
        keep_law_texts(content, law_folder(content, laws), folders.build / LAW_INDEX, tell)
        site.swap_in()
    tell(f"生成好了：{site.name}，{pages} 页，用了 {time.perf_counter() - began:.1f} 秒")
    return site.name


def _publish(folders: Folders, site: SiteFolder, content: Content, made: list[Page], today: date, tell: Tell) -> int:
    """Fill the folder of the site and what is compiled for the functions; how many pages there are."""
    html = folders.build / "html"
    style = _style(folders, (html / SPECIMEN / "index.html").read_text("utf-8"))
    frame_html = squeeze((html / FRAME / "index.html").read_text("utf-8"))
    site_url = content.catalogue.city.site_url
    files = {comic.address: comic.file for comic in content.comics.values()}
    frames = Frames(frame_html, site_url, urlsplit(site_url).path, files)
    pages = [themed(page.address, page.file, html / page.address / "index.html") for page in content.pages.values()]
    pages += map(frames.built, made)
    titles = {page.address: page.title for page in content.pages.values()}
    titles |= {page.address: page.title for page in made if not page.address.startswith(ENTRY_FOLDER)}
    tell(f"排好了 {len(pages)} 页，正在压缩")
    for error in prepare(pages, other_files(content, today), style, site_url, site, drafts(content)):
        tell(f"提醒 {error}")
    _write_compiled(folders.compiled, content, frame_html.replace(STYLE, style, 1), style, titles)
    keep_index(folders.compiled / SEARCH_INDEX, documents(content, made, today))
    return len(pages)


def other_files(content: Content, today: date) -> dict[str, bytes]:
    """What is published beside the pages, by address: open data, scripts, cards, a map with borders, comics."""
    data = {**open_data(content), **directory_data(content, today)}
    return {**data, **outline(content), **scripts(), **cards(content, today), **comic_files(content)}


def scripts() -> dict[str, bytes]:
    """Our own scripts by address: each makes one kind of page handier, and no page needs it."""
    return {f"assets/{path.name}": path.read_bytes() for path in sorted(THEME.glob("*.js"))}


def _style(folders: Folders, specimen_html: str) -> str:
    """The stylesheet, kept from the last build while nothing that it is made from has changed."""
    body = re.sub(r".*<main", "<main", specimen_html, count=1, flags=re.S)
    key = hashlib.sha256(f"{builder_version()}{body}".encode()).hexdigest()
    kept = folders.build / "style.css"
    text = kept.read_text("utf-8") if kept.is_file() else ""
    if not text.startswith(f"/*{key}*/"):
        text = f"/*{key}*/{stylesheet(THEME, body)}"
        kept.write_text(text, "utf-8")
    return text.partition("*/")[2]


def _write_compiled(folder: Path, content: Content, frame: str, style: str, titles: dict[str, str]) -> None:
    """What the functions need: definitions as plain trees, the frame, every page's title, the hash of the style, and
    which entries the directory has.
    """
    folder.mkdir(parents=True, exist_ok=True)
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pages = {"code": code_version(), "style_hash": style_hash, "titles": titles}
    for name, text in {
        "catalogue.txt": pack(content.trees),
        "frame.html": frame,
        "pages.json": json.dumps(pages, ensure_ascii=False),
        "entries.json": json.dumps(known_entries(content), ensure_ascii=False),
    }.items():
        write_whole(folder / name, text)
