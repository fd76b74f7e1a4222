"""Cases carried away as a table: those of one's office, never what was done to somebody at home."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.export import Column, Export
from chalicelib.definitions.people import compact

from .access import Action, NotAllowed, Standing, may
from .cases import Case
from .commands import Commands, ReasonMissing
from .errors import CaseworkError
from .kinds import Kind
from .lists import open_cases
from .looks import EXPORTED, LONGEST_REASON, Look, keep_look
from .monthly_numbers import month_partition
from .staff import Account

AT_A_TIME = 100
MOST_CASES = 2000
"""In one file; what a function may answer with is limited (6 MB on Lambda)."""

SOURCES = {"online": "网上", "window": "窗口", "phone": "电话", "letter": "信件"}
DECISIONS = {Kind.GRANTED: "给予", Kind.REFUSED: "不给予"}


class TooManyCases(CaseworkError):
    """More than ``MOST_CASES``."""

    code = "too_many_cases"


class NothingToExport(CaseworkError):
    """No case fits, or none that this export is for."""

    code = "nothing_to_export"


@dataclass(frozen=True)
class Exports:
    """Exports of the cases that the commands work on."""

    commands: Commands
    catalogue: Catalogue

    def of_month(self, account: Account, export: Export, month: str, reason: str) -> list[list[str]]:
        """The rows, header first, of the cases received in a month ("2026-11"). Raises as ``of_case`` does."""
        return self._rows(account, export, self._ids(month_partition(account.office, month)), reason)

    def of_state(self, account: Account, export: Export, state: str, reason: str) -> list[list[str]]:
        """Those of the open cases in a state, or of the "ended" ones. Raises as ``of_case`` does."""
        return self._rows(account, export, self._ids(open_cases(account.office, state)), reason)

    def of_case(self, account: Account, export: Export, case_id: str, reason: str) -> list[list[str]]:
        """Those of one case.

        Raises ``NotAllowed``, ``ReasonMissing`` where the export tells who people are, ``TooManyCases`` and
        ``NothingToExport``. Who took personal data away, when and why is kept with each case before anybody has it.
        """
        return self._rows(account, export, iter([case_id]), reason)

    def _rows(self, account: Account, export: Export, ids: Iterator[str], reason: str) -> list[list[str]]:
        if not may(account, Action.EXPORT, Standing(office=account.office)):
            raise NotAllowed
        if export.personal and (not compact(reason) or len(reason) > LONGEST_REASON):
            raise ReasonMissing
        chosen = list(islice(ids, MOST_CASES + 1))
        if len(chosen) > MOST_CASES:
            raise TooManyCases
        rows = [self._row(account, export, case, reason) for case in self._cases(account, export, chosen)]
        if not rows:
            raise NothingToExport
        return [[column.header for column in export.columns], *rows]

    def _ids(self, partition: str) -> Iterator[str]:
        after = ""
        while rows := self.commands.ledger.table.query(partition, after=after, limit=AT_A_TIME):
            yield from (row.sort.rpartition("/")[2] for row in rows)
            after = rows[-1].sort

    def _cases(self, account: Account, export: Export, ids: Sequence[str]) -> Iterator[Case]:
        """One after the other, so that only what is written stays in memory."""
        for id_ in ids:
            case = self.commands.ledger.load(id_)
            if case and self._may_leave(account, export, case):
                yield case

    def _may_leave(self, account: Account, export: Export, case: Case) -> bool:
        sensitive = case.first.details.get("sensitive") or self.catalogue.service(case.text("service")).sensitive
        fits = case.text("service") in export.services and not sensitive
        return bool(fits) and self.commands.may(account, Action.EXPORT, case)

    def _row(self, account: Account, export: Export, case: Case, reason: str) -> list[str]:
        ledger = self.commands.ledger
        if export.personal:
            look = Look(ledger.clock.now(), account.id, reason, EXPORTED)
            keep_look(ledger.table, ledger.vault, case.id, look)
        return [self._cell(column, case) for column in export.columns]

    def _cell(self, column: Column, case: Case) -> str:
        if column.answer:
            return self._answer(case, column.answer)
        return _VALUES[column.value](case, self.catalogue)

    def _answer(self, case: Case, name: str) -> str:
        answers = case.first.details["answers"]
        text = str(answers.get(name) or "") if isinstance(answers, Mapping) else ""
        return self.catalogue.service(case.text("service")).field(name).option_label(text) or text


def _decided(case: Case) -> tuple[str, str]:
    event = case.happened(Kind.GRANTED) or case.happened(Kind.REFUSED)
    return (DECISIONS[event.kind], _day(event.day)) if event else ("", "")


def _assignment(case: Case, name: str) -> str:
    return case.assignment.text(name) if case.assignment else ""


def _assigned(case: Case) -> str:
    named = case.happened(Kind.ASSIGNED)
    return _day(named.day) if named else ""


def _matter(case: Case, catalogue: Catalogue) -> str:
    service = catalogue.service(case.text("service"))
    return service.field(service.like_matter).option_label(case.text("matter")) if case.text("matter") else ""


def _outcome(case: Case, catalogue: Catalogue) -> str:
    """What the lawyer chose in the report; never what somebody wrote, which may name people."""
    reported = case.happened(Kind.REPORTED)
    if reported and case.ended and case.ended.kind is Kind.CLOSED:
        return catalogue.steps["report"].form.field("outcome").option_label(reported.text("outcome"))
    return catalogue.case_words[case.ended.kind].staff if case.ended else ""


def _day(day: date) -> str:
    return day.isoformat()


_VALUES: Mapping[str, Callable[[Case, Catalogue], str]] = {
    "reference": lambda case, _: case.text("reference"),
    "service": lambda case, catalogue: catalogue.service(case.text("service")).title,
    "state": lambda case, catalogue: catalogue.case_words[case.state].staff,
    "source": lambda case, _: SOURCES.get(case.text("source"), ""),
    "received": lambda case, _: _day(case.first.day),
    "office": lambda case, catalogue: catalogue.service(case.text("service")).office_name(case.office),
    "matter": _matter,
    "urgent": lambda case, _: "是" if case.first.details.get("urgent") else "",
    "decided": lambda case, _: _decided(case)[1],
    "decision": lambda case, _: _decided(case)[0],
    "assigned": lambda case, _: _assigned(case),
    "lawyer": lambda case, _: _assignment(case, "name"),
    "firm": lambda case, _: _assignment(case, "firm"),
    "ended": lambda case, _: _day(case.ended.day) if case.ended else "",
    "outcome": _outcome,
    "empty": lambda case, _: "",
}
