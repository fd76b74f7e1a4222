"""A case that goes elsewhere: to the competent office with all that is still to be told, or into another case."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.commands import ElsewhereChanged
from chalicelib.casework.kinds import Kind
from chalicelib.casework.staff import Role
from chalicelib.casework.step_details import NoSuchCase, OfficeUnknown

from tests.casework.deciding import CENTRE, NOTARY, OTHER_CENTRE, Bureau, Overtaken
from tests.casework.filling import GRANTED, does, done, kinds, messages


def days_of(bureau: Bureau, case) -> list[date]:
    return [last.by_counting for _, last in case.running(bureau.catalogue.service("legal-aid"), bureau.calendar)]


def test_the_competent_office_has_seven_days_of_its_own_and_the_first_office_none(bureau):
    case = done(bureau, Action.RECORD_RECEIPT)
    bureau.clock.forward(minutes=3 * 24 * 60)
    case = does(bureau, Action.HAND_OVER, case)
    assert (case.office, case.first.day) == (OTHER_CENTRE, date(2026, 11, 24))
    assert days_of(bureau, case) == [date(2026, 12, 4)]
    assert "不用您再跑。最晚12月4日（周五）答复" in messages(bureau, case)[-1][1]
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["clerk"], case.id)
    theirs = bureau.clerk("theirs", Role.CLERK, OTHER_CENTRE)
    assert does(bureau, Action.RECORD_RECEIPT, case, who=theirs).state is Kind.RECEIVED


def test_what_was_asked_for_at_the_first_office_stops_no_clock_of_the_second(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.ASK_SUPPLEMENT)
    service = bureau.catalogue.service("legal-aid")
    assert days_of(bureau, does(bureau, Action.HAND_OVER, case)) == [date(2026, 12, 1)]
    assert case.first.text("service") == service.id


def test_whom_the_first_office_has_still_to_ring_the_second_rings(bureau):
    sent = bureau.submit_without_phone()
    (call,) = calls_to_make(bureau.table, CENTRE)
    case = does(bureau, Action.HAND_OVER, sent)
    assert calls_to_make(bureau.table, CENTRE) == []
    assert call.notice in {each.notice for each in calls_to_make(bureau.table, OTHER_CENTRE)}
    theirs = bureau.clerk("theirs", Role.CLERK, OTHER_CENTRE)
    case = does(bureau, Action.RECORD_TOLD, case, who=theirs, call=call.notice, how="phone")
    assert case.last.kind is Kind.TOLD


@pytest.mark.parametrize("to", ["", CENTRE, NOTARY, "nowhere"])
def test_a_case_goes_to_another_office_of_the_same_kind(bureau, to):
    case = bureau.apply()
    with pytest.raises(OfficeUnknown):
        does(bureau, Action.HAND_OVER, case, to=to)


def test_a_granted_case_is_handed_to_nobody(bureau):
    assert Action.HAND_OVER not in bureau.commands.allowed(bureau.staff["clerk"], done(bureau, *GRANTED))


# ---- two applications that are one


def test_a_case_joined_with_another_ends_and_both_say_so(bureau):
    earlier, later = bureau.apply(name="示例甲"), bureau.apply(name="示例乙")
    case = does(bureau, Action.JOIN, later, into=earlier.id)
    assert (case.ended.kind, case.last.text("reference")) == (Kind.JOINED, earlier.text("reference"))
    assert f"以后查{earlier.text('reference')}" in messages(bureau, case)[-1][1]
    other = bureau.ledger.load(earlier.id)
    assert (other.last.kind, other.last.text("reference")) == (Kind.JOINED_BY, later.text("reference"))
    assert other.state is Kind.SUBMITTED


@pytest.mark.parametrize("into", ["itself", "nobody", "of another office", "ended"])
def test_a_case_joins_only_an_open_one_of_the_same_office(bureau, into):
    case = bureau.apply(name="示例甲")
    ended = done(bureau, Action.RECORD_WITHDRAWAL, case=bureau.apply(name="示例乙"))
    abroad = bureau.apply(name="示例丙", office=OTHER_CENTRE)
    known = {"itself": case.id, "nobody": "0" * 32, "of another office": abroad.id, "ended": ended.id}
    before = bureau.rows()
    with pytest.raises(NoSuchCase):
        does(bureau, Action.JOIN, case, into=known[into])
    assert bureau.rows() == before


def test_nothing_is_joined_with_a_case_that_changes_at_that_moment(bureau):
    earlier, later = bureau.apply(name="示例甲"), bureau.apply(name="示例乙")
    table = Overtaken(bureau.table, lambda: done(bureau, Action.RECORD_RECEIPT, case=earlier))
    with pytest.raises(ElsewhereChanged):
        does(bureau, Action.JOIN, later, commands=bureau.commands_on(table), into=earlier.id)
    assert kinds(bureau.ledger.load(later.id)) == ["submitted"]
