"""What other machines tell us: receipts of SMS. Nothing in a push is believed but that a message of ours arrived or not."""

from __future__ import annotations

import hmac
import logging

from chalice.app import Blueprint, NotFoundError, Response

from chalicelib.casework.receipts import ReceiptsRefused, apply_receipts
from chalicelib.settings import settings

from .answers import json_answer
from .desk import desk
from .requests import needs_store, request_of

routes = Blueprint(__name__)
log = logging.getLogger(__name__)

RECEIVED = {"code": 0, "msg": "接收成功"}
"""What Alibaba Cloud takes for received: https://help.aliyun.com/document_detail/101867.html."""


@routes.route("/sms/aliyun/{token}/receipts", methods=["POST"], content_types=["application/json"])
@needs_store
def aliyun_receipts(token: str) -> Response:
    """Receipts of Alibaba Cloud's shape. The push carries no signature, so the address is the secret."""
    expected = settings().sms_token
    if not expected or not hmac.compare_digest(token.encode(), expected.encode()):
        raise NotFoundError
    take_receipts(request_of(routes).raw_body)
    return json_answer(RECEIVED)


def take_receipts(body: bytes) -> None:
    """Apply a push. What cannot be read is dropped: sent again it would be no better."""
    try:
        receipts = desk().read_receipts(body)
    except ReceiptsRefused as refused:
        log.warning("receipts refused: %s", refused)
        return
    apply_receipts(desk().table, receipts, desk().clock.now())
