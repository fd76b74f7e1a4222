"""Codes that people hold: the reference of a case, the 续办码 of a draft, the code in an SMS or of a phone, 备用码, 邀请码."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from chalicelib.definitions.people import compact

from .errors import SealBroken
from .vault import Vault, seal_with, unseal_with

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O, 1 I L and U, which are taken for one another when read, written down or said."""

# The check character is the sum of place × character modulo 31. The weights (1 to 7, and -1 of the check) all differ and
# 31 is a prime above the alphabet's size, so one wrong character, or any two exchanged, never fit. Of the 31 remainders
# one has no character; such a draw is thrown away.
_PRIME = 31

_SMS_CODE = re.compile(r"[0-9]{6}")
_DRAFT_VERSION = "code.1."


def new_reference() -> str:
    """A reference as shown: 7 random characters and one that checks them, "7K3M-9TQ2"."""
    while True:
        characters = _random(7)
        check = _check_number(characters)
        if check < len(ALPHABET):
            return _as_reference(characters + ALPHABET[check])


def read_reference(typed: str) -> str | None:
    """The reference as shown, from lower case, full-width, with spaces or without the dash; None for a slip."""
    characters = _read(typed, 8)
    if characters is None or _check_number(characters[:7]) != ALPHABET.index(characters[7]):
        return None
    return _as_reference(characters)


def new_draft_code() -> str:
    """A 续办码 as shown: 10 random characters, "7K3-M9T-Q2XA"."""
    return _as_draft_code(_random(10))


def read_draft_code(typed: str) -> str | None:
    """The 续办码 as shown, read as kindly as a reference; None where it cannot be one."""
    characters = _read(typed, 10)
    return _as_draft_code(characters) if characters else None


@dataclass(frozen=True)
class DraftKey:
    """What a 续办码 gives: where the draft lies, and the key that it is sealed with, which is kept nowhere."""

    row_id: str
    key: bytes = field(repr=False)

    def seal(self, text: str) -> str:
        """Seal the draft as it stands now."""
        return _DRAFT_VERSION + seal_with(self.key, self.row_id, text)

    def unseal(self, sealed: str) -> str:
        """The draft again. Raises ``SealBroken``."""
        if not sealed.startswith(_DRAFT_VERSION):
            raise SealBroken(self.row_id)
        return unseal_with(self.key, self.row_id, sealed.removeprefix(_DRAFT_VERSION))


def argon2id(secret: bytes, salt: bytes) -> bytes:
    """64 bytes, at the least cost that OWASP recommends (19 MiB, twice): some 25 ms for each guess."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=64, type=Type.ID)


def draft_key(
    vault: Vault, code: str, stretch: Callable[[bytes, bytes], bytes] = argon2id, purpose: str = "draft code"
) -> DraftKey:
    """Row and key of a code as shown, from one run of argon2.

    Salted by a secret of the vault for the purpose: whoever stole the rows alone cannot try codes on them.
    """
    stretched = stretch(code.replace("-", "").encode(), vault.secret_for(purpose))
    return DraftKey(row_id=stretched[:32].hex(), key=stretched[32:])


def new_sms_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(1_000_000):06}"


def new_recovery_code() -> str:
    """A 备用码 as shown: 10 random characters (49 bits), "7K3M9-TQ2XA"."""
    return f"{_random(5)}-{_random(5)}"


def new_long_code() -> str:
    """A 邀请码 or a demo password as shown: 16 random characters (78 bits), "7K3M-9TQ2-X4PW-HBNA"."""
    return "-".join(_random(4) for _ in range(4))


def read_recovery_code(typed: str) -> str | None:
    """The 备用码 as shown, read as kindly as a reference; None where it cannot be one."""
    characters = _read(typed, 10)
    return f"{characters[:5]}-{characters[5:]}" if characters else None


def read_sms_code(typed: str) -> str | None:
    """The six digits, or None."""
    code = compact(typed)
    return code if _SMS_CODE.fullmatch(code) else None


def sms_code_hash(vault: Vault, code: str, purpose: str, session: str) -> str:
    """What is kept of an SMS code: it fits this purpose in this session only, and cannot be tried out on a stolen row.
    Compare with ``hmac.compare_digest``.
    """
    bound = "\0".join((purpose, session, code))
    return hmac.new(vault.secret_for("sms code"), bound.encode(), hashlib.sha256).hexdigest()


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _check_number(characters: str) -> int:
    return sum(place * ALPHABET.index(character) for place, character in enumerate(characters, start=1)) % _PRIME


def _read(typed: str, length: int) -> str | None:
    letters = compact(typed)
    characters = letters.upper() if letters.isascii() else ""  # "ß" in capitals would pass for two letters
    right = len(characters) == length and all(character in ALPHABET for character in characters)
    return characters if right else None


def _as_reference(characters: str) -> str:
    return f"{characters[:4]}-{characters[4:]}"


def _as_draft_code(characters: str) -> str:
    """In groups as one says a phone number, so that nobody takes it for a reference."""
    return f"{characters[:3]}-{characters[3:6]}-{characters[6:]}"
