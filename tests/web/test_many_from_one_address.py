"""One carrier's address stands for thousands: limits must never shut out those who share it."""

from __future__ import annotations

import pytest
from chalicelib.casework.limits import LIMITS

from tests.applicant import HIMSELF, LEGAL_AID, TICKED, Browser, every_field, other_settings

PEOPLE = 500
ADDRESS = "203.0.113.7"


@pytest.fixture
def behind_a_proxy(api):
    with other_settings(TRUSTED_PROXIES="1"):
        yield FromOneAddress(api)


class FromOneAddress:
    """Everything asked through one proxy, which names one address."""

    def __init__(self, api) -> None:
        self._api = api

    def ask(self, method: str, path: str, **asked):
        return self._api.ask(method, path, HTTP_X_FORWARDED_FOR=ADDRESS, **asked)


def sent_by(client, number: int, code: str = "") -> Browser:
    """Somebody with a phone of his own sends the form."""
    from chalicelib.web.desk import desk

    browser, phone = Browser(client), f"1540001{number:04}"
    draft = desk().drafts.begin("legal-aid", 1)
    desk().drafts.keep(draft, every_field(HIMSELF, phone=phone))
    browser.cookies["draft"] = desk().draft_cookie.value(draft.code)
    browser.post(f"{LEGAL_AID}/send", TICKED)
    return browser


def test_five_hundred_people_from_one_address_all_apply_and_look_their_progress_up(behind_a_proxy):
    for number in range(PEOPLE):
        browser = sent_by(behind_a_proxy, number)
        assert browser.answer.status == 200, number
        pair = {"reference": browser.reference, "digits": f"{number:04}"}
        assert Browser(behind_a_proxy).post("/api/progress", pair).status == 200, number


def test_one_person_sends_no_more_than_twenty_a_day_and_loses_nothing_typed(behind_a_proxy):
    most = LIMITS["submit"].tries
    sent = [sent_by(behind_a_proxy, 9999) for _ in range(most + 1)]
    assert [browser.answer.status for browser in sent] == [200] * most + [429]
    assert int(sent[-1].answer.headers["Retry-After"]) > 0
    assert "今天已经交了20份" in sent[-1].told
    assert sent[-1].code
