"""The second factor: whose code opens, how long, and how often, which is once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from chalicelib.casework.account_log import Change, read_log
from chalicelib.casework.second_factor import RECOVERY_CODES, CodeWrong, NewCodeWrong, SecondFactors
from pyotp import TOTP

from tests.casework.deciding import rows_in
from tests.casework.staffing import AT_ONCE, Staffing, at_once

STRANGE = ["", "12345", "1234567", "abcdef", "水" * 6, "\x00" * 6, "\ud800", "0" * 5_000, "２３"]


class Enrolled(Staffing):
    """A clerk with a phone in her hand, and the 备用码 at home."""

    def __init__(self, folder):
        super().__init__(folder)
        self.factors = SecondFactors(self.accounts, self.clock)
        self.account = self.clerk()
        offer = self.factors.offer(self.account)
        self.phone = TOTP(offer.secret)
        _, self.codes = self.factors.enrol(self.account.id, offer, self.shown())
        self.clock.time += timedelta(seconds=30)

    def shown(self, steps: int = 0) -> str:
        """What the phone shows now, or so many half minutes later."""
        return self.phone.at(self.clock.now() + timedelta(seconds=30 * steps))

    def opens(self, typed: str) -> bool:
        """Whether a code opens the door."""
        try:
            self.factors.use(self.account.id, typed)
        except CodeWrong:
            return False
        return True


@pytest.fixture
def clerk(tmp_path) -> Enrolled:
    return Enrolled(tmp_path)


# The vectors of RFC 6238, appendix B (SHA-1), cut to six digits as RFC 4226, 5.3 says.
RFC = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]


@pytest.mark.parametrize("seconds, code", RFC)
def test_codes_are_those_of_the_standard(seconds, code):
    assert TOTP("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").at(seconds) == code


def test_a_phone_shows_a_code_which_opens_once_and_never_again(clerk):
    code = clerk.shown()
    assert (clerk.opens(code), clerk.opens(code)) == (True, False)
    clerk.clock.time += timedelta(seconds=30)
    assert clerk.opens(clerk.shown())


@pytest.mark.parametrize("steps, opens", [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong_and_no_more(clerk, steps, opens):
    clerk.clock.forward(minutes=5)
    assert clerk.opens(clerk.shown(steps)) is opens


def test_a_code_before_one_that_was_used_is_used_up_too(clerk):
    earlier = clerk.shown()
    clerk.clock.time += timedelta(seconds=30)
    assert clerk.opens(clerk.shown())
    assert not clerk.opens(earlier)


def test_the_code_that_proved_the_phone_does_not_open_the_door_as_well(tmp_path):
    clerk = Enrolled(tmp_path)
    clerk.clock.time += timedelta(seconds=-30)
    assert not clerk.opens(clerk.shown())


@pytest.mark.parametrize("write", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_a_code_may_be_typed_as_it_is_read(clerk, write):
    code = clerk.shown()
    assert clerk.opens(write.format(code[:3], code[3:]))


@pytest.mark.parametrize("typed", STRANGE, ids=lambda typed: ascii(typed[:9]))
def test_what_is_no_code_opens_nothing_and_breaks_nothing(clerk, typed):
    assert not clerk.opens(typed)


def test_a_phone_of_somebody_else_opens_nothing(clerk):
    other = clerk.clerk("other")
    offer = clerk.factors.offer(other)
    clerk.factors.enrol(other.id, offer, TOTP(offer.secret).at(clerk.clock.now()))
    clerk.clock.forward(minutes=1)
    assert not clerk.opens(TOTP(offer.secret).at(clerk.clock.now()))


def test_without_a_second_factor_no_code_opens_anything(clerk):
    other = clerk.clerk("other")
    for typed in (clerk.shown(), clerk.codes[0], ""):
        with pytest.raises(CodeWrong):
            clerk.factors.use(other.id, typed)


def test_a_disabled_account_is_opened_by_no_code(clerk):
    clerk.accounts.disable(clerk.account.id)
    assert not clerk.opens(clerk.shown())
    assert not clerk.opens(clerk.codes[0])


def test_there_are_ten_recovery_codes_each_good_once(clerk):
    assert len(set(clerk.codes)) == RECOVERY_CODES == 10
    assert all(clerk.opens(code) for code in clerk.codes)
    assert not any(clerk.opens(code) for code in clerk.codes)
    assert clerk.accounts.get(clerk.account.id).recovery_hashes == ()


@pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_recovery_code_is_read_as_people_copy_it(clerk, write):
    assert clerk.opens(write(clerk.codes[3]))


@pytest.mark.parametrize("kind", ["phone", "recovery"])
def test_of_fifty_who_use_one_code_at_once_one_gets_in(clerk, kind):
    code = clerk.shown() if kind == "phone" else clerk.codes[0]
    opened = at_once(lambda: clerk.opens(code))
    assert (len(opened), opened.count(True)) == (AT_ONCE, 1)


def test_new_recovery_codes_need_a_code_and_end_the_old_ones(clerk):
    with pytest.raises(CodeWrong):
        clerk.factors.new_recovery_codes(clerk.account.id, "000000")
    renewed = clerk.factors.new_recovery_codes(clerk.account.id, clerk.shown())
    assert not any(clerk.opens(code) for code in clerk.codes)
    assert clerk.opens(renewed[0])


def test_a_new_phone_is_taken_only_with_a_code_of_the_old_one(clerk):
    offer = clerk.factors.offer(clerk.account)
    new = TOTP(offer.secret).at(clerk.clock.now())
    for current in ("", "000000", new):
        with pytest.raises(CodeWrong):
            clerk.factors.enrol(clerk.account.id, offer, new, current)
    clerk.factors.enrol(clerk.account.id, offer, new, clerk.shown())
    clerk.clock.time += timedelta(seconds=30)
    assert not clerk.opens(clerk.shown())
    assert clerk.opens(TOTP(offer.secret).at(clerk.clock.now()))


def test_a_phone_that_shows_another_code_is_not_taken_and_uses_nothing_up(clerk):
    with pytest.raises(NewCodeWrong):
        clerk.factors.enrol(clerk.account.id, clerk.factors.offer(clerk.account), "000000", clerk.codes[0])
    assert clerk.opens(clerk.codes[0])


def test_a_new_phone_ends_every_session(clerk):
    token = clerk.sessions.begin(clerk.accounts.get(clerk.account.id))
    offer = clerk.factors.offer(clerk.account)
    clerk.factors.enrol(clerk.account.id, offer, TOTP(offer.secret).at(clerk.clock.now()), clerk.codes[0])
    assert clerk.sessions.find(token) is None


@pytest.mark.parametrize("sealed", ["", "x", "local.1.AAAA.AAAA", "水", "..."])
def test_an_offer_that_we_did_not_make_is_none(clerk, sealed):
    assert clerk.factors.offered(clerk.account, sealed) is None


def test_an_offer_made_for_somebody_else_is_none(clerk):
    offer = clerk.factors.offer(clerk.clerk("other"))
    assert clerk.factors.offered(clerk.account, offer.sealed) is None


def test_a_secret_is_shown_in_groups_and_as_an_address_for_the_phone(clerk):
    offer = clerk.factors.offer(clerk.account)
    assert [len(group) for group in offer.groups] == [4] * 8
    address = offer.address(clerk.account, "示例市掌上12348")
    assert address.startswith("otpauth://totp/")
    assert f"secret={offer.secret}" in address


def test_the_table_holds_neither_secret_nor_codes(clerk, tmp_path):
    rows = repr(rows_in(tmp_path / "data" / "store.sqlite"))
    assert clerk.phone.secret not in rows
    assert not [code for code in clerk.codes if code in rows or code.replace("-", "") in rows]
    assert clerk.phone.secret not in repr(clerk.factors.offered(clerk.account, clerk.account.sealed_totp))


def test_what_one_does_to_ones_second_factor_is_logged(clerk):
    clerk.factors.new_recovery_codes(clerk.account.id, clerk.shown())
    lines = read_log(clerk.table, clerk.account.office)
    assert [line.what for line in lines] == [Change.RECOVERY_CODES_MADE, Change.SECOND_FACTOR_SET]
    assert {(line.by, line.whom) for line in lines} == {(clerk.account.id, clerk.account.id)}
