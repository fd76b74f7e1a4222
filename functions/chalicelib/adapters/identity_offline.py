"""Real names without a provider: nobody is asked, so that no more than the form of a number is known."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.casework.ports import Clock, Verdict
from chalicelib.definitions.one_answer import ID_CARD
from chalicelib.definitions.people import check_id_number, read_other_document
from chalicelib.settings import CHINA


@dataclass(frozen=True)
class OfflineIdentity:
    """An ``IdentityVerifier`` for everybody who has no contract with one."""

    clock: Clock

    def verify(self, name: str, document: str, number: str) -> Verdict:
        """See ``IdentityVerifier``."""
        if document != ID_CARD:
            return "format" if name and read_other_document(number) else "mismatch"
        known, _ = check_id_number(number, self.clock.now().astimezone(CHINA).date())
        return "format" if name and known else "mismatch"
