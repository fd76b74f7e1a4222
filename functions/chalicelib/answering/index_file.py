"""The index as a file of SQLite: which documents hold which words, and what is shown of each. The builder writes it, a
function opens it read-only.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .document import GROUPS, Document
from .tokens import TOKENIZER

SEARCH_INDEX = "search.sqlite"
"""The file among what is compiled for the functions."""

SPAN = 1 << 24
"""The numbers of a group's documents lie in a range of their own; within it, the most important come first."""

GAP = 64
"""Between two numbers, so that a new document finds a place."""

TABLES = f"""
CREATE VIRTUAL TABLE words USING fts5(held, content='', columnsize=0, detail=none, tokenize="{TOKENIZER}");
CREATE TABLE documents(number INTEGER PRIMARY KEY, title TEXT, names TEXT, address TEXT, county TEXT, text TEXT);
"""


BUT_STORIES = "all but stories"


def span_of(group: str) -> tuple[int, int]:
    """The first and last number of a group; of all for "", of all but the last for ``BUT_STORIES``."""
    if not group or group == BUT_STORIES:
        return 0, SPAN * (len(GROUPS) - (group == BUT_STORIES)) - 1
    first = list(GROUPS).index(group) * SPAN
    return first, first + SPAN - 1


def group_of(number: int) -> str:
    """The group of a document's number."""
    return list(GROUPS)[number // SPAN]


class IndexFile:
    """One file, which no one changes: a new index is another file in its place. Each thread has its own connection."""

    def __init__(self, path: Path) -> None:
        self._address = f"file:{quote(path.resolve().as_posix())}?mode=ro&immutable=1"
        self._mine = threading.local()
        self._every: list[sqlite3.Connection] = []
        _ = self._connection

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
            self._mine.connection = connection
            self._every.append(connection)
        return connection

    def close(self) -> None:
        """Close every connection; nobody may be asking."""
        for connection in self._every:
            connection.close()

    def numbers(self, expression: str, group: str, most: int) -> list[int]:
        """The numbers of a group's documents that match, the most important first."""
        asked = "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
        return [number for (number,) in self._connection.execute(asked, (expression, *span_of(group), most))]

    def names(self, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """By number, a document's title and what else it is called."""
        rows = self._rows("number, title, names", numbers)
        return {number: (title, *names.split("\n")) if names else (title,) for number, title, names in rows}

    def documents(self, numbers: Iterable[int]) -> dict[int, Document]:
        """By number, the documents."""
        rows = self._rows("number, address, title, text, names, county", numbers)
        return {number: _document(number, *rest) for number, *rest in rows}

    def every_document(self) -> dict[int, Document]:
        """Every document by its number, in their order."""
        rows = self._connection.execute("SELECT number, address, title, text, names, county FROM documents")
        return {number: _document(number, *rest) for number, *rest in rows}

    def _rows(self, columns: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        inside = ",".join(map(str, numbers))
        return self._connection.execute(f"SELECT {columns} FROM documents WHERE number IN ({inside})")  # noqa: S608 - numbers of ours


def _document(number: int, address: str, title: str, text: str, names: str, county: str) -> Document:
    return Document(group_of(number), address, title, text, tuple(names.split("\n")) if names else (), county)
