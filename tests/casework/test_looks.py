"""Looking at an ID number in full: for whoever may, for a reason, kept with the case and in nobody's way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.applications import CannotTakeBack
from chalicelib.casework.cases import Case, load_case
from chalicelib.casework.commands import ReasonMissing
from chalicelib.casework.errors import SealBroken
from chalicelib.casework.kinds import Kind
from chalicelib.casework.looks import LONGEST_REASON, looks_at
from chalicelib.casework.staff import Role

from tests.casework.deciding import FIRM, OTHER_CENTRE, WAY, Bureau, Overtaken

REASON = "和示例陈某的身份证核对"


def look(bureau: Bureau, case: Case, who: str = "clerk", reason: str = REASON) -> Case:
    return bureau.commands.see_id_number(bureau.staff[who], case.id, reason)


def looks(bureau: Bureau, case: Case) -> list[tuple[str, str]]:
    """Who looked, and why, oldest first."""
    return [(kept.by, kept.reason) for kept in looks_at(bureau.table, bureau.vault, case.id)]


def rows_beside_looks(bureau: Bureau) -> list[tuple]:
    return [row for row in bureau.rows() if not row[1].startswith("look/")]


def test_who_looked_when_and_why_is_kept_with_the_case_for_ever(bureau):
    case = bureau.brought_to(None)
    times = []
    for who in ("lawyer", "clerk", "approver"):
        bureau.clock.forward(minutes=1)
        look(bureau, case, who, f"{REASON}：{who}")
        times.append(bureau.clock.now())
    kept = looks_at(bureau.table, bureau.vault, case.id)
    assert [(each.by, each.reason) for each in kept] == [
        (bureau.staff[who].id, f"{REASON}：{who}") for who in ("lawyer", "clerk", "approver")
    ]
    assert [each.at for each in kept] == times


def test_two_looks_at_one_moment_are_both_kept(bureau):
    case = bureau.apply()
    look(bureau, case)
    look(bureau, case, "approver")
    assert len(looks(bureau, case)) == 2


@pytest.mark.parametrize("now", [*[action for action, _ in WAY], None])
def test_a_look_changes_neither_state_nor_list_nor_clocks_nor_what_may_be_done_next(bureau, now):
    case = bureau.brought_to(now)
    service, before = bureau.catalogue.service("legal-aid"), rows_beside_looks(bureau)
    steps = {who: bureau.commands.allowed(account, case) for who, account in bureau.staff.items()}
    look(bureau, case)
    again = load_case(bureau.table, bureau.vault, case.id)
    assert again == case
    assert again.running(service, bureau.calendar) == case.running(service, bureau.calendar)
    assert {who: bureau.commands.allowed(account, again) for who, account in bureau.staff.items()} == steps
    assert rows_beside_looks(bureau) == before


def test_a_look_meanwhile_makes_no_step_wait(bureau):
    case = bureau.apply()
    table = Overtaken(bureau.table, lambda: look(bureau, case, "approver"))
    after = bureau.commands_on(table).take(bureau.staff["clerk"], Action.RECORD_RECEIPT, case.id)
    assert after.state is Kind.RECEIVED
    assert len(looks(bureau, case)) == 1


def test_an_application_that_was_only_looked_at_can_still_be_taken_back_within_ten_minutes(bureau):
    service = bureau.catalogue.service("legal-aid")
    receipts = [bureau.applications.submit(service, bureau.answers(), {}, key) for key in ("soon", "late")]
    for receipt in receipts:
        look(bureau, receipt.case)
    assert bureau.applications.take_back(receipts[0].take_back).state is Kind.WITHDRAWN
    bureau.clock.forward(minutes=11)
    with pytest.raises(CannotTakeBack):
        bureau.applications.take_back(receipts[1].take_back)


@pytest.mark.parametrize("reason", ["", "   ", "\u200b\u2060", "长" * (LONGEST_REASON + 1)])
def test_without_a_reason_nobody_looks(bureau, reason):
    case = bureau.apply()
    before = bureau.rows()
    with pytest.raises(ReasonMissing):
        look(bureau, case, reason=reason)
    assert bureau.rows() == before


def test_others_and_administrators_see_no_number_and_leave_no_trace(bureau):
    case = bureau.brought_to(None)
    strangers = [
        bureau.clerk("other-clerk", Role.CLERK, OTHER_CENTRE),
        bureau.clerk("other-lawyer", Role.LAWYER, FIRM),
        bureau.staff["administrator"],
    ]
    before = bureau.rows()
    for stranger in strangers:
        for id_ in (case.id, "f" * 32):
            with pytest.raises(NotAllowed):
                bureau.commands.see_id_number(stranger, id_, REASON)
    assert bureau.rows() == before


def test_a_lawyer_looks_from_the_moment_he_has_accepted(bureau):
    with pytest.raises(NotAllowed):
        look(bureau, bureau.brought_to(Action.ASSIGN), "lawyer")
    with pytest.raises(NotAllowed):
        look(bureau, bureau.brought_to(Action.CONFIRM_NO_CONFLICT, name="示例李某"), "lawyer")
    assert look(bureau, bureau.brought_to(Action.RECORD_FIRST_CALL, name="示例张某"), "lawyer")


def test_a_reason_is_sealed_and_stays_out_of_logs(bureau):
    case = bureau.apply()
    look(bureau, case)
    everything = repr(bureau.rows()) + repr(looks_at(bureau.table, bureau.vault, case.id))
    assert not [told for told in (REASON, ascii(REASON)[1:-1], "陈某") if told in everything]


def test_a_reason_moved_to_another_case_opens_there_no_more(bureau):
    case, other = bureau.apply(), bureau.apply(name="示例李某")
    look(bureau, case)
    (row,) = bureau.table.query(f"case/{case.id}", prefix="look/")
    bureau.table.put(replace(row, partition=f"case/{other.id}"))
    with pytest.raises(SealBroken):
        looks_at(bureau.table, bureau.vault, other.id)
