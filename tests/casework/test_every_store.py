"""What surrounds the steps of a case keeps its promises on every store: sending, taking back, asking, receipts,
sessions, limits. The steps themselves are in ``test_commands``, the lists in ``test_lists``.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from chalicelib.casework.applications import CannotTakeBack, Receipt
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.kept_notices import State, notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.limits import LIMITS
from chalicelib.casework.lists import open_cases
from chalicelib.casework.notice_text import NoticeTexts
from chalicelib.casework.outbox import Outbox
from chalicelib.casework.receipts import apply_receipts
from chalicelib.casework.sessions import IDLE

from tests.casework.deciding import CENTRE, PHONE, Bureau, on_every_store
from tests.casework.sending import Provider, receipt
from tests.casework.staffing import PASSWORD, at_once
from tests.spoken import told_of_anybody

pytestmark = on_every_store


def send(bureau: Bureau, key: str = "form") -> Receipt:
    """Send the form."""
    return bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, key)


def post_of(bureau: Bureau) -> tuple[Provider, Outbox]:
    """A provider, and the outbox that hands it the messages."""
    provider = Provider()
    texts = NoticeTexts(bureau.catalogue.notices, "示例司法局")
    return provider, Outbox(bureau.table, bureau.vault, provider, texts, bureau.clock)


def test_one_form_sent_by_many_at_once_makes_one_case_and_one_message(bureau):
    sent = at_once(lambda: send(bureau), 8)
    assert len({each.reference for each in sent}) == 1
    assert len(notices_of(bureau.table, sent[0].case.id)) == 1
    assert len(bureau.table.query(open_cases(CENTRE))) == 1
    assert send(bureau) == sent[0]


def test_the_pair_of_reference_and_phone_finds_the_case_and_no_other_pair_does(bureau):
    mine, other = send(bureau, "mine"), send(bureau, "other")
    assert bureau.applications.find(mine.reference, PHONE[-4:]).case == mine.case
    assert bureau.applications.find(mine.reference, "0000") is None
    assert bureau.applications.find("7K3M-9TQ2", PHONE[-4:]) is None
    assert mine.reference != other.reference


def test_of_many_who_take_an_application_back_one_does_and_it_is_on_no_list(bureau):
    sent = send(bureau)

    def take_back() -> bool:
        try:
            return bureau.applications.take_back(sent.take_back).state is Kind.WITHDRAWN
        except CannotTakeBack:
            return False

    assert at_once(take_back, 8).count(True) == 1
    assert {kept.template for kept in notices_of(bureau.table, sent.case.id)} == {"received", "withdrawn"}
    assert len(notices_of(bureau.table, sent.case.id)) == 2
    assert bureau.table.query(open_cases(CENTRE)) == []
    assert bureau.applications.find(sent.reference, PHONE[-4:]).case.state is Kind.WITHDRAWN


def test_after_ten_minutes_an_application_stays(bureau):
    sent = send(bureau)
    bureau.clock.forward(minutes=11)
    with pytest.raises(CannotTakeBack):
        bureau.applications.take_back(sent.take_back)


def test_each_message_of_a_case_goes_out_once_and_its_receipt_stands_on_the_case(bureau):
    case = bureau.brought_to(None)
    provider, outbox = post_of(bureau)
    at_once(outbox.send_due, 4)
    kept = notices_of(bureau.table, case.id)
    assert sorted(provider.taken) == sorted(each.id for each in kept)
    first, second, *others = kept
    told = [receipt(first.id), receipt(second.id, delivered=False), receipt(second.id, seconds=1), receipt("unknown")]
    assert apply_receipts(bureau.table, told, bureau.clock.now()) == 2
    assert [each.state for each in notices_of(bureau.table, case.id)] == [
        State.DELIVERED,
        State.FAILED,
        *[State.SENT] * len(others),
    ]
    assert [call.notice for call in calls_to_make(bureau.table, CENTRE)] == [second.id]


def test_a_receipt_without_our_id_finds_its_message_by_the_providers(bureau):
    case = bureau.apply()
    _, outbox = post_of(bureau)
    outbox.send_due()
    (kept,) = notices_of(bureau.table, case.id)
    assert apply_receipts(bureau.table, [receipt(kept.id, message_id="")], bureau.clock.now()) == 1


def test_a_session_lasts_while_it_is_used_and_ends_with_the_password(bureau):
    clerk = bureau.staff["clerk"]
    token, other = bureau.sessions.begin(clerk), bureau.sessions.begin(clerk)
    for _ in range(3):
        bureau.clock.forward(minutes=IDLE / timedelta(minutes=1) - 1)
        assert bureau.sessions.find(token).account == clerk
    assert bureau.sessions.find(other) is None
    assert bureau.accounts.verify("clerk", PASSWORD) == clerk
    bureau.accounts.end_sessions(clerk.id)
    assert bureau.sessions.find(token) is None


def test_of_many_guesses_at_once_no_more_than_allowed_are_looked_at(bureau):
    limit = LIMITS["progress"]
    assert at_once(lambda: bureau.limits.allow("progress", "7K3M-9TQ2"), limit.tries + 5).count(True) == limit.tries
    assert bureau.limits.allow("progress", "another")
    bureau.clock.forward(minutes=limit.period / timedelta(minutes=1) + 1)
    assert bureau.limits.allow("progress", "7K3M-9TQ2")


def test_no_row_tells_in_the_open_who_it_is_about(bureau):
    case = bureau.brought_to(None)
    post_of(bureau)[1].send_due()
    everything = repr(bureau.rows())
    assert case.id in everything
    assert told_of_anybody(everything) == set()
