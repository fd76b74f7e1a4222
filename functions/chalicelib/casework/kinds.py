"""What can happen to a case, and which of its tracks each kind of event moves."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What happened. Old kinds stay readable for ever."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    PROVISIONAL_AID = "provisional_aid"
    """Aid before the decision, since a time limit is about to end (法律援助法 44)."""
    GRANT_PROPOSED = "grant_proposed"
    REFUSAL_PROPOSED = "refusal_proposed"
    RETURNED = "returned"
    """The second person did not approve."""
    GRANTED = "granted"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"
    DECLINED = "declined"
    """An office that only books appointments cannot take the matter."""
    FIRM_CHOSEN = "firm_chosen"
    ASSIGNED = "assigned"
    NO_CONFLICT = "no_conflict"
    CALLED = "called"
    AGREEMENT_SIGNED = "agreement_signed"
    REPORTED = "reported"
    CLOSED = "closed"
    REPLACEMENT_ASKED = "replacement_asked"
    REPLACED = "replaced"
    REPLACEMENT_REFUSED = "replacement_refused"
    TERMINATION_PROPOSED = "termination_proposed"
    TERMINATION_RETURNED = "termination_returned"
    TERMINATED = "terminated"
    OBJECTED = "objected"
    OBJECTION_UPHELD = "objection_upheld"
    """The bureau lets the decision stand."""
    CORRECTION_ORDERED = "correction_ordered"
    COMPLAINED = "complained"
    COMPLAINT_ANSWERED = "complaint_answered"
    APPOINTMENT_ASKED = "appointment_asked"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_CONFIRMED = "appointment_confirmed"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_ATTENDED = "appointment_attended"
    APPOINTMENT_MISSED = "appointment_missed"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    JOINED = "joined"
    CALL_ATTEMPTED = "call_attempted"
    TOLD = "told"
    """Somebody whom no message reaches was told by other means."""
    SERVED = "served"
    ID_SEEN = "id_seen"
    PHONE_CONFIRMED = "phone_confirmed"
    DOCUMENTS_ADDED = "documents_added"
    SHEET_SIGNED = "sheet_signed"
    JOINED_BY = "joined_by"
    SUBSIDY_DUE = "subsidy_due"
    SUBSIDY_PAID = "subsidy_paid"


class Track(StrEnum):
    """A question about a case that its events answer one after the other; several are open at once."""

    DECISION = "decision"
    WORK = "work"
    REPLACEMENT = "replacement"
    TERMINATION = "termination"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    APPOINTMENT = "appointment"
    SUBSIDY = "subsidy"
    END = "end"


_KINDS: Mapping[Track, str] = {
    Track.DECISION: """submitted received supplement_asked supplemented grant_proposed refusal_proposed returned granted
        refused handed_over correction_ordered""",
    Track.WORK: "firm_chosen assigned replaced no_conflict called agreement_signed reported",
    Track.REPLACEMENT: "replacement_asked replaced replacement_refused",
    Track.TERMINATION: "termination_proposed termination_returned terminated",
    Track.OBJECTION: "objected objection_upheld correction_ordered",
    Track.COMPLAINT: "complained complaint_answered",
    Track.APPOINTMENT: """appointment_asked appointment_booked appointment_confirmed appointment_moved
        appointment_cancelled appointment_attended appointment_missed""",
    Track.SUBSIDY: "subsidy_due subsidy_paid",
    Track.END: "closed finished declined terminated withdrawn deemed_withdrawn joined",
}
KINDS_OF: Mapping[Track, frozenset[Kind]] = {
    track: frozenset(Kind(name) for name in names.split()) for track, names in _KINDS.items()
}
"""By track, the kinds that move it. What stands in none is a note: it leaves the case where it was."""

MAIN = (Track.DECISION, Track.WORK, Track.TERMINATION, Track.OBJECTION, Track.APPOINTMENT, Track.END)
STATES = frozenset(kind for track in MAIN for kind in KINDS_OF[track])
"""Where a case can stand, as it is told in one word."""

ENDS = KINDS_OF[Track.END] | {Kind.REFUSED}
"""What ends a case, unless the bureau orders since that it goes on."""

OUTLIVE = KINDS_OF[Track.OBJECTION] | KINDS_OF[Track.COMPLAINT] | KINDS_OF[Track.SUBSIDY]
"""What starts a clock that the end of the case does not stop."""

STARTS_AGAIN: Mapping[Kind, Kind] = {
    Kind.HANDED_OVER: Kind.SUBMITTED,
    Kind.REPLACED: Kind.ASSIGNED,
    Kind.PROVISIONAL_AID: Kind.GRANTED,
}
"""What starts a clock as the other kind does: the competent office counts from its own receipt (法律援助法 43.1), and a
lawyer is sent on provisional aid as on a grant.
"""
