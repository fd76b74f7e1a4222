"""The lists that staff work from: the queue of an office, a lawyer's or firm's own, the bureau's, and what is due today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .call_list import Call, calls_to_make
from .cases import NOTHING_DUE
from .codes import read_reference
from .lists import FOUND_BY, cases_of, found_by, matter_hash, open_cases
from .ports import Row, Table
from .staff import Account, Role
from .vault import Vault

LISTED = 100
IN_BAND = 20
SIX_MONTHS = 183
"""Days."""

_OWN = {Role.LAWYER: "lawyer", Role.FIRM: "firm", Role.BUREAU: "bureau"}


@dataclass(frozen=True)
class Listed:
    """A case as a list shows it; ``due`` is None where nothing is due, ``matter`` a keyed hash."""

    case: str
    reference: str
    service: str
    state: str
    due: date | None
    urgent: bool
    matter: str
    received: date
    sensitive: bool
    place: str

    @classmethod
    def read(cls, row: Row) -> Listed:
        """Read a row of a list."""
        kept = json.loads(row.body)
        due = None if kept["due"] == NOTHING_DUE else date.fromisoformat(kept["due"])
        received = date.fromisoformat(kept["received"])
        return cls(**{**kept, "due": due, "received": received}, case=row.sort.rpartition("/")[2], place=row.sort)


@dataclass(frozen=True)
class Queues:
    """Lists over the table. No row holds personal data; a name, phone or ID number is found by its keyed hash."""

    table: Table
    vault: Vault

    def page(self, account: Account, kind: str = "", after: str = "") -> tuple[list[Listed], str]:
        """So many cases of the account's list beyond a place on it, the most urgent first, and the place beyond which
        there are more, "" at its end. ``kind`` is a state, "urgent", "contact", "ended" or "" for all that are open.
        """
        rows = self.table.query(self._partition(account, kind), after=after, limit=LISTED)
        more = rows[-1].sort if len(rows) == LISTED else ""
        return self._may_see(account, rows), more

    def today(self, account: Account, nearest: Sequence[Listed], today: date) -> Mapping[str, list[Listed]]:
        """The band on top: of the ``nearest`` cases those that are overdue and due today, then those that are urgent and
        those that wait for the lawyer's first contact; at most so many of each.
        """
        return {
            "overdue": [each for each in nearest if each.due and each.due < today][:IN_BAND],
            "due": [each for each in nearest if each.due == today][:IN_BAND],
            "urgent": self._first(account, "urgent"),
            "contact": self.contact(account, today),
        }

    def contact(self, account: Account, today: date) -> list[Listed]:
        """Whom the lawyer must call today at the latest for the first time."""
        return [each for each in self._first(account, "contact") if each.due and each.due <= today]

    def undeliverable(self, account: Account) -> int:
        """How many citizens of the office must be told something by other means, up to a hundred."""
        return len(self.calls(account))

    def calls(self, account: Account) -> list[Call]:
        """Whom somebody of the office must tell something by other means, the hundred longest waiting first."""
        calls = [] if account.role in _OWN else calls_to_make(self.table, account.office)
        return [call for call in calls if account.sees_sensitive or not call.sensitive]

    def search(self, account: Account, typed: str) -> list[Listed]:
        """The office's cases with a name, a phone or an ID number as typed, the latest first."""
        if account.role in _OWN:
            return []
        rows = [
            row
            for kind in FOUND_BY
            for row in self.table.query(found_by(self.vault, account.office, kind, typed), newest_first=True)
        ]
        return self._may_see(account, rows)

    def next_case(self, account: Account, after: str) -> str:
        """The id of the case that follows a place on the list, "" at its end."""
        rows, _ = self.page(account, after=after)
        return rows[0].case if rows else ""

    def by_reference(self, typed: str) -> str:
        """The id of the case with a reference as typed, "" for none; whoever asks must still be let in."""
        row = self.table.get(f"reference/{read_reference(typed)}", "case")
        return str(json.loads(row.body)["case"]) if row else ""

    def like(self, account: Account, id_number: str, matter: str, received: date, case_id: str) -> list[Listed]:
        """Cases that may be the same one applied for twice: the same ID number in this office, the like matter, and no
        more than six months apart.
        """
        if not id_number or account.role in _OWN:
            return []
        rows = self.table.query(found_by(self.vault, account.office, "id_number", id_number))
        near = [each for each in self._may_see(account, rows) if abs((each.received - received).days) <= SIX_MONTHS]
        alike = matter_hash(self.vault, matter)
        return [each for each in near if each.case != case_id and each.matter == alike]

    def _first(self, account: Account, kind: str) -> list[Listed]:
        """The first of a list of an office; lawyers, firms and bureaus have none."""
        if account.role in _OWN:
            return []
        return self._may_see(account, self.table.query(self._partition(account, kind), limit=IN_BAND))

    def _partition(self, account: Account, kind: str) -> str:
        if account.role in _OWN:
            whose = account.id if account.role is Role.LAWYER else account.office
            return cases_of(_OWN[account.role], whose, "ended" if kind == "ended" else "")
        return open_cases(account.office, kind)

    def _may_see(self, account: Account, rows: Sequence[Row]) -> list[Listed]:
        listed = [Listed.read(row) for row in rows]
        return [each for each in listed if account.sees_sensitive or not each.sensitive]
