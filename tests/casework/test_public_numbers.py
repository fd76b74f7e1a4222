"""The published numbers: what is kept back, and that nobody can work it out, even who knows how it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.kinds import Kind
from chalicelib.casework.monthly_numbers import add_up, cases_of_month, last_months, month_row
from chalicelib.casework.ports import Put
from chalicelib.casework.public_numbers import WHOLE_CITY, Line, Numbers, kept_back

from tests.casework.sending import BEGINNING, Hands

OFFICES = ("hanzhong-legal-aid-centre", "foping-legal-aid-centre", "hantai-legal-aid-centre")
MONTH = f"{BEGINNING:%Y-%m}"
TODAY = BEGINNING.date()
Counts = tuple[int, ...]


def made(number: int, office: str, *later: tuple[Kind, int]) -> Case:
    """A case received at the beginning to which this happened so many days later."""
    details = {"service": "legal-aid", "office": office}
    events = [Event(Kind.SUBMITTED, BEGINNING, CITIZEN, details)]
    events += [Event(kind, BEGINNING + timedelta(days=days), "clerk", {}) for kind, days in later]
    return Case(f"case-{number}", tuple(events))


GRANTED = ((Kind.GRANTED, 3), (Kind.ASSIGNED, 5))
REFUSED = ((Kind.REFUSED, 10),)


@pytest.fixture
def table(tmp_path) -> SqliteTable:
    return SqliteTable(tmp_path / "store.sqlite", Hands())


def fill(table: SqliteTable, *cases: Case) -> None:
    for case in cases:
        table.put(month_row(case))


def published(table: SqliteTable, today: date = TODAY) -> dict[str, Line]:
    return {line.office: line for line in Numbers(table, OFFICES).of_month(MONTH, today)}


def test_a_month_adds_up_what_became_of_its_cases(table):
    fill(
        table,
        *[made(n, OFFICES[0], *GRANTED) for n in range(6)],
        *[made(n, OFFICES[0], *REFUSED) for n in range(6, 11)],
    )
    line = published(table)[OFFICES[0]]
    assert line.by_name == {
        "received": 11,
        "granted": 6,
        "refused": 5,
        "closed": 0,
        "within_seven_days": 6,
        "within_three_days": 6,
    }
    assert (line.median_days_to_decide, line.median_days_to_assign) == (3, 2)


def test_who_was_joined_to_another_case_is_counted_once(table):
    fill(table, made(1, OFFICES[0]), made(2, OFFICES[0], (Kind.JOINED, 1)))
    assert [numbers.received for numbers in add_up(cases_of_month(table, OFFICES[0], MONTH))] == [1]


def test_more_cases_than_one_query_brings_are_all_counted(table):
    for first in range(0, 1001, 77):
        table.transact([Put(month_row(made(n, OFFICES[0]))) for n in range(first, first + 77)])
    assert len(list(cases_of_month(table, OFFICES[0], MONTH))) == 1001


def test_few_applications_are_told_as_few_and_nothing_else_of_them(table):
    fill(table, *[made(n, OFFICES[0], *GRANTED) for n in range(4)])
    line = published(table)[OFFICES[0]]
    assert line.few
    assert set(line.counts) == {None}
    assert line.median_days_to_decide is None


def test_one_office_that_is_kept_back_cannot_be_had_from_the_whole_city(table):
    fill(table, *[made(n, OFFICES[0], *GRANTED) for n in range(9)], made(9, OFFICES[1], *REFUSED))
    lines = published(table)
    assert lines[OFFICES[0]].by_name["received"] == 9
    assert set(lines[WHOLE_CITY].counts) == {None}
    assert not lines[WHOLE_CITY].few


def test_the_numbers_stay_the_same_all_day_and_are_new_the_next(table):
    fill(table, *[made(n, OFFICES[0]) for n in range(5)])
    assert published(table)[OFFICES[0]].by_name["received"] == 5
    fill(table, made(6, OFFICES[0]))
    assert published(table)[OFFICES[0]].by_name["received"] == 5
    assert published(table, TODAY + timedelta(days=1))[OFFICES[0]].by_name["received"] == 6


def test_before_there_is_anything_nothing_is_told(table):
    assert published(table) == {}


def test_the_last_24_months_are_told_of_over_the_turn_of_years():
    months = last_months(date(2026, 1, 31))
    assert (months[0], months[1], months[-1], len(months)) == ("2026-01", "2025-12", "2024-02", 24)


def possible_months(most: int, offices: int, kinds: int = 2) -> Iterator[tuple[Counts, ...]]:
    """Every month of so many offices, each with up to so many applications, of which so many kinds are counted."""
    lines = [
        (received, *counts)
        for received in range(1, most + 1)
        for counts in product(range(received + 1), repeat=kinds)
        if sum(counts) <= received
    ]
    return product(lines, repeat=offices)


@pytest.mark.parametrize(("most", "offices", "kinds"), [(9, 1, 2), (7, 2, 2), (4, 3, 2), (6, 3, 1)])
def test_whoever_knows_all_that_is_told_and_how_it_is_kept_back_cannot_tell_a_small_count(most, offices, kinds):
    could_be: dict[Any, list[set[int]]] = defaultdict(lambda: [set() for _ in range((kinds + 1) * offices)])
    for rows in possible_months(most, offices, kinds):
        told, total = kept_back(rows)
        few = all(row[0] < 5 for row, line in zip(rows, told, strict=True) if line[0] is None)
        for values, count in zip(could_be[(*told, total), few], sum(rows, ()), strict=True):
            values.add(count)
    for (told, _), values in could_be.items():
        cells = sum(told[:-1], ())
        alone = [each for cell, each in zip(cells, values, strict=True) if cell is None and len(each) == 1]
        assert not [each for each in alone if 1 <= min(each) <= 4], told


def test_no_count_from_1_to_4_is_ever_told():
    for rows in possible_months(5, 2):
        told, total = kept_back(rows)
        assert not {1, 2, 3, 4} & {count for line in (*told, total) for count in line}


def test_the_whole_city_is_told_where_several_offices_are_kept_back_together():
    rows = [(7, 3, 4), (8, 4, 3), (9, 6, 3), (20, 10, 10)]
    told, total = kept_back(rows)
    assert told == [(7, None, None), (8, None, None), (9, None, None), (20, 10, 10)]
    assert total == (44, 23, 20)


def test_where_one_office_has_few_cases_the_others_that_are_kept_back_hide_theirs_so_that_the_city_can_be_told():
    rows = [(3, 1, 2), (7, 4, 3), (9, 2, 6), (20, 10, 10)]
    told, total = kept_back(rows)
    assert told == [(None, None, None)] * 3 + [(20, 10, 10)]
    assert total == (39, 17, 21)


def test_such_an_office_is_not_told_apart_as_the_one_with_few(table):
    for office, count in zip(OFFICES, (3, 7, 6), strict=True):
        fill(table, *[made(n * 10 + count, office, *(REFUSED if n % 2 else ())) for n in range(count)])
    lines = published(table)
    assert lines[WHOLE_CITY].by_name["received"] == 16
    assert not any(line.few for line in lines.values())
