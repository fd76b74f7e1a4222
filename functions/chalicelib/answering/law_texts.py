"""The texts of laws beyond what the site cites, from an index of their own, which no bundle holds."""

from __future__ import annotations

import gzip
import secrets
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.law import Citation, database_url

from .found import ENOUGH, FoundGroup, Hit
from .index import SearchIndex
from .query import Query


class LawTexts:
    """Articles as their laws have them. They lead to our own page where the site cites them, and to the national database
    otherwise.
    """

    def __init__(self, index: SearchIndex, cited: Mapping[str, str]) -> None:
        self._index, self._cited = index, cited

    def find(self, query: Query, limit: int, before: FoundGroup) -> FoundGroup:
        """The group of laws with at most ``limit`` hits: first those of the site, then texts that are not among them."""
        found = self._index.find(query, "laws", limit=limit).group("laws")
        known = {hit.address for hit in before.hits}
        texts = [hit for hit in map(self._leading_on, found.hits) if hit.address not in known]
        total = before.total + found.total - (len(found.hits) - len(texts))
        return FoundGroup(
            "laws", (*before.hits, *texts)[:limit], min(total, ENOUGH), before.more or found.more or total > ENOUGH
        )

    def _leading_on(self, hit: Hit) -> Hit:
        return replace(hit, address=self._cited.get(hit.address) or database_url(hit.address.partition("#")[0]))


def cited_articles(catalogue: Catalogue) -> dict[str, str]:
    """By the address that an article has in the index of texts, its address on the site."""
    laws = [law for law in map(catalogue.law, catalogue.ids("laws")) if law.database_id]
    citations = [(law.database_id, Citation(law.id, number)) for law in laws for number in law.articles]
    return {f"{database_id}#{citation.label}": citation.address for database_id, citation in citations}


def fetched(key: str, get: Callable[[str], bytes], folder: Path) -> Path:
    """The index in a folder, got under its key, compressed, when it is first asked for. Raises what ``get`` raises, and
    ``OSError`` where it is no whole index or there is no room for it.
    """
    path = folder / f"laws-{key}.sqlite"
    if not path.is_file():
        draft = folder / f"{path.name}.{secrets.token_hex(4)}"  # two first requests may come at once
        draft.write_bytes(_unpacked(get(key)))
        draft.replace(path)
    return path


def _unpacked(packed: bytes) -> bytes:
    try:
        return gzip.decompress(packed)
    except (EOFError, zlib.error) as error:
        raise OSError("what was fetched is cut off") from error
