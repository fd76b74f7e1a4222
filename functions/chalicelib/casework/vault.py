"""Sealing: what is at rest belongs to one record and opens nowhere else. The only module that knows the cipher.

A sealed text reads ``<name of the keys>.1.<wrapped key>.<ciphertext>``, so that texts of several keys, and one day of
another cipher, lie side by side while they are sealed anew. A sealed file is the same, its ciphertext as bytes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from chalicelib.definitions.people import compact

from .errors import SealBroken
from .ports import Keys

_VERSION = "1"
_NONCE_BYTES = 12


# cryptography is imported on first use, here and wherever we need it: a calculator shares the Lambda and its cold start.
def encrypt(key: bytes, content: bytes, context: str) -> bytes:
    """AES-256-GCM with a nonce of its own, which comes first. It opens only with the same context."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, context.encode())


def decrypt(key: bytes, encrypted: bytes, context: str) -> bytes:
    """What was encrypted. Raises ``SealBroken`` for another key, another context or a changed byte."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(key)
    try:
        return cipher.decrypt(encrypted[:_NONCE_BYTES], encrypted[_NONCE_BYTES:], context.encode())
    except (InvalidTag, ValueError):  # ValueError: cut so short that not even the nonce is whole
        raise SealBroken(context) from None


def seal_with(key: bytes, context: str, text: str) -> str:
    """The text encrypted under this key, in letters that any store takes."""
    return _to_letters(encrypt(key, text.encode(), context))


def unseal_with(key: bytes, context: str, sealed: str) -> str:
    """The text again. Raises ``SealBroken``."""
    return decrypt(key, _from_letters(sealed, context), context).decode()


class Vault:
    """Seals texts and files, each under a key of its own that ``keys`` wraps, and opens those of ``older`` keys as well.

    Lookup hashes and derived secrets are those of ``keys`` alone: after a change of keys what was found by hash must be
    hashed anew.
    """

    def __init__(self, keys: Keys, *older: Keys) -> None:
        self._keys = keys
        self._all = {each.name: each for each in (keys, *older)}

    def seal(self, record: str, text: str) -> str:
        """Seal a text for one record. The record's id is no secret: KMS writes it into its log."""
        key, wrapped = self._keys.new_key(record)
        return ".".join((self._keys.name, _VERSION, _to_letters(wrapped), seal_with(key, record, text)))

    def unseal(self, record: str, sealed: str) -> str:
        """The text again. Raises ``SealBroken`` for another record's text, a changed one, or one of unknown keys."""
        head, _, ciphertext = sealed.rpartition(".")
        return unseal_with(self._open_key(record, head), record, ciphertext)

    def seal_bytes(self, record: str, content: bytes) -> bytes:
        """Seal a content for one record, without the third that letters would add."""
        key, wrapped = self._keys.new_key(record)
        head = ".".join((self._keys.name, _VERSION, _to_letters(wrapped)))
        return head.encode() + b"." + encrypt(key, content, record)

    def unseal_bytes(self, record: str, sealed: bytes) -> bytes:
        """The content again. Raises ``SealBroken`` as ``unseal`` does."""
        *head, ciphertext = sealed.split(b".", 3)
        key = self._open_key(record, b".".join(head).decode("ascii", "replace"))
        return decrypt(key, ciphertext, record)

    def _open_key(self, record: str, head: str) -> bytes:
        """The key of a sealed content that begins so: ``<name of the keys>.1.<wrapped key>``."""
        name, version, wrapped = _parts(head, record)
        if name not in self._all or version != _VERSION:
            raise SealBroken(record)
        return self._all[name].open_key(_from_letters(wrapped, record), record)

    def hash_for_lookup(self, kind: str, value: str) -> str:
        """What a row is found by in place of the value: the same however it was typed (full-width, lower case, spaces,
        hyphens), another for each kind, and not to be guessed at without the lookup key.
        """
        typed = compact(value).casefold()
        return hmac.new(self.secret_for(f"lookup {kind}"), typed.encode(), hashlib.sha256).hexdigest()

    def secret_for(self, purpose: str) -> bytes:
        """A 256-bit secret for one purpose, the same for as long as the keys are. It tells nothing of any other."""
        return hmac.digest(self._keys.lookup_key(), purpose.encode(), "sha256")


def _parts(head: str, record: str) -> list[str]:
    parts = head.rsplit(".", 2)
    if len(parts) != 3 or not all(parts):
        raise SealBroken(record)
    return parts


def _to_letters(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


def _from_letters(letters: str, record: str) -> bytes:
    try:
        content = base64.urlsafe_b64decode(letters)
    except ValueError:
        raise SealBroken(record) from None
    # Python passes over foreign characters and spare bits; then a changed text would open.
    if _to_letters(content) != letters:
        raise SealBroken(record)
    return content
