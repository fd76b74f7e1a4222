"""Receipts: late, twice, in any order, in thousands, for messages that are not ours."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import replace

import pytest
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.errors import Conflict
from chalicelib.casework.kept_notices import FINAL, KeptNotice, State
from chalicelib.casework.receipts import Receipt, apply_receipts
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.sending import Post, receipt


@pytest.fixture
def post(tmp_path) -> Post:
    return Post(tmp_path)


@pytest.fixture(scope="module")
def busy_post(tmp_path_factory) -> Post:
    """A post office that many examples share, each with notices of its own."""
    return Post(tmp_path_factory.mktemp("busy"))


def sent(post: Post, how_many: int = 1) -> list[str]:
    ids = post.write(how_many)
    while post.outbox.send_due():
        pass
    return ids


def sent_at_once(post: Post, how_many: int) -> list[str]:
    """The same in one transaction, for tests that need thousands."""
    now, ids = post.clock.now(), [f"sent-{uuid.uuid4()}" for _ in range(how_many)]
    post.table.transact(
        [
            KeptNotice(
                id_,
                "received",
                "case",
                "收到",
                "sealed",
                now,
                now,
                None,
                "",
                False,
                State.SENT,
                1,
                "aliyun",
                f"biz-{id_}",
            ).put()
            for id_ in ids
        ]
    )
    return ids


def apply(post: Post, *receipts: Receipt) -> int:
    return apply_receipts(post.table, receipts, post.clock.now())


def test_a_message_that_arrived_is_delivered(post):
    [id_] = sent(post)
    assert apply(post, receipt(id_)) == 1
    assert (post.kept(id_).state, calls_to_make(post.table, "")) == (State.DELIVERED, [])


def test_a_message_that_did_not_arrive_has_failed_and_somebody_must_phone(post):
    [id_] = sent(post)
    apply(post, receipt(id_, delivered=False, code="MOBILE_NOT_ON_SERVICE"))
    assert post.kept(id_).state == State.FAILED
    assert [(call.notice, call.why) for call in calls_to_make(post.table, "")] == [(id_, "MOBILE_NOT_ON_SERVICE")]


def test_a_receipt_without_our_id_is_found_by_the_providers(post):
    [id_] = sent(post)
    assert apply(post, receipt(id_, message_id="")) == 1
    assert post.kept(id_).state == State.DELIVERED


@pytest.mark.parametrize("first", [True, False])
def test_a_late_receipt_never_moves_a_final_state(post, first):
    [id_] = sent(post)
    apply(post, receipt(id_, delivered=first, seconds=9))
    settled, calls = post.kept(id_), calls_to_make(post.table, "")
    assert apply(post, receipt(id_, delivered=not first, seconds=1), receipt(id_, delivered=first)) == 0
    assert (post.kept(id_), calls_to_make(post.table, "")) == (settled, calls)


def test_of_receipts_that_come_together_the_first_report_counts(post):
    [id_] = sent(post)
    apply(post, receipt(id_, delivered=False, seconds=20), receipt(id_, delivered=True, seconds=10))
    assert post.kept(id_).state == State.DELIVERED


@pytest.mark.parametrize(
    "changes",
    [
        {"provider": "tencent"},
        {"message_id": "编号", "provider_id": "编号^0"},
        {"message_id": "", "provider_id": ""},
        {"message_id": "", "provider_id": "biz-"},
        {"message_id": "notice/notice-0"},
    ],
    ids=["another provider", "unknown", "no id", "the beginning of an id", "a key of the table"],
)
def test_a_receipt_for_what_is_not_ours_changes_nothing(post, changes):
    [id_] = sent(post)
    unknown = receipt(id_, **({"provider_id": "other"} | changes))
    if changes.get("provider"):
        unknown = receipt(id_, **changes)
    before = post.kept(id_)
    assert apply(post, unknown) == 0
    assert post.kept(id_) == before


def test_a_receipt_for_a_notice_that_was_never_handed_over_changes_nothing(post):
    [id_] = post.write()
    assert apply(post, receipt(id_)) == 0
    assert post.kept(id_).state == State.PENDING


def test_a_failure_of_the_first_sending_says_nothing_about_the_second(post):
    [id_] = sent(post)
    assert apply(post, receipt(id_, delivered=False, provider_id="biz-of-yesterday")) == 0
    assert post.kept(id_).state == State.SENT
    apply(post, receipt(id_, delivered=True, provider_id="biz-of-yesterday"))
    assert post.kept(id_).state == State.DELIVERED


def test_a_thousand_receipts_at_once_are_applied_each_to_its_own(post):
    ids = sent(post, 30)
    strangers = [receipt(f"stranger-{n}") for n in range(940)]
    ours = [receipt(id_, delivered=n % 3 > 0, seconds=n) for n, id_ in enumerate(ids)]
    assert apply(post, *ours, *strangers, *ours) == 30
    assert post.states(ids) == [State.DELIVERED if n % 3 else State.FAILED for n in range(30)]
    assert len(calls_to_make(post.table, "")) == 10


def test_two_pushes_of_the_same_receipt_at_once_make_one_call(post):
    [id_] = sent(post)
    failed = receipt(id_, delivered=False)

    class Slow(type(post.table)):
        """Lets the other push in between reading and writing, once."""

        def transact(self, writes) -> None:
            """Write, after the other push."""
            if post.kept(id_).state == State.SENT:
                apply(post, failed)
            super().transact(writes)

    assert apply_receipts(Slow(post.table._path, post.clock), [failed], post.clock.now()) == 0
    assert len(calls_to_make(post.table, "")) == 1


def test_when_others_keep_changing_the_notice_the_provider_is_left_to_push_again(post):
    [id_] = sent(post)

    class Restless(type(post.table)):
        """Never writes what was read."""

        def transact(self, writes) -> None:
            """Say that the row has changed."""
            raise Conflict

    with pytest.raises(Conflict):
        apply_receipts(Restless(post.table._path, post.clock), [receipt(id_)], post.clock.now())


VERDICTS = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=4)


@settings(deadline=None)
@given(verdicts=VERDICTS, data=st.data())
def test_any_order_any_pushes_and_any_repetition_end_as_the_sorted_receipts_do(busy_post, verdicts, data):
    """The provider reports each message as it was (or not at all), but how often and when is its affair."""
    for_sorted, for_shuffled = (sent_at_once(busy_post, len(verdicts)) for _ in range(2))
    reports = [(n, verdict) for n, verdict in enumerate(verdicts) if verdict is not None]
    seconds = data.draw(st.lists(st.integers(0, 5), min_size=len(reports), max_size=len(reports)))
    once = [receipt(for_sorted[n], verdict, second) for (n, verdict), second in zip(reports, seconds, strict=True)]
    apply(busy_post, *sorted(once, key=lambda each: each.reported_at))

    again = [receipt(for_shuffled[n], verdict, second) for (n, verdict), second in zip(reports, seconds, strict=True)]
    strangers = [receipt("stranger"), *(replace(each, provider="tencent", delivered=False) for each in again)]
    pile = data.draw(st.permutations([*again, *data.draw(st.lists(st.sampled_from(again or strangers))), *strangers]))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(pile)))) | {0, len(pile)})
    for first, last in itertools.pairwise(cuts):
        apply(busy_post, *pile[first:last])
    assert busy_post.states(for_shuffled) == busy_post.states(for_sorted)


@settings(deadline=None)
@given(pushes=st.lists(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=3), max_size=5))
def test_even_a_provider_that_contradicts_itself_moves_a_notice_once(busy_post, pushes):
    [id_] = sent_at_once(busy_post, 1)
    seen = [busy_post.kept(id_).state]
    for push in pushes:
        apply(busy_post, *(receipt(id_, delivered, seconds) for delivered, seconds in push))
        seen.append(busy_post.kept(id_).state)
    moves = [(old, new) for old, new in itertools.pairwise(seen) if old != new]
    assert len(moves) == (1 if any(pushes) else 0)
    assert all(new in FINAL for _, new in moves)
