"""Cards of people who help others: their own particulars under a code, so that they type them once a year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from .codes import draft_key, new_draft_code, read_draft_code
from .errors import CaseworkError, Conflict, SealBroken
from .ports import ABSENT, Clock, Row, Table
from .vault import Vault

KEPT_FOR = timedelta(days=365)
PURPOSE = "helper card"


class CardGone(CaseworkError):
    """The card was deleted or is over."""

    code = "card_gone"


@dataclass(frozen=True)
class HelperCard:
    """``particulars`` by the names that the questions about a helper have in every form: ``helper_name`` and so on."""

    code: str = field(repr=False)
    particulars: Mapping[str, str] = field(repr=False)
    row_version: int


@dataclass(frozen=True)
class HelperCards:
    """Cards in the table. Neither code nor key is kept: whoever has only the rows cannot open one."""

    table: Table
    vault: Vault
    clock: Clock

    def make(self, particulars: Mapping[str, str]) -> HelperCard:
        """A new card under a new code, for a year."""
        return self._write(HelperCard(new_draft_code(), dict(particulars), ABSENT))

    def open(self, typed: str) -> HelperCard | None:
        """The card of a code as typed, or None: there is none, it is over, or the code is wrong."""
        code = read_draft_code(typed)
        if code is None:
            return None
        key = draft_key(self.vault, code, purpose=PURPOSE)
        row = self.table.get(_partition(key.row_id), "card")
        if row is None:
            return None
        try:
            return HelperCard(code, json.loads(key.unseal(row.body)), row.version)
        except SealBroken:
            return None

    def keep(self, card: HelperCard, particulars: Mapping[str, str]) -> HelperCard:
        """The card with these particulars, for another year. Raises ``CardGone``: nothing brings a deleted card back."""
        while current := self.open(card.code):
            try:
                return self._write(replace(current, particulars=dict(particulars)))
            except Conflict:
                continue
        raise CardGone

    def delete(self, card: HelperCard) -> None:
        """Forget the card."""
        self.table.delete(_partition(draft_key(self.vault, card.code, purpose=PURPOSE).row_id), "card")

    def _write(self, card: HelperCard) -> HelperCard:
        key = draft_key(self.vault, card.code, purpose=PURPOSE)
        body = key.seal(json.dumps(dict(card.particulars), ensure_ascii=True))
        row = Row(_partition(key.row_id), "card", body, expires_at=self.clock.now() + KEPT_FOR)
        return replace(card, row_version=self.table.put(row, if_version=card.row_version))


def _partition(row_id: str) -> str:
    return f"card/{row_id}"
