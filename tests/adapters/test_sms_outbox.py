"""The local stand-in for a provider: messages to be read, and receipts as the provider would make them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from chalicelib.adapters.sms_aliyun_receipts import read_receipts
from chalicelib.adapters.sms_outbox import OutboxSms, aliyun_receipt, outbox_message, outbox_messages
from chalicelib.casework.kept_notices import State
from chalicelib.casework.receipts import apply_receipts

from tests.casework.sending import PHONE, Post

TEXT = "【示例司法局】给您派了律师：示例律师，示例律所，会用0000-0000000打给您。"


@pytest.fixture
def post(tmp_path) -> Post:
    """A post office whose provider is the local outbox."""
    post = Post(tmp_path)
    post.outbox = replace(post.outbox, sender=OutboxSms(post.table, post.clock))
    return post


def test_messages_can_be_read_newest_first(post):
    [first] = post.write()
    post.outbox.send_due()
    post.clock.forward(minutes=1)
    [second] = post.write()
    post.outbox.send_due()
    messages = outbox_messages(post.table)
    assert [(each.message_id, each.phone, each.text) for each in messages] == [
        (second, PHONE, TEXT),
        (first, PHONE, TEXT),
    ]
    assert outbox_messages(post.table, limit=1) == messages[:1]


def test_a_message_is_found_by_the_id_that_it_was_given(post):
    post.write()
    post.outbox.send_due()
    [message] = outbox_messages(post.table)
    assert outbox_message(post.table, message.provider_id) == message
    assert message.provider_id.isalnum()
    assert outbox_message(post.table, "nothing") is None


@pytest.mark.parametrize(
    ("delivered", "state", "why"), [(True, State.DELIVERED, ""), (False, State.FAILED, "MOBILE_NOT_ON_SERVICE")]
)
def test_a_receipt_for_a_message_makes_it_what_the_button_says(post, delivered, state, why):
    [id_] = post.write()
    post.outbox.send_due()
    pushed = json.dumps([aliyun_receipt(outbox_messages(post.table)[0], delivered=delivered, now=post.clock.now())])
    assert apply_receipts(post.table, read_receipts(pushed.encode()), post.clock.now()) == 1
    assert (post.kept(id_).state, post.kept(id_).why) == (state, why)


def test_a_receipt_has_the_fields_that_the_provider_documents_with_beijing_times(post):
    post.write()
    post.outbox.send_due()
    [message] = outbox_messages(post.table)
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
