"""The workflow as it can be walked: from where each step is taken, found by taking every step from the application on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.casework.access import MAY, Action
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.kinds import KINDS_OF, Kind, Track
from chalicelib.casework.staff import Role
from chalicelib.casework.step import Step
from chalicelib.casework.workflow import STEPS, WISHES, Wish

WALKED = (Track.DECISION, Track.WORK, Track.REPLACEMENT, Track.TERMINATION, Track.OBJECTION, Track.END)
"""Complaints and subsidies lead a case nowhere; notes are no steps of the way."""

APPOINTMENT = "约时间"
PHASES: Mapping[str, tuple[Track, ...]] = {
    "从申请到决定": (Track.DECISION, Track.END),
    "从派律师到结案": (Track.WORK, Track.REPLACEMENT),
    "终止、异议": (Track.TERMINATION, Track.OBJECTION),
    APPOINTMENT: (Track.APPOINTMENT,),
}
WAITING = {
    Kind.REPLACEMENT_ASKED: Track.REPLACEMENT,
    Kind.TERMINATION_PROPOSED: Track.TERMINATION,
    Kind.OBJECTED: Track.OBJECTION,
}
"""While one of these is open, only what answers it is drawn: one thing at a time."""

GOES_ON = frozenset({Kind.REPLACEMENT_REFUSED, Kind.TERMINATION_RETURNED})
"""After these a case goes on where it stood; what follows is drawn there."""

_START = datetime(2026, 1, 1, tzinfo=UTC)
_Taken = Action | Wish


@dataclass(frozen=True)
class Arrow:
    """One step: from any of ``sources`` it leads to ``target``, taken by the ``roles``, or by the citizen where there are
    none; ``name`` is that of the action or wish.
    """

    name: str
    roles: tuple[Role, ...]
    sources: tuple[Kind, ...]
    target: Kind
    told: bool
    phase: str


def _appointment(name: str, who: tuple[Role, ...], sources: tuple[Kind, ...], target: Kind) -> Arrow:
    return Arrow(name, who, sources, target, told=True, phase=APPOINTMENT)


_FIXED = (Kind.APPOINTMENT_BOOKED, Kind.APPOINTMENT_CONFIRMED, Kind.APPOINTMENT_MOVED)
_CLERK, _CITIZEN = (Role.CLERK,), ()
_APPOINTMENTS = (
    _appointment("ask", _CITIZEN, (Kind.RECEIVED,), Kind.APPOINTMENT_ASKED),
    _appointment("book", _CITIZEN, (Kind.RECEIVED,), Kind.APPOINTMENT_BOOKED),
    _appointment("confirm", _CLERK, (Kind.RECEIVED, Kind.APPOINTMENT_ASKED), Kind.APPOINTMENT_CONFIRMED),
    _appointment("move", _CITIZEN, _FIXED, Kind.APPOINTMENT_MOVED),
    _appointment("move", _CLERK, _FIXED, Kind.APPOINTMENT_MOVED),
    _appointment("cancel", _CITIZEN, _FIXED, Kind.APPOINTMENT_CANCELLED),
    _appointment("attended", _CLERK, _FIXED, Kind.APPOINTMENT_ATTENDED),
    _appointment("missed", _CLERK, _FIXED, Kind.APPOINTMENT_MISSED),
    _appointment(Action.FINISH.value, _CLERK, (Kind.APPOINTMENT_ATTENDED,), Kind.FINISHED),
)
"""What is done to an appointment; no step of the table, since each also takes or frees a time."""


def arrows(*, decides: bool) -> list[Arrow]:
    """Every step of the workflow in which an office decides, or of the one in which it only books appointments."""
    found: dict[_Taken, dict[Kind, None]] = {}
    for action, source in _walked(decides):
        found.setdefault(action, {})[source] = None
    steps = [_arrow(action, tuple(sources)) for action, sources in found.items()]
    return steps if decides else [*steps, *_APPOINTMENTS]


def _arrow(action: _Taken, sources: Sequence[Kind]) -> Arrow:
    step = _every()[action]
    roles = tuple(role for role in Role if action in MAY[role])
    phase = next(title for title, tracks in PHASES.items() if step.track in tracks)
    return Arrow(action.value, roles, tuple(sources), step.leads_to, bool(step.template), phase)


def _every() -> Mapping[_Taken, Step]:
    return dict([*STEPS.items(), *WISHES.items()])


def _walked(decides: bool) -> Iterator[tuple[_Taken, Kind]]:
    start = Case("", (Event(Kind.SUBMITTED, _START, CITIZEN, {"decides": decides}),))
    ways, seen = [start], {_stands(start)}
    for case in ways:  # it grows as new ways are found
        for action, step in _every().items():
            if step.leads_to in _LEADING and step.begins_now(case) and _in_turn(case, step):
                yield action, _source(case, step)
                after = case.followed_by(Event(step.leads_to, _START, CITIZEN, {}))
                if _stands(after) not in seen and not _is_drawn_elsewhere(after):
                    seen.add(_stands(after))
                    ways.append(after)


_LEADING = frozenset(kind for track in WALKED for kind in KINDS_OF[track])


def _in_turn(case: Case, step: Step) -> bool:
    waits = WAITING.get(case.last.kind)
    return waits is None or step.track is waits


def _is_drawn_elsewhere(case: Case) -> bool:
    corrected = case.last.kind is Kind.CORRECTION_ORDERED and case.happened(Kind.GRANTED) is not None
    return case.last.kind in GOES_ON or corrected


def _source(case: Case, step: Step) -> Kind:
    return case.state if step.track in (Track.END, Track.OBJECTION) else case.at(step.track) or case.state


def _stands(case: Case) -> tuple[object, ...]:
    ended = case.ended.kind if case.ended else None
    return (case.last.kind, ended, case.happened(Kind.GRANTED) is None, *(case.at(track) for track in WALKED))
