"""Appointments and last days of a case as phones take them up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.rendering.appointment_calendar import DueDay, Meeting, case_as_calendar
from chalicelib.rules.periods import last_day
from icalendar import Calendar

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
NINE_IN_CHINA = datetime.fromisoformat("2026-12-01T09:00+08:00")


def meeting(**changes) -> Meeting:
    known = {"known": "case appointment 1", "begins": NINE_IN_CHINA, "minutes": 30, "office": "示例公证处"}
    return Meeting(
        **{**known, "place": "二楼", "bring": ("身份证原件。",), "changes": 0, "cancelled": False, **changes}
    )


def due(catalogue) -> DueDay:
    roll = last_day(date(2026, 1, 10), catalogue.calendar, days=15)  # 25 January 2026 is a Sunday
    return DueDay("case decide", "决定给不给援助", roll, Citation("legal-aid-law", "43.1"))


def events(catalogue, meetings=(), due_days=()):
    calendar = Calendar.from_ical(case_as_calendar(meetings, due_days, catalogue, NOW))
    return calendar["method"], calendar.walk("VEVENT")


def test_an_appointment_has_its_time_place_and_what_to_bring(catalogue):
    method, (event,) = events(catalogue, [meeting()])
    assert (method, event["status"], event["sequence"]) == ("PUBLISH", "CONFIRMED", 0)
    assert (event["dtstart"].dt, event["dtend"].dt) == (NINE_IN_CHINA, NINE_IN_CHINA + timedelta(minutes=30))
    assert (event["summary"], event["location"]) == ("去示例公证处", "二楼")
    assert "身份证原件" in event["description"]
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-2)]


def test_how_long_it_lasts_is_not_made_up(catalogue):
    _, (event,) = events(catalogue, [meeting(minutes=0, place="")])
    assert "dtend" not in event
    assert event["location"] == "示例公证处"


def test_what_was_moved_keeps_its_id_and_counts_on(catalogue):
    _, (before,) = events(catalogue, [meeting()])
    _, (after,) = events(catalogue, [meeting(begins=NINE_IN_CHINA + timedelta(days=1), changes=1)])
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize(("with_due_day", "method"), [(False, "CANCEL"), (True, "PUBLISH")])
def test_what_was_called_off_is_struck_out_and_does_not_ring(catalogue, with_due_day, method):
    found, (event, *_) = events(catalogue, [meeting(cancelled=True, changes=1)], [due(catalogue)] * with_due_day)
    assert (found, event["status"], event["summary"]) == (method, "CANCELLED", "取消了：去示例公证处")
    assert event.walk("VALARM") == []


def test_a_last_day_is_a_whole_day_with_its_article_and_where_it_may_move(catalogue):
    _, (event,) = events(catalogue, (), [due(catalogue)])
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 1, 25), date(2026, 1, 26))
    assert event["summary"] == "最后一天：决定给不给援助"
    assert "第四十三条第一款" in event["description"]
    assert "可能到2026年1月26日" in event["description"]


def test_a_promise_of_the_service_itself_cites_no_article(catalogue):
    promise = DueDay("case confirm", "打电话定时间", due(catalogue).last, None)
    _, (event,) = events(catalogue, (), [promise])
    assert "依据" not in event["description"]
