"""Who works with cases: a role, an account, and how an account stands in the table."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum

from .ports import ABSENT, Row

SORT = "account"


class Role(StrEnum):
    """What somebody works as. One account has one role."""

    CLERK = "clerk"
    APPROVER = "approver"
    LAWYER = "lawyer"
    FIRM = "firm"
    """Assigns among the lawyers of its firm."""
    BUREAU = "bureau"
    """Decides on objections and answers complaints; an office of its own (法律援助法 49, 56)."""
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Account:
    """``id`` is random and stands in events. ``name`` is typed to sign in and shown to colleagues; the person's own
    name is sealed. ``office`` is an office's id or a firm's name. Sessions and invitations of an earlier
    ``generation`` are over. ``sealed_totp`` is "" without a second factor; ``totp_step`` counts the half minutes since
    1970 up to the one whose code was used last.
    """

    id: str
    name: str
    office: str
    role: Role
    sealed_name: str = field(repr=False)
    password_hash: str = field(repr=False)
    disabled: bool = False
    sees_sensitive: bool = False
    """Named to work on what was done to somebody at home."""
    knows: str = ""
    """What a lawyer is good at and which languages he speaks, in a few words that name nobody: "工伤、欠薪；会手语"."""
    generation: int = 0
    sealed_totp: str = field(default="", repr=False)
    totp_step: int = 0
    recovery_hashes: tuple[str, ...] = field(default=(), repr=False)
    version: int = ABSENT

    @property
    def has_second_factor(self) -> bool:
        """Whether the password alone signs nobody in."""
        return bool(self.sealed_totp)

    def row(self) -> Row:
        """The account as a row, found by role and office too."""
        kept = {name: value for name, value in vars(self).items() if name != "version"}
        index = (index_of(self.role), f"{self.office}/{self.id}")
        return Row(partition_of(self.id), SORT, json.dumps(kept, ensure_ascii=False), index=index)


def partition_of(account_id: str) -> str:
    """Where the account stands; also the record that its sealed name belongs to."""
    return f"account/{account_id}"


def index_of(role: Role) -> str:
    """The index partition of all accounts of a role, by office."""
    return f"accounts/{role}"


def read_account(row: Row) -> Account:
    """The account of a row."""
    kept = json.loads(row.body)
    recovery_hashes = tuple(kept.get("recovery_hashes", ()))
    return Account(**{**kept, "role": Role(kept["role"]), "recovery_hashes": recovery_hashes, "version": row.version})
