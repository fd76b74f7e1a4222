"""One build from content to a published site and to what the functions need."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from chalicelib.answering.index_file import SEARCH_INDEX
from chalicelib.definitions.catalogue import Trees, pack
from chalicelib.definitions.directory.listing import ENTRY_FOLDER
from chalicelib.freshness import code_version
from chalicelib.rendering.frame import Page

from . import collector
from .checking import Folders, Tell, checked_content, law_folder
from .comics.pages import comic_files
from .compressed import STYLE
from .directory.entries import cards
from .directory.known_entries import known_entries
from .directory.maps import outline
from .directory.open_data import directory_data
from .figures import open_data
from .finished import Frames, themed
from .generated import generated_pages
from .learn.feeds import feeds
from .made.on_site import made_files
from .made.shelf import read_made
from .publish import prepare, write_files
from .search.documents import documents
from .search.index import keep_index
from .search.law_index import LAW_INDEX, keep_law_texts
from .site_folder import SiteFolder
from .site_markdown import FRAME, SPECIMEN, THEME, run_mkdocs, write_markdown
from .slim import stylesheet
from .sources import Content
from .squeeze import squeeze
from .version import builder_version
from .whole_files import write_whole
from .writing.days import drafts


def build_site(folders: Folders, today: date, tell: Tell, laws: Path | None = None, *, preview: bool = False) -> str:
    """Build and publish; returns the name of the new site. A ``preview`` also shows what is not published yet. Raises
    ``DefinitionsRefused``; nothing is replaced then.
    """
    began = time.perf_counter()
    folders.build.mkdir(parents=True, exist_ok=True)
    with collector.resting():
        content = checked_content(folders, today, tell, laws=laws, preview=preview)
        content.made = read_made(folders.build, content.comics.values(), content.raw)
        for title in content.made.outdated:
            tell(f"提醒 漫画《{title}》改过了，短片、海报还是旧的，没有放上网站。重做：make films posters")
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
    others = write_files({**other_files(content, today), **made_files(content, folders.build)}, site)
    for error in prepare(pages, others, style, site_url, site, drafts(content)):
        tell(f"提醒 {error}")
    _write_compiled(folders.compiled, content, frame_html.replace(STYLE, style, 1), style, titles)
    keep_index(folders.compiled / SEARCH_INDEX, documents(content, made, today))
    return len(pages)


def other_files(content: Content, today: date) -> dict[str, bytes]:
    """What is published beside the pages, by address: open data, scripts, cards, a map with borders, comics."""
    data = {**open_data(content), **directory_data(content, today)}
    learn = {**comic_files(content), **feeds(content)}
    return {**data, **outline(content), **scripts(), **cards(content, today), **learn}


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


def _without_examples(trees: Trees) -> Trees:
    """The definitions without worked examples: those stand on the builder's pages, and the functions' first answer would
    wait for them.
    """
    calculators = {
        id_: {key: part for key, part in tree.items() if key != "examples"}
        for id_, tree in trees["calculators"].items()
    }
    return {**trees, "calculators": calculators}


def _write_compiled(folder: Path, content: Content, frame: str, style: str, titles: dict[str, str]) -> None:
    """What the functions need: definitions as plain trees, the frame, every page's title, the hash of the style, and
    which entries the directory has.
    """
    folder.mkdir(parents=True, exist_ok=True)
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pages = {"code": code_version(), "style_hash": style_hash, "titles": titles}
    for name, text in {
        "catalogue.txt": pack(_without_examples(content.trees)),
        "frame.html": frame,
        "pages.json": json.dumps(pages, ensure_ascii=False),
        "entries.json": json.dumps(known_entries(content), ensure_ascii=False),
    }.items():
        write_whole(folder / name, text)
