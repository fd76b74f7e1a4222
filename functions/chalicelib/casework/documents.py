"""Documents that people send: received at once, checked by a worker, and sealed for good or refused with the reason.

A file never lies open: it is sealed when it arrives and again when it was rebuilt. Each file stands under a key that
its row named before the file was written, so that nothing lies there that no row knows of, whoever died and when.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from . import refused_files as why
from .document_rows import (
    MOST,
    OF_DRAFTS,
    KeptDocument,
    State,
    counting_row,
    counting_version,
    document,
    documents_of,
    sort_of,
)
from .errors import CaseworkError, Conflict
from .file_names import clean_name
from .ports import Clock, Delete, Files, Put, Table
from .refused_files import DocumentRefused
from .vault import Vault

MOST_BYTES = 10 * 1024 * 1024
MEDIA_TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}
"""By the ending of a kept file: there are no others."""


class NoSuchDocument(CaseworkError):
    """There is no such document, or none that was kept."""

    code = "no_document"


@dataclass(frozen=True)
class Upload:
    """A file as a browser sends it: its name, the type that the browser calls it, its content."""

    name: str = field(repr=False)
    declared: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Document:
    """A file as pages show it. ``size`` is in bytes, ``why`` the code of a refusal or "", ``kind`` "jpg", "pdf" or ""."""

    id: str
    owner: str
    evidence: str
    name: str = field(repr=False)
    kind: str
    size: int
    state: State
    why: str
    received_at: datetime


@dataclass(frozen=True)
class Documents:
    """The documents of drafts ("draft/<row id>") and cases ("case/<id>")."""

    table: Table
    vault: Vault
    files: Files
    clock: Clock

    def receive(self, owner: str, evidence: str, upload: Upload, purpose: str = "") -> Document:
        """Take a file; it is safe when this returns. With a ``purpose`` a photo is marked with it.

        Raises ``DocumentRefused`` for one that is empty, too large, or one too many.
        """
        if not 0 < len(upload.content) <= MOST_BYTES:
            raise DocumentRefused(why.TOO_LARGE if upload.content else why.EMPTY)
        now = self.clock.now()
        arriving = KeptDocument(
            id=secrets.token_hex(16),
            owner=owner,
            evidence=evidence,
            name=upload.name[:300].encode("utf-8", "replace").decode(),
            declared=upload.declared[:100],
            kind="",
            size=len(upload.content),
            purpose=purpose,
            received_at=now,
            file=secrets.token_hex(16),
            due=now,
        )
        self._announce(arriving)
        self.files.put(arriving.file, self.vault.seal_bytes(file_record(arriving.file), upload.content))
        if document(self.table, self.vault, owner, arriving.id) is None:  # the draft was deleted meanwhile, or sent
            self.files.delete(arriving.file)
            raise DocumentRefused(why.LOST)
        return _shown(arriving)

    def of(self, owner: str) -> list[Document]:
        """The owner's documents, in the order in which they came."""
        return [_shown(each) for each in documents_of(self.table, self.vault, owner)]

    def open(self, owner: str, id_: str) -> tuple[str, str, bytes]:
        """Name, media type and content of a document that was kept. Raises ``NoSuchDocument``."""
        found = document(self.table, self.vault, owner, id_)
        if found is None or found.state is not State.KEPT:
            raise NoSuchDocument
        try:
            sealed = self.files.get(found.file)
        except KeyError:  # just removed
            raise NoSuchDocument from None
        content = self.vault.unseal_bytes(file_record(found.file), sealed)
        return clean_name(found.name, found.kind), MEDIA_TYPES[found.kind], content

    def remove(self, owner: str, id_: str) -> None:
        """Forget one document, file and row; nothing happens where there is none."""
        if found := document(self.table, self.vault, owner, id_):
            for key in found.keys:
                self.files.delete(key)
            self.table.delete(owner, sort_of(id_))

    def moving(self, from_owner: str, to_owner: str) -> list[Put | Delete]:
        """The writes that hand all documents over, at most 42, for the transaction that makes the case. It fails with
        ``Conflict`` where a file came or was checked meanwhile: ask again then.
        """
        writes: list[Put | Delete] = []
        for each in documents_of(self.table, self.vault, from_owner):
            writes.append(Delete(from_owner, sort_of(each.id), each.version))
            writes.append(replace(each, owner=to_owner, version=0).put(self.vault))
        if version := counting_version(self.table, from_owner):
            counted = counting_row(from_owner)
            writes += [Delete(from_owner, counted.sort, version), Put(counting_row(to_owner))]
        return writes

    def forget(self, owner: str) -> None:
        """Remove all documents of an owner for good: its draft was deleted, or is over."""
        for each in documents_of(self.table, self.vault, owner):
            self.remove(owner, each.id)
        self.table.delete(owner, counting_row(owner).sort)

    def forget_abandoned(self) -> int:
        """Forget what belongs to drafts that are gone, and return how many those were. For the daily sweep."""
        gone, after = 0, ""
        while rows := self.table.query(OF_DRAFTS, after=after, index=True):
            for row in rows:
                after = row.partition
                if self.table.get(row.partition, "draft") is None:
                    self.forget(row.partition)
                    gone += 1
        return gone

    def _announce(self, arriving: KeptDocument) -> None:
        """Write the row of a file that will come. Raises ``DocumentRefused`` where there are enough already."""
        while True:
            version = counting_version(self.table, arriving.owner)
            if len(documents_of(self.table, self.vault, arriving.owner)) >= MOST:
                raise DocumentRefused(why.TOO_MANY)
            try:
                self.table.transact([arriving.put(self.vault), Put(counting_row(arriving.owner), version)])
            except Conflict:  # another came at the same time: count again
                continue
            return


def file_record(key: str) -> str:
    """What the content under a key is sealed for."""
    return f"file/{key}"


def _shown(kept: KeptDocument) -> Document:
    name = clean_name(kept.name, kept.kind or kept.name.rpartition(".")[2][:5] or "file")
    return Document(
        kept.id, kept.owner, kept.evidence, name, kept.kind, kept.size, kept.state, kept.why, kept.received_at
    )
