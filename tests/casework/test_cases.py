"""A case is its events: in order, sealed each for its place; state and clocks follow from them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.cases import CITIZEN, Case, Event, load_case, put_event
from chalicelib.casework.errors import Conflict, SealBroken
from chalicelib.casework.kinds import Kind
from chalicelib.casework.vault import Vault
from chalicelib.definitions.service import Service

from site_builder import ROOT
from site_builder.sources import read_content
from tests.applicant import CENTRE, FACTS, ID_NUMBER, NAME, PHONE
from tests.calendars import published_calendar
from tests.casework.sending import BEGINNING, Hands

DETAILS = {
    "reference": "7K3M-9TQ2",
    "service": "legal-aid",
    "office": CENTRE,
    "phone": PHONE,
    "answers": {"name": NAME, "facts": FACTS, "id_number": ID_NUMBER},
    "urgent": False,
}
CALENDAR = published_calendar()


class Files:
    """A table and a vault for events."""

    def __init__(self, folder: Path) -> None:
        self.clock = Hands()
        self.table = SqliteTable(folder / "data" / "store.sqlite", self.clock)
        self.vault = Vault(LocalKeys(folder / "master.key", folder / "data"))

    def append(self, case: str, number: int, event: Event) -> None:
        """Write an event."""
        self.table.transact([put_event(case, number, event, self.vault)])

    def load(self, case: str) -> Case | None:
        """Read the case."""
        return load_case(self.table, self.vault, case)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture(scope="module")
def legal_aid() -> Service:
    return read_content(ROOT / "content").catalogue.service("legal-aid")


def event(kind: Kind, days: float = 0, by: str = "clerk-1", **details: object) -> Event:
    """Something that happened so many days after the beginning."""
    return Event(kind, BEGINNING + timedelta(days=days), by, details)


def case_of(*later: Event, **details: object) -> Case:
    """A case that was submitted, and what happened since."""
    return Case("case-1", (event(Kind.SUBMITTED, by=CITIZEN, **{**DETAILS, **details}), *later))


def test_events_come_back_in_the_order_of_their_numbers_with_who_when_and_what(files):
    events = [event(Kind.SUBMITTED, **DETAILS), *(event(Kind.RECEIVED, n, note=f"第{n}次") for n in range(1, 12))]
    for number, each in reversed(list(enumerate(events, start=1))):
        files.append("case-1", number, each)
    assert files.load("case-1") == Case("case-1", tuple(events))


def test_there_is_no_case_without_events(files):
    files.append("case-1", 1, event(Kind.SUBMITTED, **DETAILS))
    assert files.load("case-2") is None
    assert files.load("") is None


def test_an_event_takes_the_place_of_no_other(files):
    files.append("case-1", 1, event(Kind.SUBMITTED, **DETAILS))
    with pytest.raises(Conflict):
        files.append("case-1", 1, event(Kind.WITHDRAWN))
    assert files.load("case-1").state is Kind.SUBMITTED


@pytest.mark.parametrize("to", [("case-2", 1), ("case-1", 2)], ids=["another case", "another number"])
def test_an_event_put_in_another_place_is_refused(files, to):
    files.append("case-1", 1, event(Kind.SUBMITTED, **DETAILS))
    row = files.table.get("case/case-1", "event/000001")
    if to[0] != "case-1":
        files.table.put(replace(row, partition=f"case/{to[0]}"))
    else:
        files.table.put(replace(row, sort=f"event/{to[1]:06}"))
    with pytest.raises(SealBroken):
        files.load(to[0])


def test_nothing_of_an_event_can_be_read_in_its_row_or_in_a_log(files):
    submitted = event(Kind.SUBMITTED, **DETAILS)
    files.append("case-1", 1, submitted)
    body = files.table.get("case/case-1", "event/000001").body
    for secret in (NAME, PHONE, ID_NUMBER, FACTS[:4], "legal-aid", "7K3M-9TQ2"):
        assert secret not in body
        assert secret not in repr(submitted)


def test_each_event_is_kept_with_the_version_of_its_shape(files):
    files.append("case-1", 1, event(Kind.SUBMITTED, **DETAILS))
    kept = json.loads(files.vault.unseal("case/case-1/1", files.table.get("case/case-1", "event/000001").body))
    assert kept["v"] == 1
    assert kept["kind"] == "submitted"


def test_kinds_of_events_keep_their_names_for_ever():
    assert {
        "submitted",
        "received",
        "grant_proposed",
        "granted",
        "assigned",
        "no_conflict",
        "called",
        "withdrawn",
    } <= set(Kind)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_of_an_event_is_the_day_in_china(at, day):
    assert Event(Kind.SUBMITTED, at, CITIZEN, {}).day == day


def test_the_state_is_that_of_the_last_event_and_what_happened_can_be_asked():
    case = case_of(event(Kind.RECEIVED, 1), event(Kind.GRANTED, 2), event(Kind.RECEIVED, 3))
    assert case.state is Kind.RECEIVED
    assert case.happened("received").day == BEGINNING.date() + timedelta(days=3)
    assert case.happened("assigned") is None
    assert (case.first.by, case.text("office")) == (CITIZEN, CENTRE)


# ---- clocks


def test_a_last_day_that_is_a_holiday_says_how_far_it_may_move(legal_aid):
    case = replace(case_of(), events=(replace(case_of().first, at=datetime(2026, 9, 24, 3, 0, tzinfo=UTC)),))
    ((_, last),) = case.running(legal_aid, CALENDAR)
    assert last.by_counting == date(2026, 10, 1)
    assert last.day > last.by_counting
    assert last.why_moved
