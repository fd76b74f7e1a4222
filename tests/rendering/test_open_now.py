"""The table by which a page's script knows whether an office is open."""

import json
from datetime import date, timedelta

import pytest
from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.rendering.open_now import opening_table

from tests.rendering.listed import CALENDAR

HOURS = OpeningHours.read(
    "May 01-Sep 30 Mo-Fr 08:00-12:00,15:00-18:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00,14:00-17:30; "
    "We 14:00-18:00 off; 2026-10-02 09:00-12:00; 2026-10-12 off"
)


def table(on):
    return json.loads(opening_table(HOURS, CALENDAR, on))


def test_every_day_has_its_sessions():
    found = table(date(2026, 8, 20))
    for n, letter in enumerate(found["days"]):
        day = date.fromisoformat(found["from"]) + timedelta(days=n)
        sessions = ",".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in HOURS.sessions(day, CALENDAR))
        assert found["hours"][letter] == sessions


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 8, 20), "2026-08-01", "2026-11-28"),
        (date(2026, 8, 1), "2026-08-01", "2026-11-28"),
        (date(2026, 11, 24), "2026-11-01", "2026-12-28"),
    ],
)
def test_it_covers_the_next_months_as_far_as_the_holidays_are_settled(on, first, last):
    found = table(on)
    end = date.fromisoformat(found["from"]) + timedelta(days=len(found["days"]) - 1)
    assert (found["from"], end.isoformat()) == (first, last)


def test_of_a_year_without_a_table_of_holidays_it_says_nothing():
    assert table(date(2027, 1, 5))["days"] == ""
