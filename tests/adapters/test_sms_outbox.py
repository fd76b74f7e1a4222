"""The local stand-in for a provider: messages to be read, and receipts as the provider would make them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from chalicelib.adapters.sms_aliyun_receipts import read_receipts
from chalicelib.adapters.sms_outbox import LocalOutbox, OutboxSms, aliyun_receipt
from chalicelib.casework.errors import SealBroken
from chalicelib.casework.kept_notices import State
from chalicelib.casework.receipts import apply_receipts

from tests.casework.sending import PHONE, Post

TEXT = "【示例司法局】给您派了律师：示例律师，示例律所，会用0000-0000000打给您。"


@pytest.fixture
def post(tmp_path) -> Post:
    """A post office whose provider is the local outbox."""
    post = Post(tmp_path)
    post.outbox = replace(post.outbox, sender=OutboxSms(post.table, post.vault, post.clock))
    return post


def local(post: Post) -> LocalOutbox:
    """What shows the messages."""
    return LocalOutbox(post.table, post.vault, post.clock)


def test_messages_can_be_read_newest_first(post):
    [first] = post.write()
    post.outbox.send_due()
    post.clock.forward(minutes=1)
    [second] = post.write()
    post.outbox.send_due()
    messages = local(post).messages()
    assert [(each.message_id, each.phone, each.text) for each in messages] == [
        (second, PHONE, TEXT),
        (first, PHONE, TEXT),
    ]
    assert local(post).messages(limit=1) == messages[:1]


def test_a_message_is_found_by_the_id_that_it_was_given(post):
    post.write()
    post.outbox.send_due()
    [message] = local(post).messages()
    receipt = local(post).receipt(message.provider_id, delivered=True)
    assert receipt == aliyun_receipt(message, delivered=True, now=post.clock.now())
    assert message.provider_id.isalnum()
    assert local(post).receipt("nothing", delivered=True) is None


@pytest.mark.parametrize(
    ("delivered", "state", "why"), [(True, State.DELIVERED, ""), (False, State.FAILED, "MOBILE_NOT_ON_SERVICE")]
)
def test_a_receipt_for_a_message_makes_it_what_the_button_says(post, delivered, state, why):
    [id_] = post.write()
    post.outbox.send_due()
    pushed = json.dumps([local(post).receipt(local(post).messages()[0].provider_id, delivered=delivered)])
    assert apply_receipts(post.table, read_receipts(pushed.encode()), post.clock.now()) == 1
    assert (post.kept(id_).state, post.kept(id_).why) == (state, why)


def test_a_receipt_has_the_fields_that_the_provider_documents_with_beijing_times(post):
    post.write()
    post.outbox.send_due()
    [message] = local(post).messages()
    receipt = aliyun_receipt(message, delivered=True, now=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))
    assert receipt == {
        "phone_number": PHONE,
        "send_time": "2026-11-24 09:00:00",
        "report_time": "2026-11-25 00:30:00",
        "success": True,
        "err_code": "DELIVERED",
        "err_msg": "用户接收成功",
        "sms_size": "1",
        "biz_id": message.provider_id,
        "out_id": message.message_id,
    }


def test_phone_and_text_lie_sealed_in_the_table_and_open_in_their_own_place_alone(post):
    post.write(2)
    post.outbox.send_due()
    one, other = post.table.query("local-outbox")
    assert not [told for told in (PHONE, "派了律师", "示例律师") if told in one.body]
    post.table.put(replace(one, body=other.body))
    with pytest.raises(SealBroken):
        local(post).messages()


def test_messages_are_gone_after_two_weeks(post):
    post.write()
    post.outbox.send_due()
    post.clock.forward(minutes=14 * 24 * 60 - 1)
    assert local(post).messages()
    post.clock.forward(minutes=1)
    assert local(post).messages() == []
