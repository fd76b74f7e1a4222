"""The second factor of staff: six digits that a phone shows (TOTP, RFC 6238), and ten 备用码 for when it is lost."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chalicelib.definitions.people import compact

from .account_log import Change, log_of
from .accounts import Accounts, Also
from .codes import new_recovery_code, read_recovery_code, read_sms_code
from .errors import CaseworkError, SealBroken
from .ports import Clock
from .staff import Account, partition_of

STEP_SECONDS = 30
RECOVERY_CODES = 10


class CodeWrong(CaseworkError):
    """Neither a code of this half minute that was not used before, nor a 备用码 that is left."""

    code = "staff_code_wrong"


class NewCodeWrong(CaseworkError):
    """The phone that is to be the second factor does not show this code."""

    code = "staff_new_code_wrong"


@dataclass(frozen=True)
class Offer:
    """A secret that may become somebody's second factor. ``sealed`` goes through their form and comes back with it."""

    secret: str = field(repr=False)
    sealed: str = field(repr=False)

    @property
    def groups(self) -> list[str]:
        """The secret as one types it into a phone: eight times four letters."""
        return [self.secret[at : at + 4] for at in range(0, len(self.secret), 4)]

    def address(self, account: Account, issuer: str) -> str:
        """What the QR code holds."""
        from pyotp import TOTP

        return TOTP(self.secret).provisioning_uri(name=account.name, issuer_name=issuer)


@dataclass(frozen=True)
class SecondFactors:
    """Every method that changes an account refuses with ``CodeWrong``; count tries with ``Limits`` first."""

    accounts: Accounts
    clock: Clock

    def offer(self, account: Account) -> Offer:
        """A new secret; nothing is kept of it here until its first code was typed."""
        from pyotp import random_base32

        secret = random_base32()
        return Offer(secret, self.accounts.vault.seal(_record(account.id), secret))

    def offered(self, account: Account, sealed: str) -> Offer | None:
        """The offer that came back with a form; None where it was none made for this account."""
        try:
            return Offer(self.accounts.vault.unseal(_record(account.id), sealed), sealed)
        except SealBroken:
            return None

    def enrol(self, account_id: str, offer: Offer, typed: str, current: str = "") -> tuple[Account, Sequence[str]]:
        """The offer becomes the second factor, in place of an earlier one only with a ``current`` code of that. Ends all
        sessions. The 备用码 are new, and nobody can read them again. Raises ``NewCodeWrong`` where ``typed`` is not
        what the phone shows.
        """
        codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]

        def enrolled(account: Account) -> Account:
            if account.has_second_factor:
                account = self._used(account, current)
            step = self._step(offer.secret, typed, after=0)
            if step is None:
                raise NewCodeWrong
            account = replace(account, sealed_totp=offer.sealed, totp_step=step, generation=account.generation + 1)
            return replace(account, recovery_hashes=self._hashes(account, codes))

        return self.accounts.change(account_id, enrolled, self._logged(Change.SECOND_FACTOR_SET)), codes

    def use(self, account_id: str, typed: str) -> Account:
        """The account, to which this code, of a phone or a 备用码, has opened the door once and never again."""
        return self.accounts.change(account_id, lambda account: self._used(account, typed))

    def new_recovery_codes(self, account_id: str, typed: str) -> Sequence[str]:
        """Ten new 备用码; earlier ones are worth nothing."""
        codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]

        def renewed(account: Account) -> Account:
            account = self._used(account, typed)
            return replace(account, recovery_hashes=self._hashes(account, codes))

        self.accounts.change(account_id, renewed, self._logged(Change.RECOVERY_CODES_MADE))
        return codes

    def _used(self, account: Account, typed: str) -> Account:
        """``Accounts.change`` writes this by version: of many who use one code at once, one has used it."""
        if not account.has_second_factor or account.disabled:
            raise CodeWrong
        hashed = self._hashes(account, [code]) if (code := read_recovery_code(typed)) else ()
        if hashed and hashed[0] in account.recovery_hashes:
            left = tuple(each for each in account.recovery_hashes if each != hashed[0])
            return replace(account, recovery_hashes=left)
        secret = self.accounts.vault.unseal(_record(account.id), account.sealed_totp)
        step = self._step(secret, typed, after=account.totp_step)
        if step is None:
            raise CodeWrong
        return replace(account, totp_step=step)

    def _step(self, secret: str, typed: str, after: int) -> int | None:
        """The step whose code was typed: this one, or one before or after it, since clocks of phones go wrong (RFC
        6238, 5.2). Steps up to ``after`` are used up.
        """
        from pyotp import TOTP

        code, totp = read_sms_code(compact(typed)), TOTP(secret, interval=STEP_SECONDS)
        now = int(self.clock.now().timestamp()) // STEP_SECONDS
        fitting = [
            step for step in (now - 1, now, now + 1) if code and hmac.compare_digest(totp.generate_otp(step), code)
        ]
        return next((step for step in fitting if step > after), None)

    def _hashes(self, account: Account, codes: Sequence[str]) -> tuple[str, ...]:
        """Hashed under a secret of the vault and for this account: whoever stole the rows cannot try codes on them."""
        kind = f"recovery code of {account.id}"
        return tuple(self.accounts.vault.hash_for_lookup(kind, code) for code in codes)

    def _logged(self, what: Change) -> Also:
        return lambda account: [log_of(account, what, account.id, self.clock.now())]


def without_second_factor(account: Account) -> Account:
    """The account as if it had never had one."""
    return replace(account, sealed_totp="", totp_step=0, recovery_hashes=())


def _record(account_id: str) -> str:
    return f"{partition_of(account_id)}/second-factor"
