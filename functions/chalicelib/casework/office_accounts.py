"""What the administrator of an office does with its accounts. Accounts of others are to him as if they did not exist."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from chalicelib.definitions.people import compact
from chalicelib.definitions.reading import plain

from .access import Action, NotAllowed, Standing, may
from .accounts import Accounts
from .errors import CaseworkError, Conflict
from .passwords import new_password
from .ports import ABSENT, Put, Row
from .staff import Account, Role

ROLES = (Role.CLERK, Role.APPROVER, Role.ADMINISTRATOR)
"""Who works in an office; lawyers belong to firms."""

LONGEST_PERSONAL_NAME = 40
# Begins with a letter and has no Chinese: it is not sealed, so it must be nobody's name, phone or ID number.
_NAME = re.compile(r"[a-z][a-z0-9-]{2,39}")


class AccountDisabled(CaseworkError):
    """The account is disabled, for good."""

    code = "account_disabled"


class LastAdministrator(CaseworkError):
    """Nobody would be left who can manage the office's accounts."""

    code = "last_administrator"


def read_account_name(typed: str) -> str | None:
    """The name to sign in with, as it is kept, or None: 3 to 40 lower-case letters, digits and hyphens."""
    name = plain(typed).lower()
    return name if _NAME.fullmatch(name) else None


def read_personal_name(typed: str) -> str | None:
    """A person's name as it is kept, or None."""
    name = plain(typed)
    return name if compact(name) and name.isprintable() and len(name) <= LONGEST_PERSONAL_NAME else None


@dataclass(frozen=True)
class OfficeAccounts:
    """Every method takes the account that asks and raises ``NotAllowed`` where it administers no office, or not the
    office of the account in question.
    """

    accounts: Accounts

    def all(self, administrator: Account) -> list[tuple[Account, str]]:
        """The accounts of the office by role, each with its person's name; disabled ones last."""
        if not may(administrator, Action.MANAGE_ACCOUNTS, Standing(administrator.office)):
            raise NotAllowed
        found = [account for role in ROLES for account in self.accounts.with_role(role, administrator.office)]
        found.sort(key=lambda account: (account.disabled, ROLES.index(account.role), account.name))
        return [(account, self.accounts.personal_name(account)) for account in found]

    def find(self, administrator: Account, account_id: str) -> Account:
        """One account of the office."""
        account = self.accounts.get(account_id)
        if account is None or not may(administrator, Action.MANAGE_ACCOUNTS, Standing(account.office)):
            raise NotAllowed
        return account

    def make(self, administrator: Account, name: str, personal_name: str, role: Role) -> tuple[Account, str]:
        """A new account of the office, and its password, which nobody can read again. Raises ``AccountNameTaken``."""
        if role not in ROLES or not may(administrator, Action.MANAGE_ACCOUNTS, Standing(administrator.office)):
            raise NotAllowed
        password, office = new_password(), administrator.office
        made = self.accounts.create(name, personal_name=personal_name, office=office, role=role, password=password)
        return made, password

    def new_password(self, administrator: Account, account_id: str) -> tuple[Account, str]:
        """The account under a new password; its sessions are over. Raises ``AccountDisabled``."""
        if self.find(administrator, account_id).disabled:
            raise AccountDisabled
        password = new_password()
        return self.accounts.set_password(account_id, password), password

    def end_sessions(self, administrator: Account, account_id: str) -> Account:
        """End all sessions of the account."""
        return self.accounts.end_sessions(self.find(administrator, account_id).id)

    def disable(self, administrator: Account, account_id: str) -> Account:
        """Nobody signs in with it any more. Raises ``LastAdministrator``."""
        table, place = self.accounts.table, (f"office-accounts/{administrator.office}", "disabled")
        while True:
            # Each disabling writes this row: of two administrators who disable each other at once the later looks anew.
            guard = table.get(*place)
            account = self.find(administrator, account_id)
            if account.role is Role.ADMINISTRATOR and not self._others_work(account):
                raise LastAdministrator
            disabled = replace(account, disabled=True, generation=account.generation + 1)
            with suppress(Conflict):
                table.transact(
                    [
                        Put(disabled.row(), if_version=account.version),
                        Put(Row(*place, ""), if_version=guard.version if guard else ABSENT),
                    ]
                )
                return replace(disabled, version=account.version + 1)

    def _others_work(self, administrator: Account) -> bool:
        """Whether another administrator of the office can sign in. Read one by one: an index may lag behind."""
        listed = self.accounts.with_role(Role.ADMINISTRATOR, administrator.office)
        now = [self.accounts.get(account.id) for account in listed if account.id != administrator.id]
        return any(account and not account.disabled for account in now)
