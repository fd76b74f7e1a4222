"""From the finished form to a case with its reference, and what the applicant can do with it afterwards."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chalicelib.definitions.form import Answers
from chalicelib.definitions.people import last_four
from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules import Deadline
from chalicelib.rules.statutory_clocks import CLOCKS, URGENT_DAYS

from .cases import CHINA, CITIZEN, Case, Event
from .codes import new_reference, read_reference
from .errors import CaseworkError, Conflict, StoreUnavailable
from .kinds import Kind
from .ledger import ChangedMeanwhile, Ledger, once
from .lists import ALL_CASES
from .ports import ABSENT, Delete, Put, Row
from .workflow import WISHES, Wish

TAKE_BACK_WITHIN = timedelta(minutes=10)
ONE_FORM_ONE_CASE = timedelta(days=1)
DRAWS = 5
"""How often a reference is drawn; among 100,000 cases one in 200,000 is taken."""


class CannotTakeBack(CaseworkError):
    """The ten minutes are over, or the case has moved on."""

    code = "cannot_take_back"


@dataclass(frozen=True)
class Receipt:
    """What the applicant holds after sending: the reference, the four digits that open its progress where no phone was
    given ("" else), and a token that takes the application back for ten minutes without any code.
    """

    reference: str
    case: Case
    digits: str = field(repr=False)
    take_back: str = field(repr=False)


@dataclass(frozen=True)
class Found:
    """A case that somebody asked for; a helper sees no more than how far it is."""

    case: Case
    by_helper: bool


@dataclass(frozen=True)
class Intake:
    """How an application came in: ``by`` whom it was entered, through which ``source``, and the true day of receipt with
    the ``reason`` why that was earlier.
    """

    by: str = CITIZEN
    source: str = "online"
    received_on: date | None = None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True)
class Extras:
    """What comes with an application beyond its answers: what is known of who somebody is, the helper's particulars, and
    the writes that hand over the draft's papers to the case with the id given.
    """

    identity: Mapping[str, str] = field(default_factory=dict)
    helper: Mapping[str, str] = field(default_factory=dict, repr=False)
    papers: Callable[[str], Sequence[Put | Delete]] = lambda case_id: ()


def personal_limits(service: Service, answers: Answers, calendar: WorkingCalendar) -> list[Deadline]:
    """The clocks that the applicant's events have started, the nearest first."""
    events = [(limit.clock, answers.get(limit.field)) for limit in service.time_limits]
    found = [CLOCKS[clock].deadline(event, calendar) for clock, event in events if isinstance(event, date)]
    return sorted(found, key=lambda limit: limit.last_day)


def is_urgent(limits: list[Deadline], today: date) -> bool:
    """Whether a limit that is not over ends in less than seven days (法律援助法 44)."""
    return any(0 <= limit.days_left(today) < URGENT_DAYS for limit in limits)


@dataclass(frozen=True)
class Applications:
    """Applications in the ledger; each command writes its events and notices in one transaction. ``chooses_time`` says of
    an office whether people choose or wish a time themselves.
    """

    ledger: Ledger
    chooses_time: Callable[[str], bool] = lambda office: False

    def submit(
        self,
        service: Service,
        answers: Answers,
        consents: Mapping[str, bool],
        form_key: str,
        intake: Intake | None = None,
        extras: Extras | None = None,
    ) -> Receipt:
        """Make a case. The same form (``form_key``) sent again gives the same case and sends nothing."""
        if known := self.sent_before(form_key):
            return known
        intake, extras, form = intake or Intake(), extras or Extras(), self._form(form_key)
        for _ in range(DRAWS):
            case = Case(secrets.token_hex(16), (self._submitted(service, answers, consents, form, intake, extras),))
            try:
                self._begin(service, case, [self._remember(case), *extras.papers(case.id)])
            except Conflict:  # the form was sent in between, or another case has this reference
                if known := self.sent_before(form_key):
                    return known
            else:
                return self._receipt(case)
        raise StoreUnavailable("no reference is free")

    def sent_before(self, form_key: str) -> Receipt | None:
        """The receipt of a form that was sent within the last day."""
        row = self.ledger.table.get(once(self._form(form_key)), "case")
        case = self.ledger.load(row.body) if row else None
        return self._receipt(case) if case else None

    def find(self, reference: str, digits: str) -> Found | None:
        """The case of a reference and the last four digits of its phone, or of its helper's; None for any pair that does
        not fit, at the same cost: one row, one hash.
        """
        known = read_reference(reference) or ""
        row = self.ledger.table.get(f"reference/{known}", "case")
        kept = json.loads(row.body) if row else {"case": "", "opener": "", "helper": ""}
        opener = self._opener(known, digits.strip())
        fits = hmac.compare_digest(opener, kept["opener"])
        helps = hmac.compare_digest(opener, kept.get("helper", ""))
        case = self.ledger.load(kept["case"]) if fits or helps else None
        return Found(case, by_helper=not fits) if case else None

    def take_back(self, token: str) -> Case:
        """Withdraw within ten minutes of sending. Raises ``CannotTakeBack``."""
        case_id, _, mark = token.partition(".")
        case = self.ledger.load(case_id) if hmac.compare_digest(mark.encode(), self._mark(case_id).encode()) else None
        if case is None or not _may_be_taken_back(case, self.ledger.clock.now()):
            raise CannotTakeBack
        withdrawn = Event(Kind.WITHDRAWN, self.ledger.clock.now(), CITIZEN, {})
        step = WISHES[Wish.WITHDRAW]
        notice = self.ledger.notice(case, step.template_for(case), step.about)
        try:
            return self.ledger.append(case, withdrawn, notice)
        except ChangedMeanwhile:
            raise CannotTakeBack from None

    def _submitted(
        self,
        service: Service,
        answers: Answers,
        consents: Mapping[str, bool],
        form: str,
        intake: Intake,
        extras: Extras,
    ) -> Event:
        now, phone = self.ledger.clock.now(), str(answers.get("phone") or "")
        limits = personal_limits(service, answers, self.ledger.calendar)
        details: dict[str, object] = {
            "reference": new_reference(),
            "form": form,
            "service": service.id,
            "form_version": service.version,
            "decides": service.decides,
            "sensitive": service.sensitive,
            "office": service.office_for(answers),
            "phone": phone,
            "digits": "" if phone else f"{secrets.randbelow(10_000):04}",
            "matter": str(answers.get(service.like_matter) or ""),
            "answers": {name: None if answer is None else str(answer) for name, answer in answers.items()},
            "consents": dict(consents),
            "urgent": service.sensitive or is_urgent(limits, now.astimezone(CHINA).date()),
            "identity": dict(extras.identity),
            "helper": dict(extras.helper),
            "source": intake.source,
        }
        if intake.received_on:
            details |= {"on": intake.received_on.isoformat(), "reason": intake.reason}
        return Event(Kind.SUBMITTED, now, intake.by, details)

    def _begin(self, service: Service, case: Case, extra: Sequence[Put | Delete]) -> None:
        """The event, the way to find it, the lists, the message."""
        reference, helper = case.text("reference"), case.first.details["helper"]
        digits = last_four(case.text("phone")) or case.text("digits")
        helpers_phone = str(helper.get("phone") or "") if isinstance(helper, Mapping) else ""
        body = {
            "case": case.id,
            "opener": self._opener(reference, digits),
            "helper": self._opener(reference, last_four(helpers_phone)) if helpers_phone else "",
        }
        found_by = Row(f"reference/{reference}", "case", json.dumps(body), index=(ALL_CASES, case.id))
        booked = "time_to_choose" if self.chooses_time(case.office) else "appointment_requested"
        template, about = ("received", "收到申请") if service.decides else (booked, "收到预约")
        notice = self.ledger.notice(case, template, about)
        self.ledger.begin(case, notice, [Put(found_by, if_version=ABSENT), *extra])

    def _opener(self, reference: str, digits: str) -> str:
        return self.ledger.vault.hash_for_lookup("progress", f"{reference}/{digits}")

    def _remember(self, case: Case) -> Put:
        until = case.first.at + ONE_FORM_ONE_CASE
        return Put(Row(once(case.text("form")), "case", case.id, expires_at=until), if_version=ABSENT)

    def _form(self, form_key: str) -> str:
        """As a keyed hash: a draft's code is short enough to be found by trying them all."""
        return self.ledger.vault.hash_for_lookup("form", form_key)

    def _receipt(self, case: Case) -> Receipt:
        return Receipt(case.text("reference"), case, case.text("digits"), f"{case.id}.{self._mark(case.id)}")

    def _mark(self, case_id: str) -> str:
        return hmac.new(self.ledger.vault.secret_for("take back"), case_id.encode(), "sha256").hexdigest()


def minutes_left(case: Case, now: datetime) -> int:
    """Whole minutes in which the application can still be taken back; none once an office has begun."""
    return int((case.first.at + TAKE_BACK_WITHIN - now).total_seconds() // 60) if _may_be_taken_back(case, now) else 0


def _may_be_taken_back(case: Case, now: datetime) -> bool:
    return not case.ended and case.state is Kind.SUBMITTED and now - case.first.at <= TAKE_BACK_WITHIN
