"""Documents as rows of the table: one for each file, in the partition of whoever it belongs to, and one that counts.

What a row tells of somebody is sealed, the name of the file too. A row that the worker has yet to look at also stands
in an index, by the moment from which it is due.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from .ports import ABSENT, Put, Row, Table
from .vault import Vault

MOST = 20
"""Files of one draft or case."""

TO_CHECK = "documents to check"
OF_DRAFTS = "documents of drafts"
"""Partitions of the index: the files that the worker has something to do with; the drafts that hold any."""

_ALL = "documents"


class State(StrEnum):
    """What became of a file."""

    RECEIVED = "received"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True)
class KeptDocument:
    """A row. ``file`` is the key of the content, "" where there is none; ``spare`` that of one which must go: half
    made by a worker that may have died, or no longer needed. ``due`` is None once nothing is to be done any more.
    """

    id: str
    owner: str
    evidence: str
    name: str = field(repr=False)
    declared: str = field(repr=False)
    kind: str
    size: int
    purpose: str
    received_at: datetime
    state: State = State.RECEIVED
    why: str = ""
    file: str = ""
    spare: str = ""
    tries: int = 0
    due: datetime | None = None
    version: int = ABSENT

    def put(self, vault: Vault) -> Put:
        """The write, refused when another was quicker."""
        kept = asdict(self) | {"received_at": self.received_at.isoformat(), "due": self.due and self.due.isoformat()}
        for place in ("id", "owner", "version"):
            del kept[place]
        body = vault.seal(_record(self.owner, self.id), json.dumps({"v": 1, **kept}, ensure_ascii=False))
        index = (TO_CHECK, f"{_moment(self.due)}/{self.id}") if self.due else None
        return Put(Row(self.owner, sort_of(self.id), body, index=index), self.version)

    def changed(self, table: Table, vault: Vault, **changes: object) -> KeptDocument:
        """The row with changes, written. Raises ``Conflict``."""
        after = replace(self, **changes)  # type: ignore[arg-type]
        write = after.put(vault)
        return replace(after, version=table.put(write.row, write.if_version))

    @property
    def keys(self) -> Iterator[str]:
        """The keys of every file that may lie there for it."""
        return filter(None, (self.file, self.spare))


def documents_of(table: Table, vault: Vault, owner: str) -> list[KeptDocument]:
    """All of them, in the order in which they came."""
    rows = table.query(owner, prefix=f"{_ALL[:-1]}/")
    return sorted((read(row, vault) for row in rows), key=lambda each: (each.received_at, each.id))


def document(table: Table, vault: Vault, owner: str, id_: str) -> KeptDocument | None:
    """One of them."""
    row = table.get(owner, sort_of(id_))
    return read(row, vault) if row else None


def due_rows(table: Table, now: datetime, most: int) -> list[Row]:
    """The rows that the worker should look at now, those that wait longest first."""
    rows = table.query(TO_CHECK, limit=most, index=True)
    return [row for row in rows if row.index and row.index[1].partition("/")[0] <= _moment(now)]


def read(row: Row, vault: Vault) -> KeptDocument:
    """The document that a row holds. Raises ``SealBroken``."""
    id_ = row.sort.partition("/")[2]
    kept = json.loads(vault.unseal(_record(row.partition, id_), row.body))
    del kept["v"]
    kept["state"], kept["received_at"] = State(kept["state"]), datetime.fromisoformat(kept["received_at"])
    kept["due"] = kept["due"] and datetime.fromisoformat(kept["due"])
    return KeptDocument(id=id_, owner=row.partition, version=row.version, **kept)


def counting_row(owner: str) -> Row:
    """The row that every file which comes or goes rewrites, so that two at once are both counted."""
    return Row(owner, _ALL, "", index=(OF_DRAFTS, owner) if owner.startswith("draft/") else None)


def counting_version(table: Table, owner: str) -> int:
    """Its version now."""
    row = table.get(owner, _ALL)
    return row.version if row else ABSENT


def sort_of(id_: str) -> str:
    """Where a document stands in its owner's partition."""
    return f"{_ALL[:-1]}/{id_}"


def _record(owner: str, id_: str) -> str:
    return f"{owner}/{sort_of(id_)}"


def _moment(time: datetime) -> str:
    """Of one length, so that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
