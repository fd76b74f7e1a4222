"""What staff do with a case: each command checks who may, when it may, and writes event, lists and message at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.form import Answers
from chalicelib.definitions.people import compact

from .access import Action, NotAllowed, Standing, may
from .accounts import Accounts
from .cases import CHINA, Case, Event
from .errors import CaseworkError, Conflict
from .kinds import Kind, Track
from .ledger import ChangedMeanwhile, Ledger
from .looks import LONGEST_REASON, Look, keep_look
from .offices import bureau_of
from .paper_numbers import with_number
from .ports import Put
from .staff import Account, Role
from .step_details import Asked, Prepared, prepare
from .workflow import STEPS


class NotNow(CaseworkError):
    """The case does not stand where this step begins; ``event`` is what happened last."""

    code = "not_now"

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class ElsewhereChanged(CaseworkError):
    """What is written together with the step was not as it was read: the case that this one is joined with."""

    code = "elsewhere_changed"


class ReasonMissing(CaseworkError):
    """Nobody sees a whole ID number without saying why, in at most ``LONGEST_REASON`` characters."""

    code = "reason_missing"


@dataclass(frozen=True)
class Commands:
    """The commands on the cases of the ledger. ``papers`` has the word in the number of each paper, by id."""

    ledger: Ledger
    accounts: Accounts
    papers: Mapping[str, str]

    def see(self, account: Account, case_id: str) -> Case:
        """The case, for those who may see it. Raises ``NotAllowed``."""
        return self._case_for(account, Action.SEE_CASE, case_id)

    def see_everything(self, account: Account, case_id: str) -> Case:
        """The case, for those who may see its documents and papers too. Raises ``NotAllowed``."""
        return self._case_for(account, Action.SEE_EVERYTHING, case_id)

    def see_id_number(self, account: Account, case_id: str, reason: str) -> Case:
        """The case, whose ID number may be shown in full once: who looked, when and why is kept by now.

        Raises ``NotAllowed`` or ``ReasonMissing``.
        """
        case = self._case_for(account, Action.SEE_ID_NUMBER, case_id)
        if not compact(reason) or len(reason) > LONGEST_REASON:
            raise ReasonMissing
        ledger = self.ledger
        keep_look(ledger.table, ledger.vault, case.id, Look(ledger.clock.now(), account.id, reason))
        return case

    def may(self, account: Account, action: Action, case: Case) -> bool:
        """Whether the account may do this with the case, now or at another time."""
        return may(account, action, self._standing(case))

    def allowed(self, account: Account, case: Case) -> list[Action]:
        """The steps that this account may take now."""
        return [action for action, step in STEPS.items() if step.begins_now(case) and self.may(account, action, case)]

    def take(
        self, account: Account, action: Action, case_id: str, answers: Answers | None = None, *, seen: int = 0
    ) -> Case:
        """Take a step. ``answers`` is what the step's form asks for; ``seen`` how many events the page showed that it was
        taken on (0: whatever stands there).

        Raises ``NotAllowed``, ``NotNow``, ``ChangedMeanwhile``, ``ElsewhereChanged``, or what the step's own details refuse.
        """
        case, step = self._case_for(account, action, case_id), STEPS[action]
        if seen and len(case.events) != seen:
            raise ChangedMeanwhile(case.last)
        if not step.begins_now(case):
            raise NotNow(case.last)
        prepared = prepare(Asked(self.ledger, self.accounts, account, action, case, answers or {}))
        try:
            return self._numbered(account, action, case, prepared)
        except Conflict:
            raise ElsewhereChanged from None

    def lawyers(self, firm: str = "") -> list[tuple[Account, str]]:
        """Every lawyer who can be assigned, of all firms or of one, with the name that the citizen is told."""
        working = [account for account in self.accounts.with_role(Role.LAWYER, firm) if not account.disabled]
        return [(account, self.accounts.personal_name(account)) for account in working]

    def _numbered(self, account: Account, action: Action, case: Case, prepared: Prepared) -> Case:
        """The case after the step, with a number for its paper where it draws up one."""
        word = self.papers.get(STEPS[action].paper)
        if word is None:
            return self._written(account, action, case, prepared)
        year = self.ledger.clock.now().astimezone(CHINA).year
        return with_number(
            self.ledger.table,
            account.office if account.role is Role.BUREAU else case.office,  # a bureau's decisions bear its own numbers
            word,
            year,
            lambda number, taking: self._written(account, action, case, prepared, number, taking),
        )

    def _written(
        self, account: Account, action: Action, case: Case, prepared: Prepared, number: str = "", *taking: Put
    ) -> Case:
        """The case after the step; ``number`` of the paper that it draws up is taken by ``taking``."""
        step, ledger = STEPS[action], self.ledger
        paper = {"paper": {"id": step.paper, "number": number}} if number else {}
        event = Event(step.leads_to, ledger.clock.now(), account.id, {**prepared.details, **paper})
        after = case.followed_by(event)
        template = prepared.template or step.template_for(case)
        notice = ledger.notice(after, template, step.about or "电话没有打通", prepared.values) if template else None
        return ledger.append(case, event, notice, [*prepared.extra, *taking])

    def _standing(self, case: Case) -> Standing:
        service, assignment = self.ledger.service(case.text("service")), case.assignment
        proposals = (Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED, Kind.TERMINATION_PROPOSED)
        proposed = next((event for event in reversed(case.events) if event.kind in proposals), None)
        concerns_bureau = case.at(Track.OBJECTION) or case.at(Track.COMPLAINT)
        return Standing(
            office=case.office,
            bureau=bureau_of(service.offices, case.office) if concerns_bureau else "",
            firm=assignment.text("firm") if assignment else "",
            lawyer=assignment.text("lawyer") if assignment else "",
            proposed_by=proposed.by if proposed else "",
            alone=case.office in service.single_approver_offices,
            sensitive=service.sensitive,
            accepted=case.at(Track.WORK) not in (Kind.ASSIGNED, Kind.REPLACED),
        )

    def _case_for(self, account: Account, action: Action, case_id: str) -> Case:
        case = self.ledger.load(case_id)
        if case is None or not self.may(account, action, case):
            raise NotAllowed
        return case
