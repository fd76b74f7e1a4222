"""The workflow as data: each step with where it begins, where it leads, what is told, and which paper it draws up.

Staff take the steps of ``STEPS``, citizens those of ``WISHES``. What somebody fills in for a step is declared in
``content/casework/steps.yml``; what a step needs beyond where its track stands is a guard here, in words of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .access import Action
from .cases import Case
from .kinds import KINDS_OF, Kind, Track


def _decided_on(case: Case) -> bool:
    return case.first.details.get("decides", True) is True


def _only_booked(case: Case) -> bool:
    return not _decided_on(case)


class Wish(StrEnum):
    """What the citizen of a case may ask for or do."""

    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    OBJECT = "object"
    COMPLAIN = "complain"
    ASK_OTHER_LAWYER = "ask_other_lawyer"


Guard = Callable[[Case], bool]

NOT_BEGUN = None
ANYWHERE: frozenset[Kind | None] = frozenset({NOT_BEGUN, *Kind})


@dataclass(frozen=True)
class Step:
    """One step. It begins where its ``track`` stands at one of ``begins_at`` and every guard holds. ``template`` is the
    SMS that it sends and ``about`` what staff read of that; "" where nothing is told.
    """

    leads_to: Kind
    track: Track
    begins_at: frozenset[Kind | None]
    template: str = ""
    about: str = ""
    paper: str = ""
    guards: tuple[Guard, ...] = ()
    after_end: bool = False
    """Whether it may still be taken when the case has ended."""
    booked_template: str = ""
    """The SMS where the office only books appointments."""

    def template_for(self, case: Case) -> str:
        """The SMS that it sends about this case, "" for none."""
        return self.booked_template if self.booked_template and _only_booked(case) else self.template

    def begins_now(self, case: Case) -> bool:
        """Whether the case stands where this step begins."""
        if case.ended and not self.after_end:
            return False
        return case.at(self.track) in self.begins_at and all(guard(case) for guard in self.guards)


def _at(*kinds: Kind | None) -> frozenset[Kind | None]:
    return frozenset(kinds)


def _aid_is_given(case: Case) -> bool:
    """Granted, or given before the decision (法律援助法 43.1, 44)."""
    return bool(case.happened(Kind.GRANTED) or case.happened(Kind.PROVISIONAL_AID))


def _granted(case: Case) -> bool:
    return case.happened(Kind.GRANTED) is not None


def _undecided(case: Case) -> bool:
    """Where a termination was to be corrected the decision to help stands."""
    return not _granted(case)


def _assigned(case: Case) -> bool:
    return case.at(Track.WORK) not in (NOT_BEGUN, Kind.FIRM_CHOSEN)


def _decision_to_object_to(case: Case) -> bool:
    """Refusal or termination (法律援助法 49.1), to which nobody has objected since."""
    decided = next((e.kind for e in reversed(case.events) if e.kind in _OBJECTED_TO | KINDS_OF[Track.OBJECTION]), None)
    return decided in _OBJECTED_TO


_OBJECTED_TO = frozenset({Kind.REFUSED, Kind.TERMINATED})


_LOOKED_AT = _at(Kind.RECEIVED, Kind.SUPPLEMENTED, Kind.RETURNED, Kind.CORRECTION_ORDERED)
_BEFORE_DECISION = _at(Kind.SUBMITTED, Kind.HANDED_OVER, Kind.SUPPLEMENT_ASKED) | _LOOKED_AT
_AT_WORK = _at(Kind.ASSIGNED, Kind.REPLACED, Kind.NO_CONFLICT, Kind.CALLED, Kind.AGREEMENT_SIGNED)
_NEW_ASSIGNMENT = _at(Kind.ASSIGNED, Kind.REPLACED)

STEPS: Mapping[Action, Step] = {
    Action.RECORD_RECEIPT: Step(
        Kind.RECEIVED,
        Track.DECISION,
        _at(Kind.SUBMITTED, Kind.HANDED_OVER),
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
        (_decided_on, _undecided),
    ),
    Action.RECORD_SUPPLEMENT: Step(
        Kind.SUPPLEMENTED, Track.DECISION, _at(Kind.SUPPLEMENT_ASKED), "supplemented", "材料补来了"
    ),
    Action.DEEM_WITHDRAWN: Step(
        Kind.DEEMED_WITHDRAWN, Track.DECISION, _at(Kind.SUPPLEMENT_ASKED), "deemed_withdrawn", "没有补材料，算撤回"
    ),
    Action.RECORD_WITHDRAWAL: Step(Kind.WITHDRAWN, Track.END, ANYWHERE, "withdrawn", "撤回了"),
    Action.GIVE_PROVISIONAL_AID: Step(
        Kind.PROVISIONAL_AID,
        Track.DECISION,
        _BEFORE_DECISION,
        "provisional_aid",
        "先给援助",
        guards=(_decided_on, lambda case: not _aid_is_given(case)),
    ),
    # What is proposed is not told: nobody shall count on it before it is decided.
    Action.PROPOSE_GRANT: Step(
        Kind.GRANT_PROPOSED,
        Track.DECISION,
        _LOOKED_AT,
        "under_approval",
        "等批准",
        "review-form",
        (_decided_on, _undecided),
    ),
    Action.PROPOSE_REFUSAL: Step(
        Kind.REFUSAL_PROPOSED,
        Track.DECISION,
        _LOOKED_AT,
        "under_approval",
        "等批准",
        "review-form",
        (_decided_on, _undecided),
    ),
    Action.RETURN_PROPOSAL: Step(Kind.RETURNED, Track.DECISION, _at(Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED)),
    Action.APPROVE_GRANT: Step(
        Kind.GRANTED, Track.DECISION, _at(Kind.GRANT_PROPOSED), "granted", "决定给予援助", "grant"
    ),
    Action.APPROVE_REFUSAL: Step(
        Kind.REFUSED, Track.DECISION, _at(Kind.REFUSAL_PROPOSED), "refused", "决定不给予援助", "refusal"
    ),
    Action.HAND_OVER: Step(
        Kind.HANDED_OVER,
        Track.DECISION,
        _BEFORE_DECISION,
        "handed_over",
        "转给了管这件事的机构",
        guards=(_undecided,),
    ),
    Action.DECLINE: Step(
        Kind.DECLINED, Track.DECISION, _BEFORE_DECISION, "declined", "这里办不了", guards=(_only_booked,)
    ),
    Action.CHOOSE_FIRM: Step(
        Kind.FIRM_CHOSEN,
        Track.WORK,
        _at(NOT_BEGUN, Kind.FIRM_CHOSEN),
        "firm_chosen",
        "交给了律所",
        guards=(_decided_on, _aid_is_given),
    ),
    Action.ASSIGN: Step(
        Kind.ASSIGNED,
        Track.WORK,
        _at(NOT_BEGUN, Kind.FIRM_CHOSEN),
        "lawyer_assigned",
        "派了律师",
        "assignment",
        (_decided_on, _aid_is_given),
    ),
    Action.CONFIRM_NO_CONFLICT: Step(Kind.NO_CONFLICT, Track.WORK, _NEW_ASSIGNMENT, "no_conflict", "律师接了案子"),
    Action.ASK_REPLACEMENT: Step(
        Kind.REPLACEMENT_ASKED,
        Track.REPLACEMENT,
        _at(NOT_BEGUN, Kind.REPLACED, Kind.REPLACEMENT_REFUSED),
        guards=(_assigned,),
    ),
    Action.REPLACE: Step(
        Kind.REPLACED,
        Track.REPLACEMENT,
        _at(Kind.REPLACEMENT_ASKED),
        "lawyer_replaced",
        "换了律师",
        "replacement",
    ),
    Action.REFUSE_REPLACEMENT: Step(
        Kind.REPLACEMENT_REFUSED, Track.REPLACEMENT, _at(Kind.REPLACEMENT_ASKED), "replacement_refused", "没有换律师"
    ),
    Action.RECORD_CALL_ATTEMPT: Step(Kind.CALL_ATTEMPTED, Track.END, ANYWHERE, guards=(_assigned,)),
    Action.RECORD_FIRST_CALL: Step(Kind.CALLED, Track.WORK, _at(Kind.NO_CONFLICT), "first_call", "打了第一个电话"),
    Action.RECORD_AGREEMENT: Step(
        Kind.AGREEMENT_SIGNED, Track.WORK, _at(Kind.CALLED), "agreement_signed", "签了委托协议"
    ),
    Action.REPORT: Step(Kind.REPORTED, Track.WORK, _at(Kind.AGREEMENT_SIGNED, Kind.CALLED)),
    Action.CLOSE: Step(Kind.CLOSED, Track.WORK, _at(Kind.REPORTED), "closed", "办完了", "closing-report"),
    Action.PROPOSE_TERMINATION: Step(
        Kind.TERMINATION_PROPOSED,
        Track.TERMINATION,
        _at(NOT_BEGUN, Kind.TERMINATION_RETURNED, Kind.TERMINATED),
        guards=(_granted,),
    ),
    Action.RETURN_TERMINATION: Step(Kind.TERMINATION_RETURNED, Track.TERMINATION, _at(Kind.TERMINATION_PROPOSED)),
    Action.APPROVE_TERMINATION: Step(
        Kind.TERMINATED, Track.TERMINATION, _at(Kind.TERMINATION_PROPOSED), "terminated", "终止援助", "termination"
    ),
    Action.RECORD_OBJECTION: Step(
        Kind.OBJECTED,
        Track.OBJECTION,
        ANYWHERE,
        "objected",
        "异议交给了司法局",
        guards=(_decision_to_object_to,),
        after_end=True,
    ),
    Action.UPHOLD_DECISION: Step(
        Kind.OBJECTION_UPHELD,
        Track.OBJECTION,
        _at(Kind.OBJECTED),
        "objection_upheld",
        "异议：维持决定",
        "objection-decision",
        after_end=True,
    ),
    Action.ORDER_CORRECTION: Step(
        Kind.CORRECTION_ORDERED,
        Track.OBJECTION,
        _at(Kind.OBJECTED),
        "correction_ordered",
        "异议：要改正",
        "objection-decision",
        after_end=True,
    ),
    Action.RECORD_COMPLAINT: Step(
        Kind.COMPLAINED,
        Track.COMPLAINT,
        _at(NOT_BEGUN, Kind.COMPLAINT_ANSWERED),
        "complained",
        "投诉交给了司法局",
        after_end=True,
    ),
    Action.ANSWER_COMPLAINT: Step(
        Kind.COMPLAINT_ANSWERED,
        Track.COMPLAINT,
        _at(Kind.COMPLAINED),
        "complaint_answered",
        "投诉有答复了",
        after_end=True,
    ),
    Action.RECORD_SERVICE: Step(Kind.SERVED, Track.END, ANYWHERE, after_end=True),
    Action.RECORD_TOLD: Step(Kind.TOLD, Track.END, ANYWHERE, after_end=True),
    Action.RECORD_ID_SEEN: Step(
        Kind.ID_SEEN, Track.END, ANYWHERE, guards=(lambda case: case.happened(Kind.ID_SEEN) is None,)
    ),
    Action.RECORD_PHONE_CONFIRMED: Step(
        Kind.PHONE_CONFIRMED, Track.END, ANYWHERE, guards=(lambda case: not phone_is_confirmed(case),)
    ),
    Action.RECORD_SIGNED_SHEET: Step(Kind.SHEET_SIGNED, Track.END, ANYWHERE, guards=(_decided_on,)),
    Action.JOIN: Step(Kind.JOINED, Track.DECISION, _BEFORE_DECISION, "joined", "和前一件合并了", guards=(_undecided,)),
    Action.MARK_SUBSIDY_DUE: Step(
        Kind.SUBSIDY_DUE,
        Track.SUBSIDY,
        _at(NOT_BEGUN),
        guards=(lambda case: case.happened(Kind.CLOSED) is not None,),
        after_end=True,
    ),
    Action.RECORD_SUBSIDY_PAID: Step(Kind.SUBSIDY_PAID, Track.SUBSIDY, _at(Kind.SUBSIDY_DUE), after_end=True),
    Action.FINISH: Step(
        Kind.FINISHED, Track.APPOINTMENT, _at(Kind.APPOINTMENT_ATTENDED), "finished", "办完了", guards=(_only_booked,)
    ),
}

WISHES: Mapping[Wish, Step] = {
    Wish.SUPPLEMENT: Step(Kind.SUPPLEMENTED, Track.DECISION, _at(Kind.SUPPLEMENT_ASKED), "supplemented", "材料补来了"),
    Wish.WITHDRAW: Step(Kind.WITHDRAWN, Track.END, ANYWHERE, "withdrawn", "撤回了"),
    Wish.OBJECT: Step(
        Kind.OBJECTED,
        Track.OBJECTION,
        ANYWHERE,
        "objected",
        "异议交给了司法局",
        guards=(_decision_to_object_to,),
        after_end=True,
    ),
    Wish.COMPLAIN: Step(
        Kind.COMPLAINED,
        Track.COMPLAINT,
        _at(NOT_BEGUN, Kind.COMPLAINT_ANSWERED),
        "complained",
        "投诉交给了司法局",
        after_end=True,
    ),
    Wish.ASK_OTHER_LAWYER: Step(
        Kind.REPLACEMENT_ASKED,
        Track.REPLACEMENT,
        _at(NOT_BEGUN, Kind.REPLACED, Kind.REPLACEMENT_REFUSED),
        "replacement_asked",
        "想换律师",
        guards=(_assigned,),
    ),
}


def phone_is_confirmed(case: Case) -> bool:
    """Whether somebody has shown that the phone is his: by a code, or to staff."""
    at_first = case.first.details.get("identity")
    confirmed = isinstance(at_first, Mapping) and at_first.get("phone") == "confirmed"
    return confirmed or case.happened(Kind.PHONE_CONFIRMED) is not None
