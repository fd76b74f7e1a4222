"""Staff accounts: who gets in, who does not and learns nothing from it, and what changes at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.accounts import AccountNameTaken, Accounts
from chalicelib.casework.errors import SealBroken
from chalicelib.casework.passwords import NOBODYS_HASH, PasswordRefused, PasswordWrong
from chalicelib.casework.staff import Role, partition_of

from tests.casework.staffing import PASSWORD, CountingTable, Staffing, at_once

NEW = "不教胡马度阴山，龙城飞将在"


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


def test_the_right_name_and_password_give_the_account(staffing):
    clerk = staffing.clerk()
    assert staffing.accounts.verify("hantai-clerk", PASSWORD) == clerk == staffing.accounts.get(clerk.id)


@pytest.mark.parametrize(
    "typed", ["Hantai-Clerk", "ｈａｎｔａｉ－ｃｌｅｒｋ", " hantai-clerk ", "hantai clerk", "HANTAICLERK"]
)
def test_the_name_may_be_typed_as_phones_write_it(staffing, typed):
    clerk = staffing.clerk()
    assert staffing.accounts.verify(typed, PASSWORD) == clerk


WRONG = {
    "other password": ("hantai-clerk", PASSWORD + "！"),
    "password without its end": ("hantai-clerk", PASSWORD[:-1]),
    "no password": ("hantai-clerk", ""),
    "unknown name": ("nobody-here", PASSWORD),
    "no name": ("", PASSWORD),
    "endless name": ("水" * 20_000, PASSWORD),
    "name of a table": ("account/1", PASSWORD),
    "hostile name": ("' OR 1=1 --\x00\u202e{{7*7}}", PASSWORD),
}


@pytest.mark.parametrize("name, password", WRONG.values(), ids=WRONG)
def test_anything_else_gives_nothing(staffing, name, password):
    staffing.clerk()
    assert staffing.accounts.verify(name, password) is None


@pytest.mark.parametrize("name", ["hantai-clerk", "nobody-here", "nanzheng-clerk"])
def test_a_wrong_try_does_the_same_work_for_known_unknown_and_disabled_names(staffing, name):
    staffing.clerk()
    staffing.accounts.disable(staffing.clerk("nanzheng-clerk").id)
    tried = []
    table = CountingTable(staffing.table)
    accounts = Accounts(table, staffing.vault, lambda password, kept: tried.append(kept) or False)
    assert accounts.verify(name, "wrong") is None
    assert (len(tried), table.asked) == (1, ["get", "get"])
    assert (tried == [NOBODYS_HASH]) == (name == "nobody-here")


def test_a_disabled_account_opens_for_nobody(staffing):
    clerk = staffing.clerk()
    assert staffing.accounts.disable(clerk.id).disabled
    assert staffing.accounts.verify("hantai-clerk", PASSWORD) is None


def test_a_name_is_given_once_however_it_is_written(staffing):
    staffing.clerk()
    with pytest.raises(AccountNameTaken):
        staffing.clerk("Hantai Clerk")


def test_of_ten_who_ask_for_one_name_one_gets_it(staffing):
    other = staffing.clerk("other-clerk")

    def ask():
        try:
            return staffing.clerk()
        except AccountNameTaken:
            return None

    (made,) = [account for account in at_once(ask, 10) if account]
    assert {account.id for account in staffing.accounts.with_role(Role.CLERK)} == {made.id, other.id}


def test_an_account_is_not_made_with_a_password_that_is_easily_guessed(staffing):
    with pytest.raises(PasswordRefused):
        staffing.accounts.create("a", personal_name="甲", office="o", role=Role.CLERK, password="woaini1314520")
    assert staffing.accounts.with_role(Role.CLERK) == []


def test_a_new_password_opens_and_the_old_one_no_more(staffing):
    clerk = staffing.clerk()
    changed = staffing.accounts.change_password(clerk.id, PASSWORD, NEW)
    assert staffing.accounts.verify("hantai-clerk", PASSWORD) is None
    assert staffing.accounts.verify("hantai-clerk", NEW) == changed


@pytest.mark.parametrize(
    "current, new, refusal",
    [("wrong", NEW, PasswordWrong), (PASSWORD, "short", PasswordRefused), ("", "", PasswordWrong)],
)
def test_a_password_refused_leaves_the_old_one(staffing, current, new, refusal):
    clerk = staffing.clerk()
    with pytest.raises(refusal):
        staffing.accounts.change_password(clerk.id, current, new)
    assert staffing.accounts.get(clerk.id) == clerk


def test_a_password_is_changed_once_by_ten_who_know_it(staffing):
    clerk = staffing.clerk()

    def change():
        try:
            return staffing.accounts.change_password(clerk.id, PASSWORD, NEW)
        except PasswordWrong:
            return None

    assert sum(change is not None for change in at_once(change, 10)) == 1
    assert staffing.accounts.get(clerk.id).generation == 1


def test_disabling_wins_against_changes_at_the_same_time(staffing):
    clerk = staffing.clerk()
    at_once(lambda: staffing.accounts.disable(clerk.id) and staffing.accounts.end_sessions(clerk.id), 20)
    now = staffing.accounts.get(clerk.id)
    assert (now.disabled, now.generation) == (True, 40)


def test_the_accounts_of_a_role_are_found_by_office(staffing):
    clerks = [staffing.clerk(f"clerk-{n}", office=("nanzheng", "hantai")[n % 2]) for n in range(4)]
    lawyer = staffing.clerk("lawyer-jia", Role.LAWYER, "示例律师事务所")
    found = staffing.accounts.with_role(Role.CLERK, "hantai")
    assert {account.id for account in found} == {clerks[1].id, clerks[3].id}
    assert {account.id for account in staffing.accounts.with_role(Role.CLERK)} == {clerk.id for clerk in clerks}
    assert staffing.accounts.with_role(Role.LAWYER) == [lawyer]
    assert staffing.accounts.with_role(Role.CLERK, "han") == []


def test_no_account_of_a_role_is_left_out_when_there_are_many(staffing):
    lawyer = staffing.clerk("lawyer", Role.LAWYER, "律所")
    for n in range(249):
        staffing.table.put(replace(lawyer, id=f"{n:04}").row())
    assert len({account.id for account in staffing.accounts.with_role(Role.LAWYER)}) == 250


def test_the_persons_own_name_is_sealed_and_belongs_to_one_account(staffing):
    clerk, other = staffing.clerk(), staffing.clerk("nanzheng-clerk")
    assert staffing.accounts.personal_name(clerk) == "示例张三"
    row = staffing.table.get(partition_of(clerk.id), "account")
    assert "张三" not in row.body
    with pytest.raises(SealBroken):
        staffing.accounts.personal_name(replace(clerk, sealed_name=other.sealed_name))


def test_neither_name_nor_password_is_shown_with_an_account(staffing):
    clerk = staffing.clerk()
    assert clerk.password_hash not in repr(clerk)
    assert clerk.sealed_name not in repr(clerk)
    assert PASSWORD not in staffing.table.get(partition_of(clerk.id), "account").body


def test_an_unknown_account_is_no_refusal_but_a_mistake_of_ours(staffing):
    with pytest.raises(KeyError):
        staffing.accounts.disable("nobody")
