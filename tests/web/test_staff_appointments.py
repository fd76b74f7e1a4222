"""The appointments of an office as its staff meet them: the day's list, wishes to answer, who came and who did not."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from chalicelib.casework.appointment_state import appointment_of
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.half_days import HalfDay
from chalicelib.casework.kinds import Kind
from chalicelib.casework.staff import Role

from tests.web.appointing import BY_PHONE, BY_REQUEST, BY_SLOTS, Citizen, case_at
from tests.web.back_office import BackOffice, Browser

LIST = "/api/staff/appointments"
DAY = f"{LIST}/2026-11-26"


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    made = BackOffice(api)
    for who, where in (("notary", BY_SLOTS), ("expert", BY_REQUEST), ("centre", BY_PHONE)):
        made.staff[who] = made.account(who, Role.CLERK, where)
    return made


def booked(office: BackOffice, day: str = "2026-11-26", hour: int = 0) -> Case:
    citizen = Citizen(office, case_at(office, BY_SLOTS))
    citizen.does("book", slot=citizen.slots(day)[hour])
    return citizen.now()


def asked(office: BackOffice) -> Case:
    case = case_at(office, BY_REQUEST)
    return office.desk().appointments.ask(case, [HalfDay.read("2026-12-01 am")], CITIZEN)


def does(office: BackOffice, browser: Browser, case: Case, path: str = DAY, **fields: str):
    token = office.form_token(browser, f"appointment {case.id}")
    return browser.post(path, {"case": case.id, "form_token": token, **fields})


def state_of(office: BackOffice, case: Case) -> str:
    found = appointment_of(office.desk().ledger.load(case.id))
    return f"{found.state} {found.day} {found.time:%H:%M}" if found and found.day else str(found and found.state)


def test_the_list_of_a_day_shows_time_and_reference_in_order_and_nobodys_name(office):
    later, earlier = booked(office, hour=1), booked(office, hour=0)
    page = office.browser("notary").get(DAY)
    listed = re.findall(r">(\d\d:\d\d [0-9A-Z-]{9})</a>", page.text)
    assert (page.status, page.headers["Cache-Control"]) == (200, "no-store")
    assert listed == sorted(listed)
    for case in (earlier, later):
        assert case.text("reference") in page.text
        assert case.text("phone") not in page.text


def test_the_days_are_links_and_today_comes_first(office):
    page = office.browser("notary").get(LIST)
    assert "11月24日（周二）的预约" in page.text
    assert re.findall(r'href="[^"]*/staff/appointments/([\d-]+)"', page.text)[:2] == ["2026-11-25", "2026-11-26"]


@pytest.mark.parametrize("who", ["clerk", "expert"])
def test_an_office_sees_no_appointment_of_another_and_manages_none(office, who):
    case, browser = booked(office, "2026-12-03"), office.browser(who)
    assert case.text("reference") not in browser.get(f"{LIST}/2026-12-03").text
    before = state_of(office, case)
    assert does(office, browser, case, what="cancel").status == 404
    assert state_of(office, case) == before


@pytest.mark.parametrize(("who", "status"), [("nobody", 303), ("lawyer", 404), ("administrator", 404)])
def test_who_has_no_part_in_it_sees_no_list(office, who, status):
    assert office.browser(who).get(DAY).status == status
    assert office.browser(who).get(LIST).status == status


@pytest.mark.parametrize("day", ["2026-02-30", "x", "26-11-2026", "asked"])
def test_what_is_no_day_has_no_list(office, day):
    assert office.browser("notary").get(f"{LIST}/{day}").status == 404


def test_a_wish_is_answered_from_the_list_and_leaves_it(office):
    case, browser = asked(office), office.browser("expert")
    page = browser.get(LIST).text
    assert "要定时间的" in page
    assert "12月1日（周二）上午" in page
    answer = does(office, browser, case, LIST + "/2026-11-24", what="fix", day="2026-12-01", time="09:20")
    assert (answer.status, answer.headers["Location"]) == (303, f"{LIST}/2026-12-01")
    assert state_of(office, case) == "confirmed 2026-12-01 09:20"
    assert case.text("reference") not in browser.get(LIST).text


@pytest.mark.parametrize(
    ("day", "at", "says"),
    [
        ("2026-11-29", "09:00", "机构不开门"),
        ("2026-11-23", "09:00", "这个时间不能约"),
        ("9999-12-31", "09:00", "这个时间不能约"),
        ("", "", "请选好哪一天、几点"),
        ("12月1日", "九点", "请选好哪一天、几点"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_what_was_typed_stays(office, day, at, says):
    case, browser = asked(office), office.browser("expert")
    answer = does(office, browser, case, what="fix", day=day, time=at)
    assert answer.status == 422
    assert says in answer.text
    assert f'name="day" value="{day}"' in answer.text
    assert state_of(office, case) == "asked"


def test_an_appointment_is_moved_and_called_off_by_the_office(office):
    case, browser = booked(office, "2026-12-08"), office.browser("notary")
    does(office, browser, case, what="move", day="2026-12-09", time="10:30")
    assert state_of(office, case) == "booked 2026-12-09 10:30"
    does(office, browser, case, what="cancel")
    assert state_of(office, case) == "cancelled 2026-12-09 10:30"


def test_nobody_is_noted_as_absent_before_the_time(office):
    case, browser = booked(office, "2026-12-10"), office.browser("notary")
    answer = does(office, browser, case, what="missed")
    assert (answer.status, "还没到约好的时间" in answer.text) == (422, True)


def test_who_came_is_noted_on_the_day(office):
    desk, case = office.desk(), case_at(office, BY_PHONE)
    desk.appointments.confirm(case, date(2026, 11, 24), time(23, 58), "somebody")
    browser = office.browser("centre")
    assert does(office, browser, case, f"{LIST}/2026-11-24", what="attended").status == 303
    assert "：来了" in browser.get(LIST).text


def test_an_office_that_works_by_phone_fixes_the_time_that_it_agreed_on(office):
    case, browser = case_at(office, BY_PHONE), office.browser("centre")
    assert f"{case.text('reference')}：定时间" in browser.get(LIST, f"case={case.id}").text
    assert does(office, browser, case, what="fix", day="2026-12-02", time="15:00").status == 303
    shown = browser.get(LIST, f"case={case.id}").text
    assert "12月2日（周三）的预约" in shown
    assert f"15:00 {case.text('reference')}" in shown
    assert f"{case.text('reference')}：定时间" not in shown


def test_a_clerk_books_a_slot_for_somebody_at_the_window(office):
    case, browser = case_at(office, BY_SLOTS), office.browser("notary")
    assert does(office, browser, case, what="fix", day="2026-12-11", time="08:30").status == 303
    assert state_of(office, case) == "booked 2026-12-11 08:30"


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_that_was_not_ours_changes_nothing(office, token):
    case, browser = booked(office, "2026-12-14"), office.browser("notary")
    assert browser.post(DAY, {"case": case.id, "what": "cancel", "form_token": token}).status == 403
    assert state_of(office, case).startswith("booked")


def test_an_approver_reads_the_list_and_changes_nothing(office):
    office.staff["head"] = office.account("head", Role.APPROVER, BY_SLOTS)
    case, browser = booked(office, "2026-12-15"), office.browser("head")
    page = browser.get(f"{LIST}/2026-12-15").text
    assert case.text("reference") in page
    assert "没有来</button>" not in page
    assert does(office, browser, case, what="cancel").status == 404


def test_a_wish_that_nobody_answered_comes_to_the_call_list_by_the_clock(office):
    from app import remind_of_appointments
    from scheduled import EVENT

    desk, case = office.desk(), case_at(office, BY_REQUEST)
    details = {"office": BY_REQUEST, "wished": ["2026-11-30 am"]}
    before = Event(Kind.APPOINTMENT_ASKED, desk.clock.now() - timedelta(days=5), CITIZEN, details)
    desk.ledger.append(case, before)
    remind_of_appointments(EVENT, None)
    page = office.browser("expert").get("/api/staff/calls").text
    assert "想约的时间，过了一个工作日还没有定" in page
    assert case.id in page
    assert "该定的，过了" in office.browser("expert").get(LIST).text
