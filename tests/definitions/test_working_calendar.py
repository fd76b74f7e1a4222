"""Days off and days at work: as the year's table says, or by weekends and the law where none is published."""

from __future__ import annotations

import json
from datetime import date, timedelta
from textwrap import dedent

import pytest
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.statutory_holidays import statutory_holidays
from chalicelib.definitions.working_calendar import HolidayNotice, Span, WorkingCalendar, Year

from site_builder.yaml_text import parse_yaml
from tests.calendars import YEARS, published_calendar, published_years, read_year

TABLE = """\
id: "2026"
notices:
  - title: 放假通知
    number: 国办发明电〔2025〕7号
    issued_on: 2025-11-04
    url: https://www.gov.cn/x
source: 一个软件包
checked_on: 2026-11-24
off:
  - {name: 劳动节, from: 2026-05-01, to: 2026-05-05}
  - {name: 清明节, from: 2026-04-06}
at_work:
  - {name: 劳动节, from: 2026-05-09, to: 2026-05-10}
"""
NO_NOTICE = TABLE.replace(TABLE[TABLE.index("notices") : TABLE.index("source")], "notices:\n")


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    return [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


def test_a_table_is_read_with_the_notice_it_was_taken_from():
    assert read_year(TABLE) == Year(
        id="2026",
        notices=(HolidayNotice("放假通知", "国办发明电〔2025〕7号", date(2025, 11, 4), "https://www.gov.cn/x"),),
        source="一个软件包",
        checked_on=date(2026, 11, 24),
        off=(
            Span("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
            Span("清明节", date(2026, 4, 6), date(2026, 4, 6)),
        ),
        at_work=(Span("劳动节", date(2026, 5, 9), date(2026, 5, 10)),),
    )


def test_the_compiled_catalogue_gives_the_same_table():
    compiled = json.loads(json.dumps(parse_yaml(TABLE, Place("x.yml")), ensure_ascii=False))
    assert Year.read(Entry(compiled, Place("catalogue"))) == read_year(TABLE)


def test_where_no_notice_was_found_the_source_stands_in():
    assert read_year(NO_NOTICE).notices == ()
    assert read_year(TABLE.replace("    number: 国办发明电〔2025〕7号\n    issued_on: 2025-11-04\n", "")).notices == (
        HolidayNotice("放假通知", "", None, "https://www.gov.cn/x"),
    )


OTHER_YEAR = "这个文件只写2026年的日子，别的日子写到那一年的文件里"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id: "2026"', "id: 二〇二六", "第1行：「id」要写年份，比如 2027"),
        ("  - title: 放假通知\n    number", "  - number", "第3行：缺「title」"),
        ("2025-11-04", "去年", "第5行：「issued_on」要写成 2026-11-02 这样的日期，现在写的是「去年」"),
        ("checked_on: 2026-11-24\n", "", "第1行：缺「checked_on」"),
        ("from: 2026-04-06", "from: 2025-12-31", f"第11行：{OTHER_YEAR}"),
        ("to: 2026-05-05", "to: 2027-05-05", f"第10行：{OTHER_YEAR}"),
        ("to: 2026-05-05", "to: 2026-04-30", "第10行：「to」不能比「from」早"),
        ("to: 2026-05-10", "to: 5月10日", "第13行：「to」要写成 2026-11-02 这样的日期，现在写的是「5月10日」"),
        (", from: 2026-04-06}", "}", "第11行：缺「from」"),
        ("{name: 清明节, from", "{from", "第11行：缺「name」"),
        ("at_work:", "at_wrok:", "第12行：不认识「at_wrok」"),
    ],
)
def test_what_an_editor_gets_wrong_is_told_by_line(read, old, new, problem):
    _, problems = read(TABLE.replace(old, new, 1), Year.read)
    assert [found.partition("，可以写")[0] for found in problems] == [f"x.yml {problem}"]


def test_a_table_must_say_where_it_comes_from_and_hold_something(read):
    _, problems = read(NO_NOTICE.replace("source: 一个软件包\n", ""), Year.read)
    assert problems == ["x.yml 第1行：要写清楚依据：「notices」里写国务院办公厅的通知，没有查到的写「source」"]
    _, problems = read(dedent(TABLE[: TABLE.index("off")]), Year.read)
    assert problems == ["x.yml 第1行：缺「off」"]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-04-30", ""),
        ("2026-05-01", "5月1日放假（劳动节）"),
        ("2026-05-02", "5月2日放假（劳动节）"),
        ("2026-05-05", "5月5日放假（劳动节）"),
        ("2026-05-06", ""),
        ("2026-05-08", ""),
        ("2026-05-09", ""),
        ("2026-05-10", ""),
        ("2026-05-16", "5月16日是星期六"),
        ("2026-05-17", "5月17日是星期日"),
        ("2026-10-01", ""),
        ("2027-10-01", "10月1日放假（国庆节）"),
        ("2027-05-09", "5月9日是星期日"),
        ("2027-05-10", ""),
    ],
)
def test_a_day_is_off_at_work_or_by_default_a_weekend(day, why):
    calendar = WorkingCalendar({2026: read_year(TABLE)}.get)
    assert calendar.why_off(date.fromisoformat(day)) == why


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-04-30", "2026-04-30"),
        ("2026-05-01", "2026-05-06"),
        ("2026-05-09", "2026-05-09"),
        ("2026-05-16", "2026-05-18"),
        ("2027-10-01", "2027-10-04"),
    ],
)
def test_the_first_day_at_work_is_the_day_itself_or_the_next_that_is_not_off(day, first):
    calendar = WorkingCalendar({2026: read_year(TABLE)}.get)
    assert calendar.first_at_work(date.fromisoformat(day)) == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("day", "settled"),
    [
        ("2003-12-31", False),
        ("2004-01-01", True),
        ("2025-12-31", True),
        ("2026-01-01", True),
        ("2026-12-28", True),
        ("2026-12-29", False),
        ("2026-12-31", False),
        ("2027-01-01", False),
        ("2027-06-01", False),
    ],
)
def test_the_last_days_of_december_wait_for_the_next_years_notice(day, settled):
    assert published_calendar().is_settled(date.fromisoformat(day)) is settled


THIRTEEN = {
    "01-01": "元旦", "02-05": "春节", "02-06": "春节", "02-07": "春节", "02-08": "春节", "04-05": "清明节",
    "05-01": "劳动节", "05-02": "劳动节", "06-09": "端午节", "09-15": "中秋节",
    "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节",
}  # fmt: skip
ELEVEN = {
    "01-01": "元旦", "02-10": "春节", "02-11": "春节", "02-12": "春节", "04-04": "清明节", "05-01": "劳动节",
    "06-10": "端午节", "09-17": "中秋节", "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节",
}  # fmt: skip
BEFORE_2008 = {
    "01-01": "元旦", "02-18": "春节", "02-19": "春节", "02-20": "春节", "05-01": "劳动节",
    "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节",
}  # fmt: skip
FIXED = {"01-01": "元旦", "05-01": "劳动节", "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节"}


@pytest.mark.parametrize(
    ("year", "holidays"),
    [(2027, THIRTEEN), (2024, ELEVEN), (2007, BEFORE_2008), (2003, FIXED), (2051, FIXED | {"05-02": "劳动节"})],
)
def test_the_law_gives_eleven_days_until_2024_and_thirteen_since(year, holidays):
    """全国年节及纪念日放假办法 2, in the texts of 2013 and 2024; feasts by the moon are known from 2004 to 2050."""
    assert {f"{day:%m-%d}": name for day, name in statutory_holidays(year).items()} == holidays


def test_the_thirteen_days_are_fewer_only_where_mid_autumn_falls_on_national_day():
    days = {year: len(statutory_holidays(year)) for year in range(2025, 2051)}
    assert {year for year, count in days.items() if count != 13} == {2028, 2031, 2039}
    assert all(days[year] == 12 for year in (2028, 2031, 2039))


@pytest.mark.parametrize("year", [year for year in YEARS if year >= 2008])
def test_every_notice_gave_the_days_of_the_law_off(year):
    """The feasts by the moon were worked out; the notices prove those of the years that have one."""
    calendar = published_calendar()
    assert [day for day in statutory_holidays(year) if not calendar.why_off(day)] == []


def test_there_is_a_table_for_every_year_from_2004_to_2026():
    assert {year.id for year in published_years().values()} >= {str(year) for year in YEARS}


PACKAGE_MISSES = {date(2005, 12, 31)}  # a Saturday at work by the notice for 2006, 国办发明电〔2005〕35号


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_days_off_that_the_package_gives_it(year):
    package = pytest.importorskip("chinese_calendar", reason="chinesecalendar is not installed: nothing needs it")
    calendar = published_calendar()
    off = {day for day in days_of(year) if calendar.why_off(day)}
    given = {day for day in days_of(year) if package.is_holiday(day)}
    assert off ^ given == PACKAGE_MISSES & set(days_of(year))
    assert len(off) == len(given) - (year == 2005)
