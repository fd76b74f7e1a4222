"""What each role may do, cell by cell: this table is written by hand, apart from the one in ``access``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.staff import Account, Role

OURS, OTHERS = "hantai-legal-aid-centre", "nanzheng-legal-aid-centre"
FIRM, OTHER_FIRM = "示例律师事务所", "示例另一律师事务所"
BUREAU, OTHER_BUREAU = "hanzhong-justice-bureau", "foping-justice-bureau"
AT = {Role.LAWYER: FIRM, Role.FIRM: FIRM, Role.BUREAU: BUREAU}

CELLS = """
                        clerk  approver  lawyer  firm  bureau  administrator
see_queue               yes    yes       yes     yes   yes     no
see_case                yes    yes       yes     yes   yes     no
see_everything          yes    yes       yes     no    yes     no
see_id_number           yes    yes       yes     no    no      no
enter_application       yes    no        no      no    no      no
record_receipt          yes    no        no      no    no      no
ask_supplement          yes    no        no      no    no      no
record_supplement       yes    no        no      no    no      no
deem_withdrawn          yes    no        no      no    no      no
record_withdrawal       yes    no        no      no    no      no
give_provisional_aid    yes    no        no      no    no      no
propose_grant           yes    yes       no      no    no      no
propose_refusal         yes    yes       no      no    no      no
return_proposal         no     yes       no      no    no      no
approve_grant           no     yes       no      no    no      no
approve_refusal         no     yes       no      no    no      no
hand_over               yes    no        no      no    no      no
decline                 yes    no        no      no    no      no
choose_firm             yes    no        no      no    no      no
assign                  yes    no        no      yes   no      no
confirm_no_conflict     no     no        yes     no    no      no
ask_replacement         no     no        yes     yes   no      no
replace                 yes    no        no      no    no      no
refuse_replacement      yes    no        no      no    no      no
record_call_attempt     yes    no        yes     no    no      no
record_first_call       no     no        yes     no    no      no
record_agreement        no     no        yes     no    no      no
report                  no     no        yes     no    no      no
close                   yes    no        no      no    no      no
propose_termination     yes    yes       no      no    no      no
return_termination      no     yes       no      no    no      no
approve_termination     no     yes       no      no    no      no
record_objection        yes    no        no      no    no      no
uphold_decision         no     no        no      no    yes     no
order_correction        no     no        no      no    yes     no
record_complaint        yes    no        no      no    no      no
answer_complaint        no     no        no      no    yes     no
record_service          yes    no        no      no    yes     no
record_told             yes    no        no      no    no      no
record_id_seen          yes    no        yes     no    no      no
record_phone_confirmed  yes    no        no      no    no      no
record_signed_sheet     yes    no        yes     no    no      no
join                    yes    no        no      no    no      no
mark_subsidy_due        yes    no        no      no    no      no
record_subsidy_paid     yes    no        no      no    no      no
manage_appointment      yes    no        no      no    no      no
finish                  yes    no        no      no    no      no
export                  yes    yes       no      no    no      no
manage_accounts         no     no        no      no    no      yes
mend_directory          no     no        no      no    yes     yes
"""
ROLES, *ROWS = [line.split() for line in CELLS.strip().splitlines()]
TABLE = {(Role(role), Action(row[0])): cell == "yes" for row in ROWS for role, cell in zip(ROLES, row[1:], strict=True)}
EVERY = [pytest.param(role, action, id=f"{role} {action}") for role, action in TABLE]

MINE = Standing(OURS, BUREAU, FIRM, "me")
"""A case in which every role has its part."""

SECOND = [Action.APPROVE_GRANT, Action.APPROVE_REFUSAL, Action.APPROVE_TERMINATION]
DECIDING = [*SECOND, Action.RETURN_PROPOSAL, Action.RETURN_TERMINATION]


def somebody(role: Role) -> Account:
    return Account("me", f"{role}-1", AT.get(role, OURS), role, "sealed", "hash")


def test_every_role_and_action_has_its_cell():
    assert set(TABLE) == {(role, action) for role in Role for action in Action}


@pytest.mark.parametrize("role, action", EVERY)
def test_a_role_may_do_at_its_own_cases_what_its_cell_says(role, action):
    assert may(somebody(role), action, MINE) is TABLE[role, action]


@pytest.mark.parametrize("role, action", EVERY)
def test_nobody_does_anything_at_the_cases_of_others(role, action):
    theirs = Standing(OTHERS, OTHER_BUREAU, OTHER_FIRM, "colleague")
    assert not may(somebody(role), action, theirs)
    assert not may(somebody(role), action, replace(theirs, alone=True))


@pytest.mark.parametrize("role, action", EVERY)
def test_nobody_does_anything_where_it_is_not_known_whose_the_case_is(role, action):
    assert not may(somebody(role), action, Standing())
    assert role is Role.LAWYER or not may(replace(somebody(role), office=""), action, Standing())


@pytest.mark.parametrize("role, action", EVERY)
def test_a_disabled_account_may_do_nothing(role, action):
    assert not may(replace(somebody(role), disabled=True), action, MINE)


OWN_PART = {
    Role.CLERK: Standing(office=OURS),
    Role.APPROVER: Standing(office=OURS),
    Role.ADMINISTRATOR: Standing(office=OURS),
    Role.LAWYER: Standing(office=OTHERS, lawyer="me"),
    Role.FIRM: Standing(office=OTHERS, firm=FIRM),
    Role.BUREAU: Standing(office=OTHERS, bureau=BUREAU),
}
"""For each role the one thing that gives it a part in a case."""


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_one_thing_alone_gives_a_role_its_part_in_a_case(role, action):
    assert may(somebody(role), action, OWN_PART[role]) is TABLE[role, action]
    without = replace(MINE, **{_part_of(role): "another"})
    assert not may(somebody(role), action, without)


def _part_of(role: Role) -> str:
    return {Role.LAWYER: "lawyer", Role.FIRM: "firm", Role.BUREAU: "bureau"}.get(role, "office")


@pytest.mark.parametrize("action", Action)
def test_a_lawyer_has_no_part_in_his_colleagues_cases_nor_by_the_name_of_his_firm(action):
    assert not may(somebody(Role.LAWYER), action, Standing(FIRM, FIRM, FIRM, "colleague"))


@pytest.mark.parametrize("action", Action)
def test_the_bureau_has_no_part_in_a_case_without_objection_or_complaint(action):
    assert not may(somebody(Role.BUREAU), action, replace(MINE, bureau=""))


@pytest.mark.parametrize("action", SECOND)
def test_nobody_approves_what_he_proposed_himself(action):
    approver = somebody(Role.APPROVER)
    assert may(approver, action, replace(MINE, proposed_by="clerk"))
    assert not may(approver, action, replace(MINE, proposed_by="me"))


@pytest.mark.parametrize("role, action", [cell for cell, allowed in TABLE.items() if allowed and cell[1] not in SECOND])
def test_having_proposed_stands_in_the_way_of_nothing_else(role, action):
    assert may(somebody(role), action, replace(MINE, proposed_by="me"))


@pytest.mark.parametrize("role, action", EVERY)
def test_where_an_office_is_one_person_the_clerk_decides_too_and_for_others_nothing_changes(role, action):
    alone = replace(MINE, alone=True, proposed_by="me")
    expected = TABLE[role, action] and not (role is Role.APPROVER and action in SECOND)
    assert may(somebody(role), action, alone) is (expected or (role is Role.CLERK and action in DECIDING))


@pytest.mark.parametrize("role, action", EVERY)
def test_what_was_done_to_somebody_at_home_is_for_named_staff_alone(role, action):
    named, sensitive = replace(somebody(role), sees_sensitive=True), replace(MINE, sensitive=True)
    assert not may(somebody(role), action, sensitive)
    assert may(named, action, sensitive) is TABLE[role, action]
    assert may(named, action, MINE) is TABLE[role, action]


@pytest.mark.parametrize("action", DECIDING)
def test_a_clerk_alone_needs_to_be_named_for_a_sensitive_case_like_anybody(action):
    assert not may(somebody(Role.CLERK), action, replace(MINE, alone=True, sensitive=True))


@pytest.mark.parametrize("office", [FIRM, BUREAU])
def test_the_administrator_of_a_firm_or_a_bureau_manages_its_accounts_and_no_others(office):
    head = replace(somebody(Role.ADMINISTRATOR), office=office)
    assert may(head, Action.MANAGE_ACCOUNTS, Standing(office))
    assert not may(head, Action.MANAGE_ACCOUNTS, Standing(OURS))


@pytest.mark.parametrize("role, action", EVERY)
def test_before_he_has_accepted_a_lawyer_sees_whom_a_case_is_about_and_answers_that_alone(role, action):
    first = {Action.SEE_QUEUE, Action.SEE_CASE, Action.CONFIRM_NO_CONFLICT, Action.ASK_REPLACEMENT}
    expected = action in first if role is Role.LAWYER else TABLE[role, action]
    assert may(somebody(role), action, replace(MINE, accepted=False)) is expected
