"""The local outbox: every message as it would go out, the buttons beside it, and that production has none of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from chalicelib.casework.kept_notices import State
from chalicelib.casework.notice_text import length

from tests.applicant import APPOINTMENT, HIMSELF, LEGAL_AID, NAME, NOTARY, OUTBOX, Browser, Pages, other_settings

PRODUCTION = {"PRODUCTION": "1", "SMS_TOKEN": "t" * 32, "TODAY": ""}


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


def applied(browser: Browser, pages: Pages = HIMSELF, service: str = LEGAL_AID) -> str:
    """The reference of a new application."""
    browser.with_draft(pages, service)
    browser.send()
    return browser.reference


def message_about(reference: str) -> Any:
    """The newest message about a reference in the outbox."""
    from chalicelib.web.desk import desk

    return next(message for message in desk().dev_outbox.messages() if reference in message.text)


def state(message: Any) -> str:
    """What became of a message."""
    from chalicelib.web.desk import desk

    return desk().state_of(message.message_id)


def section_about(browser: Browser, reference: str) -> str:
    """What the page says of the newest message about a reference."""
    return next(each.text for each in browser.seen.all("section") if reference in each.text)


@pytest.mark.parametrize(("pages", "service"), [(HIMSELF, LEGAL_AID), (APPOINTMENT, NOTARY)])
def test_a_message_lies_in_the_outbox_whole_in_one_sms_and_without_a_name(browser, pages, service):
    reference = applied(browser, pages, service)
    browser.get(OUTBOX)
    text = message_about(reference).text
    assert text in section_about(browser, reference)
    assert text.startswith("【示例司法局】")
    assert length(text) <= 70
    assert NAME not in text
    assert "http" not in text


def test_the_newest_message_stands_first_and_each_stands_once(browser):
    first, second = applied(browser), applied(browser)
    browser.get(OUTBOX)
    browser.get(OUTBOX)
    assert browser.told.index(second) < browser.told.index(first)
    assert browser.told.count(second) == 1


def test_taking_back_is_told_by_a_message_of_its_own(browser):
    reference = applied(browser)
    browser.post(f"{LEGAL_AID}/take-back", browser.hidden)
    browser.get(OUTBOX)
    texts = [each.text for each in browser.seen.all("section") if reference in each.text]
    assert len(texts) == 2
    assert any("撤回了" in text for text in texts)


@pytest.mark.parametrize(("button", "becomes"), [("yes", State.DELIVERED), ("no", State.FAILED)])
def test_the_buttons_beside_a_message_report_what_became_of_it(browser, button, becomes):
    reference = applied(browser)
    browser.get(OUTBOX)
    before, message = section_about(browser, reference), message_about(reference)
    browser.post(OUTBOX, {"message": message.provider_id, "delivered": button})
    browser.follow()
    assert browser.at == OUTBOX
    assert state(message) == becomes
    assert section_about(browser, reference) != before


def test_every_message_has_both_buttons(browser):
    applied(browser)
    browser.get(OUTBOX)
    named = [each for each in browser.seen.all("button") if "name" in each.attributes]
    buttons = [(each.attributes["name"], each.attributes["value"], each.text) for each in named]
    assert buttons[:2] == [("delivered", "yes", "送达"), ("delivered", "no", "失败")]
    assert len(buttons) == 2 * len(browser.seen.all("section"))


def test_what_became_of_a_message_is_told_in_chinese(browser):
    applied(browser)
    browser.get(OUTBOX)
    words = re.findall(r"状态：(\S*)", browser.told)
    assert words
    assert not [word for word in words if not word or re.search("[a-z]", word)]


@pytest.mark.parametrize("message", ["", "no-such", "水", "\x00", "x" * 5_000])
def test_the_receipt_of_an_unknown_message_is_not_found(browser, message):
    assert browser.post(OUTBOX, {"message": message, "delivered": "yes"}).status == 404


def test_no_browser_or_proxy_keeps_the_outbox(browser):
    assert browser.get(OUTBOX).headers["Cache-Control"] == "no-store"


def test_in_production_there_is_no_outbox(browser):
    with other_settings(**PRODUCTION):
        assert browser.get(OUTBOX).status == 404
        assert browser.post(OUTBOX, {"message": "x", "delivered": "yes"}).status == 404


def test_in_production_the_desk_has_no_outbox_and_a_sample_still_sends_to_no_provider(api):
    from app import make_desk

    with other_settings(**PRODUCTION):
        desk = make_desk()
        assert desk.dev_outbox is None
        assert type(desk.outbox.sender).__name__ == "OutboxSms"


def test_production_does_not_start_without_a_secret_of_its_own(api):
    from app import make_desk
    from chalicelib.settings import SettingsRefused

    for token in ("", "dev", "t" * 23):
        with other_settings(**{**PRODUCTION, "SMS_TOKEN": token}), pytest.raises(SettingsRefused):
            make_desk()
