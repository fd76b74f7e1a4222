"""Sessions: how long they last, what ends them, and that a form belongs to one session and purpose."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.sessions import ABSOLUTE, HALF, HALF_TO_ENROL, IDLE, Sessions, new_token

from tests.casework.staffing import AT_ONCE, PASSWORD, Staffing, StoreAway, at_once

NEW = "不教胡马度阴山，龙城飞将在"
HOSTILE = ["", "x", "\x00", "\ud800", "水" * 20_000, "../session", "' OR 1=1 --", "session/", "%00"]


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


@pytest.fixture
def clerk(staffing):
    return staffing.clerk()


@pytest.fixture
def token(staffing, clerk):
    return staffing.sessions.begin(clerk)


def test_a_session_says_who_is_signed_in_and_since_when(staffing, clerk, token):
    session = staffing.sessions.find(token)
    assert (session.account, session.began_at) == (clerk, staffing.clock.now())


def test_a_session_lasts_while_it_is_used_every_fifteen_minutes(staffing, token):
    for _ in range(40):
        staffing.clock.forward(minutes=14.99)
        assert staffing.sessions.find(token)


def test_a_session_left_for_fifteen_minutes_is_over_and_stays_so(staffing, token):
    staffing.clock.forward(minutes=14)
    assert staffing.sessions.find(token)
    staffing.clock.forward(minutes=15)
    assert staffing.sessions.find(token) is None
    staffing.clock.forward(minutes=1)
    assert staffing.sessions.find(token) is None


def test_no_session_outlives_twelve_hours_however_busy(staffing, token):
    for _ in range(71):
        staffing.clock.forward(minutes=10)
        assert staffing.sessions.find(token)
    staffing.clock.forward(minutes=9.99)
    assert staffing.sessions.find(token)
    staffing.clock.forward(minutes=0.01)
    assert staffing.sessions.find(token) is None


def test_a_token_copied_before_sign_out_is_worth_nothing_after_it(staffing, token):
    staffing.sessions.end(token)
    assert staffing.sessions.find(token) is None
    staffing.sessions.end(token)


def test_signing_out_leaves_the_sessions_of_others_and_elsewhere(staffing, clerk, token):
    elsewhere, other = staffing.sessions.begin(clerk), staffing.sessions.begin(staffing.clerk("other-clerk"))
    staffing.sessions.end(token)
    assert staffing.sessions.find(elsewhere)
    assert staffing.sessions.find(other)


ENDINGS = {
    "its sessions ended": lambda accounts, clerk: accounts.end_sessions(clerk.id),
    "account disabled": lambda accounts, clerk: accounts.disable(clerk.id),
    "password changed": lambda accounts, clerk: accounts.change_password(clerk.id, PASSWORD, NEW),
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_all_sessions_of_an_account_end_at_once_and_those_of_others_stay(staffing, clerk, token, ending):
    elsewhere, other = staffing.sessions.begin(clerk), staffing.sessions.begin(staffing.clerk("other-clerk"))
    ending(staffing.accounts, clerk)
    assert [staffing.sessions.find(each) for each in (token, elsewhere)] == [None, None]
    assert staffing.sessions.find(other)


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_sign_in_verified_before_the_end_of_all_sessions_does_not_slip_through(staffing, ending):
    staffing.clerk()
    verified = staffing.accounts.verify("hantai-clerk", PASSWORD)
    ending(staffing.accounts, verified)
    assert staffing.sessions.find(staffing.sessions.begin(verified)) is None


def test_after_a_new_password_one_goes_on_in_a_new_session(staffing, clerk, token):
    changed = staffing.accounts.change_password(clerk.id, PASSWORD, NEW)
    assert staffing.sessions.find(staffing.sessions.begin(changed, replacing=token))


def test_signing_in_gives_a_new_token_and_ends_the_one_the_browser_had(staffing, clerk, token):
    new = staffing.sessions.begin(clerk, replacing=token)
    assert new != token
    assert staffing.sessions.find(token) is None
    assert staffing.sessions.find(new)


def test_a_token_that_somebody_slipped_in_before_sign_in_opens_nothing(staffing, clerk):
    slipped_in = new_token()
    staffing.sessions.begin(clerk, replacing=slipped_in)
    assert staffing.sessions.find(slipped_in) is None


@pytest.mark.parametrize("token", HOSTILE, ids=lambda token: ascii(token[:12]))
def test_no_token_that_was_never_given_is_a_session_or_an_error(staffing, clerk, token):
    assert staffing.sessions.find(token) is None
    staffing.sessions.end(token)
    assert staffing.sessions.find(staffing.sessions.begin(clerk, replacing=token))


def test_tokens_are_256_random_bits():
    tokens = {new_token() for _ in range(1_000)}
    assert len(tokens) == 1_000
    assert {len(token) for token in tokens} == {43}


def test_the_table_holds_no_token(staffing, token, tmp_path):
    assert all(token.encode() not in file.read_bytes() for file in (tmp_path / "data").iterdir())


def test_fifty_requests_at_once_all_find_the_session(staffing, clerk, token):
    assert [session.account for session in at_once(lambda: staffing.sessions.find(token))] == [clerk] * AT_ONCE


def test_no_request_under_way_revives_a_session_that_is_signed_out(staffing, clerk):
    for _ in range(10):
        token = staffing.sessions.begin(clerk)
        with ThreadPoolExecutor(9) as pool:
            finding = [pool.submit(staffing.sessions.find, token) for _ in range(40)]
            pool.submit(staffing.sessions.end, token).result()
            assert [found.exception() for found in finding] == [None] * 40
        assert staffing.sessions.find(token) is None


def test_a_sign_out_between_reading_and_prolonging_is_not_undone(staffing, token):
    class SignsOutAfterReading:
        def __getattr__(self, name):
            return getattr(staffing.table, name)

        def get(self, partition, sort):
            row = staffing.table.get(partition, sort)
            staffing.sessions.end(token)
            return row

    overtaken = Sessions(SignsOutAfterReading(), staffing.accounts, staffing.clock, b"f" * 32)
    assert overtaken.find(token) is None
    assert staffing.sessions.find(token) is None


def test_a_store_that_is_away_signs_nobody_in(staffing, clerk, token):
    away = Sessions(StoreAway(), staffing.accounts, staffing.clock, b"f" * 32)
    for call in (lambda: away.find(token), lambda: away.begin(clerk), lambda: away.end(token)):
        with pytest.raises(StoreUnavailable):
            call()


def test_a_form_fits_the_session_and_purpose_it_was_made_for_as_often_as_it_is_sent(staffing, token):
    sent = staffing.sessions.form_token(token, "assign 7K3M-9TQ2")
    assert all(staffing.sessions.form_token_fits(token, "assign 7K3M-9TQ2", sent) for _ in range(3))


def test_a_form_of_another_session_purpose_or_deployment_is_refused(staffing, clerk, token):
    of_another = staffing.sessions.form_token(staffing.sessions.begin(clerk), "assign 7K3M-9TQ2")
    of_another_case = staffing.sessions.form_token(token, "assign 7K3M-9TQ3")
    elsewhere = Sessions(staffing.table, staffing.accounts, staffing.clock, b"g" * 32)
    of_another_site = elsewhere.form_token(token, "assign 7K3M-9TQ2")
    for sent in (of_another, of_another_case, of_another_site):
        assert not staffing.sessions.form_token_fits(token, "assign 7K3M-9TQ2", sent)


def test_a_form_made_before_sign_in_does_not_fit_after_it(staffing, clerk):
    before = new_token()
    sent = staffing.sessions.form_token(before, "sign in")
    assert staffing.sessions.form_token_fits(before, "sign in", sent)
    assert not staffing.sessions.form_token_fits(staffing.sessions.begin(clerk, replacing=before), "sign in", sent)


@pytest.mark.parametrize("sent", HOSTILE, ids=lambda sent: ascii(sent[:12]))
def test_a_hostile_form_token_is_refused_without_an_error(staffing, token, sent):
    assert not staffing.sessions.form_token_fits(token, "assign 7K3M-9TQ2", sent)
    assert not staffing.sessions.form_token_fits(sent, sent, sent)


def test_a_form_token_gives_away_neither_the_session_nor_the_secret(staffing, token):
    sent = staffing.sessions.form_token(token, "assign 7K3M-9TQ2")
    assert len(sent) == 64
    assert token not in sent
    assert "ffff" not in repr(staffing.sessions)


def test_half_a_session_is_no_session(staffing, clerk):
    half, whole = staffing.sessions.begin_half(clerk, back="/staff/me"), staffing.sessions.begin(clerk)
    assert staffing.sessions.find(half) is None
    assert staffing.sessions.find_half(whole) is None
    found = staffing.sessions.find_half(half)
    assert (found.account, found.back) == (clerk, "/staff/me")


@pytest.mark.parametrize("enrolled, lasts", [(True, HALF), (False, HALF_TO_ENROL)])
def test_half_a_session_is_short_and_no_look_prolongs_it(staffing, clerk, enrolled, lasts):
    half = staffing.sessions.begin_half(replace(clerk, sealed_totp="sealed" if enrolled else ""))
    staffing.clock.time += lasts - timedelta(seconds=1)
    assert staffing.sessions.find_half(half)
    staffing.clock.time += timedelta(seconds=1)
    assert staffing.sessions.find_half(half) is None


def test_a_whole_session_takes_the_place_of_its_half(staffing, clerk):
    half = staffing.sessions.begin_half(clerk)
    whole = staffing.sessions.begin(clerk, replacing=half)
    assert whole != half
    assert staffing.sessions.find_half(half) is None


@pytest.mark.parametrize("end", ["end_sessions", "disable"])
def test_what_ends_sessions_ends_their_halves(staffing, clerk, end):
    half = staffing.sessions.begin_half(clerk)
    getattr(staffing.accounts, end)(clerk.id)
    assert staffing.sessions.find_half(half) is None


def test_signing_out_ends_half_a_session_too(staffing, clerk):
    half = staffing.sessions.begin_half(clerk)
    staffing.sessions.end(half)
    assert staffing.sessions.find_half(half) is None


def test_the_stated_times_are_those_of_the_rules():
    assert timedelta(minutes=5) == HALF
    assert timedelta(minutes=15) == IDLE
    assert timedelta(hours=12) == ABSOLUTE
