"""What citizen and office do about an appointment: who may when, what is told, what stands on the day's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from chalicelib.casework.appointment_state import (
    State,
    appointment_of,
    appointment_rows,
    appointments_of,
    asked_list,
    confirm_by,
    day_list,
)
from chalicelib.casework.appointments import (
    AppointmentNotNow,
    AppointmentNotThisWay,
    NothingWished,
    OfficeClosed,
)
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.half_days import Half, HalfDay
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.slots import NoSuchSlot, SlotTaken
from chalicelib.casework.wishes import Wishes
from chalicelib.casework.workflow import Wish
from chalicelib.definitions.appointments import Reception

from tests.casework.booking import (
    BY_REQUEST,
    BY_SLOTS,
    CLERK,
    FRIDAY,
    MONDAY,
    NINE,
    OFFICE,
    TEN,
    TUESDAY_NOON,
    TWO,
    WEDNESDAY,
    Agenda,
    agenda_on,
    state_of,
)
from tests.casework.deciding import Overtaken, rows_in
from tests.casework.staffing import CountingTable, at_once
from tests.spoken import told_of_anybody


@pytest.fixture
def agenda(tmp_path, catalogue) -> Agenda:
    """An office with slots."""
    return Agenda(tmp_path, catalogue)


@pytest.fixture
def by_request(tmp_path, catalogue) -> Agenda:
    """An office that answers wishes."""
    return Agenda(tmp_path, catalogue, BY_REQUEST)


def listed(agenda: Agenda, day: date) -> list[str]:
    return [f"{each.time:%H:%M} {each.reference} {each.state}" for each in day_list(agenda.table, OFFICE, day)]


def wishes(agenda: Agenda) -> list[tuple[str, str]]:
    return [(each.reference, str(each.confirm_by)) for each in asked_list(agenda.table, OFFICE)]


def rows_rebuilt(agenda: Agenda, *cases: Case) -> list[tuple[str, str, str]]:
    made = [row for case in cases for row in appointment_rows(case, agenda.calendar)]
    return sorted((row.partition, row.sort, row.body) for row in made)


def rows_kept(agenda: Agenda, folder) -> list[tuple[str, str, str]]:
    rows = rows_in(folder / "data" / "store.sqlite")
    return sorted((row[0], row[1], row[-1]) for row in rows if row[0].startswith("appointments/"))


# By slots


def test_a_slot_is_booked_moved_and_cancelled_and_the_day_lists_follow(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    assert (state_of(case), listed(agenda, WEDNESDAY)) == ("booked 2026-11-25 09:00", ["09:00 7K3M-9T00 booked"])
    case = agenda.appointments.move(case, FRIDAY, TWO, CITIZEN)
    assert state_of(case) == "booked 2026-11-27 14:00"
    assert (listed(agenda, WEDNESDAY), listed(agenda, FRIDAY)) == ([], ["14:00 7K3M-9T00 booked"])
    assert (NINE in agenda.free(WEDNESDAY), TWO in agenda.free(FRIDAY)) == (True, False)
    case = agenda.appointments.cancel(case, CITIZEN)
    assert state_of(case) == "cancelled 2026-11-27 14:00"
    assert (listed(agenda, FRIDAY), TWO in agenda.free(FRIDAY)) == ([], True)


def test_the_citizen_is_told_day_time_and_office_of_each_change(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    agenda.clock.forward(minutes=1)
    case = agenda.appointments.move(case, FRIDAY, TWO, CITIZEN)
    agenda.clock.forward(minutes=1)
    case = agenda.appointments.cancel(case, CITIZEN)
    booked, moved, cancelled = agenda.told(case)
    assert "约好了：11月25日（周三）09:00，汉中公证处（示例）" in booked
    assert "改到了11月27日（周五）14:00，汉中公证处（示例）" in moved
    assert "您的预约7K3M-9T00取消了" in cancelled


def test_a_form_sent_twice_books_once_and_moves_once(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    assert agenda.appointments.book(case, WEDNESDAY, NINE, CITIZEN) == case
    moved = agenda.appointments.move(case, WEDNESDAY, TEN, CITIZEN)
    assert agenda.appointments.move(moved, WEDNESDAY, TEN, CITIZEN) == moved
    assert len(agenda.told(moved)) == 2


def test_a_move_to_a_slot_that_is_taken_changes_nothing(agenda):
    case, _ = agenda.booked(WEDNESDAY, NINE), agenda.booked(WEDNESDAY, TEN)
    with pytest.raises(SlotTaken):
        agenda.appointments.move(case, WEDNESDAY, TEN, CITIZEN)
    assert listed(agenda, WEDNESDAY) == ["09:00 7K3M-9T00 booked", "10:00 7K3M-9T01 booked"]


def test_who_has_one_appointment_books_no_second(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    with pytest.raises(AppointmentNotNow):
        agenda.appointments.book(case, FRIDAY, NINE, CITIZEN)


def test_after_a_cancelled_or_missed_one_there_is_a_second_and_the_first_stays_on_its_day(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    agenda.clock.forward(minutes=24 * 60)
    case = agenda.appointments.missed(case, CLERK)
    assert "没有等到您：11月25日（周三）的预约" in agenda.told(case)[-1]
    case = agenda.appointments.book(case, FRIDAY, NINE, CITIZEN)
    assert [(each.number, each.state) for each in appointments_of(case)] == [(1, State.MISSED), (2, State.BOOKED)]
    assert listed(agenda, WEDNESDAY) == ["09:00 7K3M-9T00 missed"]
    assert listed(agenda, FRIDAY) == ["09:00 7K3M-9T00 booked"]


def test_nobody_takes_a_place_after_somebody_else_while_pages_were_open(agenda):
    first, second = agenda.case(), agenda.case()
    agenda.appointments.book(first, WEDNESDAY, NINE, CITIZEN)
    with pytest.raises(SlotTaken):
        agenda.appointments.book(second, WEDNESDAY, NINE, CITIZEN)
    assert agenda.told(second) == []


def test_who_is_overtaken_at_one_of_several_places_gets_another(agenda):
    agenda.reception = replace(BY_SLOTS, capacity=2)
    first, second = agenda.case(), agenda.case()
    table = Overtaken(agenda.table, lambda: agenda.appointments.book(first, WEDNESDAY, NINE, CITIZEN))
    agenda.on(table).book(second, WEDNESDAY, NINE, CITIZEN)
    assert len(listed(agenda, WEDNESDAY)) == 2


def test_who_is_overtaken_at_the_last_place_is_told_so(agenda):
    first, second = agenda.case(), agenda.case()
    table = Overtaken(agenda.table, lambda: agenda.appointments.book(first, WEDNESDAY, NINE, CITIZEN))
    with pytest.raises(SlotTaken):
        agenda.on(table).book(second, WEDNESDAY, NINE, CITIZEN)


def test_two_who_act_on_one_case_at_once_do_not_both_succeed(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    table = Overtaken(agenda.table, lambda: agenda.appointments.cancel(case, CITIZEN))
    with pytest.raises(ChangedMeanwhile):
        agenda.on(table).move(case, FRIDAY, NINE, CLERK)
    assert listed(agenda, FRIDAY) == []
    assert NINE in agenda.free(FRIDAY)


@pytest.mark.parametrize("store", ["sqlite", "dynamo"])
def test_of_many_who_book_one_slot_at_once_one_is_told_that_he_has_it(tmp_path, catalogue, store):
    with agenda_on(store, tmp_path, catalogue) as agenda:
        cases = [agenda.case() for _ in range(16)]

        def book() -> bool:
            case = cases.pop()
            try:
                return bool(agenda.appointments.book(case, WEDNESDAY, NINE, CITIZEN))
            except SlotTaken:
                return False

        assert at_once(book, 16).count(True) == 1
        (row,) = day_list(agenda.table, OFFICE, WEDNESDAY)
        assert agenda.told(agenda.appointments.ledger.load(row.case)) != []


# By request


def test_a_wish_is_answered_with_day_and_time(by_request):
    case = by_request.asked("2026-11-27 am", "2026-11-30 pm")
    assert (state_of(case), wishes(by_request)) == ("asked", [("7K3M-9T00", "2026-11-25")])
    assert confirm_by(appointment_of(case), by_request.calendar).day == WEDNESDAY
    by_request.clock.forward(minutes=1)
    case = by_request.appointments.confirm(case, FRIDAY, time(9, 40), CLERK)
    assert (state_of(case), wishes(by_request)) == ("confirmed 2026-11-27 09:40", [])
    assert listed(by_request, FRIDAY) == ["09:40 7K3M-9T00 confirmed"]
    asked, confirmed = by_request.told(case)
    assert "最晚11月25日（周三）定好" in asked
    assert "时间定了：11月27日（周五）09:40，汉中公证处（示例）" in confirmed


def test_who_wishes_on_a_friday_has_the_answer_by_monday(by_request):
    by_request.clock.forward(minutes=3 * 24 * 60)
    assert confirm_by(appointment_of(by_request.asked("2026-11-30 am")), by_request.calendar).day == MONDAY


def test_the_half_days_offered_are_those_on_which_the_office_is_open(by_request):
    offered = [str(each) for each in by_request.appointments.offered(by_request.case())]
    assert offered[:5] == ["2026-11-25 am", "2026-11-26 am", "2026-11-26 pm", "2026-11-27 am", "2026-11-27 pm"]
    assert "2026-11-28 am" in offered  # a Saturday
    assert offered[-1] == "2026-12-08 pm"
    by_request.office = replace(by_request.office, hours="")
    unknown = [str(each) for each in by_request.appointments.offered(by_request.case())]
    assert unknown[:2] == ["2026-11-25 am", "2026-11-25 pm"]
    assert "2026-11-28 am" not in unknown


@pytest.mark.parametrize(("wished", "refusal"), [([], NothingWished), (["2026-11-25 pm"], NoSuchSlot)])
def test_no_wish_and_one_for_a_closed_half_day_are_refused(by_request, wished, refusal):
    with pytest.raises(refusal):
        by_request.appointments.ask(by_request.case(), [HalfDay.read(each) for each in wished], CITIZEN)


@pytest.mark.parametrize(
    ("day", "at", "refusal"),
    [("2026-11-24", "11:59", NoSuchSlot), ("2026-11-25", "14:00", OfficeClosed), ("2026-11-29", "09:00", OfficeClosed)],
)
def test_the_office_names_no_time_that_is_past_or_at_which_it_is_closed(by_request, day, at, refusal):
    case, when = by_request.asked(), (date.fromisoformat(day), time.fromisoformat(at))
    with pytest.raises(refusal):
        by_request.appointments.confirm(case, *when, CLERK)


def test_the_office_moves_what_it_named_and_the_citizen_can_only_call_it_off(by_request):
    case = by_request.confirmed(FRIDAY, NINE)
    with pytest.raises(AppointmentNotThisWay):
        by_request.appointments.move(case, MONDAY, NINE, CITIZEN)
    case = by_request.appointments.move(case, MONDAY, NINE, CLERK)
    assert (listed(by_request, FRIDAY), state_of(case)) == ([], "confirmed 2026-11-30 09:00")
    assert state_of(by_request.appointments.cancel(case, CITIZEN)).startswith("cancelled")


def test_a_wish_can_be_taken_back(by_request):
    case = by_request.appointments.cancel(by_request.asked(), CITIZEN)
    assert (state_of(case), wishes(by_request)) == ("cancelled", [])


def test_an_office_that_works_by_phone_notes_the_time_it_agreed_on(tmp_path, catalogue):
    by_phone = Agenda(tmp_path, catalogue, Reception.by_phone(OFFICE))
    case = by_phone.appointments.confirm(by_phone.case(), FRIDAY, NINE, CLERK)
    assert listed(by_phone, FRIDAY) == ["09:00 7K3M-9T00 confirmed"]
    assert state_of(case) == "confirmed 2026-11-27 09:00"


# Who came


def test_who_came_early_is_noted_on_the_day_and_nobody_is_texted(agenda):
    case, told = agenda.booked(WEDNESDAY, TEN), 1
    agenda.clock.forward(minutes=20 * 60)  # Wednesday, 08:00
    case = agenda.appointments.attended(case, CLERK)
    assert listed(agenda, WEDNESDAY) == ["10:00 7K3M-9T00 attended"]
    assert len(agenda.told(case)) == told


@pytest.mark.parametrize(("hours", "command"), [(11, "attended"), (20, "missed")])
def test_nobody_has_come_before_the_day_or_failed_to_come_before_the_time(agenda, hours, command):
    case = agenda.booked(WEDNESDAY, NINE)
    agenda.clock.forward(minutes=hours * 60)
    with pytest.raises(AppointmentNotNow):
        getattr(agenda.appointments, command)(case, CLERK)


def test_nothing_is_called_off_once_it_has_begun(agenda):
    case = agenda.booked(WEDNESDAY, NINE)
    agenda.clock.forward(minutes=22 * 60)
    with pytest.raises(AppointmentNotNow):
        agenda.appointments.cancel(case, CITIZEN)


# The wrong moment


def commands(agenda: Agenda) -> dict:
    when = (MONDAY, NINE)
    return {
        "ask": lambda case: agenda.appointments.ask(case, [HalfDay(FRIDAY, Half.MORNING)], CITIZEN),
        "book": lambda case: agenda.appointments.book(case, *when, CITIZEN),
        "confirm": lambda case: agenda.appointments.confirm(case, *when, CLERK),
        "move": lambda case: agenda.appointments.move(case, *when, CLERK),
        "cancel": lambda case: agenda.appointments.cancel(case, CITIZEN),
        "attended": lambda case: agenda.appointments.attended(case, CLERK),
        "missed": lambda case: agenda.appointments.missed(case, CLERK),
    }


@pytest.mark.parametrize(
    ("way", "state", "allowed"),
    [
        (BY_SLOTS, "none", {"book"}),
        (BY_SLOTS, "booked", {"move", "cancel"}),
        (BY_SLOTS, "cancelled", {"book"}),
        (BY_SLOTS, "attended", {"book"}),
        (BY_REQUEST, "none", {"ask", "confirm"}),
        (BY_REQUEST, "asked", {"confirm", "cancel"}),
        (BY_REQUEST, "confirmed", {"move", "cancel"}),
        (BY_REQUEST, "withdrawn", set()),
        (BY_SLOTS, "withdrawn", set()),
    ],
)
def test_each_command_begins_where_it_may_and_else_writes_nothing(tmp_path, catalogue, way, state, allowed):
    for name in commands(Agenda(tmp_path, catalogue, way)):
        folder = tmp_path / name
        agenda = Agenda(folder, catalogue, way)
        case, before = brought_to(agenda, state), None
        try:
            before = rows_in(folder / "data" / "store.sqlite")
            commands(agenda)[name](case)
        except CaseworkError:
            assert name not in allowed
            assert rows_in(folder / "data" / "store.sqlite") == before
        else:
            assert name in allowed


def brought_to(agenda: Agenda, state: str) -> Case:
    if state == "booked":
        return agenda.booked(FRIDAY)
    if state == "asked":
        return agenda.asked()
    if state == "confirmed":
        return agenda.confirmed()
    if state == "cancelled":
        return agenda.appointments.cancel(agenda.booked(), CITIZEN)
    if state == "attended":
        case = agenda.booked(WEDNESDAY)
        agenda.clock.forward(minutes=24 * 60)
        return agenda.appointments.attended(case, CLERK)
    return withdrawn(agenda) if state == "withdrawn" else agenda.case()


def withdrawn(agenda: Agenda) -> Case:
    case = agenda.booked() if agenda.reception is BY_SLOTS else agenda.confirmed()
    event = Event(Kind.WITHDRAWN, agenda.clock.now(), CITIZEN, {})
    return agenda.appointments.ledger.append(case, event)


# Rows and events


def test_who_withdraws_a_booking_reads_that_he_need_not_come(agenda):
    case = Wishes(agenda.appointments.ledger).take(agenda.booked(), Wish.WITHDRAW)
    withdrawal = f"【示例司法局】您的预约{case.text('reference')}撤回了，不用来了"
    assert any(text.startswith(withdrawal) for text in agenda.told(case))  # both were told in the same second


def test_a_case_that_is_withdrawn_gives_its_slot_back_and_its_appointment_is_off(agenda):
    case = withdrawn(agenda)
    assert NINE in agenda.free(WEDNESDAY)
    assert state_of(case).startswith("cancelled")
    assert listed(agenda, WEDNESDAY) == appointment_rows(case, agenda.calendar) == []


def test_the_rows_of_the_lists_are_those_that_the_events_make(agenda, tmp_path):
    booked, cancelled = agenda.booked(WEDNESDAY, NINE), agenda.appointments.cancel(agenda.booked(FRIDAY), CITIZEN)
    moved = agenda.appointments.move(agenda.booked(FRIDAY, TEN), MONDAY, TEN, CITIZEN)
    agenda.reception = BY_REQUEST
    asked, confirmed = agenda.asked(), agenda.confirmed()
    agenda.clock.forward(minutes=24 * 60)
    missed = agenda.appointments.missed(booked, CLERK)
    made = rows_rebuilt(agenda, missed, cancelled, moved, asked, confirmed)
    assert len(made) == 4
    assert rows_kept(agenda, tmp_path) == made


def test_the_events_are_kept_and_give_the_same_appointment_again(by_request):
    case = by_request.appointments.move(by_request.confirmed(), MONDAY, TEN, CLERK)
    found = by_request.appointments.ledger.load(case.id)
    last = appointment_of(found)
    assert last == appointment_of(case)
    assert (last.asked_on, last.changes, last.wished) == (
        TUESDAY_NOON.date(),
        2,
        (HalfDay(FRIDAY, Half.MORNING),),
    )


def test_no_row_beside_the_sealed_ones_tells_who_comes(agenda, tmp_path):
    agenda.appointments.cancel(agenda.booked(), CITIZEN)
    assert told_of_anybody(repr(rows_in(tmp_path / "data" / "store.sqlite"))) == set()


def test_the_day_list_is_one_query_whatever_stands_on_it(agenda):
    agenda.booked(WEDNESDAY, NINE)
    agenda.booked(WEDNESDAY, TEN)
    table = CountingTable(agenda.table)
    assert len(day_list(table, OFFICE, WEDNESDAY)) == 2
    assert table.asked == ["query"]
