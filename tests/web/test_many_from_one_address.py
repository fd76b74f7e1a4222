"""One carrier's address stands for thousands: limits must never shut out those who share it."""

from __future__ import annotations

import pytest
from chalicelib.casework.limits import LIMITS

from tests.applicant import HIMSELF, LEGAL_AID, TICKED, Browser, every_field, other_settings
from tests.casework.deciding import answers_to

PEOPLE = 500
ADDRESS = "203.0.113.7"


@pytest.fixture(scope="module")
def desk(api):
    with other_settings(TRUSTED_PROXIES="1"):
        from chalicelib.web.desk import desk

        yield desk()
        while desk().outbox.send_due():  # others look for their messages among the last
            pass


@pytest.fixture
def client(api, desk):
    """Everything asked through one proxy, which names one address."""
    return FromOneAddress(api)


class FromOneAddress:
    """The functions behind a proxy of ours."""

    def __init__(self, api) -> None:
        self._api = api

    def ask(self, method: str, path: str, **asked):
        return self._api.ask(method, path, HTTP_X_FORWARDED_FOR=ADDRESS, **asked)


def with_draft(client, desk, phone: str) -> Browser:
    """A browser with everything filled in."""
    browser, draft = Browser(client), desk.drafts.begin("legal-aid", 1)
    desk.drafts.keep(draft, every_field(HIMSELF, phone=phone))
    browser.cookies["draft"] = desk.draft_cookie.value(draft.code)
    return browser


def test_five_hundred_people_from_one_address_all_find_their_progress(client, desk):
    from chalicelib.site import site

    service = site().catalogue.service("legal-aid")
    for number in range(PEOPLE):
        answers = answers_to(service, phone=f"1540001{number:04}")
        case = desk.applications.submit(service, answers, {}, f"one of many {number}").case
        pair = {"reference": case.text("reference"), "digits": f"{number:04}"}
        assert Browser(client).post("/api/progress", pair).status == 200, number


@pytest.mark.parametrize("kind", ["submit", "draft_begun"])
def test_five_hundred_people_from_one_address_all_begin_and_send_within_the_hour(desk, kind):
    assert all(desk.limits.allow(kind, f"person {number}", "203.0.113.8") for number in range(PEOPLE))


def test_begun_and_sent_through_the_functions_it_is_the_same(client, desk):
    for number in range(3):
        browser = Browser(client)
        browser.begin()
        assert browser.answer.status == 200
        browser = with_draft(client, desk, f"154000155{number:02}")
        browser.post(f"{LEGAL_AID}/send", TICKED)
        assert browser.answer.status == 200


def test_one_person_sends_no_more_than_twenty_a_day_and_loses_nothing_typed(client, desk):
    for _ in range(LIMITS["submit"].tries):
        assert desk.limits.allow("submit", "15400015599", ADDRESS)
    browser = with_draft(client, desk, "15400015599")
    assert browser.post(f"{LEGAL_AID}/send", TICKED).status == 429
    assert int(browser.answer.headers["Retry-After"]) > 0
    assert "今天已经交了20份" in browser.told
    assert browser.code
