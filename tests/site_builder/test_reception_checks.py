"""What an editor may get wrong between the offices and how they make appointments."""

from __future__ import annotations

import pytest

SLOTS = """\
id: {office}
works_by: slots
slot_minutes: 30
capacity: 1
earliest_after_working_days: 1
furthest_days: 30
"""


def test_an_office_of_the_directory_with_known_hours_may_work_by_slots(small_city):
    small_city.write("appointments/east-aid.yml", SLOTS.format(office="east-aid"))
    small_city.build()


@pytest.mark.parametrize(
    ("office", "problem"),
    [
        ("nobody", "offices.csv 里没有「nobody」"),
        ("bureau", "要先在 offices.csv 里写这个机构的开放时间"),
    ],
)
def test_appointments_that_nobody_could_keep_are_refused(small_city, office, problem):
    small_city.write(f"appointments/{office}.yml", SLOTS.format(office=office))
    (refused,) = small_city.refusals()
    assert refused.startswith(f"content/appointments/{office}.yml：")
    assert problem in refused


def test_what_stands_on_pages_may_not_be_a_sample_on_a_real_site(office_city):
    office_city.write("appointments/east-aid.yml", SLOTS.format(office="east-aid") + "place: 示例大厅\n")
    assert any("appointments/east-aid.yml 第7行" in each for each in office_city.refusals())
