"""Clocks of a case: what starts, stops and ends them, and which day is the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chalicelib.casework.cases import Case, Event
from chalicelib.casework.kinds import ENDS, Kind
from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import Clock, Pause, Service

from site_builder import ROOT
from site_builder.sources import read_content
from tests.calendars import published_calendar
from tests.casework.sending import BEGINNING

CALENDAR = published_calendar()
LAW = Citation("legal-aid-law", "43.1")
WAITS = Pause("supplement_asked", ("supplemented", "documents_added"))


def clock(name: str, after: str, ends: str, days: int, unit: str = "days", pauses: Pause | None = None) -> Clock:
    return Clock(name, name, after, tuple(ends.split()), days, unit, pauses, LAW, unverified=False)


DECIDE = clock("decide", "submitted", "granted refused", 7, pauses=WAITS)
ASSIGN = clock("assign", "granted", "assigned", 3)
CONTACT = clock("contact", "assigned", "called", 0)
REVIEW = clock("review", "objected", "objection_upheld correction_ordered", 5)
SIGN = clock("sign", "assigned", "agreement_signed", 5, "working_days")
ALL = (DECIDE, ASSIGN, CONTACT, REVIEW)
FIRST = date(2026, 11, 24)


@pytest.fixture(scope="module")
def service() -> Service:
    return replace(read_content(ROOT / "content").catalogue.service("legal-aid"), clocks=ALL)


def case_of(*happened: tuple[str, int], on: str = "") -> Case:
    """A case and what happened so many days after the beginning."""
    first = Event(Kind.SUBMITTED, BEGINNING, "citizen", {"on": on} if on else {})
    later = [Event(Kind(kind), BEGINNING + timedelta(days=days), "clerk", {}) for kind, days in happened]
    return Case("case-1", (first, *later))


def last_days(service: Service, case: Case) -> dict[str, int]:
    """How many days after the beginning each clock ends that runs now."""
    return {clock.name: (last.by_counting - FIRST).days for clock, last in case.running(service, CALENDAR)}


RUNNING = {
    "just sent": ([], {"decide": 7}),
    "received": ([("received", 2)], {"decide": 7}),
    "granted": ([("granted", 6)], {"assign": 9}),
    "assigned": ([("granted", 6), ("assigned", 8)], {"contact": 8}),
    "another lawyer": ([("granted", 1), ("assigned", 2), ("called", 2), ("replaced", 9)], {"contact": 9}),
    "handed over": ([("received", 1), ("handed_over", 4)], {"decide": 11}),
    "handed over while papers are missing": ([("supplement_asked", 1), ("handed_over", 4)], {"decide": 11}),
    "aid before the decision": ([("provisional_aid", 2)], {"decide": 7, "assign": 5}),
    "a lawyer before the decision": ([("provisional_aid", 1), ("assigned", 1), ("called", 1), ("granted", 5)], {}),
    "aid before the decision, then the grant": ([("provisional_aid", 1), ("granted", 5)], {"assign": 8}),
    "refused": ([("refused", 3)], {}),
    "objected": ([("refused", 3), ("objected", 4)], {"review": 9}),
    "upheld": ([("refused", 3), ("objected", 4), ("objection_upheld", 6)], {}),
    "terminated and objected": ([("granted", 1), ("assigned", 1), ("terminated", 3), ("objected", 4)], {"review": 9}),
}


@pytest.mark.parametrize(("happened", "running"), RUNNING.values(), ids=RUNNING)
def test_clocks_run_from_what_starts_them_to_what_ends_them(service, happened, running):
    assert last_days(service, case_of(*happened)) == running


@pytest.mark.parametrize("end", sorted(ENDS))
def test_what_ends_the_case_ends_the_clocks_of_its_handling(service, end):
    assert last_days(service, case_of(("granted", 1), ("assigned", 2), (end, 3))) == {}


PAUSED = {
    "waiting": ([("supplement_asked", 2)], None),
    "waited three days": ([("supplement_asked", 2), ("supplemented", 5)], 10),
    "brought the same day": ([("supplement_asked", 2), ("supplemented", 2)], 7),
    "waited twice": ([("supplement_asked", 1), ("supplemented", 3), ("supplement_asked", 5), ("supplemented", 9)], 13),
    "waiting again": ([("supplement_asked", 1), ("supplemented", 3), ("supplement_asked", 5)], None),
    "by what the citizen sent": ([("supplement_asked", 2), ("documents_added", 4)], 9),
    "sent before anybody asked": ([("documents_added", 1)], 7),
    "brought twice": ([("supplement_asked", 2), ("supplemented", 4), ("supplemented", 6)], 9),
}


@pytest.mark.parametrize(("happened", "days"), PAUSED.values(), ids=PAUSED)
def test_the_days_on_which_the_office_waits_for_the_citizen_are_not_the_offices(service, happened, days):
    case = case_of(*happened)
    assert last_days(service, case) == ({} if days is None else {"decide": days})
    assert [clock.name for clock in case.paused(service)] == (["decide"] if days is None else [])


def test_a_clock_that_is_over_waits_for_nobody(service):
    assert case_of(("supplement_asked", 2), ("deemed_withdrawn", 20)).paused(service) == []


def test_the_true_day_of_receipt_counts_though_it_was_entered_later(service):
    assert last_days(service, case_of(on="2026-11-20")) == {"decide": 3}


def test_the_day_on_which_papers_were_served_is_the_day_that_was_given():
    served = Event(Kind.SERVED, BEGINNING, "clerk", {"on": "2026-11-22"})
    assert served.day == date(2026, 11, 22)


def test_days_roll_over_public_holidays_and_both_days_are_told(service):
    sent = Event(Kind.SUBMITTED, BEGINNING.replace(month=9, day=24), "citizen", {})
    ((_, last),) = Case("case-1", (sent,)).running(service, CALENDAR)
    assert last.by_counting == date(2026, 10, 1)
    assert last.day == date(2026, 10, 8)
    assert last.why_moved


def test_the_days_waited_move_a_last_day_into_the_holiday_and_then_beyond(service):
    at = BEGINNING.replace(month=9, day=20)
    happened = [(Kind.SUBMITTED, 0), (Kind.SUPPLEMENT_ASKED, 1), (Kind.SUPPLEMENTED, 6)]
    case = Case("case-1", tuple(Event(kind, at + timedelta(days=days), "x", {}) for kind, days in happened))
    ((_, last),) = case.running(service, CALENDAR)
    assert (last.by_counting, last.day) == (date(2026, 10, 2), date(2026, 10, 8))


def test_working_days_pass_over_weekends_where_the_rule_says_working_days(service):
    signing = replace(service, clocks=(SIGN,))
    ((_, last),) = case_of(("assigned", 0)).running(signing, CALENDAR)
    assert last.day == date(2026, 12, 1)  # from a Tuesday, over one weekend


def test_the_nearest_clock_comes_first(service):
    both = replace(service, clocks=(DECIDE, replace(CONTACT, after="submitted", days=2)))
    assert [clock.name for clock, _ in case_of().running(both, CALENDAR)] == ["contact", "decide"]
