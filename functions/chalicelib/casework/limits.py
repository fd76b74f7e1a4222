"""Limits on guessing: how often somebody may try a password, a pair of reference and phone, a 续办码."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from .ports import Clock, Table
from .vault import Vault

ADDRESS_FACTOR = 50
"""An address may try so many times more: a township, or everybody on one mobile network, shares it."""

_PARTITION = "limit"


@dataclass(frozen=True)
class Limit:
    """So many tries within a period, which begins with the first one, and why so many."""

    tries: int
    period: timedelta
    reason: str


LIMITS = {
    "staff_password": Limit(
        5,
        timedelta(minutes=30),
        "GB/T 22239-2019, 8.1.4.1 b asks for a limit; five and half an hour are the usual reading. At 240 guesses a day "
        "a password outside every list of common ones is safe. The subject is the account's name as typed.",
    ),
    "staff_code": Limit(
        5,
        timedelta(minutes=30),
        "Comes after the password. Three of 10^6 codes fit at any moment: at 240 guesses a day who knows the password "
        "finds one within a year with a chance of 23 %, and each wrong one stands before the owner's eyes at the next "
        "sign-in. A 备用码 has 49 bits. The subject is the account.",
    ),
    "invitation": Limit(
        20,
        timedelta(hours=1),
        "Each guess is another code and 30^16 codes stand against it: the limit per address guards the table's work. "
        "Somebody whose new password is refused sends the same code again some times. The subject is the code.",
    ),
    "progress": Limit(
        5,
        timedelta(hours=1),
        "Four digits have 10,000 values: who knows a reference finds its phone's with a chance of 1.2 % a day, and gets "
        "to see a state and no name. Who knows none has a chance below one in 10^9 a try. The subject is the reference.",
    ),
    "draft_code": Limit(
        20,
        timedelta(hours=1),
        "Each guess is another code, so that this limit guards the work of argon2 and the limit per address the rest; "
        "30^10 codes stand against guessing. Somebody resumes a form on a bad line some ten times. The subject is the code.",
    ),
    "helper_card": Limit(
        20,
        timedelta(hours=1),
        "As for a draft's code: 30^10 codes stand against guessing, and each try costs a run of argon2. The subject is the "
        "code.",
    ),
    "draft_begun": Limit(
        20,
        timedelta(hours=1),
        "Counted by address alone, so 1,000 an hour from one: a township that a carrier shows as one address begins some "
        "hundreds, and a machine that begins drafts all day fills 24,000 rows, which are gone in a fortnight.",
    ),
    "unreachable": Limit(
        20,
        timedelta(hours=1),
        "Counted by address alone, so 1,000 an hour from one: a village that looks for a lawyer taps some dozens, and what a "
        "machine taps all day hides nothing: editors phone before they change an entry.",
    ),
    "submit": Limit(
        20,
        timedelta(days=1),
        "Who sends twenty applications a day floods an office; a family with several matters sends two or three. 1,000 a day "
        "from one address: a whole township may apply from the mobile network of one carrier. The subject is the phone, "
        "else the ID number; what staff enter is not counted.",
    ),
    "sms_code_minute": Limit(
        1,
        timedelta(seconds=60),
        "Who gets no code at once presses again; 1 a minute is also what providers deliver. The subject is the number.",
    ),
    "sms_code_hour": Limit(
        5,
        timedelta(hours=1),
        "Nobody may make a stranger's phone ring all day. With 5 tries a code, 25 guesses an hour at one of 10^6 codes.",
    ),
    "sms_code_day": Limit(
        10,
        timedelta(days=1),
        "What providers deliver to one number a day. 50 guesses a day at 10^6 codes: 5 in 10^5.",
    ),
}
"""By kind. What is tried is counted before it is looked at, right or wrong; ``succeeded`` takes it back."""


@dataclass(frozen=True)
class _Counter:
    sort: str
    most: int


@dataclass(frozen=True)
class Limits:
    """Counts tries. ``address`` is None until proxies are trusted to say it, and what is no address is not counted.
    Whoever cannot count lets nobody through: every method may raise ``StoreUnavailable``.
    """

    table: Table
    vault: Vault
    clock: Clock

    def allow(self, kind: str, subject: str | None, address: str | None = None) -> bool:
        """Count a try, and say whether it may be made. One refused for its address is not held against its subject:
        nobody shut out can shut out others. ``subject`` None is one that cannot exist, so that no try can be right:
        nothing is counted, for the same work.
        """
        expires_at, add = self.clock.now() + LIMITS[kind].period, 0 if subject is None else 1
        return all(
            self.table.count(_PARTITION, counter.sort, add=add, expires_at=expires_at) - add < counter.most
            for counter in self._counters(kind, subject, address)
        )

    def allow_from(self, kind: str, address: str | None) -> bool:
        """Count what nobody has a name for, by address alone, and say whether it may be done. Always, where no address is
        known.
        """
        *of_address, _ = self._counters(kind, None, address)
        expires_at = self.clock.now() + LIMITS[kind].period
        return all(
            self.table.count(_PARTITION, counter.sort, expires_at=expires_at) <= counter.most for counter in of_address
        )

    def allowed_again_at(self, kind: str, subject: str | None, address: str | None = None) -> datetime:
        """When a try may be made again; now, when it may."""
        again_at = self.clock.now()
        for counter in self._counters(kind, subject, address):
            row = self.table.get(_PARTITION, counter.sort)
            if row and row.expires_at and int(row.body) >= counter.most:
                again_at = max(again_at, row.expires_at)
        return again_at

    def succeeded(self, kind: str, subject: str, address: str | None = None) -> None:
        """The try just made was right: the subject begins anew, and the address has not made it."""
        *of_address, of_subject = self._counters(kind, subject, address)
        self.table.delete(_PARTITION, of_subject.sort)
        for counter in of_address:
            self.table.count(_PARTITION, counter.sort, add=-1, expires_at=self.clock.now() + LIMITS[kind].period)

    def _counters(self, kind: str, subject: str | None, address: str | None) -> Iterator[_Counter]:
        """The address's, where there is one, and the subject's. Neither can be read from its row."""
        most = LIMITS[kind].tries
        if network := _network(address or ""):
            hashed = self.vault.hash_for_lookup(f"limit {kind} address", network)
            yield _Counter(f"{kind}/address/{hashed}", most * ADDRESS_FACTOR)
        yield _Counter(f"{kind}/{self.vault.hash_for_lookup(f'limit {kind}', subject or '')}", most)


def _network(address: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 one, all of which one line has for itself; "" for what is no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(found), 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
