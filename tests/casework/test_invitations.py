"""Invitations: good for three days and for one person, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from chalicelib.casework.account_log import Change, read_log
from chalicelib.casework.codes import new_long_code
from chalicelib.casework.invitations import LASTS, InvitationOver, Invitations
from chalicelib.casework.office_accounts import OfficeAccounts
from chalicelib.casework.passwords import PasswordRefused
from chalicelib.casework.staff import Role

from tests.casework.deciding import rows_in
from tests.casework.staffing import AT_ONCE, PASSWORD, Staffing, at_once


class Inviting(Staffing):
    """Somebody who has an account and an invitation, and no password."""

    def __init__(self, folder):
        super().__init__(folder)
        self.invitations = Invitations(self.accounts, self.clock)
        offices = OfficeAccounts(self.accounts, self.clock, {})
        self.account, self.code = offices.make_first("hantai", "newcomer", "示例李四", Role.CLERK)

    def opens(self, code: str) -> bool:
        """Whether the code is taken."""
        try:
            self.invitations.accept(code, PASSWORD)
        except InvitationOver:
            return False
        return True


@pytest.fixture
def inviting(tmp_path) -> Inviting:
    return Inviting(tmp_path)


def test_an_invitation_gives_a_password_once(inviting):
    joined = inviting.invitations.accept(inviting.code, PASSWORD)
    assert inviting.accounts.verify("newcomer", PASSWORD) == joined == inviting.accounts.get(inviting.account.id)
    assert not inviting.opens(inviting.code)


def test_it_lasts_three_days(inviting):
    assert timedelta(days=3) == LASTS
    inviting.clock.time += timedelta(hours=72)
    assert not inviting.opens(inviting.code)


def test_it_is_good_until_its_last_second(inviting):
    inviting.clock.time += timedelta(hours=71, minutes=59, seconds=59)
    assert inviting.opens(inviting.code)


@pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")])
def test_it_is_read_as_people_copy_it(inviting, write):
    assert inviting.opens(write(inviting.code))


@pytest.mark.parametrize("code", ["", "x", "水" * 5000, "\x00", "' OR 1=1 --", "/"], ids=lambda code: ascii(code[:9]))
def test_what_is_no_invitation_opens_nothing(inviting, code):
    assert not inviting.opens(code)
    assert not inviting.opens(new_long_code())


@pytest.mark.parametrize("password", ["", "short", "newcomer-12348", "1" * 20, "长" * 129])
def test_a_password_that_is_refused_leaves_the_invitation_good(inviting, password):
    with pytest.raises(PasswordRefused):
        inviting.invitations.accept(inviting.code, password)
    assert inviting.opens(inviting.code)


def test_of_fifty_who_use_one_invitation_at_once_one_gets_in(inviting):
    opened = at_once(lambda: inviting.opens(inviting.code))
    assert (len(opened), opened.count(True)) == (AT_ONCE, 1)


@pytest.mark.parametrize("change", ["disable", "end_sessions"])
def test_what_ends_the_sessions_ends_the_invitation(inviting, change):
    getattr(inviting.accounts, change)(inviting.account.id)
    assert not inviting.opens(inviting.code)


def test_the_table_does_not_hold_the_code(inviting, tmp_path):
    rows = repr(rows_in(tmp_path / "data" / "store.sqlite"))
    assert inviting.code not in rows
    assert inviting.code.replace("-", "").lower() not in rows.lower()


def test_joining_is_logged(inviting):
    inviting.clock.forward(minutes=1)
    inviting.invitations.accept(inviting.code, PASSWORD)
    lines = read_log(inviting.table, "hantai")
    assert [(line.what, line.by) for line in lines] == [(Change.JOINED, inviting.account.id), (Change.MADE, "")]
