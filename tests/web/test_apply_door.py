"""The door of a service: one question, plain links, and who is wrong here is sent on."""

from __future__ import annotations

import pytest

from tests.applicant import BY_HIS_DAUGHTER, HELPED, LEGAL_AID, NOTARY, RESUME, Browser, other_settings

FROM = "203.0.113.7"  # RFC 5737 keeps this block for documentation


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


def links(browser: Browser) -> dict[str, str]:
    """The links of the page by what they say."""
    return {each.text: each.attributes["href"] or "" for each in browser.seen.all("a")}


@pytest.mark.parametrize("service", [LEGAL_AID, NOTARY])
@pytest.mark.parametrize("query", ["", "?door=", "?door=nothing", "?door=水", "?from=singlemessage"])
def test_who_comes_straight_to_the_form_meets_the_question_at_the_door(browser, service, query):
    browser.get(f"{service}{query}")
    assert browser.answer.status == 200
    assert "开始填" not in browser.told
    assert any("door=" in to for to in links(browser).values())


def test_who_is_right_here_goes_in_and_begins(browser):
    browser.get(LEGAL_AID)
    browser.get(links(browser)["请律师替我打官司、谈赔偿、写诉状"])
    assert "开始填" in browser.told
    browser.begin()
    assert browser.at == f"{LEGAL_AID}/who"


def test_who_is_wrong_here_is_led_to_the_page_that_says_where(browser):
    browser.get(LEGAL_AID)
    assert links(browser)["只想先问一问"].endswith("/apply/legal-aid/ask/")
    assert browser.get(f"{LEGAL_AID}?door=ask").headers["Location"] == "../../apply/legal-aid/ask/"


def test_a_helper_with_an_interest_of_his_own_is_led_out_and_sends_nothing(browser):
    browser.with_draft({"who": {"for_whom": "other"}}, at="helper")
    out = "../../../apply/legal-aid/own-interest/"
    assert browser.post(browser.at, {**HELPED, "helper_interest": "yes"}).headers["Location"] == out
    assert browser.get(f"{LEGAL_AID}/check").headers["Location"] == out


def test_nor_does_he_send_a_form_that_is_filled_in(browser):
    browser.with_draft({**BY_HIS_DAUGHTER, "helper": {**HELPED, "helper_interest": "yes"}}, at="who")
    out = "../../../apply/legal-aid/own-interest/"
    assert browser.post(f"{LEGAL_AID}/send", {"undertaking": "yes"}).headers["Location"] == out
    browser.post(RESUME, {"code": browser.cookies["draft"].partition(".")[0]})
    assert browser.follow().status == 404  # a page of the site, which the functions do not serve
    assert browser.at == "/apply/legal-aid/own-interest/"


def test_in_the_elder_view_the_way_out_is_the_elder_page(browser):
    browser.cookies["view"] = "elder"
    assert browser.get(f"{LEGAL_AID}?door=ask").headers["Location"] == "../../e/apply/legal-aid/ask/"


def begin_from(api, address: str) -> int:
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_X_FORWARDED_FOR": address}
    return api.ask("POST", LEGAL_AID, **form).status


def use_up(address: str) -> None:
    """All beginnings of an address in this hour."""
    from chalicelib.web.desk import desk

    before = {row.sort for row in desk().table.query("limit", prefix="draft_begun/")}
    desk().limits.allow_from("draft_begun", address)
    (counter,) = {row.sort for row in desk().table.query("limit", prefix="draft_begun/")} - before
    desk().table.count("limit", counter, add=1_000)


def test_an_address_that_begins_a_thousand_forms_an_hour_is_asked_to_wait_and_others_are_not(api, browser):
    with other_settings(TRUSTED_PROXIES="1"):
        use_up(FROM)
        assert begin_from(api, FROM) == 429
        assert begin_from(api, "203.0.113.8") == 303


def test_where_no_proxy_is_trusted_everybody_begins(api):
    use_up("203.0.113.9")
    assert begin_from(api, "203.0.113.9") == 303
