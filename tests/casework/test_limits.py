"""Limits on guessing: how often, for how long, whose tries count, and that nobody slips past at the same moment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.limits import ADDRESS_FACTOR, LIMITS, Limits

from tests.casework.staffing import AT_ONCE, CountingTable, Staffing, StoreAway, at_once

KINDS = list(LIMITS)
FROM = "203.0.113.7"  # RFC 5737 keeps this block for documentation


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


@pytest.fixture
def limits(staffing):
    return staffing.limits


def use_up(limits, kind, subject="7K3M-9TQ2"):
    return [limits.allow(kind, subject) for _ in range(LIMITS[kind].tries)]


def use_up_address(staffing, kind, address, left=0):
    """All tries of an address but some, without making each."""
    staffing.limits.allow(kind, "the first of many", address)
    (counter,) = staffing.table.query("limit", prefix=f"{kind}/address/")
    staffing.table.count("limit", counter.sort, add=LIMITS[kind].tries * ADDRESS_FACTOR - 1 - left)


def test_the_limits_are_those_that_were_decided():
    decided = {kind: (limit.tries, limit.period) for kind, limit in LIMITS.items()}
    assert decided == {
        "staff_password": (5, timedelta(minutes=30)),
        "staff_code": (5, timedelta(minutes=30)),
        "invitation": (20, timedelta(hours=1)),
        "progress": (5, timedelta(hours=1)),
        "draft_code": (20, timedelta(hours=1)),
        "helper_card": (20, timedelta(hours=1)),
        "submit": (20, timedelta(days=1)),
        "draft_begun": (20, timedelta(hours=1)),
        "unreachable": (20, timedelta(hours=1)),
        "sms_code_minute": (1, timedelta(seconds=60)),
        "sms_code_hour": (5, timedelta(hours=1)),
        "sms_code_day": (10, timedelta(days=1)),
    }
    assert all(limit.reason for limit in LIMITS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_after_its_last_try_a_subject_waits_until_the_period_is_over(staffing, limits, kind):
    began = staffing.clock.now()
    assert all(use_up(limits, kind))
    staffing.clock.time = began + LIMITS[kind].period - timedelta(seconds=1)
    assert not limits.allow(kind, "7K3M-9TQ2")
    staffing.clock.time = began + LIMITS[kind].period
    assert limits.allow(kind, "7K3M-9TQ2")


def test_who_goes_on_trying_waits_no_longer_for_it(staffing, limits):
    use_up(limits, "progress")
    for _ in range(59):
        staffing.clock.forward(minutes=1)
        assert not limits.allow("progress", "7K3M-9TQ2")
    staffing.clock.forward(minutes=1)
    assert limits.allow("progress", "7K3M-9TQ2")


@pytest.mark.parametrize("kind", KINDS)
def test_of_fifty_tries_at_once_no_more_are_let_through_than_one_after_another(limits, kind):
    assert sum(at_once(lambda: limits.allow(kind, "7K3M-9TQ2"))) == LIMITS[kind].tries


def test_of_fifty_tries_at_once_from_one_address_too(staffing, limits):
    use_up_address(staffing, "progress", FROM, left=10)
    subjects = iter([f"other {n}" for n in range(AT_ONCE)])
    assert sum(at_once(lambda: limits.allow("progress", next(subjects), FROM))) == 10


def test_subjects_and_kinds_do_not_use_up_each_others_tries(limits):
    use_up(limits, "progress")
    assert not limits.allow("progress", "7K3M-9TQ2")
    assert limits.allow("progress", "7K3M-9TQ3")
    assert limits.allow("staff_password", "7K3M-9TQ2")


@pytest.mark.parametrize("typed", ["hantai-clerk", "Hantai-Clerk", " hantai clerk ", "ｈａｎｔａｉ－ｃｌｅｒｋ"])
def test_writing_a_name_otherwise_gives_no_further_tries(limits, typed):
    use_up(limits, "staff_password", "hantai-clerk")
    assert not limits.allow("staff_password", typed)


def test_an_address_may_try_fifty_times_more(limits):
    most = LIMITS["staff_password"].tries * 50
    allowed = [limits.allow("staff_password", f"name {n}", FROM) for n in range(most + 1)]
    assert allowed == [True] * most + [False]
    assert limits.allow("staff_password", "name 1", "203.0.113.8")


def test_without_a_trusted_proxy_no_address_is_counted(limits):
    assert all(limits.allow("staff_password", f"name {n}", None) for n in range(300))


@pytest.mark.parametrize(
    "address", ["", "not an address", "unknown", "203.0.113.7:443", "1" * 5_000, "\ud800"], ids=ascii
)
def test_what_is_no_address_is_not_counted(staffing, limits, address):
    assert limits.allow("progress", "7K3M-9TQ2", address)
    assert staffing.table.query("limit", prefix="progress/address/") == []


def test_what_nobody_can_be_called_is_never_refused_and_counts_for_no_address(staffing, limits):
    assert all(limits.allow("progress", None, FROM) for _ in range(LIMITS["progress"].tries * ADDRESS_FACTOR + 1))
    assert limits.allow("progress", "7K3M-9TQ2", FROM)


def test_what_nobody_can_be_called_is_refused_where_the_address_may_try_no_more(staffing, limits):
    use_up_address(staffing, "progress", FROM)
    assert not limits.allow("progress", None, FROM)


def test_what_nobody_can_be_called_costs_the_same_work(staffing):
    table = CountingTable(staffing.table)
    limits, asked = Limits(table, staffing.vault, staffing.clock), []
    for subject in ("7K3M-9TQ2", None):
        table.asked.clear()
        limits.allow("progress", subject, FROM)
        asked.append(list(table.asked))
    assert asked[0] == asked[1] == ["count", "count"]


def test_an_address_shut_out_cannot_shut_out_others(staffing, limits):
    use_up_address(staffing, "progress", FROM)
    assert not any(limits.allow("progress", "7K3M-9TQ2", FROM) for _ in range(20))
    assert limits.allow("progress", "7K3M-9TQ2", "203.0.113.8")


ONE_LINE = {
    "same /64": ("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", True),
    "other /64": ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
    "written out": ("2001:db8:0:1::1", "2001:0DB8:0000:0001:0000:0000:0000:0001", True),
    "IPv4 inside IPv6": ("203.0.113.7", "::ffff:203.0.113.7", True),
    "other IPv4 inside IPv6": ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
    "with zone": ("fe80::1%eth0", "fe80::2%eth1", True),
}


@pytest.mark.parametrize("one, other, same", ONE_LINE.values(), ids=ONE_LINE)
def test_one_line_counts_as_one_address(staffing, limits, one, other, same):
    use_up_address(staffing, "progress", one)
    assert limits.allow("progress", "7K3M-9TQ2", other) is not same


def test_after_a_right_try_the_subject_begins_anew(limits):
    use_up(limits, "staff_password")
    limits.succeeded("staff_password", "7K3M-9TQ2")
    assert all(use_up(limits, "staff_password"))
    assert not limits.allow("staff_password", "7K3M-9TQ2")


def test_right_tries_of_many_people_do_not_use_up_the_address_they_share(staffing, limits):
    use_up_address(staffing, "progress", FROM, left=1)
    for n in range(20):
        assert limits.allow("progress", f"reference {n}", FROM)
        limits.succeeded("progress", f"reference {n}", FROM)


def test_a_right_try_gives_the_address_back_no_wrong_one(staffing, limits):
    use_up_address(staffing, "progress", FROM, left=1)
    assert limits.allow("progress", "7K3M-9TQ2", FROM)
    limits.succeeded("progress", "7K3M-9TQ2", FROM)
    assert [limits.allow("progress", f"other {n}", FROM) for n in range(2)] == [True, False]


def test_who_must_wait_is_told_until_when(staffing, limits):
    began = staffing.clock.now()
    assert limits.allowed_again_at("progress", "7K3M-9TQ2") == began
    use_up(limits, "progress")
    staffing.clock.forward(minutes=20)
    assert not limits.allow("progress", "7K3M-9TQ2")
    assert limits.allowed_again_at("progress", "7K3M-9TQ2") == began + timedelta(hours=1)
    staffing.clock.forward(minutes=40)
    assert limits.allowed_again_at("progress", "7K3M-9TQ2") == staffing.clock.now()


def test_who_must_wait_for_the_address_is_told_so_too(staffing, limits):
    began = staffing.clock.now()
    use_up_address(staffing, "progress", FROM)
    staffing.clock.forward(minutes=5)
    assert limits.allowed_again_at("progress", "7K3M-9TQ2", FROM) == began + timedelta(hours=1)
    assert limits.allowed_again_at("progress", "7K3M-9TQ2") == staffing.clock.now()


def test_who_must_wait_for_both_waits_for_the_later(staffing, limits):
    use_up(limits, "progress")
    staffing.clock.forward(minutes=10)
    use_up_address(staffing, "progress", FROM)
    assert limits.allowed_again_at("progress", "7K3M-9TQ2", FROM) == staffing.clock.now() + timedelta(hours=1)


def test_nobody_may_try_while_tries_cannot_be_counted(staffing):
    limits = Limits(StoreAway(), staffing.vault, staffing.clock)
    for ask in (limits.allow, limits.allowed_again_at, limits.succeeded):
        with pytest.raises(StoreUnavailable):
            ask("staff_password", "hantai-clerk", FROM)


@pytest.mark.parametrize(
    "subject", ["", "水" * 20_000, "\x00", "' OR 1=1 --", "/", "address/1"], ids=lambda s: ascii(s[:9])
)
def test_any_subject_can_be_counted(limits, subject):
    assert use_up(limits, "draft_code", subject) == [True] * 20
    assert not limits.allow("draft_code", subject, subject)


def test_the_table_shows_neither_who_was_tried_nor_from_where(limits, tmp_path):
    limits.allow("staff_password", "hantai-clerk", FROM)
    stored = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert b"staff_password/" in stored
    assert b"hantai" not in stored
    assert FROM.encode() not in stored


def test_what_is_counted_by_address_alone_is_refused_once_the_address_has_used_it_up(staffing, limits):
    assert limits.allow_from("draft_begun", FROM)
    (counter,) = staffing.table.query("limit", prefix="draft_begun/address/")
    staffing.table.count("limit", counter.sort, add=LIMITS["draft_begun"].tries * ADDRESS_FACTOR - 2)
    assert [limits.allow_from("draft_begun", FROM) for _ in range(2)] == [True, False]
    assert limits.allow_from("draft_begun", "203.0.113.8")


def test_five_hundred_people_behind_one_address_begin_within_an_hour(limits):
    assert all(limits.allow_from("draft_begun", FROM) for _ in range(500))


def test_what_is_counted_by_address_alone_is_not_counted_where_no_address_is_known(staffing, limits):
    assert all(limits.allow_from("draft_begun", address) for address in [None, "unknown"] * 600)
    assert staffing.table.query("limit") == []


def test_a_kind_without_a_limit_is_a_mistake_of_ours(limits):
    with pytest.raises(KeyError):
        limits.allow("no_such_kind", "7K3M-9TQ2")
