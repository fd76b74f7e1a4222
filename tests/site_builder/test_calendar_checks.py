"""Holiday tables: what would make a last day come out wrong, and when the next table is due."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.calendar_checks import calendar_errors, calendar_warnings
from tests.calendars import FOLDER, YEARS, published_years, read_year

FILE = "content/calendar/2026.yml"
TABLE = (FOLDER / "2026.yml").read_text("utf-8")
QINGMING = "  - {name: 清明节, from: 2026-04-04, to: 2026-04-06}\n"
MID_AUTUMN = "  - {name: 中秋节, from: 2026-09-25, to: 2026-09-27}\n"
SPRING = "from: 2026-02-15, to: 2026-02-23"
HALF = "通知里一整年的假期都要写"


def problems(old: str, new: str) -> list[str]:
    """What is wrong with the table of 2026 once ``new`` stands in the place of the only ``old``."""
    assert TABLE.count(old) == 1
    return [str(error) for error in calendar_errors({FILE: read_year(TABLE.replace(old, new))})]


def test_the_published_tables_have_nothing_wrong():
    years = published_years()
    assert len(years) >= len(YEARS)
    assert list(calendar_errors(years)) == []


def test_a_day_stands_in_a_table_once():
    assert problems(MID_AUTUMN, MID_AUTUMN + "  - {name: 国庆节, from: 2026-09-27}\n") == [
        f"{FILE}：2026-09-27 写了2次"
    ]
    assert problems("from: 2026-10-10", "from: 2026-09-26, to: 2026-09-27") == [
        f"{FILE}：2026-09-26 写了2次",
        f"{FILE}：2026-09-27 写了2次",
    ]


def test_only_saturdays_and_sundays_are_made_up_for():
    assert problems("from: 2026-10-10", "from: 2026-10-09, to: 2026-10-11") == [
        f"{FILE}：2026-10-09 是星期五，本来就上班：「at_work」只写调休上班的周六、周日"
    ]


def test_a_table_holds_its_whole_years_notice():
    assert problems(QINGMING, "") == [f"{FILE}：「off」里缺清明节（4月5日）：{HALF}"]
    assert problems(QINGMING, "  - {name: 清明节, from: 2026-04-04}\n") == [
        f"{FILE}：「off」里缺清明节（4月5日）：{HALF}"
    ]
    assert problems(SPRING, "from: 2026-02-17, to: 2026-02-18") == [
        f"{FILE}：「off」里缺春节（2月16日）、春节（2月19日）：{HALF}"
    ]


def test_every_problem_of_every_table_is_told_with_its_file():
    bad = read_year(TABLE.replace(QINGMING, "").replace("from: 2026-10-10", "from: 2026-10-09"))
    errors = list(calendar_errors({"a.yml": bad, FILE: read_year(TABLE), "b.yml": bad}))
    assert [error.where for error in errors] == ["a.yml", "a.yml", "b.yml", "b.yml"]


@pytest.mark.parametrize(
    ("today", "asked_for"),
    [
        ("2025-11-30", [2025]),
        ("2025-12-01", [2025]),
        ("2026-01-01", []),
        ("2026-11-30", []),
        ("2026-12-01", [2027]),
        ("2026-12-31", [2027]),
        ("2027-01-01", [2027]),
        ("2027-11-30", [2027]),
        ("2027-12-01", [2027, 2028]),
    ],
)
def test_from_1_december_the_next_years_table_is_asked_for_until_it_is_there(today, asked_for):
    warnings = list(calendar_warnings({FILE: read_year(TABLE)}, date.fromisoformat(today)))
    assert [warning.where for warning in warnings] == [f"content/calendar/{year}.yml" for year in asked_for]


def test_the_editor_is_told_where_the_notice_is_and_what_to_do():
    (warning,) = calendar_warnings({FILE: read_year(TABLE)}, date(2026, 12, 1))
    assert str(warning) == (
        "content/calendar/2027.yml：还没有2027年的放假安排。到 www.gov.cn 查「国务院办公厅关于2027年部分节假日安排的通知」，"
        "照上一年的文件写一份；通知里说到2026年12月的日子，加到2026年的文件里"
    )
