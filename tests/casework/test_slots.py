"""Which slots are free, and that nobody is promised one that somebody else has."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from threading import Barrier

import pytest
from chalicelib.casework.errors import Conflict
from chalicelib.casework.slots import NoSuchSlot, Slot, Slots, SlotTaken, releasing

from tests.casework.booking import BY_SLOTS, MONDAY, NINE, OFFICE, SATURDAY, WEDNESDAY, Agenda, agenda_on

ROUNDS, THREADS = int(os.environ.get("ROUNDS", "20")), 32  # `make soak` sets two hundred


@pytest.fixture
def agenda(tmp_path, catalogue) -> Agenda:
    return Agenda(tmp_path, catalogue)


def slot(day: date = WEDNESDAY, at: time = NINE) -> Slot:
    return Slot(OFFICE, day, at, 1)


def take(slots: Slots, wanted: Slot, case_id: str) -> None:
    slots.table.transact(slots.taking(wanted, case_id))


def test_a_day_has_a_slot_for_each_whole_length_within_its_sessions(agenda):
    times = [time(9), time(10), time(11)]
    assert agenda.free(WEDNESDAY) == times  # the afternoon is closed
    assert agenda.free(MONDAY) == [*times, time(14), time(15), time(16)]
    agenda.reception = replace(BY_SLOTS, slot_minutes=50)
    assert agenda.free(WEDNESDAY) == [time(9), time(9, 50), time(10, 40)]  # the next would last until 12:20


@pytest.mark.parametrize(
    ("earliest", "furthest", "first", "last"),
    [(0, 7, "2026-11-24", "2026-12-01"), (1, 7, "2026-11-25", "2026-12-01"), (4, 6, "2026-11-30", "2026-11-30")],
)
def test_days_begin_after_so_many_working_days_and_end_so_many_days_from_now(agenda, earliest, furthest, first, last):
    agenda.reception = replace(BY_SLOTS, earliest_after_working_days=earliest, furthest_days=furthest)
    days = agenda.slots.days(OFFICE)
    assert (days[0], days[-1]) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_saturday_on_which_the_office_is_open_has_slots_and_a_sunday_has_none(agenda):
    assert SATURDAY in agenda.slots.days(OFFICE)
    assert SATURDAY + timedelta(days=1) not in agenda.slots.days(OFFICE)


def test_of_today_only_what_is_still_to_come_is_free(agenda):
    agenda.reception = replace(BY_SLOTS, earliest_after_working_days=0)
    agenda.clock.forward(minutes=3 * 60)  # 15:00: who comes now would be too late for that slot
    assert agenda.free(date(2026, 11, 24)) == [time(16)]


def test_a_slot_that_is_taken_is_free_no_more_until_it_is_released(agenda):
    take(agenda.slots, slot(), "a")
    assert agenda.free() == [time(10), time(11)]
    with pytest.raises(SlotTaken):
        agenda.slots.taking(slot(), "b")
    agenda.table.transact(releasing(agenda.table, slot(), "a"))
    assert agenda.free() == [time(9), time(10), time(11)]


def test_a_slot_for_two_takes_two(agenda):
    agenda.reception = replace(BY_SLOTS, capacity=2)
    take(agenda.slots, slot(), "a")
    assert [each.left for each in agenda.slots.free(OFFICE, WEDNESDAY, 1)] == [1, 2, 2]
    take(agenda.slots, slot(), "b")
    with pytest.raises(SlotTaken):
        agenda.slots.taking(slot(), "c")
    agenda.table.transact(releasing(agenda.table, slot(), "a"))
    take(agenda.slots, slot(), "c")
    assert releasing(agenda.table, slot(), "a") == []


def test_nobody_takes_two_places_of_one_slot(agenda):
    agenda.reception = replace(BY_SLOTS, capacity=2)
    take(agenda.slots, slot(), "a")
    with pytest.raises(SlotTaken):
        agenda.slots.taking(slot(), "a")


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("2026-11-25", "09:30"),
        ("2026-11-25", "14:00"),
        ("2026-11-29", "09:00"),
        ("2026-11-24", "14:00"),
        ("2026-11-23", "09:00"),
        ("2026-12-25", "09:00"),
    ],
)
def test_between_slots_when_closed_too_soon_past_and_too_far_there_is_none(agenda, day, at):
    with pytest.raises(NoSuchSlot):
        agenda.slots.taking(slot(date.fromisoformat(day), time.fromisoformat(at)), "a")


def test_an_office_that_works_otherwise_has_no_slots(agenda):
    agenda.reception = replace(BY_SLOTS, works_by="phone")
    assert agenda.slots.days(OFFICE) == []
    with pytest.raises(NoSuchSlot):
        agenda.slots.taking(slot(), "a")


def test_a_write_made_of_an_older_row_is_refused(agenda):
    agenda.reception = replace(BY_SLOTS, capacity=3)
    take(agenda.slots, slot(), "a")
    late, released = agenda.slots.taking(slot(), "b"), releasing(agenda.table, slot(), "a")
    take(agenda.slots, slot(), "c")
    for writes in (late, released):
        with pytest.raises(Conflict):
            agenda.table.transact(writes)


def won(slots: Slots, wanted: Slot, case_id: str, barrier: Barrier) -> bool:
    """Whether a case gets a place, however often others are quicker to write."""
    barrier.wait(60)
    while True:
        try:
            take(slots, wanted, case_id)
        except Conflict:
            continue
        except SlotTaken:
            return False
        return True


@pytest.mark.parametrize("capacity", [1, 3])
@pytest.mark.parametrize("store", ["sqlite", "dynamo"])
def test_of_many_who_want_one_slot_so_many_get_it_as_there_are_places(tmp_path, catalogue, store, capacity):
    with agenda_on(store, tmp_path, catalogue, replace(BY_SLOTS, capacity=capacity, slot_minutes=5)) as agenda:
        slots = agenda.slots.free(OFFICE, WEDNESDAY, 14)[:ROUNDS]
        barrier, everybody = Barrier(THREADS), [f"case-{n}" for n in range(THREADS)]
        assert len(slots) == ROUNDS
        with ThreadPoolExecutor(THREADS) as pool:
            for wanted in slots:
                told = pool.map(lambda who, wanted=wanted: won(agenda.slots, wanted, who, barrier), everybody)
                winners = [who for who, got_it in zip(everybody, told, strict=True) if got_it]
                row = agenda.table.get(f"slots/{OFFICE}/{wanted.day}", f"{wanted.time:%H:%M}")
                assert sorted(json.loads(row.body)) == sorted(winners)
                assert len(winners) == capacity
