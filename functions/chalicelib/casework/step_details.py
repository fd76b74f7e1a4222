"""What an event holds beyond its kind: made from what somebody filled in for a step, and from the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chalicelib.definitions.form import Answers

from .access import Action
from .accounts import Accounts
from .call_list import calls_to_make
from .cases import CHINA, Case, Event, put_event
from .errors import CaseworkError
from .kinds import Kind
from .ledger import Ledger
from .notice_text import day_in_sms
from .ports import Delete, Put
from .staff import Account, Role

CALLS_BEFORE_TEXT = 2
"""After so many calls that nobody took a text is sent."""

Details = dict[str, object]


class LawyerUnknown(CaseworkError):
    """The lawyer chosen has no account, or none that works, or is of another firm, or is not named for sensitive cases."""

    code = "lawyer_unknown"


class AskedBefore(CaseworkError):
    """What is missing is told once and completely (法律援助法 43.2); other things later need a reason."""

    code = "asked_before"


class StillTime(CaseworkError):
    """The day until which papers may be supplemented is not over."""

    code = "still_time"


class Unfounded(CaseworkError):
    """A decision against somebody names its reason, its article and what he can do (法律援助法 43.1, 48, 49)."""

    code = "unfounded"


class OfficeUnknown(CaseworkError):
    """A case goes to another office of the same kind."""

    code = "office_unknown"


class NoSuchCase(CaseworkError):
    """There is no such case in this office."""

    code = "no_such_case"


class FromTheFuture(CaseworkError):
    """A day on which something happened is still to come, or lies before the case."""

    code = "not_that_day"


@dataclass(frozen=True)
class Asked:
    """A step that is being taken."""

    ledger: Ledger
    accounts: Accounts
    account: Account
    action: Action
    case: Case
    answers: Answers

    def text(self, name: str) -> str:
        """An answer as text, "" where there is none."""
        answer = self.answers.get(name)
        return "" if answer is None else str(answer)

    @property
    def today(self) -> date:
        """The day in China."""
        return self.ledger.clock.now().astimezone(CHINA).date()


@dataclass(frozen=True)
class Prepared:
    """What the event holds, what its message says beyond what every message may say, and what is written with it."""

    details: Details
    values: Mapping[str, str] = field(default_factory=dict)
    extra: Sequence[Put | Delete] = ()
    template: str | None = None
    """A message that only this time is sent."""


def prepare(asked: Asked) -> Prepared:
    """What the step's event holds. Raises what the step refuses."""
    return _PREPARING.get(asked.action, _as_filled_in)(asked)


def _as_filled_in(asked: Asked) -> Prepared:
    return Prepared({name: asked.text(name) for name in asked.answers if asked.text(name)})


def _on_a_day(asked: Asked) -> Prepared:
    """What happened on a day that may lie before today."""
    on = asked.answers.get("on")
    if not isinstance(on, date) or not asked.case.first.day <= on <= asked.today:
        raise FromTheFuture
    return _as_filled_in(asked)


def _supplement(asked: Asked) -> Prepared:
    items = _lines(asked.text("items"))
    before = [
        item
        for event in asked.case.events
        if event.kind is Kind.SUPPLEMENT_ASKED
        for item in _lines(event.text("items"))
    ]
    if before and not set(items) <= set(before) and not asked.text("again"):
        raise AskedBefore
    until = asked.answers["until"]
    assert isinstance(until, date)
    if until <= asked.today:
        raise FromTheFuture
    return Prepared(_as_filled_in(asked).details, {"last_day": day_in_sms(until)})


def _deem_withdrawn(asked: Asked) -> Prepared:
    told = asked.case.happened(Kind.SUPPLEMENT_ASKED)
    if told is None or asked.today <= date.fromisoformat(told.text("until")):
        raise StillTime
    return Prepared({})


def _refusal_proposal(asked: Asked) -> Prepared:
    if not (asked.text("reason") and asked.text("article") and asked.text("elsewhere")):
        raise Unfounded
    return Prepared({**_as_filled_in(asked).details, **_REMEDY})


def _termination_proposal(asked: Asked) -> Prepared:
    if not (asked.text("reason") and asked.text("ground")):
        raise Unfounded
    article = f"48.1({asked.text('ground')})"
    return Prepared({**_as_filled_in(asked).details, "article": article, **_REMEDY})


_REMEDY = {"law": "legal-aid-law", "remedy": "legal-aid-law#49"}


def _as_proposed(asked: Asked, kind: Kind) -> Prepared:
    """The reason, article and remedy of what was proposed stand in the decision; its review form does not."""
    proposed = asked.case.happened(kind)
    assert proposed
    return Prepared({name: detail for name, detail in proposed.details.items() if name != "paper"})


def _handing_over(asked: Asked) -> Prepared:
    """Whom the office has still to tell, the other one tells."""
    service = asked.ledger.service(asked.case.text("service"))
    others = {each.id for each in service.offices if each.kind == service.office_kind} - {asked.case.office}
    if asked.text("to") not in others:
        raise OfficeUnknown
    calls = [call for call in calls_to_make(asked.ledger.table, asked.case.office) if call.case == asked.case.id]
    moved = [write for call in calls for write in (call.done(), replace(call, office=asked.text("to")).put())]
    return Prepared(_as_filled_in(asked).details, extra=moved)


def _assignment(asked: Asked) -> Prepared:
    """The lawyer with name and firm as the citizen is told them, and the number that will call."""
    account = asked.accounts.get(asked.text("lawyer"))
    if account is None or account.disabled or account.role is not Role.LAWYER or not _may_choose(asked, account):
        raise LawyerUnknown
    name = asked.accounts.personal_name(account)
    details: Details = {"lawyer": account.id, "name": name, "firm": account.office, "phone": asked.text("phone")}
    values = {"lawyer": name, "firm": account.office, "lawyer_phone": asked.text("phone")}
    return Prepared(details, values)


def _may_choose(asked: Asked, lawyer: Account) -> bool:
    """A firm chooses among its own lawyers; a sensitive case goes to those alone who may see it."""
    if asked.ledger.service(asked.case.text("service")).sensitive and not lawyer.sees_sensitive:
        return False
    chosen = asked.case.happened(Kind.FIRM_CHOSEN)
    of_firm = asked.account.office if asked.account.role is Role.FIRM else chosen.text("firm") if chosen else ""
    return asked.action is Action.REPLACE or lawyer.office == (of_firm or lawyer.office)


def _call_attempt(asked: Asked) -> Prepared:
    """Every second call that nobody took is followed by a text."""
    begun = asked.case.assignment
    tries = [e for e in asked.case.events if e.kind is Kind.CALL_ATTEMPTED and (begun is None or e.at >= begun.at)]
    text = "call_missed" if (len(tries) + 1) % CALLS_BEFORE_TEXT == 0 else None
    return Prepared(_as_filled_in(asked).details, template=text)


def _told(asked: Asked) -> Prepared:
    calls = calls_to_make(asked.ledger.table, asked.case.office)
    done = next((call for call in calls if call.notice == asked.text("call") and call.case == asked.case.id), None)
    if done is None:
        raise NoSuchCase
    return Prepared({"about": done.about, "how": asked.text("how")}, extra=[done.done()])


def _joining(asked: Asked) -> Prepared:
    other = asked.ledger.load(asked.text("into"))
    if other is None or other.id == asked.case.id or other.office != asked.case.office or other.ended:
        raise NoSuchCase
    reference = other.text("reference")
    note = Event(
        Kind.JOINED_BY, asked.ledger.clock.now(), asked.account.id, {"reference": asked.case.text("reference")}
    )
    joined_by = put_event(other.id, len(other.events) + 1, note, asked.ledger.vault)
    return Prepared({"into": other.id, "reference": reference}, {"other": reference}, [joined_by])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


_PREPARING: Mapping[Action, Callable[[Asked], Prepared]] = {
    Action.ASK_SUPPLEMENT: _supplement,
    Action.DEEM_WITHDRAWN: _deem_withdrawn,
    Action.PROPOSE_REFUSAL: _refusal_proposal,
    Action.APPROVE_REFUSAL: lambda asked: _as_proposed(asked, Kind.REFUSAL_PROPOSED),
    Action.HAND_OVER: _handing_over,
    Action.PROPOSE_TERMINATION: _termination_proposal,
    Action.APPROVE_TERMINATION: lambda asked: _as_proposed(asked, Kind.TERMINATION_PROPOSED),
    Action.ASSIGN: _assignment,
    Action.REPLACE: _assignment,
    Action.RECORD_CALL_ATTEMPT: _call_attempt,
    Action.RECORD_AGREEMENT: _on_a_day,
    Action.RECORD_OBJECTION: _on_a_day,
    Action.RECORD_SERVICE: _on_a_day,
    Action.RECORD_SUBSIDY_PAID: _on_a_day,
    Action.RECORD_TOLD: _told,
    Action.JOIN: _joining,
}
