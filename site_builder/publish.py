"""From themed pages to what is served: squeezed, styled, made relative, written twice (standard and 长辈版),
precompressed within the byte budget, and swapped in. Pages that did not change are taken over from the last build.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import Container, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused
from chalicelib.rendering import links

from .checks import FUNCTION_ADDRESSES
from .generated import NOT_FOUND
from .version import builder_version

BYTE_BUDGET = 14 * 1024
"""Bytes of a page as shipped, everything that must arrive before the first paint included."""

THREADS = 2
KEPT_BUILDS = 2
DROPPING = "dropping old builds"
_CJK = r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_INLINE = "(?:strong|em|a|code)"
_SOFT_BREAK = re.compile(f"({_CJK}(?:</{_INLINE}>)*)\n[ \t]*(?=(?:<{_INLINE}[^>]*>)*{_CJK})")
_PRE = re.compile(r"(<pre.*?</pre>)", re.S)
_HREF = re.compile(r' (?:href|action)="(/[^"]*|#[^"]*)"')
_ID = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True)
class Built:
    """A page before publishing: its address, its HTML with links from the root, and the file an editor would mend."""

    address: str
    html: str
    file: str


@dataclass
class Published:
    """What is remembered of a page for the next build and for the check of links."""

    key: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def squeeze(html: str) -> str:
    """The page without needless white space. A line break between two Chinese characters is no space to readers."""
    parts = _PRE.split(html)
    for n in range(0, len(parts), 2):
        parts[n] = _SOFT_BREAK.sub(r"\1", re.sub(r"[ \t]*\n\s*", "\n", parts[n]))
    tables = count(1)
    wrapped = '<div class="table" role="region" aria-label="表格{}" tabindex="0"><table>'
    html = re.sub("<table>", lambda _: wrapped.format(next(tables)), "".join(parts))
    return html.replace("</table>", "</table></div>") if next(tables) > 1 else html


@dataclass(frozen=True)
class Publication:
    """A finished site that nobody is served yet."""

    build_folder: Path
    number: int
    manifest: dict[str, Published]

    @property
    def name(self) -> str:
        """The folder it stands in, which ``current`` will name."""
        return f"site-{self.number}"

    def swap_in(self) -> None:
        """Serve it from now on; the site before it stays for those who are just reading it."""
        saved = {address: vars(remembered) for address, remembered in self.manifest.items()}
        write_whole(self.build_folder / "published.json", json.dumps({"number": self.number, "pages": saved}))
        write_whole(self.build_folder / "current", self.name)
        threading.Thread(
            target=self._drop_old_builds, name=DROPPING
        ).start()  # thousands of files; nobody needs to wait for it

    def _drop_old_builds(self) -> None:
        for old in self.build_folder.glob("site-*"):
            if int(old.name.removeprefix("site-")) <= self.number - KEPT_BUILDS:
                shutil.rmtree(old, ignore_errors=True)


def prepare(
    pages: list[Built], files: Mapping[str, bytes], style: str, site_url: str, build_folder: Path
) -> Publication:
    """Write the next ``site-<n>``: pages, and other ``files`` as they are. Raises ``DefinitionsRefused`` for dead links and pages over the budget."""
    before = _manifest(build_folder)
    number = int(before["number"]) + 1
    folder, last = build_folder / f"site-{number}", build_folder / f"site-{before['number']}"
    shutil.rmtree(folder, ignore_errors=True)
    writer = _Writer(folder, last, before["pages"], style, urlsplit(site_url).path)
    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(writer.write, pages))
    manifest = {page.address: remembered for page, (remembered, _) in zip(pages, results, strict=True)}
    errors = [error for _, error in results if error]
    errors += dead_links(manifest, {page.address: page.file for page in pages}, files)
    if errors:
        shutil.rmtree(folder, ignore_errors=True)
        raise DefinitionsRefused(errors)
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    _write_for_machines(folder, sorted(manifest), site_url)
    return Publication(build_folder, number, manifest)


def _manifest(build_folder: Path) -> dict[str, Any]:
    path = build_folder / "published.json"
    known: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"number": 0, "pages": {}}
    return known


class _Writer:
    """Writes one page in both views with its compressed copies, or takes all of them over from the last build."""

    def __init__(self, folder: Path, last: Path, known: dict[str, Any], style: str, site_path: str) -> None:
        self._folder, self._last, self._known, self._style, self._site_path = folder, last, known, style, site_path
        self._salt = hashlib.sha1(f"{builder_version()}{style}{site_path}".encode(), usedforsecurity=False).hexdigest()

    def write(self, page: Built) -> tuple[Published, DefinitionError | None]:
        """Write a page; the error, if any, is a page over the budget."""
        key = hashlib.sha1((self._salt + page.html).encode(), usedforsecurity=False).hexdigest()
        known = self._known.get(page.address)
        files = [_file(page.address), *([] if page.address == NOT_FOUND else [f"e/{_file(page.address)}"])]
        if known and known["key"] == key and self._take_over(files):
            return Published(**known), None
        html = squeeze(page.html)
        if page.address == NOT_FOUND:
            views = [links.relative(html, self._site_path, self._site_path)]
        else:
            views = [links.static_page(html, page.address), links.elder_page(html, page.address)]
        sizes = [self._write_compressed(name, view) for name, view in zip(files, views, strict=True)]
        published = Published(key, sorted(set(_HREF.findall(html))), _ID.findall(html))
        if max(sizes) > BYTE_BUDGET:
            return published, DefinitionError(
                page.file, f"这一页压缩后有 {max(sizes):,} 字节，超过 {BYTE_BUDGET:,}。请拆成两页，或者删短一些"
            )
        return published, None

    def _take_over(self, files: list[str]) -> bool:
        try:
            for name in files:
                (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
                for ending in ("", ".br", ".gz"):
                    _link_or_copy(self._last / f"{name}{ending}", self._folder / f"{name}{ending}")
        except FileNotFoundError:
            return False
        return True

    def _write_compressed(self, name: str, html: str) -> int:
        """Write the file and its two compressed copies; the size of the smaller one, in bytes."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = html.replace("[[style]]", self._style, 1).encode()
        compressed = brotli.compress(content, quality=9, lgwin=16)
        path.write_bytes(content)
        Path(f"{path}.br").write_bytes(compressed)
        Path(f"{path}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
        return len(compressed)


def _file(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") or not address else address


def _link_or_copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:  # another disk, or a file system without links
        shutil.copy2(source, target)


def dead_links(
    manifest: dict[str, Published], files: dict[str, str], others: Container[str] = ()
) -> Iterator[DefinitionError]:
    """Links inside the site that lead to no page and none of the ``others``, or to no such place on it."""
    ids = {address: set(page.ids) for address, page in manifest.items()}
    for address, page in manifest.items():
        for target in page.links:
            path, _, anchor = target.partition("#")
            path = path.partition("?")[0]
            if FUNCTION_ADDRESSES.fullmatch(path) or path.removeprefix("/") in others:
                continue
            there = path.removeprefix("/") if path else address
            if there not in ids:
                yield DefinitionError(files[address], f"链接 {target} 指的页面不存在")
            elif anchor and anchor not in ids[there]:
                yield DefinitionError(files[address], f"链接 {target} 指的页面上没有 #{anchor}")


def _write_for_machines(folder: Path, addresses: list[str], site_url: str) -> None:
    """The sitemap and robots.txt: the 长辈版 and the page not found are not for search engines."""
    urls = "".join(f"<url><loc>{site_url}{address}</loc></url>" for address in addresses if address != NOT_FOUND)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    (folder / "sitemap.xml").write_text(sitemap, "utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nDisallow: /e/\nSitemap: {site_url}sitemap.xml\n", "utf-8")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text, "utf-8", newline="\n")
    draft.replace(path)
