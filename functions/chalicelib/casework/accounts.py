"""Staff accounts made, verified and disabled; ``passwords`` judges passwords, ``access`` says what a role may do."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from .errors import CaseworkError, Conflict
from .passwords import NOBODYS_HASH, PasswordWrong, check_new_password, hash_password, password_fits
from .ports import ABSENT, Delete, Put, Row, Table
from .staff import SORT, Account, Role, index_of, partition_of, read_account
from .vault import Vault

NOBODY = "nobody"
"""Stands for the id of an account where there is none."""

_NAME_KIND = "account name"

Also = Callable[[Account], Sequence[Put | Delete]]
"""What is written together with the account, or not at all: rows of others' places, which never conflict."""


def nothing(_: Account) -> Sequence[Put | Delete]:
    """Nothing is written together with the account."""
    return ()


class AccountNameTaken(CaseworkError):
    """Another account is signed in to with this name."""

    code = "account_name_taken"


@dataclass(frozen=True)
class Accounts:
    """All staff accounts. Methods that take the id of no account raise ``KeyError``."""

    table: Table
    vault: Vault
    fits: Callable[[str, str], bool] = password_fits

    def create(
        self, name: str, *, personal_name: str, office: str, role: Role, password: str = "", also: Also = nothing
    ) -> Account:
        """A new account; without a password nobody gets in until an invitation is used. Raises ``PasswordRefused`` or
        ``AccountNameTaken``.
        """
        if password:
            check_new_password(password, name)
        place = self._place_of_name(name)
        if self.table.get(*place):  # before the slow hash: each later start of a demo comes by here
            raise AccountNameTaken
        account_id = secrets.token_hex(8)
        sealed_name = self.vault.seal(partition_of(account_id), personal_name)
        kept = hash_password(password) if password else NOBODYS_HASH
        account = Account(account_id, name, office, role, sealed_name, kept)
        try:
            self.table.transact([Put(account.row(), ABSENT), Put(Row(*place, account_id), ABSENT), *also(account)])
        except Conflict:
            raise AccountNameTaken from None
        return replace(account, version=1)

    def get(self, account_id: str) -> Account | None:
        """The account as it stands now."""
        row = self.table.get(partition_of(account_id), SORT)
        return read_account(row) if row else None

    def id_of(self, name: str) -> str:
        """The id of the account that is signed in to with this name, else ``NOBODY``."""
        pointer = self.table.get(*self._place_of_name(name))
        return pointer.body if pointer else NOBODY

    def verify(self, name: str, password: str) -> Account | None:
        """The account that is signed in to so; None alike, after the same work, where name or password is wrong or the
        account disabled. Ask ``Limits`` first.
        """
        account = self.get(self.id_of(name))
        fits = self.fits(password, account.password_hash if account else NOBODYS_HASH)
        return account if account and fits and not account.disabled else None

    def change_password(self, account_id: str, current: str, new: str, also: Also = nothing) -> Account:
        """Also ends all sessions, the one that asked included: begin a new one for it.

        Raises ``PasswordRefused`` or ``PasswordWrong``; of two changes at once the later finds ``current`` wrong.
        """

        def changed(account: Account) -> Account:
            if not self.fits(current, account.password_hash):
                raise PasswordWrong
            check_new_password(new, account.name)
            return replace(account, password_hash=hash_password(new), generation=account.generation + 1)

        return self.change(account_id, changed, also)

    def disable(self, account_id: str) -> Account:
        """Nobody signs in with it any more, and all its sessions are over."""
        return self.change(account_id, lambda at: replace(at, disabled=True, generation=at.generation + 1))

    def end_sessions(self, account_id: str, also: Also = nothing) -> Account:
        """End all sessions of the account, wherever they are."""
        return self.change(account_id, lambda at: replace(at, generation=at.generation + 1), also)

    def with_role(self, role: Role, office: str = "") -> list[Account]:
        """All accounts of a role, or those of one office or firm; by office."""
        found: list[Row] = []
        prefix = f"{office}/" if office else ""
        while page := self.table.query(index_of(role), prefix=prefix, after=_last(found), index=True):
            found += page
        return [read_account(row) for row in found]

    def personal_name(self, account: Account) -> str:
        """The person's own name. Raises ``SealBroken``."""
        return self.vault.unseal(partition_of(account.id), account.sealed_name)

    def change(self, account_id: str, change: Callable[[Account], Account], also: Also = nothing) -> Account:
        """The account as ``change`` makes it, written together with what ``also`` says of that. ``change`` looks anew
        where somebody else has changed the account in between, and may refuse.
        """
        while True:
            account = self.get(account_id)
            if account is None:
                raise KeyError(account_id)
            changed = change(account)
            with suppress(Conflict):
                self.table.transact([Put(changed.row(), if_version=account.version), *also(changed)])
                return replace(changed, version=account.version + 1)

    def _place_of_name(self, name: str) -> tuple[str, str]:
        return f"account-name/{self.vault.hash_for_lookup(_NAME_KIND, name)}", SORT


def _last(rows: list[Row]) -> str:
    return rows[-1].index[1] if rows and rows[-1].index else ""
