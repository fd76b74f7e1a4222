"""Writing an index: whole, or, where the documents before are known, only what changed of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from chalicelib.answering.document import GROUPS, Document
from chalicelib.answering.grams import grams
from chalicelib.answering.index_file import GAP, TABLES, IndexFile, span_of
from chalicelib.answering.tokens import in_title, of_county

from site_builder.version import builder_version

from .sounds import sound_words

Numbered = dict[int, Document]
"""The documents by their numbers in an index."""

IN_BULK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048"
INSERT_WORDS = "INSERT INTO words(rowid, held) VALUES (?, ?)"
DELETE_WORDS = "INSERT INTO words(words, rowid, held) VALUES ('delete', ?, ?)"
"""Deleting takes the very words that were inserted: the index keeps no texts."""

NAMES_KEPT = 300
"""Words of so many names are kept, since kinds, counties and towns recur; those of all would take 60 MB."""

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
    known = {(document.group, document.address): number for number, document in before.items()}
    groups: dict[str, list[Document]] = {group: [] for group in GROUPS}
    for document in documents:
        groups[document.group].append(document)
    found: Numbered = {}
    for group, inside in groups.items():
        last, wanted = span_of(group)[0], [known.get((group, document.address), 0) for document in inside]
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


def keep_index(path: Path, documents: Iterable[Document]) -> None:
    """Write the index; where the one in use was written by the same builder, only what changed since."""
    listed, state = list(documents), int(builder_version()[:7], 16)
    before = _read(path) if state_of(path) == state else {}
    after = renumbered(before, listed) if before else None
    if after is None:
        write_index(path, numbered(listed), state)
    elif after != before:
        update_index(path, before, after)


def state_of(path: Path) -> int:
    """What ``write_index`` was told that an index hangs on; -1 where there is none."""
    if not path.is_file():
        return -1
    with closing(sqlite3.connect(path)) as database:
        state: int = database.execute("PRAGMA user_version").fetchone()[0]
    return state


def _read(path: Path) -> Numbered:
    opened = IndexFile(path)
    with closing(opened):
        return opened.every_document()


def write_index(path: Path, documents: Numbered, state: int) -> None:
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
    """Write an index like the one in use but for what changed, and put it in its place. Of who withdrew the file keeps
    nothing.
    """
    draft = path.with_name(f"{path.name}.new")
    shutil.copyfile(path, draft)
    gone = {number: document for number, document in before.items() if after.get(number) != document}
    come = {number: document for number, document in after.items() if before.get(number) != document}
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(f"{IN_BULK}; PRAGMA secure_delete = ON")  # not every SQLite does so by itself
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
    found = dict.fromkeys([of_county(document.county)])
    for name in (document.title, *document.names):
        found |= _words_of_name(name)
        if "#" not in document.address:  # a page's sections, and a law's articles, sound like the page
            found |= _sounds_of_name(name)
    return " ".join(found | dict.fromkeys(grams(document.text)))


@lru_cache(NAMES_KEPT)
def _words_of_name(name: str) -> dict[str, None]:
    single = list(grams(name, single=True))
    return dict.fromkeys([*single, *map(in_title, single)])


@lru_cache(NAMES_KEPT)
def _sounds_of_name(name: str) -> dict[str, None]:
    return dict.fromkeys(sound_words(name))
