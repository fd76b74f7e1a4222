"""One's own account, as its owner meets it: another password, 备用码, ending sessions, who has signed in."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.casework.staffing import PASSWORD
from tests.web.back_office import QUEUE, BackOffice, Browser, token_in
from tests.web.test_staff_sign_in import _RECOVERY, CHOSEN, ME, enrolled, is_out, leads_to, type_code


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture
def me(office) -> tuple[Any, Browser]:
    """Somebody's account, and the browser in which they are signed in."""
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    return account, browser


def change_password(browser: Browser, **fields: str) -> Any:
    """Send the form for another password."""
    token = token_in(browser.get(ME), "me/password")
    sent = {"form_token": token, "current": PASSWORD, "password": CHOSEN, "password_again": CHOSEN, **fields}
    return browser.post(f"{ME}/password", sent)


def test_every_page_of_staff_leads_to_ones_own_account(office):
    assert re.search(r'href="[^"]*staff/me">我的账号', office.browser("clerk").get(QUEUE).text)


def test_another_password_ends_other_sessions_and_goes_on_in_a_new_one(office, me):
    account, browser = me
    elsewhere, before = office.browser(), browser.cookie
    elsewhere.sign_in(account.name)
    answer = change_password(browser)
    assert (answer.status, leads_to(answer, f"{ME}/password")) == (303, f"{ME}?done=1")
    assert "密码换好了" in browser.get(ME, "done=1").text
    assert is_out(elsewhere)
    assert is_out(Browser(office.api, before))
    assert office.browser().sign_in(account.name, PASSWORD).status == 422
    assert office.browser().sign_in(account.name, CHOSEN).status == 303


SLIPS = {
    "wrong": ({"current": "不是这个密码不是这个密码"}, "现在的密码不对"),
    "empty": ({"current": ""}, "现在的密码不对"),
    "different": ({"password_again": PASSWORD}, "两次填的新密码不一样"),
    "short": ({"password": "short", "password_again": "short"}, "至少要12个字符"),
    "common": ({"password": "qwertyuiopas", "password_again": "qwertyuiopas"}, "别人容易猜到"),
}


@pytest.mark.parametrize("fields, told", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_beside_its_field_and_changes_nothing(office, me, fields, told):
    account, browser = me
    answer = change_password(browser, **fields)
    assert (answer.status, answer.text.count(told)) == (422, 2)
    assert not is_out(browser)
    assert office.browser().sign_in(account.name, PASSWORD).status == 303


def test_guessing_the_password_from_an_open_session_is_limited_as_at_the_door(office, me):
    _, browser = me
    statuses = [change_password(browser, current="不是这个密码不是这个密码").status for _ in range(5)]
    assert (statuses, change_password(browser).status) == ([422] * 5, 429)


def test_new_recovery_codes_are_shown_once_for_a_code(office):
    account, phone, codes = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    type_code(browser, phone.shows(1))
    page = browser.get(ME)
    assert "还有10个备用码" in page.text
    token = token_in(page, "recovery_codes")
    assert browser.post(f"{ME}/recovery_codes", {"form_token": token, "code": "000000"}).status == 422
    shown = browser.post(f"{ME}/recovery_codes", {"form_token": token, "code": codes[0]})
    renewed = _RECOVERY.findall(shown.text)
    assert (len(renewed), set(renewed) & set(codes)) == (10, set())
    assert shown.headers["Cache-Control"] == "no-store"
    assert not _RECOVERY.findall(browser.get(ME).text)
    assert not is_out(browser)


def test_who_has_no_second_factor_gets_no_recovery_codes(me):
    _, browser = me
    page = browser.get(ME)
    assert "换一批备用码" not in page.text
    token = token_in(page, "me/password")
    assert browser.post(f"{ME}/recovery_codes", {"form_token": token, "code": "000000"}).status == 403


def test_all_sessions_end_at_once(office, me):
    account, browser = me
    elsewhere = office.browser()
    elsewhere.sign_in(account.name)
    answer = browser.post(f"{ME}/end_sessions", {"form_token": token_in(browser.get(ME), "end_sessions")})
    assert leads_to(answer, f"{ME}/end_sessions") == QUEUE
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert is_out(elsewhere)


def test_sign_ins_right_and_wrong_are_shown_to_their_owner_by_time_only(office, me):
    account, browser = me
    office.browser().sign_in(account.name, "不是这个密码不是这个密码")
    page = browser.get(ME).text
    shown = page[page.index("最近的登录") :]
    assert len(re.findall(r"<li>2026年11月24日 \d\d:\d\d，", shown)) == 2
    assert shown.index("没有登录成") < shown.index("登录了")


def test_a_wrong_code_is_shown_as_a_sign_in_that_failed(office):
    account, phone, codes = enrolled(office)
    browser = office.browser()
    browser.sign_in(account.name)
    type_code(browser, "000000")
    type_code(browser, phone.shows(1))
    assert browser.get(ME).text.count("没有登录成") == 1
    assert codes


def test_wrong_names_cost_the_same_work_as_wrong_passwords_and_are_nobodys(office):
    for _ in range(2):
        office.browser().sign_in("nobody-of-this-name", PASSWORD)
    kept = office.desk().table.query("sign-ins/nobody")
    assert len(kept) == 1
    assert "nobody-of-this-name" not in repr(kept)


@pytest.mark.parametrize("change", ["password", "recovery_codes", "end_sessions"])
@pytest.mark.parametrize("token", ["", "0" * 64, "another change"])
def test_a_form_that_we_did_not_make_changes_nothing(office, me, change, token):
    _, browser = me
    before = office.rows()
    sent = office.form_token(browser, "me something") if token == "another change" else token
    assert browser.post(f"{ME}/{change}", {"form_token": sent, "current": PASSWORD}).status == 403
    assert office.rows() == before
