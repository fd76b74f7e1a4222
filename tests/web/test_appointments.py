"""A citizen and his appointment without script: choosing a time, moving it, calling it off, taking it along."""

from __future__ import annotations

import re

import pytest
from chalicelib.casework.appointment_state import appointment_of
from icalendar import Calendar

from tests.web.appointing import BY_PHONE, BY_REQUEST, BY_SLOTS, MINE, Citizen, case_at
from tests.web.back_office import BackOffice, Browser


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture
def citizen(office) -> Citizen:
    return Citizen(office, case_at(office, BY_SLOTS))


def test_a_free_time_is_chosen_from_a_list_by_half_day_and_then_stands_on_the_page(citizen):
    shown = citizen.page()
    assert (shown.status, "<script" in shown.text) == (200, False)
    assert "11月26日（周四）" in shown.text
    chosen = citizen.slots("2026-11-26")[2]
    answer = citizen.does("book", slot=chosen)
    assert (answer.status, answer.headers["Location"]) == (303, "appointment")
    page = citizen.page().text
    assert "约好的时间" in page
    assert f"11月26日（周四） {chosen[-5:]}" in page
    assert "身份证原件" in page


def test_each_day_leads_to_its_own_times(citizen):
    assert {each[:10] for each in citizen.slots("2026-12-02")} == {"2026-12-02"}
    assert {each[:10] for each in citizen.slots("2026-11-25")} == {"2026-11-25"}
    assert all(each[-5:] < "12:00" for each in citizen.slots("2026-11-25"))  # a Wednesday


@pytest.mark.parametrize("day", ["2020-01-01", "2026-11-29", "x", "2026-13-01", "%00", "9999-12-31"])
def test_a_day_that_cannot_be_chosen_shows_the_first_that_can(citizen, day):
    assert citizen.slots(day) == citizen.slots() != []


def test_a_time_is_moved_and_called_off(citizen):
    first, second = citizen.slots("2026-12-01")[:2]
    citizen.does("book", slot=first)
    assert first not in citizen.slots("2026-12-01")
    citizen.does("move", slot=second)
    assert f"{appointment_of(citizen.now()).time:%H:%M}" == second[-5:]
    citizen.does("cancel")
    assert "原来的预约取消了" in citizen.page().text
    assert first in citizen.slots("2026-12-01")


def test_who_was_a_moment_too_late_is_told_so_and_chooses_again(office, citizen):
    other, chosen = Citizen(office, case_at(office, BY_SLOTS)), citizen.slots("2026-12-03")[0]
    assert other.does("book", slot=chosen).status == 303
    answer = citizen.does("book", slot=chosen)
    assert answer.status == 422
    assert "这个时间刚刚约满了，请选另一个" in answer.text
    assert "<title>有1处要改" in answer.text
    assert appointment_of(citizen.now()) is None


@pytest.mark.parametrize(
    ("slot", "says"),
    [
        ("2026-12-04 08:31", "这个时间不能约"),
        ("2026-11-28 09:00", "这个时间不能约"),
        ("9999-12-31 23:59", "这个时间不能约"),
        *((slot, "请选好哪一天、几点") for slot in ("", "x", "2026-12-04", "2026-12-04 25:00")),
        *((slot, "请选好哪一天、几点") for slot in ("2026-12-04 08:30:00+01:00", "2026-12-04 ０８:30")),
    ],
)
def test_a_time_that_was_not_offered_is_refused(citizen, slot, says):
    answer = citizen.does("book", slot=slot)
    assert (answer.status, says in answer.text) == (422, True)


def test_a_button_pressed_twice_books_once(citizen):
    chosen = citizen.slots("2026-12-08")[0]
    tokens = citizen.page("2026-12-08").text
    token = re.search(r'name="form_token" value="([0-9a-f]{64})"', tokens)[1]
    answers = [
        citizen.browser.post(MINE, {"what": "book", "slot": chosen, "form_token": token}).status for _ in range(2)
    ]
    assert answers == [303, 303]
    assert len(citizen.now().events) == 2


def test_half_days_are_wished_for_and_taken_back(office):
    citizen = Citizen(office, case_at(office, BY_REQUEST))
    wished = citizen.half_days()[1]
    assert citizen.does("ask", wished=wished).status == 303
    page = citizen.page().text
    assert "11月25日（周三，含当天）" in page
    assert "您方便的时间" in page
    citizen.does("cancel")
    assert citizen.half_days() != []


@pytest.mark.parametrize("wished", ["", "x", "2026-11-29 am"])
def test_a_wish_for_nothing_or_for_a_day_off_is_refused(office, wished):
    citizen = Citizen(office, case_at(office, BY_REQUEST))
    answer = citizen.does("ask", **({"wished": wished} if wished else {}))
    assert (answer.status, "没有办成" in answer.text) == (422, True)


def test_an_office_that_works_by_phone_says_that_it_calls(office):
    page = Citizen(office, case_at(office, BY_PHONE)).page().text
    assert "打电话和您定时间" in page
    assert 'name="slot"' not in page


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_that_was_not_ours_changes_nothing(citizen, token):
    answer = citizen.browser.post(MINE, {"what": "book", "slot": citizen.slots()[0], "form_token": token})
    assert answer.status == 403
    assert appointment_of(citizen.now()) is None


def test_a_form_for_one_thing_does_no_other(citizen):
    token = re.search(r'name="form_token" value="([0-9a-f]{64})"', citizen.page().text)[1]
    assert citizen.browser.post(MINE, {"what": "cancel", "form_token": token}).status == 403
    assert citizen.browser.post(MINE, {"what": "sell", "form_token": token}).status == 404


def test_without_a_session_nothing_is_shown(office):
    assert Browser(office.api).get(MINE).status == 303


def test_the_calendar_file_holds_the_appointment_and_strikes_it_out_when_called_off(citizen):
    citizen.does("book", slot=citizen.slots("2026-12-09")[0])
    booked = events_of(citizen)
    citizen.does("cancel")
    called_off = events_of(citizen)
    meeting = next(event for event in booked if event["summary"] == "去汉中公证处（示例）")
    off = next(event for event in called_off if event["uid"] == meeting["uid"])
    assert (meeting["status"], off["status"], off["sequence"] > meeting["sequence"]) == ("CONFIRMED", "CANCELLED", True)


def events_of(citizen: Citizen) -> list:
    answer = citizen.browser.get("/api/my-case/calendar")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    return Calendar.from_ical(answer.text).walk("VEVENT")


def test_who_was_too_late_sees_other_times_of_the_same_day(office, citizen):
    other, chosen = citizen.slots("2026-12-10")[:2]
    Citizen(office, case_at(office, BY_SLOTS)).does("book", slot=chosen)
    assert f'value="{other}"' in citizen.does("book", slot=chosen).text
