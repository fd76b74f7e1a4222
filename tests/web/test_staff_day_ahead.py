"""An appointment that is still to come: who came or did not is noted once its time is there, and the list says so."""

from __future__ import annotations

import pytest
from chalicelib.casework.appointment_state import appointment_of
from chalicelib.casework.cases import Case
from chalicelib.casework.staff import Role

from tests.web.appointing import BY_SLOTS, Citizen, case_at
from tests.web.back_office import BackOffice

DAY = "/api/staff/appointments/2026-12-01"


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    made = BackOffice(api)
    made.staff["notary"] = made.account("notary-ahead", Role.CLERK, BY_SLOTS)
    return made


@pytest.fixture(scope="module")
def booked(office) -> Case:
    citizen = Citizen(office, case_at(office, BY_SLOTS))
    citizen.does("book", slot=citizen.slots("2026-12-01")[0])
    return citizen.now()


def test_the_list_of_a_day_ahead_offers_to_move_and_to_call_off_only(office, booked):
    page = office.browser("notary").get(DAY).text
    offered = [what for what in ("attended", "missed", "cancel", "move") if f'value="{what}"' in page]
    assert offered == ["cancel", "move"]


@pytest.mark.parametrize("what", ["attended", "missed"])
def test_who_notes_it_all_the_same_is_told_that_the_time_is_still_to_come(office, booked, what):
    browser = office.browser("notary")
    token = office.form_token(browser, f"appointment {booked.id}")
    answer = browser.post(DAY, {"case": booked.id, "form_token": token, "what": what})
    assert (answer.status, "还没到约好的时间" in answer.text) == (422, True)
    assert appointment_of(office.desk().ledger.load(booked.id)).state == "booked"
