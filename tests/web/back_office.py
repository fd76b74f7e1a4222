"""What the tests of the back office share: accounts of every kind on the app's own store, and their browsers."""

from __future__ import annotations

import itertools
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case
from chalicelib.casework.staff import Account, Role

from tests.casework.deciding import BUREAU, CENTRE, FIRM, LAWYER, LAWYERS_PHONE, OTHER_CENTRE, WAY, answers_to, rows_in
from tests.casework.staffing import PASSWORD

FORM = "application/x-www-form-urlencoded"
QUEUE, SIGN_IN, SIGN_OUT = "/api/staff", "/api/staff/sign-in", "/api/staff/sign-out"
ACCOUNTS = "/api/staff/accounts"
NO_SUCH_CASE = "0" * 32
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')

PEOPLE = {
    "clerk": (Role.CLERK, CENTRE, "示例受理员"),
    "other clerk": (Role.CLERK, OTHER_CENTRE, "示例邻县员"),
    "approver": (Role.APPROVER, CENTRE, "示例审批员"),
    "administrator": (Role.ADMINISTRATOR, CENTRE, "示例管理员"),
    "other administrator": (Role.ADMINISTRATOR, OTHER_CENTRE, "示例邻县管理员"),
    "firm": (Role.FIRM, FIRM, "示例律所主任"),
    "bureau": (Role.BUREAU, BUREAU, "示例司法局员"),
    "firm's administrator": (Role.ADMINISTRATOR, FIRM, "示例律所管理员"),
    "lawyer": (Role.LAWYER, FIRM, LAWYER),
    "other lawyer": (Role.LAWYER, FIRM, "示例律师乙"),
}


class Browser:
    """A browser without script: it keeps the cookie of staff and sends forms."""

    def __init__(self, api: Any, cookie: str = "") -> None:
        self._api, self.cookie = api, cookie

    def get(self, path: str, query: str = "", **headers: str) -> Any:
        """GET a path."""
        return self._kept(self._api.get(path, query, HTTP_COOKIE=self.cookie, **headers))

    def post(self, path: str, fields: Mapping[str, str] | bytes, **headers: str) -> Any:
        """Send a form, or a body as it is."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        sent = {"CONTENT_TYPE": FORM, "HTTP_COOKIE": self.cookie, "HTTP_HOST": "localhost", **headers}
        return self._kept(self._api.ask("POST", path, body=body, **sent))

    def sign_in(self, name: str, password: str = PASSWORD, **headers: str) -> Any:
        """Type name and password into the sign-in page."""
        token = token_in(self.get(QUEUE))
        return self.post(SIGN_IN, {"form_token": token, "name": name, "password": password}, **headers)

    def _kept(self, answer: Any) -> Any:
        self.cookie = answer.headers.get("Set-Cookie", self.cookie).partition(";")[0]
        return answer


class BackOffice:
    """Accounts of every kind on the app's own store, their browsers, and cases at every point of the way."""

    def __init__(self, api: Any) -> None:
        from chalicelib.settings import settings
        from chalicelib.site import site
        from chalicelib.web.desk import desk

        self.api, self.desk, self.site, self.file = api, desk, site, settings().data / "store.sqlite"
        self.run, self._numbers = secrets.token_hex(3), itertools.count()
        self.staff = {who: self.account(who, *what) for who, what in PEOPLE.items()}

    def account(self, who: str, role: Role, office: str, personal_name: str = "示例某人") -> Account:
        """A new account, which ``PASSWORD`` opens."""
        name = f"{re.sub('[^a-z0-9]+', '-', who)}-{self.run}"
        accounts = self.desk().accounts
        return accounts.create(name, personal_name=personal_name, office=office, role=role, password=PASSWORD)

    def newcomer(self, role: Role = Role.CLERK, office: str = CENTRE) -> Account:
        """An account that a test may spoil."""
        return self.account(f"new-{secrets.token_hex(4)}", role, office)

    def browser(self, who: str = "nobody") -> Browser:
        """A browser in which somebody has just signed in, or nobody."""
        if who == "nobody":
            return Browser(self.api)
        token = self.desk().sessions.begin(self.desk().accounts.get(self.staff[who].id))
        return Browser(self.api, self.desk().staff_cookie.carrying(token).partition(";")[0])

    def form_token(self, browser: Browser, purpose: str) -> str:
        """The token that a form of this browser's session would carry, whether or not it was shown one."""
        token = self.desk().staff_cookie.token({"cookie": browser.cookie}) or ""
        return str(self.desk().sessions.form_token(token, purpose))

    def apply(self, **changes: str) -> Case:
        """A new case."""
        service = self.site().catalogue.service("legal-aid")
        return self.desk().applications.submit(service, answers_to(service, **changes), {}, self._form_key()).case

    def _form_key(self) -> str:
        """Of this back office alone: a form sent again gives the case of the first."""
        return f"{self.run} {next(self._numbers)}"

    def brought_to(self, action: Action | None, **changes: str) -> Case:
        """A new case at which everything before this step is done; everything at all for None."""
        case = self.apply(**changes)
        for step, who in itertools.takewhile(lambda pair: pair[0] is not action, WAY):
            case = self.desk().commands.take(self.staff[who], step, case.id, self.details())
        return case

    def details(self, **changes: str) -> dict[str, str]:
        """The fields of an assignment."""
        return {"lawyer": self.staff["lawyer"].id, "phone": LAWYERS_PHONE, **changes}

    def act(self, browser: Browser, action: Action, case_id: str, token: str | None = None, **fields: str) -> Any:
        """Send the form of a step, with the right token unless another is given."""
        sent = self.form_token(browser, f"{action} {case_id}") if token is None else token
        everything = {f"{action}-{name}": text for name, text in self.details(**fields).items()}
        everything |= {**fields, "form_token": sent}
        return browser.post(f"/api/staff/cases/{case_id}/{action}", everything)

    def rows(self) -> list[tuple[Any, ...]]:
        """Everything in the store but sessions, which a look prolongs, and the public numbers, counted at the day's first."""
        return [row for row in rows_in(self.file) if not row[0].startswith(("session/", "numbers"))]


def token_in(page: Any, action: str = "") -> str:
    """The token of the form on a page that is sent to an address with this ending."""
    form = next(form for form in page.text.split("<form") if f'{action}"' in form and "form_token" in form)
    found = _TOKEN.search(form)
    assert found
    return found[1]
