"""The table of steps by itself: wherever a case can come to, somebody can go on, and it can come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from chalicelib.casework.access import MAY, Action
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.kinds import KINDS_OF, STATES, Kind, Track
from chalicelib.casework.notice_text import TEMPLATES
from chalicelib.casework.step import Step
from chalicelib.casework.step_fields import FIELDS
from chalicelib.casework.workflow import STEPS, WISHES, Wish

from tests.casework.sending import BEGINNING

ALWAYS_POSSIBLE = frozenset(
    {Kind.WITHDRAWN, Kind.JOINED, Kind.HANDED_OVER, Kind.COMPLAINED, Kind.COMPLAINT_ANSWERED, Kind.TERMINATION_PROPOSED}
)
"""What may nearly always be done, so that it shows no way on."""

MOVES = frozenset().union(*KINDS_OF.values())
REMEMBERED = frozenset({Kind.GRANTED, Kind.PROVISIONAL_AID, Kind.CLOSED})
"""What guards ask of the past, beyond where the tracks stand."""


def first(*, decides: bool) -> Case:
    return Case("case-1", (Event(Kind.SUBMITTED, BEGINNING, CITIZEN, {"decides": decides}),))


def after(case: Case, step: Step) -> Case:
    return case.followed_by(Event(step.leads_to, BEGINNING, "somebody", {}))


def steps_from(case: Case) -> Iterator[Step]:
    """Every step that moves the case, by staff or citizen."""
    every = [*STEPS.values(), *WISHES.values()]
    yield from (step for step in every if step.leads_to in MOVES and step.begins_now(case))


def place(case: Case) -> tuple[object, ...]:
    """Where a case stands, as far as any step asks."""
    past = frozenset(event.kind for event in case.events) & REMEMBERED
    objected = [step.begins_now(case) for step in STEPS.values() if step.leads_to is Kind.OBJECTED]
    return tuple(case.at(track) for track in Track), bool(case.ended), past, tuple(objected)


@cache
def reachable(*, decides: bool) -> dict[tuple[object, ...], Case]:
    """A case for each place that can be come to."""
    found, ahead = {}, [first(decides=decides)]
    while ahead:
        case = ahead.pop()
        if place(case) not in found:
            found[place(case)] = case
            ahead += [after(case, step) for step in steps_from(case)]
    return found


def ways_on(case: Case) -> set[Kind]:
    return {step.leads_to for step in steps_from(case)} - ALWAYS_POSSIBLE


def test_wherever_an_application_for_aid_can_come_to_somebody_can_go_on_until_it_ends():
    stuck = {case.state for case in reachable(decides=True).values() if not case.ended and not ways_on(case)}
    assert stuck == set()


def test_wherever_a_booking_can_come_to_the_office_can_go_on_until_it_ends():
    stuck = {case.state for case in reachable(decides=False).values() if not case.ended and not ways_on(case)}
    assert stuck == set()


def test_every_case_can_come_to_an_end_though_nobody_withdraws():
    everywhere = reachable(decides=True)
    ending = {each for each, case in everywhere.items() if case.ended}
    leads = {each: {place(after(case, step)) for step in steps_from(case)} for each, case in everywhere.items()}
    while more := {each for each, onward in leads.items() if each not in ending and onward & ending}:
        ending |= more
    assert {everywhere[each].state for each in everywhere.keys() - ending} == set()


@pytest.mark.parametrize("decides", [True, False])
def test_nothing_leads_on_from_an_end_but_the_bureau(decides):
    for case in reachable(decides=decides).values():
        if case.ended:
            moved = {step.leads_to for step in steps_from(case)} & STATES
            assert moved <= {Kind.OBJECTED, Kind.OBJECTION_UPHELD, Kind.CORRECTION_ORDERED}


def test_what_the_bureau_has_upheld_is_over():
    upheld = [case for case in reachable(decides=True).values() if case.state is Kind.OBJECTION_UPHELD]
    assert upheld
    assert all(case.ended for case in upheld)


def test_aid_is_refused_once_and_never_after_it_was_granted():
    for case in reachable(decides=True).values():
        if case.happened(Kind.GRANTED):
            assert not {Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED, Kind.REFUSED} & ways_on(case)


def test_every_step_is_somebodys():
    assert {action for action in STEPS if not any(action in MAY[role] for role in MAY)} == set()


def test_every_action_of_a_case_is_a_step_or_a_way_of_looking():
    beside = {
        Action.SEE_QUEUE,
        Action.SEE_CASE,
        Action.SEE_EVERYTHING,
        Action.SEE_ID_NUMBER,
        Action.EXPORT,
        Action.MANAGE_ACCOUNTS,
        Action.MEND_DIRECTORY,
    }
    assert set(Action) - set(STEPS) == beside | {Action.ENTER_APPLICATION, Action.MANAGE_APPOINTMENT}
    assert set(FIELDS) - set(STEPS) == {Action.ENTER_APPLICATION}


def test_every_message_that_a_step_sends_has_its_template_and_says_something_to_staff():
    steps = [*STEPS.values(), *WISHES.values()]
    templates = {step.template for step in steps} | {step.booked_template for step in steps}
    assert templates - {""} <= set(TEMPLATES)
    assert [step for step in steps if bool(step.template) is not bool(step.about)] == []


def test_what_is_told_of_a_booking_speaks_of_no_legal_aid_and_of_no_withdrawal_by_silence(catalogue):
    """Only legal aid takes it for withdrawn when papers do not come (法律援助法 43)."""
    bookings = reachable(decides=False).values()
    told = {step.template_for(case) for case in bookings for step in steps_from(case)} - {""}
    texts = {template: catalogue.notices[template] for template in told}
    assert "appointment_withdrawn" in told
    assert {template: text for template, text in texts.items() if "援助" in text or "算撤回" in text} == {}


def test_whoever_withdraws_an_application_for_aid_reads_that_he_may_apply_again(catalogue):
    (template,) = {WISHES[Wish.WITHDRAW].template_for(case) for case in reachable(decides=True).values()}
    assert "还要援助，随时可以再申请" in catalogue.notices[template]


@pytest.mark.parametrize("wish", WISHES)
def test_what_a_citizen_asks_for_leads_where_the_same_step_of_staff_leads(wish):
    step = WISHES[wish]
    (staffs,) = [each for each in STEPS.values() if each.leads_to is step.leads_to]
    assert (step.track, step.begins_at, step.guards) == (staffs.track, staffs.begins_at, staffs.guards)
