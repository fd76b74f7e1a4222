"""From the grant to the closed file: the firm and its lawyers, calls that nobody takes, another lawyer, the subsidy."""

from __future__ import annotations

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.kinds import Kind, Track
from chalicelib.casework.staff import Role
from chalicelib.casework.step_details import LawyerUnknown
from chalicelib.casework.workflow import Wish

from tests.casework.deciding import FIRM, LAWYER, LAWYERS_PHONE
from tests.casework.filling import ASSIGNED, AT_WORK, CALLED, CLOSED, DAY, GRANTED, does, done, kinds, messages

OTHER_FIRM = "示例另一律师事务所"
CHOSEN = (*GRANTED, Action.CHOOSE_FIRM)


def test_a_firm_sees_a_case_once_it_is_chosen_and_assigns_one_of_its_own(bureau):
    case, firm = done(bureau, *GRANTED), bureau.staff["firm"]
    with pytest.raises(NotAllowed):
        bureau.commands.see(firm, case.id)
    case = does(bureau, Action.CHOOSE_FIRM, case)
    assert bureau.commands.allowed(firm, case) == [Action.ASSIGN]
    case = does(bureau, Action.ASSIGN, case, who=firm)
    assert (case.last.by, case.assignment.text("name")) == (firm.id, LAWYER)
    assert bureau.commands.see(firm, case.id) == case


@pytest.mark.parametrize("who", ["firm", "clerk"])
def test_once_a_firm_is_chosen_only_its_own_lawyers_are(bureau, who):
    stranger = bureau.clerk("stranger", Role.LAWYER, OTHER_FIRM)
    case = done(bureau, *CHOSEN)
    with pytest.raises(LawyerUnknown):
        does(bureau, Action.ASSIGN, case, who=bureau.staff[who], lawyer=stranger.id)


def test_another_firm_sees_nothing_and_may_be_chosen_where_the_first_has_nobody(bureau):
    other = bureau.clerk("other-firm", Role.FIRM, OTHER_FIRM)
    case = done(bureau, *CHOSEN)
    with pytest.raises(NotAllowed):
        bureau.commands.see(other, case.id)
    case = does(bureau, Action.CHOOSE_FIRM, case, firm=OTHER_FIRM)
    assert bureau.commands.see(other, case.id) == case
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["firm"], case.id)


def test_two_calls_that_nobody_takes_are_followed_by_one_text(bureau):
    case = done(bureau, *AT_WORK)
    told = []
    for _ in range(5):
        case = does(bureau, Action.RECORD_CALL_ATTEMPT, case)
        told.append(sum("没有打通" in text for _, text in messages(bureau, case)))
    assert told == [0, 1, 1, 2, 2]
    assert LAWYERS_PHONE in messages(bureau, case)[-1][1]
    assert case.state is Kind.NO_CONFLICT


def test_calls_of_the_lawyer_before_are_not_counted_against_the_new_one(bureau):
    case = done(bureau, *AT_WORK, Action.RECORD_CALL_ATTEMPT, Action.ASK_REPLACEMENT, Action.REPLACE)
    case = done(bureau, Action.CONFIRM_NO_CONFLICT, Action.RECORD_CALL_ATTEMPT, case=case)
    assert not [text for _, text in messages(bureau, case) if "没有打通" in text]


def test_another_lawyer_begins_with_the_first_contact_again(bureau):
    other = bureau.clerk("lawyer-yi", Role.LAWYER, OTHER_FIRM)
    case = done(bureau, *CALLED, Action.ASK_REPLACEMENT)
    case = does(bureau, Action.REPLACE, case, lawyer=other.id, phone="0000-1111111")
    assert (case.at(Track.WORK), case.assignment.text("firm")) == (Kind.REPLACED, OTHER_FIRM)
    assert "0000-1111111" in messages(bureau, case)[-1][1]
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["lawyer"], case.id)
    assert Action.CONFIRM_NO_CONFLICT in bureau.commands.allowed(other, case)


def test_a_citizen_who_asks_for_another_lawyer_and_gets_none_is_told_what_he_can_do(bureau):
    case = bureau.wishes.take(done(bureau, *CALLED), Wish.ASK_OTHER_LAWYER, "说不到一起")
    assert Wish.ASK_OTHER_LAWYER not in bureau.wishes.possible(case)
    case = does(bureau, Action.REFUSE_REPLACEMENT, case)
    assert "可以向司法局投诉" in messages(bureau, case)[-1][1]
    assert case.at(Track.WORK) is Kind.CALLED
    assert {Wish.ASK_OTHER_LAWYER, Wish.COMPLAIN} <= set(bureau.wishes.possible(case))


def test_aid_before_the_decision_brings_a_lawyer_who_stays_when_it_is_granted(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.GIVE_PROVISIONAL_AID, Action.ASSIGN)
    assert "先给您援助" in messages(bureau, case)[-2][1]
    case = done(bureau, Action.PROPOSE_GRANT, Action.APPROVE_GRANT, case=case)
    assert f"还是律师{LAWYER}办" in messages(bureau, case)[-1][1]
    assert Action.ASSIGN not in bureau.commands.allowed(bureau.staff["clerk"], case)
    assert Action.CONFIRM_NO_CONFLICT in bureau.commands.allowed(bureau.staff["lawyer"], case)


def test_the_file_is_closed_after_the_report_and_the_subsidy_comes_after_that(bureau):
    case = done(bureau, *CLOSED)
    assert case.ended.kind is Kind.CLOSED
    case = done(bureau, Action.MARK_SUBSIDY_DUE, Action.RECORD_SUBSIDY_PAID, case=case)
    assert kinds(case)[-2:] == ["subsidy_due", "subsidy_paid"]
    assert (case.happened(Kind.SUBSIDY_DUE).text("amount"), case.last.day) == ("1500", DAY)


@pytest.mark.parametrize("actions", [ASSIGNED, CALLED], ids=["assigned", "called"])
def test_no_subsidy_is_due_before_the_file_is_closed(bureau, actions):
    assert Action.MARK_SUBSIDY_DUE not in bureau.commands.allowed(bureau.staff["clerk"], done(bureau, *actions))


def test_what_staff_note_leaves_a_case_where_it_was(bureau):
    case = done(bureau, *ASSIGNED)
    notes = (Action.RECORD_ID_SEEN, Action.RECORD_PHONE_CONFIRMED, Action.RECORD_SIGNED_SHEET, Action.RECORD_SERVICE)
    noted = done(bureau, *notes, case=case)
    assert noted.state is case.state
    assert messages(bureau, noted) == messages(bureau, case)
    again = set(bureau.commands.allowed(bureau.staff["clerk"], noted))
    assert not {Action.RECORD_ID_SEEN, Action.RECORD_PHONE_CONFIRMED} & again


def test_the_firm_of_the_file_is_the_lawyers(bureau):
    assert done(bureau, *ASSIGNED).assignment.text("firm") == FIRM
