"""The promises of ``Table``, kept alike by SQLite and DynamoDB; then what each must do beside them.

A long module, so that the promises and both stores' ways of breaking them are read in one place.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectionClosedError, ReadTimeoutError
from chalicelib.adapters.dynamo import TRIES, DynamoTable, client
from chalicelib.adapters.sqlite import SWEEP_BATCH, SqliteTable
from chalicelib.casework.errors import Conflict, StoreUnavailable
from chalicelib.casework.ports import ABSENT, ANY, Delete, Put, Row, Table
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

from site_builder import FUNCTIONS
from tests.dynamo import client_in_china, new_table

HOUR = timedelta(hours=1)
Fault = Callable[[AWSPreparedRequest], AWSResponse]
FailWith = Callable[..., list[dict[str, Any]]]


class FakeClock:
    """A time that moves when told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 30, 0, 123456, UTC)

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "city" / "store.db"


@pytest.fixture
def sqlite(file: Path, clock: FakeClock) -> SqliteTable:
    return SqliteTable(file, clock)


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with client_in_china():
        yield


@pytest.fixture
def dynamo(aws: None, clock: FakeClock) -> Iterator[DynamoTable]:
    """A new table."""
    with new_table(clock) as table:
        yield table


@pytest.fixture(params=["sqlite", "dynamo"])
def table(request: pytest.FixtureRequest) -> Table:
    return request.getfixturevalue(request.param)


@pytest.fixture
def rounds(table: Table) -> int:
    """How often to run a race: moto is a hundred times slower."""
    return 100 if isinstance(table, SqliteTable) else 20


def sorts(rows: Iterable[Row]) -> str:
    return " ".join(row.sort for row in rows)


def together(count: int, task: Callable[[int], Any]) -> list[Any]:
    """Run a task in many threads that begin at once."""
    barrier = threading.Barrier(count)

    def wait_and_run(number: int) -> Any:
        barrier.wait(timeout=30)
        return task(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(wait_and_run, range(count)))


# Rows ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        Row("case#1", "event#1", "张三申请法律援助，𬭼㼆·"),
        Row("case#1", "event#1", ""),
        Row("case#1", "event#1", '{"a": "\\u0000 \0 \' \\" \n"}'),
        Row("case#1", "event#1", "长" * 100_000),
        Row("case#1", "event#1", "indexed", index=("queue", "2026-11-24")),
        Row("case#1", "event#1", "fleeting", expires_at=datetime(2026, 11, 24, 9, 30, 0, 123457, UTC)),
    ],
    ids=["chinese", "empty", "control", "long", "indexed", "expiring"],
)
def test_a_row_comes_back_as_it_was_put(table: Table, row: Row):
    assert table.put(row) == 1
    assert table.get("case#1", "event#1") == replace(row, version=1)
    assert table.query("case#1") == [replace(row, version=1)]


def test_a_row_that_was_never_put_is_absent(table: Table):
    table.put(Row("case", "1", ""))
    assert table.get("case", "2") is None
    assert table.query("other") == []


def test_a_row_is_written_whole(table: Table, clock: FakeClock):
    table.put(Row("case", "1", "first", index=("queue", "1"), expires_at=clock.time + HOUR))
    table.put(Row("case", "1", "second"))
    clock.time += 2 * HOUR
    assert table.get("case", "1") == Row("case", "1", "second", version=2)


def test_the_version_grows_by_one_with_each_write(table: Table):
    row = Row("case", "1", "")
    assert [table.put(row, ABSENT), table.put(row, 1), table.put(row), table.put(row, 3)] == [1, 2, 3, 4]
    table.transact([Put(row, 4)])
    assert table.get("case", "1") == replace(row, version=5)


@pytest.mark.parametrize("expected", [ABSENT, 1, 3])
def test_a_row_of_another_version_is_neither_overwritten_nor_removed(table: Table, expected: int):
    row = Row("case", "1", "kept")
    table.put(row), table.put(row)
    with pytest.raises(Conflict):
        table.put(Row("case", "1", "lost"), expected)
    with pytest.raises(Conflict):
        table.delete("case", "1", expected)
    assert table.get("case", "1") == replace(row, version=2)


def test_a_row_that_is_not_there_has_no_version(table: Table):
    with pytest.raises(Conflict):
        table.put(Row("case", "1", ""), 1)
    with pytest.raises(Conflict):
        table.delete("case", "1", 1)
    assert table.get("case", "1") is None


@pytest.mark.parametrize("expected", [ANY, 1])
def test_a_removed_row_can_be_put_anew(table: Table, expected: int):
    table.put(Row("case", "1", "old"))
    table.delete("case", "1", expected)
    assert table.get("case", "1") is None
    assert table.put(Row("case", "1", "new"), ABSENT) == 1


def test_removing_what_is_not_there_is_no_conflict(table: Table):
    table.delete("case", "1")
    table.delete("case", "1", ABSENT)


@pytest.mark.parametrize(
    "key",
    [
        "'",
        '"',
        "a'; DROP TABLE rows; --",
        "%",
        "_",
        "#",
        ":partition",
        "a\0b",
        "\n",
        " ",
        "㼆",
        "𬭼",
        "é",
        "e\u0301",
        "A",
    ],
)
def test_a_key_is_only_a_text(table: Table, key: str):
    bystanders = [Row(f"x{key}", "x", "other", index=("x", "x")), Row("x", f"x{key}", "other")]
    for row in bystanders:
        table.put(row)
    row = Row(key, key, "this", index=(key, key))
    table.put(row)
    stored = replace(row, version=1)
    assert table.get(key, key) == stored
    assert table.query(key, prefix=key) == [stored]
    assert table.query(key, prefix=key, index=True) == [stored]
    table.delete(key, key)
    assert table.query(key) == []
    assert all(table.get(row.partition, row.sort) for row in bystanders)


@pytest.mark.parametrize(
    "row",
    [Row("", "1", ""), Row("case", "", ""), Row("case", "1", "", index=("", "1")), Row("c", "1", "", index=("q", ""))],
    ids=["partition", "sort", "index partition", "index sort"],
)
def test_an_empty_key_is_refused(table: Table, row: Row):
    with pytest.raises(ValueError, match=r".+"):
        table.put(row)


# Queries -------------------------------------------------------------------------------------------------------------


@pytest.fixture(params=[False, True], ids=["table", "index"])
def lines(request: pytest.FixtureRequest, table: Table) -> Callable[..., str]:
    """The sort keys that a query finds among some rows, by the table's keys and by the index's."""
    names = ["a", "a1", "a2", "a3", "a%x", "a_x", "b", "中1", "中2", "𬭼"]
    index: bool = request.param
    for partition in ("p", "q"):
        own = [Row(partition, name, name) for name in names]
        indexed = [Row(f"case {name}", partition, name, index=(partition, name)) for name in names]
        table.transact([Put(row) for row in (indexed if index else own)])
    return lambda **asked: " ".join(row.body for row in table.query("p", index=index, **asked))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "a a%x a1 a2 a3 a_x b 中1 中2 𬭼"),
        ({"newest_first": True}, "𬭼 中2 中1 b a_x a3 a2 a1 a%x a"),
        ({"limit": 3}, "a a%x a1"),
        ({"limit": 0}, ""),
        ({"limit": 2, "newest_first": True}, "𬭼 中2"),
        ({"prefix": "a"}, "a a%x a1 a2 a3 a_x"),
        ({"prefix": "a", "newest_first": True}, "a_x a3 a2 a1 a%x a"),
        ({"prefix": "a%"}, "a%x"),
        ({"prefix": "a_"}, "a_x"),
        ({"prefix": "中"}, "中1 中2"),
        ({"prefix": "A"}, ""),
        ({"after": "a2"}, "a3 a_x b 中1 中2 𬭼"),
        ({"after": "a2", "newest_first": True}, "a1 a%x a"),
        ({"after": "a22"}, "a3 a_x b 中1 中2 𬭼"),
        ({"after": "𬭼"}, ""),
        ({"after": "a", "newest_first": True}, ""),
        ({"prefix": "a", "after": "a2"}, "a3 a_x"),
        ({"prefix": "a", "after": "a2", "limit": 1}, "a3"),
        ({"prefix": "a", "after": "a2", "limit": 2, "newest_first": True}, "a1 a%x"),
        ({"prefix": "a", "after": "b"}, ""),
        ({"prefix": "b", "after": "a2"}, "b"),
        ({"prefix": "b", "after": "a2", "newest_first": True}, ""),
        ({"prefix": "a", "after": "中1", "newest_first": True}, "a_x a3 a2 a1 a%x a"),
    ],
    ids=str,
)
def test_a_query_finds_rows_in_order(lines: Callable[..., str], asked: dict[str, Any], found: str):
    assert lines(**asked) == found


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_follow_each_other_without_gap_or_overlap(table: Table, clock: FakeClock, newest_first: bool):
    """Two of three rows have expired, so that DynamoDB needs several of its pages for one of ours."""
    ends = [clock.time if number % 3 else clock.time + HOUR for number in range(200)]
    rows = [Row("queue", f"{number:03}", "", expires_at=end) for number, end in enumerate(ends)]
    for some in (rows[:100], rows[100:]):
        table.transact([Put(row) for row in some])
    pages, after = [], ""
    while page := table.query("queue", after=after, limit=30, newest_first=newest_first):
        pages.append(page)
        after = page[-1].sort
    assert [len(page) for page in pages] == [30, 30, 7]
    live = [f"{number:03}" for number in range(0, 200, 3)]
    assert [row.sort for row in chain(*pages)] == (live[::-1] if newest_first else live)


def test_a_row_moves_in_the_index_and_leaves_it(table: Table):
    row = Row("case", "1", "", index=("waiting", "1"))
    table.put(row)
    table.put(replace(row, index=("granted", "2")))
    assert table.query("waiting", index=True) == []
    assert table.query("granted", index=True) == [replace(row, index=("granted", "2"), version=2)]
    table.put(replace(row, index=None))
    assert table.query("granted", index=True) == []


def test_a_removed_row_leaves_the_index(table: Table):
    table.put(Row("case", "1", "", index=("waiting", "1")))
    table.delete("case", "1")
    assert table.query("waiting", index=True) == []


def test_rows_with_one_index_key_are_all_found(table: Table):
    for number in range(3):
        table.put(Row("case", str(number), "", index=("queue", "monday")))
    assert sorted(row.sort for row in table.query("queue", index=True)) == ["0", "1", "2"]


# Transactions --------------------------------------------------------------------------------------------------------


def test_a_transaction_writes_all(table: Table):
    table.put(Row("case", "old", ""))
    new = [Row("case", f"{number:02}", "", index=("queue", f"{number:02}")) for number in range(99)]
    table.transact([*(Put(row, ABSENT) for row in new), Delete("case", "old", 1)])
    assert table.query("case") == [replace(row, version=1) for row in new]
    assert len(table.query("queue", index=True)) == 99


@pytest.mark.parametrize(
    "refused",
    [
        Put(Row("case", "1", "lost"), ABSENT),
        Put(Row("case", "1", "lost"), 2),
        Put(Row("case", "none", "lost"), 1),
        Delete("case", "1", 2),
        Delete("case", "none", 1),
    ],
    ids=str,
)
def test_a_conflict_writes_nothing_of_its_transaction(table: Table, refused: Put | Delete):
    table.put(Row("case", "1", "kept")), table.put(Row("case", "2", "kept"))
    others = [Put(Row("case", "3", "lost"), ABSENT), Put(Row("case", "2", "lost"), 1)]
    for writes in ([*others, refused], [refused, *others]):
        with pytest.raises(Conflict):
            table.transact(writes)
    assert table.query("case") == [Row("case", "1", "kept", 1), Row("case", "2", "kept", 1)]


@pytest.mark.parametrize(
    "writes",
    [
        [Put(Row("case", "1", "lost")), Put(Row("case", "1", "lost"))],
        [Put(Row("case", "1", "lost")), Delete("case", "1")],
        [Put(Row("case", "1", "lost")), Put(Row("case", "", "lost"))],
        [Put(Row("case", str(number), "lost")) for number in range(101)],
        [],
    ],
    ids=["twice", "put and removed", "empty key", "101 writes", "none"],
)
def test_an_unfit_transaction_is_refused_whole(table: Table, writes: list[Put | Delete]):
    with pytest.raises(ValueError, match=r".+"):
        table.transact(writes)
    assert table.query("case") == []


# Counters ------------------------------------------------------------------------------------------------------------


def test_a_counter_begins_at_nought_and_adds_up(table: Table):
    assert [table.count("tries", "a"), table.count("tries", "a", add=5), table.count("tries", "a", add=-2)] == [1, 6, 4]
    assert table.count("tries", "b", add=0) == 0


def test_a_counter_can_be_read_as_a_row(table: Table):
    table.count("numbers", "2026-11-24", add=3)
    table.count("numbers", "2026-11-24", add=4)
    assert table.get("numbers", "2026-11-24") == Row("numbers", "2026-11-24", "7", version=2)
    assert table.query("numbers") == [Row("numbers", "2026-11-24", "7", version=2)]


def test_what_is_no_counter_cannot_be_counted(table: Table):
    table.put(Row("case", "1", "text"))
    with pytest.raises(ValueError, match=r".+"):
        table.count("case", "1")
    assert table.get("case", "1") == Row("case", "1", "text", version=1)


def test_no_addition_is_lost(table: Table):
    together(8, lambda _: [table.count("tries", "a") for _ in range(50)])
    assert table.count("tries", "a", add=0) == 400


def test_a_counter_begins_again_when_it_has_expired(table: Table, clock: FakeClock):
    table.count("tries", "a", add=5, expires_at=clock.time + HOUR)
    clock.time += HOUR
    assert table.count("tries", "a", expires_at=clock.time + HOUR) == 1
    assert table.count("tries", "a") == 2


def test_later_additions_do_not_prolong_a_counter(table: Table, clock: FakeClock):
    for _ in range(2):
        table.count("tries", "a", expires_at=clock.time + HOUR)
        clock.time += HOUR / 2
    assert table.count("tries", "a", expires_at=clock.time + HOUR) == 1


def test_no_addition_is_lost_when_a_counter_begins_again(table: Table, clock: FakeClock):
    table.count("tries", "a", add=5, expires_at=clock.time)
    together(8, lambda _: table.count("tries", "a", expires_at=clock.time + HOUR))
    assert table.count("tries", "a", add=0) == 8


# Expiry --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def expired(table: Table, clock: FakeClock) -> Row:
    """A row that counts as gone from this moment on, and beside it one that does not, yet."""
    row = Row("draft", "1", "old", index=("drafts", "1"), expires_at=clock.time + HOUR)
    table.put(row)
    table.put(Row("draft", "2", "live", index=("drafts", "2"), expires_at=clock.time + 2 * HOUR))
    clock.time += HOUR
    return row


def test_an_expired_row_is_not_found(table: Table, expired: Row):
    assert table.get("draft", "1") is None
    assert sorts(table.query("draft")) == "2"
    assert sorts(table.query("drafts", index=True)) == "2"


def test_an_expired_row_gives_way_to_a_new_one(table: Table, expired: Row):
    assert table.put(Row("draft", "1", "new"), ABSENT) == 1
    assert table.get("draft", "1") == Row("draft", "1", "new", version=1)


def test_an_expired_row_gives_way_in_a_transaction(table: Table, expired: Row):
    table.transact([Put(Row("draft", "1", "new"), ABSENT), Put(Row("draft", "3", ""), ABSENT)])
    assert table.get("draft", "1") == Row("draft", "1", "new", version=1)
    assert table.query("drafts", prefix="1", index=True) == []


def test_an_expired_row_has_no_version_any_more(table: Table, expired: Row):
    writes = [Put(replace(expired, body="again"), 1), Delete("draft", "1", 1)]
    for write in writes:
        with pytest.raises(Conflict):
            table.transact([write])
    with pytest.raises(Conflict):
        table.put(replace(expired, body="again"), 1)
    with pytest.raises(Conflict):
        table.delete("draft", "1", 1)
    assert table.get("draft", "1") is None


def test_a_row_can_be_kept_longer_before_it_expires(table: Table, clock: FakeClock):
    row = Row("draft", "1", "", expires_at=clock.time + HOUR)
    table.put(row)
    table.put(replace(row, expires_at=clock.time + 3 * HOUR), 1)
    clock.time += 2 * HOUR
    assert table.get("draft", "1")


def test_sweeping_takes_what_has_expired_and_nothing_else(table: Table, expired: Row):
    table.put(Row("draft", "3", "for good"))
    swept = table.sweep()
    assert swept == (1 if isinstance(table, SqliteTable) else 0)  # DynamoDB does it by itself
    assert sorts(table.query("draft")) == "2 3"
    assert table.put(Row("draft", "1", "new"), ABSENT) == 1


# Races ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("expected", [ABSENT, 1])
def test_of_sixteen_who_claim_a_row_one_wins(table: Table, rounds: int, expected: int):
    if expected:
        table.transact([Put(Row("slot", str(number), "")) for number in range(rounds)])

    def claim(who: int) -> list[int]:
        return [number for number in range(rounds) if wins(who, number)]

    def wins(who: int, number: int) -> bool:
        start.wait(timeout=30)
        try:
            return table.put(Row("slot", str(number), str(who)), expected) == expected + 1
        except Conflict:
            return False

    start = threading.Barrier(16)
    won = together(16, claim)
    assert sorted(chain(*won)) == list(range(rounds))
    for who, numbers in enumerate(won):
        assert all(table.get("slot", str(number)).body == str(who) for number in numbers)


def test_transactions_of_many_neither_mix_nor_deadlock(table: Table):
    """Each moves a unit from one row to another, in either order of the rows; the sum stays."""
    for name in "ab":
        table.put(Row("account", name, "100"))

    def move(who: int) -> int:
        done = 0
        for _ in range(10):
            a, b = (table.get("account", name) for name in ("ab" if who % 2 else "ba"))
            moved = [replace(a, body=str(int(a.body) - 1)), replace(b, body=str(int(b.body) + 1))]
            try:
                table.transact([Put(row, row.version) for row in moved])
                done += 1 if who % 2 else -1
            except Conflict:
                pass
        return done

    moved = sum(together(8, move))
    assert [row.body for row in table.query("account")] == [str(100 - moved), str(100 + moved)]


# The store away ------------------------------------------------------------------------------------------------------

ASKED: dict[str, Callable[[Table], object]] = {
    "get": lambda table: table.get("case", "1"),
    "put": lambda table: table.put(Row("case", "1", "")),
    "put if absent": lambda table: table.put(Row("case", "1", ""), ABSENT),
    "delete": lambda table: table.delete("case", "1"),
    "query": lambda table: table.query("case"),
    "transact": lambda table: table.transact([Put(Row("case", "1", ""))]),
    "count": lambda table: table.count("case", "1"),
}


@pytest.fixture(params=["sqlite", "dynamo"])
def away(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Table:
    """A table that cannot be reached."""
    if request.param == "sqlite":
        (tmp_path / "occupied").touch()
        return SqliteTable(tmp_path / "occupied" / "store.db", clock)
    request.getfixturevalue("fail_with")(timeout)
    return request.getfixturevalue("dynamo")


@pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))
def test_a_store_that_is_away_says_so(away: Table, ask: Callable[[Table], object]):
    with pytest.raises(StoreUnavailable):
        ask(away)


# SQLite alone --------------------------------------------------------------------------------------------------------

STORE = """
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.ports import Put, Row

class Clock:
    def now(self):
        return datetime.now(UTC)

table = SqliteTable(Path(sys.argv[1]), Clock())
"""
WRITING = """
number = 0
while True:
    table.transact([Put(Row(f"{kind} {number}", str(part), "x" * 500)) for part in range(40) for kind in ("case", "sms")])
    print(number, flush=True)
    number += 1
"""


def start(file: Path, program: str) -> subprocess.Popen[str]:
    """Run a program on the table in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(FUNCTIONS)}
    command = [sys.executable, "-c", STORE + program, str(file)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_new_file_may_be_opened_by_many_at_once(file: Path, sqlite: SqliteTable):
    file.parent.mkdir(parents=True)
    with ThreadPoolExecutor() as pool, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        counted = pool.submit(sqlite.count, "tries", "a")
        time.sleep(0.1)
        assert not counted.done()
        other.execute("COMMIT")
        assert counted.result(timeout=10) == 1


def test_processes_share_one_file(file: Path, sqlite: SqliteTable):
    adding = "for _ in range(100): time.sleep(0.001), table.count('tries', 'a')"
    processes = [start(file, adding) for _ in range(2)]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0]
    assert sqlite.count("tries", "a", add=0) == 200


@pytest.mark.parametrize("round_", range(10))
def test_a_process_that_is_killed_leaves_all_of_a_transaction_or_nothing(file: Path, sqlite: SqliteTable, round_: int):
    with start(file, WRITING) as process:
        process.stdout.readline()
        time.sleep(random.uniform(0, 0.05))
        process.kill()
        told = 1 + len(process.stdout.readlines())
    parts = [(len(sqlite.query(f"case {number}")), len(sqlite.query(f"sms {number}"))) for number in range(told + 2)]
    assert parts[:told] == [(40, 40)] * told  # what it was told is written, stays written
    assert parts[told] in {(40, 40), (0, 0)}
    assert parts[told + 1] == (0, 0)


def refused_for_now(table: Table) -> bool:
    try:
        table.put(Row("case", "1", "lost"))
    except StoreUnavailable:
        return True
    return False


def test_a_write_waits_for_others_but_not_for_ever(file: Path, clock: FakeClock):
    table = SqliteTable(file, clock, busy_seconds=0.2)
    table.put(Row("case", "1", "before"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert table.get("case", "1").body == "before"
        assert together(4, lambda _: refused_for_now(table)) == [True] * 4
    assert table.put(Row("case", "1", "after")) == 2


def test_a_file_that_is_no_store_is_left_as_it_is(file: Path, sqlite: SqliteTable):
    file.parent.mkdir(parents=True)
    file.write_bytes(b"letters of another kind" * 1000)
    with pytest.raises(StoreUnavailable):
        sqlite.put(Row("case", "1", ""))
    assert file.read_bytes() == b"letters of another kind" * 1000


def test_what_has_expired_is_swept(sqlite: SqliteTable, clock: FakeClock):
    rows = [Row("draft", str(number), "", expires_at=clock.time) for number in range(SWEEP_BATCH + 100)]
    for first in range(0, len(rows), 100):
        sqlite.transact([Put(row) for row in rows[first : first + 100]])
    sqlite.put(Row("draft", "live", "", expires_at=clock.time + HOUR))
    sqlite.put(Row("case", "1", ""))
    assert [sqlite.sweep(), sqlite.sweep()] == [SWEEP_BATCH + 100, 0]
    assert sqlite.get("draft", "live")
    assert sqlite.get("case", "1")


def test_of_what_was_swept_or_removed_nothing_is_left_in_the_files(sqlite: SqliteTable, file: Path, clock: FakeClock):
    for number in range(50):
        sqlite.put(Row(f"over/{number}", "draft", f"swept {number}", expires_at=clock.time))
        sqlite.put(Row(f"removed/{number}", "draft", f"removed {number}"))
        sqlite.delete(f"removed/{number}", "draft")
    sqlite.put(Row("kept", "1", "kept"))
    sqlite.sweep()
    left = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"kept" in left
    assert not [word for word in (b"over/", b"swept ", b"removed") if word in left]


def test_a_file_that_is_away_cannot_be_swept(tmp_path: Path, clock: FakeClock):
    (tmp_path / "occupied").touch()
    with pytest.raises(StoreUnavailable):
        SqliteTable(tmp_path / "occupied" / "store.db", clock).sweep()


def test_a_copy_made_while_others_write_is_whole(sqlite: SqliteTable, tmp_path: Path, clock: FakeClock):
    sqlite.put(Row("case", "0", ""))
    stopped = threading.Event()

    def write() -> None:
        number = 0
        while not stopped.is_set():
            number += 1
            sqlite.transact([Put(Row("case", str(number), "x" * 2000)), Put(Row("sms", str(number), "x" * 2000))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
        for path in copies:
            sqlite.copy_to(path)
    finally:
        stopped.set()
        writer.join()
    for path in copies:
        copy = SqliteTable(path, clock)
        cases = {row.sort for row in copy.query("case", limit=10**6)}
        assert cases == {row.sort for row in copy.query("sms", limit=10**6)} | {"0"}


def test_a_copy_that_cannot_be_written_says_so(sqlite: SqliteTable, tmp_path: Path):
    with pytest.raises(StoreUnavailable):
        sqlite.copy_to(tmp_path / "no" / "such" / "folder.db")


# DynamoDB alone ------------------------------------------------------------------------------------------------------


@pytest.fixture
def fail_with(dynamo: DynamoTable, monkeypatch: pytest.MonkeyPatch) -> FailWith:
    """Let DynamoDB fail so many times before it does anything; the requests that come are kept in a list."""
    answer = BotocoreStubber.__call__

    def fail(fault: Fault, times: int = 10**6) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        def fail_or_answer(stubber: BotocoreStubber, request: AWSPreparedRequest, **kwargs: Any) -> AWSResponse | None:
            sent.append(json.loads(request.body))
            return fault(request) if len(sent) <= times else answer(stubber, request=request, **kwargs)

        monkeypatch.setattr(BotocoreStubber, "__call__", fail_or_answer)
        return sent

    return fail


def timeout(request: AWSPreparedRequest) -> AWSResponse:
    raise ReadTimeoutError(endpoint_url=request.url)


def closed(request: AWSPreparedRequest) -> AWSResponse:
    raise ConnectionClosedError(endpoint_url=request.url)


def says(code: str, *reasons: str, status: int = 400) -> Fault:
    """A fault as DynamoDB words it; ``reasons`` are those of a cancelled transaction, one for each write."""
    words: dict[str, Any] = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "no"}
    if reasons:
        words["CancellationReasons"] = [{"Code": reason} for reason in reasons]
    body = json.dumps(words)
    return lambda request: AWSResponse(request.url, status, {}, MockRawResponse(body))


BUSY = {
    "throttled": says("ThrottlingException"),
    "over the limit": says("ProvisionedThroughputExceededException"),
    "in a transaction": says("TransactionConflictException"),
}
CANCELLED = {
    "conflicting": says("TransactionCanceledException", "None", "TransactionConflict"),
    "throttled": says("TransactionCanceledException", "ThrottlingError", "TransactionConflict"),
    "in progress": says("TransactionInProgressException"),
    "broken": says("InternalServerError", status=500),
    "closed": closed,
}


@pytest.mark.parametrize("fault", BUSY.values(), ids=list(BUSY))
@pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))
def test_what_dynamodb_puts_off_is_asked_again(
    dynamo: DynamoTable, fail_with: FailWith, ask: Callable[[Table], object], fault: Fault
):
    sent = fail_with(fault, times=2)
    ask(dynamo)
    assert len(sent) == 3


@pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))
def test_a_dynamodb_that_stays_busy_is_away(dynamo: DynamoTable, fail_with: FailWith, ask: Callable[[Table], object]):
    sent = fail_with(says("ThrottlingException"))
    with pytest.raises(StoreUnavailable):
        ask(dynamo)
    assert len(sent) == TRIES


@pytest.mark.parametrize("fault", CANCELLED.values(), ids=list(CANCELLED))
def test_a_transaction_asked_again_carries_the_same_token(dynamo: DynamoTable, fail_with: FailWith, fault: Fault):
    sent = fail_with(fault, times=2)
    dynamo.transact([Put(Row("case", "1", ""), ABSENT), Put(Row("case", "2", ""), ABSENT)])
    dynamo.transact([Delete("case", "1")])
    tokens = [request["ClientRequestToken"] for request in sent]
    assert tokens[0] == tokens[1] == tokens[2] != tokens[3]


def test_a_transaction_of_another_version_is_not_asked_again(dynamo: DynamoTable, fail_with: FailWith):
    sent = fail_with(says("TransactionCanceledException", "TransactionConflict", "ConditionalCheckFailed"))
    with pytest.raises(Conflict):
        dynamo.transact([Put(Row("case", "1", "")), Put(Row("case", "2", ""))])
    assert len(sent) == 1


@pytest.mark.parametrize("fault", [says("InternalServerError", status=500), closed], ids=["broken", "closed"])
@pytest.mark.parametrize(
    ("ask", "times"),
    [("get", 2), ("query", 2), ("put", 2), ("delete", 2), ("put if absent", 1), ("count", 1)],
)
def test_a_write_that_may_have_been_done_is_not_done_twice(
    dynamo: DynamoTable, fail_with: FailWith, ask: str, times: int, fault: Fault
):
    sent = fail_with(fault, times=1)
    if times == 1:
        with pytest.raises(StoreUnavailable):
            ASKED[ask](dynamo)
    else:
        ASKED[ask](dynamo)
    assert len(sent) == times


def test_what_was_written_is_read_at_once(dynamo: DynamoTable, fail_with: FailWith):
    sent = fail_with(timeout, times=0)
    dynamo.get("case", "1"), dynamo.query("case"), dynamo.query("queue", index=True)
    assert [request["ConsistentRead"] for request in sent] == [True, True, False]


def test_a_range_without_any_key_is_not_asked_for(dynamo: DynamoTable, fail_with: FailWith):
    sent = fail_with(says("ValidationException"))
    assert dynamo.query("case", prefix="a", after="b") == []
    assert sent == []


@pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))
def test_nobody_waits_for_more_than_one_answer_of_three_seconds(
    dynamo: DynamoTable, fail_with: FailWith, ask: Callable[[Table], object]
):
    config, sent = client().meta.config, fail_with(timeout)
    with pytest.raises(StoreUnavailable):
        ask(dynamo)
    assert (config.connect_timeout, config.read_timeout, config.retries["total_max_attempts"]) == (1, 3, 1)
    assert len(sent) == 1


def test_a_table_that_is_not_there_is_a_store_away(dynamo: DynamoTable, clock: FakeClock):
    with pytest.raises(StoreUnavailable):
        DynamoTable("other", clock).get("case", "1")


def test_the_table_is_paid_by_use_restorable_protected_and_swept(dynamo: DynamoTable):
    table = client().describe_table(TableName="store")["Table"]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["DeletionProtectionEnabled"]
    assert ":aws-cn:" in table["TableArn"]
    backups = client().describe_continuous_backups(TableName="store")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    sweeping = client().describe_time_to_live(TableName="store")["TimeToLiveDescription"]
    assert sweeping == {"TimeToLiveStatus": "ENABLED", "AttributeName": "sweep_at"}


def test_dynamodb_sweeps_no_row_before_it_has_expired(dynamo: DynamoTable, clock: FakeClock):
    """It sweeps by whole seconds since 1970, in a number."""
    row = Row("draft", "1", "", expires_at=clock.time)
    dynamo.put(row), dynamo.put(replace(row, sort="2")), dynamo.count("draft", "3", expires_at=clock.time)
    dynamo.put(replace(row, sort="2", expires_at=None))
    second = {"N": str(int(clock.time.timestamp()) + 1)}
    items = client().query(
        TableName="store", KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": {"S": "draft"}}
    )["Items"]
    assert [item.get("sweep_at") for item in items] == [second, None, second]


def test_a_program_that_only_calculates_never_loads_boto3():
    program = "import sys, chalicelib.adapters.dynamo; sys.exit('boto3' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(FUNCTIONS)}
    assert subprocess.run([sys.executable, "-c", program], env=environment).returncode == 0
