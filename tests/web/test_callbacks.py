"""Receipts of SMS as the provider posts them: told by a secret address, believed in one thing, never a trouble."""

from __future__ import annotations

import json
import logging
import secrets
from typing import Any

import pytest
from chalicelib.casework.kept_notices import State

from tests.applicant import PHONE, other_settings
from tests.casework.deciding import answers_to

RECEIPTS = "/api/sms/aliyun/dev/receipts"
RECEIVED = {"code": 0, "msg": "接收成功"}


@pytest.fixture
def message(api) -> Any:
    """A message that was just handed to the provider."""
    from chalicelib.site import site
    from chalicelib.web.desk import desk

    service = site().catalogue.service("legal-aid")
    sent = desk().applications.submit(service, answers_to(service), {}, secrets.token_hex(8))
    return sent_message(sent.reference)


def sent_message(reference: str) -> Any:
    """The message about a reference, once it was handed over."""
    from chalicelib.web.desk import desk

    while desk().outbox.send_due():
        pass
    return next(message for message in desk().dev_outbox.messages() if reference in message.text)


def state(message: Any) -> str:
    """What became of a message."""
    from chalicelib.web.desk import desk

    return desk().state_of(message.message_id)


def receipt(message: Any, delivered: bool = True, **changes: Any) -> dict[str, Any]:
    """One item of the provider's array."""
    found = {
        "phone_number": PHONE,
        "send_time": "2026-11-24 09:00:01",
        "report_time": "2026-11-24 09:00:05",
        "success": delivered,
        "err_code": "DELIVERED" if delivered else "MOBILE_NOT_ON_SERVICE",
        "err_msg": "用户接收成功",
        "sms_size": "1",
        "biz_id": message.provider_id,
        "out_id": message.message_id,
    }
    return {**found, **changes}


def push(api: Any, items: object, path: str = RECEIPTS, **environ: str) -> Any:
    """Post what the provider would."""
    body = items if isinstance(items, bytes) else json.dumps(items).encode()
    return api.ask("POST", path, body=body, **{"CONTENT_TYPE": "application/json", **environ})


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json;charset=utf-8", "application/json; charset=UTF-8"]
)
def test_a_receipt_is_answered_as_the_provider_wants_and_moves_its_message(api, message, kind):
    assert state(message) == State.SENT
    answer = push(api, [receipt(message)], CONTENT_TYPE=kind)
    assert (answer.status, json.loads(answer.text)) == (200, RECEIVED)
    assert state(message) == State.DELIVERED


def test_a_message_that_did_not_arrive_has_failed(api, message):
    push(api, [receipt(message, delivered=False)])
    assert state(message) == State.FAILED


@pytest.mark.parametrize("order", [(True, False), (False, True)], ids=["delivered first", "failed first"])
def test_a_late_receipt_moves_no_final_state_and_a_repeated_one_nothing(api, message, order):
    for delivered in (order[0], order[0], order[1]):
        assert push(api, [receipt(message, delivered)]).status == 200
    assert state(message) == (State.DELIVERED if order[0] else State.FAILED)


def test_receipts_of_unknown_messages_are_received_and_change_nothing(api, message):
    unknown = receipt(message, biz_id="999^0", out_id="no-such")
    assert json.loads(push(api, [unknown, receipt(message)]).text) == RECEIVED
    assert state(message) == State.DELIVERED


def test_a_thousand_receipts_come_in_one_push(api, message):
    others = [receipt(message, biz_id=f"{n}^0", out_id=f"other-{n:04}") for n in range(999)]
    answer = push(api, [*others, receipt(message)])
    assert (answer.status, state(message)) == (200, State.DELIVERED)


@pytest.mark.parametrize("token", ["wrong", "DEV", "de", "devv", "水", "%64ev", "dev%00", "receipts"])
def test_another_address_is_not_found_and_believed_in_nothing(api, message, token):
    assert push(api, [receipt(message)], f"/api/sms/aliyun/{token}/receipts").status == 404
    assert state(message) == State.SENT


def test_the_address_of_the_machine_at_home_opens_nothing_in_production(api):
    with other_settings(PRODUCTION="1", SMS_TOKEN="t" * 32, TODAY=""):
        assert push(api, []).status == 404
        assert push(api, [], f"/api/sms/aliyun/{'t' * 32}/receipts").status == 200


GARBAGE = {
    "nothing": b"",
    "no JSON": b"biz_id=1",
    "cut off": b"[{",
    "a number": b"1",
    "null": b"null",
    "a list of texts": b'["x"]',
    "an empty object": b"{}",
    "not UTF-8": b"\xff\xfe",
    "deep": b"[" * 30_000,
    "a form": b"a=1&b=2",
    "half right": b'[{"biz_id": "1", "success": "maybe", "report_time": "yesterday"}]',
}


@pytest.mark.parametrize("body", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_dropped_and_not_asked_for_again(api, message, body):
    answer = push(api, body)
    assert (answer.status, json.loads(answer.text)) == (200, RECEIVED)
    assert state(message) == State.SENT


def test_neither_phone_nor_words_of_a_refused_push_are_logged(api, caplog):
    caplog.set_level(logging.DEBUG)
    push(api, json.dumps([{"phone_number": PHONE, "err_msg": "示例王大山"}], ensure_ascii=False).encode())
    assert PHONE not in caplog.text
    assert "示例王大山" not in caplog.text
    assert "receipts refused" in caplog.text


def test_only_json_is_pushed_and_nothing_is_read_there(api):
    assert push(api, [], CONTENT_TYPE="application/x-www-form-urlencoded").status == 415
    assert api.get(RECEIPTS).status == 405
