"""What staff do with a case: each command checks who may, when it may, and writes event, list and message at once."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from chalicelib.definitions.people import compact
from chalicelib.definitions.service import Service
from chalicelib.definitions.working_calendar import WorkingCalendar

from .access import Action, NotAllowed, may
from .accounts import Accounts
from .cases import CHINA, Case, Event, Kind, load_case, put_event
from .errors import CaseworkError, Conflict
from .lists import list_writes
from .looks import LONGEST_REASON, Look, keep_look
from .notice_text import day_in_sms
from .notices import Notice, put_notice
from .ports import Clock, Table
from .staff import Account, Role
from .vault import Vault


class NotNow(CaseworkError):
    """The case does not stand where this step begins."""

    code = "not_now"


class ChangedMeanwhile(CaseworkError):
    """Somebody else was quicker."""

    code = "changed_meanwhile"


class LawyerUnknown(CaseworkError):
    """The lawyer chosen has no account, or none that works."""

    code = "lawyer_unknown"


class ReasonMissing(CaseworkError):
    """Nobody sees a whole ID number without saying why, in at most ``LONGEST_REASON`` characters."""

    code = "reason_missing"


@dataclass(frozen=True)
class Step:
    """A command: from which state, to which, the template of the message it sends, what staff read of that message, and
    the template where nothing is decided on ("" where there is no such step).
    """

    begins_at: Kind
    leads_to: Kind
    template: str
    about: str
    for_appointment: str = ""


STEPS: Mapping[Action, Step] = {
    Action.RECORD_RECEIPT: Step(
        Kind.SUBMITTED, Kind.RECEIVED, "receipt_recorded", "收件了", for_appointment="appointment_received"
    ),
    # What is proposed is not told: nobody shall count on it before it is decided.
    Action.PROPOSE_GRANT: Step(Kind.RECEIVED, Kind.GRANT_PROPOSED, "under_approval", "等批准"),
    Action.APPROVE_GRANT: Step(Kind.GRANT_PROPOSED, Kind.GRANTED, "granted", "决定给予援助"),
    Action.ASSIGN: Step(Kind.GRANTED, Kind.ASSIGNED, "lawyer_assigned", "派了律师"),
    Action.CONFIRM_NO_CONFLICT: Step(Kind.ASSIGNED, Kind.NO_CONFLICT, "no_conflict", "律师接了案子"),
    Action.RECORD_FIRST_CALL: Step(Kind.NO_CONFLICT, Kind.CALLED, "first_call", "打了第一个电话"),
}


@dataclass(frozen=True)
class Commands:
    """The commands on the table. ``service`` finds a service by its id."""

    table: Table
    vault: Vault
    clock: Clock
    calendar: WorkingCalendar
    accounts: Accounts
    service: Callable[[str], Service]

    def see(self, account: Account, case_id: str) -> Case:
        """The case, for those who may see it. Raises ``NotAllowed``."""
        return self._case_for(account, Action.SEE_CASE, case_id)

    def see_id_number(self, account: Account, case_id: str, reason: str) -> Case:
        """The case, whose ID number may be shown in full once: who looked, when and why is kept by now.

        Raises ``NotAllowed`` or ``ReasonMissing``.
        """
        case = self._case_for(account, Action.SEE_ID_NUMBER, case_id)
        if not compact(reason) or len(reason) > LONGEST_REASON:
            raise ReasonMissing
        keep_look(self.table, self.vault, case.id, Look(self.clock.now(), account.id, reason))
        return case

    def may(self, account: Account, action: Action, case: Case) -> bool:
        """Whether the account may do this with the case, now or at another time."""
        assigned, proposed = case.happened(Kind.ASSIGNED), case.happened(Kind.GRANT_PROPOSED)
        lawyer = str(assigned.details["lawyer"]) if assigned else ""
        return may(account, action, case.text("office"), lawyer, proposed_by=proposed.by if proposed else "")

    def allowed(self, account: Account, case: Case) -> list[Action]:
        """The steps that this account may take now."""
        return [
            action for action, step in STEPS.items() if self._begins_now(step, case) and self.may(account, action, case)
        ]

    def take(self, account: Account, action: Action, case_id: str, details: Mapping[str, str] | None = None) -> Case:
        """Take a step. Raises ``NotAllowed``, ``NotNow``, ``ChangedMeanwhile``; for an assignment ``LawyerUnknown``."""
        case = self._case_for(account, action, case_id)
        step = STEPS[action]
        if not self._begins_now(step, case):
            raise NotNow
        known = self._assignment(details or {}) if action is Action.ASSIGN else {}
        event = Event(step.leads_to, self.clock.now(), account.id, known)
        after = replace(case, events=(*case.events, event))
        message = put_notice(self._notice(step, after), self.vault, event.at)
        lists = list_writes(after, self.service(case.text("service")), self.calendar)
        writes = [put_event(case.id, len(after.events), event, self.vault), *lists, *message]
        try:
            self.table.transact(writes)
        except Conflict:
            raise ChangedMeanwhile from None
        return after

    def lawyers(self) -> list[tuple[Account, str]]:
        """Every lawyer who can be assigned, with the name that the citizen is told."""
        working = [account for account in self.accounts.with_role(Role.LAWYER) if not account.disabled]
        return [(account, self.accounts.personal_name(account)) for account in working]

    def _case_for(self, account: Account, action: Action, case_id: str) -> Case:
        case = load_case(self.table, self.vault, case_id)
        if case is None or not self.may(account, action, case):
            raise NotAllowed
        return case

    def _begins_now(self, step: Step, case: Case) -> bool:
        """An appointment is received; only what is applied for is decided on."""
        decides = self.service(case.text("service")).decides
        return case.state == step.begins_at and (decides or step.for_appointment != "")

    def _assignment(self, details: Mapping[str, str]) -> dict[str, str]:
        """The lawyer with name and firm as the citizen is told them, and the number that will call."""
        found = [(account, name) for account, name in self.lawyers() if account.id == details.get("lawyer")]
        if not found:
            raise LawyerUnknown
        lawyer, name = found[0]
        return {"lawyer": lawyer.id, "name": name, "firm": lawyer.office, "phone": details.get("phone", "")}

    def _notice(self, step: Step, case: Case) -> Notice:
        event, reference, service = case.events[-1], case.text("reference"), self.service(case.text("service"))
        assigned = case.happened(Kind.ASSIGNED)
        known = assigned.details if assigned else {}
        values = {"reference": reference, "day": day_in_sms(event.at.astimezone(CHINA).date())}
        values |= {"lawyer": str(known.get("name", "")), "firm": str(known.get("firm", ""))}
        values["lawyer_phone"] = str(known.get("phone", ""))
        values["office"] = service.office_name(case.text("office"))
        running = case.running(service, self.calendar)
        values["last_day"] = day_in_sms(running[0][1].by_counting) if running else ""
        template = step.template if service.decides else step.for_appointment
        return Notice(secrets.token_hex(16), template, case.text("phone"), values, case.id, step.about)
