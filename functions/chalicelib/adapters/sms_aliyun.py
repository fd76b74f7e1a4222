"""SMS through Alibaba Cloud: SendSms of the API of 2017-05-25.

https://help.aliyun.com/document_detail/55284.html; errors: https://help.aliyun.com/document_detail/101346.html
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any

from chalicelib.casework.errors import SmsRefused, SmsUnavailable
from chalicelib.casework.ports import Clock

from .acs3 import AccessKey, canonical_query, signed_headers
from .sms_aliyun_receipts import PROVIDER

HOST = "dysmsapi.aliyuncs.com"
ACTION = ("SendSms", "2017-05-25")
TIMEOUT = 3.0
"""Seconds, to connect and again to be answered. There are no retries: SendSms is not idempotent."""

_LONGEST_ANSWER = 100_000

# What is wrong with this message will be wrong tomorrow. Everything else that the API complains of (balance, limits,
# signature, template or rights not approved) the operator or time can mend, so it is tried again for a while.
_REFUSALS = frozenset(
    {
        "isv.MOBILE_NUMBER_ILLEGAL",
        "isv.MOBILE_COUNT_OVER_LIMIT",
        "isv.DOMESTIC_NUMBER_NOT_SUPPORTED",
        "isv.BLACK_KEY_CONTROL_LIMIT",
        "isv.SMS_CONTENT_ILLEGAL",
        "isv.PARAM_LENGTH_LIMIT",
        "isv.PARAM_NOT_SUPPORT_URL",
        "isv.INVALID_PARAMETERS",
        "isv.INVALID_JSON_PARAM",
        "isv.TEMPLATE_MISSING_PARAMETERS",
        "isv.TEMPLATE_PARAMS_ILLEGAL",
    }
)
_TURNED_AWAY = "ServiceUnavailable"
"""The gateway's own 503: nothing was passed on."""


def connect() -> HTTPConnection:
    """A connection that verifies the provider's certificate."""
    return HTTPSConnection(HOST, timeout=TIMEOUT)


class AliyunSms:
    """The ``SmsSender`` of Alibaba Cloud. ``template_codes`` names the approved template for each of ours; the
    signature's name is the one approved, without brackets.
    """

    name = PROVIDER

    def __init__(
        self,
        key: AccessKey,
        sign_name: str,
        template_codes: Mapping[str, str],
        clock: Clock,
        connect: Callable[[], HTTPConnection] = connect,
    ) -> None:
        self._key, self._sign_name, self._template_codes = key, sign_name, template_codes
        self._clock, self._connect = clock, connect

    def send(self, *, message_id: str, phone: str, template: str, values: dict[str, str], text: str) -> str:
        """Hand over a message and return its BizId; see ``SmsSender``."""
        if template not in self._template_codes:
            raise SmsRefused("template_without_code")
        parameters = {
            "PhoneNumbers": phone,
            "SignName": self._sign_name,
            "TemplateCode": self._template_codes[template],
            "TemplateParam": json.dumps(values, ensure_ascii=False),
            "OutId": message_id,
        }
        return _biz_id(*self._ask(canonical_query(parameters)))

    def _ask(self, query: str) -> tuple[int, bytes]:
        """The answer's status and body."""
        headers = signed_headers(self._key, HOST, ACTION, query, self._clock.now(), secrets.token_hex(16))
        connection = self._connect()
        try:
            connection.connect()
        except OSError:  # refused, unreachable, unknown name, wrong certificate
            raise SmsUnavailable("no connection", may_have_been_sent=False) from None
        try:
            connection.request("POST", f"/?{query}", headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(_LONGEST_ANSWER)
        except (OSError, HTTPException):
            raise SmsUnavailable("connection lost", may_have_been_sent=True) from None
        finally:
            connection.close()


def _biz_id(status: int, body: bytes) -> str:
    answer = _read(body)
    code, biz_id = str(answer.get("Code", ""))[:60], answer.get("BizId")
    if code == "OK" and biz_id:
        return str(biz_id)
    if code in _REFUSALS:
        raise SmsRefused(code)
    refused_for_now = code == _TURNED_AWAY or (code not in ("", "OK") and status < 500)
    raise SmsUnavailable(code or f"status {status}", may_have_been_sent=not refused_for_now)


def _read(body: bytes) -> dict[str, Any]:
    """The answer's object; empty when it is none."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}
