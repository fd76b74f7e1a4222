"""Invitations: a 邀请码 with which a person, once and within three days, chooses the password of an account."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from .account_log import Change, log_of
from .accounts import Accounts
from .errors import CaseworkError, Conflict
from .passwords import NOBODYS_HASH, check_new_password, hash_password
from .ports import ABSENT, Clock, Delete, Put, Row
from .staff import Account

LASTS = timedelta(days=3)
_SORT = "invitation"


class InvitationOver(CaseworkError):
    """No such invitation, or it is too old, was used, or a later one has taken its place."""

    code = "invitation_over"


@dataclass(frozen=True)
class Invitations:
    """An invitation is of one ``generation`` of its account: whatever ends the sessions ends it too."""

    accounts: Accounts
    clock: Clock

    def row(self, account: Account, code: str) -> Put:
        """What to write together with the account that is invited. The code itself is kept nowhere."""
        body = f"{account.id} {account.generation}"
        return Put(Row(self._partition(code), _SORT, body, expires_at=self.clock.now() + LASTS), ABSENT)

    def accept(self, code: str, password: str) -> Account:
        """The account, which this password opens from now on. Raises ``InvitationOver`` or ``PasswordRefused``, which
        leaves the invitation good.
        """
        _, account = self._find(code)
        check_new_password(password, account.name)
        password_hash = hash_password(password)
        while True:
            row, account = self._find(code)
            changed = replace(account, password_hash=password_hash, generation=account.generation + 1)
            used = Delete(row.partition, row.sort, if_version=row.version)
            log = log_of(changed, Change.JOINED, account.id, self.clock.now())
            with suppress(Conflict):  # somebody used it at the same moment, or changed the account: look anew
                self.accounts.table.transact([Put(changed.row(), if_version=account.version), used, log])
                return replace(changed, version=account.version + 1)

    def _find(self, code: str) -> tuple[Row, Account]:
        row = self.accounts.table.get(self._partition(code), _SORT)
        account_id, _, generation = row.body.partition(" ") if row else ("", "", "")
        account = self.accounts.get(account_id) if row else None
        if row is None or account is None or account.disabled or str(account.generation) != generation:
            raise InvitationOver
        return row, account

    def _partition(self, code: str) -> str:
        return f"invitation/{self.accounts.vault.hash_for_lookup('invitation', code)}"


def without_password(account: Account) -> Account:
    """The account as nobody gets into it, and with all its sessions over."""
    return replace(account, password_hash=NOBODYS_HASH, generation=account.generation + 1)
