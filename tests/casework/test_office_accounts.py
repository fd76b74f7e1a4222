"""What the administrator of an office does with its accounts, and with nobody else's."""

from __future__ import annotations

import pytest
from chalicelib.casework.access import NotAllowed
from chalicelib.casework.accounts import AccountNameTaken
from chalicelib.casework.office_accounts import (
    AccountDisabled,
    LastAdministrator,
    OfficeAccounts,
    read_account_name,
    read_personal_name,
)
from chalicelib.casework.passwords import check_new_password
from chalicelib.casework.staff import Account, Role

from tests.casework.staffing import PASSWORD, Staffing, at_once

OURS, OTHERS, FIRM = "hantai", "hantai-two", "示例律师事务所"


class Office(Staffing):
    """An office with an administrator, a clerk and an approver; a neighbour, and a firm."""

    def __init__(self, folder):
        super().__init__(folder)
        self.office_accounts = OfficeAccounts(self.accounts)
        self.administrator = self.clerk("ours-administrator", Role.ADMINISTRATOR, OURS)
        self.ours = [self.clerk("ours-clerk", Role.CLERK, OURS), self.clerk("ours-approver", Role.APPROVER, OURS)]
        self.others = [
            self.clerk("others-clerk", Role.CLERK, OTHERS),
            self.clerk("others-administrator", Role.ADMINISTRATOR, OTHERS),
            self.clerk("lawyer", Role.LAWYER, FIRM),
        ]

    def change(self, name: str, who: Account, account_id: str):
        """One of the changes, by its name."""
        return getattr(self.office_accounts, name)(who, account_id)


CHANGES = ["find", "new_password", "end_sessions", "disable"]


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path)


def test_the_list_holds_the_offices_own_accounts_and_no_other(office):
    listed = office.office_accounts.all(office.administrator)
    assert [account.name for account, _ in listed] == ["ours-clerk", "ours-approver", "ours-administrator"]
    assert {personal_name for _, personal_name in listed} == {"示例张三"}


def test_disabled_accounts_stand_last_on_the_list(office):
    office.office_accounts.disable(office.administrator, office.ours[0].id)
    assert [a.name for a, _ in office.office_accounts.all(office.administrator)][-1] == "ours-clerk"


@pytest.mark.parametrize("change", CHANGES)
def test_accounts_of_others_answer_as_those_that_do_not_exist(office, change):
    before = [office.accounts.get(account.id) for account in office.others]
    for account_id in [account.id for account in office.others] + ["0" * 16, "", "../x"]:
        with pytest.raises(NotAllowed) as refused:
            office.change(change, office.administrator, account_id)
        assert str(refused.value) == ""
    assert [office.accounts.get(account.id) for account in office.others] == before


@pytest.mark.parametrize("change", CHANGES)
def test_only_a_working_administrator_changes_anything(office, change):
    disabled = office.accounts.disable(office.clerk("gone", Role.ADMINISTRATOR, OURS).id)
    for who in (*office.ours, office.others[2], disabled):
        with pytest.raises(NotAllowed):
            office.change(change, who, office.ours[0].id)
        with pytest.raises(NotAllowed):
            office.office_accounts.all(who)
        with pytest.raises(NotAllowed):
            office.office_accounts.make(who, "newcomer", "示例李四", Role.CLERK)
    assert office.accounts.verify("ours-clerk", PASSWORD)


@pytest.mark.parametrize("role", [Role.CLERK, Role.APPROVER, Role.ADMINISTRATOR])
def test_a_new_account_is_of_the_same_office_and_opens_with_the_password_given(office, role):
    made, password = office.office_accounts.make(office.administrator, "newcomer", "示例李四", role)
    assert office.accounts.verify("newcomer", password) == made
    assert (made.office, made.role, office.accounts.personal_name(made)) == (OURS, role, "示例李四")
    check_new_password(password, "newcomer")


def test_no_office_makes_a_lawyer(office):
    with pytest.raises(NotAllowed):
        office.office_accounts.make(office.administrator, "newcomer", "示例李四", Role.LAWYER)


def test_a_name_that_others_have_is_taken_even_in_another_office(office):
    with pytest.raises(AccountNameTaken):
        office.office_accounts.make(office.administrator, "others-clerk", "示例李四", Role.CLERK)


def test_under_a_new_password_the_old_one_and_every_session_are_over(office):
    token = office.sessions.begin(office.ours[0])
    changed, password = office.office_accounts.new_password(office.administrator, office.ours[0].id)
    assert office.accounts.verify("ours-clerk", password) == changed
    assert office.accounts.verify("ours-clerk", PASSWORD) is None
    assert office.sessions.find(token) is None


def test_ending_sessions_changes_no_password(office):
    token = office.sessions.begin(office.ours[0])
    office.office_accounts.end_sessions(office.administrator, office.ours[0].id)
    assert office.sessions.find(token) is None
    assert office.accounts.verify("ours-clerk", PASSWORD)


def test_a_disabled_account_is_out_and_gets_no_new_password(office):
    token = office.sessions.begin(office.ours[0])
    disabled = office.office_accounts.disable(office.administrator, office.ours[0].id)
    assert disabled == office.accounts.get(disabled.id)
    assert disabled.disabled
    assert office.sessions.find(token) is None
    with pytest.raises(AccountDisabled):
        office.office_accounts.new_password(office.administrator, disabled.id)
    assert office.accounts.verify("ours-clerk", PASSWORD) is None


def test_the_last_working_administrator_of_an_office_stays(office):
    second = office.clerk("second", Role.ADMINISTRATOR, OURS)
    office.office_accounts.disable(office.administrator, second.id)
    with pytest.raises(LastAdministrator):
        office.office_accounts.disable(office.administrator, office.administrator.id)
    assert office.accounts.verify("ours-administrator", PASSWORD)


def test_an_administrator_who_is_not_the_last_may_leave(office):
    office.clerk("second", Role.ADMINISTRATOR, OURS)
    assert office.office_accounts.disable(office.administrator, office.administrator.id).disabled


def test_of_administrators_who_disable_each_other_at_once_one_stays(office):
    second = office.clerk("second", Role.ADMINISTRATOR, OURS)
    pairs = [(office.administrator, second.id), (second, office.administrator.id)] * 4

    def disable() -> str:
        who, whom = pairs.pop()
        try:
            office.office_accounts.disable(who, whom)
        except LastAdministrator:
            return "refused"
        return "disabled"

    assert set(at_once(disable, len(pairs))) == {"refused", "disabled"}
    assert [office.accounts.get(id_).disabled for id_ in (office.administrator.id, second.id)].count(False) == 1


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("zhang-wei", "zhang-wei"),
        (" Zhang-Wei2 ", "zhang-wei2"),
        ("ｚｈａｎｇ", "zhang"),
        ("a" * 40, "a" * 40),
        ("a" * 41, None),
        ("ab", None),
        ("", None),
        ("张伟", None),
        ("15400005510", None),
        ("zhang wei", None),
        ("zhang\n", "zhang"),
        ("a<b>c", None),
        ("-abc", None),
    ],
)
def test_an_account_name_is_letters_digits_and_hyphens_and_nobodys_number(typed, kept):
    assert read_account_name(typed) == kept


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("示例张三", "示例张三"),
        (" 示例 · 买买提 ", "示例 · 买买提"),
        ("", None),
        ("\u200b", None),
        ("\u202e反", None),
        ("长" * 41, None),
        ("a\x00b", None),
    ],
)
def test_a_persons_name_can_be_read_and_is_not_endless(typed, kept):
    assert read_personal_name(typed) == kept
