"""The slots of offices that let people choose: which are free, and the writes that take and release one.

A slot's row holds the ids of the cases that have taken it. Its writes go into a command's own transaction and are
refused when the row has changed since it was read: of two who want the last place one gets it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chalicelib.definitions.appointments import Reception, WorksBy
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.working_calendar import WorkingCalendar

from .cases import CHINA
from .errors import CaseworkError
from .half_days import days_to_choose
from .ports import Clock, Delete, Put, Row, Table

_KEPT_FOR = timedelta(days=7)
_MOST_A_DAY = 300  # slots of five minutes around the clock


class SlotTaken(CaseworkError):
    """Somebody else was quicker."""

    code = "slot_taken"


class NoSuchSlot(CaseworkError):
    """It begins at no time of the office's, has passed, or is too soon or too far."""

    code = "no_such_slot"


@dataclass(frozen=True)
class Slot:
    """A time at which an appointment may begin, in China. ``left`` is how many more may begin then."""

    office: str
    day: date
    time: time
    left: int


@dataclass(frozen=True)
class Slots:
    """The slots of every office. ``office`` and ``reception`` find them by the office's id."""

    table: Table
    clock: Clock
    calendar: WorkingCalendar
    office: Callable[[str], Office]
    reception: Callable[[str], Reception]

    def free(self, office_id: str, first: date, days: int) -> list[Slot]:
        """Every slot of so many days that somebody may take now, in order."""
        wanted = {first + timedelta(days=n) for n in range(days)}
        open_days = [day for day in self.days(office_id) if day in wanted]
        return [slot for day in open_days for slot in self._of_day(office_id, day) if slot.left > 0]

    def days(self, office_id: str) -> list[date]:
        """Every day of the office's with a slot, free or not, that may be chosen now."""
        reception = self.reception(office_id)
        if reception.works_by is not WorksBy.SLOTS:
            return []
        days = days_to_choose(reception, self._now().date(), self.calendar)
        return [day for day in days if any(True for _ in self._times(office_id, day))]

    def taking(self, slot: Slot, case_id: str) -> list[Put]:
        """The write that takes a place for a case. Raises ``NoSuchSlot`` and ``SlotTaken``."""
        reception = self.reception(slot.office)
        if slot.day not in self.days(slot.office) or slot.time not in self._times(slot.office, slot.day):
            raise NoSuchSlot
        row = self.table.get(*_place(slot))
        holders = _holders(row)
        if case_id in holders or len(holders) >= reception.capacity:
            raise SlotTaken
        return [_put(slot, [*holders, case_id], row)]

    def _of_day(self, office_id: str, day: date) -> list[Slot]:
        rows = self.table.query(f"slots/{office_id}/{day}", limit=_MOST_A_DAY)
        taken = {row.sort: len(_holders(row)) for row in rows}
        capacity = self.reception(office_id).capacity
        return [Slot(office_id, day, at, capacity - taken.get(f"{at:%H:%M}", 0)) for at in self._times(office_id, day)]

    def _times(self, office_id: str, day: date) -> Iterator[time]:
        """When slots of a day begin that is not over by then; each ends within its session."""
        hours, minutes = self.office(office_id).opening_hours, self.reception(office_id).slot_minutes
        length = timedelta(minutes=minutes)
        for first, last in hours.sessions(day, self.calendar) if hours else ():
            begins, ends = _moment(day, first), _moment(day, last)
            while begins + length <= ends:
                if begins > self._now():
                    yield begins.time()
                begins += length

    def _now(self) -> datetime:
        return self.clock.now().astimezone(CHINA)


def releasing(table: Table, slot: Slot, case_id: str) -> list[Put | Delete]:
    """The write that gives the place of a case back; none where it has none."""
    row = table.get(*_place(slot))
    holders = _holders(row)
    if row is None or case_id not in holders:
        return []
    others = [holder for holder in holders if holder != case_id]
    return [_put(slot, others, row) if others else Delete(row.partition, row.sort, row.version)]


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, CHINA)


def _place(slot: Slot) -> tuple[str, str]:
    return f"slots/{slot.office}/{slot.day}", f"{slot.time:%H:%M}"


def _holders(row: Row | None) -> list[str]:
    return list(json.loads(row.body)) if row else []


def _put(slot: Slot, holders: list[str], row: Row | None) -> Put:
    over = _moment(slot.day, slot.time) + _KEPT_FOR
    return Put(Row(*_place(slot), json.dumps(holders), expires_at=over), if_version=row.version if row else 0)
