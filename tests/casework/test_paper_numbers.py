"""Numbers of papers have neither gap nor double, however many are drawn up at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.errors import Conflict
from chalicelib.casework.paper_numbers import taking, with_number
from chalicelib.casework.ports import ABSENT, Put, Row, Table

from tests.casework.sending import Hands
from tests.casework.staffing import at_once
from tests.dynamo import new_table

CENTRE, OTHER_CENTRE = "hanzhong-legal-aid-centre", "foping-legal-aid-centre"
WORD, YEAR, THREADS = "援决", 2026, 32


@pytest.fixture(params=["sqlite", "dynamo"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Table]:
    """An empty table, on each store."""
    if request.param == "sqlite":
        yield SqliteTable(tmp_path / "store.sqlite", Hands())
        return
    request.getfixturevalue("aws")
    with new_table(Hands()) as dynamo:
        yield dynamo


def draw_up(table: Table, case: str, office: str = CENTRE, word: str = WORD, year: int = YEAR) -> str:
    """A paper's number, kept with the case's event in one transaction."""

    def write(number: str, put: Put) -> str:
        table.transact([put, Put(Row(f"case/{case}", "event/000002", number), if_version=ABSENT)])
        return number

    return with_number(table, office, word, year, write)


def test_papers_drawn_up_at_once_are_numbered_without_gap_or_double(table):
    cases = iter(range(THREADS))
    numbers = at_once(lambda: draw_up(table, str(next(cases))), THREADS)
    assert sorted(numbers) == sorted(f"援决〔2026〕{n}号" for n in range(1, THREADS + 1))
    kept = [table.get(f"case/{case}", "event/000002").body for case in range(THREADS)]
    assert sorted(kept) == sorted(numbers)


def test_of_many_who_decide_one_case_at_once_one_takes_a_number(table):
    def decide() -> str:
        try:
            return draw_up(table, "case")
        except Conflict:
            return ""

    assert sorted(at_once(decide, THREADS)) == [*[""] * (THREADS - 1), "援决〔2026〕1号"]
    assert draw_up(table, "another") == "援决〔2026〕2号"


def test_a_number_is_not_used_up_by_a_step_that_was_refused(table):
    draw_up(table, "case")
    with pytest.raises(Conflict):
        draw_up(table, "case")
    assert draw_up(table, "another") == "援决〔2026〕2号"


@pytest.mark.parametrize("other", [{"office": OTHER_CENTRE}, {"word": "援补"}, {"year": 2027}])
def test_each_office_word_and_year_counts_from_one(table, other):
    draw_up(table, "case")
    assert "1号" in draw_up(table, "another", **other)


def test_looking_at_the_next_number_takes_none(table):
    assert taking(table, CENTRE, WORD, YEAR) == taking(table, CENTRE, WORD, YEAR)
