"""Slots that are free again when something happens to a case, whichever command it is of."""

from __future__ import annotations

from .appointment_state import Appointment, State, appointment_of
from .cases import Case
from .ports import Delete, Put, Table
from .slots import Slot, releasing


def freed(table: Table, before: Case, after: Case | None) -> list[Put | Delete]:
    """The write that frees the slot which the case had and has no more; ``after`` is None for a case that is forgotten."""
    had = _slot_of(appointment_of(before))
    has = _slot_of(appointment_of(after)) if after else None
    return releasing(table, had, before.id) if had and had != has else []


def _slot_of(appointment: Appointment | None) -> Slot | None:
    """The slot that a standing or past appointment takes up."""
    if appointment is None or not (appointment.day and appointment.time) or appointment.state is State.CANCELLED:
        return None
    return Slot(appointment.office, appointment.day, appointment.time, 0)
