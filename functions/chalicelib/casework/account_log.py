"""What was done to the accounts of an office, and who has tried to sign in to one: rows that nobody changes."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .accounts import NOBODY
from .kept_notices import stamp
from .ports import ABSENT, Put, Row, Table
from .staff import Account

BY_COMMAND = ""
"""Stands for who changed an account where nobody was signed in: ``functions/accounts.py`` did."""

SIGN_INS_KEPT = timedelta(days=184)
"""Six months at their longest: 网络安全法 asks that logs of networks are kept so long."""


class Change(StrEnum):
    """What was done to an account."""

    MADE = "made"
    INVITED = "invited"
    JOINED = "joined"
    """The invitation was used: the person has chosen a password."""
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  names a change, opens nothing
    PASSWORD_RESET = "password_reset"  # noqa: S105  names a change, opens nothing
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_RESET = "second_factor_reset"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    SESSIONS_ENDED = "sessions_ended"
    SENSITIVE_GIVEN = "sensitive_given"
    SENSITIVE_TAKEN = "sensitive_taken"
    DESCRIBED = "described"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Logged:
    """One line of an office's log. ``by`` and ``whom`` are ids of accounts; ``place`` is where to go on reading."""

    at: datetime
    by: str
    whom: str
    what: Change
    place: str


@dataclass(frozen=True)
class SignIn:
    """Somebody has signed in, or tried to."""

    at: datetime
    succeeded: bool


def log_of(account: Account, what: Change, by: str, at: datetime) -> Put:
    """The line to write together with the change of an account."""
    body = {"at": at.isoformat(), "by": by, "whom": account.id, "what": what}
    return Put(Row(_partition(account.office), _place(at), json.dumps(body)), ABSENT)


def read_log(table: Table, office: str, *, after: str = "", limit: int = 50) -> list[Logged]:
    """The lines of an office or firm, newest first, beyond the ``place`` of one."""
    rows = table.query(_partition(office), after=after, limit=limit, newest_first=True)
    kept = [(json.loads(row.body), row.sort) for row in rows]
    return [
        Logged(datetime.fromisoformat(line["at"]), line["by"], line["whom"], Change(line["what"]), place)
        for line, place in kept
    ]


def note_sign_in(table: Table, account_id: str, at: datetime, *, succeeded: bool) -> None:
    """Keep that somebody has signed in to an account, or tried to. Note those of ``NOBODY`` too, for the same work; of
    them the last alone is kept, so that nobody fills the table with names.
    """
    place = "last" if account_id == NOBODY else _place(at)
    body = json.dumps({"at": at.isoformat(), "succeeded": succeeded})
    table.put(Row(f"sign-ins/{account_id}", place, body, expires_at=at + SIGN_INS_KEPT))


def last_sign_ins(table: Table, account_id: str, most: int = 10) -> list[SignIn]:
    """The last ones, newest first."""
    rows = table.query(f"sign-ins/{account_id}", limit=most, newest_first=True)
    kept = [json.loads(row.body) for row in rows]
    return [SignIn(datetime.fromisoformat(line["at"]), line["succeeded"]) for line in kept]


def _partition(office: str) -> str:
    return f"account-log/{office}"


def _place(at: datetime) -> str:
    return f"{stamp(at)}/{secrets.token_hex(4)}"
