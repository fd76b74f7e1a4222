"""Half-filled applications: kept page by page under a 续办码, which alone opens them, on any phone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from .codes import draft_key, new_draft_code, read_draft_code
from .errors import CaseworkError, Conflict, SealBroken
from .ports import ABSENT, Clock, Row, Table
from .vault import Vault

KEPT_FOR = timedelta(days=14)


class DraftGone(CaseworkError):
    """The draft was sent, deleted or is over."""

    code = "draft_gone"


@dataclass(frozen=True)
class Draft:
    """What was typed so far, by field, as typed. ``code`` is as shown: "7K3-M9T-Q2XA"."""

    code: str = field(repr=False)
    service: str
    service_version: int
    submitted: Mapping[str, Sequence[str]] = field(repr=False)
    row_version: int


@dataclass(frozen=True)
class Drafts:
    """Drafts in the table. Neither code nor key is kept: whoever has only the rows cannot open one."""

    table: Table
    vault: Vault
    clock: Clock

    def begin(self, service: str, service_version: int) -> Draft:
        """An empty draft under a new code."""
        return self._write(Draft(new_draft_code(), service, service_version, {}, ABSENT))

    def open(self, typed: str) -> Draft | None:
        """The draft of a code as typed, or None: there is none, it is over, or the code is wrong."""
        code = read_draft_code(typed)
        if code is None:
            return None
        key = draft_key(self.vault, code)
        row = self.table.get(_partition(key.row_id), "draft")
        if row is None:
            return None
        try:
            kept = json.loads(key.unseal(row.body))
        except SealBroken:
            return None
        return Draft(code, kept["service"], kept["version"], kept["submitted"], row.version)

    def keep(self, draft: Draft, submitted: Mapping[str, Sequence[str]]) -> Draft:
        """The draft with these fields as they were typed now. Pages sent at once are all kept; of one field the later
        word stands. Raises ``DraftGone``: a late page does not bring back what was sent or deleted.
        """
        while current := self.open(draft.code):
            try:
                return self._write(replace(current, submitted={**current.submitted, **submitted}))
            except Conflict:  # another page came in between: take it along
                continue
        raise DraftGone

    def place(self, draft: Draft) -> str:
        """Where it lies: "draft/<row id>", which is also to whom its documents belong. Takes a run of argon2."""
        return _partition(draft_key(self.vault, draft.code).row_id)

    def delete(self, draft: Draft) -> None:
        """Forget the draft."""
        self.table.delete(self.place(draft), "draft")

    def _write(self, draft: Draft) -> Draft:
        key = draft_key(self.vault, draft.code)
        kept = {"service": draft.service, "version": draft.service_version, "submitted": draft.submitted}
        body = key.seal(json.dumps(kept, ensure_ascii=True))
        row = Row(_partition(key.row_id), "draft", body, expires_at=self.clock.now() + KEPT_FOR)
        return replace(draft, row_version=self.table.put(row, if_version=draft.row_version))


def _partition(row_id: str) -> str:
    return f"draft/{row_id}"
