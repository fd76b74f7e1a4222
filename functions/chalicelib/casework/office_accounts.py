"""What the administrator of an office does with its accounts. Accounts of others are to him as if they did not exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from chalicelib.definitions.people import compact
from chalicelib.definitions.reading import plain, read_lines

from .access import Action, NotAllowed, Standing, may
from .account_log import BY_COMMAND, Change, Logged, log_of, read_log
from .accounts import Accounts, Also
from .codes import new_long_code
from .errors import CaseworkError, Conflict
from .invitations import Invitations, without_password
from .passwords import NOBODYS_HASH
from .ports import ABSENT, Clock, Put, Row
from .second_factor import without_second_factor
from .staff import Account, Role

FIRM = "firm"
_ROLES = {FIRM: (Role.FIRM, Role.LAWYER), "justice_bureau": (Role.BUREAU,)}
_OF_OTHERS = (Role.CLERK, Role.APPROVER)

LONGEST_PERSONAL_NAME = 40
LONGEST_KNOWS = 60
# Begins with a letter and has no Chinese: it is not sealed, so it must be nobody's name, phone or ID number.
_NAME = re.compile(r"[a-z][a-z0-9-]{2,39}")


class AccountDisabled(CaseworkError):
    """The account is disabled, for good."""

    code = "account_disabled"


class LastAdministrator(CaseworkError):
    """Nobody would be left who can manage the office's accounts."""

    code = "last_administrator"


class OwnAccount(CaseworkError):
    """Nobody gets round his own password or second factor as an administrator."""

    code = "own_account"


def roles_in(kind: str) -> tuple[Role, ...]:
    """Who works in an office of a kind of ``offices.csv``, or in a ``FIRM``; the administrator comes last."""
    return (*_ROLES.get(kind, _OF_OTHERS), Role.ADMINISTRATOR)


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
    office of the account in question. ``kinds`` are those of ``offices.csv`` by id; what is not among them is a firm.

    A method that invites returns the 邀请码, which nobody can read again.
    """

    accounts: Accounts
    clock: Clock
    kinds: Mapping[str, str]

    def roles(self, administrator: Account) -> tuple[Role, ...]:
        """Whom the administrator can make."""
        return roles_in(self.kinds.get(administrator.office, FIRM))

    def all(self, administrator: Account) -> list[tuple[Account, str]]:
        """The accounts of the office by role, each with its person's name; disabled ones last."""
        self._refuse_others(administrator)
        roles = self.roles(administrator)
        found = [account for role in roles for account in self.accounts.with_role(role, administrator.office)]
        found.sort(key=lambda account: (account.disabled, roles.index(account.role), account.name))
        return [(account, self.accounts.personal_name(account)) for account in found]

    def find(self, administrator: Account, account_id: str) -> Account:
        """One account of the office."""
        account = self.accounts.get(account_id)
        if account is None or not may(administrator, Action.MANAGE_ACCOUNTS, Standing(account.office)):
            raise NotAllowed
        return account

    def log(self, administrator: Account, *, after: str = "", limit: int = 50) -> list[Logged]:
        """What was done to the office's accounts, newest first, beyond the ``place`` of a line."""
        self._refuse_others(administrator)
        return read_log(self.accounts.table, administrator.office, after=after, limit=limit)

    def make(self, administrator: Account, name: str, personal_name: str, role: Role) -> tuple[Account, str]:
        """A new account of the office, and its invitation. Raises ``AccountNameTaken``."""
        self._refuse_others(administrator)
        if role not in self.roles(administrator):
            raise NotAllowed
        return self.make_first(administrator.office, name, personal_name, role, by=administrator.id)

    def make_first(
        self, office: str, name: str, personal_name: str, role: Role, *, by: str = BY_COMMAND
    ) -> tuple[Account, str]:
        """The same, where nobody can ask yet: ask only from the machine itself."""
        code = new_long_code()
        also = self._inviting(code, by, Change.MADE)
        made = self.accounts.create(name, personal_name=personal_name, office=office, role=role, also=also)
        return made, code

    def invite(self, administrator: Account, account_id: str) -> tuple[Account, str]:
        """The person chooses a new password; the old one and all sessions are over, the second factor stays (ASVS 5.0,
        6.4.3). Raises ``AccountDisabled`` or ``OwnAccount``.
        """
        account, code = self._anothers(administrator, account_id), new_long_code()
        what = Change.INVITED if account.password_hash == NOBODYS_HASH else Change.PASSWORD_RESET
        return self.accounts.change(account_id, without_password, self._inviting(code, administrator.id, what)), code

    def reset_second_factor(self, administrator: Account, account_id: str) -> tuple[Account, str]:
        """The phone is lost and so are the 备用码: the person begins anew, password and all, since who knows the password
        alone must not be the next to enrol. Raises ``AccountDisabled`` or ``OwnAccount``.
        """
        self._anothers(administrator, account_id)
        code = new_long_code()
        also = self._inviting(code, administrator.id, Change.SECOND_FACTOR_RESET)
        return self.accounts.change(account_id, lambda at: without_second_factor(without_password(at)), also), code

    def end_sessions(self, administrator: Account, account_id: str) -> Account:
        """End all sessions of the account, and its invitation."""
        also = self._logged(administrator.id, Change.SESSIONS_ENDED)
        return self.accounts.end_sessions(self.find(administrator, account_id).id, also)

    def name_for_sensitive(self, administrator: Account, account_id: str, *, named: bool) -> Account:
        """Whether the person is one of the few who see sensitive cases. Raises ``AccountDisabled``."""
        if self.find(administrator, account_id).disabled:
            raise AccountDisabled
        also = self._logged(administrator.id, Change.SENSITIVE_GIVEN if named else Change.SENSITIVE_TAKEN)
        return self.accounts.change(account_id, lambda at: replace(at, sees_sensitive=named), also)

    def describe(self, administrator: Account, account_id: str, knows: str) -> Account:
        """What a lawyer is good at, cut to ``LONGEST_KNOWS`` characters. Raises ``AccountDisabled``."""
        if self.find(administrator, account_id).disabled:
            raise AccountDisabled
        also = self._logged(administrator.id, Change.DESCRIBED)
        words = "、".join(line for line in read_lines(knows) if line)[:LONGEST_KNOWS]
        return self.accounts.change(account_id, lambda at: replace(at, knows=words), also)

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
                        log_of(disabled, Change.DISABLED, administrator.id, self.clock.now()),
                    ]
                )
                return replace(disabled, version=account.version + 1)

    def _anothers(self, administrator: Account, account_id: str) -> Account:
        account = self.find(administrator, account_id)
        if account.disabled:
            raise AccountDisabled
        if account.id == administrator.id:
            raise OwnAccount
        return account

    def _refuse_others(self, administrator: Account) -> None:
        if not may(administrator, Action.MANAGE_ACCOUNTS, Standing(administrator.office)):
            raise NotAllowed

    def _inviting(self, code: str, by: str, what: Change) -> Also:
        invitations = Invitations(self.accounts, self.clock)
        return lambda account: [invitations.row(account, code), *self._logged(by, what)(account)]

    def _logged(self, by: str, what: Change) -> Also:
        return lambda account: [log_of(account, what, by, self.clock.now())]

    def _others_work(self, administrator: Account) -> bool:
        """Whether another administrator of the office can sign in. Read one by one: an index may lag behind."""
        listed = self.accounts.with_role(Role.ADMINISTRATOR, administrator.office)
        now = [self.accounts.get(account.id) for account in listed if account.id != administrator.id]
        return any(each and not each.disabled and each.password_hash != NOBODYS_HASH for each in now)
