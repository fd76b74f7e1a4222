"""The log of an office's accounts and the sign-ins of each: what is kept, for how long, and that nobody changes it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from chalicelib.casework.account_log import (
    SIGN_INS_KEPT,
    Change,
    last_sign_ins,
    log_of,
    note_sign_in,
    read_log,
)

from tests.casework.staffing import Staffing


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


def test_each_office_has_a_log_of_its_own(staffing):
    ours, theirs = staffing.clerk(), staffing.clerk("theirs", office="hantai-two")
    staffing.table.transact([log_of(ours, Change.DISABLED, "somebody", staffing.clock.now())])
    (line,) = read_log(staffing.table, ours.office)
    assert (line.at, line.by, line.whom, line.what) == (staffing.clock.now(), "somebody", ours.id, Change.DISABLED)
    assert read_log(staffing.table, theirs.office) == []


def test_two_changes_at_one_moment_are_two_lines(staffing):
    account, now = staffing.clerk(), staffing.clock.now()
    staffing.table.transact([log_of(account, Change.INVITED, "a", now), log_of(account, Change.DISABLED, "b", now)])
    assert len(read_log(staffing.table, account.office)) == 2


def test_the_last_ten_sign_ins_are_shown_newest_first(staffing):
    for n in range(12):
        note_sign_in(staffing.table, "me", staffing.clock.now(), succeeded=n % 2 == 0)
        staffing.clock.forward(minutes=1)
    shown = last_sign_ins(staffing.table, "me")
    assert [each.succeeded for each in shown] == [False, True] * 5
    assert [each.at for each in shown] == sorted((each.at for each in shown), reverse=True)
    assert last_sign_ins(staffing.table, "somebody else") == []


def test_sign_ins_are_kept_for_six_months(staffing):
    note_sign_in(staffing.table, "me", staffing.clock.now(), succeeded=True)
    staffing.clock.time += timedelta(days=SIGN_INS_KEPT.days - 1)
    assert last_sign_ins(staffing.table, "me")
    staffing.clock.time += timedelta(days=1)
    assert last_sign_ins(staffing.table, "me") == []
