"""How a case comes in and is found: without a phone, through a helper, at the window; and how it goes without a trace."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.applications import Extras, Intake
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.lists import open_cases
from chalicelib.casework.ports import Put, Row
from chalicelib.casework.wishes import CannotNow, Locked, NothingSaid, exported
from chalicelib.casework.workflow import Wish

from tests.casework.deciding import CENTRE, FACTS, ID_NUMBER, NAME, PHONE, Bureau, on_every_store
from tests.casework.filling import REFUSED, done

HELPERS_PHONE = "15400005522"


def submit(bureau: Bureau, key: str = "form", **kwargs):
    return bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, key, **kwargs)


# ---- found again


def test_who_gives_no_phone_gets_four_digits_that_open_the_progress(bureau):
    case = bureau.submit_without_phone()
    digits = case.text("digits")
    assert (len(digits), digits.isdecimal()) == (4, True)
    assert bureau.applications.find(case.text("reference"), digits).case == case
    assert bureau.applications.find(case.text("reference"), "") is None


def test_who_gives_a_phone_gets_no_digits(bureau):
    assert submit(bureau).digits == ""


def test_the_helpers_phone_opens_the_progress_as_a_helpers(bureau):
    case = bureau.submit_with_helper(HELPERS_PHONE)
    found = {digits: bureau.applications.find(case.text("reference"), digits) for digits in ("5510", "5522", "0000")}
    assert (found["5510"].by_helper, found["5522"].by_helper, found["0000"]) == (False, True, None)
    assert found["5522"].case == case


def test_the_applicants_own_digits_are_never_taken_for_the_helpers(bureau):
    case = bureau.submit_with_helper("15411115510")
    assert not bureau.applications.find(case.text("reference"), "5510").by_helper


def test_without_a_helper_no_digits_open_it_as_one(bureau):
    case = submit(bureau).case
    assert bureau.applications.find(case.text("reference"), "") is None


# ---- taken in


def test_an_application_online_is_the_citizens_own(bureau):
    first = submit(bureau).case.first
    assert (first.by, first.text("source"), first.day) == ("citizen", "online", date(2026, 11, 24))


def test_a_letter_counts_from_the_day_on_which_it_came(bureau):
    letter = Intake("clerk-1", "letter", date(2026, 11, 20), "周末收到的信")
    case = submit(bureau, intake=letter).case
    first = case.first
    assert (first.by, first.text("source"), first.day) == ("clerk-1", "letter", date(2026, 11, 20))
    assert first.text("reason") == "周末收到的信"
    (row,) = bureau.table.query(open_cases(CENTRE))
    assert row.sort.startswith("2026-11-27/")


def test_what_is_known_of_who_somebody_is_is_kept_and_a_confirmed_phone_is_not_asked_for_again(bureau):
    case = submit(bureau, extras=Extras(identity={"phone": "confirmed"})).case
    assert case.first.details["identity"] == {"phone": "confirmed"}
    assert Action.RECORD_PHONE_CONFIRMED not in bureau.commands.allowed(bureau.staff["clerk"], case)


def test_papers_of_the_draft_come_with_the_case(bureau):
    extras = Extras(papers=lambda case_id: [Put(Row(f"papers/{case_id}", "1", "sealed"))])
    case = submit(bureau, extras=extras).case
    assert bureau.table.get(f"papers/{case.id}", "1").body == "sealed"


# ---- what the citizen may do


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "长" * 2001])
@pytest.mark.parametrize("wish", [Wish.OBJECT, Wish.COMPLAIN])
def test_an_objection_or_complaint_says_something(bureau, wish, text):
    case = done(bureau, *REFUSED)
    with pytest.raises(NothingSaid):
        bureau.wishes.take(case, wish, text)


@pytest.mark.parametrize("wish", [Wish.SUPPLEMENT, Wish.OBJECT, Wish.ASK_OTHER_LAWYER])
def test_nothing_can_be_asked_for_where_the_case_does_not_stand_there(bureau, wish):
    case = bureau.apply()
    assert wish not in bureau.wishes.possible(case)
    with pytest.raises(CannotNow):
        bureau.wishes.take(case, wish, "请")


def test_a_citizen_overtaken_by_the_office_is_told_by_what(bureau):
    case = bureau.apply()
    done(bureau, Action.RECORD_RECEIPT, case=case)
    with pytest.raises(ChangedMeanwhile) as overtaken:
        bureau.wishes.take(case, Wish.WITHDRAW)
    assert overtaken.value.event.kind is Kind.RECEIVED


def test_the_export_holds_what_the_person_gave_and_nothing_that_staff_only_propose(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_REFUSAL, Action.RETURN_PROPOSAL, Action.PROPOSE_GRANT)
    whole = repr(exported(case))
    assert not [own for own in (NAME, ID_NUMBER, PHONE, FACTS, case.text("reference")) if own not in whole]
    assert not [staffs for staffs in ("不在援助范围", "再看一看", "符合", bureau.staff["clerk"].id) if staffs in whole]


def test_the_export_of_a_refused_case_holds_the_reason_that_was_told(bureau):
    assert "不在援助范围" in repr(exported(done(bureau, *REFUSED)))


# ---- forgotten


@on_every_store
@pytest.mark.parametrize("applied", ["with a phone", "without", "with a helper"])
def test_an_application_that_no_office_has_received_goes_without_a_trace(bureau, applied):
    before = bureau.rows()
    ways = {
        "with a phone": lambda: submit(bureau).case,
        "without": bureau.submit_without_phone,
        "with a helper": lambda: bureau.submit_with_helper(HELPERS_PHONE),
    }
    case = ways[applied]()
    bureau.wishes.delete(case)
    assert bureau.rows() == before
    assert bureau.ledger.load(case.id) is None


def test_a_form_whose_case_was_forgotten_can_be_sent_again(bureau):
    first = submit(bureau)
    bureau.wishes.delete(first.case)
    assert submit(bureau).reference != first.reference


@pytest.mark.parametrize("action", [Action.RECORD_RECEIPT, Action.HAND_OVER])
def test_what_an_office_has_received_is_an_archive(bureau, action):
    case = done(bureau, action)
    before = bureau.rows()
    with pytest.raises(Locked):
        bureau.wishes.delete(case)
    assert bureau.rows() == before
