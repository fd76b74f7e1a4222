"""Who is told, and how: whom no message may reach is rung, by the office that has the case; helpers hear three things."""

from __future__ import annotations

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.call_list import NOBODY_TO_TEXT, calls_to_make
from chalicelib.casework.kinds import Kind
from chalicelib.casework.step_details import NoSuchCase
from chalicelib.casework.workflow import Wish

from tests.casework.deciding import CENTRE, OTHER_CENTRE, PHONE
from tests.casework.filling import CLOSED, REFUSED, does, done, messages

HELPERS_PHONE = "15400005522"


def test_where_nobody_may_be_texted_each_message_becomes_a_call(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, case=bureau.submit_without_phone())
    assert messages(bureau, case) == []
    calls = calls_to_make(bureau.table, CENTRE)
    assert [(call.about, call.why, call.case) for call in calls] == [
        ("收到申请", NOBODY_TO_TEXT, case.id),
        ("收件了", NOBODY_TO_TEXT, case.id),
    ]


def test_each_office_rings_its_own_people(bureau):
    ours, theirs = bureau.submit_without_phone(), bureau.submit_without_phone(office=OTHER_CENTRE)
    assert [call.case for call in calls_to_make(bureau.table, CENTRE)] == [ours.id]
    assert [call.case for call in calls_to_make(bureau.table, OTHER_CENTRE)] == [theirs.id]
    assert bureau.queues.undeliverable(bureau.staff["clerk"]) == 1


def test_who_was_told_is_off_the_list_and_how_stands_on_the_case(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, case=bureau.submit_without_phone())
    first, second = calls_to_make(bureau.table, CENTRE)
    case = does(bureau, Action.RECORD_TOLD, case, call=first.notice, how="family")
    assert calls_to_make(bureau.table, CENTRE) == [second]
    assert (case.last.kind, case.last.text("about"), case.last.text("how")) == (Kind.TOLD, "收到申请", "family")
    with pytest.raises(NoSuchCase):
        does(bureau, Action.RECORD_TOLD, case, call=first.notice, how="family")


def test_a_call_of_another_case_is_not_taken_off_by_mistake(bureau):
    mine, other = bureau.submit_without_phone(), bureau.submit_without_phone(name="示例乙")
    (call,) = [call for call in calls_to_make(bureau.table, CENTRE) if call.case == other.id]
    with pytest.raises(NoSuchCase):
        does(bureau, Action.RECORD_TOLD, mine, call=call.notice, how="phone")


def told_the_helper(bureau, case) -> list[str]:
    return [text.partition("】")[2] for phone, text in messages(bureau, case) if phone == HELPERS_PHONE]


def test_a_helper_hears_that_it_was_received_that_papers_are_missing_and_that_it_is_decided(bureau):
    case = bureau.submit_with_helper(HELPERS_PHONE)
    way = (Action.RECORD_RECEIPT, Action.ASK_SUPPLEMENT, Action.RECORD_SUPPLEMENT, *CLOSED[1:])
    case = done(bureau, *way, case=case)
    reference = case.text("reference")
    assert told_the_helper(bureau, case) == [
        f"您替人办的{reference}：收件了。",
        f"您替人办的{reference}：缺材料，请申请人补。",
        f"您替人办的{reference}：有决定了，请问申请人。",
    ]


def test_a_helper_does_not_hear_what_was_decided_nor_what_the_applicant_does_then(bureau):
    case = done(bureau, *REFUSED, case=bureau.submit_with_helper(HELPERS_PHONE))
    refused = told_the_helper(bureau, case)
    case = bureau.wishes.take(case, Wish.OBJECT, "我不同意")
    assert told_the_helper(bureau, case) == refused
    assert not [text for text in refused if "没有通过" in text or "异议" in text]
    assert {phone for phone, _ in messages(bureau, case)} == {PHONE, HELPERS_PHONE}
