"""The back office as browsers meet it: sign-in without script, who gets to see what, forms that only we have made."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case
from chalicelib.casework.staff import Account, Role

from tests.casework.deciding import (
    CENTRE,
    FACTS,
    FIRM,
    ID_NUMBER,
    LAWYER,
    LAWYERS_PHONE,
    NAME,
    NOTARY,
    OTHER_CENTRE,
    PHONE,
    WAY,
    answers_to,
)
from tests.casework.staffing import PASSWORD, StoreAway
from tests.web.back_office import (
    ACCOUNTS,
    FORM,
    NO_SUCH_CASE,
    PEOPLE,
    QUEUE,
    SIGN_IN,
    SIGN_OUT,
    BackOffice,
    Browser,
    token_in,
)


def without_tokens(page: Any) -> str:
    return re.sub(r"[0-9a-f]{64}", "", page.text)


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    office = BackOffice(api)
    office.apply(office=OTHER_CENTRE)  # so that everybody's list has a case
    return office


@pytest.fixture
def newcomer(office) -> Account:
    return office.newcomer()


# Signing in and out


def test_a_clerk_signs_in_without_script_and_sees_her_queue(office):
    browser = office.browser()
    answer = browser.sign_in(office.staff["clerk"].name)
    assert (answer.status, urljoin(SIGN_IN, answer.headers["Location"])) == (303, QUEUE)
    assert "案件" in browser.get(QUEUE).text


def test_wrong_name_wrong_password_and_disabled_account_get_one_and_the_same_answer(office, newcomer):
    office.desk().accounts.disable(office.account("gone", Role.CLERK, CENTRE).id)
    tries = [(newcomer.name, "不是这个密码不是这个密码"), ("no-such-name", PASSWORD), (f"gone-{office.run}", PASSWORD)]
    answers = [office.browser().sign_in(name, password) for name, password in tries]
    assert [answer.status for answer in answers] == [422] * 3
    assert len({without_tokens(answer) for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1
    assert "账号或者密码不对" in answers[0].text


@pytest.mark.parametrize("name", ["", "水" * 300, "\x00", "a\r\nSet-Cookie: x=1", "'; DROP TABLE rows; --", "\u202e5"])
def test_hostile_names_are_wrong_names(office, name):
    answer = office.browser().sign_in(name, name)
    assert (answer.status, "账号或者密码不对" in answer.text) == (422, True)


def test_a_wrong_try_leaves_nobody_signed_in_and_shows_no_password(office, newcomer):
    browser = office.browser()
    assert "不是这个密码" not in browser.sign_in(newcomer.name, "不是这个密码不是这个密码").text
    assert "登录" in browser.get(QUEUE).text
    assert browser.sign_in(newcomer.name).status == 303


def test_after_five_wrong_tries_even_the_right_password_waits(office, newcomer):
    statuses = [office.browser().sign_in(newcomer.name, f"{n}不是这个密码不是这个").status for n in range(5)]
    answer = office.browser().sign_in(newcomer.name)
    assert (statuses, answer.status) == ([422] * 5, 429)
    assert "试的次数太多了" in answer.text


@pytest.mark.parametrize("what", ["none", "another browser's", "another purpose", "no cookie"])
def test_a_sign_in_form_that_this_browser_was_not_shown_signs_nobody_in(office, what):
    browser, another = office.browser(), office.browser()
    shown, others = token_in(browser.get(QUEUE)), token_in(another.get(QUEUE))
    if what == "no cookie":
        browser.cookie = ""
    of_purpose = office.form_token(browser, "sign out")
    token = {"none": "", "another browser's": others, "another purpose": of_purpose, "no cookie": shown}[what]
    name = office.staff["clerk"].name
    answer = browser.post(SIGN_IN, {"form_token": token, "name": name, "password": PASSWORD})
    assert answer.status == 403
    assert "这一页放得太久了" in answer.text
    assert "案件" not in browser.get(QUEUE).text


def test_signing_in_begins_under_a_new_token(office):
    browser = office.browser()
    before = browser.get(QUEUE) and browser.cookie
    browser.sign_in(office.staff["clerk"].name)
    assert browser.cookie != before
    assert "登录" in Browser(office.api, before).get(QUEUE).text


def test_signing_out_ends_the_session_on_the_server_whatever_the_browser_keeps(office):
    browser = office.browser("clerk")
    kept = browser.cookie
    answer = browser.post(SIGN_OUT, {"form_token": token_in(browser.get(QUEUE), SIGN_OUT.removeprefix("/api"))})
    assert (answer.status, urljoin(SIGN_OUT, answer.headers["Location"])) == (303, QUEUE)
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert "密码" in Browser(office.api, kept).get(QUEUE).text


def test_a_disabled_account_is_out_at_once(office, newcomer):
    browser = office.browser()
    browser.sign_in(newcomer.name)
    office.desk().accounts.disable(newcomer.id)
    assert "密码" in browser.get(QUEUE).text


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(office):
    set_cookie = office.browser().sign_in(office.staff["clerk"].name).headers["Set-Cookie"]
    assert "; HttpOnly" in set_cookie
    assert "; SameSite=Lax" in set_cookie
    assert "Max-Age" not in set_cookie


# Forms that only we have made


FOREIGN_TOKENS: Mapping[str, Callable[[BackOffice, Browser, Case], str]] = {
    "none": lambda office, browser, case: "",
    "rubbish": lambda office, browser, case: "水\x00\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "another session": lambda office, browser, case: office.form_token(office.browser("clerk"), f"{DUE} {case.id}"),
    "another step": lambda office, browser, case: office.form_token(browser, f"propose_grant {case.id}"),
    "another case": lambda office, browser, case: office.form_token(browser, f"{DUE} {office.apply().id}"),
    "signing out": lambda office, browser, case: office.form_token(browser, "sign out"),
    "signing in": lambda office, browser, case: office.form_token(browser, "sign in"),
}
DUE = Action.RECORD_RECEIPT


@pytest.mark.parametrize("token", FOREIGN_TOKENS.values(), ids=FOREIGN_TOKENS)
def test_a_step_sent_with_a_token_made_for_something_else_is_refused(office, token):
    browser, case = office.browser("clerk"), office.apply()
    sent = token(office, browser, case)
    before = office.rows()
    assert office.act(browser, DUE, case.id, sent).status == 403
    assert office.rows() == before


@pytest.mark.parametrize("token", ["", "0" * 64, "of the step"])
def test_nobody_is_signed_out_by_a_form_of_others(office, token):
    browser = office.browser("clerk")
    sent = office.form_token(browser, f"{DUE} {NO_SUCH_CASE}") if token == "of the step" else token
    assert browser.post(SIGN_OUT, {"form_token": sent}).status == 403
    assert "案件" in browser.get(QUEUE).text


FOREIGN = [
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": "http://localhost.evil.example"},
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://localhost"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_sent_from_a_page_of_others_is_refused_even_with_the_right_token(office, headers):
    browser, case = office.browser("clerk"), office.apply()
    token = office.form_token(browser, f"{DUE} {case.id}")
    before = office.rows()
    step = browser.post(f"/api/staff/cases/{case.id}/{DUE}", {"form_token": token}, **headers)
    out = browser.post(SIGN_OUT, {"form_token": office.form_token(browser, "sign out")}, **headers)
    assert (step.status, out.status) == (403, 403)
    assert office.rows() == before
    assert office.browser().sign_in(office.staff["clerk"].name, **headers).status == 403


def test_a_form_refused_says_what_to_do_now(office):
    answer = office.act(office.browser("clerk"), DUE, NO_SUCH_CASE, "")
    assert "看不懂" not in answer.text
    assert "放得太久" in answer.text


@pytest.mark.parametrize("who", PEOPLE)
def test_looking_changes_nothing(office, who):
    case, browser = office.brought_to(Action.CONFIRM_NO_CONFLICT), office.browser(who)
    before = office.rows()
    for method, route in routes_of(office):
        if method == "GET" and not route.startswith("/dev"):  # the outbox of one's own machine sends what is due
            browser.get(path_to(route, case, office.staff["approver"]))
    assert office.rows() == before


@pytest.mark.parametrize("action", Action)
def test_no_step_is_taken_by_a_link(office, action):
    case = office.apply()
    assert office.browser("clerk").get(f"/api/staff/cases/{case.id}/{action}").status == 405


# Who gets to what: every route of the app by everybody

_PUBLIC = {
    "GET /calculators/{calculator_id}": "elsewhere",
    "POST /calculators/{calculator_id}": "422",
    "GET /calculators/{calculator_id}/form": "200",
    "GET /view/{view}": "elsewhere",
    "GET /apply/{service_id}": "200",
    "POST /apply/{service_id}": "elsewhere",
    "GET /apply/{service_id}/{step}": "elsewhere",
    "POST /apply/{service_id}/{step}": "elsewhere",
    "GET /apply/{service_id}/sheets/{sheet_id}": "elsewhere",
    "POST /apply/{service_id}/{step}/csv": "415",
    "GET /documents/{holder}": "elsewhere",
    "POST /documents/{holder}": "415",
    "POST /documents/{holder}/{document_id}": "elsewhere",
    "GET /helper-card": "200",
    "POST /helper-card": "422",
    "POST /helper-card/keep": "422",
    "POST /helper-card/open": "422",
    "POST /helper-card/delete": "422",
    "GET /my-case": "elsewhere",
    "GET /my-case/{what}": "elsewhere",
    "POST /my-case/{what}": "elsewhere",
    "POST /my-case/code": "200",
    "POST /my-case/open": "422",
    "GET /numbers": "200",
    "GET /numbers.csv": "200",
    "GET /numbers.json": "200",
    "GET /search": "200",
    "GET /search/suggest": "200",
    "GET /qr/{name}": "200",
    "GET /directory/{entry_id}/unreachable": "200",
    "POST /directory/{entry_id}/unreachable": "elsewhere",
    "GET /resume": "200",
    "POST /resume": "422",
    "GET /progress": "200",
    "POST /progress": "422",
    "POST /staff/sign-in": "422",
    "POST /staff/sign-out": "door",
    "GET /staff/code": "door",
    "POST /staff/code": "door",
    "GET /staff/invitation": "200",
    "POST /staff/invitation": "422",
    "POST /sms/aliyun/{token}/receipts": "404",
    "GET /dev/outbox": "200",
    "POST /dev/outbox": "404",
}
"""What everybody gets alike: who they are plays no part."""

COLUMNS = [
    "nobody",
    "clerk",
    "other clerk",
    "approver",
    "administrator",
    "other administrator",
    "firm's administrator",
    "lawyer",
    "other lawyer",
    "firm",
    "bureau",
]
SHEET = "application_form"
ENTRY = "foping-legal-aid-centre"
_STAFF = """
GET /staff                                                    200      200      200      200      accounts accounts accounts 200      200      200      200
POST /staff/search                                            door     200      200      200      404      404      404      200      200      200      200
GET /staff/next                                               door     done     done     done     404      404      404      done     door     done     door
GET /staff/calls                                              door     200      200      200      404      404      404      404      404      404      404
GET /staff/cases/{case_id}                                    door     200      404      200      404      404      404      200      404      200      404
POST /staff/cases/{case_id}/record_receipt                    door     done     404      404      404      404      404      404      404      404      404
POST /staff/cases/{case_id}/propose_grant                     door     done     404      done     404      404      404      404      404      404      404
POST /staff/cases/{case_id}/approve_grant                     door     404      404      done     404      404      404      404      404      404      404
POST /staff/cases/{case_id}/assign                            door     done     404      404      404      404      404      404      404      404      404
POST /staff/cases/{case_id}/confirm_no_conflict               door     404      404      404      404      404      404      done     404      404      404
POST /staff/cases/{case_id}/record_first_call                 door     404      404      404      404      404      404      done     404      404      404
POST /staff/cases/{case_id}/see_id_number                     door     200      404      200      404      404      404      200      404      404      404
POST /staff/cases/{case_id}/manage_accounts                   door     404      404      404      404      404      404      404      404      404      404
GET /staff/cases/{case_id}/papers/{paper_id}                  door     200      404      200      404      404      404      200      404      404      404
POST /staff/cases/{case_id}/papers/{paper_id}                 door     200      404      200      404      404      404      200      404      404      404
GET /staff/documents/{case_id}/{document_id}                  door     elsewhere 404     elsewhere 404     404      404      elsewhere 404     404      404
GET /staff/enter                                              door     200      200      404      404      404      404      404      404      404      404
GET /staff/appointments                                       door     200      200      200      404      404      404      404      404      404      404
GET /staff/appointments/{day}                                 door     200      200      200      404      404      404      404      404      404      404
POST /staff/appointments/{day}                                door     422      404      404      404      404      404      404      404      404      404
GET /staff/exports                                            door     200      200      200      404      404      404      404      404      404      404
POST /staff/exports                                           door     422      422      422      404      404      404      404      404      404      404
GET /staff/numbers                                            door     200      200      200      404      404      404      404      404      404      404
GET /staff/accounts                                           door     404      404      404      200      200      200      404      404      404      404
POST /staff/accounts                                          door     404      404      404      200      200      422      404      404      404      404
GET /staff/accounts/{account_id}                              door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/end_sessions                door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/disable                     door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/assign                      door     404      404      404      404      404      404      404      404      404      404
POST /staff/accounts/{account_id}/invite                      door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/reset_second_factor         door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/give_sensitive              door     404      404      404      200      404      404      404      404      404      404
POST /staff/accounts/{account_id}/take_sensitive              door     404      404      404      200      404      404      404      404      404      404
GET /staff/unreachable                                        door     404      404      404      200      404      404      404      404      404      200
GET /staff/unreachable.csv                                    door     404      404      404      200      404      404      404      404      404      200
POST /staff/unreachable/{entry_id}                            door     404      404      404      409      404      404      404      404      404      409
GET /staff/account-log                                        door     404      404      404      200      200      200      404      404      404      404
GET /staff/me                                                 door     200      200      200      200      200      200      200      200      200      200
POST /staff/me/password                                       door     422      422      422      422      422      422      422      422      422      422
POST /staff/me/recovery_codes                                 door     422      422      422      422      422      422      422      422      422      422
POST /staff/me/end_sessions                                   door     door     door     door     door     door     door     door     door      door      door
POST /staff/me/assign                                         door     404      404      404      404      404      404      404      404      404      404
GET /staff/second-factor                                      door     200      200      200      200      200      200      200      200      200      200
POST /staff/second-factor                                     door     422      422      422      422      422      422      422      422      422      422
"""
_ROWS = [line.split() for line in _STAFF.strip().splitlines()]
ACCESS = {(f"{row[0]} {row[1]}", who): cell for row in _ROWS for who, cell in zip(COLUMNS, row[2:], strict=True)}
ACCESS |= {(route, who): cell for route, cell in _PUBLIC.items() for who in COLUMNS}
_JSON = {
    "POST /calculators/{calculator_id}": {},
    "POST /sms/aliyun/{token}/receipts": [],
}


def routes_of(office: BackOffice) -> list[tuple[str, str]]:
    """Every method and route of the app."""
    from app import app

    return [(method, route) for route, methods in app.routes.items() for method in methods]


def path_to(route: str, case: Case, account: Account) -> str:
    """An address of a route."""
    known = {
        "calculator_id": "work-injury",
        "view": "elder",
        "service_id": "legal-aid",
        "step": "facts",
        "sheet_id": SHEET,
        "paper_id": SHEET,
        "case_id": case.id,
        "token": "guessed",
        "account_id": account.id,
        "day": "2026-11-30",
        "what": "withdraw",
        "holder": "draft",
        "name": f"{ENTRY}.svg",
        "entry_id": ENTRY,
    }
    return "/api" + re.sub(r"\{(\w+)\}", lambda hole: known.get(hole[1], hole[0]), route)


def asked(office: BackOffice, browser: Browser, route: str, case: Case, account: Account) -> Any:
    """Send what the route is for, with the token that a form of ours would carry."""
    method, _, pattern = route.partition(" ")
    path = path_to(pattern, case, account)
    if method == "GET":
        return browser.get(path)
    if route in _JSON:
        return browser.post(path, json.dumps(_JSON[route]).encode(), CONTENT_TYPE="application/json")
    if not browser.cookie:
        browser.get(QUEUE)  # the sign-in page's cookie, which nobody's is
    something = f"n{secrets.token_hex(5)}"
    fields = {"name": something, "code": something, "reference": something, "message": something}
    fields |= {"reason": "核对", "personal_name": "示例某人", "role": "clerk"}
    fields |= {"case": case.id, "what": "missed"} if "appointments" in pattern else {}
    token = office.form_token(browser, purpose_of(pattern, case, account))
    step = {f"{words_of(pattern)}-{name}": text for name, text in office.details().items()}
    return browser.post(path, {**fields, **step, "form_token": token})


def words_of(pattern: str) -> str:
    """The last words of an address: the step of a case, the change of an account."""
    return pattern.rpartition("/")[2]


def purpose_of(pattern: str, case: Case, account: Account) -> str:
    """What the form's token is made for."""
    words = words_of(pattern)
    if "appointments" in pattern:
        return f"appointment {case.id}"
    if "{paper_id}" in pattern:
        return f"paper {SHEET} {case.id}"
    if "{entry_id}" in pattern:
        return f"settle {ENTRY}"
    if "{account_id}" in pattern:
        return f"{words} {account.id}"
    if pattern.startswith("/staff/me/"):
        return f"me {words}"
    named = {
        "sign-in": "sign in",
        "sign-out": "sign out",
        "accounts": "make account",
        "code": "code",
        "search": "search",
        "exports": "export",
    }
    named |= {"second-factor": "second factor", "invitation": "invitation"}
    return named.get(words, f"{words} {case.id}")


def what_came(answer: Any, path: str) -> str:
    """A status; of a redirect, whether it leads to the door of the back office, to a step done, or elsewhere."""
    if answer.status != 303:
        return str(answer.status)
    to = urljoin(path, answer.headers["Location"]).partition("?")[0]
    if to in (QUEUE, ACCOUNTS):
        return "door" if to == QUEUE else "accounts"
    return "done" if to.startswith("/api/staff/cases/") else "elsewhere"


def test_every_route_of_the_app_has_its_row(office):
    steps = [route for route, _ in ACCESS if re.fullmatch(r"POST /staff/cases/\{case_id\}/\w+", route)]
    named = {re.sub(r"(POST /staff/cases/\{case_id\})/\w+$", r"\1/{action}", route) for route, _ in ACCESS}
    named = {re.sub(r"(POST /staff/accounts/\{account_id\})/\w+", r"\1/{change}", route) for route in named}
    named = {re.sub(r"(POST /staff/me)/\w+", r"\1/{change}", route) for route in named}
    assert named == {f"{method} {route}" for method, route in routes_of(office)}
    assert {action for action, _ in WAY} <= {Action(route.rpartition("/")[2]) for route in steps}


@pytest.mark.parametrize("route, who", [pytest.param(*cell, id=f"{cell[0]} by {cell[1]}") for cell in ACCESS])
def test_everybody_gets_what_the_cell_says(office, route, who):
    words = words_of(route)
    case = office.brought_to(Action(words) if words in {action for action, _ in WAY} else None)
    account = office.newcomer() if "{account_id}" in route else office.staff["clerk"]
    answer = asked(office, office.browser(who), route, case, account)
    assert what_came(answer, path_to(route.partition(" ")[2], case, account)) == ACCESS[route, who]


@pytest.mark.parametrize("who", ["other clerk", "administrator", "other lawyer"])
def test_a_case_of_others_answers_as_one_that_does_not_exist(office, who):
    case, browser = office.brought_to(None), office.browser(who)
    there, nowhere = browser.get(f"/api/staff/cases/{case.id}"), browser.get(f"/api/staff/cases/{NO_SUCH_CASE}")
    assert (there.status, nowhere.status) == (404, 404)
    assert there.text.replace(case.id, NO_SUCH_CASE) == nowhere.text


@pytest.mark.parametrize("case_id", ["%2e%2e", "水", "x" * 5000, "'--", "\u202e", "%00"])
def test_a_strange_case_number_is_no_case(office, case_id):
    assert office.browser("clerk").get(f"/api/staff/cases/{case_id}").status == 404


def test_each_sees_on_the_list_what_is_theirs(office):
    ours, theirs = office.brought_to(None), office.apply(office=OTHER_CENTRE)
    listed = {who: cases_listed(office.browser(who)) for who in PEOPLE}
    assert {who for who, cases in listed.items() if ours.id in cases} == {"clerk", "approver", "lawyer", "firm"}
    assert {who for who, cases in listed.items() if theirs.id in cases} == {"other clerk"}


def test_every_case_of_an_office_can_be_reached_from_its_list(office):
    centre = "ningqiang-legal-aid-centre"
    office.staff["busy clerk"] = office.account("busy", Role.CLERK, centre)
    cases = {office.apply(office=centre).id for _ in range(103)}
    assert cases_listed(office.browser("busy clerk")) == cases


def cases_listed(browser: Browser) -> set[str]:
    """Every case on the list, on its first page and on those that it leads to."""
    found, seen, ahead = set[str](), set[str](), [""]
    while ahead:
        seen.add(query := ahead.pop())
        page = browser.get(QUEUE, query).text
        found |= set(re.findall(r"staff/cases/([0-9a-f]{32})", page))
        ahead += [more for more in re.findall(r'href="[^"]*staff\?([^"]+)"', page) if more not in seen]
    return found


# The case


def page_of(office: BackOffice, who: str, case: Case) -> str:
    return str(office.browser(who).get(f"/api/staff/cases/{case.id}").text)


@pytest.mark.parametrize("who", ["clerk", "approver", "lawyer"])
def test_an_id_number_is_shown_in_part(office, who):
    page = page_of(office, who, office.brought_to(None))
    assert "6107**********1015" in page
    assert ID_NUMBER not in page
    assert PHONE in page  # the lawyer must call


LOOK = Action.SEE_ID_NUMBER


@pytest.mark.parametrize("who", ["clerk", "approver", "lawyer"])
def test_the_whole_id_number_is_shown_once_for_a_reason_which_stands_in_the_history(office, who):
    browser, case = office.browser(who), office.brought_to(None)
    path = f"/api/staff/cases/{case.id}"
    token = token_in(browser.get(path), "see_id_number")
    shown = browser.post(f"{path}/see_id_number", {"form_token": token, "reason": "和<b>身份证</b>核对"})
    assert (shown.status, shown.text.count(ID_NUMBER)) == (200, 1)
    assert shown.headers["Cache-Control"] == "no-store"
    later = browser.get(path).text
    assert ID_NUMBER not in later
    for page in (shown.text, later):
        history = page[page.index("<h2>经过</h2>") : page.index("<h2>短信</h2>")]
        assert "看了完整的身份证号码：和&lt;b&gt;身份证&lt;/b&gt;核对" in history
        assert history.rindex(office.staff[who].name) > history.index("看了完整的身份证号码")


@pytest.mark.parametrize("reason", ["", "  ", "\u200b", "长" * 101])
def test_without_a_reason_the_number_stays_hidden_and_what_was_typed_stays(office, reason):
    browser, case = office.browser("clerk"), office.apply()
    before = office.rows()
    answer = office.act(browser, LOOK, case.id, reason=reason)
    assert (answer.status, answer.text.count("请用一句话写为什么要看完整号码")) == (422, 2)  # above and beside
    assert f'value="{reason}"' in answer.text
    assert ID_NUMBER not in answer.text
    assert office.rows() == before


def test_a_look_leaves_state_and_list_as_they_were(office):
    browser, case = office.browser("clerk"), office.apply()
    listed = re.sub(r"[0-9a-f]{64}", "", browser.get(QUEUE).text)
    before = page_of(office, "clerk", case)
    assert office.act(browser, LOOK, case.id, reason="核对").status == 200
    after = page_of(office, "clerk", case)
    assert re.sub(r"[0-9a-f]{64}", "", browser.get(QUEUE).text) == listed
    assert re.findall(r"<h1>.*|class=\"deadline\".*|<button.*", after) == re.findall(
        r"<h1>.*|class=\"deadline\".*|<button.*", before
    )


def test_a_citizen_takes_back_what_staff_have_only_looked_at(office):
    service = office.site().catalogue.service("legal-aid")
    receipt = office.desk().applications.submit(service, answers_to(service), {}, secrets.token_hex(8))
    office.act(office.browser("clerk"), LOOK, receipt.case.id, reason="核对")
    assert "撤回了" in office.browser().post("/api/apply/legal-aid/take-back", {"token": receipt.take_back}).text


def test_a_case_without_an_id_number_asks_for_no_reason(office):
    service = office.site().catalogue.service("notary")
    office.staff["notary"] = office.account(f"notary-{secrets.token_hex(4)}", Role.CLERK, NOTARY)
    answers = answers_to(service, office=NOTARY, matter="will")
    case = office.desk().applications.submit(service, answers, {}, secrets.token_hex(8)).case
    assert "看完整号码" not in page_of(office, "notary", case)
    assert "看完整号码" in page_of(office, "clerk", office.apply())


def test_the_case_shows_its_clocks_with_their_article_and_the_step_that_is_due(office):
    page = page_of(office, "clerk", office.apply())
    for shown in (
        "法律援助中心作决定",
        "最晚2026年12月1日（周二，含当天），还剩7天",
        "《法律援助法》第四十三条第一款",
        "记下：收件了",
    ):
        assert shown in page
    assert "批准：给予援助" not in page


def test_the_first_call_is_due_today_once_the_lawyer_is_assigned(office):
    page = page_of(office, "lawyer", office.brought_to(Action.CONFIRM_NO_CONFLICT))
    assert "律师打第一个电话" in page
    assert "最晚2026年11月24日" in page


def test_the_case_shows_who_did_what_and_who_the_lawyer_is(office):
    page = page_of(office, "approver", office.brought_to(None))
    for shown in (*(office.staff[who].name for _, who in WAY), LAWYER, FIRM, LAWYERS_PHONE):
        assert shown in page


def test_a_step_sent_twice_is_taken_once_and_the_case_shown_as_it_is_now(office):
    browser, case = office.browser("clerk"), office.apply()
    assert office.act(browser, DUE, case.id).status == 303
    again = office.act(browser, DUE, case.id)
    assert again.status == 409
    assert "案件已经不在这一步了" in again.text
    assert "建议：给予援助" in again.text
    assert "<title>有1处要改" in again.text


NUMBERS_NOT_TO_CALL = [
    "0916-2234567",
    "13800138000",
    "12348",
    "0000-",
    "0000-0000000，请加微信",
    "0000-0000000 13800138000",
    "154",
    "154不是号码",
    "15400005510，转账到",
    "0000-<b>0</b>",
    "0000-123456",
    "0000-123456789",
    "0000-1234567890",
    "1540000551",
    "154000055100",
]


@pytest.mark.parametrize(
    "typed, told",
    [
        ("0000-0000000", "0000-0000000"),
        ("0000-12345678", "0000-12345678"),
        (" ００００－００００００１ ", "0000-0000001"),
        ("154 0000 5510", "15400005510"),
        ("+86 15400005510", "15400005510"),
    ],
)
def test_a_number_that_nobody_can_dial_is_told_as_it_would_be_dialled(office, typed, told):
    browser, case = office.browser("clerk"), office.brought_to(Action.ASSIGN)
    assert office.act(browser, Action.ASSIGN, case.id, phone=typed).status == 303
    assert f"用{told}打" in page_of(office, "clerk", case)


@pytest.mark.parametrize(
    "typed, told",
    [
        ("0916-0000000", "0916-0000000"),
        ("154 0000 5510", "15400005510"),
        ("0000-0000000", None),
        ("12348", None),
        ("", None),
    ],
)
def test_a_real_office_tells_a_mobile_number_or_a_landline_with_its_area_code(office, typed, told):
    from chalicelib.web.staff_cases import number_told

    class RealCity:
        is_sample = False

    class RealOffice:
        city, sample = RealCity, office.site().catalogue.sample

    assert number_told(typed, RealOffice) == told  # type: ignore[arg-type]


@pytest.mark.parametrize("phone", NUMBERS_NOT_TO_CALL)
def test_only_a_number_that_nobody_can_dial_is_told_on_a_sample_site(office, phone):
    browser, case = office.browser("clerk"), office.brought_to(Action.ASSIGN)
    before = office.rows()
    answer = office.act(browser, Action.ASSIGN, case.id, phone=phone)
    assert (answer.status, "示例站只能填拨不通的号码" in answer.text) == (422, True)
    assert office.rows() == before


def test_a_slip_at_an_assignment_loses_neither_lawyer_nor_number(office):
    browser, case = office.browser("clerk"), office.brought_to(Action.ASSIGN)
    wrong_number = office.act(browser, Action.ASSIGN, case.id, phone="0916-2234567").text
    assert re.search(f'value="{office.staff["lawyer"].id}" (selected|checked)', wrong_number)
    assert 'value="0916-2234567"' in wrong_number
    assert 'value="0000-1234567"' in office.act(browser, Action.ASSIGN, case.id, lawyer="", phone="0000-1234567").text


def test_what_an_applicant_typed_is_shown_as_typed(office):
    case = office.apply(facts="<script>alert(1)</script>{{7*7}}", opponent="\u202e'\"><img src=x>")
    page = page_of(office, "clerk", case)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


# What staff pages keep to themselves


def test_nothing_of_the_back_office_is_stored_on_the_way(office):
    case, browser = office.brought_to(Action.ASSIGN), office.browser("clerk")
    pages = [
        office.browser().get(QUEUE),
        office.browser().sign_in("nobody-at-all"),
        browser.get(QUEUE),
        browser.get(f"/api/staff/cases/{case.id}"),
        office.act(browser, Action.ASSIGN, case.id, phone=""),
    ]
    assert [page.headers["Cache-Control"] for page in pages] == ["no-store"] * len(pages)
    compressed = browser.get(QUEUE, HTTP_ACCEPT_ENCODING="br, gzip").headers
    assert "Content-Encoding" not in compressed  # the length of a compressed page tells of the token in it


def test_no_page_carries_personal_data_in_an_address_or_in_its_title(office):
    page = page_of(office, "clerk", office.brought_to(None))
    addresses = " ".join(re.findall(r'(?:href|action)="([^"]*)"', page) + re.findall(r"<title>([^<]*)", page))
    assert not [personal for personal in (NAME, PHONE, ID_NUMBER, FACTS, LAWYER) if personal in addresses]


def test_citizens_see_nothing_of_the_people_who_work_on_their_case(office):
    case = office.brought_to(None)
    fields = {"reference": case.text("reference"), "digits": PHONE[-4:]}
    page = office.browser().post("/api/progress", fields)
    assert page.status == 200
    assert "律师和您通过电话了" in page.text
    staff = [account.name for account in office.staff.values()] + [account.id for account in office.staff.values()]
    names = [personal_name for _, _, personal_name in PEOPLE.values()]
    assert not [told for told in (*staff, *names, NAME, ID_NUMBER, PHONE) if told in page.text]


@pytest.mark.parametrize(
    "body, content_type, status",
    [
        (b"\xff\xfe=%zz&form_token=\x80", FORM, 400),
        (b"&".join(b"a=1" for _ in range(501)), FORM, 400),
        (b"{}", "application/json", 415),
        (b"x" * (64 * 1024 + 1), FORM, 413),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_refused_with_a_page(office, body, content_type, status):
    case = office.apply()
    answer = office.browser("clerk").post(f"/api/staff/cases/{case.id}/{DUE}", body, CONTENT_TYPE=content_type)
    assert (answer.status, "<h1>" in answer.text) == (status, True)


@pytest.fixture
def store_away(office) -> Iterator[None]:
    """The store answers nobody for a while."""
    from app import make_desk
    from chalicelib.web.desk import provide

    there, away = office.desk(), StoreAway()
    accounts = replace(there.accounts, table=away)
    sessions = replace(there.sessions, table=away, accounts=accounts)
    ledger = replace(there.ledger, table=away)
    limits, commands = replace(there.limits, table=away), replace(there.commands, ledger=ledger, accounts=accounts)
    provide(lambda: replace(there, table=away, accounts=accounts, sessions=sessions, limits=limits, commands=commands))
    yield
    provide(make_desk)


def test_while_the_store_is_away_staff_are_asked_to_come_back(office, store_away, request):
    browser = Browser(office.api, office.desk().staff_cookie.carrying("t" * 43).partition(";")[0])
    answers = [
        browser.get(QUEUE),
        browser.get(f"/api/staff/cases/{NO_SUCH_CASE}"),
        office.act(browser, DUE, NO_SUCH_CASE),
        browser.post(SIGN_OUT, {"form_token": office.form_token(browser, "sign out")}),
        browser.post(SIGN_IN, {"form_token": office.form_token(browser, "sign in"), "name": "x", "password": "x"}),
    ]
    assert [(answer.status, answer.headers["Retry-After"]) for answer in answers] == [(503, "60")] * len(answers)
