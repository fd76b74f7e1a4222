"""The workflow as data: staff take the steps of ``STEPS``, citizens those of ``WISHES``.

What somebody fills in for a step is declared in ``content/casework/steps.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from .access import Action
from .guards import (
    aid_is_given,
    assigned,
    closed,
    decided_on,
    decision_to_object_to,
    granted,
    identity_unseen,
    only_booked,
    phone_is_unconfirmed,
    stays_with_lawyer,
    undecided,
)
from .kinds import Kind, Track
from .step import ANYWHERE, NOT_BEGUN, Step, at


class Wish(StrEnum):
    """What the citizen of a case may ask for or do."""

    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    OBJECT = "object"
    COMPLAIN = "complain"
    ASK_OTHER_LAWYER = "ask_other_lawyer"


_LOOKED_AT = at(Kind.RECEIVED, Kind.SUPPLEMENTED, Kind.RETURNED, Kind.CORRECTION_ORDERED)
_BEFORE_DECISION = at(Kind.SUBMITTED, Kind.HANDED_OVER, Kind.SUPPLEMENT_ASKED) | _LOOKED_AT
_NEW_ASSIGNMENT = at(Kind.ASSIGNED, Kind.REPLACED)

# What a citizen does himself, and staff record for whoever comes to the window, phones or writes.
_SUPPLEMENTING = Step(Kind.SUPPLEMENTED, Track.DECISION, at(Kind.SUPPLEMENT_ASKED), "supplemented", "材料补来了")
_WITHDRAWING = Step(Kind.WITHDRAWN, Track.END, ANYWHERE, "withdrawn", "撤回了", booked_template="appointment_withdrawn")
_OBJECTING = Step(
    Kind.OBJECTED,
    Track.OBJECTION,
    ANYWHERE,
    "objected",
    "异议交给了司法局",
    guards=(decision_to_object_to,),
    after_end=True,
)
_COMPLAINING = Step(
    Kind.COMPLAINED,
    Track.COMPLAINT,
    at(NOT_BEGUN, Kind.COMPLAINT_ANSWERED),
    "complained",
    "投诉交给了司法局",
    after_end=True,
)

STEPS: Mapping[Action, Step] = {
    Action.RECORD_RECEIPT: Step(
        Kind.RECEIVED,
        Track.DECISION,
        at(Kind.SUBMITTED, Kind.HANDED_OVER),
        "receipt_recorded",
        "收件了",
        paper="receipt",
        booked_template="appointment_received",
    ),
    Action.ASK_SUPPLEMENT: Step(
        Kind.SUPPLEMENT_ASKED,
        Track.DECISION,
        _LOOKED_AT,
        "supplement_asked",
        "要补材料",
        "supplement-notice",
        (decided_on, undecided),
    ),
    Action.RECORD_SUPPLEMENT: _SUPPLEMENTING,
    Action.DEEM_WITHDRAWN: Step(
        Kind.DEEMED_WITHDRAWN, Track.DECISION, at(Kind.SUPPLEMENT_ASKED), "deemed_withdrawn", "没有补材料，算撤回"
    ),
    Action.RECORD_WITHDRAWAL: _WITHDRAWING,
    Action.GIVE_PROVISIONAL_AID: Step(
        Kind.PROVISIONAL_AID,
        Track.DECISION,
        _BEFORE_DECISION,
        "provisional_aid",
        "先给援助",
        guards=(decided_on, lambda case: not aid_is_given(case)),
    ),
    # What is proposed is not told: nobody shall count on it before it is decided.
    Action.PROPOSE_GRANT: Step(
        Kind.GRANT_PROPOSED,
        Track.DECISION,
        _LOOKED_AT,
        "under_approval",
        "等批准",
        "review-form",
        (decided_on, undecided),
    ),
    Action.PROPOSE_REFUSAL: Step(
        Kind.REFUSAL_PROPOSED,
        Track.DECISION,
        _LOOKED_AT,
        "under_approval",
        "等批准",
        "review-form",
        (decided_on, undecided),
    ),
    Action.RETURN_PROPOSAL: Step(Kind.RETURNED, Track.DECISION, at(Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED)),
    Action.APPROVE_GRANT: Step(
        Kind.GRANTED, Track.DECISION, at(Kind.GRANT_PROPOSED), "granted", "决定给予援助", "grant"
    ),
    Action.APPROVE_REFUSAL: Step(
        Kind.REFUSED, Track.DECISION, at(Kind.REFUSAL_PROPOSED), "refused", "决定不给予援助", "refusal"
    ),
    Action.HAND_OVER: Step(
        Kind.HANDED_OVER,
        Track.DECISION,
        _BEFORE_DECISION,
        "handed_over",
        "转给了管这件事的机构",
        guards=(undecided,),
    ),
    Action.DECLINE: Step(
        Kind.DECLINED, Track.DECISION, _BEFORE_DECISION, "declined", "这里办不了", guards=(only_booked,)
    ),
    Action.CHOOSE_FIRM: Step(
        Kind.FIRM_CHOSEN,
        Track.WORK,
        at(NOT_BEGUN, Kind.FIRM_CHOSEN),
        "firm_chosen",
        "交给了律所",
        guards=(decided_on, aid_is_given),
    ),
    Action.ASSIGN: Step(
        Kind.ASSIGNED,
        Track.WORK,
        at(NOT_BEGUN, Kind.FIRM_CHOSEN),
        "lawyer_assigned",
        "派了律师",
        "assignment",
        (decided_on, aid_is_given),
    ),
    Action.CONFIRM_NO_CONFLICT: Step(
        Kind.NO_CONFLICT, Track.WORK, _NEW_ASSIGNMENT, "no_conflict", "律师接了案子", guards=(stays_with_lawyer,)
    ),
    Action.ASK_REPLACEMENT: Step(
        Kind.REPLACEMENT_ASKED,
        Track.REPLACEMENT,
        at(NOT_BEGUN, Kind.REPLACED, Kind.REPLACEMENT_REFUSED),
        guards=(assigned,),
    ),
    Action.REPLACE: Step(
        Kind.REPLACED,
        Track.REPLACEMENT,
        at(Kind.REPLACEMENT_ASKED),
        "lawyer_replaced",
        "换了律师",
        "replacement",
    ),
    Action.REFUSE_REPLACEMENT: Step(
        Kind.REPLACEMENT_REFUSED, Track.REPLACEMENT, at(Kind.REPLACEMENT_ASKED), "replacement_refused", "没有换律师"
    ),
    Action.RECORD_CALL_ATTEMPT: Step(Kind.CALL_ATTEMPTED, Track.END, ANYWHERE, guards=(assigned,)),
    Action.RECORD_FIRST_CALL: Step(Kind.CALLED, Track.WORK, at(Kind.NO_CONFLICT), "first_call", "打了第一个电话"),
    Action.RECORD_AGREEMENT: Step(
        Kind.AGREEMENT_SIGNED, Track.WORK, at(Kind.CALLED), "agreement_signed", "签了委托协议"
    ),
    Action.REPORT: Step(Kind.REPORTED, Track.WORK, at(Kind.AGREEMENT_SIGNED, Kind.CALLED)),
    Action.CLOSE: Step(Kind.CLOSED, Track.WORK, at(Kind.REPORTED), "closed", "办完了", "closing-report"),
    Action.PROPOSE_TERMINATION: Step(
        Kind.TERMINATION_PROPOSED,
        Track.TERMINATION,
        at(NOT_BEGUN, Kind.TERMINATION_RETURNED, Kind.TERMINATED),
        guards=(granted,),
    ),
    Action.RETURN_TERMINATION: Step(Kind.TERMINATION_RETURNED, Track.TERMINATION, at(Kind.TERMINATION_PROPOSED)),
    Action.APPROVE_TERMINATION: Step(
        Kind.TERMINATED, Track.TERMINATION, at(Kind.TERMINATION_PROPOSED), "terminated", "终止援助", "termination"
    ),
    Action.RECORD_OBJECTION: _OBJECTING,
    Action.UPHOLD_DECISION: Step(
        Kind.OBJECTION_UPHELD,
        Track.OBJECTION,
        at(Kind.OBJECTED),
        "objection_upheld",
        "异议：维持决定",
        "objection-decision",
        after_end=True,
    ),
    Action.ORDER_CORRECTION: Step(
        Kind.CORRECTION_ORDERED,
        Track.OBJECTION,
        at(Kind.OBJECTED),
        "correction_ordered",
        "异议：要改正",
        "objection-decision",
        after_end=True,
    ),
    Action.RECORD_COMPLAINT: _COMPLAINING,
    Action.ANSWER_COMPLAINT: Step(
        Kind.COMPLAINT_ANSWERED,
        Track.COMPLAINT,
        at(Kind.COMPLAINED),
        "complaint_answered",
        "投诉有答复了",
        after_end=True,
    ),
    Action.RECORD_SERVICE: Step(Kind.SERVED, Track.END, ANYWHERE, after_end=True),
    Action.RECORD_TOLD: Step(Kind.TOLD, Track.END, ANYWHERE, after_end=True),
    Action.RECORD_ID_SEEN: Step(Kind.ID_SEEN, Track.END, ANYWHERE, guards=(identity_unseen,)),
    Action.RECORD_PHONE_CONFIRMED: Step(Kind.PHONE_CONFIRMED, Track.END, ANYWHERE, guards=(phone_is_unconfirmed,)),
    Action.RECORD_SIGNED_SHEET: Step(Kind.SHEET_SIGNED, Track.END, ANYWHERE, guards=(decided_on,)),
    Action.JOIN: Step(Kind.JOINED, Track.DECISION, _BEFORE_DECISION, "joined", "和前一件合并了", guards=(undecided,)),
    Action.MARK_SUBSIDY_DUE: Step(
        Kind.SUBSIDY_DUE,
        Track.SUBSIDY,
        at(NOT_BEGUN),
        guards=(closed,),
        after_end=True,
    ),
    Action.RECORD_SUBSIDY_PAID: Step(Kind.SUBSIDY_PAID, Track.SUBSIDY, at(Kind.SUBSIDY_DUE), after_end=True),
    Action.FINISH: Step(
        Kind.FINISHED, Track.APPOINTMENT, at(Kind.APPOINTMENT_ATTENDED), "finished", "办完了", guards=(only_booked,)
    ),
}

WISHES: Mapping[Wish, Step] = {
    Wish.SUPPLEMENT: _SUPPLEMENTING,
    Wish.WITHDRAW: _WITHDRAWING,
    Wish.OBJECT: _OBJECTING,
    Wish.COMPLAIN: _COMPLAINING,
    Wish.ASK_OTHER_LAWYER: Step(
        Kind.REPLACEMENT_ASKED,
        Track.REPLACEMENT,
        at(NOT_BEGUN, Kind.REPLACED, Kind.REPLACEMENT_REFUSED),
        "replacement_asked",
        "想换律师",
        guards=(assigned,),
    ),
}
