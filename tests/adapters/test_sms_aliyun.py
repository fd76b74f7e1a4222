"""SendSms against a server on this machine that answers as Alibaba Cloud does, or does not answer."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from chalicelib.adapters.acs3 import AccessKey, signed_headers
from chalicelib.adapters.sms_aliyun import ACTION, HOST, TIMEOUT, AliyunSms, connect
from chalicelib.casework.errors import SmsRefused, SmsUnavailable

from tests.casework.sending import BEGINNING, PHONE, VALUES, Hands

KEY = AccessKey("key-id", "key-secret")
OK = {"Code": "OK", "BizId": "900619746936498440^0", "Message": "OK", "RequestId": "F655A8D5"}


class Provider:
    """The server: what it was asked, and what it answers (nothing, then it hangs up)."""

    def __init__(self) -> None:
        self.answer: tuple[int, bytes] | None = (200, json.dumps(OK).encode())
        self.asked: list[tuple[str, dict[str, str]]] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            """Answers every POST."""

            def do_POST(self) -> None:
                """Take note and answer."""
                provider.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                if provider.answer:
                    self.send_response(provider.answer[0])
                    self.end_headers()
                    self.wfile.write(provider.answer[1])

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture
def provider() -> Iterator[Provider]:
    running = Provider()
    yield running
    running.server.shutdown()
    running.server.server_close()


def send(open_connection: Callable[[], HTTPConnection], template: str = "lawyer_assigned") -> str:
    sms = AliyunSms(KEY, "示例司法局", {"lawyer_assigned": "SMS_1"}, Hands(), open_connection)
    return sms.send(message_id="notice-1", phone=PHONE, template=template, values=VALUES, text="【示例司法局】…")


def to(port: int, timeout: float = 3) -> Callable[[], HTTPConnection]:
    return lambda: HTTPConnection("127.0.0.1", port, timeout=timeout)


def test_a_message_is_handed_over_and_bears_the_providers_id(provider):
    assert send(to(provider.port)) == OK["BizId"]
    [(path, _)] = provider.asked
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    assert json.loads(asked.pop("TemplateParam")) == VALUES
    assert asked == {
        "PhoneNumbers": PHONE,
        "SignName": "示例司法局",
        "TemplateCode": "SMS_1",
        "OutId": "notice-1",
    }


def test_the_request_is_signed_for_what_is_sent(provider):
    send(to(provider.port))
    [(path, headers)] = provider.asked
    signed = signed_headers(KEY, HOST, ACTION, urlsplit(path).query, BEGINNING, headers["x-acs-signature-nonce"])
    assert {name.lower(): value for name, value in signed.items()}.items() <= headers.items()


def test_no_two_requests_bear_the_same_nonce(provider):
    for _ in range(2):
        send(to(provider.port))
    assert len({headers["x-acs-signature-nonce"] for _, headers in provider.asked}) == 2


@pytest.mark.parametrize(
    "code",
    ["isv.MOBILE_NUMBER_ILLEGAL", "isv.BLACK_KEY_CONTROL_LIMIT", "isv.SMS_CONTENT_ILLEGAL", "isv.PARAM_LENGTH_LIMIT"],
)
def test_what_is_wrong_with_the_message_is_refused_for_good(provider, code):
    provider.answer = (200, json.dumps({"Code": code, "Message": PHONE}).encode())
    with pytest.raises(SmsRefused, match=code) as refused:
        send(to(provider.port))
    assert PHONE not in str(refused.value)


@pytest.mark.parametrize(
    ("status", "body", "may_have_been_sent"),
    [
        (200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}, False),
        (200, {"Code": "isv.DAY_LIMIT_CONTROL"}, False),
        (200, {"Code": "isv.OUT_OF_SERVICE"}, False),
        (200, {"Code": "isv.AMOUNT_NOT_ENOUGH"}, False),
        (200, {"Code": "isv.SMS_SIGNATURE_ILLEGAL"}, False),
        (200, {"Code": "isp.RAM_PERMISSION_DENY"}, False),
        (200, {"Code": "isp.SYSTEM_ERROR"}, False),
        (400, {"Code": "Throttling.User"}, False),
        (400, {"Code": "SignatureDoesNotMatch"}, False),
        (404, {"Code": "InvalidAccessKeyId.NotFound"}, False),
        (503, {"Code": "ServiceUnavailable"}, False),
        (500, {"Code": "InternalError"}, True),
        (504, {}, True),
        (200, {"Code": "OK"}, True),
        (200, {"Code": "OK", "BizId": ""}, True),
        (200, [], True),
        (502, b"<html>Bad Gateway", True),
        (200, b"", True),
        (200, b"[" * 100_000, True),
        (200, b"\xff", True),
    ],
)
def test_everything_else_may_be_tried_again_and_says_whether_it_may_have_been_sent(
    provider, status, body, may_have_been_sent
):
    provider.answer = (status, body if isinstance(body, bytes) else json.dumps(body).encode())
    with pytest.raises(SmsUnavailable) as unavailable:
        send(to(provider.port))
    assert unavailable.value.may_have_been_sent == may_have_been_sent
    assert len(provider.asked) == 1


def test_a_provider_that_hangs_up_may_have_sent_it(provider):
    provider.answer = None
    with pytest.raises(SmsUnavailable) as unavailable:
        send(to(provider.port))
    assert unavailable.value.may_have_been_sent


def test_a_provider_that_takes_the_message_and_says_nothing_may_have_sent_it():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SmsUnavailable) as unavailable:
        send(to(silent.getsockname()[1], timeout=0.2))
    assert unavailable.value.may_have_been_sent


def test_a_provider_that_is_not_there_has_sent_nothing():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(SmsUnavailable) as unavailable:
        send(to(port))
    assert not unavailable.value.may_have_been_sent


def test_a_provider_with_somebody_elses_certificate_is_told_nothing(provider, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    provider.server.socket = context.wrap_socket(provider.server.socket, server_side=True)
    provider.server.handle_error = lambda *_: None  # the handshake that we break off
    with pytest.raises(SmsUnavailable) as unavailable:
        send(lambda: HTTPSConnection("127.0.0.1", provider.port, timeout=3))
    assert (provider.asked, unavailable.value.may_have_been_sent) == ([], False)


def test_the_real_provider_is_asked_over_tls_with_its_certificate_checked_and_three_seconds_of_patience():
    connection = connect()
    assert isinstance(connection, HTTPSConnection)
    assert (connection.host, connection.port, connection.timeout) == (HOST, 443, TIMEOUT)
    assert connection._context.verify_mode == ssl.CERT_REQUIRED
    assert connection._context.check_hostname
    assert TIMEOUT == 3


def test_a_template_that_the_provider_was_never_told_of_is_refused_before_asking(provider):
    with pytest.raises(SmsRefused):
        send(to(provider.port), template="withdrawn")
    assert provider.asked == []


def own_certificate(folder: Path) -> Path:
    """A certificate that nobody but its maker trusts, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    encodings = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "own.pem").write_bytes(key.private_bytes(*encodings) + certificate.public_bytes(encodings[0]))
    return folder / "own.pem"
