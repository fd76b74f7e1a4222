"""What follows for lists and slots when a case gets another event, whichever command it is of."""

from __future__ import annotations

from chalicelib.definitions.working_calendar import WorkingCalendar

from .appointment_state import Appointment, State, appointment_of, row_changes
from .cases import Case
from .ports import Delete, Put, Table
from .slots import Slot, releasing


def appointment_writes(table: Table, before: Case, after: Case, calendar: WorkingCalendar) -> list[Put | Delete]:
    """The rows of the days' lists that change, and the slot that is free again."""
    return [*_freed(table, before, after), *row_changes(before, after, calendar)]


def _freed(table: Table, before: Case, after: Case) -> list[Put | Delete]:
    had, has = _slot_of(appointment_of(before)), _slot_of(appointment_of(after))
    return releasing(table, had, before.id) if had and had != has else []


def _slot_of(appointment: Appointment | None) -> Slot | None:
    """The slot that a standing or past appointment takes up."""
    if appointment is None or not (appointment.day and appointment.time) or appointment.state is State.CANCELLED:
        return None
    return Slot(appointment.office, appointment.day, appointment.time, 0)
