"""The card of a helper: made, opened, changed, deleted, and filled into a form."""

from __future__ import annotations

import pytest

from tests.applicant import HELPED, HELPER, HELPERS_PHONE, LEGAL_AID, Browser

CARD = "/api/helper-card"
MINE = {name: value for name, value in HELPED.items() if name != "helper_interest"}


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


def made(browser: Browser) -> str:
    """The code of a new card."""
    browser.post(CARD, MINE)
    return browser.code


def test_a_card_is_made_and_its_code_shown(browser):
    browser.get(CARD)
    assert "helper_interest" not in browser.typed
    assert len(made(browser)) == 12
    assert {**browser.typed, **MINE} == browser.typed


def test_the_code_fills_in_the_page_about_the_helper_and_keeps_it(browser):
    code = made(browser)
    browser.with_draft({"who": {"for_whom": "other"}}, at="helper")
    browser.post(browser.at, {"card": code.lower().replace("-", ""), "do": "card"})
    assert {**browser.typed, **MINE} == browser.typed
    browser.get(f"{LEGAL_AID}/helper")
    assert browser.typed["helper_name"] == HELPER


def test_whether_he_has_an_interest_is_asked_each_time(browser):
    code = made(browser)
    browser.with_draft({"who": {"for_whom": "other"}}, at="helper")
    browser.post(browser.at, {"card": code, "do": "card"})
    assert browser.post(browser.at, MINE).status == 422
    assert "「这件事和您自己有没有得失」还没有选" in browser.told


@pytest.mark.parametrize("typed", ["", "7K3-M9T-Q2XA", "水", "\x00", "<script>", "x" * 5_000])
def test_a_wrong_code_is_told_and_what_was_typed_stays(browser, typed):
    browser.with_draft({"who": {"for_whom": "other"}, "helper": MINE}, at="helper")
    assert browser.post(browser.at, {**MINE, "card": typed, "do": "card"}).status == 422
    assert "没有找到这个卡号" in browser.told
    assert browser.typed["helper_phone"] == HELPERS_PHONE
    assert "<script" not in browser.answer.text


@pytest.mark.parametrize("typed", ["", "7K3-M9T-Q2XA", "水", "x" * 5_000])
def test_a_wrong_code_opens_no_card(browser, typed):
    for step in ("open", "keep", "delete"):
        assert browser.post(f"{CARD}/{step}", {**MINE, "card": typed}).status == 422
        assert "没有找到这个卡号" in browser.told


def test_the_twenty_first_try_of_a_code_in_an_hour_is_refused(browser):
    statuses = [browser.post(f"{CARD}/open", {"card": "7K3-M9T-Q2XC"}).status for _ in range(21)]
    assert statuses == [422] * 20 + [429]


def test_a_card_is_changed_and_deleted_by_its_code(browser):
    code = made(browser)
    browser.post(f"{CARD}/keep", {**MINE, "card": code, "helper_name": "示例李某"})
    browser.post(f"{CARD}/open", {"card": code})
    assert browser.typed["helper_name"] == "示例李某"
    assert "删掉了" in browser.post(f"{CARD}/delete", {"card": code}).text
    assert browser.post(f"{CARD}/open", {"card": code}).status == 422


@pytest.mark.parametrize("wrong", [{"helper_phone": "1"}, {"helper_name": ""}, {"helper_phone": "13812345678"}])
def test_a_slip_is_told_and_nothing_typed_is_lost(browser, wrong):
    typed = {**MINE, **wrong}
    assert browser.post(CARD, typed).status == 422
    assert {**browser.typed, **typed} == browser.typed
    assert browser.seen.all("title")[0].text.startswith("有1处要改")
