"""From the finished form to a case with its reference, and what the applicant can do with it afterwards."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chalicelib.definitions.form import Answers
from chalicelib.definitions.people import last_four
from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules import Deadline
from chalicelib.rules.statutory_clocks import CLOCKS, URGENT_DAYS

from .cases import CHINA, CITIZEN, Case, Event, Kind, load_case, put_event
from .codes import new_reference, read_reference
from .errors import CaseworkError, Conflict, StoreUnavailable
from .lists import ALL_CASES, list_writes, off_the_list
from .notice_text import day_in_sms
from .notices import Notice, put_notice
from .ports import ABSENT, Clock, Delete, Put, Row, Table
from .vault import Vault

TAKE_BACK_WITHIN = timedelta(minutes=10)
ONE_FORM_ONE_CASE = timedelta(days=1)
DRAWS = 5
"""How often a reference is drawn; among 100,000 cases one in 200,000 is taken."""


class CannotTakeBack(CaseworkError):
    """The ten minutes are over, or the case has moved on."""

    code = "cannot_take_back"


@dataclass(frozen=True)
class Receipt:
    """What the applicant holds after sending: the reference, and a token that takes the application back for ten
    minutes without any code.
    """

    reference: str
    case: Case
    take_back: str = field(repr=False)


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
    """Applications in the table; each command writes its events and notices in one transaction."""

    table: Table
    vault: Vault
    clock: Clock
    calendar: WorkingCalendar

    def submit(self, service: Service, answers: Answers, consents: Mapping[str, bool], form_key: str) -> Receipt:
        """Make a case. The same form (``form_key``) sent again gives the same case and sends nothing."""
        if known := self.sent_before(form_key):
            return known
        for _ in range(DRAWS):
            case = Case(secrets.token_hex(16), (self._submitted(service, answers, consents),))
            try:
                self.table.transact([*self._writes(service, case), self._remember(form_key, case)])
            except Conflict:  # the form was sent in between, or another case has this reference
                if known := self.sent_before(form_key):
                    return known
            else:
                return self._receipt(case)
        raise StoreUnavailable("no reference is free")

    def sent_before(self, form_key: str) -> Receipt | None:
        """The receipt of a form that was sent within the last day."""
        row = self.table.get(self._once(form_key), "case")
        case = load_case(self.table, self.vault, row.body) if row else None
        return self._receipt(case) if case else None

    def find(self, reference: str, digits: str) -> Case | None:
        """The case of a reference and the last four digits of its phone; None for any pair that does not fit, at the
        same cost: one row, one hash.
        """
        known = read_reference(reference) or ""
        row = self.table.get(f"reference/{known}", "case")
        kept = json.loads(row.body) if row else {"case": "", "opener": ""}
        opener = self.vault.hash_for_lookup("progress", f"{known}/{digits.strip()}")
        fits = hmac.compare_digest(opener, kept["opener"])
        return load_case(self.table, self.vault, kept["case"]) if fits else None

    def take_back(self, token: str) -> Case:
        """Withdraw within ten minutes of sending. Raises ``CannotTakeBack``."""
        case_id, _, mark = token.partition(".")
        case = (
            load_case(self.table, self.vault, case_id)
            if hmac.compare_digest(mark.encode(), self._mark(case_id).encode())
            else None
        )
        if case is None or len(case.events) != 1 or self.clock.now() - case.first.at > TAKE_BACK_WITHIN:
            raise CannotTakeBack
        withdrawn = Event(Kind.WITHDRAWN, self.clock.now(), CITIZEN, {})
        notice = self._notice("withdrawn", case, {"reference": case.text("reference")}, "撤回了")
        try:
            self.table.transact(
                [
                    put_event(case.id, 2, withdrawn, self.vault),
                    off_the_list(case),
                    *put_notice(notice, self.vault, withdrawn.at),
                ]
            )
        except Conflict:
            raise CannotTakeBack from None
        return Case(case.id, (*case.events, withdrawn))

    def _submitted(self, service: Service, answers: Answers, consents: Mapping[str, bool]) -> Event:
        details = {
            "reference": new_reference(),
            "service": service.id,
            "form_version": service.version,
            "office": service.office_for(answers),
            "phone": str(answers["phone"]),
            "answers": {name: None if answer is None else str(answer) for name, answer in answers.items()},
            "consents": dict(consents),
            "urgent": is_urgent(
                personal_limits(service, answers, self.calendar), self.clock.now().astimezone(CHINA).date()
            ),
        }
        return Event(Kind.SUBMITTED, self.clock.now(), CITIZEN, details)

    def _writes(self, service: Service, case: Case) -> list[Put | Delete]:
        """The event, the way to find it, the row that the office's list shows, the message."""
        reference, phone = case.text("reference"), case.text("phone")
        opener = self.vault.hash_for_lookup("progress", f"{reference}/{last_four(phone)}")
        found_by = Row(
            f"reference/{reference}",
            "case",
            json.dumps({"case": case.id, "opener": opener}),
            index=(ALL_CASES, case.id),
        )
        _, last = case.running(service, self.calendar)[0]
        values = {"reference": reference, "last_day": day_in_sms(last.by_counting)}
        if service.decides:
            notice = self._notice("received", case, values, "收到申请")
        else:
            notice = self._notice(
                "appointment_requested",
                case,
                {**values, "office": service.office_name(case.text("office"))},
                "收到预约",
            )
        return [
            put_event(case.id, 1, case.first, self.vault),
            Put(found_by, if_version=ABSENT),
            *list_writes(case, service, self.calendar),
            *put_notice(notice, self.vault, case.first.at),
        ]

    def _notice(self, template: str, case: Case, values: dict[str, str], about: str) -> Notice:
        return Notice(secrets.token_hex(16), template, case.text("phone"), values, case.id, about)

    def _remember(self, form_key: str, case: Case) -> Put:
        until = case.first.at + ONE_FORM_ONE_CASE
        return Put(Row(self._once(form_key), "case", case.id, expires_at=until), if_version=ABSENT)

    def _once(self, form_key: str) -> str:
        """Under a keyed hash: a draft's code is short enough to be found by trying them all."""
        return f"once/{self.vault.hash_for_lookup('form', form_key)}"

    def _receipt(self, case: Case) -> Receipt:
        return Receipt(case.text("reference"), case, f"{case.id}.{self._mark(case.id)}")

    def _mark(self, case_id: str) -> str:
        return hmac.new(self.vault.secret_for("take back"), case_id.encode(), "sha256").hexdigest()


def minutes_left(case: Case, now: datetime) -> int:
    """Whole minutes in which the application can still be taken back."""
    return max(0, int((case.first.at + TAKE_BACK_WITHIN - now).total_seconds() // 60))
