"""The server is killed in the middle of sending: no case without its message, no message without its case."""

from __future__ import annotations

import http.client
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.kept_notices import notice_by_id, notices_of

from tests.applicant import APPOINTMENT, NOTARY, RESUME, Browser, Pages, draft_in
from tests.conftest import settings_for
from tests.running import Connection, RunningServer

ROUNDS, AT_ONCE = int(os.environ.get("ROUNDS", "10")), 4  # `make soak` sets a hundred
TICKED = {"undertaking": "yes", "share": "yes"}


def rows_of(data: Path) -> dict[str, dict[str, str]]:
    """The body of every row, by the beginning of its partition and then by its rest and sort key."""
    found: dict[str, dict[str, str]] = {}
    with closing(sqlite3.connect(data / "store.sqlite")) as connection:
        for partition, sort, body in connection.execute("SELECT partition, sort, body FROM rows"):
            kind, _, rest = partition.partition("/")
            found.setdefault(kind, {})[rest if kind in ("case", "notice") else f"{rest}/{sort}"] = body
    return found


def assert_whole(data: Path) -> set[str]:
    """Every case has all that belongs to it and nothing else is there; the ids of the cases."""
    rows = rows_of(data)
    cases = set(rows.get("case", {}))
    assert {json.loads(body)["case"] for body in rows.get("notice", {}).values()} == cases
    assert len(rows.get("notice", {})) == len(cases)
    assert {json.loads(body)["case"] for body in rows.get("reference", {}).values()} == cases
    assert {place.rpartition("/")[2] for place in rows.get("office", {})} == cases
    assert set(rows.get("once", {}).values()) == cases
    table = SqliteTable(data / "store.sqlite", SystemClock())
    assert all(notice_by_id(table, kept.id) for case in cases for kept in notices_of(table, case))
    return cases


def at_check(server: RunningServer, code: str) -> Browser:
    """A browser that holds a code and opens its check page, if the form is still there."""
    browser = Browser(Connection(server.port))
    browser.post(RESUME, {"code": code})
    browser.get(f"{NOTARY}/check")
    return browser


def power_cut(server: RunningServer, after: float) -> None:
    """SIGKILL after so many seconds: nothing is cleared up."""
    time.sleep(after)
    server.process.kill()


def send(browser: Browser) -> None:
    """Press the button, and do not mind if nobody answers."""
    with suppress(OSError, http.client.HTTPException):
        browser.send(TICKED)


def send_all(browsers: list[Browser], meanwhile: Callable[[], None] = lambda: None) -> float:
    """Several people press the button at the same time; how many seconds until all have their answer or none."""
    senders, began = [threading.Thread(target=send, args=(browser,)) for browser in browsers], time.perf_counter()
    for sender in senders:
        sender.start()
    meanwhile()
    for sender in senders:
        sender.join(20)
    return time.perf_counter() - began


@dataclass
class Town:
    """A server that is started every morning, and the people who send through it; ``done`` of them for certain."""

    build: Path
    environment: Mapping[str, str]
    codes: list[str] = field(default_factory=list)
    done: int = 0
    people: int = 0

    def day(self, power_fails_after: float | None = None) -> float:
        """Who was cut off sends again what is still there, then others send; how many seconds that took."""
        with RunningServer(self.build, self.environment) as server:
            server.wait_for(lambda: server.get("/")[0] == 200)
            again = [at_check(server, code) for code in self.codes]
            send_all([browser for browser in again if browser.answer.status == 200])
            self.done += len(self.codes)
            self.codes = [draft_in(self.environment, self._somebody(), NOTARY) for _ in range(AT_ONCE)]
            assert len(self.cases()) == self.done
            return send_all(
                [at_check(server, code) for code in self.codes],
                lambda: None if power_fails_after is None else power_cut(server, power_fails_after),
            )

    def _somebody(self) -> Pages:
        """What somebody with a phone of his own types in: one and the same would send too much in a day."""
        self.people += 1
        person = {**APPOINTMENT["person"], "phone": f"1540002{self.people:04}"}
        return {**APPOINTMENT, "person": person}

    def cases(self) -> set[str]:
        """The cases, of which each must be whole."""
        return assert_whole(Path(self.environment["DATA"]))


def test_a_power_cut_while_sending_leaves_no_case_without_message_and_no_message_without_case(
    city, functions_environment, tmp_path
):
    """Whenever it comes; and who sends again afterwards has one case and not two."""
    town = Town(city.build, {**functions_environment, **settings_for(city.compiled, tmp_path)})
    takes = town.day()
    for cut in range(ROUNDS):
        town.day(power_fails_after=takes * cut / ROUNDS)
        assert town.done <= len(town.cases()) <= town.done + AT_ONCE
    town.day()
    assert len(town.cases()) == (ROUNDS + 2) * AT_ONCE
