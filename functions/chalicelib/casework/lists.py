"""The rows that lists of cases show: made from a case's events alone, so they can be thrown away and made again.

Each case stands in a partition for every question that a page asks: what is open in an office, in one state, urgent, of
one lawyer, found by a name. A command writes those that came and removes those that went. No row holds personal data:
names, phones and ID numbers are found by keyed hash.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar

from .appointment_state import appointment_rows
from .cases import NOTHING_DUE, Case, load_case
from .errors import Conflict
from .kinds import Kind, Track
from .monthly_numbers import month_row
from .offices import bureau_of
from .ports import ABSENT, Delete, Put, Row, Table
from .vault import Vault

ALL_CASES = "cases"
"""The partition of the index in which every case stands, under its id."""

FOUND_BY = ("name", "phone", "id_number")


def open_cases(office: str, kind: str = "") -> str:
    """The partition of an office's open cases, or of those in one state, "urgent", "contact" or "ended"."""
    return f"office/{office}/{kind or 'open'}"


def cases_of(kind: str, id_: str, which: str = "") -> str:
    """The partition of the open cases of a "lawyer", a "firm" or a "bureau", or of those that are "ended"."""
    return f"{kind}/{id_}/{which or 'open'}"


def found_by(vault: Vault, office: str, kind: str, value: str) -> str:
    """The partition of an office's cases with this name, phone or ID number."""
    return f"found/{office}/{kind}/{vault.hash_for_lookup(kind, value)}"


def rows_of(case: Case, service: Service, calendar: WorkingCalendar, vault: Vault) -> list[Row]:
    """Every row in which lists find the case."""
    due = due_day(case, service, calendar)
    body = _shown(case, due, vault)
    day = case.ended.day if case.ended else due
    places = [(partition, f"{day}/{case.id}") for partition in _partitions(case)]
    if Kind.OBJECTED is case.at(Track.OBJECTION) or Kind.COMPLAINED is case.at(Track.COMPLAINT):
        places.append((cases_of("bureau", bureau_of(service.offices, case.office)), f"{due}/{case.id}"))
    answers = _answers(case)
    places += [
        (found_by(vault, case.office, kind, answers[kind]), f"{case.first.day}/{case.id}")
        for kind in FOUND_BY
        if answers.get(kind)
    ]
    return [*(Row(*place, body) for place in places), *appointment_rows(case, calendar), month_row(case)]


def due_day(case: Case, service: Service, calendar: WorkingCalendar) -> str:
    """The nearest last day, ``NOTHING_DUE`` where nothing is due."""
    running = case.running(service, calendar)
    return running[0][1].by_counting.isoformat() if running else NOTHING_DUE


def rebuild_lists(table: Table, vault: Vault, service: Callable[[str], Service], calendar: WorkingCalendar) -> int:
    """Make every list again from the events, and return how many cases there are. Commands may go on meanwhile."""
    made = 0
    for case_id in _all_cases(table):
        while not _rebuilt(table, vault, service, calendar, case_id):
            pass
        made += 1
    return made


def _rebuilt(
    table: Table, vault: Vault, service: Callable[[str], Service], calendar: WorkingCalendar, case_id: str
) -> bool:
    """Whether that was done before anybody took a step: the next event must not be there yet."""
    case = load_case(table, vault, case_id)
    if case is None:
        return True
    no_step_since = Delete(f"case/{case_id}", f"event/{len(case.events) + 1:06}", if_version=ABSENT)
    rows = rows_of(case, service(case.text("service")), calendar, vault)
    try:
        table.transact([no_step_since, *(Put(row) for row in rows)])
    except Conflict:
        return False
    return True


def _all_cases(table: Table) -> Iterator[str]:
    after = ""
    while rows := table.query(ALL_CASES, after=after, index=True):
        for row in rows:
            assert row.index
            after = row.index[1]
            yield after


def _partitions(case: Case) -> Iterator[str]:
    """Of its office, firm and lawyer. A case that has ended stands in its own by the day it ended."""
    if case.ended:
        yield open_cases(case.office, "ended")
    else:
        yield open_cases(case.office)
        yield open_cases(case.office, case.state)
        if case.first.details.get("urgent"):
            yield open_cases(case.office, "urgent")
        if case.at(Track.WORK) in (Kind.ASSIGNED, Kind.REPLACED, Kind.NO_CONFLICT):
            yield open_cases(case.office, "contact")
    if named := case.assignment:
        which = "ended" if case.ended else ""
        yield cases_of("firm", named.text("firm"), which)
        if named.text("lawyer"):
            yield cases_of("lawyer", named.text("lawyer"), which)


def _answers(case: Case) -> dict[str, str]:
    kept = case.first.details["answers"]
    return kept if isinstance(kept, dict) else {}


def matter_hash(vault: Vault, matter: str) -> str:
    """What a row tells of the matter: enough to see that two are alike, and nothing of what it is."""
    return vault.hash_for_lookup("matter", matter) if matter else ""


def _shown(case: Case, due: str, vault: Vault) -> str:
    shown = {
        "reference": case.text("reference"),
        "service": case.text("service"),
        "state": case.state,
        "due": due,
        "urgent": case.first.details.get("urgent", False),
        "matter": matter_hash(vault, case.text("matter")),
        "received": case.first.day.isoformat(),
        "sensitive": case.sensitive,
    }
    return json.dumps(shown)
