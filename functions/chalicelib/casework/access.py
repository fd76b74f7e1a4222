"""What each role may do, and with whose cases: the whole of it, in one table and one function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .staff import Account, Role


class Action(StrEnum):
    """What staff do. Without a case at hand, the case's office is the office whose queue or accounts it is."""

    SEE_QUEUE = "see_queue"
    SEE_CASE = "see_case"
    SEE_EVERYTHING = "see_everything"
    """All answers, documents and papers; without it a case shows who the parties are and what it is about."""
    SEE_ID_NUMBER = "see_id_number"
    """In full, for a stated reason."""
    ENTER_APPLICATION = "enter_application"
    """For somebody at the window, on the phone, or by letter."""
    RECORD_RECEIPT = "record_receipt"
    ASK_SUPPLEMENT = "ask_supplement"
    RECORD_SUPPLEMENT = "record_supplement"
    DEEM_WITHDRAWN = "deem_withdrawn"
    RECORD_WITHDRAWAL = "record_withdrawal"
    GIVE_PROVISIONAL_AID = "give_provisional_aid"
    PROPOSE_GRANT = "propose_grant"
    PROPOSE_REFUSAL = "propose_refusal"
    RETURN_PROPOSAL = "return_proposal"
    APPROVE_GRANT = "approve_grant"
    APPROVE_REFUSAL = "approve_refusal"
    HAND_OVER = "hand_over"
    DECLINE = "decline"
    CHOOSE_FIRM = "choose_firm"
    ASSIGN = "assign"
    CONFIRM_NO_CONFLICT = "confirm_no_conflict"
    ASK_REPLACEMENT = "ask_replacement"
    REPLACE = "replace"
    REFUSE_REPLACEMENT = "refuse_replacement"
    RECORD_CALL_ATTEMPT = "record_call_attempt"
    RECORD_FIRST_CALL = "record_first_call"
    RECORD_AGREEMENT = "record_agreement"
    REPORT = "report"
    CLOSE = "close"
    PROPOSE_TERMINATION = "propose_termination"
    RETURN_TERMINATION = "return_termination"
    APPROVE_TERMINATION = "approve_termination"
    RECORD_OBJECTION = "record_objection"
    """One that came on paper or by phone."""
    UPHOLD_DECISION = "uphold_decision"
    ORDER_CORRECTION = "order_correction"
    RECORD_COMPLAINT = "record_complaint"
    ANSWER_COMPLAINT = "answer_complaint"
    RECORD_SERVICE = "record_service"
    RECORD_TOLD = "record_told"
    RECORD_ID_SEEN = "record_id_seen"
    RECORD_PHONE_CONFIRMED = "record_phone_confirmed"
    RECORD_SIGNED_SHEET = "record_signed_sheet"
    JOIN = "join"
    MARK_SUBSIDY_DUE = "mark_subsidy_due"
    RECORD_SUBSIDY_PAID = "record_subsidy_paid"
    MANAGE_APPOINTMENT = "manage_appointment"
    FINISH = "finish"
    EXPORT = "export"
    MANAGE_ACCOUNTS = "manage_accounts"
    MEND_DIRECTORY = "mend_directory"
    """See which entries people cannot reach, and say which are mended; the office is one of the whole city."""


_READING = frozenset({Action.SEE_QUEUE, Action.SEE_CASE, Action.SEE_EVERYTHING, Action.SEE_ID_NUMBER})
_PROPOSING = frozenset({Action.PROPOSE_GRANT, Action.PROPOSE_REFUSAL, Action.PROPOSE_TERMINATION})
_APPROVING = frozenset({Action.APPROVE_GRANT, Action.APPROVE_REFUSAL, Action.APPROVE_TERMINATION})
_BEFORE_ACCEPTING = frozenset({Action.SEE_QUEUE, Action.SEE_CASE, Action.CONFIRM_NO_CONFLICT, Action.ASK_REPLACEMENT})
_RETURNING = frozenset({Action.RETURN_PROPOSAL, Action.RETURN_TERMINATION})
_CALLING = frozenset({Action.RECORD_CALL_ATTEMPT, Action.RECORD_TOLD})

MAY: Mapping[Role, frozenset[Action]] = {
    Role.CLERK: _READING
    | _PROPOSING
    | _CALLING
    | {
        Action.ENTER_APPLICATION,
        Action.RECORD_RECEIPT,
        Action.ASK_SUPPLEMENT,
        Action.RECORD_SUPPLEMENT,
        Action.DEEM_WITHDRAWN,
        Action.RECORD_WITHDRAWAL,
        Action.GIVE_PROVISIONAL_AID,
        Action.HAND_OVER,
        Action.DECLINE,
        Action.CHOOSE_FIRM,
        Action.ASSIGN,
        Action.REPLACE,
        Action.REFUSE_REPLACEMENT,
        Action.CLOSE,
        Action.RECORD_OBJECTION,
        Action.RECORD_COMPLAINT,
        Action.RECORD_SERVICE,
        Action.RECORD_ID_SEEN,
        Action.RECORD_PHONE_CONFIRMED,
        Action.RECORD_SIGNED_SHEET,
        Action.JOIN,
        Action.MARK_SUBSIDY_DUE,
        Action.RECORD_SUBSIDY_PAID,
        Action.MANAGE_APPOINTMENT,
        Action.FINISH,
        Action.EXPORT,
    },
    Role.APPROVER: _READING | _PROPOSING | _APPROVING | _RETURNING | {Action.EXPORT},
    Role.FIRM: frozenset({Action.SEE_QUEUE, Action.SEE_CASE, Action.ASSIGN, Action.ASK_REPLACEMENT}),
    Role.LAWYER: _READING
    | {
        Action.CONFIRM_NO_CONFLICT,
        Action.ASK_REPLACEMENT,
        Action.RECORD_CALL_ATTEMPT,
        Action.RECORD_FIRST_CALL,
        Action.RECORD_AGREEMENT,
        Action.RECORD_ID_SEEN,
        Action.RECORD_SIGNED_SHEET,
        Action.REPORT,
    },
    Role.BUREAU: frozenset(
        {
            Action.SEE_QUEUE,
            Action.SEE_CASE,
            Action.SEE_EVERYTHING,
            Action.UPHOLD_DECISION,
            Action.ORDER_CORRECTION,
            Action.ANSWER_COMPLAINT,
            Action.RECORD_SERVICE,
            Action.MEND_DIRECTORY,
        }
    ),
    # Who hands out the keys opens no case (等保 8.1.4.2: separated administrators).
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_ACCOUNTS, Action.MEND_DIRECTORY}),
}


class NotAllowed(Exception):
    """This account may not do this, or there is no such case or account: nobody learns which."""


@dataclass(frozen=True)
class Standing:
    """Whose a case is: its office, the bureau that objections and complaints about it have been sent to ("" where there
    are none), the firm, the assigned lawyer and who has proposed what waits for approval (ids of accounts). ``alone``
    where the office is so small that one person may decide.
    """

    office: str = ""
    bureau: str = ""
    firm: str = ""
    lawyer: str = ""
    proposed_by: str = ""
    alone: bool = False
    sensitive: bool = False
    accepted: bool = True
    """Whether the assigned lawyer has said that nothing stands between him and the parties (法律援助法 46)."""


def may(account: Account, action: Action, whose: Standing) -> bool:
    """Whether the account may do this.

    Offices act on their own cases alone, a lawyer on those assigned to him: colleagues of his firm have no part in
    them, but who assigns for the firm sees whom they are about. Before he has accepted a lawyer sees no more. What somebody proposed a second person approves. What was done to
    somebody at home is for named staff alone.
    """
    if account.disabled or not _has_part(account, whose):
        return False
    if whose.sensitive and not account.sees_sensitive:
        return False
    if account.role is Role.LAWYER and not whose.accepted and action not in _BEFORE_ACCEPTING:
        return False
    if whose.alone and account.role is Role.CLERK and action in _APPROVING | _RETURNING:
        return True
    return action in MAY[account.role] and not (action in _APPROVING and account.id == whose.proposed_by)


def _has_part(account: Account, whose: Standing) -> bool:
    mine = {Role.LAWYER: whose.lawyer == account.id, Role.BUREAU: whose.bureau == account.office}
    mine[Role.FIRM] = whose.firm == account.office
    return mine.get(account.role, whose.office == account.office) and account.office != ""
