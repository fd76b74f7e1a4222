"""What each role may do, and with whose cases: the whole of it, in one table and one function."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from .staff import Account, Role


class Action(StrEnum):
    """What staff do. Without a case at hand, the case's office is the office whose queue or accounts it is."""

    SEE_QUEUE = "see_queue"
    SEE_CASE = "see_case"
    SEE_ID_NUMBER = "see_id_number"
    """In full, for a stated reason."""
    RECORD_RECEIPT = "record_receipt"
    PROPOSE_GRANT = "propose_grant"
    APPROVE_GRANT = "approve_grant"
    ASSIGN = "assign"
    CONFIRM_NO_CONFLICT = "confirm_no_conflict"
    RECORD_FIRST_CALL = "record_first_call"
    MANAGE_ACCOUNTS = "manage_accounts"


_READING = frozenset({Action.SEE_QUEUE, Action.SEE_CASE, Action.SEE_ID_NUMBER})

MAY: Mapping[Role, frozenset[Action]] = {
    Role.CLERK: _READING | {Action.RECORD_RECEIPT, Action.PROPOSE_GRANT, Action.ASSIGN},
    Role.APPROVER: _READING | {Action.PROPOSE_GRANT, Action.APPROVE_GRANT},
    Role.LAWYER: _READING | {Action.CONFIRM_NO_CONFLICT, Action.RECORD_FIRST_CALL},
    # Who hands out the keys opens no case (等保 8.1.4.2: separated administrators).
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_ACCOUNTS}),
}


class NotAllowed(Exception):
    """This account may not do this, or there is no such case or account: nobody learns which."""


def may(
    account: Account, action: Action, case_office: str = "", assigned_lawyer: str = "", *, proposed_by: str = ""
) -> bool:
    """Whether the account may do this. ``assigned_lawyer`` and ``proposed_by`` are ids of accounts, "" for nobody.

    Offices act on their own cases alone, a lawyer on those assigned to him: colleagues of his firm have no part in
    them. What somebody proposed a second person approves.
    """
    if account.disabled or action not in MAY[account.role]:
        return False
    if action is Action.APPROVE_GRANT and account.id == proposed_by:
        return False
    if account.role is Role.LAWYER:
        return account.id == assigned_lawyer
    return account.office == case_office != ""
