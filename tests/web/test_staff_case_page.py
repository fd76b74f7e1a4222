"""A case and the list as staff read them: what comes first, what was chosen in words, no link that leads nowhere."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case

from tests.casework.deciding import NAME, OTHER_CENTRE, PHONE
from tests.casework.filling import BY, FILLED
from tests.web.back_office import QUEUE, BackOffice

SOMEBODY = "61070219900101104X"  # of nobody else in these tests


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


def page_of(office: BackOffice, case: Case, who: str) -> str:
    return str(office.browser(who).get(f"/api/staff/cases/{case.id}").text)


def history_after(office: BackOffice, case: Case, action: Action, reader: str = "") -> str:
    """The history once this step has been taken, filled in as usual, as whoever took it reads it, or the ``reader``."""
    who = BY.get(action, "clerk")
    office.desk().commands.take(office.staff[who], action, case.id, FILLED[action])
    return page_of(office, case, reader or who).partition("<h2>经过</h2>")[2].partition("</ol>")[0]


@pytest.mark.parametrize(
    ("action", "told", "kept"),
    [
        (Action.RECORD_CALL_ATTEMPT, "没有人接", "no_answer"),
        (Action.REPORT, "要求全部得到支持；对方付了钱", "won"),
        (Action.RECORD_SIGNED_SHEET, "申请表", "application_form"),
        (Action.PROPOSE_TERMINATION, "自己另请了律师、代理人；自己请了律师", "；6"),
    ],
)
def test_what_was_chosen_stands_in_the_history_in_the_words_of_its_form(office, action, told, kept):
    history = history_after(office, office.brought_to(None), action)
    assert (told in history, kept in history) == (True, False)


def test_staff_see_until_when_papers_may_be_supplemented(office):
    case = office.brought_to(Action.PROPOSE_GRANT)
    assert "身份证、工资条；最晚哪天补来：2026年12月4日" in history_after(office, case, Action.ASK_SUPPLEMENT)


def test_a_hand_over_tells_its_reason_and_no_id_of_an_office(office):
    history = history_after(office, office.brought_to(Action.PROPOSE_GRANT), Action.HAND_OVER, "other clerk")
    assert ("法院在那里" in history, OTHER_CENTRE in history) == (True, False)


@pytest.mark.parametrize("who", ["clerk", "approver", "lawyer"])
def test_parties_matter_and_the_applicants_own_last_day_stand_above_every_step(office, who):
    case = office.brought_to(Action.CONFIRM_NO_CONFLICT, opponent="示例建筑公司")
    above = page_of(office, case, who).partition("<details><summary>")[0]
    assert [each in above for each in (NAME, "示例建筑公司", "工伤", "自己申请工伤认定")] == [True] * 4


def test_how_somebody_wants_to_be_reached_stands_above_the_steps_and_before_the_number(office):
    case = office.brought_to(Action.RECORD_FIRST_CALL, contact_how="text")
    above = page_of(office, case, "lawyer").partition("<details><summary>")[0]
    assert 0 < above.index("先发短信") < above.index(PHONE)


def test_a_lawyer_who_has_not_accepted_reads_no_number(office):
    assert PHONE not in page_of(office, office.brought_to(Action.CONFIRM_NO_CONFLICT), "lawyer")


@pytest.mark.parametrize("who", ["clerk", "approver", "lawyer", "firm", "bureau"])
def test_every_link_on_somebodys_list_leads_them_somewhere(office, who):
    browser = office.browser(who)
    links = set(re.findall(r'href="(?:\.\./)*(?:api/)?(staff[^"#]*)"', browser.get(QUEUE).text))
    assert links
    statuses = {link: browser.get(f"/api/{link.partition('?')[0]}", link.partition("?")[2]).status for link in links}
    assert set(statuses.values()) == {200}, statuses


def test_a_clerk_finds_the_way_to_entering_and_to_the_calls_when_nobody_waits(office):
    page = office.browser("clerk").get(QUEUE).text
    assert ("staff/enter" in page, "staff/calls" in page) == (True, True)


def test_who_hands_a_case_over_is_led_back_to_the_list(office):
    case, to = office.brought_to(Action.PROPOSE_GRANT), str(FILLED[Action.HAND_OVER]["to"])
    answer = office.act(office.browser("clerk"), Action.HAND_OVER, case.id, to=to, reason="法院在那里")
    assert (answer.status, urljoin(f"/api/staff/cases/{case.id}/hand_over", answer.headers["Location"])) == (303, QUEUE)


def test_a_paper_that_was_served_is_named_by_its_number(office):
    case = office.brought_to(Action.ASSIGN)
    number = case.events[-1].details["paper"]["number"]
    served = {**FILLED[Action.RECORD_SERVICE], "paper": number}
    office.desk().commands.take(office.staff["clerk"], Action.RECORD_SERVICE, case.id, served)
    history = page_of(office, case, "clerk").partition("<h2>经过</h2>")[2].partition("</ol>")[0]
    assert f"{number}；当面；哪天送到的：2026年11月24日；本人" in history


def test_a_double_is_joined_only_with_a_case_that_goes_on(office):
    ended, going = office.apply(id_number=SOMEBODY), office.apply(id_number=SOMEBODY)
    office.desk().commands.take(office.staff["clerk"], Action.RECORD_WITHDRAWAL, ended.id, {"reason": "不办了"})
    page = page_of(office, office.apply(id_number=SOMEBODY), "clerk")
    assert (f'value="{ended.id}"' in page, f'value="{going.id}"' in page) == (False, True)
