"""What the tests of appointments share: an office that makes them its own way, on any store, and cases that want one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.appointment_state import appointment_of
from chalicelib.casework.appointments import Appointments
from chalicelib.casework.cases import CITIZEN, Case, Event, put_event
from chalicelib.casework.half_days import HalfDay
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import Ledger
from chalicelib.casework.notice_text import NoticeTexts
from chalicelib.casework.notices import open_notice
from chalicelib.casework.reminders import Reminders
from chalicelib.casework.slots import Slots
from chalicelib.casework.vault import Vault
from chalicelib.definitions.appointments import Reception, WorksBy
from chalicelib.definitions.catalogue import Catalogue

from tests.casework.sending import Hands
from tests.dynamo import client_in_china, new_table

OFFICE, PHONE, CLERK = "hanzhong-notary-sample", "15400005510", "clerk-1"
HOURS = "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-10:00; We 14:00-17:00 off"
BY_SLOTS = Reception(OFFICE, WorksBy.SLOTS, 60, 1, 1, 14)
BY_REQUEST = Reception(OFFICE, WorksBy.REQUEST, 0, 0, 1, 14)
TUESDAY_NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
WEDNESDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (25, 27, 28, 30))
NINE, TEN, TWO = time(9), time(10), time(14)


class Agenda:
    """An office and its appointments on a table; it is Tuesday noon in China."""

    def __init__(self, folder: Path, catalogue: Catalogue, reception: Reception = BY_SLOTS, table: Any = None) -> None:
        self.clock, self.catalogue, self.reception = Hands(), catalogue, reception
        self.clock.time = TUESDAY_NOON
        self.table = table or SqliteTable(folder / "data" / "store.sqlite", self.clock)
        self.vault = Vault(LocalKeys(folder / "master.key", folder / "data"))
        self.calendar, self.office = catalogue.calendar, replace(catalogue.office(OFFICE), hours=HOURS)
        self.appointments, self._numbers = self.on(self.table), itertools.count()
        self.reminders = Reminders(self.appointments, [OFFICE, "foping-legal-aid-centre"])

    def on(self, table: Any) -> Appointments:
        """The commands on another table."""
        ledger = Ledger(table, self.vault, self.clock, self.calendar, self.catalogue.service)
        return Appointments(ledger, self.slots_on(table))

    def slots_on(self, table: Any) -> Slots:
        """The slots on another table."""
        return Slots(table, self.clock, self.calendar, lambda _: self.office, lambda _: self.reception)

    @property
    def slots(self) -> Slots:
        """The slots of the office."""
        return self.appointments.slots

    def case(self, phone: str = PHONE) -> Case:
        """A new case of the office."""
        number = next(self._numbers)
        details = {"reference": f"7K3M-9T{number:02}", "service": "notary", "decides": False, "office": OFFICE}
        first = Event(Kind.SUBMITTED, self.clock.now(), CITIZEN, {**details, "phone": phone, "answers": {}})
        case = Case(f"{number:032x}", (first,))
        self.table.transact([put_event(case.id, 1, first, self.vault)])
        return case

    def booked(self, day: date = WEDNESDAY, at: time = NINE) -> Case:
        """A new case with a slot."""
        return self.appointments.book(self.case(), day, at, CITIZEN)

    def asked(self, *wished: str, phone: str = PHONE) -> Case:
        """A new case with a wish."""
        half_days = [HalfDay.read(each) for each in wished or ("2026-11-27 am",)]
        return self.appointments.ask(self.case(phone), half_days, CITIZEN)

    def confirmed(self, day: date = FRIDAY, at: time = NINE) -> Case:
        """A new case at an office that has named the time."""
        return self.appointments.confirm(self.asked(), day, at, CLERK)

    def told(self, case: Case) -> list[str]:
        """What the citizen reads, oldest first."""
        texts = NoticeTexts(self.catalogue.notices, "示例司法局")
        notices = [open_notice(kept, self.vault) for kept in notices_of(self.table, case.id)]
        return [texts.fill(notice.template, notice.values) for notice in notices]

    def free(self, day: date = WEDNESDAY) -> list[time]:
        """When one may still come."""
        return [slot.time for slot in self.slots.free(OFFICE, day, 1)]


def state_of(case: Case) -> str:
    """Where the case's last appointment stands, and when it is."""
    found = appointment_of(case)
    assert found
    return f"{found.state} {found.day} {found.time:%H:%M}" if found.day and found.time else str(found.state)


@contextmanager
def agenda_on(store: str, folder: Path, catalogue: Catalogue, reception: Reception = BY_SLOTS) -> Iterator[Agenda]:
    """The office on SQLite or on DynamoDB."""
    if store == "sqlite":
        yield Agenda(folder, catalogue, reception)
        return
    with client_in_china(), new_table(Hands()) as table:
        yield Agenda(folder, catalogue, reception, table)
