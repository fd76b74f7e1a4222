"""How an office makes appointments, as editors declare it."""

from __future__ import annotations

import pytest
from chalicelib.definitions.appointments import Reception, WorksBy

SLOTS = """
id: office
works_by: slots
slot_minutes: "30"
capacity: "2"
earliest_after_working_days: "0"
furthest_days: "21"
bring: [身份证原件。]
place: 二楼
"""
REQUEST = """
id: office
works_by: request
earliest_after_working_days: "2"
furthest_days: "30"
"""


def test_an_office_with_slots_says_how_long_how_many_and_how_far(read):
    reception, problems = read(SLOTS, Reception.read)
    assert not problems
    assert reception == Reception("office", WorksBy.SLOTS, 30, 2, 0, 21, ("身份证原件。",), "二楼")


def test_an_office_that_fixes_the_time_itself_has_neither_length_nor_capacity(read):
    reception, problems = read(REQUEST, Reception.read)
    assert not problems
    assert (reception.works_by, reception.slot_minutes, reception.capacity) == (WorksBy.REQUEST, 0, 0)
    assert "不认识「capacity」" in read(f'{REQUEST}capacity: "2"\n', Reception.read)[1][0]


def test_an_office_by_phone_need_say_nothing_more(read):
    reception, problems = read("id: office\nworks_by: phone\n", Reception.read)
    assert not problems
    assert reception == Reception.by_phone("office")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("works_by: slots", "works_by: mail", "「works_by」只能是 phone、request、slots"),
        ('slot_minutes: "30"', 'slot_minutes: "0"', "「slot_minutes」要是5到480的整数"),
        ('slot_minutes: "30"', 'slot_minutes: "7.5"', "「slot_minutes」要是5到480的整数"),
        ('capacity: "2"', 'capacity: "0"', "「capacity」要是1到50的整数"),
        ('capacity: "2"', "", "缺「capacity」"),
        ('furthest_days: "21"', 'furthest_days: "365"', "「furthest_days」要是1到180的整数"),
        ('"0"', '"-1"', "「earliest_after_working_days」要是0到30的整数"),
    ],
)
def test_what_cannot_be_meant_is_refused(read, old, new, problem):
    assert problem in " ".join(read(SLOTS.replace(old, new), Reception.read)[1])
