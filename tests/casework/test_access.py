"""What each role may do, cell by cell: this table is written by hand, apart from the one in ``access``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.access import Action, may
from chalicelib.casework.staff import Account, Role

OURS, OTHERS = "hantai-legal-aid-centre", "nanzheng-legal-aid-centre"
FIRM = "示例律师事务所"

CELLS = """
                     clerk  approver  lawyer  administrator
see_queue            yes    yes       yes     no
see_case             yes    yes       yes     no
see_id_number        yes    yes       yes     no
record_receipt       yes    no        no      no
propose_grant        yes    yes       no      no
approve_grant        no     yes       no      no
assign               yes    no        no      no
confirm_no_conflict  no     no        yes     no
record_first_call    no     no        yes     no
manage_accounts      no     no        no      yes
"""
ROLES, *ROWS = [line.split() for line in CELLS.strip().splitlines()]
TABLE = {(Role(role), Action(row[0])): cell == "yes" for row in ROWS for role, cell in zip(ROLES, row[1:], strict=True)}
EVERY = [pytest.param(role, action, id=f"{role} {action}") for role, action in TABLE]


def somebody(role: Role) -> Account:
    return Account("me", f"{role}-1", FIRM if role is Role.LAWYER else OURS, role, "sealed", "hash")


def test_every_role_and_action_has_its_cell():
    assert set(TABLE) == {(role, action) for role in Role for action in Action}


@pytest.mark.parametrize("role, action", EVERY)
def test_a_role_may_do_at_its_own_cases_what_its_cell_says(role, action):
    assert may(somebody(role), action, OURS, "me") is TABLE[role, action]


@pytest.mark.parametrize("role, action", EVERY)
def test_nobody_does_anything_at_the_cases_of_others(role, action):
    assert not may(somebody(role), action, OTHERS, "colleague")


@pytest.mark.parametrize("role, action", EVERY)
def test_nobody_does_anything_where_neither_office_nor_lawyer_is_known(role, action):
    assert not may(somebody(role), action)
    assert not may(replace(somebody(role), office=""), action)


@pytest.mark.parametrize("role, action", EVERY)
def test_a_disabled_account_may_do_nothing(role, action):
    assert not may(replace(somebody(role), disabled=True), action, OURS, "me")


@pytest.mark.parametrize("action", Action)
def test_a_lawyer_has_no_part_in_his_colleagues_cases_nor_by_the_name_of_his_firm(action):
    assert not may(somebody(Role.LAWYER), action, FIRM, "colleague")
    assert not may(somebody(Role.LAWYER), action, FIRM)


@pytest.mark.parametrize("action", Action)
def test_a_lawyer_reaches_his_cases_of_every_office(action):
    assert may(somebody(Role.LAWYER), action, OTHERS, "me") is TABLE[Role.LAWYER, action]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LAWYER])
@pytest.mark.parametrize("action", Action)
def test_an_assigned_lawyers_id_opens_nothing_for_other_roles(role, action):
    assert not may(somebody(role), action, OTHERS, "me")


def test_nobody_approves_what_he_proposed_himself():
    approver = somebody(Role.APPROVER)
    assert may(approver, Action.APPROVE_GRANT, OURS, proposed_by="clerk")
    assert not may(approver, Action.APPROVE_GRANT, OURS, proposed_by="me")


def test_having_proposed_stands_in_the_way_of_nothing_else():
    assert may(somebody(Role.APPROVER), Action.SEE_CASE, OURS, proposed_by="me")
    assert may(somebody(Role.CLERK), Action.ASSIGN, OURS, proposed_by="me")
