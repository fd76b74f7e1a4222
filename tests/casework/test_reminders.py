"""Reminders go out once, the evening before; who waits for an answer in vain is told and called."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.cases import CITIZEN
from chalicelib.casework.reminders import UNCONFIRMED

from tests.casework.booking import BY_REQUEST, CLERK, FRIDAY, MONDAY, NINE, OFFICE, SATURDAY, TEN, WEDNESDAY, Agenda
from tests.casework.staffing import at_once


@pytest.fixture
def agenda(tmp_path, catalogue) -> Agenda:
    return Agenda(tmp_path, catalogue)


@pytest.fixture
def by_request(tmp_path, catalogue) -> Agenda:
    return Agenda(tmp_path, catalogue, BY_REQUEST)


def at(agenda: Agenda, day: int, hour: int, minute: int = 0) -> None:
    """Set the clock to a time in China, in November 2026."""
    agenda.clock.time = datetime(2026, 11, day, hour - 8, minute, tzinfo=UTC)


def test_an_appointment_is_reminded_of_from_six_in_the_evening_before_and_once(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    at(agenda, 24, 17, 59)
    assert agenda.reminders.remind_due() == 0
    at(agenda, 24, 18)
    assert [agenda.reminders.remind_due() for _ in range(3)] == [1, 0, 0]
    assert "提醒您：11月25日（周三）09:00到汉中公证处（示例）" in agenda.told(case)[-1]


def test_a_run_that_comes_late_still_reminds_but_not_of_what_has_begun(agenda):
    early, late = agenda.booked(WEDNESDAY, NINE), agenda.booked(WEDNESDAY, TEN)
    at(agenda, 25, 9, 30)
    assert agenda.reminders.remind_due() == 1
    assert (len(agenda.told(early)), len(agenda.told(late))) == (1, 2)


def test_on_a_friday_evening_saturday_and_monday_are_reminded_of(agenda):
    for day in (SATURDAY, MONDAY):
        agenda.booked(day, NINE)
    at(agenda, 26, 18)
    assert agenda.reminders.remind_due() == 0
    at(agenda, 27, 18)
    assert agenda.reminders.remind_due() == 2
    at(agenda, 29, 18)
    assert agenda.reminders.remind_due() == 0


def test_who_has_booked_or_moved_since_the_evening_is_not_reminded_of_it(agenda):
    case = agenda.booked(FRIDAY, NINE)
    at(agenda, 24, 19)
    agenda.appointments.move(case, WEDNESDAY, NINE, CITIZEN)
    assert agenda.reminders.remind_due() == 0


def test_who_moved_after_a_reminder_is_reminded_of_the_new_time(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    at(agenda, 24, 18)
    agenda.reminders.remind_due()
    agenda.appointments.move(case, FRIDAY, NINE, CITIZEN)
    at(agenda, 26, 18)
    assert agenda.reminders.remind_due() == 1


def test_what_was_called_off_or_not_yet_named_is_not_reminded_of(agenda, tmp_path, catalogue):
    agenda.appointments.cancel(agenda.booked(WEDNESDAY), CITIZEN)
    agenda.reception = BY_REQUEST
    agenda.asked("2026-11-25 am")
    at(agenda, 24, 18)
    assert agenda.reminders.remind_due() == 0


def test_who_may_not_be_texted_is_not_reminded(agenda):
    agenda.appointments.book(agenda.case(phone=""), WEDNESDAY, NINE, CITIZEN)
    at(agenda, 24, 18)
    assert agenda.reminders.remind_due() == 0


def test_many_runs_at_once_remind_once(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    at(agenda, 24, 18)
    assert sum(at_once(agenda.reminders.remind_due, 8)) == 1
    assert len(agenda.told(case)) == 2


@pytest.mark.parametrize("phone", ["15400005510", ""])
def test_a_wish_that_nobody_answers_in_a_working_day_comes_to_the_call_list_once(by_request, phone):
    case = by_request.asked(phone=phone)
    at(by_request, 25, 23)
    assert by_request.reminders.tell_unconfirmed() == 0
    at(by_request, 26, 8)
    assert [by_request.reminders.tell_unconfirmed() for _ in range(2)] == [1, 0]
    calls = [call for call in calls_to_make(by_request.table, OFFICE) if call.why == UNCONFIRMED]
    assert [call.case for call in calls] == [case.id]
    if phone:
        assert "过了时间还没有定" in by_request.told(case)[-1]


def test_a_wish_that_was_answered_in_time_is_left_alone(by_request):
    by_request.appointments.confirm(by_request.asked(), FRIDAY, NINE, CLERK)
    at(by_request, 30, 8)
    assert by_request.reminders.tell_unconfirmed() == 0
