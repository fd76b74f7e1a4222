"""What staff do with a case: every step from its own state, by whom it is due, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.cases import load_case
from chalicelib.casework.commands import NotNow
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.kinds import Kind
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.step_details import LawyerUnknown
from chalicelib.casework.workflow import STEPS

from tests.casework.deciding import (
    CENTRE,
    FIRM,
    LAWYER,
    LAWYERS_PHONE,
    NOTARY,
    OTHER_CENTRE,
    WAY,
    Bureau,
    on_every_store,
)

STEPS_IN_ORDER = [action for action, _ in WAY]
AT_EVERY_POINT = [*STEPS_IN_ORDER, None]


def wrong_moments() -> list[tuple[Action, Action | None]]:
    return [(action, now) for action in STEPS_IN_ORDER for now in AT_EVERY_POINT if action is not now]


def another(bureau: Bureau, role: Role, office: str) -> Account:
    return bureau.clerk(f"another-{role}", role, office)


def refusal_of(step) -> Exception:
    with pytest.raises((CaseworkError, NotAllowed)) as refused:
        step()
    return refused.value


# Each step from its own state


def test_the_steps_lead_from_one_to_the_next_up_to_the_call():
    nothing_yet = {Action.ASSIGN: None}  # the work begins where the decision has ended
    for (_, reached), (action, begins) in pairwise((action, STEPS[action]) for action in STEPS_IN_ORDER):
        assert nothing_yet.get(action, reached.leads_to) in begins.begins_at
    assert Kind.SUBMITTED in STEPS[STEPS_IN_ORDER[0]].begins_at
    assert STEPS[STEPS_IN_ORDER[-1]].leads_to is Kind.CALLED


@on_every_store
def test_the_whole_way_is_kept_with_who_and_when(bureau):
    case = bureau.apply()
    for action, who in WAY:
        bureau.clock.forward(minutes=5)
        case = bureau.take(action, case)
        assert (case.events[-1].by, case.events[-1].at) == (bureau.staff[who].id, bureau.clock.now())
    assert load_case(bureau.table, bureau.vault, case.id) == case
    assert [event.kind for event in case.events[1:]] == [STEPS[action].leads_to for action in STEPS_IN_ORDER]


@pytest.mark.parametrize("action, now", wrong_moments())
def test_a_step_begins_at_its_own_state_alone_and_else_writes_nothing(bureau, action, now):
    case = bureau.brought_to(now)
    before = bureau.rows()
    refused = refusal_of(lambda: bureau.take(action, case))
    unknown_lawyer = isinstance(refused, NotAllowed) and dict(WAY)[action] == "lawyer"  # none is assigned yet
    assert isinstance(refused, NotNow) or unknown_lawyer
    assert bureau.rows() == before


@pytest.mark.parametrize("now", AT_EVERY_POINT)
def test_the_steps_shown_to_somebody_are_those_that_would_succeed(bureau, now):
    case = bureau.brought_to(now)
    shown = {who: bureau.commands.allowed(account, case) for who, account in bureau.staff.items()}
    due = {who: {now} if dict(WAY).get(now) == who else set() for who in bureau.staff}
    if now is Action.PROPOSE_GRANT:
        due["approver"] = {now}
    if now is Action.ASSIGN:
        due["firm"] = set()  # none is chosen yet
    assert {who: set(actions) & set(STEPS_IN_ORDER) for who, actions in shown.items()} == due


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_nothing_can_be_done_with_an_application_that_was_taken_back(bureau, action):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    case = bureau.applications.take_back(receipt.take_back)
    before = bureau.rows()
    assert isinstance(refusal_of(lambda: bureau.take(action, case)), NotNow | NotAllowed)
    assert bureau.rows() == before


def test_an_application_that_staff_have_begun_is_not_taken_back(bureau):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    bureau.take(Action.RECORD_RECEIPT, receipt.case)
    assert refusal_of(lambda: bureau.applications.take_back(receipt.take_back)).code == "cannot_take_back"


def test_an_appointment_is_received_and_nothing_is_granted_at_it(bureau):
    case = bureau.apply("notary", office=NOTARY, matter="will")
    clerk, approver = another(bureau, Role.CLERK, NOTARY), another(bureau, Role.APPROVER, NOTARY)
    case = bureau.take(Action.RECORD_RECEIPT, case, clerk)
    offered = {*bureau.commands.allowed(clerk, case), *bureau.commands.allowed(approver, case)}
    assert Action.DECLINE in offered
    assert not offered & {Action.PROPOSE_GRANT, Action.PROPOSE_REFUSAL, Action.GIVE_PROVISIONAL_AID, Action.ASSIGN}
    assert refusal_of(lambda: bureau.take(Action.PROPOSE_GRANT, case, clerk)).code == "not_now"


# Who may


@pytest.mark.parametrize("action, who", WAY)
@pytest.mark.parametrize("role", Role)
def test_others_are_refused_as_if_there_were_no_such_case(bureau, action, who, role):
    case = bureau.brought_to(action)
    stranger = another(bureau, role, FIRM if role is Role.LAWYER else OTHER_CENTRE)
    before = bureau.rows()
    there = refusal_of(lambda: bureau.take(action, case, stranger))
    nowhere = refusal_of(lambda: bureau.take(action, replace(case, id="f" * 32), stranger))
    assert (type(there), str(there)) == (type(nowhere), str(nowhere)) == (NotAllowed, "")
    assert bureau.rows() == before


def test_who_proposed_does_not_approve_but_a_second_approver_does(bureau):
    case = bureau.brought_to(Action.PROPOSE_GRANT)
    approver, second = bureau.staff["approver"], another(bureau, Role.APPROVER, CENTRE)
    case = bureau.take(Action.PROPOSE_GRANT, case, approver)
    assert Action.APPROVE_GRANT not in bureau.commands.allowed(approver, case)
    with pytest.raises(NotAllowed):
        bureau.take(Action.APPROVE_GRANT, case, approver)
    assert bureau.take(Action.APPROVE_GRANT, case, second).state is Kind.GRANTED


def test_a_clerk_approves_nothing_not_even_what_others_proposed(bureau):
    case = bureau.brought_to(Action.APPROVE_GRANT)
    with pytest.raises(NotAllowed):
        bureau.take(Action.APPROVE_GRANT, case, another(bureau, Role.CLERK, CENTRE))


@pytest.mark.parametrize("action", [Action.CONFIRM_NO_CONFLICT, Action.RECORD_FIRST_CALL])
def test_a_lawyer_of_the_same_firm_does_nothing_at_anothers_case(bureau, action):
    case = bureau.brought_to(action)
    with pytest.raises(NotAllowed):
        bureau.take(action, case, another(bureau, Role.LAWYER, FIRM))


def test_a_lawyer_sees_a_case_from_his_assignment_on(bureau):
    case = bureau.brought_to(Action.ASSIGN)
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["lawyer"], case.id)
    case = bureau.take(Action.ASSIGN, case)
    assert bureau.commands.see(bureau.staff["lawyer"], case.id) == case


def test_an_account_disabled_in_between_takes_no_step(bureau):
    case = bureau.apply()
    clerk = bureau.accounts.disable(bureau.staff["clerk"].id)
    with pytest.raises(NotAllowed):
        bureau.take(Action.RECORD_RECEIPT, case, clerk)


# The lawyer


@pytest.mark.parametrize("chosen", ["", "nobody", "the clerk", "disabled"])
def test_only_a_lawyer_whose_account_works_can_be_assigned(bureau, chosen):
    case = bureau.brought_to(Action.ASSIGN)
    disabled = bureau.accounts.disable(another(bureau, Role.LAWYER, FIRM).id)
    lawyer = {"the clerk": bureau.staff["clerk"].id, "disabled": disabled.id}.get(chosen, chosen)
    before = bureau.rows()
    with pytest.raises(LawyerUnknown):
        bureau.commands.take(bureau.staff["clerk"], Action.ASSIGN, case.id, {"lawyer": lawyer, "phone": LAWYERS_PHONE})
    assert bureau.rows() == before


def test_a_lawyer_whose_account_is_disabled_is_not_offered(bureau):
    disabled = bureau.accounts.disable(another(bureau, Role.LAWYER, FIRM).id)
    offered = [account.id for account, _ in bureau.commands.lawyers()]
    assert bureau.staff["lawyer"].id in offered
    assert disabled.id not in offered


def test_the_case_stands_on_the_list_of_its_lawyer_and_of_no_other(bureau):
    case = bureau.brought_to(Action.CONFIRM_NO_CONFLICT)
    other = another(bureau, Role.LAWYER, FIRM)
    listed, _ = bureau.queues.page(bureau.staff["lawyer"])
    assert [each.case for each in listed] == [case.id]
    assert bureau.queues.page(other) == ([], "")


def test_what_the_citizen_was_told_of_the_lawyer_stays_though_the_account_changes(bureau):
    case = bureau.brought_to(Action.CONFIRM_NO_CONFLICT)
    bureau.accounts.disable(bureau.staff["lawyer"].id)
    assigned = load_case(bureau.table, bureau.vault, case.id).happened(Kind.ASSIGNED)
    assert dict(assigned.details) == {
        "lawyer": bureau.staff["lawyer"].id,
        "name": LAWYER,
        "firm": FIRM,
        "phone": LAWYERS_PHONE,
    }
    assert LAWYER not in repr(case)
