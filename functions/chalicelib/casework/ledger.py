"""Where all that happens to a case is written: event, lists, message and whatever belongs to it, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar

from .call_list import Call, calls_to_make
from .cases import CHINA, Case, Event, load_case, put_event
from .errors import CaseworkError, Conflict
from .freed_slots import freed
from .kept_notices import notices_of, partition_of, partition_of_case
from .kinds import Kind
from .lists import rows_of
from .notice_text import TEMPLATES, day_in_sms
from .notices import Notice, put_notice
from .ports import ABSENT, Clock, Delete, Put, Table
from .vault import Vault

HELPER_TOLD: Mapping[Kind, str] = {
    Kind.RECEIVED: "收件了",
    Kind.SUPPLEMENT_ASKED: "缺材料，请申请人补",
    Kind.GRANTED: "有决定了，请问申请人",
    Kind.REFUSED: "有决定了，请问申请人",
}
"""What a helper is told: that it was received, that papers are missing, that it is decided; no more."""


LAST_DAY_AFTER: Mapping[str, Kind] = {
    "granted": Kind.GRANTED,
    "no_conflict": Kind.ASSIGNED,
    "objected": Kind.OBJECTED,
}
"""By template, what starts the clock whose last day it tells; that of the decision for all others."""

WITHOUT_DAY: Mapping[str, str] = {"granted": "granted_with_lawyer", "no_conflict": "lawyer_has_it"}
"""What is sent in place of a template whose clock does not run."""


def once(form: str) -> str:
    """The partition in which a form, known by its keyed hash, remembers the case that it has made."""
    return f"once/{form}"


class ChangedMeanwhile(CaseworkError):
    """Somebody else was quicker; ``event`` is what they did."""

    code = "changed_meanwhile"

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


@dataclass(frozen=True)
class Ledger:
    """The cases of the table. ``service`` finds a service by its id."""

    table: Table
    vault: Vault
    clock: Clock
    calendar: WorkingCalendar
    service: Callable[[str], Service]

    def load(self, case_id: str) -> Case | None:
        """The case, or None."""
        return load_case(self.table, self.vault, case_id)

    def begin(self, case: Case, notice: Notice, extra: Sequence[Put | Delete]) -> None:
        """Write a new case with its first event. Raises ``Conflict``."""
        rows = rows_of(case, self.service(case.text("service")), self.calendar, self.vault)
        first = put_event(case.id, 1, case.first, self.vault)
        self.table.transact([first, *(Put(row) for row in rows), *extra, *self._messages(case, notice)])

    def append(
        self, case: Case, event: Event, notice: Notice | None = None, extra: Sequence[Put | Delete] = ()
    ) -> Case:
        """The case with the event, written together with its lists, the message about it, and ``extra``.

        Raises ``ChangedMeanwhile`` where something else has happened to the case by then, and ``Conflict`` where only a
        row of ``extra`` was not as expected: a slot that is taken, a number that is gone.
        """
        after = case.followed_by(event)
        writes = [put_event(case.id, len(after.events), event, self.vault), *self._lists(case, after), *extra]
        writes += freed(self.table, case, after)
        try:
            self.table.transact([*writes, *self._messages(after, notice)])
        except Conflict:
            now = self.load(case.id)
            if now is None or len(now.events) == len(case.events):
                raise
            raise ChangedMeanwhile(now.last) from None
        return after

    def forget(self, case: Case, extra: Sequence[Put | Delete] = ()) -> None:
        """Remove the case: events, lists, messages and how it is found. Raises ``Conflict`` where something came between."""
        service, number = self.service(case.text("service")), len(case.events)
        of_case = self.table.query(f"case/{case.id}", limit=100)
        rows = [*of_case, *rows_of(case, service, self.calendar, self.vault)]
        rows += self.table.query(partition_of_case(case.id))
        calls = [call.done() for call in calls_to_make(self.table, case.office) if call.case == case.id]
        messages = [Delete(partition_of(kept.id), "notice") for kept in notices_of(self.table, case.id)]
        nothing_since = Delete(f"case/{case.id}", f"event/{number + 1:06}", if_version=ABSENT)
        gone = [Delete(row.partition, row.sort) for row in rows]
        gone += [Delete(f"reference/{case.text('reference')}", "case"), Delete(once(case.text("form")), "case")]
        self.table.transact([nothing_since, *gone, *messages, *calls, *freed(self.table, case, None), *extra])

    def notice(self, case: Case, template: str, about: str, values: Mapping[str, str] | None = None) -> Notice:
        """The message about a case; where nobody may be texted it becomes a call on the office's list."""
        every = {**self._known(case), "last_day": self._last_day(case, template), **(values or {})}
        if "last_day" in TEMPLATES[template] and not every["last_day"]:
            template = WITHOUT_DAY.get(template, "moved_on")
        return Notice(
            secrets.token_hex(16), template, case.phone_for_texts, every, case.id, about, case.office, case.sensitive
        )

    def _known(self, case: Case) -> dict[str, str]:
        """What any message may say: reference, today, office, lawyer."""
        service, assignment = self.service(case.text("service")), case.assignment
        office = next((office for office in service.offices if office.id == case.office), None)
        today = self.clock.now().astimezone(CHINA).date()
        return {
            "reference": case.text("reference"),
            "day": day_in_sms(today),
            "office": service.office_name(case.office),
            "office_phone": (office.phone_shown(today) if office else "") or "12348",
            "lawyer": assignment.text("name") if assignment else "",
            "firm": assignment.text("firm") if assignment else "",
            "lawyer_phone": assignment.text("phone") if assignment else "",
        }

    def _last_day(self, case: Case, template: str) -> str:
        """The nearest last day of the clocks that the message speaks of, "" where none of them runs."""
        after = LAST_DAY_AFTER.get(template, Kind.SUBMITTED)
        running = case.running(self.service(case.text("service")), self.calendar)
        return next((day_in_sms(last.by_counting) for clock, last in running if clock.after == after), "")

    def _lists(self, before: Case, after: Case) -> list[Put | Delete]:
        service = self.service(after.text("service"))
        was = {(row.partition, row.sort): row for row in rows_of(before, service, self.calendar, self.vault)}
        now = {(row.partition, row.sort): row for row in rows_of(after, service, self.calendar, self.vault)}
        gone = [Delete(*place) for place in was if place not in now]
        return [*gone, *(Put(row) for place, row in now.items() if was.get(place) != row)]

    def _messages(self, case: Case, notice: Notice | None) -> list[Put]:
        if notice is None:
            return []
        now = case.last.at
        told = put_notice(notice, self.vault, now) if notice.phone else [Call.untold(notice, now).put()]
        return told + self._to_helper(case)

    def _to_helper(self, case: Case) -> list[Put]:
        helper = case.first.details.get("helper")
        phone = str(helper.get("phone") or "") if isinstance(helper, Mapping) else ""
        about = HELPER_TOLD.get(case.last.kind)
        if not phone or not about:
            return []
        values = {"reference": case.text("reference"), "about": about}
        notice = Notice(
            secrets.token_hex(16), "helper", phone, values, case.id, f"告诉代办人：{about}", case.office, case.sensitive
        )
        return put_notice(notice, self.vault, case.last.at)
