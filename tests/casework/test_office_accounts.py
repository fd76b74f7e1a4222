"""What the administrator of an office does with its accounts, and with nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from chalicelib.casework.access import NotAllowed
from chalicelib.casework.account_log import Change
from chalicelib.casework.accounts import AccountNameTaken
from chalicelib.casework.invitations import InvitationOver, Invitations
from chalicelib.casework.office_accounts import (
    AccountDisabled,
    LastAdministrator,
    OfficeAccounts,
    OwnAccount,
    read_account_name,
    read_personal_name,
)
from chalicelib.casework.second_factor import SecondFactors
from chalicelib.casework.staff import Account, Role
from pyotp import TOTP

from tests.casework.staffing import PASSWORD, Staffing, at_once

OURS, OTHERS, BUREAU, FIRM = "hantai", "hantai-two", "bureau", "示例律师事务所"
KINDS = {OURS: "legal_aid_centre", OTHERS: "legal_aid_centre", BUREAU: "justice_bureau"}
CHOSEN = "黑发不知勤学早，白首方悔"


class Office(Staffing):
    """An office with an administrator, a clerk and an approver; a neighbour, and a firm."""

    def __init__(self, folder):
        super().__init__(folder)
        self.office_accounts = OfficeAccounts(self.accounts, self.clock, KINDS)
        self.invitations = Invitations(self.accounts, self.clock)
        self.administrator = self.clerk("ours-administrator", Role.ADMINISTRATOR, OURS)
        self.ours = [self.clerk("ours-clerk", Role.CLERK, OURS), self.clerk("ours-approver", Role.APPROVER, OURS)]
        self.others = [
            self.clerk("others-clerk", Role.CLERK, OTHERS),
            self.clerk("others-administrator", Role.ADMINISTRATOR, OTHERS),
            self.clerk("lawyer", Role.LAWYER, FIRM),
        ]

    def change(self, name: str, who: Account, account_id: str):
        """One of the changes, by its name."""
        more = {"named": True} if name == "name_for_sensitive" else {}
        return getattr(self.office_accounts, name)(who, account_id, **more)

    def logged(self) -> list[tuple[str, str, str]]:
        """The log of our office, oldest first: who, whom, what."""
        names = {"": "command"} | {each.id: each.name for each, _ in self.office_accounts.all(self.administrator)}
        lines = self.office_accounts.log(self.administrator)
        return [(names[line.by], names[line.whom], line.what) for line in reversed(lines)]


CHANGES = ["find", "invite", "reset_second_factor", "end_sessions", "name_for_sensitive", "disable"]


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
            office.office_accounts.log(who)
        with pytest.raises(NotAllowed):
            office.office_accounts.make(who, "newcomer", "示例李四", Role.CLERK)
    assert office.accounts.verify("ours-clerk", PASSWORD)


MAKE = {
    OURS: {Role.CLERK, Role.APPROVER, Role.ADMINISTRATOR},
    "a notary's": {Role.CLERK, Role.APPROVER, Role.ADMINISTRATOR},
    BUREAU: {Role.BUREAU, Role.ADMINISTRATOR},
    FIRM: {Role.FIRM, Role.LAWYER, Role.ADMINISTRATOR},
}


@pytest.mark.parametrize("where", MAKE)
def test_each_kind_of_office_makes_its_own_people_and_no_others(office, where):
    of_kinds = replace(office.office_accounts, kinds={**KINDS, "a notary's": "notary_office"})
    head = office.clerk("head", Role.ADMINISTRATOR, where)
    for role in Role:
        name = f"newcomer-{role}"
        if role in MAKE[where]:
            made, code = of_kinds.make(head, name, "示例李四", role)
            assert (made.office, made.role, office.accounts.personal_name(made)) == (where, role, "示例李四")
            assert office.invitations.accept(code, CHOSEN).id == made.id
        else:
            with pytest.raises(NotAllowed):
                of_kinds.make(head, name, "示例李四", role)
    assert {account.role for account, _ in of_kinds.all(head)} == MAKE[where]


def test_a_new_account_opens_for_nobody_until_the_person_has_chosen_a_password(office):
    _, code = office.office_accounts.make(office.administrator, "newcomer", "示例李四", Role.CLERK)
    assert not [typed for typed in (code, "", PASSWORD) if office.accounts.verify("newcomer", typed)]
    joined = office.invitations.accept(code, CHOSEN)
    assert office.accounts.verify("newcomer", CHOSEN) == joined


def test_a_name_that_others_have_is_taken_even_in_another_office(office):
    with pytest.raises(AccountNameTaken):
        office.office_accounts.make(office.administrator, "others-clerk", "示例李四", Role.CLERK)


@pytest.mark.parametrize("change", ["invite", "reset_second_factor"])
def test_who_is_invited_anew_loses_password_and_sessions_and_chooses_again(office, change):
    token = office.sessions.begin(office.ours[0])
    _, code = office.change(change, office.administrator, office.ours[0].id)
    assert office.accounts.verify("ours-clerk", PASSWORD) is None
    assert office.sessions.find(token) is None
    joined = office.invitations.accept(code, CHOSEN)
    assert office.accounts.verify("ours-clerk", CHOSEN) == joined


@pytest.mark.parametrize("change, stays", [("invite", True), ("reset_second_factor", False)])
def test_a_new_password_leaves_the_second_factor_and_only_its_reset_takes_it(office, change, stays):
    factors = SecondFactors(office.accounts, office.clock)
    offer = factors.offer(office.ours[0])
    factors.enrol(office.ours[0].id, offer, TOTP(offer.secret).at(office.clock.now()))
    changed, _ = office.change(change, office.administrator, office.ours[0].id)
    assert (changed.has_second_factor, bool(changed.recovery_hashes)) == (stays, stays)


@pytest.mark.parametrize("change", ["invite", "reset_second_factor"])
def test_no_administrator_gets_round_his_own_password_or_phone(office, change):
    with pytest.raises(OwnAccount):
        office.change(change, office.administrator, office.administrator.id)
    assert office.accounts.verify("ours-administrator", PASSWORD)


def test_of_two_invitations_only_the_later_is_good(office):
    _, first = office.office_accounts.make(office.administrator, "newcomer", "示例李四", Role.CLERK)
    _, second = office.office_accounts.invite(office.administrator, office.accounts.id_of("newcomer"))
    with pytest.raises(InvitationOver):
        office.invitations.accept(first, CHOSEN)
    assert office.invitations.accept(second, CHOSEN)


def test_somebody_is_named_for_sensitive_cases_and_no_longer(office):
    assert not office.ours[0].sees_sensitive
    for named in (True, False):
        office.office_accounts.name_for_sensitive(office.administrator, office.ours[0].id, named=named)
        assert office.accounts.get(office.ours[0].id).sees_sensitive is named


def test_every_change_stands_in_the_log_of_the_office_with_who_and_whom(office):
    made, _ = office.office_accounts.make(office.administrator, "newcomer", "示例李四", Role.CLERK)
    office.office_accounts.invite(office.administrator, made.id)
    for change in CHANGES[1:]:
        office.clock.forward(minutes=1)
        office.change(change, office.administrator, office.ours[0].id)
    by, clerk = "ours-administrator", "ours-clerk"
    assert sorted(office.logged()[:2]) == [(by, "newcomer", Change.INVITED), (by, "newcomer", Change.MADE)]
    assert office.logged()[2:] == [
        (by, clerk, Change.PASSWORD_RESET),
        (by, clerk, Change.SECOND_FACTOR_RESET),
        (by, clerk, Change.SESSIONS_ENDED),
        (by, clerk, Change.SENSITIVE_GIVEN),
        (by, clerk, Change.DISABLED),
    ]


def test_the_first_administrator_is_logged_as_made_by_nobody_who_signed_in(office):
    office.office_accounts.make_first(OURS, "another", "示例管理员", Role.ADMINISTRATOR)
    assert office.logged() == [("command", "another", Change.MADE)]


def test_a_long_log_is_read_page_by_page(office):
    for _ in range(5):
        office.clock.time += timedelta(seconds=1)
        office.office_accounts.end_sessions(office.administrator, office.ours[0].id)
    first = office.office_accounts.log(office.administrator, limit=3)
    rest = office.office_accounts.log(office.administrator, after=first[-1].place, limit=3)
    assert [line.at for line in first + rest] == sorted((line.at for line in first + rest), reverse=True)
    assert (len(first), len(rest)) == (3, 2)


def test_ending_sessions_changes_no_password(office):
    token = office.sessions.begin(office.ours[0])
    office.office_accounts.end_sessions(office.administrator, office.ours[0].id)
    assert office.sessions.find(token) is None
    assert office.accounts.verify("ours-clerk", PASSWORD)


@pytest.mark.parametrize("change", ["invite", "reset_second_factor", "name_for_sensitive"])
def test_a_disabled_account_is_out_and_nothing_brings_it_back(office, change):
    token = office.sessions.begin(office.ours[0])
    disabled = office.office_accounts.disable(office.administrator, office.ours[0].id)
    assert disabled == office.accounts.get(disabled.id)
    assert disabled.disabled
    assert office.sessions.find(token) is None
    with pytest.raises(AccountDisabled):
        office.change(change, office.administrator, disabled.id)
    assert office.accounts.verify("ours-clerk", PASSWORD) is None


def test_the_last_working_administrator_of_an_office_stays(office):
    second = office.clerk("second", Role.ADMINISTRATOR, OURS)
    office.office_accounts.disable(office.administrator, second.id)
    with pytest.raises(LastAdministrator):
        office.office_accounts.disable(office.administrator, office.administrator.id)
    assert office.accounts.verify("ours-administrator", PASSWORD)


def test_an_administrator_who_has_not_joined_yet_does_not_count(office):
    _, code = office.office_accounts.make(office.administrator, "second", "示例李四", Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        office.office_accounts.disable(office.administrator, office.administrator.id)
    office.invitations.accept(code, CHOSEN)
    assert office.office_accounts.disable(office.administrator, office.administrator.id).disabled


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
