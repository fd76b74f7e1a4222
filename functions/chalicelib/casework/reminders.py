"""What is told about appointments by the clock: a reminder the evening before, and of wishes that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .appointment_state import FIXED, Listed, appointment_of, asked_list, day_list
from .appointments import Appointments
from .call_list import Call
from .cases import CHINA, Case
from .errors import Conflict
from .ledger import Ledger
from .notices import put_notice
from .ports import ABSENT, Put, Row

REMIND_FROM = time(18)
UNCONFIRMED = "unconfirmed"
"""Why somebody must phone: the office has not answered a wish in time."""

_ONE_DAY = timedelta(days=1)
_REMEMBERED = timedelta(days=60)


@dataclass(frozen=True)
class Reminders:
    """``offices`` are the ids of all offices. Both jobs may run at any time and as often as one likes."""

    appointments: Appointments
    offices: Sequence[str]

    def remind_due(self) -> int:
        """Remind of what is fixed for the next working day and the days off before it, from 18:00 on the evening before;
        return how many are told. Each is told once, and nobody who has made or changed the appointment since then.
        """
        evening = self._last_evening()
        return sum(
            self._reminded(listed, evening)
            for office in self.offices
            for day in self._days_after(evening.date())
            for listed in day_list(self._ledger.table, office, day)
            if listed.state in FIXED
        )

    def tell_unconfirmed(self) -> int:
        """Tell who waits for an answer in vain, and put the call on the office's list; return how many."""
        today = self._now().date()
        return sum(
            self._told_unconfirmed(listed)
            for office in self.offices
            for listed in asked_list(self._ledger.table, office)
            if listed.confirm_by and listed.confirm_by < today
        )

    def _reminded(self, listed: Listed, evening: datetime) -> bool:
        case = self._case_to_tell(listed, f"{listed.day} {listed.time:%H:%M}")
        found = appointment_of(case) if case else None
        if not (case and found and found.begins) or found.begins <= self._now() or found.changed_at >= evening:
            return False
        notice = self._ledger.notice(case, "appointment_reminder", "提醒预约", self.appointments.told(case))
        if not notice.phone:
            return False
        return self._once(case, f"{found.day} {found.time:%H:%M}", put_notice(notice, self._ledger.vault, self._now()))

    def _told_unconfirmed(self, listed: Listed) -> bool:
        case = self._case_to_tell(listed, f"asked/{listed.number}")
        if case is None:
            return False
        now, values = self._now(), self.appointments.told(case)
        notice = self._ledger.notice(case, "appointment_unconfirmed", "预约过了时间还没有定", values)
        told = put_notice(notice, self._ledger.vault, now) if notice.phone else []
        call = Call(notice.id, case.id, notice.about, UNCONFIRMED, case.office, now, case.sensitive)
        return self._once(case, f"asked/{listed.number}", [*told, call.put()])

    def _case_to_tell(self, listed: Listed, what: str) -> Case | None:
        """The case, unless that was told before."""
        told = self._ledger.table.get(f"reminded/{listed.case}", what)
        return None if told else self._ledger.load(listed.case)

    def _once(self, case: Case, what: str, writes: list[Put]) -> bool:
        """Write, unless another run was quicker."""
        told = Row(f"reminded/{case.id}", what, case.id, expires_at=self._now() + _REMEMBERED)
        try:
            self._ledger.table.transact([Put(told, ABSENT), *writes])
        except Conflict:
            return False
        return True

    def _last_evening(self) -> datetime:
        """The last time it was 18:00 in China."""
        evening = datetime.combine(self._now().date(), REMIND_FROM, CHINA)
        return evening if evening <= self._now() else evening - _ONE_DAY

    def _days_after(self, day: date) -> Iterator[date]:
        """The next working day, and before it the days off: some offices are open on a Saturday."""
        last = self._ledger.calendar.first_at_work(day + _ONE_DAY)
        return (day + n * _ONE_DAY for n in range(1, (last - day).days + 1))

    def _now(self) -> datetime:
        return self._ledger.clock.now().astimezone(CHINA)

    @property
    def _ledger(self) -> Ledger:
        return self.appointments.ledger
