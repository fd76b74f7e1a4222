"""A case as its citizen sees it after a code: what it shows, what may be done, that nobody else gets in."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.kinds import Kind

from tests.applicant import Browser, kept_rows, other_settings
from tests.casework.deciding import CENTRE, SUBMITTED
from tests.web.appointing import BY_SLOTS, Citizen, case_at
from tests.web.back_office import BackOffice

NUMBERS = itertools.count(5600)
CODE = re.compile(r"验证码(\d{6})")


@pytest.fixture(scope="module")
def office(api):
    return BackOffice(api)


def last_code() -> str:
    """The code in the last message of the outbox."""
    from chalicelib.web.desk import desk

    return next(found[1] for message in desk().dev_outbox.messages() if (found := CODE.search(message.text)))


def applied(office, before: Action | None = Action.RECORD_RECEIPT):
    """A case of somebody with a phone of his own, at which everything before this step is done."""
    return office.brought_to(before, phone=f"1540000{next(NUMBERS)}")


def pair_of(case) -> dict[str, str]:
    """What opens its progress."""
    return {"reference": case.text("reference"), "digits": case.text("phone")[-4:]}


def opened(api, case) -> Browser:
    """A browser that has typed in the right code."""
    browser, pair = Browser(api), pair_of(case)
    browser.post("/api/my-case/code", pair)
    browser.post("/api/my-case/open", {**pair, "code": last_code()})
    browser.follow()
    return browser


def wish(browser: Browser, what: str, text: str = ""):
    """Send the form of a wish as the page has it."""
    form = next(part for part in browser.answer.text.split("<form") if re.match(rf'[^>]*my-case/{what}"', part))
    token = re.search(r'name="form_token" value="([0-9a-f]{64})"', form)
    assert token
    return browser.post(f"/api/my-case/{what}", {"form_token": token[1], "text": text})


def test_a_code_opens_the_whole_case(api, office):
    browser = opened(api, applied(office))
    assert "交上来了，还没有收件" in browser.told
    assert "手机已确认" in browser.told


def test_that_the_phone_is_his_is_noted_once(api, office):
    case = applied(office)
    opened(api, case)
    office.desk().wishes.confirm_phone(office.desk().ledger.load(case.id))
    kinds = [event.kind for event in office.desk().ledger.load(case.id).events]
    assert kinds.count(Kind.PHONE_CONFIRMED) == 1


def test_a_code_still_opens_the_case_when_staff_take_a_step_at_the_same_moment(office):
    case = applied(office)
    office.desk().commands.take(office.staff["clerk"], Action.RECORD_RECEIPT, case.id)
    office.desk().wishes.confirm_phone(case)
    assert office.desk().ledger.load(case.id).last.kind is Kind.RECEIVED


def test_the_case_shows_what_was_sent_and_prints_the_sheets_filled_in(api, office):
    browser = opened(api, applied(office))
    assert "您交的内容" in browser.told
    assert SUBMITTED["facts"] in browser.told
    assert browser.seen.all("a", href="../api/apply/legal-aid/sheets/application_form")


def test_an_appointment_claims_neither_identity_nor_the_law_of_legal_aid(office):
    told = Citizen(office, case_at(office, BY_SLOTS)).browser.get("/api/my-case").text
    assert "您的身份" not in told
    assert "可以向司法局投诉。" in told
    assert "法律援助法第55" not in told


def test_a_sensitive_case_begins_with_the_way_out_and_repeats_no_wish(office):
    service, wish_told = office.site().catalogue.service("safe-contact"), {"how": "come", "when": "示例周三上午"}
    case = office.desk().applications.submit(service, wish_told, {}, "sensitive case of my own").case
    told = Citizen(office, case).browser.get("/api/my-case").text
    assert told.index("快速离开") < told.index(case.text("reference"), told.index("<main"))
    assert "示例周三上午" not in told


def test_what_has_ended_takes_no_more_papers(api, office):
    browser = opened(api, applied(office))
    wish(browser, "withdraw")
    assert "拍照传上来" not in browser.follow().text


def test_the_persons_own_last_day_stands_in_page_and_calendar(api, office):
    browser = opened(api, applied(office))
    assert "自己申请工伤认定最晚" in browser.told
    assert "自己申请工伤认定" in browser.get("/api/my-case/calendar").text


def test_a_wrong_code_opens_nothing_and_says_how_to_get_another(api, office):
    pair = pair_of(applied(office))
    browser = Browser(api)
    browser.post("/api/my-case/code", pair)
    code = last_code()
    assert browser.post("/api/my-case/open", {**pair, "code": f"{(int(code) + 1) % 10**6:06}"}).status == 422
    assert "再发一次" in browser.told
    assert browser.get("/api/my-case").status == 303


def test_the_page_for_the_code_is_the_same_for_a_pair_that_does_not_fit(api, office):
    right, wrong = Browser(api), Browser(api)
    pair = pair_of(applied(office))
    right.post("/api/my-case/code", pair)
    wrong.post("/api/my-case/code", {**pair, "digits": "0000"})
    assert right.answer.text == wrong.answer.text.replace('"0000"', f'"{pair["digits"]}"')


def test_nobody_sees_a_case_without_a_code(api):
    assert Browser(api).get("/api/my-case").headers["Location"] == "progress"
    assert Browser(api).get("/api/my-case/export").headers["Location"] == "../progress"


@pytest.mark.parametrize("what", ["withdraw", "delete", "leave"])
def test_a_form_that_we_have_not_made_changes_nothing(api, office, what):
    case = applied(office)
    browser = opened(api, case)
    assert browser.post(f"/api/my-case/{what}", {"form_token": "0" * 64}).status == 403
    assert office.desk().ledger.load(case.id).ended is None


def test_papers_asked_for_are_supplemented_and_the_clock_runs_on(api, office):
    case = applied(office, Action.PROPOSE_GRANT)
    asked = {"items": "工资条", "until": date(2026, 12, 10)}
    office.desk().commands.take(office.staff["clerk"], Action.ASK_SUPPLEMENT, case.id, asked)
    browser = opened(api, case)
    assert "工资条" in browser.told
    assert "停着，等您补材料" in browser.told
    assert "最晚2026年12月10日（周四，含当天）" in browser.told
    wish(browser, "supplement", "交了三张工资条")
    assert browser.follow().status == 200
    assert "补的材料收到了" in browser.told
    assert "停着" not in browser.told
    assert "请您补材料" not in browser.told


def test_an_objection_needs_words_and_keeps_them(api, office):
    case = applied(office, Action.PROPOSE_GRANT)
    commands, staff = office.desk().commands, office.staff
    refusal = {"reason": "不在援助范围", "article": "31", "elsewhere": "打12348"}
    commands.take(staff["clerk"], Action.PROPOSE_REFUSAL, case.id, refusal)
    commands.take(staff["approver"], Action.APPROVE_REFUSAL, case.id)
    browser = opened(api, case)
    assert "不在援助范围" in browser.told
    assert wish(browser, "object", "   ").status == 422
    assert wish(browser, "object", "我是农民工，应当不查困难").status == 303
    browser.follow()
    assert "异议在司法局" in browser.told
    assert office.desk().ledger.load(case.id).last.text("text") == "我是农民工，应当不查困难"


def test_what_is_only_proposed_is_not_told(api, office):
    case = applied(office, Action.APPROVE_GRANT)
    assert "建议" not in opened(api, case).told


def test_an_unreceived_application_is_deleted_at_once_and_leaves_nothing(api, office):
    case = applied(office)
    browser = opened(api, case)
    assert wish(browser, "delete").status == 200
    assert f"case/{case.id}" not in kept_rows("case")
    browser.get("/api/my-case")
    assert browser.answer.status == 303


def test_a_received_case_is_locked_and_says_so(api, office):
    case = applied(office, Action.PROPOSE_GRANT)
    browser = opened(api, case)
    assert "不能删" in browser.told
    token = office.desk().sessions.form_token(browser.cookies["case"], f"delete {case.id}")
    assert browser.post("/api/my-case/delete", {"form_token": token}).status == 422
    assert office.desk().ledger.load(case.id).happened(Kind.RECEIVED)


def test_the_copy_for_a_machine_holds_what_was_filled_in_and_is_kept_nowhere(api, office):
    case = applied(office)
    browser = opened(api, case)
    copy = browser.get("/api/my-case/export")
    assert json.loads(copy.text)["events"][0]["details"]["answers"]["office"] == CENTRE
    assert copy.headers["Cache-Control"] == "no-store"


def test_leaving_ends_the_session_on_the_server(api, office):
    browser = opened(api, applied(office))
    token = browser.cookies["case"]
    wish(browser, "leave")
    browser.cookies["case"] = token
    assert browser.get("/api/my-case").status == 303


def test_an_overdue_clock_says_so_and_how_to_complain(api, office):
    case = applied(office)
    with other_settings(TODAY="2027-01-20"):
        told = Browser(api)
        told.post("/api/progress", pair_of(case))
        assert "已超过法定期限" in told.told
        assert "投诉" in told.told
