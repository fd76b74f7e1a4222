"""Whatever way a case takes, its lists are what its events make of them, and each message is whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.cases import Case
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.lists import rebuild_lists
from chalicelib.casework.notice_text import TEMPLATES
from chalicelib.casework.notices import open_notice
from chalicelib.casework.ports import Row
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.step_fields import FIELDS
from chalicelib.casework.workflow import Wish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.deciding import NOTARY, OTHER_CENTRE, Bureau
from tests.casework.filling import does

LISTS = ("office/", "lawyer/", "firm/", "bureau/", "found/", "month/")
LONGEST_WALK = 25
NOT_ALONE = frozenset({Action.JOIN})
"""It needs another case."""


@pytest.fixture
def everybody(bureau) -> list[Account]:
    """Staff of every role at every office that a case may come to."""
    names = [("theirs", Role.CLERK), ("their-approver", Role.APPROVER)]
    others = [bureau.clerk(name, role, OTHER_CENTRE) for name, role in names]
    notaries = [
        bureau.clerk("notary", Role.CLERK, NOTARY),
        bureau.clerk("foping", Role.BUREAU, "foping-justice-bureau"),
    ]
    return [*bureau.staff.values(), *others, *notaries]


def listed(bureau: Bureau) -> list[Row]:
    """Every row that a list shows, as it was written."""
    places = [row[:2] for row in bureau.rows() if str(row[0]).startswith(LISTS)]
    return [replace(bureau.table.get(*place), version=0) for place in places]


def details(bureau: Bureau, action: Action, case: Case) -> dict[str, Any]:
    """What only the case knows."""
    if action is Action.RECORD_TOLD:
        calls = [call for call in calls_to_make(bureau.table, case.office) if call.case == case.id]
        return {"call": calls[0].notice if calls else "", "how": "phone"}
    return {}


def step_somebody(bureau: Bureau, everybody: list[Account], case: Case, data: st.DataObject) -> Case:
    """One step of all that anybody may take now."""
    steps = [(who, action) for who in everybody for action in bureau.commands.allowed(who, case)]
    steps = [step for step in steps if step[1] not in NOT_ALONE]
    wishes = bureau.wishes.possible(case)
    chosen = data.draw(st.sampled_from([*steps, *wishes]))
    bureau.clock.forward(minutes=data.draw(st.sampled_from([1, 60, 24 * 60, 12 * 24 * 60])))
    try:
        if isinstance(chosen, Wish):
            return bureau.wishes.take(case, chosen, "请")
        who, action = chosen
        today = bureau.clock.now().date()
        days = {"on": today} if "on" in _asked(action) else {}
        until = {"until": today.replace(year=today.year + 1)} if action is Action.ASK_SUPPLEMENT else {}
        return does(bureau, action, case, who, **days, **until, **details(bureau, action, case))
    except CaseworkError:  # a day that is not over, a call that is not there: nothing has happened
        return case


def _asked(action: Action) -> list[str]:
    return FIELDS.get(action, "").split()


STARTS = {
    "with a phone": lambda bureau: bureau.apply(),
    "without a phone": lambda bureau: bureau.submit_without_phone(),
    "with a helper": lambda bureau: bureau.submit_with_helper("15400005522"),
    "booked": lambda bureau: bureau.apply("notary", office=NOTARY, matter="will"),
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_walk_the_lists_are_those_made_from_the_events_and_messages_are_whole(bureau, everybody, start, data):
    for row in listed(bureau):
        bureau.table.delete(row.partition, row.sort)
    bureau.clock.forward(minutes=2 * 24 * 60)  # the form of the example before is forgotten
    case = start(bureau)
    for _ in range(data.draw(st.integers(1, LONGEST_WALK))):
        case = step_somebody(bureau, everybody, case, data)
        assert bureau.ledger.load(case.id) == case
    by_steps = [row for row in listed(bureau) if row.sort.endswith(case.id)]
    for row in listed(bureau):
        bureau.table.delete(row.partition, row.sort)
    rebuild_lists(bureau.table, bureau.vault, bureau.catalogue.service, bureau.calendar)
    assert [row for row in listed(bureau) if row.sort.endswith(case.id)] == by_steps
    for kept in notices_of(bureau.table, case.id):
        values = open_notice(kept, bureau.vault).values
        assert {name for name in TEMPLATES[kept.template] if not values[name]} == set(), kept.template
