"""Keys of AWS: data keys made and wrapped by KMS, which never gives its own key away."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from typing import Any

from chalicelib.casework.errors import SealBroken, StoreUnavailable

_LOOKUP_CONTEXT = {"purpose": "lookup"}
_NOT_OURS = ("InvalidCiphertextException", "IncorrectKeyException")


@cache
def kms_client() -> Any:
    """The client of this process. It gives up within three seconds, as long as a person may wait for the 503."""
    import boto3
    from botocore.config import Config

    retries = {"mode": "standard", "total_max_attempts": 2}
    return boto3.session.Session().client("kms", config=Config(connect_timeout=1, read_timeout=1, retries=retries))


class KmsKeys:
    """Keys under one KMS key. ``key_id`` is its ARN or id: an alias may one day name another key.

    ``wrapped_lookup_key`` is made once for a deployment, kept in its settings, and lost with it all lookup hashes:
    ``aws kms generate-data-key-without-plaintext --key-spec AES_256 --encryption-context purpose=lookup --key-id …``.
    KMS writes each record's id into its log, as the context of the record's key.
    """

    def __init__(self, key_id: str, wrapped_lookup_key: bytes) -> None:
        self._key_id, self._wrapped_lookup_key = key_id, wrapped_lookup_key
        self.name = f"kms-{hashlib.sha256(key_id.encode()).hexdigest()[:8]}"

    def new_key(self, context: str) -> tuple[bytes, bytes]:
        """A new key for a record, and the same wrapped."""
        made = _ask("generate_data_key", KeyId=self._key_id, KeySpec="AES_256", EncryptionContext={"record": context})
        return made["Plaintext"], made["CiphertextBlob"]

    def open_key(self, wrapped: bytes, context: str) -> bytes:
        """The key again. Raises ``SealBroken``."""
        return self._decrypt(wrapped, {"record": context})

    def lookup_key(self) -> bytes:
        """The key of lookup hashes, asked for once in a process."""
        return self._lookup_key

    @cached_property
    def _lookup_key(self) -> bytes:
        return self._decrypt(self._wrapped_lookup_key, _LOOKUP_CONTEXT)

    def _decrypt(self, wrapped: bytes, context: dict[str, str]) -> bytes:
        plaintext: bytes = _ask("decrypt", KeyId=self._key_id, CiphertextBlob=wrapped, EncryptionContext=context)[
            "Plaintext"
        ]
        return plaintext


def _ask(operation: str, **arguments: Any) -> dict[str, Any]:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer: dict[str, Any] = getattr(kms_client(), operation)(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in _NOT_OURS:
            raise SealBroken(code) from None
        raise StoreUnavailable(f"KMS: {code}") from error
    except BotoCoreError as error:
        raise StoreUnavailable(f"KMS: {type(error).__name__}") from error
    return answer
