"""The rows that lists show: they tell nothing of anybody, and can be thrown away and made again from the events."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.casework.access import Action
from chalicelib.casework.cases import CITIZEN, NOTHING_DUE, Case, Event, load_case
from chalicelib.casework.kinds import Kind
from chalicelib.casework.lists import open_cases, rebuild_lists, rows_of
from chalicelib.casework.ports import Row

from site_builder import FUNCTIONS
from tests.casework.deciding import CENTRE, FACTS, ID_NUMBER, NAME, NOTARY, PHONE, WAY, Bureau, on_every_store
from tests.casework.sending import BEGINNING

DETAILS = {
    "reference": "7K3M-9TQ2",
    "service": "legal-aid",
    "office": CENTRE,
    "phone": PHONE,
    "answers": {"name": NAME, "facts": FACTS, "id_number": ID_NUMBER},
    "urgent": True,
}
LISTS = ("office/", "lawyer/", "firm/", "bureau/", "found/", "month/")
AT_EVERY_POINT = [*[action for action, _ in WAY], None]


def office_row(bureau: Bureau, *later: Kind) -> Row:
    """What stands on the office's list of a case to which this has happened."""
    events = [Event(Kind.SUBMITTED, BEGINNING, CITIZEN, DETAILS)]
    events += [Event(kind, BEGINNING + timedelta(days=1), "clerk", {"lawyer": "lawyer-1"}) for kind in later]
    case = Case("case-1", tuple(events))
    return rows_of(case, bureau.catalogue.service("legal-aid"), bureau.calendar, bureau.vault)[0]


def listed(bureau: Bureau) -> list[Row]:
    """Every row that a list shows, as it was written."""
    places = [row[:2] for row in bureau.rows() if str(row[0]).startswith(LISTS)]
    return [replace(bureau.table.get(*place), version=0) for place in places]


def throw_away(bureau: Bureau) -> None:
    """Remove every row that a list shows."""
    for row in listed(bureau):
        bureau.table.delete(row.partition, row.sort)
    assert listed(bureau) == []


def rebuild(bureau: Bureau, table: Any = None) -> int:
    """Make the lists again."""
    return rebuild_lists(table or bureau.table, bureau.vault, bureau.catalogue.service, bureau.calendar)


def take_back(bureau: Bureau, key: str) -> Case:
    """A case that was taken back at once."""
    service = bureau.catalogue.service("legal-aid")
    return bureau.applications.take_back(bureau.applications.submit(service, bureau.answers(), {}, key).take_back)


def test_a_row_is_found_by_office_and_last_day_and_tells_nothing_of_the_person(bureau):
    row = office_row(bureau)
    assert (row.partition, row.sort) == (open_cases(CENTRE), "2026-12-01/case-1")
    assert json.loads(row.body) == {
        "reference": "7K3M-9TQ2",
        "service": "legal-aid",
        "state": "submitted",
        "due": "2026-12-01",
        "urgent": True,
        "matter": "",
        "received": "2026-11-24",
        "sensitive": False,
    }


def test_a_case_without_a_running_clock_stands_last(bureau):
    done = office_row(bureau, Kind.GRANTED, Kind.ASSIGNED, Kind.NO_CONFLICT, Kind.CALLED, Kind.AGREEMENT_SIGNED)
    assert (done.partition, done.sort) == (open_cases(CENTRE), f"{NOTHING_DUE}/case-1")
    assert done.sort > office_row(bureau).sort


@on_every_store
def test_lists_thrown_away_are_made_again_from_the_events(bureau):
    for action in AT_EVERY_POINT:
        bureau.brought_to(action, name=f"示例{action}")
    bureau.apply("notary", office=NOTARY, matter="will")
    take_back(bureau, "taken back")
    before = listed(bureau)
    throw_away(bureau)
    assert rebuild(bureau) == len(AT_EVERY_POINT) + 2
    assert listed(bureau) == before


def test_lists_that_are_right_stay_as_they_are_for_more_than_a_page_of_cases(bureau):
    for number in range(101):
        bureau.apply(name=f"示例{number}")
    before = listed(bureau)
    assert rebuild(bureau) == 101
    assert listed(bureau) == before


class StepInBetween:
    """A table in which somebody takes a step just before the lists are written."""

    def __init__(self, bureau: Bureau, case: Case) -> None:
        self._bureau, self._case, self._done = bureau, case, False

    def transact(self, writes: Any) -> None:
        """See ``Table``."""
        if not self._done:
            self._done = True
            self._bureau.take(Action.RECORD_RECEIPT, self._case)
        self._bureau.table.transact(writes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bureau.table, name)


@on_every_store
def test_a_step_taken_meanwhile_is_on_the_list_afterwards(bureau):
    case = bureau.apply()
    rebuild(bureau, StepInBetween(bureau, case))
    (row,) = bureau.table.query(open_cases(CENTRE))
    assert json.loads(row.body)["state"] == Kind.RECEIVED
    assert load_case(bureau.table, bureau.vault, case.id).state is Kind.RECEIVED


def test_the_operator_makes_them_again_with_one_command(city, functions_environment, tmp_path, bureau):
    bureau.apply()
    before = listed(bureau)
    throw_away(bureau)
    own = {"DATA": str(tmp_path / "data"), "KEY_FILE": str(tmp_path / "master.key")}
    program = [sys.executable, str(FUNCTIONS / "rebuild_lists.py")]
    told = subprocess.run(program, env={**functions_environment, **own}, capture_output=True, text=True, check=True)
    assert told.stdout == "The lists are made again from the events of 1 cases.\n"
    assert listed(bureau) == before
