"""From finished pages to what is served: styled, precompressed within the byte budget, and swapped in.

Whatever is as it was in the last build is neither made nor written again.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused

from .compressed import BYTE_BUDGET, Compressor, copies
from .dead_links import dead_links
from .finished import Built
from .generated import NOT_FOUND
from .site_folder import SiteFolder
from .version import builder_version
from .writing.days import apart

THREADS = 2


@dataclass(frozen=True)
class Published:
    """What is remembered of a page: a hash of what was written, and what the check of links needs."""

    key: str
    links: tuple[str, ...]
    ids: tuple[str, ...]


_published: dict[str, tuple[object, Published]] = {}
"""By address, the page that was last made from a state. Kept in the process: a city has thousands, an edit changes few."""


def write_files(files: Mapping[str, bytes | Path], folder: SiteFolder) -> set[str]:
    """Put files into the folder of the next site as they are, large ones by their path; their names. They come before the
    pages, which need the memory that the files of a city take.
    """
    for name, content in files.items():
        if isinstance(content, Path):
            folder.take(name, content)
            continue
        key = _hash(content)
        if not folder.has(name, key):
            folder.write(name, key, copies(content) if name.endswith(".svg") else [content])
    return set(files)


def prepare(
    pages: Sequence[Built],
    files: Collection[str],
    style: str,
    site_url: str,
    folder: SiteFolder,
    drafts: Collection[str] = (),
) -> list[DefinitionError]:
    """Fill the folder of the next site, in which the ``files`` stand already, with its pages. Raises ``DefinitionsRefused``
    for dead links and pages over the budget; those of ``drafts``, by the file of the editor, are returned.
    """
    writer = _Writer(folder, style)
    with ThreadPoolExecutor(THREADS) as pool:
        new = [page for page in pages if not writer.is_there(page)]
        errors = [error for error in pool.map(writer.write, new) if error]
    published = {page.address: writer.known(page) for page in pages}
    errors += dead_links(published, {page.address: page.file for page in pages}, files)
    errors, told = apart(errors, drafts)
    if errors:
        folder.set_aside()
        raise DefinitionsRefused(errors)
    told_to_machines = write_files(dict(_for_machines(sorted(published), site_url)), folder)
    folder.keep_only({*map(_name, published), *files, *told_to_machines})
    return told


class _Writer:
    """Writes pages in their views with compressed copies, unless they are there already."""

    def __init__(self, folder: SiteFolder, style: str) -> None:
        self._folder, self._compressor = folder, Compressor(style)
        self._salt = _hash(f"{builder_version()}{style}".encode())

    def known(self, page: Built) -> Published:
        """What is remembered of the page, which was written before or is there."""
        return _published[page.address][1]

    def is_there(self, page: Built) -> bool:
        """Whether the page was made before from the same and stands in the folder."""
        state, known = _published.get(page.address, (None, None))
        return known is not None and state == (page.state, self._salt) and self._has(page, known)

    def write(self, page: Built) -> DefinitionError | None:
        """Make a page, and write it where it has changed; the error, if any, is a page over the budget."""
        finished = page.finish()
        key = _hash((self._salt + finished.views[0]).encode())
        published = Published(key, _interned(finished.links), _interned(finished.ids))
        _published[page.address] = ((page.state, self._salt), published)
        if self._has(page, published):
            return None
        copies = [self._compressor.copies(view) for view in finished.views]
        size = max(len(brotli) for _, brotli, _ in copies)
        if size > BYTE_BUDGET:
            problem = f"这一页压缩后有 {size:,} 字节，超过 {BYTE_BUDGET:,}。请拆成两页，或者删短一些"
            return DefinitionError(page.file, problem)
        self._folder.write(_name(page.address), key, [copy for view in copies for copy in view])
        return None

    def _has(self, page: Built, published: Published) -> bool:
        return self._folder.has(_name(page.address), published.key)


def _interned(words: Collection[str]) -> tuple[str, ...]:
    """In order, and each kept once for all pages that name it: many link to the same."""
    return tuple(map(sys.intern, sorted(words)))


def _hash(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _name(address: str) -> str:
    """The page's file in the folder of the site."""
    return address if address == NOT_FOUND else f"{address}index.html"


def _for_machines(addresses: list[str], site_url: str) -> Iterator[tuple[str, bytes]]:
    """The sitemap and robots.txt: the 长辈版 and the page not found are not for search engines."""
    urls = "".join(f"<url><loc>{site_url}{address}</loc></url>" for address in addresses if address != NOT_FOUND)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    yield "sitemap.xml", sitemap.encode()
    yield "robots.txt", f"User-agent: *\nDisallow: /e/\nSitemap: {site_url}sitemap.xml\n".encode()
