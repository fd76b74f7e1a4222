"""The lists that staff work from: what stands on whose, in which order, and who is found by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.kinds import Kind
from chalicelib.casework.queues import LISTED
from chalicelib.casework.staff import Role
from chalicelib.casework.workflow import Wish

from tests.casework.deciding import CENTRE, ID_NUMBER, NAME, OTHER_CENTRE, PHONE, Bureau
from tests.casework.filling import ASSIGNED, CALLED, CLOSED, REFUSED, TERMINATED, does, done

TODAY = date(2026, 11, 24)


def bands_on(bureau: Bureau, day: date) -> set[str]:
    """What the band on top of the clerk's list holds on a day."""
    clerk = bureau.staff["clerk"]
    nearest, _ = bureau.queues.page(clerk)
    return {name for name, rows in bureau.queues.today(clerk, nearest, day).items() if rows}


def on_list(bureau: Bureau, who: str = "clerk", kind: str = "") -> list[str]:
    rows, _ = bureau.queues.page(bureau.staff[who], kind)
    return [row.case for row in rows]


@pytest.mark.parametrize(
    ("way", "kinds"),
    [
        ((), {"", "submitted"}),
        ((Action.RECORD_RECEIPT,), {"", "received"}),
        (ASSIGNED, {"", "assigned", "contact"}),
        ((*ASSIGNED, Action.CONFIRM_NO_CONFLICT), {"", "no_conflict", "contact"}),
        (CALLED, {"", "called"}),
        (CLOSED, {"ended"}),
        (REFUSED, {"ended"}),
        (TERMINATED, {"ended"}),
        ((*REFUSED, Action.RECORD_OBJECTION, Action.ORDER_CORRECTION), {"", "correction_ordered"}),
    ],
)
def test_a_case_stands_on_the_lists_of_where_it_is_and_on_no_others(bureau, way, kinds):
    case = done(bureau, *way)
    every = ["", "urgent", "contact", "ended", *Kind]
    assert {str(kind) for kind in every if case.id in on_list(bureau, kind=kind)} == kinds


def test_an_urgent_case_stands_on_the_urgent_list_while_it_is_open(bureau):
    soon = {
        "stage": "judged",
        "judgment_received_on-year": "2026",
        "judgment_received_on-month": "11",
        "judgment_received_on-day": "12",
    }
    case = bureau.apply(**soon)
    assert on_list(bureau, kind="urgent") == [case.id]
    assert bands_on(bureau, TODAY) == {"urgent"}
    done(bureau, Action.RECORD_WITHDRAWAL, case=case)
    assert on_list(bureau, kind="urgent") == []


def test_lawyer_and_firm_have_their_open_cases_and_apart_those_that_ended(bureau):
    case = done(bureau, *CALLED)
    for who in ("lawyer", "firm"):
        assert (on_list(bureau, who), on_list(bureau, who, "ended")) == ([case.id], [])
    done(bureau, Action.RECORD_AGREEMENT, Action.REPORT, Action.CLOSE, case=case)
    for who in ("lawyer", "firm"):
        assert (on_list(bureau, who), on_list(bureau, who, "ended")) == ([], [case.id])


def test_the_bureau_has_what_waits_for_it_and_nothing_else(bureau):
    case = done(bureau, *REFUSED)
    assert on_list(bureau, "bureau") == []
    case = bureau.wishes.take(case, Wish.OBJECT, "我不同意")
    assert on_list(bureau, "bureau") == [case.id]
    case = done(bureau, Action.UPHOLD_DECISION, case=case)
    assert on_list(bureau, "bureau") == []
    bureau.wishes.take(case, Wish.COMPLAIN, "没有人接电话")
    assert on_list(bureau, "bureau") == [case.id]


def test_a_case_handed_over_leaves_every_list_of_the_first_office(bureau):
    case = does(bureau, Action.HAND_OVER, bureau.apply())
    theirs = bureau.clerk("theirs", Role.CLERK, OTHER_CENTRE)
    assert on_list(bureau) == []
    assert [row.case for row in bureau.queues.page(theirs)[0]] == [case.id]
    assert bureau.queues.search(bureau.staff["clerk"], NAME) == []
    assert [row.case for row in bureau.queues.search(theirs, NAME)] == [case.id]


def test_the_band_of_today_tells_overdue_from_due(bureau):
    case = bureau.apply()
    days = (TODAY, date(2026, 12, 1), date(2026, 12, 2))
    assert [bands_on(bureau, day) for day in days] == [set(), {"due"}, {"overdue"}]
    assert case.id in on_list(bureau)


def test_a_case_that_has_ended_is_never_called_overdue(bureau):
    done(bureau, *REFUSED)
    (row,), _ = bureau.queues.page(bureau.staff["clerk"], "ended")
    assert row.due is None


def test_a_long_list_leads_to_its_next_page_and_the_next_case(bureau):
    cases = {bureau.apply(name=f"示例{n}").id for n in range(LISTED + 3)}
    clerk = bureau.staff["clerk"]
    rows, more = bureau.queues.page(clerk)
    rest, end = bureau.queues.page(clerk, after=more)
    assert ({row.case for row in [*rows, *rest]}, len(rows), end) == (cases, LISTED, "")
    assert bureau.queues.next_case(clerk, rows[0].place) == rows[1].case
    assert bureau.queues.next_case(clerk, rest[-1].place) == ""


# ---- found


@pytest.mark.parametrize(
    "typed", [NAME, f" {NAME} ", PHONE, "154 0000 5510", "１５４００００５５１０", ID_NUMBER, "610702 19900101 1015"]
)
def test_a_case_is_found_by_name_phone_or_id_number_however_typed(bureau, typed):
    case = bureau.apply()
    assert [row.case for row in bureau.queues.search(bureau.staff["clerk"], typed)] == [case.id]


@pytest.mark.parametrize("typed", ["示例", "5510", "示例陈", ID_NUMBER[:-1], "工伤", "work_injury", "x" * 60])
def test_parts_and_matters_find_nobody(bureau, typed):
    bureau.apply()
    assert bureau.queues.search(bureau.staff["clerk"], typed) == []


@pytest.mark.parametrize("who", ["lawyer", "firm", "bureau"])
def test_who_is_not_of_the_office_searches_nothing(bureau, who):
    done(bureau, *ASSIGNED)
    assert bureau.queues.search(bureau.staff[who], NAME) == []


def test_a_reference_leads_to_its_case(bureau):
    case = bureau.apply()
    assert bureau.queues.by_reference(case.text("reference").lower().replace("-", " ")) == case.id
    assert bureau.queues.by_reference("2222-2222") == bureau.queues.by_reference("水") == ""


@pytest.mark.parametrize(
    ("changes", "days", "alike"),
    [
        ({}, 0, True),
        ({}, 183, True),
        ({}, 184, False),
        ({"id_number": "610702199001011031"}, 0, False),
        ({"office": OTHER_CENTRE}, 0, False),
    ],
)
def test_an_application_made_twice_is_offered_for_joining(bureau, changes, days, alike):
    first = bureau.apply(name="示例甲", **changes)
    bureau.clock.forward(minutes=days * 24 * 60)
    second = bureau.apply(name="示例乙")
    clerk = bureau.staff["clerk"]
    found = bureau.queues.like(clerk, ID_NUMBER, second.text("matter"), second.first.day, second.id)
    assert [row.case for row in found] == ([first.id] if alike else [])


def test_two_matters_of_one_person_are_not_offered_for_joining(bureau):
    first, second = bureau.apply(name="示例甲"), bureau.apply(name="示例乙")
    assert first.text("matter") == "work_injury"
    assert bureau.queues.like(bureau.staff["clerk"], ID_NUMBER, "wages", second.first.day, second.id) == []


# ---- what was done to somebody at home


def test_what_was_done_at_home_is_listed_and_found_for_named_staff_alone(bureau):
    service = replace(bureau.catalogue.service("legal-aid"), sensitive=True)
    case = bureau.applications.submit(service, bureau.answers(), {}, "sensitive").case
    named = replace(bureau.staff["clerk"], sees_sensitive=True)
    for account, seen in ((bureau.staff["clerk"], []), (named, [case.id])):
        assert [row.case for row in bureau.queues.page(account)[0]] == seen
        assert [row.case for row in bureau.queues.page(account, "urgent")[0]] == seen
        assert [row.case for row in bureau.queues.search(account, NAME)] == seen
    assert named.office == CENTRE
