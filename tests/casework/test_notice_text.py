"""The words of an SMS: filled, signed, counted."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.casework.notice_text import NoticeNotFilled, NoticeTexts, day_in_sms, fit_for_sms, segments

TEXTS = NoticeTexts({"received": "申请{reference}收到了，最晚{last_day}答复。"}, "示例司法局")


def test_a_message_begins_with_the_signature_of_its_sender():
    text = TEXTS.fill("received", {"reference": "7K3M-9TQ2", "last_day": day_in_sms(date(2026, 12, 10))})
    assert text == "【示例司法局】申请7K3M-9TQ2收到了，最晚12月10日（周四）答复。"


@pytest.mark.parametrize("value", ["{last_day}", "{{7*7}}", "${7*7}", r"\g<0>", "%s", "{reference.__class__}"])
def test_a_value_is_put_in_as_it_is(value):
    assert value in TEXTS.fill("received", {"reference": value, "last_day": "明天"})


@pytest.mark.parametrize(
    ("template", "values", "missing"),
    [("gone", {}, "gone"), ("received", {"reference": "7K3M-9TQ2"}, "last_day")],
)
def test_a_message_with_a_hole_in_it_is_not_made(template, values, missing):
    with pytest.raises(NoticeNotFilled, match=missing):
        TEXTS.fill(template, values)


@pytest.mark.parametrize(
    ("value", "fit"),
    [
        ("示例律所", "示例律所"),
        ("示例\r\n律所", "示例 律所"),
        ("【银行】示例", "银行 示例"),
        ("示例\u202e律所\ud800", "示例 律所"),
        ("买买提·示例𬭼", "买买提·示例𬭼"),
    ],
)
def test_a_value_cannot_break_the_line_or_pass_for_a_signature(value, fit):
    assert fit_for_sms(value) == fit


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("字" * 70, 1), ("字" * 71, 2), ("字" * 134, 2), ("字" * 135, 3), ("𬭼" * 35, 1), ("𬭼" * 36, 2)],
)
def test_a_message_is_counted_as_networks_count_it(text, count):
    assert segments(text) == count
