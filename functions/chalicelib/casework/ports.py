"""What casework needs from the world: a table, files, keys, an SMS sender, a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

ANY = -1
"""As ``if_version``: whatever stands there."""

ABSENT = 0
"""As ``if_version``: nothing stands there (or only what has expired)."""


@dataclass(frozen=True)
class Row:
    """One row. ``body`` is one text, sealed where it holds personal data. ``version`` is 0 until stored and grows by 1
    with each write. ``index`` is an optional second way to find it: a partition and a sort key of their own.
    ``expires_at`` (aware, UTC) is when it counts as gone, whether or not it was swept.
    """

    partition: str
    sort: str
    body: str
    version: int = 0
    index: tuple[str, str] | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Put:
    """Write a row, if the one in its place has this version."""

    row: Row
    if_version: int = ANY


@dataclass(frozen=True)
class Delete:
    """Remove a row, if it has this version."""

    partition: str
    sort: str
    if_version: int = ANY


class Table(Protocol):
    """The only store. Every method may raise ``StoreUnavailable``. Expired rows are never returned."""

    def get(self, partition: str, sort: str) -> Row | None:
        """The row, read consistently: a write that returned is seen."""

    def put(self, row: Row, if_version: int = ANY) -> int:
        """Write one row and return its new version; raise ``Conflict`` when the one there is of another version."""

    def delete(self, partition: str, sort: str, if_version: int = ANY) -> None:
        """Remove one row, if there; raise ``Conflict`` when it is of another version."""

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
        index: bool = False,
    ) -> list[Row]:
        """Rows of a partition by sort key, those that begin with ``prefix``, beyond ``after`` (exclusive, in the
        direction asked), at most ``limit``. With ``index`` the partition and sort key are those of the index.
        """

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """All of at most 100 writes, or none: raise ``Conflict`` when any row is of another version than expected.
        No two writes name the same row.
        """

    def count(self, partition: str, sort: str, *, add: int = 1, expires_at: datetime | None = None) -> int:
        """Add to a counter, which begins at 0 (again when it has expired), and return it; never loses an addition."""

    def sweep(self) -> int:
        """Remove for good what has expired, and return how many rows that were: 0 where the store does so by itself."""


class Files(Protocol):
    """Contents too long for a row, by keys that we make: lower-case hexadecimal digits. Every method may raise
    ``StoreUnavailable``.
    """

    def put(self, key: str, content: bytes) -> None:
        """Keep a content, whole or not at all; another one under this key is replaced."""

    def get(self, key: str) -> bytes:
        """The content; raise ``KeyError`` where there is none."""

    def delete(self, key: str) -> None:
        """Remove it for good, if there."""


class Keys(Protocol):
    """Makes and opens the keys that records are sealed with. ``name`` tells kinds apart in stored texts."""

    name: str

    def new_key(self, context: str) -> tuple[bytes, bytes]:
        """A new 256-bit key for a record, and the same wrapped so that only ``open_key`` with the same context
        gives it back.
        """

    def open_key(self, wrapped: bytes, context: str) -> bytes:
        """The key again; raise ``SealBroken`` for another context or a changed text."""

    def lookup_key(self) -> bytes:
        """The secret 256-bit key under which names, phones and ID numbers are hashed for lookup."""


class SmsSender(Protocol):
    """Sends one text message."""

    name: str

    def send(self, *, message_id: str, phone: str, template: str, values: dict[str, str], text: str) -> str:
        """Hand over a message and return the provider's id for it. ``message_id`` is ours and comes back in the
        receipt; ``text`` is the whole message, which providers build from ``template`` and ``values``.

        Raises ``SmsUnavailable`` (try again later, but not before a receipt where the message may have been taken)
        or ``SmsRefused`` (never again).
        """


Verdict = Literal["format", "verified", "mismatch", "unavailable"]
"""What is known of a name and a number: the number is well formed, they belong together, they do not, nobody answered."""


class IdentityVerifier(Protocol):
    """Says whether a name and the number of a document belong together. Nothing waits for it: whoever it does not know
    applies all the same, and shows the document at the first meeting.
    """

    def verify(self, name: str, document: str, number: str) -> Verdict:
        """``document`` is "id_card", or what the form calls another kind. Raises nothing."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
