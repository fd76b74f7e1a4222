"""What an event holds beyond its kind: made from what somebody filled in for a step, and from the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.definitions.form import Answers

from .access import Action
from .accounts import Accounts
from .call_list import calls_to_make
from .cases import CHINA, Case
from .errors import CaseworkError
from .kinds import Kind
from .ledger import Ledger
from .notice_text import day_in_sms
from .ports import Delete
from .staff import Account, Role

CALLS_BEFORE_TEXT = 2
"""After so many calls that nobody took a text is sent."""

Details = dict[str, object]


class LawyerUnknown(CaseworkError):
    """The lawyer chosen has no account, or none that works, or is of another firm."""

    code = "lawyer_unknown"


class AskedBefore(CaseworkError):
    """What is missing is told once and completely (法律援助法 43.2); other things later need a reason."""

    code = "asked_before"


class StillTime(CaseworkError):
    """The day until which papers may be supplemented is not over."""

    code = "still_time"


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
    extra: Sequence[Delete] = ()
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


def _refusal(asked: Asked) -> Prepared:
    """The reason, article and remedy of what was proposed stand in the decision (法律援助法 43.1, 49)."""
    proposed = asked.case.happened(Kind.REFUSAL_PROPOSED)
    assert proposed
    return Prepared(dict(proposed.details))


def _refusal_proposal(asked: Asked) -> Prepared:
    details = _as_filled_in(asked).details
    return Prepared({**details, "law": "legal-aid-law", "remedy": "legal-aid-law#49"})


def _termination_proposal(asked: Asked) -> Prepared:
    details = _as_filled_in(asked).details
    article = f"48.1({asked.text('ground')})"
    return Prepared({**details, "law": "legal-aid-law", "article": article, "remedy": "legal-aid-law#49"})


def _termination(asked: Asked) -> Prepared:
    proposed = asked.case.happened(Kind.TERMINATION_PROPOSED)
    assert proposed
    return Prepared(dict(proposed.details))


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
    """A firm chooses among its own lawyers."""
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
    return Prepared({"into": other.id, "reference": reference}, {"other": reference})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


_PREPARING: Mapping[Action, Callable[[Asked], Prepared]] = {
    Action.ASK_SUPPLEMENT: _supplement,
    Action.DEEM_WITHDRAWN: _deem_withdrawn,
    Action.PROPOSE_REFUSAL: _refusal_proposal,
    Action.APPROVE_REFUSAL: _refusal,
    Action.PROPOSE_TERMINATION: _termination_proposal,
    Action.APPROVE_TERMINATION: _termination,
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
