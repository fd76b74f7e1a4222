"""Sessions of staff, kept on the server: the browser holds a random token, the table its hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .accounts import Accounts
from .errors import Conflict
from .ports import ABSENT, Clock, Delete, Put, Row, Table
from .staff import Account

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
HALF = timedelta(minutes=5)
"""Time enough to take out a phone and type six digits."""

HALF_TO_ENROL = IDLE
"""Who has no second factor yet may have to find and install an app."""

_SORT = "session"
_HALF_SORT = "half session"
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class Session:
    """Somebody is signed in. ``account`` is as it stands now, not as it was at sign-in."""

    account: Account
    began_at: datetime


@dataclass(frozen=True)
class HalfSession:
    """Somebody has given the right password, and nothing else yet. ``back`` is where they were, "" for nowhere."""

    account: Account
    back: str


@dataclass(frozen=True)
class Sessions:
    """Begins, finds and ends sessions, and makes the tokens that their forms carry.

    ``Accounts.end_sessions``, ``disable`` and ``change_password`` end all sessions of an account in one write, those
    included whose sign-in was verified before it and begins after it.
    """

    table: Table
    accounts: Accounts
    clock: Clock
    form_secret: bytes = field(repr=False)

    def begin(self, account: Account, replacing: str = "") -> str:
        """The token of a new session, for an account just verified. The one that the browser had before ends, so that
        nobody goes on under a token which another has slipped in.
        """
        return self._begin(account, replacing, _SORT, IDLE, began_at=self.clock.now().isoformat())

    def begin_half(self, account: Account, replacing: str = "", back: str = "") -> str:
        """The token of half a session, which only ``find_half`` finds: the second factor is still to come. ``begin`` one
        ``replacing`` it then.
        """
        lasts = HALF if account.has_second_factor else HALF_TO_ENROL
        return self._begin(account, replacing, _HALF_SORT, lasts, back=back)

    def find_half(self, token: str) -> HalfSession | None:
        """Half a session, which no look prolongs."""
        row = self.table.get(_partition(token), _HALF_SORT)
        account = self._account_of(row)
        return HalfSession(account, json.loads(row.body)["back"]) if row and account else None

    def find(self, token: str) -> Session | None:
        """The session, whose 15 minutes begin anew; None when it is over, or its account is disabled."""
        row = self.table.get(_partition(token), _SORT)
        account = self._account_of(row)
        if row is None or account is None:
            return None
        began_at = datetime.fromisoformat(json.loads(row.body)["began_at"])
        return Session(account, began_at) if self._prolong(row, began_at) else None

    def end(self, token: str) -> None:
        """Sign out: whoever has copied the token has nothing any more."""
        self.table.transact([Delete(_partition(token), each) for each in (_SORT, _HALF_SORT)])

    def form_token(self, token: str, purpose: str) -> str:
        """What a form of this session carries in a hidden field. ``purpose`` names what it does and to which case:
        "assign 7K3M-9TQ2". A ``new_token`` of nobody's session does for the form that signs in.
        """
        return _mac(self.form_secret, token, purpose).hex()

    def form_token_fits(self, token: str, purpose: str, sent: str) -> bool:
        """Whether a form was made for this session and purpose."""
        return hmac.compare_digest(_as_bytes(self.form_token(token, purpose)), _as_bytes(sent))

    def _begin(self, account: Account, replacing: str, sort: str, lasts: timedelta, **more: str) -> str:
        token = new_token()
        body = {"account": account.id, "generation": account.generation, **more}
        row = Row(_partition(token), sort, json.dumps(body), expires_at=self.clock.now() + lasts)
        ended = [Delete(_partition(replacing), each) for each in (_SORT, _HALF_SORT)] if replacing else []
        self.table.transact([Put(row, ABSENT), *ended])
        return token

    def _account_of(self, row: Row | None) -> Account | None:
        kept = json.loads(row.body) if row else {}
        account = self.accounts.get(kept["account"]) if row else None
        stands = account and not account.disabled and account.generation == kept["generation"]
        return account if stands else None

    def _prolong(self, row: Row, began_at: datetime) -> bool:
        """Whether the session still stands. The version keeps a request that began earlier from reviving it."""
        expires_at = min(self.clock.now() + IDLE, began_at + ABSOLUTE)
        try:
            self.table.put(replace(row, expires_at=expires_at), if_version=row.version)
        except Conflict:  # another request has prolonged or ended it
            return self.table.get(row.partition, row.sort) is not None
        return True


def new_token() -> str:
    """256 random bits in 43 letters, digits, "-" and "_"."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def _partition(token: str) -> str:
    return f"session/{hashlib.sha256(_as_bytes(token)).hexdigest()}"  # so random a token needs neither salt nor argon2


def _mac(secret: bytes, *parts: str) -> bytes:
    return hmac.digest(secret, _as_bytes("\0".join(parts)), "sha256")


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
