"""The rows that lists of cases show: made from a case's events alone, so they can be thrown away and made again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar

from .cases import NOTHING_DUE, Case, Kind, load_case
from .errors import Conflict
from .ports import ABSENT, Delete, Put, Row, Table
from .vault import Vault

ALL_CASES = "cases"
"""The partition of the index in which every case stands, under its id."""


def list_writes(case: Case, service: Service, calendar: WorkingCalendar) -> list[Put | Delete]:
    """The case as the lists show it now: first what stands on its office's list, then on its lawyer's. No row holds
    personal data.
    """
    if case.happened(Kind.WITHDRAWN):
        return [off_the_list(case)]
    writes: list[Put | Delete] = [Put(_office_row(case, service, calendar))]
    if assigned := case.happened(Kind.ASSIGNED):
        writes.append(Put(Row(f"lawyer/{assigned.details['lawyer']}", case.id, case.text("reference"))))
    return writes


def off_the_list(case: Case) -> Delete:
    """What takes the case off its office's list."""
    return Delete(_partition(case.id), "list")


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
    """Whether that was done before anybody took a step: every step writes the row of the office's list."""
    kept = table.get(_partition(case_id), "list")  # before the events are read
    if case := load_case(table, vault, case_id):
        of_office, *others = list_writes(case, service(case.text("service")), calendar)
        try:
            table.transact([replace(of_office, if_version=kept.version if kept else ABSENT), *others])
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


def _office_row(case: Case, service: Service, calendar: WorkingCalendar) -> Row:
    """Found by office and the nearest last day."""
    running = case.running(service, calendar)
    due = running[0][1].by_counting.isoformat() if running else NOTHING_DUE
    shown = {
        "reference": case.text("reference"),
        "service": service.id,
        "state": case.state,
        "due": due,
        "urgent": case.first.details.get("urgent", False),
    }
    index = (f"office/{case.text('office')}", f"{due}/{case.id}")
    return Row(_partition(case.id), "list", json.dumps(shown), index=index)


def _partition(case_id: str) -> str:
    return f"application/{case_id}"
