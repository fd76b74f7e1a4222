"""Alibaba Cloud's receipts: read whole or refused whole."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from chalicelib.adapters.sms_aliyun_receipts import REPLY, read_receipts
from chalicelib.casework.receipts import Receipt, ReceiptsRefused
from hypothesis import given
from hypothesis import strategies as st

ITEM = {
    "phone_number": "00000000001",
    "send_time": "2026-11-24 07:59:59",
    "report_time": "2026-11-24 08:00:00",
    "success": True,
    "err_code": "DELIVERED",
    "err_msg": "用户接收成功",
    "sms_size": "1",
    "biz_id": "900619746936498440^0",
    "out_id": "notice-1",
}
READ = Receipt(
    "aliyun", "900619746936498440^0", "notice-1", True, datetime(2026, 11, 24, 0, 0, tzinfo=UTC), "DELIVERED"
)


DEEP: list[Any] = []
for _ in range(900):
    DEEP = [DEEP]


def body(*items: Any) -> bytes:
    return json.dumps(items, ensure_ascii=False).encode()


def changed(**changes: Any) -> bytes:
    return body(ITEM | changes)


def test_a_receipt_is_read_with_beijing_time_made_utc_and_without_the_phone_number():
    assert read_receipts(body(ITEM)) == [READ]
    assert "00000000001" not in repr(READ)


def test_a_single_object_is_a_receipt_too():
    assert read_receipts(json.dumps(ITEM).encode()) == [READ]


def test_a_thousand_receipts_are_read_in_the_order_sent():
    read = read_receipts(body(*(ITEM | {"out_id": f"notice-{n}"} for n in range(1000))))
    assert [receipt.message_id for receipt in read] == [f"notice-{n}" for n in range(1000)]


def test_nothing_to_report_is_no_error():
    assert read_receipts(b"[]") == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"biz_id": 12345}, {"provider_id": "12345"}),
        ({"out_id": 67890}, {"message_id": "67890"}),
        ({"out_id": None}, {"message_id": ""}),
        ({"out_id": "编号一"}, {"message_id": "编号一"}),
        ({"out_id": "\ud800"}, {"message_id": ""}),
        ({"out_id": "x" * 101}, {"message_id": ""}),
        ({"out_id": "a\nb"}, {"message_id": ""}),
        ({"success": "true"}, {"delivered": True}),
        ({"success": "False"}, {"delivered": False}),
        ({"success": 1}, {"delivered": True}),
        ({"success": "0"}, {"delivered": False}),
        ({"sms_size": 2}, {}),
        ({"sms_size": 1.5}, {}),
        ({"phone_number": {"nested": []}}, {}),
        ({"message_id": "1", "request_id": "2", "sign_name": "示例", "template_code": "SMS_1"}, {}),
        ({"err_code": "MK:0001"}, {"code": "MK:0001"}),
        ({"err_code": 1234}, {"code": ""}),
        ({"err_code": DEEP}, {"code": ""}),
        ({"err_code": "收件人 00000000001"}, {"code": ""}),
        ({"err_code": "x" * 61}, {"code": ""}),
        ({"report_time": "2026-01-01 00:00:00"}, {"reported_at": datetime(2025, 12, 31, 16, 0, tzinfo=UTC)}),
        ({"report_time": "2028-02-29 23:59:59"}, {"reported_at": datetime(2028, 2, 29, 15, 59, 59, tzinfo=UTC)}),
    ],
)
def test_fields_are_read_however_they_were_typed(changes, expected):
    raw = json.dumps([ITEM | changes]).encode()
    assert [vars(read) for read in read_receipts(raw)] == [vars(READ) | expected]


def test_a_body_may_begin_with_a_byte_order_mark():
    assert read_receipts(b"\xef\xbb\xbf" + body(ITEM)) == [READ]


@pytest.mark.parametrize(
    "refused",
    [
        b"",
        b"null",
        b"1",
        b'"text"',
        b"{}",
        b"[[]]",
        b"[null]",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe[]",
        "[中文]".encode("gbk"),
        b"biz_id=1&success=true",
        b'[{"biz_id": ' + b"1" * 5000 + b"}]",
        changed(biz_id=None),
        changed(biz_id=""),
        changed(biz_id=["1"]),
        changed(biz_id=True),
        b'[{"biz_id": NaN, "success": true, "report_time": "2026-11-24 08:00:00"}, 1]',
        changed(out_id={}),
        changed(success=None),
        changed(success="yes"),
        changed(success=2),
        changed(success=[]),
        changed(success=DEEP),
        changed(report_time=DEEP),
        changed(report_time=None),
        changed(report_time="2026-02-30 00:00:00"),
        changed(report_time="2026-11-24T08:00:00Z"),
        changed(report_time="0001-01-01 00:00:00"),
        changed(report_time=20261124080000),
        body({"To": "8521111", "Status": "1", "MessageId": "1"}),
    ],
    ids=lambda refused: ascii(refused[:40]),
)
def test_what_is_no_list_of_receipts_is_refused_as_a_whole(refused):
    with pytest.raises(ReceiptsRefused):
        read_receipts(refused)


def test_one_item_that_is_no_receipt_spoils_the_whole_push():
    with pytest.raises(ReceiptsRefused, match="success"):
        read_receipts(body(ITEM, ITEM | {"success": "maybe"}, ITEM))


def test_a_refusal_does_not_repeat_what_was_sent():
    with pytest.raises(ReceiptsRefused) as refused:
        read_receipts(changed(success="00000000001"))
    assert "00000000001" not in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ITEM]) | st.text(), inner),
    max_leaves=10,
)


@given(st.binary() | JSON.map(lambda tree: json.dumps(tree).encode()) | JSON.map(lambda tree: body(ITEM | {"x": tree})))
def test_whatever_comes_is_read_or_refused(raw):
    try:
        read = read_receipts(raw)
    except ReceiptsRefused:
        return
    assert all(f"{receipt.provider_id}{receipt.message_id}".encode() is not None for receipt in read)


def test_the_reply_is_the_one_documented():
    assert REPLY == {"code": 0, "msg": "接收成功"}
