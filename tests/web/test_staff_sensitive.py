"""What was done to somebody at home: staff who are not named for such cases meet no trace of them, whatever they open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.step_details import LawyerUnknown

from tests.casework.deciding import CENTRE, LAWYERS_PHONE
from tests.web.back_office import ACCOUNTS, QUEUE, BackOffice, Browser

TITLE = "受了伤害，想找人帮忙"
SAFE_PHONE = "15400005588"  # in no other test's case


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


@pytest.fixture(scope="module")
def case(office) -> Case:
    """One that has just come in."""
    return sent(office, "of everybody's")


def sent(office: BackOffice, key: str) -> Case:
    service = office.site().catalogue.service("safe-contact")
    typed = {"how": ["call"], "phone": [SAFE_PHONE], "through_whom": ["示例表姐"]}
    answers, _ = service.check(typed, office.desk().clock.now().date())
    return office.desk().applications.submit(service, answers, {}, f"{office.run} {key}").case


def named(office: BackOffice, who: str, named: bool = True) -> Account:
    found: Account = office.desk().accounts.change(
        office.staff[who].id, lambda account: replace(account, sees_sensitive=named)
    )
    return found


def searched(office: BackOffice, browser: Browser, typed: str) -> str:
    token = office.form_token(browser, "search")
    return str(browser.post("/api/staff/search", {"form_token": token, "typed": typed}).text)


@pytest.mark.parametrize("who", ["clerk", "approver"])
@pytest.mark.parametrize(
    "path", [QUEUE, "/api/staff/calls", "/api/staff/numbers", "/api/staff/appointments", "/api/staff/next"]
)
def test_who_is_not_named_meets_no_trace_of_it_on_any_list(office, case, who, path):
    page = office.browser(who).get(path)
    told = page.text + page.headers.get("Location", "")
    assert [trace for trace in (case.id, case.text("reference"), TITLE) if trace in told] == []


@pytest.mark.parametrize("by", ["reference", "phone"])
def test_who_is_not_named_does_not_find_it(office, case, by):
    assert "没有找到" in searched(office, office.browser("clerk"), case.text(by))


@pytest.mark.parametrize("below", ["", "/papers/receipt"])
def test_it_answers_who_is_not_named_as_a_case_that_does_not_exist(office, case, below):
    assert office.browser("approver").get(f"/api/staff/cases/{case.id}{below}").status == 404


def test_who_is_named_finds_it_on_list_and_in_the_numbers(office, case):
    named(office, "clerk")
    browser = office.browser("clerk")
    assert case.text("reference") in browser.get(QUEUE).text
    assert TITLE in browser.get("/api/staff/numbers").text
    named(office, "clerk", False)


def test_the_wish_how_to_be_reached_stands_above_every_step_and_before_the_number(office, case):
    named(office, "clerk")
    above = office.browser("clerk").get(f"/api/staff/cases/{case.id}").text.partition("<details><summary>")[0]
    assert 0 < above.index("怎么找您") < above.index("示例表姐") < above.index(SAFE_PHONE)
    named(office, "clerk", False)


def granted(office: BackOffice, key: str) -> Case:
    case = sent(office, key)
    clerk, approver = named(office, "clerk"), named(office, "approver")
    for action, who in (
        (Action.RECORD_RECEIPT, clerk),
        (Action.PROPOSE_GRANT, clerk),
        (Action.APPROVE_GRANT, approver),
    ):
        case = office.desk().commands.take(who, action, case.id)
    return case


def test_a_lawyer_who_would_not_see_it_is_not_offered_and_cannot_be_assigned(office):
    case, clerk = granted(office, "unseen"), office.desk().accounts.get(office.staff["clerk"].id)
    lawyer = named(office, "lawyer", False)
    assert lawyer.id not in office.browser("clerk").get(f"/api/staff/cases/{case.id}").text
    with pytest.raises(LawyerUnknown):
        office.desk().commands.take(clerk, Action.ASSIGN, case.id, {"lawyer": lawyer.id, "phone": LAWYERS_PHONE})


def test_a_lawyer_who_is_named_is_offered_and_opens_the_case(office):
    case, lawyer = granted(office, "seen"), named(office, "lawyer")
    assert lawyer.id in office.browser("clerk").get(f"/api/staff/cases/{case.id}").text
    assert office.act(office.browser("clerk"), Action.ASSIGN, case.id, lawyer=lawyer.id).status == 303
    assert office.browser("lawyer").get(f"/api/staff/cases/{case.id}").status == 200


def test_an_administrator_is_warned_while_nobody_would_see_such_cases(office):
    warned = "还没有指定谁看敏感案件"
    for role in (Role.CLERK, Role.APPROVER):
        for account in office.desk().accounts.with_role(role, CENTRE):
            office.desk().accounts.change(account.id, lambda at: replace(at, sees_sensitive=False))
    assert warned in office.browser("administrator").get(ACCOUNTS).text
    named(office, "clerk")
    assert warned not in office.browser("administrator").get(ACCOUNTS).text
