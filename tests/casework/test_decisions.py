"""Decisions: what a refusal names, who decides, numbers of papers, objections that the bureau decides, corrections."""

from __future__ import annotations

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.commands import NotNow
from chalicelib.casework.kinds import Kind
from chalicelib.casework.staff import Role
from chalicelib.casework.step_details import FromTheFuture, Unfounded
from chalicelib.casework.workflow import Wish

from tests.casework.deciding import CENTRE, OTHER_BUREAU
from tests.casework.filling import CALLED, DAY, GRANTED, REFUSED, TERMINATED, does, done, kinds, messages, where
from tests.casework.staffing import at_once


@pytest.mark.parametrize("left_out", ["reason", "article", "elsewhere"])
def test_nobody_is_refused_without_reason_article_and_where_else_to_go(bureau, left_out):
    case = done(bureau, Action.RECORD_RECEIPT)
    with pytest.raises(Unfounded):
        does(bureau, Action.PROPOSE_REFUSAL, case, **{left_out: ""})


@pytest.mark.parametrize("left_out", ["reason", "ground"])
def test_no_aid_is_terminated_without_reason_and_ground(bureau, left_out):
    case = done(bureau, *CALLED)
    with pytest.raises(Unfounded):
        does(bureau, Action.PROPOSE_TERMINATION, case, **{left_out: ""})


def test_a_refusal_holds_reason_article_and_remedy_and_says_so(bureau):
    case = done(bureau, *REFUSED)
    refused = case.last.details
    assert {name: refused[name] for name in ("reason", "article", "law", "remedy", "elsewhere")} == {
        "reason": "不在援助范围",
        "article": "31",
        "law": "legal-aid-law",
        "remedy": "legal-aid-law#49",
        "elsewhere": "打12348问律师",
    }
    assert case.ended.kind is Kind.REFUSED
    assert "可以向司法局提异议" in messages(bureau, case)[-1][1]


def test_a_termination_takes_two_and_names_its_article(bureau):
    case = does(bureau, Action.PROPOSE_TERMINATION, done(bureau, *CALLED), who=bureau.staff["approver"])
    with pytest.raises(NotAllowed):
        does(bureau, Action.APPROVE_TERMINATION, case)
    second = bureau.clerk("second-approver", Role.APPROVER, CENTRE)
    case = does(bureau, Action.APPROVE_TERMINATION, case, who=second)
    assert (case.ended.kind, case.last.text("article")) == (Kind.TERMINATED, "48.1(6)")
    assert "可以向司法局提异议" in messages(bureau, case)[-1][1]


def test_a_termination_that_was_not_approved_leaves_the_work_going_on_and_may_be_proposed_again(bureau):
    case = done(bureau, *CALLED, Action.PROPOSE_TERMINATION, Action.RETURN_TERMINATION)
    assert case.ended is None
    assert Action.RECORD_AGREEMENT in bureau.commands.allowed(bureau.staff["lawyer"], case)
    assert Action.PROPOSE_TERMINATION in bureau.commands.allowed(bureau.staff["clerk"], case)


def test_a_returned_proposal_is_looked_at_again_and_tells_the_citizen_nothing(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_REFUSAL)
    told = messages(bureau, case)
    case = does(bureau, Action.RETURN_PROPOSAL, case)
    assert messages(bureau, case) == told
    assert done(bureau, Action.PROPOSE_GRANT, Action.APPROVE_GRANT, case=case).state is Kind.GRANTED


def test_in_an_office_of_one_the_clerk_decides_alone_and_elsewhere_not(bureau):
    case, clerk = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_GRANT), bureau.staff["clerk"]
    alone = where(bureau, single_approver_offices=(CENTRE,))
    assert does(bureau, Action.APPROVE_GRANT, case, clerk, alone).state is Kind.GRANTED
    other = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_GRANT, case=bureau.apply(name="示例乙"))
    with pytest.raises(NotAllowed):
        does(bureau, Action.APPROVE_GRANT, other, clerk, where(bureau, single_approver_offices=("elsewhere",)))


# ---- numbers of papers


def test_decisions_are_numbered_through_by_office_and_kind(bureau):
    granted = [done(bureau, *GRANTED, case=bureau.apply(name=f"示例{n}")) for n in range(3)]
    refused = done(bureau, *REFUSED, case=bureau.apply(name="示例四"))
    assert [case.last.details["paper"] for case in granted] == [
        {"id": "grant", "number": f"援决〔2026〕{n}号"} for n in (1, 2, 3)
    ]
    assert refused.last.details["paper"] == {"id": "refusal", "number": "援拒〔2026〕1号"}


def test_many_decisions_at_once_leave_neither_gap_nor_double(bureau):
    waiting = [done(bureau, *GRANTED[:2], case=bureau.apply(name=f"示例{n}")) for n in range(6)]
    cases = iter(waiting)
    decided = at_once(lambda: does(bureau, Action.APPROVE_GRANT, next(cases)), 6)
    numbers = sorted(case.last.details["paper"]["number"] for case in decided)
    assert numbers == [f"援决〔2026〕{n}号" for n in range(1, 7)]


def test_the_number_of_the_review_form_is_not_the_number_of_the_refusal(bureau):
    reviewed = {"review-form": "援审", "refusal": "援拒"}
    commands = type(bureau.commands)(bureau.ledger, bureau.accounts, reviewed)
    case = does(bureau, Action.PROPOSE_REFUSAL, done(bureau, Action.RECORD_RECEIPT), commands=commands)
    assert case.last.details["paper"] == {"id": "review-form", "number": "援审〔2026〕1号"}
    without = type(bureau.commands)(bureau.ledger, bureau.accounts, {})
    assert "paper" not in does(bureau, Action.APPROVE_REFUSAL, case, commands=without).last.details


# ---- objections and complaints


@pytest.mark.parametrize("decided", [REFUSED, TERMINATED], ids=["refused", "terminated"])
def test_an_objection_goes_to_the_bureau_which_alone_decides(bureau, decided):
    case = done(bureau, *decided)
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["bureau"], case.id)
    bureau.clock.forward(minutes=1)
    case = bureau.wishes.take(case, Wish.OBJECT, "我不同意")
    assert bureau.commands.see(bureau.staff["bureau"], case.id) == case
    for who in ("clerk", "approver", "lawyer"):
        with pytest.raises(NotAllowed):
            does(bureau, Action.UPHOLD_DECISION, case, who=bureau.staff[who])
    with pytest.raises(NotAllowed):
        does(bureau, Action.UPHOLD_DECISION, case, who=bureau.clerk("other", Role.BUREAU, OTHER_BUREAU))
    case = does(bureau, Action.UPHOLD_DECISION, case)
    assert (case.state, bool(case.ended)) == (Kind.OBJECTION_UPHELD, True)
    assert "行政复议" in messages(bureau, case)[-1][1]


def test_nobody_objects_twice_to_one_decision_nor_to_a_grant(bureau):
    upheld = done(bureau, *REFUSED, Action.RECORD_OBJECTION, Action.UPHOLD_DECISION)
    for case in (upheld, done(bureau, *GRANTED, case=bureau.apply(name="示例乙"))):
        assert Wish.OBJECT not in bureau.wishes.possible(case)
        with pytest.raises(NotNow):
            does(bureau, Action.RECORD_OBJECTION, case)


@pytest.mark.parametrize("day", [DAY.replace(day=25), DAY.replace(year=2020), None])
def test_an_objection_came_neither_before_the_case_nor_tomorrow(bureau, day):
    with pytest.raises(FromTheFuture):
        does(bureau, Action.RECORD_OBJECTION, done(bureau, *REFUSED), on=day)


def test_a_refusal_that_must_be_corrected_is_decided_anew(bureau):
    case = done(bureau, *REFUSED, Action.RECORD_OBJECTION, Action.ORDER_CORRECTION)
    assert case.ended is None
    case = done(bureau, Action.PROPOSE_GRANT, Action.APPROVE_GRANT, Action.ASSIGN, case=case)
    assert case.state is Kind.ASSIGNED
    assert case.last.text("name") in messages(bureau, case)[-1][1]


def test_a_second_refusal_can_be_objected_to_again(bureau):
    case = done(bureau, *REFUSED, Action.RECORD_OBJECTION, Action.ORDER_CORRECTION)
    case = done(bureau, Action.PROPOSE_REFUSAL, Action.APPROVE_REFUSAL, case=case)
    assert Wish.OBJECT in bureau.wishes.possible(case)


def test_a_termination_that_must_be_corrected_leaves_the_lawyer_at_work(bureau):
    case = done(bureau, *TERMINATED, Action.RECORD_OBJECTION, Action.ORDER_CORRECTION)
    offered = bureau.commands.allowed(bureau.staff["clerk"], case) + bureau.commands.allowed(
        bureau.staff["approver"], case
    )
    assert not {Action.APPROVE_TERMINATION, Action.PROPOSE_REFUSAL, Action.HAND_OVER, Action.JOIN} & set(offered)
    assert Action.PROPOSE_TERMINATION in offered
    lawyers = bureau.commands.allowed(bureau.staff["lawyer"], case)
    assert {Action.RECORD_AGREEMENT, Action.RECORD_CALL_ATTEMPT, Action.RECORD_ID_SEEN} <= set(lawyers)
    case = done(bureau, Action.RECORD_AGREEMENT, Action.REPORT, Action.CLOSE, case=case)
    assert case.ended.kind is Kind.CLOSED


def test_a_complaint_is_answered_by_the_bureau_even_after_the_end_and_stops_nothing(bureau):
    case = bureau.wishes.take(done(bureau, *CALLED), Wish.COMPLAIN, "律师不接电话")
    assert case.state is Kind.CALLED
    case = done(bureau, Action.RECORD_AGREEMENT, Action.REPORT, Action.CLOSE, Action.ANSWER_COMPLAINT, case=case)
    assert kinds(case)[-2:] == ["closed", "complaint_answered"]
    assert "有结果了" in messages(bureau, case)[-1][1]
    assert Wish.COMPLAIN in bureau.wishes.possible(case)
