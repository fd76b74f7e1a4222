"""The outbox: every message that a command wrote is sent, and none twice, whatever breaks in between."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.errors import Conflict, SmsRefused, SmsUnavailable, StoreUnavailable
from chalicelib.casework.kept_notices import State, notice_by_id, notice_by_provider_id, notices_of
from chalicelib.casework.notices import Notice, put_notice
from chalicelib.casework.outbox import GIVEN_UP, UNREADABLE
from chalicelib.casework.ports import ABSENT, Put, Row
from chalicelib.casework.receipts import apply_receipts

from tests.casework.sending import LAWYER, PHONE, VALUES, Post, receipt

DAY = 24 * 60


class Killed(BaseException):
    """The process dies here."""


@pytest.fixture
def post(tmp_path) -> Post:
    return Post(tmp_path)


def failing(*errors: BaseException) -> Callable[[], None]:
    """Raises each error once, then nothing."""
    left = list(errors)

    def fail() -> None:
        if left:
            raise left.pop(0)

    return fail


def away(*, may_have_been_sent: bool) -> SmsUnavailable:
    return SmsUnavailable("away", may_have_been_sent=may_have_been_sent)


def test_a_notice_is_sent_once_and_can_be_found_by_the_id_of_its_provider(post):
    [id_] = post.write()
    post.send_every_minute(3)
    assert post.provider.texts == ["【示例司法局】给您派了律师：示例律师，示例律所，会用0000-0000000打给您。"]
    assert notice_by_provider_id(post.table, "aliyun", f"biz-{id_}") == post.kept(id_)
    assert (post.kept(id_).state, post.kept(id_).due) == (State.SENT, None)


def test_a_provider_that_uses_the_same_id_finds_nothing_of_anothers(post):
    [id_] = post.write()
    post.outbox.send_due()
    assert notice_by_provider_id(post.table, "tencent", f"biz-{id_}") is None
    assert notice_by_provider_id(post.table, "aliyun", "biz-") is None


def test_case_and_notice_are_kept_together_or_not_at_all(post):
    post.table.put(Row("case", "event-1", "taken"))
    notice = Notice("notice-x", "lawyer_assigned", PHONE, VALUES, "case-1", "派了律师")
    event = Put(Row("case", "event-1", "granted"), if_version=ABSENT)
    with pytest.raises(Conflict):
        post.table.transact([event, *put_notice(notice, post.vault, post.clock.now())])
    assert post.outbox.send_due() == 0
    assert notices_of(post.table, "case-1") == []


def test_the_same_notice_cannot_be_written_twice(post):
    notice = Notice("notice-x", "lawyer_assigned", PHONE, VALUES, "case-1", "派了律师")
    post.table.transact(put_notice(notice, post.vault, post.clock.now()))
    post.clock.forward(minutes=1)
    with pytest.raises(Conflict):
        post.table.transact(put_notice(notice, post.vault, post.clock.now()))


def test_no_row_shows_whom_a_notice_is_for_or_what_it_says(post, tmp_path):
    [sent, _] = post.write(2)
    post.provider.before = failing(SmsRefused("isv.MOBILE_NUMBER_ILLEGAL"))
    post.outbox.send_due()
    rows = sqlite3.connect(tmp_path / "data" / "table.db").execute("SELECT * FROM rows").fetchall()
    assert len(rows) == 5  # two notices, their case's two pointers, one call
    assert not [row for row in rows for secret in (PHONE, LAWYER, "0000-0000000") if secret in ascii(row)]
    assert PHONE not in repr(post.kept(sent)) + repr(Notice("id", "x", PHONE, VALUES, "case-1", "派了律师"))


def test_the_case_shows_its_notices_in_the_order_written_and_no_others(post):
    first = post.write()
    post.write(case="case-2")
    post.clock.forward(minutes=1)
    second = post.write()
    assert [kept.id for kept in notices_of(post.table, "case-1")] == first + second


def test_a_provider_that_is_down_for_an_hour_loses_no_message_and_repeats_none(post):
    ids = post.write(20)
    back_at = post.clock.now() + timedelta(hours=1)

    def down() -> None:
        if post.clock.now() < back_at:
            raise away(may_have_been_sent=False)

    post.provider.before = down
    post.send_every_minute(60)
    assert post.provider.taken == []
    post.send_every_minute(62)
    assert sorted(post.provider.taken) == sorted(ids)
    assert set(post.states(ids)) == {State.SENT}


def test_a_message_that_is_never_taken_is_tried_six_times_and_then_somebody_must_phone(post):
    [id_], tries = post.write(), []

    def down() -> None:
        tries.append(round((post.clock.now() - post.kept(id_).written_at).total_seconds() / 60))
        raise away(may_have_been_sent=False)

    post.provider.before = down
    post.send_every_minute(200)
    assert tries == [0, 1, 6, 21, 81, 141]
    assert (post.kept(id_).state, post.kept(id_).why) == (State.FAILED, GIVEN_UP)
    assert [(call.notice, call.case, call.about, call.why) for call in calls_to_make(post.table, "")] == [
        (id_, "case-1", "派了律师", GIVEN_UP)
    ]


def test_a_provider_in_trouble_is_asked_once_a_run_so_that_the_others_keep_their_attempts(post):
    ids = post.write(5)
    post.provider.before = failing(away(may_have_been_sent=True))
    post.outbox.send_due()
    assert [post.kept(id_).attempts for id_ in ids] == [1, 0, 0, 0, 0]
    post.outbox.send_due()
    assert post.provider.taken == ids[1:]


@pytest.mark.parametrize("trouble", ["before", "after"])
def test_a_message_that_may_have_been_sent_is_not_sent_again_for_a_day(post, trouble):
    [id_] = post.write()
    setattr(post.provider, trouble, failing(away(may_have_been_sent=True)))
    post.outbox.send_due()
    assert post.kept(id_).state == State.UNKNOWN
    taken = len(post.provider.taken)
    post.clock.forward(minutes=DAY - 1)
    post.outbox.send_due()
    assert len(post.provider.taken) == taken
    post.clock.forward(minutes=1)
    post.outbox.send_due()
    assert (len(post.provider.taken), post.kept(id_).state) == (taken + 1, State.SENT)


@pytest.mark.parametrize(("delivered", "state"), [(True, State.DELIVERED), (False, State.FAILED)])
def test_a_receipt_settles_what_may_have_been_sent(post, delivered, state):
    [id_] = post.write()
    post.provider.after = failing(away(may_have_been_sent=True))
    post.outbox.send_due()
    apply_receipts(post.table, [receipt(id_, delivered)], post.clock.now())
    post.clock.forward(minutes=2 * DAY)
    post.outbox.send_due()
    assert post.provider.taken == [id_]
    assert post.kept(id_).state == state


def test_a_message_about_which_nothing_is_ever_heard_is_given_up_after_six_days(post):
    [id_] = post.write()
    post.provider.after = failing(*[away(may_have_been_sent=True) for _ in range(9)])
    for _ in range(9):
        post.outbox.send_due()
        post.clock.forward(minutes=DAY)
    assert len(post.provider.taken) == 6
    assert [call.notice for call in calls_to_make(post.table, "")] == [id_]


def test_a_refused_message_is_never_offered_again(post):
    [refused, other] = post.write(2)
    post.provider.before = failing(SmsRefused("isv.MOBILE_NUMBER_ILLEGAL"))
    post.send_every_minute(DAY + 10)
    assert post.provider.taken == [other]
    assert (post.kept(refused).state, post.kept(refused).why) == (State.FAILED, "isv.MOBILE_NUMBER_ILLEGAL")
    assert [call.notice for call in calls_to_make(post.table, "")] == [refused]


def test_a_worker_killed_between_claim_and_send_leaves_the_message_to_another_after_its_lease(post):
    [id_] = post.write()

    class DyingVault:
        """Dies before the text is open."""

        def unseal(self, record: str, sealed: str) -> str:
            """Never returns."""
            raise Killed

    with pytest.raises(Killed):
        replace(post.outbox, vault=DyingVault()).send_due()
    assert post.kept(id_).state == State.SENDING
    post.outbox.send_due()
    assert post.provider.taken == []
    post.send_every_minute(5)
    assert post.provider.taken == [id_]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_worker_killed_while_it_sends_leaves_the_message_to_a_receipt_or_the_next_day(post, moment):
    [id_] = post.write()
    setattr(post.provider, moment, failing(Killed()))
    with pytest.raises(Killed):
        post.outbox.send_due()
    taken = len(post.provider.taken)
    post.send_every_minute(60)
    assert (post.kept(id_).state, len(post.provider.taken)) == (State.UNKNOWN, taken)
    post.clock.forward(minutes=DAY)
    post.outbox.send_due()
    assert post.kept(id_).state == State.SENT


def test_eight_workers_at_once_send_each_message_once(post):
    ids = post.write(40)
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        while post.outbox.send_due():
            pass

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(post.provider.taken) == sorted(ids)
    assert set(post.states(ids)) == {State.SENT}


def test_a_receipt_that_comes_before_we_have_noted_the_sending_stands(post):
    [id_, other] = post.write(2)
    apply_it = lambda: apply_receipts(post.table, [receipt(id_)], post.clock.now())  # noqa: E731
    post.provider.after = apply_it
    post.outbox.send_due()
    assert post.states([id_, other]) == [State.DELIVERED, State.SENT]


@pytest.mark.parametrize("damage", ["another's text", "no such template"])
def test_a_notice_that_cannot_be_read_holds_nobody_up_and_somebody_must_phone(post, damage):
    [broken, other, sound] = post.write(3)
    kept = post.kept(broken)
    spoilt = replace(kept, template="gone") if damage == "no such template" else None
    spoilt = spoilt or replace(kept, sealed=post.kept(other).sealed)
    post.table.put(spoilt.put().row)
    post.outbox.send_due()
    assert post.provider.taken == [other, sound]
    assert [(call.notice, call.why) for call in calls_to_make(post.table, "")] == [(broken, UNREADABLE)]


def test_a_failure_and_the_call_for_it_are_written_together_or_not_at_all(post):
    [id_] = post.write()

    class NoTransactions(type(post.table)):
        """A store that goes away when the failure is to be written."""

        def transact(self, writes) -> None:
            """Never writes."""
            raise StoreUnavailable("away")

    post.provider.before = failing(SmsRefused("isv.MOBILE_NUMBER_ILLEGAL"))
    flaky = NoTransactions(post.table._path, post.clock)
    with pytest.raises(StoreUnavailable):
        replace(post.outbox, table=flaky).send_due()
    assert (post.kept(id_).state, calls_to_make(post.table, "")) == (State.UNKNOWN, [])


def test_a_run_takes_no_more_than_it_is_told_the_longest_due_first(post):
    early = post.write(3)
    post.clock.forward(minutes=1)
    post.write(3)
    assert post.outbox.send_due(most=3) == 3
    assert sorted(post.provider.taken) == early


def test_a_notice_that_nobody_wrote_is_nowhere(post):
    assert notice_by_id(post.table, "notice-99") is None
