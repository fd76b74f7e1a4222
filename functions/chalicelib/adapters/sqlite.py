"""The ``Table`` port in one SQLite file: the store of one machine. Threads and processes may share the file."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from chalicelib.casework.errors import Conflict, StoreUnavailable
from chalicelib.casework.ports import ANY, Clock, Delete, Put, Row

SWEEP_BATCH = 500
MOST_WRITES = 100
_LAST = "\U0010ffff"  # Unicode's last code point, which is no character and begins no part of a key

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rows (
    partition TEXT NOT NULL CHECK (partition <> ''),
    sort TEXT NOT NULL CHECK (sort <> ''),
    version INTEGER NOT NULL,
    index_partition TEXT CHECK (index_partition <> ''),
    index_sort TEXT CHECK (index_sort <> ''),
    expires_at TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (partition, sort)
);
CREATE INDEX IF NOT EXISTS rows_by_index ON rows (index_partition, index_sort) WHERE index_partition IS NOT NULL;
CREATE INDEX IF NOT EXISTS rows_by_expiry ON rows (expires_at) WHERE expires_at IS NOT NULL;
"""
_GET = """
SELECT partition, sort, body, version, index_partition, index_sort, expires_at FROM rows
WHERE partition = :partition AND sort = :sort AND (expires_at IS NULL OR expires_at > :now)
"""
_PUT = """
REPLACE INTO rows (partition, sort, body, version, index_partition, index_sort, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_DELETE = "DELETE FROM rows WHERE partition = ? AND sort = ?"
_QUERY = """
SELECT partition, sort, body, version, index_partition, index_sort, expires_at FROM rows
WHERE {of}partition = :partition AND {of}sort BETWEEN :first AND :last AND {of}sort <> :after
AND (expires_at IS NULL OR expires_at > :now) ORDER BY {of}sort {order} LIMIT :limit
"""
_QUERIES = {
    (index, newest_first): _QUERY.format(of="index_" if index else "", order="DESC" if newest_first else "ASC")
    for index in (False, True)
    for newest_first in (False, True)
}
_SWEEP = "DELETE FROM rows WHERE rowid IN (SELECT rowid FROM rows WHERE expires_at <= ? LIMIT ?)"


class SqliteTable:
    """A table in a file, which is made with its folder when first needed. No thread shares another's connection.

    A write waits for the others ``busy_seconds`` in its own process, and as long again for other processes.
    """

    def __init__(self, path: Path, clock: Clock, busy_seconds: float = 5) -> None:
        self._path, self._clock, self._busy_seconds = path, clock, busy_seconds
        self._of_thread, self._turn = threading.local(), threading.Lock()

    def get(self, partition: str, sort: str) -> Row | None:
        """See ``Table``."""
        with _our_errors():
            return _get(self._connection(), partition, sort, self._now())

    def put(self, row: Row, if_version: int = ANY) -> int:
        """See ``Table``."""
        with self._writing() as connection:
            return _write(connection, Put(row, if_version), self._now())

    def delete(self, partition: str, sort: str, if_version: int = ANY) -> None:
        """See ``Table``."""
        self.transact([Delete(partition, sort, if_version)])

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
        index: bool = False,
    ) -> list[Row]:
        """See ``Table``."""
        first, last = prefix, prefix + _LAST
        if after:
            first, last = (first, min(last, after)) if newest_first else (max(first, after), last)
        asked = {"partition": partition, "first": first, "last": last, "after": after, "limit": limit}
        with _our_errors():
            found = self._connection().execute(_QUERIES[index, newest_first], {**asked, "now": self._now()})
            return [_row(columns) for columns in found]

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """See ``Table``."""
        if not 1 <= len({_key(write) for write in writes}) == len(writes) <= MOST_WRITES:
            raise ValueError("a transaction holds 1 to 100 writes, each of another row")
        with self._writing() as connection:
            now = self._now()
            for write in writes:
                _write(connection, write, now)

    def count(self, partition: str, sort: str, *, add: int = 1, expires_at: datetime | None = None) -> int:
        """See ``Table``. A counter's life is counted from its beginning; later additions do not prolong it."""
        with self._writing() as connection:
            now = self._now()
            found = _get(connection, partition, sort, now) or Row(partition, sort, "0")
            total = int(found.body) + add
            counter = replace(found, body=str(total), expires_at=found.expires_at or expires_at)
            _write(connection, Put(counter), now)
            return total

    def sweep(self) -> int:
        """See ``Table``. In small batches, so that nobody waits long; then the log, which holds older pages, is emptied."""
        swept = 0
        while True:
            with self._writing() as connection:
                batch = connection.execute(_SWEEP, (self._now(), SWEEP_BATCH)).rowcount
            swept += batch
            if batch < SWEEP_BATCH:
                break
        with _our_errors():
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return swept

    def copy_to(self, path: Path) -> None:
        """Copy the table, as it is at one moment, into a new file, while others go on writing."""
        with _our_errors(), closing(sqlite3.connect(path)) as copy:
            self._connection().backup(copy)

    def _now(self) -> str:
        return _text(self._clock.now())

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._of_thread, "held"):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._of_thread.held = _open(self._path, self._busy_seconds)
        connection: sqlite3.Connection = self._of_thread.held.connection
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _our_errors(), self._own_turn():
            connection = self._connection()
            # A transaction that begins by reading could not wait for another's write: it would fail at once.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.rollback()  # does nothing after a commit

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        # SQLite's own way of waiting is to look again now and then: of many threads some would starve.
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise StoreUnavailable("too many writes wait")
        try:
            yield
        finally:
            self._turn.release()


class _Held:
    """A connection that is closed when its thread ends, or its table goes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


def _open(path: Path, busy_seconds: float) -> _Held:
    # One thread uses it, but any may be the one that clears it away: hence no check for the same thread.
    held = _Held(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False))
    _keep_a_log(held.connection, busy_seconds)
    held.connection.execute("PRAGMA synchronous = FULL")
    held.connection.execute("PRAGMA secure_delete = ON")  # what was deleted is written over, not only given up
    held.connection.executescript(_SCHEMA)
    return held


def _keep_a_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch a new file to the write-ahead log. This one statement does not wait by itself while another opens it."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)


@contextmanager
def _our_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise ValueError("the row has an empty key") from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreUnavailable(str(error)) from error


def _key(write: Put | Delete) -> tuple[str, str]:
    return (write.row.partition, write.row.sort) if isinstance(write, Put) else (write.partition, write.sort)


def _write(connection: sqlite3.Connection, write: Put | Delete, now: str) -> int:
    """Write one row, and return its new version. Raises ``Conflict``."""
    found = _get(connection, *_key(write), now)
    version = found.version if found else 0
    if write.if_version not in (ANY, version):
        raise Conflict("the row is of another version")
    if isinstance(write, Delete):
        connection.execute(_DELETE, _key(write))
    else:
        row = write.row
        expires_at = _text(row.expires_at) if row.expires_at else None
        values = (row.partition, row.sort, row.body, version + 1, *(row.index or (None, None)), expires_at)
        connection.execute(_PUT, values)
    return version + 1


def _get(connection: sqlite3.Connection, partition: str, sort: str, now: str) -> Row | None:
    found = connection.execute(_GET, {"partition": partition, "sort": sort, "now": now}).fetchone()
    return _row(found) if found else None


def _row(found: tuple[str, str, str, int, str | None, str | None, str | None]) -> Row:
    partition, sort, body, version, index_partition, index_sort, expires_at = found
    index = (index_partition, index_sort) if index_partition and index_sort else None
    return Row(partition, sort, body, version, index, datetime.fromisoformat(expires_at) if expires_at else None)


def _text(moment: datetime) -> str:
    """Times as texts of one length, which sort as the times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
