"""When an office is open: sessions, seasons, closed half-days, holidays, make-up days and dated exceptions."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

import pytest
from chalicelib.definitions.opening_hours import OpeningHours

from tests.calendars import published_calendar

CALENDAR = published_calendar()
CHINA = timezone(timedelta(hours=8))
YEAR_ROUND = (
    "May 01-Sep 30 Mo-Fr 08:00-12:00,14:30-18:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00,14:00-17:30; "
    "We 14:00-17:30 off; 2026-12-31 off; 2026-12-30 09:00-12:00; 2026-10-07 09:00-11:00; 2026-12-29 08:00-12:00 off"
)
SATURDAYS = "Mo-Fr 09:00-17:00; Sa 09:00-12:00"
SUMMER, WINTER = "08:00-12:00 14:30-18:00", "08:30-12:00 14:00-17:30"


def sessions(hours: str, day: str) -> str:
    found = OpeningHours.read(hours).sessions(date.fromisoformat(day), CALENDAR)
    return " ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in found)


@pytest.mark.parametrize(
    ("hours", "day", "open_at"),
    [
        (YEAR_ROUND, "2026-04-30", WINTER),
        (YEAR_ROUND, "2026-05-06", "08:00-12:00"),  # a Wednesday: the whole afternoon is closed, in summer too
        (YEAR_ROUND, "2026-05-07", SUMMER),
        (YEAR_ROUND, "2026-09-29", SUMMER),
        (YEAR_ROUND, "2026-10-01", ""),  # National Day, a Thursday
        (YEAR_ROUND, "2026-10-06", ""),
        (YEAR_ROUND, "2026-10-07", "09:00-11:00"),  # a holiday that has a rule of its own
        (YEAR_ROUND, "2026-10-08", WINTER),
        (YEAR_ROUND, "2026-10-10", WINTER),  # a Saturday at work
        (YEAR_ROUND, "2026-09-20", SUMMER),  # a Sunday at work
        (YEAR_ROUND, "2026-11-28", ""),  # an ordinary Saturday
        (YEAR_ROUND, "2026-12-28", WINTER),
        (YEAR_ROUND, "2026-12-29", "14:00-17:30"),  # the morning of that day alone is closed
        (YEAR_ROUND, "2026-12-30", "09:00-12:00"),
        (YEAR_ROUND, "2026-12-31", ""),
        (YEAR_ROUND, "2026-01-05", WINTER),  # the winter goes on in the new year
        (YEAR_ROUND, "2027-01-01", ""),  # a statutory holiday of a year without a table
        (YEAR_ROUND, "2027-01-04", WINTER),
        (SATURDAYS, "2026-11-28", "09:00-12:00"),
        (SATURDAYS, "2026-10-03", ""),  # a Saturday of a holiday
        (SATURDAYS, "2026-10-10", "09:00-17:00"),  # a Saturday at work is no Saturday
        (SATURDAYS, "2026-11-29", ""),
        ("Mo-Fr 09:00-17:00; Fr 09:00-12:00", "2026-11-27", "09:00-12:00"),  # the later rule holds
        ("Mo-Fr 09:00-17:00; Fr off", "2026-11-27", ""),
        ("Mo,We-Fr 09:00-17:00", "2026-11-24", ""),
        ("Sa-Mo 09:00-17:00", "2026-11-29", "09:00-17:00"),
        ("Mo-Fr 09:00-17:00; Feb 29-Feb 29 Mo-Su 10:00-11:00", "2024-02-29", "10:00-11:00"),
        ("Mo-Su 00:00-23:59", "2026-11-29", "00:00-23:59"),
        (YEAR_ROUND, "2026-09-30", "08:00-12:00"),  # the summer's last day is a Wednesday
        (YEAR_ROUND, "2028-02-29", WINTER),  # a leap day, a Tuesday of a year without a table
        ("Mo-Fr 09:00-17:00; We 14:00-17:00 off", "2026-11-25", ""),  # a session that is touched is closed whole
        ("Mo-Fr 09:00-17:00; 2026-10-10 off", "2026-10-10", ""),  # closed on a Saturday at work
        ("Mo-Fr 09:00-17:00; 2026-10-10 09:00-12:00", "2026-10-10", "09:00-12:00"),
        ("Tu-Fr 09:00-17:00", "2026-10-10", ""),  # a Saturday at work is kept like a Monday, which is closed here
        ("Mo-Fr 09:00-17:00; Mo off", "2026-10-10", ""),
        ("Mo-Fr 09:00-17:00; 2026-11-28 09:00-12:00", "2026-11-28", "09:00-12:00"),  # an ordinary Saturday, for once
        ("Mo-Fr 09:00-17:00; 2026-12-29 off; 2026-12-29 14:00-16:00", "2026-12-29", "14:00-16:00"),
        ("Mo-Fr 09:00-17:00; 2026-12-29 off", "2027-12-29", "09:00-17:00"),  # one day is not every year's
        ("2026-10-01 09:00-12:00", "2026-10-01", "09:00-12:00"),  # open on a holiday and on no other day
        ("2026-10-01 09:00-12:00", "2026-10-08", ""),
        ("Dec 15-Jan 15 Mo-Fr 10:00-12:00; Jan 16-Dec 14 Mo-Fr 09:00-17:00", "2027-01-15", "10:00-12:00"),
        ("Dec 15-Jan 15 Mo-Fr 10:00-12:00; Jan 16-Dec 14 Mo-Fr 09:00-17:00", "2026-12-14", "09:00-17:00"),
    ],
)
def test_an_odd_day_has_its_sessions(hours, day, open_at):
    assert sessions(hours, day) == open_at


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [("08:29", False), ("08:30", True), ("11:59", True), ("12:00", False), ("14:00", True), ("17:30", False)],
)
def test_an_office_is_open_from_the_first_minute_of_a_session_until_before_its_last(clock, is_open):
    moment = datetime.fromisoformat(f"2026-11-24T{clock}+08:00")
    hours = OpeningHours.read(YEAR_ROUND)
    assert hours.is_open(moment, CALENDAR) == is_open
    assert hours.is_open(moment.astimezone(timezone.utc), CALENDAR) == is_open  # noqa: UP017


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("Mo-Fr 08:30-12:00,14:00-18:00", "周一至周五 08:30-12:00、14:00-18:00"),
        ("Mo-Fr 09:00-17:00; Sa 09:00-12:00", "周一至周五 09:00-17:00；周六 09:00-12:00"),
        ("Su 09:00-12:00", "周日 09:00-12:00"),
        ("Mo-Su 00:00-23:59", "周一至周日 00:00-23:59"),
        ("Mo,Tu 09:00-12:00; 2026-12-31 off", "周一、周二 09:00-12:00。2026年12月31日不开"),
        ("Mo-Fr 09:00-12:00; 2026-12-31 09:00-12:00 off", "周一至周五 09:00-12:00。2026年12月31日 09:00-12:00不开"),
        (
            "Mo-Fr 09:00-17:00; Jul 01-Aug 31 Mo-Fr 08:00-12:00",
            "7月1日至8月31日：周一至周五 08:00-12:00。其他日子：周一至周五 09:00-17:00",
        ),
        ("Jul 01-Aug 31 Mo-Fr 08:00-12:00", "7月1日至8月31日：周一至周五 08:00-12:00。其他日子：不开"),
        (
            YEAR_ROUND.partition("; 2026")[0],
            "5月1日至9月30日：周一、周二、周四、周五 08:00-12:00、14:30-18:00；周三 08:00-12:00。"
            "10月1日至次年4月30日：周一、周二、周四、周五 08:30-12:00、14:00-17:30；周三 08:30-12:00",
        ),
    ],
)
def test_opening_hours_are_put_into_words_a_week_for_each_season(hours, words):
    assert OpeningHours.read(hours).in_words == words


@pytest.mark.parametrize(
    "hours",
    [
        "全天", "24/7", "Mo-Fr", "Mo-Fr 8:30-12:00", "Mo-Fr 08:30", "Mo-Fr 25:00-26:00", "Mo-Fr 08:60-12:00", "Mo;Tu",
        "Mo-Fr 08:30-12:00, 14:00-18:00", "mo 08:30-12:00", "Mo-Fr 12:00-08:30", "Mo-Fr 08:30-08:30", " ",
        "Mo-Fr 08:30-12:00,11:00-18:00", "Mo-Fr 14:00-18:00,08:30-12:00", "2026-02-30 off", "Feb 30-Mar 31 Mo off",
        "May 1-Sep 30 Mo-Fr 08:00-12:00", "May 01-Sep Mo-Fr 08:00-12:00", "2026-12-31", "2026-12-31 ８:00-9:00",
        "PH off", "Mo-Fr 08:30-12:00 closed", "二〇二六-12-31 off",
    ],
)  # fmt: skip
def test_opening_hours_that_cannot_be_read_are_refused_with_their_words(hours):
    with pytest.raises(ValueError, match=re.escape(hours)):
        OpeningHours.read(hours)


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        ("May 01-Sep 30 Mo 08:00-12:00; Sep 30-Apr 30 Mo 09:00-12:00", "5月1日至9月30日和9月30日至次年4月30日重叠"),
        (
            "Apr 01-Apr 30 Mo 08:00-12:00; Jun 01-Jul 31 Mo 08:00-12:00; Oct 01-Apr 30 Mo 09:00-12:00",
            "4月1日至4月30日和10月1日至次年4月30日重叠",
        ),
        ("Oct 01-Apr 30 Mo 08:00-12:00; Apr 01-Apr 30 Mo 09:00-12:00", "重叠"),
        ("Mo-Fr 08:30-12:00; We 14:00-18:00 off", "14:00-18:00本来就不开"),
    ],
)
def test_opening_hours_that_cannot_be_meant_are_refused(hours, why):
    with pytest.raises(ValueError, match=why):
        OpeningHours.read(hours)


@pytest.mark.parametrize(
    ("from_day", "days"),
    [
        ("2026-10-07", ["2026年12月31日不开", "2026年12月30日 09:00-12:00", "2026年10月7日 09:00-11:00"]),
        ("2026-10-08", ["2026年12月31日不开", "2026年12月30日 09:00-12:00"]),
        ("2027-01-01", []),
    ],
)
def test_lines_name_only_the_days_to_come_that_differ(from_day, days):
    hours = YEAR_ROUND.removesuffix("; 2026-12-29 08:00-12:00 off")
    lines = OpeningHours.read(hours).lines(date.fromisoformat(from_day))
    assert [line for line in lines if line.startswith("20")] == days
    assert [line.partition("：")[0] for line in lines[:2]] == ["5月1日至9月30日", "10月1日至次年4月30日"]


@pytest.mark.parametrize(
    ("hours", "seasons"),
    [
        (SATURDAYS, [None]),
        (YEAR_ROUND, [((5, 1), (9, 30)), ((10, 1), (4, 30))]),
        ("Mo 08:00-12:00; Jul 01-Aug 31 Mo 08:00-11:00", [((7, 1), (8, 31)), None]),
    ],
)
def test_each_season_has_its_week_and_so_have_the_days_outside_them(hours, seasons):
    weeks = OpeningHours.read(hours).weeks
    assert [week.season and (week.season.first, week.season.last) for week in weeks] == seasons
    assert all(len(week.by_weekday) == 7 for week in weeks)
