"""Coming back: to a page never seen, to a form that was sent, to one that was taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.drafts import Drafts

from tests.applicant import HIMSELF, LEGAL_AID, NOTARY, RESUME, TICKED, Browser, kept_rows


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


@pytest.fixture
def at_check(browser: Browser) -> Browser:
    """A browser with everything filled in."""
    browser.with_draft()
    return browser


def test_a_page_that_may_stay_empty_is_not_passed_over_by_who_comes_back(api, browser):
    """Else nobody would ask for the days that make a case urgent."""
    browser.with_draft({page: HIMSELF[page] for page in [*HIMSELF][:5]}, at="dates")
    second = Browser(api)
    second.post(RESUME, {"code": browser.code})
    second.follow()
    assert second.at == f"{LEGAL_AID}/dates"
    second.post(second.at, {"injured_on-year": "", "injured_on-month": "", "injured_on-day": ""})
    assert second.answer.headers["Location"] == "office"


def test_nobody_sends_a_form_of_which_a_page_was_never_seen(browser):
    browser.with_draft({page: typed for page, typed in HIMSELF.items() if page != "dates"}, at="who")
    assert browser.post(f"{LEGAL_AID}/send", TICKED).headers["Location"] == "dates"


def test_the_receipt_of_one_service_is_never_shown_as_that_of_another(at_check):
    at_check.send()
    at_check.post(f"{NOTARY}/send", TICKED)
    assert at_check.answer.headers.get("Location") == "../notary"


def test_what_was_taken_back_is_not_said_to_be_received_when_the_old_form_is_sent_again(at_check):
    """She goes back to the check with the browser's button and presses again."""
    form = {**at_check.hidden, **TICKED}
    at_check.send()
    at_check.post(f"{LEGAL_AID}/take-back", at_check.hidden)
    at_check.post(f"{LEGAL_AID}/send", form)
    assert at_check.answer.headers.get("Location") == "../legal-aid"


def test_a_power_cut_between_sending_and_deleting_the_form_makes_no_second_case(at_check):
    from app import make_desk
    from chalicelib.web.desk import desk, provide

    class Undeletable(Drafts):
        def delete(self, draft: object) -> None:
            """The power fails before that."""

    here, cases = desk(), kept_rows("case")
    provide(lambda: replace(here, drafts=Undeletable(here.table, here.vault, here.clock)))
    at_check.send()
    first = at_check.reference
    provide(make_desk)
    at_check.get(f"{LEGAL_AID}/check")
    at_check.send()
    assert at_check.reference == first
    assert len(kept_rows("case") - cases) == 1
