"""What citizen and office do about an appointment. Each command writes event, slot, lists and message at once.

Who may is asked before: a citizen by his session, staff by ``Action.MANAGE_APPOINTMENT``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chalicelib.definitions.appointments import Reception, WorksBy
from chalicelib.definitions.directory.office import Office

from .appointment_state import FIXED, Appointment, State, appointment_of, confirm_by
from .cases import CHINA, CITIZEN, Case, Event
from .errors import CaseworkError, Conflict
from .half_days import HalfDay, half_days
from .kinds import Kind
from .ledger import Ledger
from .notice_text import day_in_sms
from .slots import NoSuchSlot, Slot, Slots, SlotTaken

TRIES = 20
"""How often a place is taken again that others of the same slot were quicker to write."""

FURTHEST = timedelta(days=365)
"""What an office names beyond that is a slip of the pen."""


class AppointmentNotNow(CaseworkError):
    """The appointment does not stand where this begins."""

    code = "appointment_not_now"


class NotYetBegun(AppointmentNotNow):
    """Nobody came or stayed away before the time of the appointment."""

    code = "appointment_not_yet"


class AppointmentNotThisWay(CaseworkError):
    """The office makes its appointments in another way."""

    code = "appointment_not_this_way"


class NothingWished(CaseworkError):
    """No half-day was chosen."""

    code = "nothing_wished"


class NoTimeNamed(CaseworkError):
    """No day and time was chosen, or what was typed is none."""

    code = "no_time_named"


class OfficeClosed(CaseworkError):
    """The office is closed at that time."""

    code = "office_closed"


@dataclass(frozen=True)
class Appointments:
    """The commands. ``by`` is ``CITIZEN`` or the id of an account; every one may raise ``ChangedMeanwhile``."""

    ledger: Ledger
    slots: Slots

    def offered(self, case: Case) -> list[HalfDay]:
        """The half-days that may be wished for."""
        office, today = self._office(case), self._now().date()
        return half_days(office, self._reception(case), today, self.ledger.calendar)

    def ask(self, case: Case, wished: Sequence[HalfDay], by: str) -> Case:
        """Wish for half-days at an office that fixes the time itself. Raises ``NothingWished`` and ``NoSuchSlot``."""
        self._refuse_where_one_stands(case)
        self._refuse_other_ways(case, WorksBy.REQUEST)
        if not wished:
            raise NothingWished
        if not set(wished) <= set(self.offered(case)):
            raise NoSuchSlot
        details = {"office": case.office, "wished": [str(each) for each in sorted(set(wished))]}
        return self._write(case, Kind.APPOINTMENT_ASKED, details, by, "appointment_asked", "想约时间")

    def book(self, case: Case, day: date, at: time, by: str) -> Case:
        """Take a slot. The same slot again changes nothing. Raises ``NoSuchSlot`` and ``SlotTaken``."""
        self._refuse_other_ways(case, WorksBy.SLOTS)
        if _is_at(appointment_of(case), day, at):
            return case
        self._refuse_where_one_stands(case)
        return self._write(
            case,
            Kind.APPOINTMENT_BOOKED,
            _fixed(case, day, at),
            by,
            "appointment_booked",
            "约好了时间",
            Slot(case.office, day, at, 0),
        )

    def confirm(self, case: Case, day: date, at: time, by: str) -> Case:
        """Name day and time, after a wish or a call. Raises ``NoSuchSlot`` for the past, and ``OfficeClosed``."""
        standing = appointment_of(case)
        if _is_at(standing, day, at):
            return case
        if self._reception(case).works_by is WorksBy.SLOTS:
            raise AppointmentNotThisWay
        if case.ended or (standing and standing.state in FIXED):
            raise AppointmentNotNow
        self._refuse_bad_times(case, day, at)
        details = _fixed(case, day, at)
        return self._write(case, Kind.APPOINTMENT_CONFIRMED, details, by, "appointment_confirmed", "定了时间")

    def move(self, case: Case, day: date, at: time, by: str) -> Case:
        """To another day or time; where the office names the time, the office alone. Raises as the others do."""
        standing = self._standing(case, FIXED)
        if _is_at(standing, day, at):
            return case
        by_slots = standing.state is State.BOOKED
        if not by_slots:
            self._refuse_other_times(case, day, at, by)
        details, slot = _fixed(case, day, at), Slot(standing.office, day, at, 0) if by_slots else None
        return self._write(case, Kind.APPOINTMENT_MOVED, details, by, "appointment_moved", "改了时间", slot)

    def cancel(self, case: Case, by: str) -> Case:
        """Call it off, or take the wish back, before it begins."""
        standing = self._standing(case, {State.ASKED, *FIXED})
        if standing.begins and standing.begins <= self._now():
            raise AppointmentNotNow
        details = {"office": standing.office}
        return self._write(case, Kind.APPOINTMENT_CANCELLED, details, by, "appointment_cancelled", "取消了预约")

    def attended(self, case: Case, by: str) -> Case:
        """They came, at the earliest on its day. Nobody is told: they were there."""
        standing = self._standing(case, FIXED)
        if standing.day and standing.day > self._now().date():
            raise NotYetBegun
        return self._write(case, Kind.APPOINTMENT_ATTENDED, {"office": standing.office}, by)

    def missed(self, case: Case, by: str) -> Case:
        """They did not come. The message offers a new time."""
        standing = self._standing(case, FIXED)
        if standing.begins and standing.begins > self._now():
            raise NotYetBegun
        details = {"office": standing.office}
        return self._write(case, Kind.APPOINTMENT_MISSED, details, by, "appointment_missed", "没有来，可以重新约")

    def _write(
        self,
        case: Case,
        kind: Kind,
        details: Mapping[str, object],
        by: str,
        template: str = "",
        about: str = "",
        slot: Slot | None = None,
    ) -> Case:
        """Append the event, and take the slot. Who only lost a race for the slot's row tries again, until the slot is full."""
        event = Event(kind, self.ledger.clock.now(), by, details)
        after = case.followed_by(event)
        told = self.ledger.notice(after, template, about, self.told(after)) if template else None
        for _ in range(TRIES):
            taking = self.slots.taking(slot, case.id) if slot else []
            try:
                return self.ledger.append(case, event, told, taking)
            except Conflict:
                continue
        raise SlotTaken

    def told(self, case: Case) -> dict[str, str]:
        """What messages say of the case's appointment."""
        last = appointment_of(case)
        if last is None:
            return {}
        fixed = {"day": day_in_sms(last.day), "time": f"{last.time:%H:%M}"} if last.day and last.time else {}
        return {**fixed, "last_day": day_in_sms(confirm_by(last, self.ledger.calendar).day)}

    def _standing(self, case: Case, states: frozenset[State] | set[State]) -> Appointment:
        found = appointment_of(case)
        if case.ended or found is None or found.state not in states:
            raise AppointmentNotNow
        return found

    def _refuse_where_one_stands(self, case: Case) -> None:
        found = appointment_of(case)
        if case.ended or (found and found.stands):
            raise AppointmentNotNow

    def _refuse_other_ways(self, case: Case, works_by: WorksBy) -> None:
        if self._reception(case).works_by is not works_by:
            raise AppointmentNotThisWay

    def _refuse_bad_times(self, case: Case, day: date, at: time) -> None:
        begins, hours = datetime.combine(day, at, CHINA), self._office(case).opening_hours
        if not self._now() < begins < self._now() + FURTHEST:
            raise NoSuchSlot
        if hours and not hours.is_open(begins, self.ledger.calendar):
            raise OfficeClosed

    def _refuse_other_times(self, case: Case, day: date, at: time, by: str) -> None:
        if by == CITIZEN:
            raise AppointmentNotThisWay
        self._refuse_bad_times(case, day, at)

    def _office(self, case: Case) -> Office:
        return self.slots.office(case.office)

    def _reception(self, case: Case) -> Reception:
        return self.slots.reception(case.office)

    def _now(self) -> datetime:
        return self.ledger.clock.now().astimezone(CHINA)


def _fixed(case: Case, day: date, at: time) -> dict[str, object]:
    return {"office": case.office, "day": day.isoformat(), "time": f"{at:%H:%M}"}


def _is_at(appointment: Appointment | None, day: date, at: time) -> bool:
    """Whether it stands at that very time: a form sent twice."""
    return appointment is not None and appointment.state in FIXED and (appointment.day, appointment.time) == (day, at)
