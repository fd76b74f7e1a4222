"""Confirming the phone on the check page: a code by SMS, what it changes, and that nobody needs it to send."""

from __future__ import annotations

import itertools

import pytest

from tests.applicant import HIMSELF, LEGAL_AID, Browser, Pages

numbers = itertools.count(1)


@pytest.fixture
def phone() -> str:
    """A number that had no message yet."""
    return f"1540001{next(numbers):04}"


def with_phone(phone: str) -> Pages:
    return {**HIMSELF, "person": {**HIMSELF["person"], "phone": phone}}


@pytest.fixture
def at_check(api, phone) -> Browser:
    """A browser with everything filled in."""
    browser = Browser(api)
    browser.with_draft(with_phone(phone))
    return browser


def sent_to(phone: str) -> list[str]:
    """The codes that arrived on a phone, newest first."""
    from chalicelib.web.desk import desk

    outbox = desk().dev_outbox
    assert outbox
    texts = [message.text for message in outbox.messages() if message.phone == phone]
    return [text.partition("验证码")[2][:6] for text in texts if "验证码" in text]


def ask_for_code(browser: Browser) -> None:
    browser.post(f"{LEGAL_AID}/code")
    browser.follow()


def identity(browser: Browser) -> object:
    """What the case of the receipt keeps of the identity."""
    from chalicelib.web.desk import desk

    found = desk().applications.find(browser.reference, browser.told.partition("尾号")[2][:4])
    assert found
    return found.case.first.details["identity"]


def test_a_code_comes_at_once_and_confirms_the_phone_of_the_form(at_check, phone):
    assert f"发验证码到尾号{phone[-4:]}" in at_check.told
    ask_for_code(at_check)
    assert "5分钟内有效" in at_check.told
    (code,) = sent_to(phone)
    at_check.post(f"{LEGAL_AID}/confirm", {"digits": f" {code[:3]} {code[3:]}"})
    at_check.follow()
    assert f"尾号{phone[-4:]}的手机确认过了" in at_check.told
    at_check.send()
    assert identity(at_check) == {"id": "format", "phone": "confirmed"}


def test_who_gets_no_code_sends_all_the_same(at_check):
    assert "收不到也能交" in at_check.told
    at_check.send()
    assert at_check.answer.status == 200
    assert identity(at_check) == {"id": "format", "phone": "unconfirmed"}


@pytest.mark.parametrize("typed", ["", "000", "水", "x" * 500])
def test_a_wrong_code_is_told_in_the_summary_and_at_the_field(at_check, typed):
    ask_for_code(at_check)
    assert at_check.post(f"{LEGAL_AID}/confirm", {"digits": typed}).status == 422
    assert at_check.seen.all("a", href="#digits")
    assert "验证码不对" in at_check.told
    assert "确认过了" not in at_check.told


def test_asking_again_within_the_minute_sends_nothing_and_looks_the_same(at_check, phone):
    ask_for_code(at_check)
    first = at_check.told
    ask_for_code(at_check)
    assert at_check.told == first
    assert len(sent_to(phone)) == 1


def test_another_number_typed_afterwards_is_not_confirmed(at_check, phone):
    ask_for_code(at_check)
    at_check.post(f"{LEGAL_AID}/confirm", {"digits": sent_to(phone)[0]})
    at_check.post(f"{LEGAL_AID}/person", {**HIMSELF["person"], "phone": "15400009999"})
    at_check.get(f"{LEGAL_AID}/check")
    assert "确认过了" not in at_check.told


def test_a_code_for_one_form_confirms_no_other(api, at_check, phone):
    ask_for_code(at_check)
    other = Browser(api)
    other.with_draft(with_phone(phone))
    assert other.post(f"{LEGAL_AID}/confirm", {"digits": sent_to(phone)[0]}).status == 422


def test_a_number_is_not_confirmed_by_a_field_of_that_name(at_check, phone):
    at_check.post(f"{LEGAL_AID}/person", {**with_phone(phone)["person"], "confirmed-phone": phone})
    at_check.get(f"{LEGAL_AID}/check")
    assert "确认过了" not in at_check.told


def test_a_form_that_is_not_finished_has_nothing_to_confirm(api, phone):
    browser = Browser(api)
    browser.with_draft({page: typed for page, typed in with_phone(phone).items() if page != "facts"}, at="who")
    assert browser.post(f"{LEGAL_AID}/confirm", {"digits": "123456"}).headers["Location"] == "facts"


def test_what_the_id_number_tells_is_shown_and_not_asked(at_check):
    assert "1990年1月1日，男" in at_check.told
