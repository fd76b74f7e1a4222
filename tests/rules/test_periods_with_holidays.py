"""The last day of a period where it falls on public holidays and weekends: articles 201 to 203 of the Civil Code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import LastDay, days_after, last_day, months_after, working_days_after
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars import published_calendar, published_years

CALENDAR = published_calendar()
CAUTION = "放假安排还没公布，最后一天可能顺延，请按这一天之前办"

days = st.dates(date(1999, 1, 1), date(2060, 12, 31))


def moved(day: str, calendar: WorkingCalendar = CALENDAR) -> tuple[str, str]:
    """Where the last day of a period moves that by counting ends on a day, and why."""
    found = last_day(date.fromisoformat(day), calendar)
    return found.day.isoformat(), found.why_moved


@pytest.mark.parametrize(
    ("by_counting", "last", "why"),
    [
        ("2024-09-29", "2024-09-29", ""),  # a Sunday at work
        ("2024-09-30", "2024-09-30", ""),
        ("2024-10-01", "2024-10-08", "10月1日放假（国庆节）"),
        ("2024-10-05", "2024-10-08", "10月5日放假（国庆节）"),  # a Saturday too
        ("2024-10-07", "2024-10-08", "10月7日放假（国庆节）"),  # in lieu
        ("2024-10-12", "2024-10-12", ""),  # a Saturday at work
        ("2024-10-13", "2024-10-14", "10月13日是星期日"),
        ("2025-09-28", "2025-09-28", ""),
        ("2025-10-01", "2025-10-09", "10月1日放假（国庆节、中秋节）"),
        ("2025-10-08", "2025-10-09", "10月8日放假（国庆节、中秋节）"),
        ("2025-10-11", "2025-10-11", ""),
        ("2025-10-12", "2025-10-13", "10月12日是星期日"),
        ("2026-09-19", "2026-09-20", "9月19日是星期六"),  # to a Sunday at work
        ("2026-09-20", "2026-09-20", ""),
        ("2026-09-26", "2026-09-28", "9月26日放假（中秋节）"),
        ("2026-10-01", "2026-10-08", "10月1日放假（国庆节）"),
        ("2026-10-07", "2026-10-08", "10月7日放假（国庆节）"),
        ("2026-10-10", "2026-10-10", ""),
        ("2026-10-11", "2026-10-12", "10月11日是星期日"),
        ("2023-09-16", "2023-09-18", "9月16日是星期六"),
    ],
)
def test_a_period_that_ends_around_national_day_ends_on_the_first_day_at_work(by_counting, last, why):
    assert moved(by_counting) == (last, why)


@pytest.mark.parametrize(
    ("by_counting", "last", "why"),
    [
        ("2024-02-09", "2024-02-09", ""),  # 除夕 was a working day until 2024
        ("2024-02-10", "2024-02-18", "2月10日放假（春节）"),  # to a Sunday at work
        ("2025-01-28", "2025-02-05", "1月28日放假（春节）"),  # and is off since
        ("2025-02-08", "2025-02-08", ""),
        ("2026-02-14", "2026-02-14", ""),
        ("2026-02-15", "2026-02-24", "2月15日放假（春节）"),
        ("2020-01-30", "2020-02-03", "1月30日放假（春节）"),
        ("2020-01-31", "2020-02-03", "1月31日放假（春节）"),  # lengthened by 国办发明电〔2020〕1号
        ("2020-02-01", "2020-02-03", "2月1日放假（春节）"),
        ("2015-09-03", "2015-09-06", "9月3日放假（中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日）"),
        ("2018-12-31", "2019-01-02", "12月31日放假（元旦）"),  # by the notice for 2019
        ("2005-12-31", "2005-12-31", ""),  # a Saturday at work by the notice for 2006
    ],
)
def test_spring_festival_and_the_turn_of_the_year_count_as_the_notice_says(by_counting, last, why):
    assert moved(by_counting) == (last, why)


@pytest.mark.parametrize(
    ("event", "period", "by_counting", "last"),
    [
        ("2024-09-01", {"days": 30}, "2024-10-01", "2024-10-08"),
        ("2026-11-02", {"days": 30}, "2026-12-02", "2026-12-02"),
        ("2026-09-24", {"days": 7}, "2026-10-01", "2026-10-08"),
        ("2024-01-29", {"months": 1}, "2024-02-29", "2024-02-29"),
        ("2024-01-31", {"months": 1}, "2024-02-29", "2024-02-29"),
        ("2024-02-29", {"years": 1}, "2025-02-28", "2025-02-28"),
        ("2024-02-29", {"years": 2}, "2026-02-28", "2026-02-28"),  # a Saturday at work
        ("2020-02-29", {"years": 2}, "2022-02-28", "2022-02-28"),
        ("2026-01-31", {"months": 1}, "2026-02-28", "2026-02-28"),
        ("2024-10-31", {"months": 1}, "2024-11-30", "2024-12-02"),
        ("2025-08-31", {"months": 1}, "2025-09-30", "2025-09-30"),
        ("2025-07-31", {"months": 3}, "2025-10-31", "2025-10-31"),
        ("2024-12-31", {"months": 2}, "2025-02-28", "2025-02-28"),
        ("2023-10-01", {"years": 1}, "2024-10-01", "2024-10-08"),
        ("2023-10-06", {"years": 3}, "2026-10-06", "2026-10-08"),
        ("2026-10-05", {}, "2026-10-05", "2026-10-08"),
    ],
)
def test_a_period_is_counted_first_and_then_moved(event, period, by_counting, last):
    found = last_day(date.fromisoformat(event), CALENDAR, **period)
    assert (found.by_counting.isoformat(), found.day.isoformat()) == (by_counting, last)
    assert (found.settled, found.caution) == (True, "")


@pytest.mark.parametrize(
    ("by_counting", "last", "why"),
    [
        ("2027-01-01", "2027-01-04", "1月1日放假（元旦）"),
        ("2027-02-05", "2027-02-09", "2月5日放假（春节）"),
        ("2027-03-01", "2027-03-01", ""),
        ("2027-03-06", "2027-03-08", "3月6日是星期六"),
        ("2027-05-02", "2027-05-03", "5月2日放假（劳动节）"),
        ("2027-06-09", "2027-06-10", "6月9日放假（端午节）"),
        ("2027-10-01", "2027-10-04", "10月1日放假（国庆节）"),
        ("2003-10-01", "2003-10-06", "10月1日放假（国庆节）"),
        ("2026-12-31", "2026-12-31", ""),  # the notice for 2027 may still give it off
    ],
)
def test_in_a_year_without_a_table_weekends_and_the_law_count_and_the_page_says_so(by_counting, last, why):
    found = last_day(date.fromisoformat(by_counting), CALENDAR)
    assert found == LastDay(date.fromisoformat(last), date.fromisoformat(by_counting), why, settled=False)
    assert found.caution == CAUTION


def test_once_the_table_is_there_nothing_is_cautioned():
    assert last_day(date(2025, 12, 31), CALENDAR).caution == ""
    assert last_day(date(2026, 12, 27), CALENDAR) == LastDay(
        date(2026, 12, 28), date(2026, 12, 27), "12月27日是星期日", settled=True
    )


@pytest.mark.parametrize(
    ("only", "by_counting", "last"),
    [
        (2025, "2025-12-27", "2025-12-29"),  # the notice for 2026 may reach back to the 29th
        (2024, "2023-12-30", "2024-01-02"),  # the 30th stands in no table
    ],
)
def test_both_the_day_by_counting_and_the_day_it_moves_to_must_be_settled(only, by_counting, last):
    table = next(year for year in published_years().values() if year.id == str(only))
    found = last_day(date.fromisoformat(by_counting), WorkingCalendar({only: table}.get))
    assert (found.day.isoformat(), found.settled) == (last, False)
    assert last_day(date.fromisoformat(by_counting), CALENDAR).settled


@pytest.mark.parametrize(
    ("event", "count", "last", "settled"),
    [
        ("2024-09-27", 5, "2024-10-10", True),  # 29 and 30 September, 8 to 10 October
        ("2026-09-30", 5, "2026-10-13", True),  # Saturday the 10th is one
        ("2026-11-06", 3, "2026-11-11", True),
        ("2026-11-07", 1, "2026-11-09", True),
        ("2026-11-09", 0, "2026-11-09", True),
        ("2026-12-25", 2, "2026-12-29", False),
        ("2026-12-30", 5, "2027-01-07", False),
        ("2003-12-30", 2, "2004-01-02", False),
        ("2027-03-01", 5, "2027-03-08", False),
    ],
)
def test_working_days_are_counted_only_where_the_law_says_so(event, count, last, settled):
    found = working_days_after(date.fromisoformat(event), count, CALENDAR)
    assert (found.day.isoformat(), found.why_moved, found.settled) == (last, "", settled)


@given(days, st.integers(0, 400), st.integers(0, 40), st.integers(0, 20))
def test_a_last_day_is_never_off_and_never_before_the_one_by_counting(event, count, months, years):
    found = last_day(event, CALENDAR, days=count, months=months, years=years)
    assert found.by_counting == days_after(months_after(event, 12 * years + months), count)
    assert found.day >= found.by_counting
    assert CALENDAR.why_off(found.day) == ""


@given(days)
def test_only_days_off_lie_between_and_the_reason_is_given_when_there_are_any(by_counting):
    found = last_day(by_counting, CALENDAR)
    passed = [by_counting + timedelta(n) for n in range((found.day - by_counting).days)]
    assert all(CALENDAR.why_off(day) for day in passed)
    assert bool(found.why_moved) == bool(passed)


@given(days)
def test_a_last_day_that_was_moved_is_not_moved_again(by_counting):
    found = last_day(by_counting, CALENDAR)
    assert moved(found.day.isoformat()) == (found.day.isoformat(), "")


@given(days, days)
def test_who_counts_to_a_later_day_never_ends_earlier(one, other):
    first, second = sorted((one, other))
    assert last_day(first, CALENDAR).day <= last_day(second, CALENDAR).day


@given(days, st.integers(0, 60))
def test_so_many_working_days_lie_after_the_event(event, count):
    last = working_days_after(event, count, CALENDAR).day
    after = [event + timedelta(n) for n in range(1, (last - event).days + 1)]
    assert sum(not CALENDAR.why_off(day) for day in after) == count
    assert not after or CALENDAR.why_off(last) == ""
