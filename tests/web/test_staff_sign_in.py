"""Signing in with two factors, as browsers meet it: invitation, phone, 备用码, and back to where one was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
from chalicelib.casework.office_accounts import OfficeAccounts
from chalicelib.casework.staff import Account, Role
from pyotp import TOTP

from tests.applicant import other_settings
from tests.casework.deciding import CENTRE
from tests.casework.staffing import PASSWORD
from tests.web.back_office import ACCOUNTS, QUEUE, SIGN_IN, BackOffice, Browser, token_in

CODE, FACTOR, INVITATION, ME = (f"{QUEUE}/{name}" for name in ("code", "second-factor", "invitation", "me"))
CHOSEN = "黑发不知勤学早，白首方悔读书迟"
_RECOVERY = re.compile(r"<strong>([0-9A-Z]{5}-[0-9A-Z]{5})</strong>")


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture
def in_production(office) -> Iterator[None]:
    """Everybody must have a second factor."""
    from app import make_desk
    from chalicelib.web.desk import provide

    there = office.desk()
    provide(lambda: replace(there, must_enrol=True))
    yield
    provide(make_desk)


class Phone:
    """What shows the codes."""

    def __init__(self, office: BackOffice, page: Any) -> None:
        self._office, groups = office, re.search(r"密钥：<strong>([A-Z2-7 ]+)</strong>", page.text)
        assert groups
        self.secret = groups[1].replace(" ", "")

    def shows(self, steps: int = 0) -> str:
        """The code now, or so many half minutes later."""
        return TOTP(self.secret).at(self._office.desk().clock.now() + timedelta(seconds=30 * steps))


def enrol(office: BackOffice, browser: Browser, **fields: str) -> tuple[Phone, Any]:
    """Scan the QR code and type what the phone shows."""
    page = browser.get(FACTOR)
    phone = Phone(office, page)
    offer = re.search(r'name="offer" value="([^"]+)"', page.text)
    assert offer
    sent = {"form_token": token_in(page, "second-factor"), "offer": offer[1], "code": phone.shows(), **fields}
    return phone, browser.post(FACTOR, sent)


def enrolled(office: BackOffice) -> tuple[Account, Phone, list[str]]:
    """Somebody with a phone and ten 备用码."""
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    phone, page = enrol(office, browser)
    return account, phone, _RECOVERY.findall(page.text)


def type_code(browser: Browser, code: str) -> Any:
    """Type a code into the second page of signing in."""
    return browser.post(CODE, {"form_token": token_in(browser.get(CODE), "code"), "code": code})


def leads_to(answer: Any, asked: str = SIGN_IN) -> str:
    return urljoin(asked, answer.headers["Location"])


def is_out(browser: Browser) -> bool:
    """Whether the browser finds the sign-in page; a look with a copy of its cookie, which that page would replace."""
    return "<h1>登录</h1>" in Browser(browser._api, browser.cookie).get(QUEUE).text


# The code after the password


def test_after_the_password_comes_the_code_and_only_then_the_work(office):
    account, phone, _ = enrolled(office)
    browser = office.browser()
    assert leads_to(browser.sign_in(account.name)) == CODE
    half = browser.cookie
    assert is_out(browser)
    answer = type_code(browser, phone.shows(1))
    assert (answer.status, leads_to(answer, CODE)) == (303, QUEUE)
    assert not is_out(browser)
    assert browser.cookie != half
    assert leads_to(Browser(office.api, half).get(CODE), CODE) == f"{QUEUE}?back=/staff"


@pytest.mark.parametrize("path", [ME, FACTOR, ACCOUNTS, f"{QUEUE}/account-log"])
def test_half_a_session_opens_nothing_but_the_code(office, path):
    account, *_ = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    assert leads_to(browser.get(path), path).startswith(f"{QUEUE}?back=")
    assert browser.post(f"{ME}/end_sessions", {}).status == 303
    assert office.desk().accounts.get(account.id).generation == 1  # since the enrolment nothing has changed


def test_a_wrong_code_is_told_and_the_right_one_still_opens(office):
    account, phone, _ = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    wrong = type_code(browser, "000000")
    assert (wrong.status, wrong.text.count("动态码不对")) == (422, 2)
    assert "<title>有1处要改：动态码" in wrong.text
    assert type_code(browser, phone.shows(1)).status == 303


def test_after_five_wrong_codes_even_the_right_one_waits(office):
    account, phone, _ = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    statuses = [type_code(browser, "000000").status for _ in range(5)]
    browser.sign_in(account.name)  # the password again gives no further tries
    answer = type_code(browser, phone.shows(1))
    assert (statuses, answer.status) == ([422] * 5, 429)
    assert int(answer.headers["Retry-After"]) > 29 * 60


def test_a_recovery_code_opens_once(office):
    account, _, codes = enrolled(office)
    assert len(codes) == 10
    for expected in (303, 422):
        browser = office.browser()
        browser.sign_in(account.name)
        assert type_code(browser, codes[0].lower()).status == expected


@pytest.mark.parametrize("token", ["", "0" * 64, "signing in"])
def test_a_code_sent_by_a_form_of_others_is_refused(office, token):
    account, phone, _ = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    sent = office.form_token(browser, "sign in") if token == "signing in" else token
    assert browser.post(CODE, {"form_token": sent, "code": phone.shows(1)}).status == 403
    assert is_out(browser)


def test_nobody_is_asked_for_a_code_on_a_sample_who_has_no_phone_enrolled_and_the_page_says_so(office):
    browser = office.browser()
    assert "演示账号只要密码" in browser.get(QUEUE).text
    assert leads_to(browser.sign_in(office.staff["clerk"].name)) == QUEUE
    assert "可以不绑" in browser.get(ME).text


# Everybody must have a second factor in production


@pytest.mark.usefixtures("in_production")
def test_in_production_nobody_gets_in_before_a_phone_is_enrolled(office):
    account, browser = office.newcomer(), office.browser()
    assert "演示账号" not in browser.get(QUEUE).text
    assert leads_to(browser.sign_in(account.name)) == FACTOR
    assert is_out(browser)
    assert leads_to(browser.get(CODE), CODE) == FACTOR
    assert "以后再说" not in browser.get(FACTOR).text
    _, page = enrol(office, browser)
    assert (page.status, len(_RECOVERY.findall(page.text))) == (200, 10)
    assert not is_out(browser)
    assert browser.get(ME).text.count("，登录了") == 1


def test_a_deployment_in_production_asks_everybody_for_a_second_factor(office):
    from app import make_desk

    assert not office.desk().must_enrol
    with other_settings(PRODUCTION="1", TODAY="", SMS_TOKEN="t" * 24):
        assert make_desk().must_enrol


@pytest.mark.usefixtures("in_production")
def test_half_a_session_of_somebody_enrolled_cannot_enrol_another_phone(office):
    account, *_ = enrolled(office)
    browser = office.browser()
    assert leads_to(browser.sign_in(account.name)) == CODE
    assert leads_to(browser.get(FACTOR), FACTOR).startswith(f"{QUEUE}?back=")


# Enrolling


def test_the_secret_is_shown_as_a_picture_and_in_letters_and_kept_only_when_proven(office):
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    before = office.rows()
    page = browser.get(FACTOR)
    assert '<img src="data:image/svg+xml' in page.text
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert "以后再说" in page.text
    assert office.rows() == before


def test_a_code_that_the_phone_does_not_show_enrols_nothing_and_the_picture_stays(office):
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    phone, page = enrol(office, browser, code="000000")
    assert (page.status, page.text.count("这6位数字对不上")) == (422, 2)
    assert Phone(office, page).secret == phone.secret
    assert not office.desk().accounts.get(account.id).has_second_factor


@pytest.mark.parametrize("offer", ["", "local.1.AAAA.AAAA", "水"])
def test_a_secret_that_we_did_not_offer_is_not_taken(office, offer):
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    assert enrol(office, browser, offer=offer)[1].status == 422
    assert not office.desk().accounts.get(account.id).has_second_factor


def test_another_phone_needs_a_code_of_the_first(office):
    account, phone, codes = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    type_code(browser, codes[0])
    refused = enrol(office, browser)[1]
    assert (refused.status, 'href="#current"' in refused.text) == (422, True)
    other, page = enrol(office, browser, current=phone.shows(1))
    assert len(_RECOVERY.findall(page.text)) == 10
    again = office.browser()
    again.sign_in(account.name)
    assert type_code(again, codes[1]).status == 422
    assert type_code(again, other.shows(1)).status == 303


# Invitations


def invited(office: BackOffice) -> tuple[Account, str]:
    """A new account and its 邀请码."""
    offices = OfficeAccounts(office.desk().accounts, office.desk().clock, {CENTRE: "legal_aid_centre"})
    name = f"joins-{office.newcomer().id}"
    return offices.make(office.staff["administrator"], name, "示例李四", Role.CLERK)


def accept(browser: Browser, code: str, **fields: str) -> Any:
    """Type an invitation and a password."""
    token = token_in(browser.get(INVITATION), "invitation")
    sent = {"form_token": token, "code": code, "password": CHOSEN, "password_again": CHOSEN, **fields}
    return browser.post(INVITATION, sent)


def test_who_is_invited_chooses_a_password_and_is_offered_a_second_factor(office):
    account, code = invited(office)
    browser = office.browser()
    answer = accept(browser, code.lower())
    assert (answer.status, leads_to(answer, INVITATION)) == (303, FACTOR)
    assert "以后再说" in browser.get(FACTOR).text
    assert office.browser().sign_in(account.name, CHOSEN).status == 303


@pytest.mark.usefixtures("in_production")
def test_in_production_the_second_factor_comes_before_anything_else_for_the_invited_too(office):
    _, code = invited(office)
    browser = office.browser()
    assert leads_to(accept(browser, code), INVITATION) == FACTOR
    assert is_out(browser)
    enrol(office, browser)
    assert not is_out(browser)


def test_who_was_given_a_new_password_still_needs_the_phone(office):
    account, phone, _ = enrolled(office)
    offices = OfficeAccounts(office.desk().accounts, office.desk().clock, {})
    _, code = offices.invite(office.staff["administrator"], account.id)
    browser = office.browser()
    assert leads_to(accept(browser, code), INVITATION) == CODE
    assert type_code(browser, phone.shows(1)).status == 303


PASSWORDS = {
    "short": ("password_too_short", "至少要12个字符"),
    "长" * 129: ("password_too_long", "最多128个字符"),
    "123456789abc": ("password_too_common", "别人容易猜到"),
}


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_password_that_is_not_taken_is_told_kindly_and_the_code_stays_typed(office, password):
    _, code = invited(office)
    browser = office.browser()
    answer = accept(browser, code, password=password, password_again=password)
    assert (answer.status, answer.text.count(PASSWORDS[password][1])) == (422, 2)
    assert f'value="{code}"' in answer.text
    assert password not in answer.text
    assert accept(browser, code).status == 303


def test_two_different_passwords_are_a_slip_that_costs_nothing(office):
    _, code = invited(office)
    browser = office.browser()
    answer = accept(browser, code, password_again=f"{CHOSEN}！")
    assert (answer.status, answer.text.count("两次填的新密码不一样")) == (422, 2)
    assert accept(browser, code).status == 303


@pytest.mark.parametrize("code", ["", "7K3M-9TQ2-X4PW-HBNA", "水" * 300, "\x00", "<b>", "a\r\nSet-Cookie: x=1"])
def test_what_is_no_invitation_is_told_and_signs_nobody_in(office, code):
    browser = office.browser()
    answer = accept(browser, code)
    assert (answer.status, answer.text.count("邀请码不对")) == (422, 2)
    assert is_out(browser)


def test_an_invitation_sent_by_a_form_of_others_is_refused_and_stays_good(office):
    _, code = invited(office)
    assert accept(office.browser(), code, form_token="0" * 64).status == 403
    assert accept(office.browser(), code).status == 303


def test_looking_at_an_invitation_signs_nobody_out(office):
    browser = office.browser("clerk")
    browser.get(INVITATION)
    assert not is_out(browser)


def test_no_invitation_stands_in_an_address(office):
    _, code = invited(office)
    browser = office.browser()
    answer = accept(browser, code)
    assert code not in answer.headers["Location"]
    assert 'method="post"' in browser.get(INVITATION).text


# Back to where one was


LEFT_OPEN = [
    *("/staff/me", "/staff/accounts", "/staff/accounts/0123456789abcdef", "/staff/account-log"),
    *(
        "/staff/calls",
        "/staff/enter",
        "/staff/appointments",
        "/staff/appointments/2026-11-25",
        "/staff/documents/a1/b2",
    ),
]


@pytest.mark.parametrize("path", LEFT_OPEN)
def test_a_page_left_too_long_comes_back_after_signing_in(office, path):
    account, browser = office.newcomer(Role.ADMINISTRATOR), office.browser()
    door = leads_to(browser.get(f"/api{path}"), f"/api{path}")
    assert door == f"{QUEUE}?back={path}"
    page = browser.get(QUEUE, door.partition("?")[2])
    back = re.search(r'name="back" value="([^"]*)"', page.text)
    assert back
    fields = {"form_token": token_in(page), "back": back[1], "name": account.name}
    wrong = browser.post(SIGN_IN, {**fields, "password": "不是这个密码不是这个密码"})
    assert f'name="back" value="{path}"' in wrong.text
    answer = browser.post(SIGN_IN, {**fields, "form_token": token_in(wrong), "password": PASSWORD})
    assert leads_to(answer) == f"/api{path}"


def test_after_a_form_one_comes_back_to_the_page_it_stood_on(office):
    answer = office.browser().post(f"{ACCOUNTS}/0123456789abcdef/disable", {})
    assert leads_to(answer, f"{ACCOUNTS}/0123456789abcdef/disable") == f"{QUEUE}?back=/staff/accounts/0123456789abcdef"


def test_the_way_back_goes_on_behind_the_code(office):
    account, phone, _ = enrolled(office)
    browser = office.browser()
    page = browser.get(QUEUE, "back=/staff/me")
    fields = {"form_token": token_in(page), "back": "/staff/me", "name": account.name, "password": PASSWORD}
    assert leads_to(browser.post(SIGN_IN, fields)) == CODE
    assert leads_to(type_code(browser, phone.shows(1)), CODE) == ME


EVIL = [
    *("//evil.example", "/\\evil.example", "https://evil.example", "/staff//evil.example", "/staff/..//evil.example"),
    *(
        "/staff/../view/elder",
        "/staff\\@evil.example",
        "/staffevil",
        "/staff/x?to=//evil",
        "/staff/%2f%2fevil",
        "javascript:1",
    ),
    *("/staff/\r\nSet-Cookie: a=b", "/staff/me\n", "/calculators/x", "staff/me", "/staff/水", ""),
]


@pytest.mark.parametrize("back", EVIL)
def test_nobody_is_led_to_a_place_of_others(office, back):
    browser = office.browser()
    page = browser.get(QUEUE)
    fields = {"form_token": token_in(page), "back": back, "name": office.staff["clerk"].name, "password": PASSWORD}
    assert leads_to(browser.post(SIGN_IN, fields)) == QUEUE
