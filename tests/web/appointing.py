"""What the web tests of appointments share: cases at offices of each way, and the browser of their citizen."""

from __future__ import annotations

import itertools
import re
import secrets
from typing import Any

from chalicelib.casework.cases import CITIZEN, Case, Event, put_event
from chalicelib.casework.kinds import Kind

from tests.web.back_office import BackOffice, Browser

BY_SLOTS, BY_REQUEST, BY_PHONE = "hanzhong-notary-sample", "hanzhong-forensic-sample", "hanzhong-legal-aid-centre"
MINE = "/api/my-case/appointment"
_FORMS = re.compile(
    r'name="form_token" value="([0-9a-f]{64})">(?:<input type="hidden" name="case" value="[^"]*">)?'
    r'<input type="hidden" name="what" value="(\w+)">'
)
_SLOTS = re.compile(r'name="slot" value="([^"]*)"')
_WISHES = re.compile(r'name="wished" value="([^"]*)"')
_numbers = itertools.count(secrets.randbelow(10**6))


def case_at(office: BackOffice, where: str) -> Case:
    """A new case of an office; the reference is nobody else's in this run."""
    desk = office.desk()
    reference = f"7K3M-{next(_numbers) % 10_000:04}".replace("0", "T").replace("1", "R")
    details = {"reference": reference, "service": "notary", "office": where, "phone": "15400005510", "answers": {}}
    case = Case(secrets.token_hex(16), (Event(Kind.SUBMITTED, desk.clock.now(), CITIZEN, details),))
    desk.table.transact([put_event(case.id, 1, case.first, desk.vault)])
    return case


class Citizen:
    """A citizen whose browser a code has opened the case in."""

    def __init__(self, office: BackOffice, case: Case) -> None:
        self.case, self._desk = case, office.desk
        self.browser = Browser(office.api, f"case={office.desk().case_sessions.begin(case.id)}")

    def page(self, day: str = "") -> Any:
        """The page of the appointment."""
        return self.browser.get(MINE, f"day={day}" if day else "")

    def slots(self, day: str = "") -> list[str]:
        """The times that the page offers."""
        return _SLOTS.findall(self.page(day).text)

    def half_days(self) -> list[str]:
        """The half-days that the page offers."""
        return _WISHES.findall(self.page().text)

    def does(self, what: str, **fields: str) -> Any:
        """Send one of the forms of the page as it is now."""
        tokens = {name: token for token, name in _FORMS.findall(self.page().text)}
        return self.browser.post(MINE, {"what": what, "form_token": tokens.get(what, ""), **fields})

    def now(self) -> Case:
        """The case as it is kept now."""
        found: Case = self._desk().ledger.load(self.case.id)
        return found
