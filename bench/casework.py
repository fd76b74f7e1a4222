"""A hundred thousand cases in SQLite: how long queue, call list, case page, progress, numbers and a submit take in
process, how many requests a clerk needs, and what comes of one form that is sent many times at once.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import time as clock_time
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.applications import Applications, Intake
from chalicelib.casework.call_list import Call
from chalicelib.casework.ports import Delete, Put, Row
from chalicelib.casework.staff import Role
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Service
from chalicelib.settings import settings

from tests.applicant import HIMSELF, PROGRESS, Browser, every_field
from tests.casework.staffing import PASSWORD, at_once
from tests.conftest import WsgiClient
from tests.web.back_office import token_in

from .city import City
from .table import Figure

CASES, CALLS, SUBMITS, AT_ONCE = 100_000, 200, 50, 20
DAYS = 700
"""Over so many days the cases came in: numbers are told by month."""

TO_TELL = 50
"""Citizens on the call list."""

REQUESTS_LIMIT = 4
CASES_AT_A_TIME = 2_500
LOADING_LIMIT_S, PAGE_LIMIT_MS, SUBMIT_LIMIT_MS, COUNT_LIMIT_MS = 30, 15, 20, 100
OFFICE = "hantai-legal-aid-centre"
FORENSIC, COMES_TO, ON_ONE_DAY, TEN = "forensic", "hanzhong-forensic-sample", 40, clock_time(10, 0)
# Of a hundred thousand references two may be equal; the command would draw again, but here it cannot know.
INSERT = (
    "INSERT OR IGNORE INTO rows (partition, sort, body, version, index_partition, index_sort, expires_at) "
    "VALUES (?,?,?,1,?,?,?)"
)
# A file that can be made again needs no log; keys in random order need their tree in memory.
IN_BULK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000"
STEPS: dict[str, dict[str, str]] = {
    "ask_supplement": {
        "ask_supplement-items": "劳动合同",
        "ask_supplement-until-year": "2030",
        "ask_supplement-until-month": "12",
        "ask_supplement-until-day": "1",
    },
    "propose_grant": {},
}
Sent = tuple[str, str]
"""The reference and the id of a case."""


class InBulk:
    """A table that keeps what is written, to load it at once; nothing is in it yet."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []

    def get(self, partition: str, sort: str) -> Row | None:
        """See ``Table``."""
        return None

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """See ``Table``."""
        for write in writes:
            row = write.row if isinstance(write, Put) else None
            if row:
                until = row.expires_at.isoformat() if row.expires_at else None
                self.rows.append((row.partition, row.sort, row.body, *(row.index or (None, None)), until))


def measure(city: City) -> list[Figure]:
    """The loading in seconds and the medians in milliseconds, compression apart."""
    app = city.app
    os.environ |= {"DATA": str(city.folder / "data"), "KEY_FILE": str(city.folder / "keys" / "master.key")}
    settings.cache_clear()
    from chalicelib.web.answers import problem_answer
    from chalicelib.web.desk import desk
    from wsgi import Functions

    desk.cache_clear()
    began = time.perf_counter()
    sent = _load(desk())
    loading = time.perf_counter() - began
    client = WsgiClient(Functions(app, problem_answer))
    browser = Browser(client)
    few = sent[:: len(sent) // CALLS][:CALLS]
    pairs = [{"reference": reference, "digits": HIMSELF["person"]["phone"][-4:]} for reference, _ in few]
    progress = _median([lambda pair=pair: browser.post(PROGRESS, pair) for pair in pairs])
    submit = statistics.median(_submit(desk(), key) for key in range(SUBMITS))
    clerk = _clerk(browser, desk())
    queue = _median([lambda: clerk.get("/api/staff")] * CALLS)
    page = _median([lambda id_=id_: clerk.get(f"/api/staff/cases/{id_}") for _, id_ in few])
    for _, id_ in few[:TO_TELL]:
        notice = desk().ledger.notice(desk().ledger.load(id_), "received", "收到申请")
        desk().table.transact([Call.untold(notice, desk().clock.now()).put()])
    calls = _median([lambda: clerk.get("/api/staff/calls")] * CALLS)
    days_list = _days_list(client, desk())
    own_numbers = _median([lambda: clerk.get("/api/staff/numbers")] * SUBMITS)
    began = time.perf_counter()
    browser.get("/api/numbers")
    counted = (time.perf_counter() - began) * 1000
    numbers = _median([lambda: browser.get("/api/numbers")] * CALLS)
    detail = f"{CASES:,} cases"
    return [
        Figure("SQLite, cases loaded in bulk", loading, LOADING_LIMIT_S, "s", detail),
        Figure("staff queue, median", queue, PAGE_LIMIT_MS, "ms", detail),
        Figure("case page, median", page, PAGE_LIMIT_MS, "ms", detail),
        Figure("progress, median", progress, PAGE_LIMIT_MS, "ms", detail),
        Figure("submit, median", submit, SUBMIT_LIMIT_MS, "ms", f"{detail}, the command"),
        Figure("call list, median", calls, PAGE_LIMIT_MS, "ms", f"{detail}, {TO_TELL} to tell"),
        Figure("day's list, median", days_list, PAGE_LIMIT_MS, "ms", f"{detail}, {ON_ONE_DAY} appointments"),
        Figure("public numbers of a month, median", numbers, PAGE_LIMIT_MS, "ms", detail),
        Figure("the same, first look of the day", counted, COUNT_LIMIT_MS, "ms", detail),
        Figure("an office's own numbers, median", own_numbers, COUNT_LIMIT_MS, "ms", detail),
        *(_requests(clerk, id_, step) for (_, id_), step in zip(sent[1:3], STEPS, strict=True)),
        *_sent_at_once(client),
    ]


def _clerk(browser: Browser, desk: Any, office: str = OFFICE) -> Browser:
    """A clerk of the office in the same browser, signed in."""
    name = f"bench-{office}"[:40]
    desk.accounts.create(name, personal_name="示例", office=office, role=Role.CLERK, password=PASSWORD)
    browser.get("/api/staff")
    way = browser.seen.all("form", method="post")[0].attributes["action"]
    browser.post(way, {**browser.hidden, "name": name, "password": PASSWORD})
    return browser


def _days_list(client: WsgiClient, desk: Any) -> float:
    """The list of a day on which so many come to an office."""
    from chalicelib.site import site

    calendar, today = site().catalogue.calendar, settings().today()
    day = calendar.first_at_work(today + timedelta(days=7))
    clerk = _clerk(Browser(client), desk, COMES_TO)
    for number in range(ON_ONE_DAY):
        case = desk.applications.submit(*_form(FORENSIC), {}, f"comes {number}").case
        desk.appointments.confirm(case, day, TEN, "clerk")
    return _median([lambda: clerk.get(f"/api/staff/appointments/{day}")] * CALLS)


def _requests(clerk: Browser, case_id: str, step: str) -> Figure:
    """How many requests after the queue it takes until the step of a case that nobody has touched is done."""
    address, made = f"/api/staff/cases/{case_id}", 0
    clerk.get("/api/staff")
    for action in ("record_receipt", step):
        token = token_in(clerk.get(address), action)
        answer = clerk.post(f"{address}/{action}", {"form_token": token, **STEPS[step]})
        made += 2
        if answer.status != 303:
            raise RuntimeError(f"{answer.status} instead of 303 from {action}")
    return Figure(f"requests from the queue to {step}", made, REQUESTS_LIMIT, "requests")


def _form(service_id: str = "legal-aid") -> tuple[Service, Answers]:
    from chalicelib.site import site

    service = site().catalogue.service(service_id)
    answers = service.check(every_field(HIMSELF), settings().today())[0]
    return service, {**answers, "office": COMES_TO if service_id == FORENSIC else answers["office"]}


def _submit(desk: Any, key: int) -> float:
    """Milliseconds of the command; the page adds argon2, which opens the draft, on purpose."""
    form = _form()
    began = time.perf_counter()
    desk.applications.submit(*form, {}, f"timed {key}")
    return (time.perf_counter() - began) * 1000


def _load(desk: Any) -> list[Sent]:
    """What the command writes for each of so many forms, made in every processor and put into a new file."""
    sent: list[Sent] = []
    SqliteTable(_store(), desk.clock).get("makes", "the file")
    chunks = [range(first, first + CASES_AT_A_TIME) for first in range(0, CASES, CASES_AT_A_TIME)]
    with (
        ProcessPoolExecutor(mp_context=get_context("spawn")) as pool,
        closing(sqlite3.connect(_store())) as connection,
    ):
        connection.executescript(IN_BULK)
        with connection:
            for rows, some in pool.map(_apply, chunks):
                connection.executemany(INSERT, rows)
                sent += some
    return sent


def _apply(numbers: range) -> tuple[list[tuple[Any, ...]], list[Sent]]:
    """The rows that these forms leave. It runs in a process of its own, which finds the settings in the environment."""
    from app import make_desk

    desk, bulk, form = make_desk(), InBulk(), _form()
    applications, today = Applications(replace(desk.ledger, table=bulk)), settings().today()
    came = [Intake(source="letter", received_on=today - timedelta(days=number % DAYS)) for number in numbers]
    cases = [
        applications.submit(*form, {}, str(number), intake).case for number, intake in zip(numbers, came, strict=True)
    ]
    return sorted(bulk.rows), [(case.text("reference"), case.id) for case in cases]


def _sent_at_once(client: WsgiClient) -> list[Figure]:
    """One form, on whose button so many people press at the same moment, through the whole app."""
    browser = Browser(client)
    browser.with_draft()
    waiting = iter([browser.twin() for _ in range(AT_ONCE)])
    before = _events_and_messages()
    answers = at_once(lambda: next(waiting).send(), AT_ONCE)
    if {answer.status for answer in answers} != {200}:
        raise RuntimeError(f"{[answer.status for answer in answers]} instead of 200")
    cases, messages = (after - known for after, known in zip(_events_and_messages(), before, strict=True))
    what = f"the same form sent {AT_ONCE} times at once"
    return [Figure(what, cases, 1, "cases"), Figure(what, messages, 1, "messages")]


def _events_and_messages() -> list[int]:
    with closing(sqlite3.connect(_store())) as connection:
        count = "SELECT COUNT(*) FROM rows WHERE partition BETWEEN ? AND ?"
        return [connection.execute(count, (f"{kind}/", f"{kind}/~")).fetchone()[0] for kind in ("case", "notice")]


def _store() -> Path:
    return settings().data / "store.sqlite"


def _median(calls: Sequence[Callable[[], Any]]) -> float:
    taken = []
    for call in calls:
        began = time.perf_counter()
        answer = call()
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} instead of 200")
    return statistics.median(taken)
