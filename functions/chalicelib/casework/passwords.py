"""Staff passwords: which are taken, and how they are kept. A password is used exactly as typed, whatever its script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chalicelib.definitions.people import compact

from .errors import CaseworkError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 128
_TIMES, _KIBIBYTES, _LANES = 2, 19 * 1024, 1  # the least that OWASP recommends for argon2id: some 25 ms for each guess

NOBODYS_HASH = f"$argon2id$v=19$m={_KIBIBYTES},t={_TIMES},p={_LANES}${'A' * 22}${'A' * 43}"
"""Looks like a kept password and takes as long to try, but none is known to fit: all of its 32 bytes are 0."""

# First the twelve of twelve characters or more among zxcvbn 4.5's 3,000 most used (ASVS 5.0, 6.2.4). Then others that go
# along the keyboard or count, most of them from its 30,000, and 我爱你 and 一生一世 in numbers, from nobody's list.
_LISTED = """
123qweasdzxc 1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y mailcreated5240 qazwsxedcrfv 123456qwerty qwerty123456
polniypizdec0211 sojdlg123aljg leavemealone 123456654321
qazwsxedc123 zxcasdqwe123 123456789qwe 1qazxsw23edc qwerasdfzxcv qweasdzxc123 123456789987654321 112233445566
1qaz2wsx3edc4rfv 123456789123 qazwsxedcrfvtgb zaq1xsw2cde3 123456789abc 123456789qwerty qazxswedcvfr qwertyasdfgh
12345678900987654321 010203040506 qwerty123456789 1234567890qw 1234qwerasdf asdfghjkl123 qwertyuiop123 1qa2ws3ed4rf
12345678987654321 q1w2e3r4t5y6u7i8 1234567890qwe 12qw34er56ty abc123456789 012345678910 1234qwerasdfzxcv 111222333000
zaqwsxcderfv 1234567890qwerty zxcvbn123456 123321456654 asdfgh123456 1234567887654321 111222333444555 123456789000
zxcvbnm123456789 a1s2d3f4g5h6 123456789012 1234567890123 12345678901234567890 qwertyuiop12 abcd12345678 a12345678910
123456abcdef abcdef123456 aaaaaa123456 aa1234567890 asdf12345678 1qaz2wsx1qaz qwertyuiopas asdfghjklzxcvbnm
woaini1314520 woaini5201314 woaini521314 woaini123456 iloveyou1314 iloveyou5201314 520131452013 5201314woaini
"""
_COMMON = frozenset(_LISTED.split())

# What is left of a password without these and the account's name is what a stranger must guess (ASVS 5.0, 6.2.11).
_OF_THE_SERVICE = ("12348", "zhangshang", "falvyuanzhu", "sifaju", "password", "administrator", "法律援助", "司法局")
_LEAST_LEFT = 8
_LEAST_DIFFERENT = 5


class PasswordRefused(CaseworkError):
    """The new password is against the policy; ``code`` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PasswordWrong(CaseworkError):
    """The password in use until now was not given rightly."""

    code = "password_wrong"


def check_new_password(password: str, account_name: str) -> None:
    """Raises ``PasswordRefused``. Length alone is asked for, no kinds of characters (ASVS 5.0, 6.2)."""
    if len(password) < SHORTEST:
        raise PasswordRefused("password_too_short")
    if len(password) > LONGEST:
        raise PasswordRefused("password_too_long")
    if _is_common(compact(password).casefold(), compact(account_name).casefold()):
        raise PasswordRefused("password_too_common")


def _is_common(typed: str, account_name: str) -> bool:
    left = typed
    for word in (account_name, *_OF_THE_SERVICE):
        left = left.replace(word, "") if word else left
    return typed in _COMMON or len(left) < _LEAST_LEFT or len(set(left)) < _LEAST_DIFFERENT


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(_as_bytes(password))


def password_fits(password: str, kept: str) -> bool:
    """Whether it is the kept one; as slow for a wrong one, of any length."""
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(kept, _as_bytes(password))
    except VerifyMismatchError:
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_TIMES, memory_cost=_KIBIBYTES, parallelism=_LANES)


def _as_bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")  # half a character is a wrong password, not a broken page
