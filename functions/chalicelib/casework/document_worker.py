"""The worker that opens what was received. Any number of workers may run at once, and each may die at any moment.

It claims a file by moving the moment at which that is due; who dies leaves it to be taken up after the lease. The key
of the file that is being made stands in the row before the file is written, and that of the old one after: whoever takes
it up throws away what the row calls spare.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta, timezone

from . import refused_files as why
from .document_rows import KeptDocument, State, due_rows, read
from .documents import file_record
from .errors import Conflict, SealBroken
from .opened_apart import examined
from .ports import Clock, Files, Row, Table
from .refused_files import DocumentRefused
from .vault import Vault

LEASE = timedelta(minutes=2)
MOST_TRIES = 3
"""A file that has three workers killed is refused."""

ARRIVES_WITHIN = timedelta(minutes=2)
"""A file whose row was written so long ago, and which is not there, will not come."""

_LOOKS_AGAIN = timedelta(seconds=2)
_CHINA = timezone(timedelta(hours=8))

Examine = Callable[[str, str, bytes, str, str], bytes]
"""Gives the file to keep for name, declared type, content, purpose and day; raises ``DocumentRefused``."""


@dataclass(frozen=True)
class DocumentWorker:
    """Everything that checking takes."""

    table: Table
    vault: Vault
    files: Files
    clock: Clock
    examine: Examine = examined

    def check_due(self, most: int = 20) -> int:
        """Take up at most so many files that are due, and return how many."""
        taken_up = 0
        for row in due_rows(self.table, self.clock.now(), most):
            taken_up += 1
            try:
                self._take_up(row)
            except Conflict:
                continue  # another worker holds it, or it was removed or handed over meanwhile
            except SealBroken:
                continue  # nobody can read it; it stays for whoever looks into what happened
        return taken_up

    def _take_up(self, row: Row) -> None:
        """Do what is left to do with one file. Raises ``Conflict`` when somebody else has changed its row."""
        kept = read(row, self.vault)
        if kept.spare:
            self.files.delete(kept.spare)
        if kept.state is not State.RECEIVED:  # its worker died when only this was left
            self._change(kept, spare="", due=None)
            return
        making = secrets.token_hex(16)
        claimed = self._change(kept, spare=making, due=self.clock.now() + LEASE, tries=kept.tries + 1)
        if claimed.tries > MOST_TRIES:
            self._settle(claimed, State.REFUSED, why=why.TOO_HARD)
            return
        try:
            content = self.vault.unseal_bytes(file_record(kept.file), self.files.get(kept.file))
        except KeyError:
            self._wait_or_give_up(claimed)
        else:
            self._check(claimed, content)

    def _wait_or_give_up(self, claimed: KeptDocument) -> None:
        now = self.clock.now()
        if now - claimed.received_at < ARRIVES_WITHIN:
            self._change(claimed, due=now + _LOOKS_AGAIN, tries=claimed.tries - 1)
        else:
            self._settle(claimed, State.REFUSED, why=why.LOST)

    def _check(self, claimed: KeptDocument, content: bytes) -> None:
        day = claimed.received_at.astimezone(_CHINA).date().isoformat()
        try:
            made = self.examine(claimed.name, claimed.declared, content, claimed.purpose, day)
        except DocumentRefused as refused:
            self._settle(claimed, State.REFUSED, why=refused.code)
            return
        self.files.put(claimed.spare, self.vault.seal_bytes(file_record(claimed.spare), made))
        kind = "pdf" if made.startswith(b"%PDF-") else "jpg"
        try:
            self._settle(claimed, State.KEPT, kind=kind, size=len(made))
        except Conflict:
            self.files.delete(claimed.spare)
            raise

    def _settle(self, claimed: KeptDocument, state: State, **told: object) -> None:
        """Write what became of it; then what it was received as goes."""
        file = claimed.spare if state is State.KEPT else ""
        settled = self._change(
            claimed, state=state, file=file, spare=claimed.file, due=self.clock.now() + LEASE, **told
        )
        self.files.delete(settled.spare)
        self._change(settled, spare="", due=None)

    def _change(self, kept: KeptDocument, **changes: object) -> KeptDocument:
        return kept.changed(self.table, self.vault, **changes)
