"""Time: the clocks of the office, which events of a case start, stop and pause, and those in the person's own life."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.law import Citation

from .sentences import read_citation

KINDS = (
    "submitted",
    "received",
    "supplement_asked",
    "supplemented",
    "deemed_withdrawn",
    "withdrawn",
    "refusal_proposed",
    "refused",
    "returned",
    "provisional_aid",
    "handed_over",
    "grant_proposed",
    "granted",
    "firm_chosen",
    "assigned",
    "no_conflict",
    "called",
    "call_attempted",
    "agreement_signed",
    "reported",
    "closed",
    "termination_proposed",
    "termination_returned",
    "terminated",
    "replacement_asked",
    "replaced",
    "replacement_refused",
    "objected",
    "objection_upheld",
    "correction_ordered",
    "complained",
    "complaint_answered",
    "served",
    "id_seen",
    "phone_confirmed",
    "documents_added",
    "sheet_signed",
    "appointment_asked",
    "appointment_booked",
    "appointment_confirmed",
    "appointment_moved",
    "appointment_cancelled",
    "appointment_attended",
    "appointment_missed",
    "told",
    "joined",
    "joined_by",
    "subsidy_due",
    "subsidy_paid",
    "declined",
    "finished",
)
"""What can happen in a case, in the words of its events; clocks may name nothing else."""

UNITS = ("days", "working_days")
UNVERIFIED = "unverified"


@dataclass(frozen=True)
class TimeLimit:
    """A clock in the person's own life: which one (``rules/statutory_clocks.py``) the day in ``field`` has started."""

    field: str
    clock: str

    @classmethod
    def read(cls, entry: Entry) -> TimeLimit:
        """Read one entry of ``time_limits``."""
        limit = cls(entry.text("field"), entry.text("clock"))
        entry.done()
        return limit


@dataclass(frozen=True)
class Pause:
    """The clock stands from an event of the kind ``after`` to the next of one of the kinds in ``until``."""

    after: str
    until: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> Pause:
        """Read ``pauses``."""
        pause = cls(entry.choice("after", KINDS), _kinds(entry, "until"))
        entry.done()
        return pause


@dataclass(frozen=True)
class Clock:
    """What the office must do within so many days of an event of the case, by which article.

    ``days`` counts calendar days or working days, as ``unit`` says. ``unverified`` clocks rest on a rule whose text nobody
    has seen yet, which the page says.
    """

    name: str
    label: str
    after: str
    ends: tuple[str, ...]
    days: int
    unit: str
    pauses: Pause | None
    citation: Citation | None
    unverified: bool

    @property
    def length(self) -> str:
        """The time in words: 7天, 15个工作日."""
        return f"{self.days}天" if self.unit == "days" else f"{self.days}个工作日"

    @classmethod
    def read(cls, entry: Entry) -> Clock:
        """Read one entry of ``clocks``; ``after`` and ``ends`` name kinds of events. A promise of the service's own
        rests on no article.
        """
        clock = cls(
            name=entry.text("name"),
            label=entry.text("label"),
            after=entry.choice("after", KINDS),
            ends=_kinds(entry, "ends"),
            days=int(entry.number("days")),
            unit=entry.choice("unit", UNITS, "days"),
            pauses=Pause.read(entry.entry("pauses")) if entry.has("pauses") else None,
            citation=read_citation(entry),
            unverified=entry.choice("source", (UNVERIFIED,), "") == UNVERIFIED,
        )
        entry.done()
        return clock


@dataclass(frozen=True)
class Objection:
    """Within so many days of being served with a decision somebody may object to it; later ones are looked at too.
    ``unverified`` as for clocks.
    """

    days: int
    unverified: bool

    @classmethod
    def read(cls, entry: Entry) -> Objection:
        """Read ``objection``."""
        objection = cls(int(entry.number("days")), entry.choice("source", (UNVERIFIED,), "") == UNVERIFIED)
        entry.done()
        return objection


def _kinds(entry: Entry, key: str) -> tuple[str, ...]:
    kinds = entry.texts(key)
    if not kinds:
        entry.refuse(f"「{key}」至少写一种事", key)
    for kind in kinds:
        if kind not in KINDS:
            entry.refuse(f"「{key}」里没有「{kind}」这种事，可以写的是：{'、'.join(KINDS)}", key)
    return kinds
