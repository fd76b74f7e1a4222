"""An application that came by window, phone or letter: the same form, and at its end how and when it came."""

from __future__ import annotations

import pytest

from tests.applicant import HIMSELF, SAFE, TICKED, Browser
from tests.casework.deciding import CENTRE
from tests.web.back_office import BackOffice

CAME = {"source": "letter", "on-year": "2026", "on-month": "11", "on-day": "20", "reason": "信件今天才转来"}


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture
def clerk(api, office) -> Browser:
    """A clerk with everything filled in for somebody."""
    browser = Browser(api)
    name, _, value = office.browser("clerk").cookie.partition("=")
    browser.cookies[name] = value
    browser.with_draft(HIMSELF)
    return browser


def first_event(office: BackOffice, browser: Browser) -> object:
    found = office.desk().applications.find(browser.reference, "5510")
    assert found
    return found.case.first


def test_at_the_end_the_clerk_is_asked_how_it_came_and_no_code_is_offered(clerk):
    assert "怎么来的" in clerk.told
    assert "发验证码" not in clerk.told


def test_it_counts_from_the_true_day_of_receipt_and_is_entered_by_the_clerk(clerk, office):
    clerk.send({**TICKED, **CAME})
    event = first_event(office, clerk)
    assert (event.by, event.details["source"], event.details["on"]) == (
        office.staff["clerk"].id,
        "letter",
        "2026-11-20",
    )


@pytest.mark.parametrize("missing", [{"source": ""}, {"reason": ""}, {"on-day": ""}, {"on-day": "31"}])
def test_what_is_missing_is_told_and_nothing_typed_is_lost(clerk, missing):
    assert clerk.send({**TICKED, **CAME, **missing}).status == 422
    assert clerk.seen.all("title")[0].text.startswith("有1处要改")
    assert {**clerk.typed, "on-year": "2026"} == clerk.typed


def test_people_who_apply_themselves_are_not_asked(api):
    browser = Browser(api)
    browser.with_draft(HIMSELF)
    assert "怎么来的" not in browser.told
    browser.send({**TICKED, **CAME})
    assert browser.answer.status == 200


def test_who_entered_it_goes_on_to_the_case(clerk, office):
    clerk.send({**TICKED, **CAME})
    case = office.desk().applications.find(clerk.reference, "5510").case
    assert f"/staff/cases/{case.id}" in clerk.answer.text


@pytest.fixture
def at_the_window(api, office) -> Browser:
    """A clerk before the one page for what must stay unseen."""
    browser = Browser(api)
    name, _, value = office.browser("clerk").cookie.partition("=")
    browser.cookies[name] = value
    browser.get(f"{SAFE}?door=safe")
    return browser


def test_what_must_stay_unseen_is_entered_with_how_and_when_it_came(at_the_window, office):
    asked = {**at_the_window.hidden, "how": "come", "undertaking": "yes", "share": "yes"}
    before = cases_with(office, "safe-contact")
    assert at_the_window.post(f"{SAFE}/send", {**asked, **CAME, "reason": ""}).status == 422
    assert at_the_window.post(f"{SAFE}/send", {**asked, **CAME}).status == 200
    (made,) = cases_with(office, "safe-contact") - before
    first = office.desk().ledger.load(made).first
    assert (first.by, first.text("source"), first.text("on")) == (office.staff["clerk"].id, "letter", "2026-11-20")


def cases_with(office: BackOffice, service: str) -> set[str]:
    rows = office.desk().table.query(f"office/{CENTRE}/open")
    return {row.sort.rpartition("/")[2] for row in rows if f'"{service}"' in row.body}
