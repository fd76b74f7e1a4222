"""The signature of Alibaba Cloud's API, version 3 (ACS3-HMAC-SHA256), by hand: the SDK weighs 42 MB.

https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

_ALGORITHM = "ACS3-HMAC-SHA256"
_EMPTY_BODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class AccessKey:
    """The account's key pair."""

    id: str
    secret: str = field(repr=False)


def canonical_query(parameters: Mapping[str, str]) -> str:
    """The query to send and to sign: sorted by name, encoded as RFC 3986 says."""
    return "&".join(f"{_encode(name)}={_encode(value)}" for name, value in sorted(parameters.items()))


def signed_headers(
    key: AccessKey, host: str, action: tuple[str, str], query: str, moment: datetime, nonce: str
) -> dict[str, str]:
    """The headers of a POST to ``/`` without a body. ``action`` is its name and the version of the API."""
    headers = {
        "host": host,
        "x-acs-action": action[0],
        "x-acs-content-sha256": _EMPTY_BODY,
        "x-acs-date": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "x-acs-signature-nonce": nonce,
        "x-acs-version": action[1],
    }
    names = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = f"POST\n/\n{query}\n{lines}\n{names}\n{_EMPTY_BODY}"
    to_sign = f"{_ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(key.secret.encode(), to_sign.encode(), "sha256").hex()
    return {**headers, "Authorization": f"{_ALGORITHM} Credential={key.id},SignedHeaders={names},Signature={signature}"}


def _encode(text: str) -> str:
    return quote(text, safe="")
