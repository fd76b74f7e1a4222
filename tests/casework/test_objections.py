"""Until when somebody may object: counted from the service of the decision itself, as a hint that shuts nobody out."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.kinds import Kind
from chalicelib.casework.objections import objection_period
from chalicelib.casework.workflow import Wish

from tests.casework.filling import DAY, GRANTED, REFUSED, TERMINATED, does, done


def period(bureau, case):
    return objection_period(case, bureau.catalogue.service("legal-aid"), bureau.calendar)


def served(bureau, case, **filled):
    number = case.last.details["paper"]["number"]
    return does(bureau, Action.RECORD_SERVICE, case, **{"paper": number, "on": DAY, **filled})


@pytest.mark.parametrize("way", [REFUSED, TERMINATED])
def test_the_period_counts_from_the_day_of_service(bureau, way):
    case = done(bureau, *way)
    assert period(bureau, case) is None
    found = period(bureau, served(bureau, case))
    assert (found.served_on, found.last.by_counting) == (DAY, date(2026, 12, 9))


def test_it_says_that_nobody_has_verified_how_long_it_is(bureau):
    assert period(bureau, served(bureau, done(bureau, *REFUSED))).rule.unverified


def test_the_service_of_another_paper_starts_nothing(bureau):
    case = served(bureau, done(bureau, *REFUSED), paper="援收〔2026〕9号")
    assert period(bureau, case) is None


def test_no_period_runs_for_what_is_granted_or_objected_to(bureau):
    assert period(bureau, served(bureau, done(bureau, *GRANTED))) is None
    refused = done(bureau, *REFUSED, case=bureau.apply(name="示例乙"))
    objected = does(bureau, Action.RECORD_OBJECTION, served(bureau, refused))
    assert period(bureau, objected) is None


def test_whoever_is_late_may_object_all_the_same(bureau):
    case = served(bureau, done(bureau, *REFUSED))
    bureau.clock.forward(minutes=60 * 24 * 60)
    assert bureau.wishes.take(case, Wish.OBJECT, "我不同意").last.kind is Kind.OBJECTED


def test_a_lawyer_who_wants_to_be_replaced_does_not_accept_meanwhile(bureau):
    case = done(bureau, *GRANTED, Action.ASSIGN, Action.ASK_REPLACEMENT)
    lawyer = bureau.staff["lawyer"]
    assert Action.CONFIRM_NO_CONFLICT not in bureau.commands.allowed(lawyer, case)
    kept = does(bureau, Action.REFUSE_REPLACEMENT, case)
    assert Action.CONFIRM_NO_CONFLICT in bureau.commands.allowed(lawyer, kept)
