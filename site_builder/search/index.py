"""Writing an index: whole, or, where the documents before are known, only what changed of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from chalicelib.answering.document import GROUPS, Document
from chalicelib.answering.grams import grams
from chalicelib.answering.index_file import GAP, TABLES, span_of
from chalicelib.answering.tokens import in_title, of_county

from .sounds import sound_words

Numbered = dict[int, Document]
"""The documents by their numbers in an index."""

IN_BULK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536"
INSERT_WORDS = "INSERT INTO words(rowid, held) VALUES (?, ?)"
DELETE_WORDS = "INSERT INTO words(words, rowid, held) VALUES ('delete', ?, ?)"
"""Deleting takes the very words that were inserted: the index keeps no texts."""

INSERT = "INSERT INTO documents(number, title, names, address, county, text) VALUES (?, ?, ?, ?, ?, ?)"


def numbered(documents: Iterable[Document]) -> Numbered:
    """The documents with their numbers, in their order within each group."""
    found: Numbered = {}
    following = {group: span_of(group)[0] + GAP for group in GROUPS}
    for document in documents:
        found[following[document.group]] = document
        following[document.group] += GAP
    return dict(sorted(found.items()))


def renumbered(before: Numbered, documents: Iterable[Document]) -> Numbered | None:
    """The documents in their order, each with the number it had before, where the order allows it; others with numbers
    in between. None where no number is left between two.
    """
    known = {document.address: number for number, document in before.items()}
    groups: dict[str, list[Document]] = {group: [] for group in GROUPS}
    for document in documents:
        groups[document.group].append(document)
    found: Numbered = {}
    for group, inside in groups.items():
        last, wanted = span_of(group)[0], [known.get(document.address, 0) for document in inside]
        for n, document in enumerate(inside):
            number = wanted[n] if wanted[n] > last else _between(last, wanted[n:])
            if number == last:
                return None
            found[number] = document
            last = number
    return found


def _between(last: int, wanted: Sequence[int]) -> int:
    """A number behind ``last`` and before the next one that is taken; ``last`` itself where there is none."""
    following = next((number for number in wanted if number > last), last + 2 * GAP)
    return (last + following) // 2


_written: dict[Path, tuple[int, Numbered]] = {}


def keep_index(path: Path, documents: Iterable[Document]) -> None:
    """Write the index; where this process wrote the one in use, only what changed since."""
    listed = list(documents)
    written_at, before = _written.get(path, (0, {}))
    is_ours = path.is_file() and path.stat().st_mtime_ns == written_at
    after = renumbered(before, listed) if is_ours else None
    if after is None:
        after = numbered(listed)
        write_index(path, after)
    elif after != before:
        update_index(path, before, after)
    _written[path] = (path.stat().st_mtime_ns, after)


def write_index(path: Path, documents: Numbered, state: int = 0) -> None:
    """Write the whole index beside the one in use, and put it in its place; the file keeps ``state``, a number below 2³¹."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(f"PRAGMA page_size = 4096; PRAGMA user_version = {state}; {IN_BULK}; {TABLES}")
        _insert(database, documents)
        database.execute("INSERT INTO words(words) VALUES ('optimize')")
        database.commit()
        database.execute("VACUUM")
    draft.replace(path)


def update_index(path: Path, before: Numbered, after: Numbered) -> None:
    """Write an index like the one in use but for what changed, and put it in its place."""
    draft = path.with_name(f"{path.name}.new")
    shutil.copyfile(path, draft)
    gone = {number: document for number, document in before.items() if after.get(number) != document}
    come = {number: document for number, document in after.items() if before.get(number) != document}
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(IN_BULK)
        database.executemany(DELETE_WORDS, ((number, words_of(document)) for number, document in gone.items()))
        database.executemany("DELETE FROM documents WHERE number = ?", ((number,) for number in gone))
        _insert(database, come)
        database.commit()
    draft.replace(path)


def _insert(database: sqlite3.Connection, documents: Numbered) -> None:
    database.executemany(INSERT_WORDS, ((number, words_of(document)) for number, document in documents.items()))
    database.executemany(INSERT, ((number, *_shown(document)) for number, document in documents.items()))


def _shown(document: Document) -> tuple[str, ...]:
    return document.title, "\n".join(document.names), document.address, document.county, document.text


def words_of(document: Document) -> str:
    """The words under which a document is found, each once, in an order that is always the same."""
    return " ".join(dict.fromkeys(_words(document)))


def _words(document: Document) -> Iterator[str]:
    yield of_county(document.county)
    for name in (document.title, *document.names):
        for gram in grams(name, single=True):
            yield gram
            yield in_title(gram)
    yield from grams(document.text)
    if "#" not in document.address:  # a page's sections, and a law's articles, sound like the page
        for name in (document.title, *document.names):
            yield from sound_words(name)
