"""Alibaba Cloud's receipts (SmsReport): the JSON array that it posts to us, and what it wants to hear.

https://help.aliyun.com/document_detail/101867.html. The push carries no signature: the callback's address must be
secret, and nothing here is believed beyond "this message of ours arrived, or did not".
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from chalicelib.casework.receipts import Receipt, ReceiptsRefused
from chalicelib.settings import CHINA

PROVIDER = "aliyun"

REPLY = {"code": 0, "msg": "接收成功"}
"""What it takes for received, whatever we made of it; anything else comes again after 1, 5 and 10 minutes."""

_TIME = "%Y-%m-%d %H:%M:%S"
_LONGEST_ID = 100
_CODE = re.compile(r"[A-Za-z][\w.:-]{0,59}", re.ASCII)
_WORDS = {"true": True, "false": False, "1": True, "0": False}


def read_receipts(body: bytes) -> list[Receipt]:
    """Every receipt of an array (a single object counts as an array of one), in the order sent.

    Unknown fields are passed over; numbers may come as strings and strings as numbers. Raises ``ReceiptsRefused`` when
    any item is not a receipt: then none is taken.
    """
    try:
        pushed = json.loads(body.decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise ReceiptsRefused("not JSON") from None
    return [_receipt(item) for item in (pushed if isinstance(pushed, list) else [pushed])]


def _receipt(item: Any) -> Receipt:
    if not isinstance(item, dict):
        raise ReceiptsRefused("an item is no object")
    if item.get("biz_id") in (None, ""):
        raise ReceiptsRefused("no biz_id")
    code = _CODE.fullmatch(_plain(item, "err_code"))
    return Receipt(
        provider=PROVIDER,
        provider_id=_id(item, "biz_id"),
        message_id=_id(item, "out_id"),
        delivered=_success(item),
        reported_at=_time(item),
        code=code[0] if code else "",
    )


def _id(item: dict[str, Any], name: str) -> str:
    """The id as text; "" when it is none of ours by its looks (others may send through the same account)."""
    value = item.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ReceiptsRefused(f"{name} is no text")
    text = str(value)
    return text if len(text) <= _LONGEST_ID and text.isprintable() else ""  # lone surrogates are not printable


def _plain(item: dict[str, Any], name: str) -> str:
    """A text, number or truth value as text; "" for anything else, which may be nested too deep to be written down."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _success(item: dict[str, Any]) -> bool:
    word = _plain(item, "success").lower()
    if word not in _WORDS:
        raise ReceiptsRefused("success is neither true nor false")
    return _WORDS[word]


def _time(item: dict[str, Any]) -> datetime:
    """Beijing time without an offset, as UTC."""
    try:
        return datetime.strptime(_plain(item, "report_time"), _TIME).replace(tzinfo=CHINA).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ReceiptsRefused("report_time is no time") from None
