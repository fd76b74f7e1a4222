"""The accounts of an office as its administrator meets them: made, invited anew, reset, ended, disabled, logged."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from chalicelib.casework.account_log import Change, log_of
from chalicelib.casework.staff import Account, Role

from tests.casework.deciding import CENTRE, FIRM, OTHER_CENTRE, rows_in
from tests.casework.staffing import PASSWORD, StoreAway
from tests.web.back_office import ACCOUNTS, QUEUE, BackOffice, Browser, token_in

INVITATION, LOG = "/api/staff/invitation", "/api/staff/account-log"
LIUBA = "liuba-legal-aid-centre"
CHANGES = ["invite", "reset_second_factor", "end_sessions", "give_sensitive", "take_sensitive", "disable"]
INVITING = ["invite", "reset_second_factor"]
CHOSEN = "黑发不知勤学早，白首方悔读书迟"
_SHOWN = re.compile(r"<strong>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</strong>")


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture
def administrator(office) -> Browser:
    return office.browser("administrator")


def new_name() -> str:
    return f"n{secrets.token_hex(5)}"


def make(office: BackOffice, browser: Browser, **changes: str) -> Any:
    """Send the form for a new account."""
    fields = {"name": new_name(), "personal_name": "示例李四", "role": "clerk", **changes}
    return browser.post(ACCOUNTS, {"form_token": office.form_token(browser, "make account"), **fields})


def change(office: BackOffice, browser: Browser, what: str, account: Account) -> Any:
    """Press one of the buttons of an account."""
    token = office.form_token(browser, f"{what} {account.id}")
    return browser.post(f"{ACCOUNTS}/{account.id}/{what}", {"form_token": token})


def code_in(page: Any) -> str:
    (code,) = _SHOWN.findall(page.text)
    return str(code)


def accept(office: BackOffice, code: str) -> Browser:
    """Somebody uses an invitation, and is in."""
    browser = office.browser()
    token = token_in(browser.get(INVITATION))
    fields = {"form_token": token, "code": code, "password": CHOSEN, "password_again": CHOSEN}
    assert browser.post(INVITATION, fields).status == 303
    return browser


def test_an_administrator_is_led_to_the_accounts_and_sees_no_case(office):
    case, browser = office.apply(), office.browser()
    browser.sign_in(office.staff["administrator"].name)
    answer = browser.get(QUEUE)
    assert (answer.status, answer.headers["Location"]) == (303, ACCOUNTS)
    assert browser.get(f"{QUEUE}/").headers["Location"] == ACCOUNTS
    page = browser.get(ACCOUNTS).text
    assert "staff/cases" not in page
    assert case.text("reference") not in page


def test_the_list_shows_name_person_work_and_whether_it_is_in_use(office, administrator):
    gone = office.newcomer(Role.APPROVER)
    office.desk().accounts.disable(gone.id)
    items = re.findall(r"<li>.*?</li>", administrator.get(ACCOUNTS).text, re.S)
    shown = {
        name: next(item for item in items if f">{name}<" in item) for name in (gone.name, office.staff["clerk"].name)
    }
    assert "示例某人，审批员，停用了" in shown[gone.name]
    assert "示例受理员，受理员，在用" in shown[office.staff["clerk"].name]
    listed = administrator.get(ACCOUNTS).text
    assert not [who for who in ("other clerk", "lawyer") if f">{office.staff[who].name}<" in listed]


def test_an_account_is_made_without_script_and_its_invitation_shown_once(office, administrator):
    name = new_name()
    page = administrator.post(
        ACCOUNTS,
        {
            "form_token": token_in(administrator.get(ACCOUNTS), "staff/accounts"),
            "name": name,
            "personal_name": "示例李四",
            "role": "approver",
        },
    )
    code, account = code_in(page), office.desk().accounts.get(office.desk().accounts.id_of(name))
    assert (account.office, account.role) == (CENTRE, Role.APPROVER)
    assert page.headers["Cache-Control"] == "no-store"
    assert f"{office.site().catalogue.city.site_url}api/staff/invitation" in page.text
    for later in (administrator.get(ACCOUNTS), administrator.get(f"{ACCOUNTS}/{account.id}")):
        assert name in later.text
        assert code not in later.text
        assert not _SHOWN.findall(later.text)
    accept(office, code)
    assert office.browser().sign_in(name, CHOSEN).status == 303


@pytest.mark.parametrize("role", ["lawyer", "firm", "administrator"])
def test_the_administrator_of_a_firm_makes_its_lawyers(office, role):
    browser, name = office.browser("firm's administrator"), new_name()
    assert code_in(make(office, browser, name=name, role=role))
    made = office.desk().accounts.get(office.desk().accounts.id_of(name))
    assert (made.office, made.role) == (FIRM, Role(role))
    assert FIRM in browser.get(ACCOUNTS).text


SLIPS = {
    "name": ("", "ab", "张伟", "zhang wei", "<b>", "15400005510", "水" * 3000, "\u202e", "a\x00b"),
    "personal_name": ("", " ", "\u200b", "长" * 41, "\x00"),
    "role": ("", "lawyer", "firm", "bureau", "chief", "Role.CLERK", "水"),
}
SENTENCES = {"name": "请填账号", "personal_name": "请填这个人的姓名", "role": "请选一项工作"}


@pytest.mark.parametrize("field, typed", [(field, typed) for field in SLIPS for typed in SLIPS[field]])
def test_a_slip_is_told_beside_its_field_and_makes_nothing(office, administrator, field, typed):
    before = office.rows()
    answer = make(office, administrator, **{field: typed})
    assert (answer.status, answer.text.count(SENTENCES[field])) == (422, 2)  # in the summary, and beside the field
    assert "有1处要改" in answer.text
    assert office.rows() == before


def test_nothing_typed_is_lost_when_several_fields_are_wrong(office, administrator):
    answer = make(office, administrator, name='"><img src=x>', personal_name="示例李四", role="")
    assert "有2处要改" in answer.text
    assert 'value="&#34;&gt;&lt;img src=x&gt;"' in answer.text
    assert 'value="示例李四"' in answer.text
    assert "<img" not in answer.text
    assert 'value="administrator" checked' in make(office, administrator, name="", role="administrator").text


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(office, administrator):
    taken = office.staff["other clerk"].name
    answer = make(office, administrator, name=taken)
    assert (answer.status, answer.text.count("这个账号已经有人用了")) == (422, 2)
    assert f'value="{taken}"' in answer.text


@pytest.mark.parametrize("what", INVITING)
def test_who_is_invited_anew_is_out_until_he_has_chosen_a_password(office, administrator, what):
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    page = change(office, administrator, what, account)
    assert "<h1>登录</h1>" in browser.get(QUEUE).text
    assert office.browser().sign_in(account.name, PASSWORD).status == 422
    assert not _SHOWN.findall(administrator.get(f"{ACCOUNTS}/{account.id}").text)
    accept(office, code_in(page))
    assert office.browser().sign_in(account.name, CHOSEN).status == 303


@pytest.mark.parametrize("what", INVITING)
def test_an_administrator_does_not_get_round_his_own_second_factor(office, administrator, what):
    own = office.staff["administrator"]
    answer = change(office, administrator, what, own)
    assert (answer.status, "自己的密码和动态码" in answer.text) == (409, True)
    page = administrator.get(f"{ACCOUNTS}/{own.id}").text
    assert "重新邀请" not in page
    assert "staff/me" in page or 'href="../me"' in page


def test_who_sees_sensitive_cases_stands_on_account_and_list(office, administrator):
    account = office.newcomer()
    given = change(office, administrator, "give_sensitive", account).text
    assert "可以看敏感案件" in given
    assert "不再看敏感案件" in given
    item = next(each for each in administrator.get(ACCOUNTS).text.split("<li>") if f">{account.name}<" in each)
    assert "可以看敏感案件" in item
    assert "指定看敏感案件" in change(office, administrator, "take_sensitive", account).text
    assert not office.desk().accounts.get(account.id).sees_sensitive


def test_the_log_tells_who_did_what_to_whom_and_when(office, administrator):
    account, by = office.newcomer(), office.staff["administrator"].name
    change(office, administrator, "give_sensitive", account)
    change(office, administrator, "disable", account)
    lines = re.findall(r"<li>(.*?)<span class=\"article\">(.*?)</span>", administrator.get(LOG).text)
    assert [what for what, _ in lines[:2]] == [f"{account.name}：停用了账号", f"{account.name}：可以看敏感案件了"]
    assert all(re.fullmatch(rf"2026年11月24日 \d\d:\d\d，{by}", when) for _, when in lines[:2])


def test_a_long_log_is_read_page_by_page_to_its_end(office):
    name = f"busy-{secrets.token_hex(4)}"
    head = office.account(name, Role.ADMINISTRATOR, "mianxian-legal-aid-centre")
    browser = office.browser()
    browser.sign_in(head.name)
    for _ in range(51):
        office.desk().accounts.change(
            head.id, lambda at: at, lambda at: [log_of(at, Change.INVITED, "", office.desk().clock.now())]
        )
    first = browser.get(LOG).text
    (more,) = re.findall(r'href="[^"]*account-log\?([^"]+)"', first)
    assert (first.count("服务器上的命令"), browser.get(LOG, more).text.count("服务器上的命令")) == (50, 1)


def test_ending_sessions_and_disabling_work_at_once(office, administrator):
    account, browser = office.newcomer(), office.browser()
    browser.sign_in(account.name)
    assert "都退出了" in change(office, administrator, "end_sessions", account).text
    assert "<h1>登录</h1>" in browser.get(QUEUE).text
    assert browser.sign_in(account.name).status == 303
    assert "停用了" in change(office, administrator, "disable", account).text
    assert browser.sign_in(account.name).status == 422
    page = administrator.get(f"{ACCOUNTS}/{account.id}").text
    assert "邀请" not in page


@pytest.mark.parametrize("what", [*INVITING, "give_sensitive"])
def test_a_disabled_account_is_not_brought_back(office, administrator, what):
    account = office.newcomer()
    office.desk().accounts.disable(account.id)
    answer = change(office, administrator, what, account)
    assert (answer.status, "这个账号停用了" in answer.text) == (409, True)
    assert not _SHOWN.findall(answer.text)


def test_the_last_administrator_of_an_office_cannot_disable_himself(office):
    alone = office.account(f"alone-{secrets.token_hex(4)}", Role.ADMINISTRATOR, LIUBA)
    browser = office.browser()
    browser.sign_in(alone.name)
    answer = change(office, browser, "disable", alone)
    assert (answer.status, "最后一个能用的管理员" in answer.text) == (409, True)
    second = make(office, browser, role="administrator")
    assert change(office, browser, "disable", alone).status == 409  # nobody has joined yet
    accept(office, code_in(second))
    assert change(office, browser, "disable", alone).status == 200
    assert browser.get(ACCOUNTS).status == 303  # to the sign-in page


@pytest.mark.parametrize("what", CHANGES)
def test_an_account_of_others_answers_as_one_that_does_not_exist(office, administrator, what):
    others = [office.staff["other clerk"], office.staff["other administrator"], office.staff["lawyer"]]
    nobody = replace(others[0], id="0" * 16)
    nowhere, before = change(office, administrator, what, nobody), office.rows()
    assert nowhere.status == administrator.get(f"{ACCOUNTS}/{nobody.id}").status == 404
    for account in others:
        there = change(office, administrator, what, account)
        assert there.status == 404
        assert there.text.replace(account.id, nobody.id) == nowhere.text
        assert administrator.get(f"{ACCOUNTS}/{account.id}").status == 404
    assert office.rows() == before


@pytest.mark.parametrize("account_id", ["%2e%2e", "水", "x" * 5000, "'--", "\u202e", "%00"])
def test_a_strange_account_number_is_no_account(administrator, account_id):
    assert administrator.get(f"{ACCOUNTS}/{account_id}").status == 404


@pytest.mark.parametrize("token", ["", "0" * 64, "another change", "another account", "another session"])
def test_a_change_with_a_token_made_for_something_else_is_refused(office, administrator, token):
    account = office.newcomer()
    made_for = {
        "another change": office.form_token(administrator, f"end_sessions {account.id}"),
        "another account": office.form_token(administrator, f"disable {office.staff['clerk'].id}"),
        "another session": office.form_token(office.browser("administrator"), f"disable {account.id}"),
    }
    before, sent = office.rows(), {"form_token": made_for.get(token, token)}
    assert administrator.post(f"{ACCOUNTS}/{account.id}/disable", sent).status == 403
    fields = {"name": new_name(), "personal_name": "示例李四", "role": "clerk"}
    assert administrator.post(ACCOUNTS, {**sent, **fields}).status == 403
    assert office.rows() == before


def test_no_name_stands_in_an_address(office, administrator):
    page = administrator.get(ACCOUNTS).text
    addresses = " ".join(re.findall(r'(?:href|action)="([^"]*)"', page) + re.findall(r"<title>([^<]*)", page))
    assert not [account.name for account in office.staff.values() if account.name in addresses]


def test_a_persons_name_is_sealed_in_the_store(office, administrator):
    assert make(office, administrator, personal_name="示例诸葛").status == 200
    assert "诸葛" not in repr(rows_in(office.file))
    assert ascii("诸葛")[1:-1] not in repr(rows_in(office.file))


@pytest.fixture
def store_away(office) -> Iterator[None]:
    """The store answers nobody for a while."""
    from app import make_desk
    from chalicelib.web.desk import provide

    there, away = office.desk(), StoreAway()
    accounts = replace(there.accounts, table=away)
    provide(lambda: replace(there, table=away, accounts=accounts, sessions=replace(there.sessions, table=away)))
    yield
    provide(make_desk)


def test_while_the_store_is_away_administrators_are_asked_to_come_back(office, store_away):
    browser = Browser(office.api, office.desk().staff_cookie.carrying("t" * 43).partition(";")[0])
    somebody = office.staff["clerk"]
    answers = [
        browser.get(ACCOUNTS),
        browser.get(LOG),
        browser.get(f"{ACCOUNTS}/{somebody.id}"),
        make(office, browser),
        change(office, browser, "disable", somebody),
    ]
    assert [(answer.status, answer.headers["Retry-After"]) for answer in answers] == [(503, "60")] * len(answers)


def test_lawyers_and_the_staff_of_other_offices_have_no_accounts_to_manage(office):
    assert {office.staff[who].office for who in ("other clerk", "lawyer")} == {OTHER_CENTRE, FIRM}
    for who in ("clerk", "approver", "lawyer", "other clerk"):
        browser = office.browser(who)
        assert (browser.get(ACCOUNTS).status, make(office, browser).status, make(office, browser, name="").status) == (
            404,
            404,
            404,
        )
