"""What the tests of casework by staff share: a legal aid centre with an application, and a table that is overtaken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.access import Action
from chalicelib.casework.applications import Applications, Extras
from chalicelib.casework.cases import Case
from chalicelib.casework.commands import Commands
from chalicelib.casework.ledger import Ledger
from chalicelib.casework.ports import Delete, Put, Row
from chalicelib.casework.queues import Queues
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.wishes import Wishes
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Service

from tests.casework.sending import Hands
from tests.casework.staffing import PASSWORD, Staffing
from tests.conftest import TODAY
from tests.dynamo import rows_in_dynamo

CENTRE, OTHER_CENTRE, NOTARY = "hanzhong-legal-aid-centre", "foping-legal-aid-centre", "hanzhong-notary-sample"
BUREAU, OTHER_BUREAU = "hanzhong-justice-bureau", "foping-justice-bureau"
FIRM, LAWYER, LAWYERS_PHONE = "示例律师事务所", "示例律师甲", "0000-0000000"
NAME, ID_NUMBER, PHONE = "示例陈某", "610702199001011015", "15400005510"
FACTS = "工地上砸了脚趾"
SUBMITTED = {
    "for_whom": "self",
    "matter": "work_injury",
    "migrant": "yes",
    "migrant_evidence": "site",
    "recognition": "not_yet",
    "facts": FACTS,
    "injured_on-year": "2026",
    "injured_on-month": "11",
    "injured_on-day": "2",
    "stage": "none",
    "office": CENTRE,
    "name": NAME,
    "id_document": "id_card",
    "id_number": ID_NUMBER,
    "phone": PHONE,
    "address": "示例镇示例村三组",
    "contact_how": "call",
    "contact_when": "any",
}
OFFICE_OF = {Role.LAWYER: FIRM, Role.FIRM: FIRM, Role.BUREAU: BUREAU}
"""Where somebody works who is not of the centre."""

PAPERS = {"grant": "援决", "refusal": "援拒", "termination": "援终"}
WAY = (
    (Action.RECORD_RECEIPT, "clerk"),
    (Action.PROPOSE_GRANT, "clerk"),
    (Action.APPROVE_GRANT, "approver"),
    (Action.ASSIGN, "clerk"),
    (Action.CONFIRM_NO_CONFLICT, "lawyer"),
    (Action.RECORD_FIRST_CALL, "lawyer"),
)
"""Every step from the application to the first call, in order, and who takes it."""
on_every_store = pytest.mark.parametrize("bureau", ["sqlite", "dynamo"], indirect=True)


def answers_to(service: Service, **changes: str) -> Answers:
    """The answers of a whole form, some of them changed; none of them may be refused."""
    answers, checks = service.check({name: [text] for name, text in {**SUBMITTED, **changes}.items()}, TODAY)
    assert not [error for checked in checks.values() for error in checked.errors]
    return answers


class Bureau(Staffing):
    """A centre and its staff, a firm with a lawyer, the bureau above them, and commands on a table."""

    def __init__(self, folder: Path, catalogue: Catalogue, clock: Hands | None = None, table: Any = None) -> None:
        super().__init__(folder, clock, table)
        self.folder = folder
        self.catalogue, self.calendar = catalogue, catalogue.calendar
        self.ledger = self.ledger_on(self.table)
        self.commands = self.commands_on(self.table)
        self.applications, self.wishes = Applications(self.ledger), Wishes(self.ledger)
        self.queues = Queues(self.table, self.vault)
        self.staff = {role.value: self._made(role.value, role, OFFICE_OF.get(role, CENTRE)) for role in Role}

    def commands_on(self, table: Any) -> Commands:
        """The commands on another table."""
        return Commands(self.ledger_on(table), self.accounts, PAPERS)

    def ledger_on(self, table: Any) -> Ledger:
        """The ledger on another table."""
        return Ledger(table, self.vault, self.clock, self.calendar, self.catalogue.service)

    def apply(self, service: str = "legal-aid", **changes: str) -> Case:
        """A new case."""
        asked = self.catalogue.service(service)
        return self.applications.submit(asked, answers_to(asked, **changes), {}, f"form {changes}").case

    def submit_without_phone(self, **changes: str) -> Case:
        """A new case of somebody whom nobody may text."""
        asked = self.catalogue.service("legal-aid")
        answers = {**answers_to(asked, **changes), "phone": None}
        return self.applications.submit(asked, answers, {}, f"no phone {changes}").case

    def submit_with_helper(self, phone: str) -> Case:
        """A new case that somebody else has sent, who left a phone."""
        extras = Extras(helper={"name": "示例女儿", "phone": phone})
        service = self.catalogue.service("legal-aid")
        return self.applications.submit(service, self.answers(), {}, f"helper {phone}", extras=extras).case

    def answers(self) -> Answers:
        """The answers of a whole application for legal aid."""
        return answers_to(self.catalogue.service("legal-aid"))

    def take(self, action: Action, case: Case, who: Account | None = None, phone: str = LAWYERS_PHONE) -> Case:
        """One step, by whom the way names."""
        somebody = who or self.staff[dict(WAY)[action]]
        details = {"lawyer": self.staff["lawyer"].id, "phone": phone}
        return self.commands.take(somebody, action, case.id, details)

    def brought_to(self, action: Action | None, **changes: str) -> Case:
        """A new case at which everything before this step is done; everything at all for None."""
        case = self.apply(**changes)
        for step, _ in WAY:
            if step is action:
                break
            self.clock.forward(minutes=1)
            case = self.take(step, case)
        return case

    def rows(self) -> list[tuple[Any, ...]]:
        """Every row that stands in the table, to see whether anything was written."""
        on_one_machine = isinstance(self.table, SqliteTable)
        return rows_in(self.folder / "data" / "store.sqlite") if on_one_machine else rows_in_dynamo()

    def _made(self, name: str, role: Role, office: str) -> Account:
        return self.accounts.create(name, personal_name=LAWYER, office=office, role=role, password=PASSWORD)


def rows_in(file: Path) -> list[tuple[Any, ...]]:
    """Every row of a store's file, by its place."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.execute("SELECT * FROM rows ORDER BY partition, sort"))


class Overtaken:
    """A table at which somebody else is quicker: ``first`` runs right before the first transaction is written."""

    def __init__(self, table: SqliteTable, first: Callable[[], object]) -> None:
        self._table, self._first = table, [first]

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """See ``Table``."""
        if self._first:
            self._first.pop()()
        self._table.transact(writes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


class Watched:
    """A table that remembers each transaction and refuses single writes."""

    def __init__(self, table: SqliteTable) -> None:
        self._table, self.transactions = table, list[Sequence[Put | Delete]]()

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """See ``Table``."""
        self.transactions.append(writes)
        self._table.transact(writes)

    def put(self, *_: object, **__: object) -> int:
        """Nothing may be written beside a transaction."""
        raise AssertionError("a row was written by itself")

    delete = count = put

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


def written(writes: Sequence[Put | Delete]) -> Mapping[str, Row]:
    """The rows that a transaction writes, by the first part of their partition."""
    return {write.row.partition.partition("/")[0]: write.row for write in writes if isinstance(write, Put)}
