"""A hundred thousand cases in SQLite: how long queue, case page, progress and a submit take in process."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.applications import Applications, Receipt
from chalicelib.casework.ports import Delete, Put, Row
from chalicelib.casework.staff import Role
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Service
from chalicelib.settings import settings

from tests.applicant import HIMSELF, PROGRESS, Browser, every_field
from tests.casework.staffing import PASSWORD
from tests.conftest import WsgiClient

from .city import City
from .table import Figure

CASES, CALLS, SUBMITS = 100_000, 200, 50
LOADING_LIMIT_S, PAGE_LIMIT_MS, SUBMIT_LIMIT_MS = 30, 15, 20
OFFICE = "hantai-legal-aid-centre"
INSERT = (
    "INSERT INTO rows (partition, sort, body, version, index_partition, index_sort, expires_at) VALUES (?,?,?,1,?,?,?)"
)


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
    receipts = _load(desk())
    loading = time.perf_counter() - began
    browser = Browser(WsgiClient(Functions(app, problem_answer)))
    few = receipts[:: len(receipts) // CALLS][:CALLS]
    pairs = [{"reference": receipt.reference, "digits": HIMSELF["person"]["phone"][-4:]} for receipt in few]
    progress = _median([lambda pair=pair: browser.post(PROGRESS, pair) for pair in pairs])
    submit = statistics.median(_submit(desk(), key) for key in range(SUBMITS))
    desk().accounts.create("bench-clerk", personal_name="示例", office=OFFICE, role=Role.CLERK, password=PASSWORD)
    browser.get("/api/staff")
    browser.post(
        browser.seen.all("form")[0].attributes["action"],
        {**browser.hidden, "name": "bench-clerk", "password": PASSWORD},
    )
    queue = _median([lambda: browser.get("/api/staff")] * CALLS)
    page = _median([lambda receipt=receipt: browser.get(f"/api/staff/cases/{receipt.case.id}") for receipt in few])
    detail = f"{CASES:,} cases"
    return [
        Figure("SQLite, cases loaded in bulk", loading, LOADING_LIMIT_S, "s", detail),
        Figure("staff queue, median", queue, PAGE_LIMIT_MS, "ms", detail),
        Figure("case page, median", page, PAGE_LIMIT_MS, "ms", detail),
        Figure("progress, median", progress, PAGE_LIMIT_MS, "ms", detail),
        Figure("submit, median", submit, SUBMIT_LIMIT_MS, "ms", f"{detail}, the command"),
    ]


def _form() -> tuple[Service, Answers]:
    from chalicelib.site import site

    service = site().catalogue.service("legal-aid")
    return service, service.check(every_field(HIMSELF), settings().today())[0]


def _submit(desk: Any, key: int) -> float:
    """Milliseconds of the command; the page adds argon2, which opens the draft, on purpose."""
    form = _form()
    began = time.perf_counter()
    desk.applications.submit(*form, {}, f"timed {key}")
    return (time.perf_counter() - began) * 1000


def _load(desk: Any) -> list[Receipt]:
    bulk, form = InBulk(), _form()
    calendar = desk.applications.calendar
    applications = Applications(bulk, desk.vault, desk.clock, calendar)  # type: ignore[arg-type]
    receipts = [applications.submit(*form, {}, str(number)) for number in range(CASES)]
    table = desk.table
    assert isinstance(table, SqliteTable)
    table.get("makes", "the file")
    with closing(sqlite3.connect(settings().data / "store.sqlite")) as connection, connection:
        connection.executemany(INSERT, bulk.rows)
    return receipts


def _median(calls: Sequence[Callable[[], Any]]) -> float:
    taken = []
    for call in calls:
        began = time.perf_counter()
        answer = call()
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} instead of 200")
    return statistics.median(taken)
