"""The labourer of the newspaper applies for legal aid, or his daughter for him: what is typed on each page, in a browser."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode, urljoin, urlsplit

from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.drafts import Drafts
from chalicelib.casework.vault import Vault
from chalicelib.settings import Settings

from tests.rendering.conftest import Seen

LEGAL_AID, NOTARY, SAFE = "/api/apply/legal-aid", "/api/apply/notary", "/api/apply/safe-contact"
PROGRESS, RESUME, OUTBOX = "/api/progress", "/api/resume", "/api/dev/outbox"

NAME, HELPER, OPPONENT = "示例王大山", "示例王小燕", "示例建筑公司"
FACTS = "十一月二日在工地上搬钢筋，脚趾被砸断了。"
ID_NUMBER, PHONE, HELPERS_PHONE = "610702199001011015", "15400005510", "15400005522"
CENTRE = "hantai-legal-aid-centre"
ADDRESS = "示例区示例镇示例村三组"

Typed = Mapping[str, str]
Pages = Mapping[str, Typed]
"""What is typed on each page, in the order asked."""

HIMSELF: Pages = {
    "who": {"for_whom": "self"},
    "matter": {"matter": "work_injury", "migrant": "yes"},
    "migrant_proof": {"migrant_evidence": "site"},
    "recognition": {"recognition": "not_yet"},
    "facts": {"facts": FACTS, "opponent": OPPONENT, "wanted": "赔医药费"},
    "dates": {"injured_on-year": "2026", "injured_on-month": "11", "injured_on-day": "2"},
    "office": {"stage": "none", "organ": "", "office": CENTRE},
    "person": {"name": NAME, "id_document": "id_card", "id_number": ID_NUMBER, "phone": PHONE},
    "home": {"address": ADDRESS, "ethnicity": "", "access_needs": ""},
    "contact": {"contact_how": "call", "contact_when": "evening"},
}
HELPED: Typed = {
    "helper_name": HELPER,
    "helper_relation": "relative",
    "helper_organisation": "",
    "helper_phone": HELPERS_PHONE,
    "helper_interest": "no",
}
BY_HIS_DAUGHTER: Pages = {"who": {"for_whom": "other"}, "helper": HELPED, **{p: HIMSELF[p] for p in [*HIMSELF][1:]}}
APPOINTMENT: Pages = {
    "who": {"for_whom": "self"},
    "matter": {"matter": "will", "wanted": "房子留给女儿"},
    "office": {"office": "hanzhong-notary-sample", "aid": "no"},
    "person": {"name": NAME, "phone": PHONE, "access_needs": ""},
}
TICKED: Typed = {"undertaking": "yes", "share": "yes", "sensitive": "yes"}


def every_field(pages: Pages, **changes: str) -> dict[str, list[str]]:
    """Every field of every page as it was typed, some of them changed."""
    typed = {field: value for page in pages.values() for field, value in page.items()} | changes
    return {field: [value] for field, value in typed.items()}


class Answer(Protocol):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""


class Client(Protocol):
    """What asks the functions."""

    def ask(self, method: str, path: str, *, query: str = "", body: bytes = b"", **environ: str) -> Answer:
        """Send a request."""


class Browser:
    """A browser without script: it keeps cookies, follows the way and remembers where it is."""

    def __init__(self, api: Client) -> None:
        self._api, self.cookies, self.at = api, dict[str, str](), "/"
        self.answer: Answer

    def get(self, path: str) -> Answer:
        """Open an address, or a link of the page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Typed | Sequence[tuple[str, str]] = ()) -> Answer:
        """Send a form; the way that the answer names is not followed yet."""
        return self._ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def post_file(self, path: str, fields: Typed, name: str, content: bytes) -> Answer:
        """Send a form with a file in it."""
        said = [f'name="{field}"\r\n\r\n{value}'.encode() for field, value in fields.items()]
        said.append(f'name="{name}"; filename="1.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode() + content)
        body = b"".join(b"--x\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in said)
        return self._ask("POST", path, body + b"--x--\r\n", "multipart/form-data; boundary=x")

    def follow(self) -> Answer:
        """Go where the answer leads, which must lead somewhere."""
        assert self.answer.status == 303, self.told
        return self.get(self.answer.headers["Location"])

    @property
    def seen(self) -> Seen:
        """The page as a browser sees it."""
        return Seen(self.answer.text)

    @property
    def code(self) -> str:
        """The 续办码 on top of the page."""
        return self.seen.texts("strong", "p.code")[0]

    def begin(self, service: str = LEGAL_AID) -> None:
        """Press the button that begins, and open the first page."""
        self.post(service)
        self.follow()

    def fill_in(self, pages: Pages) -> None:
        """Fill in page after page; each must be the one that is asked now."""
        for page, typed in pages.items():
            assert self.at.rpartition("/")[2] == page
            self.post(self.at, typed)
            self.follow()

    def with_draft(self, pages: Pages = HIMSELF, service: str = LEGAL_AID, at: str = "check") -> None:
        """Come back to a draft in which these pages are filled in."""
        from chalicelib.web.desk import desk

        draft = desk().drafts.begin(service.rpartition("/")[2], 2)
        desk().drafts.keep(draft, every_field(pages))
        self.cookies["draft"] = desk().draft_cookie.value(draft.code)
        self.get(f"{service}/{at}")

    def twin(self) -> Browser:
        """Another window with the same page and the same cookies."""
        twin = Browser(self._api)
        twin.cookies.update(self.cookies)
        twin.at, twin.answer = self.at, self.answer
        return twin

    def apply(self, pages: Pages = HIMSELF, service: str = LEGAL_AID) -> str:
        """From the first page to the reference."""
        self.begin(service)
        self.fill_in(pages)
        self.send()
        return self.reference

    def send(self, ticked: Typed = TICKED) -> Answer:
        """Press 交上去 on the check page, with these boxes ticked."""
        return self.post(self.at.rpartition("/")[0] + "/send", {**self.hidden, **ticked})

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden inputs of the page."""
        found = [each.attributes for each in self.seen.all("input", type="hidden")]
        return {each["name"] or "": each["value"] or "" for each in found}

    @property
    def told(self) -> str:
        """What the page says, without what stands around it on every page."""
        return self.seen.all("main")[0].text

    @property
    def reference(self) -> str:
        """The reference on the receipt."""
        return self.seen.texts("strong", "p.total")[0]

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the inputs of the page, by name; of radios and lists what is chosen."""
        return _values(self.seen)

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Answer:
        address = urlsplit(urljoin(self.at, path))
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        environ = {"HTTP_COOKIE": cookie, "CONTENT_TYPE": kind, "HTTP_ACCEPT": "text/html"}
        self.answer = self._api.ask(method, address.path, query=address.query, body=body, **environ)
        for name, morsel in SimpleCookie(self.answer.headers.get("Set-Cookie", "")).items():
            self.cookies[name] = morsel.value
        self.at = address.path
        return self.answer


def _values(seen: Seen) -> dict[str, str]:
    inputs = [
        each for each in seen.all("input") if each.attributes.get("type") not in ("hidden", "radio", "checkbox", "file")
    ]
    chosen = [each for each in seen.all("input") if "checked" in each.attributes]
    values = {each.attributes["name"] or "": each.attributes.get("value") or "" for each in (*inputs, *chosen)}
    for name in ("card", "q"):  # a helper's card answers nothing by itself; the search box belongs to the frame
        values.pop(name, "")
    texts = {each.attributes["name"] or "": each.text for each in seen.all("textarea")}
    return values | texts | dict(_chosen_from_lists(seen))


def _chosen_from_lists(seen: Seen) -> Iterator[tuple[str, str]]:
    name = ""
    for each in seen.elements:
        name = each.attributes["name"] or "" if each.tag == "select" else name
        if each.tag == "option" and "selected" in each.attributes:
            yield name, each.attributes["value"] or ""


def kept_rows(kind: str, data: Path | None = None) -> set[str]:
    """The partitions of a kind ("case", "notice", "draft") in the store of the functions, or of another folder."""
    file = (data or Path(os.environ["DATA"])) / "store.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT partition FROM rows WHERE partition LIKE ?", (f"{kind}/%",))
        return {partition for (partition,) in found}


def store_in(environment: Mapping[str, str]) -> tuple[SqliteTable, Vault, SystemClock]:
    """Table, vault and clock of a server that runs in this environment."""
    clock, data = SystemClock(Settings.from_env(environment).now), Path(environment["DATA"])
    return SqliteTable(data / "store.sqlite", clock), Vault(LocalKeys(Path(environment["KEY_FILE"]), data)), clock


def draft_in(environment: Mapping[str, str], pages: Pages, service: str = LEGAL_AID) -> str:
    """The code of a new draft with these pages, in the store of a server that runs in this environment."""
    drafts = Drafts(*store_in(environment))
    return drafts.keep(drafts.begin(service.rpartition("/")[2], 2), every_field(pages)).code


@contextmanager
def other_settings(**changes: str) -> Iterator[None]:
    """The functions of this process under other settings for a while; "" stands for none."""
    from chalicelib.settings import settings
    from chalicelib.site import site
    from chalicelib.web.desk import desk
    from chalicelib.web.indexes import law_texts, search_index

    def use(environment: Mapping[str, str | None]) -> None:
        for name, value in environment.items():
            os.environ.pop(name, None)
            if value:
                os.environ[name] = value
        for known in (settings, site, desk, search_index, law_texts):
            known.cache_clear()

    kept = {name: os.environ.get(name) for name in changes}
    use(changes)
    try:
        yield
    finally:
        use(kept)
