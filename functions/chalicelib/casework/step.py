"""One step of the workflow: where it begins, where it leads, what is told, and which paper it draws up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .cases import Case
from .guards import only_booked
from .kinds import Kind, Track

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
        return self.booked_template if self.booked_template and only_booked(case) else self.template

    def begins_now(self, case: Case) -> bool:
        """Whether the case stands where this step begins."""
        if case.ended and not self.after_end:
            return False
        return case.at(self.track) in self.begins_at and all(guard(case) for guard in self.guards)


def at(*kinds: Kind | None) -> frozenset[Kind | None]:
    """Where a track stands at one of these; None before it has begun."""
    return frozenset(kinds)
