"""What the citizen of a case does with it after sending: supplement, withdraw, object, complain, ask for another lawyer,
export, delete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.definitions.people import compact

from .cases import CITIZEN, Case, Event
from .errors import CaseworkError
from .guards import phone_is_confirmed
from .kinds import Kind, Track
from .ledger import ChangedMeanwhile, Ledger
from .ports import Delete, Put
from .workflow import WISHES, Wish

LONGEST_TEXT = 2000
MUST_SAY = frozenset({Wish.OBJECT, Wish.COMPLAIN})


class CannotNow(CaseworkError):
    """The case does not stand where this can be asked for."""

    code = "cannot_now"


class NothingSaid(CaseworkError):
    """An objection or complaint without a word, or with more than ``LONGEST_TEXT`` characters."""

    code = "nothing_said"


class Locked(CaseworkError):
    """An office has received it: it is an archive now, which nobody may take things out of."""

    code = "locked"


@dataclass(frozen=True)
class Wishes:
    """The wishes of a citizen whom a code has let in."""

    ledger: Ledger

    def possible(self, case: Case) -> list[Wish]:
        """What may be asked for now."""
        return [wish for wish, step in WISHES.items() if step.begins_now(case)]

    def take(self, case: Case, wish: Wish, text: str = "", extra: Sequence[Put | Delete] = ()) -> Case:
        """Do it. Raises ``CannotNow``, ``NothingSaid`` or ``ChangedMeanwhile``."""
        step = WISHES[wish]
        if not step.begins_now(case):
            raise CannotNow
        if (wish in MUST_SAY and not compact(text)) or len(text) > LONGEST_TEXT:
            raise NothingSaid
        event = Event(step.leads_to, self.ledger.clock.now(), CITIZEN, {"text": text} if text else {})
        notice = self.ledger.notice(case.followed_by(event), step.template_for(case), step.about)
        return self.ledger.append(case, event, notice, extra)

    def delete(self, case: Case, extra: Sequence[Put | Delete] = ()) -> None:
        """Forget an application that no office has received, with all that hangs on it. Raises ``Locked``."""
        if case.at(Track.DECISION) is not Kind.SUBMITTED:
            raise Locked
        self.ledger.forget(case, extra)

    def add_documents(self, case: Case, names: Sequence[str], extra: Sequence[Put | Delete]) -> Case:
        """Papers that came after the application, by their labels."""
        event = Event(Kind.DOCUMENTS_ADDED, self.ledger.clock.now(), CITIZEN, {"what": "、".join(names)})
        return self.ledger.append(case, event, extra=extra)

    def confirm_phone(self, case: Case) -> None:
        """A code sent to the phone of the case has come back; noted once, or at a later code if just now staff took a step."""
        if not phone_is_confirmed(case):
            with suppress(ChangedMeanwhile):
                self.ledger.append(case, Event(Kind.PHONE_CONFIRMED, self.ledger.clock.now(), CITIZEN, {}))


def exported(case: Case) -> Mapping[str, object]:
    """Everything kept about the person in the case (个人信息保护法 45), for a machine; what staff only propose is theirs."""
    return {"reference": case.text("reference"), "events": [_exported(event) for event in case.events]}


def _exported(event: Event) -> dict[str, object]:
    by = "申请人" if event.by == CITIZEN else "工作人员"
    details = {} if event.kind in _INTERNAL else dict(event.details)
    return {"kind": event.kind, "at": event.at.isoformat(), "by": by, "details": details}


_INTERNAL = frozenset(
    {
        Kind.GRANT_PROPOSED,
        Kind.REFUSAL_PROPOSED,
        Kind.RETURNED,
        Kind.TERMINATION_PROPOSED,
        Kind.TERMINATION_RETURNED,
    }
)
