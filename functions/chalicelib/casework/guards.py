"""What a step needs beyond where its track stands: conditions of a case, in words of the law."""

from __future__ import annotations

from collections.abc import Mapping

from .cases import Case
from .kinds import KINDS_OF, Kind, Track

_OBJECTED_TO = frozenset({Kind.REFUSED, Kind.TERMINATED})


def decided_on(case: Case) -> bool:
    """Whether an office decides on it; others only book appointments."""
    return case.first.details.get("decides", True) is True


def only_booked(case: Case) -> bool:
    """Whether it ends in an appointment."""
    return not decided_on(case)


def aid_is_given(case: Case) -> bool:
    """Granted, or given before the decision (法律援助法 43.1, 44)."""
    return bool(case.happened(Kind.GRANTED) or case.happened(Kind.PROVISIONAL_AID))


def granted(case: Case) -> bool:
    """Whether aid was decided on."""
    return case.happened(Kind.GRANTED) is not None


def undecided(case: Case) -> bool:
    """Where a termination was to be corrected the decision to help stands."""
    return not granted(case)


def assigned(case: Case) -> bool:
    """Whether a lawyer has it."""
    return case.at(Track.WORK) not in (None, Kind.FIRM_CHOSEN)


def stays_with_lawyer(case: Case) -> bool:
    """Whether nobody has asked for another lawyer, or that is answered."""
    return case.at(Track.REPLACEMENT) is not Kind.REPLACEMENT_ASKED


def closed(case: Case) -> bool:
    """Whether the lawyer's work is done and looked through."""
    return case.happened(Kind.CLOSED) is not None


def decision_to_object_to(case: Case) -> bool:
    """Refusal or termination (法律援助法 49.1), to which nobody has objected since."""
    told = _OBJECTED_TO | KINDS_OF[Track.OBJECTION]
    return next((e.kind for e in reversed(case.events) if e.kind in told), None) in _OBJECTED_TO


def identity_unseen(case: Case) -> bool:
    """Whether nobody has seen the document itself yet."""
    return case.happened(Kind.ID_SEEN) is None


def phone_is_confirmed(case: Case) -> bool:
    """Whether somebody has shown that the phone is his: by a code, or to staff."""
    at_first = case.first.details.get("identity")
    confirmed = isinstance(at_first, Mapping) and at_first.get("phone") == "confirmed"
    return confirmed or case.happened(Kind.PHONE_CONFIRMED) is not None


def phone_is_unconfirmed(case: Case) -> bool:
    """Whether nobody has shown that yet."""
    return not phone_is_confirmed(case)
