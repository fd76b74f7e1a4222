"""Demo staff: accounts to try the service with. They are made when asked for, never in production."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.settings import SettingsRefused

from .accounts import AccountNameTaken, Accounts
from .codes import new_long_code
from .office_accounts import roles_in
from .staff import Role

FIRM = "示例律师事务所"
_LAWYERS = {"lawyer-jia": "示例律师甲", "lawyer-yi": "示例律师乙"}
_FIRM_STAFF = {"firm-assigner": Role.FIRM, "firm-administrator": Role.ADMINISTRATOR}
_CALLED = {
    Role.CLERK: "示例受理员",
    Role.APPROVER: "示例审批员",
    Role.FIRM: "示例派案员",
    Role.BUREAU: "示例经办员",
    Role.ADMINISTRATOR: "示例管理员",
}


@dataclass(frozen=True)
class DemoAccount:
    """What the operator is told once: nobody can read the password again."""

    name: str
    password: str = field(repr=False)
    personal_name: str
    office: str
    role: Role


def make_demo_staff(
    accounts: Accounts, offices: Mapping[str, str], kinds: Mapping[str, str], *, production: bool
) -> Iterator[DemoAccount]:
    """Make the demo accounts that are missing, one after the other, office by office; none at a later start. Each comes
    with its password the moment it is made: whoever is interrupted has those of all that exist but one.

    ``offices`` gives the id of each demo office by the word that its accounts begin with: "hantai" for "hantai-clerk"; ``kinds`` the kind of
    each by its id. None has a second factor. Raises ``SettingsRefused`` in production.
    """
    if production:
        raise SettingsRefused("Demo staff have no place in production: everybody knows their names")
    return (account for account in _demo_accounts(offices, kinds) if _was_missing(accounts, account))


def _demo_accounts(offices: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[DemoAccount]:
    for word, office in offices.items():
        for role in roles_in(kinds[office]):
            yield DemoAccount(f"{word}-{role}", new_long_code(), _CALLED[role], office, role)
    for name, role in _FIRM_STAFF.items():
        yield DemoAccount(name, new_long_code(), _CALLED[role], FIRM, role)
    for name, personal_name in _LAWYERS.items():
        yield DemoAccount(name, new_long_code(), personal_name, FIRM, Role.LAWYER)


def _was_missing(accounts: Accounts, demo: DemoAccount) -> bool:
    try:
        accounts.create(
            demo.name, personal_name=demo.personal_name, office=demo.office, role=demo.role, password=demo.password
        )
    except AccountNameTaken:
        return False
    return True
