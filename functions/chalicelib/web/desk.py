"""Where the views find casework. ``app.py`` provides it, since only there adapters are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from chalicelib.casework.accounts import Accounts
from chalicelib.casework.applications import Applications
from chalicelib.casework.appointments import Appointments
from chalicelib.casework.case_sessions import CaseSessions
from chalicelib.casework.commands import Commands
from chalicelib.casework.confirmations import Confirmations
from chalicelib.casework.document_worker import DocumentWorker
from chalicelib.casework.documents import Documents
from chalicelib.casework.drafts import Drafts
from chalicelib.casework.helper_cards import HelperCards
from chalicelib.casework.invitations import Invitations
from chalicelib.casework.kept_notices import notice_by_id
from chalicelib.casework.ledger import Ledger
from chalicelib.casework.limits import Limits
from chalicelib.casework.outbox import Outbox
from chalicelib.casework.ports import Clock, IdentityVerifier, Table
from chalicelib.casework.receipts import Receipt
from chalicelib.casework.second_factor import SecondFactors
from chalicelib.casework.sessions import Sessions
from chalicelib.casework.vault import Vault
from chalicelib.casework.wishes import Wishes

from .draft_cookie import DraftCookie
from .staff_cookies import StaffCookie

NOTICE_STATES = {
    "pending": "等着发",
    "sending": "正在发",
    "unknown": "不知道发出没有，等回执",
    "sent": "发出了，等回执",
    "delivered": "送达了",
    "failed": "没有送达，要打电话",
}
"""What is said of a message, by its state."""


class ShownMessage(Protocol):
    """A message as the local outbox shows it."""

    @property
    def provider_id(self) -> str:
        """The provider's id for it."""

    @property
    def message_id(self) -> str:
        """Our id for it."""


class DevOutbox(Protocol):
    """The local outbox, for trying things out."""

    def messages(self) -> Sequence[ShownMessage]:
        """The messages, newest first."""

    def receipt(self, provider_id: str, *, delivered: bool) -> dict[str, object] | None:
        """The receipt that a provider would send of a message, in its own shape; None for an unknown message."""


@dataclass(frozen=True)
class Desk:
    """Everything that takes a store. ``dev_outbox`` is None where messages really go out; ``must_enrol`` is whether no
    staff get in without a second factor.
    """

    table: Table
    vault: Vault
    clock: Clock
    drafts: Drafts
    draft_cookie: DraftCookie
    documents: Documents
    document_worker: DocumentWorker
    ledger: Ledger
    applications: Applications
    limits: Limits
    confirmations: Confirmations
    case_sessions: CaseSessions
    cards: HelperCards
    verifier: IdentityVerifier
    accounts: Accounts
    sessions: Sessions
    second_factors: SecondFactors
    invitations: Invitations
    must_enrol: bool
    staff_cookie: StaffCookie
    commands: Commands
    wishes: Wishes
    appointments: Appointments
    outbox: Outbox
    read_receipts: Callable[[bytes], list[Receipt]]
    dev_outbox: DevOutbox | None

    def state_of(self, message_id: str) -> str:
        """What became of a message, a key of ``NOTICE_STATES``; "" for an unknown one."""
        kept = notice_by_id(self.table, message_id)
        return kept.state if kept else ""


_makers: list[Callable[[], Desk]] = []


def provide(make: Callable[[], Desk]) -> None:
    """Say how the desk is made. It is made when first asked for: a calculator needs none."""
    _makers[:] = [make]
    desk.cache_clear()


@cache
def desk() -> Desk:
    """The desk of this process."""
    return _makers[0]()
