"""Two at once: one wins, the other is told by whom and when; all that a step writes is written together or not at all."""

from __future__ import annotations

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import load_case
from chalicelib.casework.commands import NotNow
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.lists import open_cases

from tests.casework.deciding import (
    CENTRE,
    LAWYERS_PHONE,
    WAY,
    Overtaken,
    Watched,
    on_every_store,
    written,
)
from tests.casework.staffing import at_once
from tests.spoken import told_of_anybody

STEPS_IN_ORDER = [action for action, _ in WAY]
PAPERED = {Action.APPROVE_GRANT}


@on_every_store
@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_who_is_overtaken_is_refused_and_nothing_of_theirs_is_written(bureau, action):
    case, after_the_first = bureau.brought_to(action), []

    def the_first() -> None:
        bureau.take(action, case)
        after_the_first.append(bureau.rows())

    late = bureau.commands_on(Overtaken(bureau.table, the_first))
    details = {"lawyer": bureau.staff["lawyer"].id, "phone": LAWYERS_PHONE}
    with pytest.raises(ChangedMeanwhile):
        late.take(bureau.staff[dict(WAY)[action]], action, case.id, details)
    assert [bureau.rows()] == after_the_first


@on_every_store
def test_an_application_taken_back_in_between_is_not_received(bureau):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    table = Overtaken(bureau.table, lambda: bureau.applications.take_back(receipt.take_back))
    with pytest.raises(ChangedMeanwhile):
        bureau.commands_on(table).take(bureau.staff["clerk"], Action.RECORD_RECEIPT, receipt.case.id)
    assert bureau.table.query(open_cases(CENTRE)) == []


@on_every_store
@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_of_many_at_once_one_wins_and_one_message_goes_out(bureau, action):
    case = bureau.brought_to(action)
    told = len(notices_of(bureau.table, case.id))

    def try_it() -> str:
        try:
            bureau.take(action, case)
        except (NotNow, ChangedMeanwhile) as refused:
            return refused.code
        return "won"

    answers = at_once(try_it, 8)
    assert answers.count("won") == 1
    assert set(answers) <= {"won", "not_now", "changed_meanwhile"}
    found = load_case(bureau.table, bureau.vault, case.id)
    assert found is not None
    assert len(found.events) == len(case.events) + 1
    assert len(notices_of(bureau.table, case.id)) == told + 1


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_event_list_row_and_message_are_written_in_one_transaction(bureau, action):
    case, table = bureau.brought_to(action), Watched(bureau.table)
    details = {"lawyer": bureau.staff["lawyer"].id, "phone": LAWYERS_PHONE}
    bureau.commands_on(table).take(bureau.staff[dict(WAY)[action]], action, case.id, details)
    (writes,) = table.transactions
    assigned = STEPS_IN_ORDER.index(action) >= STEPS_IN_ORDER.index(Action.ASSIGN)
    counted = {Action.APPROVE_GRANT, Action.ASSIGN}
    expected = {"case", "office", "found", "notice", "notices-of"}
    expected |= {"lawyer", "firm"} if assigned else set()
    expected |= ({"month"} if action in counted else set()) | ({"paper-number"} if action in PAPERED else set())
    assert set(written(writes)) == expected


def test_no_row_beside_the_sealed_ones_tells_who_it_is_about(bureau):
    bureau.brought_to(None)
    assert told_of_anybody(repr(bureau.rows())) == set()


def test_who_was_quicker_with_what_and_when_is_told_to_the_other(bureau):
    case, clerk = bureau.apply(), bureau.clerk("quicker", office=CENTRE)
    bureau.clock.forward(minutes=5)
    table = Overtaken(bureau.table, lambda: bureau.take(Action.RECORD_RECEIPT, case, clerk))
    with pytest.raises(ChangedMeanwhile) as overtaken:
        bureau.commands_on(table).take(bureau.staff["clerk"], Action.RECORD_RECEIPT, case.id)
    event = overtaken.value.event
    assert (event.kind, event.by, event.at) == (Kind.RECEIVED, clerk.id, bureau.clock.now())


@pytest.mark.parametrize("seen, taken", [(0, True), (2, True), (1, False), (3, False)])
def test_a_step_is_taken_only_on_the_case_as_the_page_showed_it(bureau, seen, taken):
    case = bureau.brought_to(Action.PROPOSE_GRANT)
    before = bureau.rows()
    if taken:
        assert bureau.commands.take(bureau.staff["clerk"], Action.PROPOSE_GRANT, case.id, seen=seen)
    else:
        with pytest.raises(ChangedMeanwhile) as overtaken:
            bureau.commands.take(bureau.staff["clerk"], Action.PROPOSE_GRANT, case.id, seen=seen)
        assert overtaken.value.event == case.last
        assert bureau.rows() == before
