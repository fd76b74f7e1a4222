"""Applying on the phone: the way from page to page, what is kept, what is refused, and what comes of sending it."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chalicelib.casework.drafts import Drafts

from site_builder import ROOT
from tests.applicant import (
    APPOINTMENT,
    BY_HIS_DAUGHTER,
    FACTS,
    HELPED,
    HELPER,
    HELPERS_PHONE,
    HIMSELF,
    ID_NUMBER,
    LEGAL_AID,
    NAME,
    NOTARY,
    OPPONENT,
    OUTBOX,
    PHONE,
    RESUME,
    TICKED,
    Browser,
    Pages,
    kept_rows,
    other_settings,
)
from tests.casework.staffing import StoreAway, at_once
from tests.conftest import settings_for
from tests.site_builder.conftest import GOV_SITE, HEAD, SECTION, SmallCity, from_the_repository, least_content

NOT_SENT_ANYWHERE = "不会送到任何机关，请勿填真实信息"
REFUSED_ID = "示例站不收真的身份证号码"
REFUSED_PHONE = "示例站不收真的手机号码"
REAL_ID, REAL_PHONE = "110105194912310038", "13812345678"  # made up, but not on the list of the sample

HARDSHIP = {"household": "4", "income": "3000", "relief": "none"}
NO_MIGRANT: Pages = {
    "who": {"for_whom": "self"},
    "matter": {"matter": "support", "migrant": "no"},
    "hardship": HARDSHIP,
    **{page: HIMSELF[page] for page in ("facts", "office", "person", "home", "contact")},
}
EVERY_PAGE = {**BY_HIS_DAUGHTER, "hardship": HARDSHIP}


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


@pytest.fixture
def desk_with(api) -> Iterator[Callable[..., None]]:
    """The desk of the functions, with some of its parts exchanged until the test is over."""
    from app import make_desk
    from chalicelib.web.desk import desk, provide

    here = desk()
    yield lambda **others: provide(lambda: replace(here, **others))
    provide(make_desk)


@pytest.fixture
def at_check(browser: Browser) -> Browser:
    """A browser with everything filled in."""
    browser.with_draft()
    return browser


def code_held_by(browser: Browser) -> str:
    """The code in the browser's cookie, without our signature."""
    return browser.cookies["draft"].partition(".")[0]


def with_days(**days: str) -> Pages:
    """The newspaper's case with other days on the page of days."""
    return {**HIMSELF, "dates": {field.replace("__", "-"): value for field, value in days.items()}}


# ---- the way through the form


@pytest.mark.parametrize(
    ("pages", "service"),
    [(HIMSELF, LEGAL_AID), (BY_HIS_DAUGHTER, LEGAL_AID), (NO_MIGRANT, LEGAL_AID), (APPOINTMENT, NOTARY)],
    ids=["himself", "by his daughter", "no migrant worker", "notary"],
)
def test_one_group_of_questions_after_the_other_leads_to_the_check(browser, pages, service):
    browser.begin(service)
    steps = [f"第{n}步，共" for n in range(1, len(pages) + 1)]
    for step, (page, typed) in zip(steps, pages.items(), strict=True):
        assert step in browser.told
        browser.fill_in({page: typed})
    assert browser.at == f"{service}/check"


PROOF_OR_HARDSHIP = [
    ("wages", "yes", {"migrant_proof"}),
    ("work_injury", "yes", {"migrant_proof"}),
    ("work_injury", "no", {"hardship"}),
    ("support", "yes", {"hardship"}),
    ("violence", "no", set()),
]


@pytest.mark.parametrize(("matter", "migrant", "asked"), PROOF_OR_HARDSHIP)
def test_a_migrant_workers_wage_or_injury_asks_for_proof_of_that_and_not_for_hardship(browser, matter, migrant, asked):
    browser.with_draft({"who": {"for_whom": "self"}, "matter": {"matter": matter, "migrant": migrant}}, at="matter")
    shown = {page for page in ("migrant_proof", "hardship") if browser.get(f"{LEGAL_AID}/{page}").status == 200}
    assert shown == asked


def test_the_button_begins_under_a_code_that_only_a_cookie_of_this_browser_holds(browser):
    browser.get(LEGAL_AID)
    assert "code" not in [each.attributes.get("class") for each in browser.seen.elements]
    answer = browser.post(LEGAL_AID)
    assert (answer.status, answer.headers["Location"]) == (303, "legal-aid/who")
    cookie = answer.headers["Set-Cookie"]
    assert re.fullmatch(r"draft=[2-9A-Z-]{12}\.[0-9a-f]{64}; Path=/api; HttpOnly; SameSite=Lax", cookie)


def test_under_the_path_of_another_site_the_cookie_stays_below_it(api):
    answer = api.ask("POST", LEGAL_AID, SCRIPT_NAME="/12348", CONTENT_TYPE="application/x-www-form-urlencoded")
    assert "; Path=/12348/api;" in answer.headers["Set-Cookie"]


def test_in_production_the_cookie_goes_over_https_alone(browser):
    with other_settings(PRODUCTION="1", SMS_TOKEN="t" * 32, TODAY=""):
        assert browser.post(LEGAL_AID).headers["Set-Cookie"].endswith("; Secure")


@pytest.mark.parametrize("step", ["who", "person", "check", "hardship"])
def test_without_a_draft_every_page_leads_to_the_first(browser, step):
    browser.get(f"{LEGAL_AID}/{step}")
    browser.follow()
    assert browser.at == LEGAL_AID
    browser.post(f"{LEGAL_AID}/{step}", {"name": NAME})
    browser.follow()
    assert browser.at == LEGAL_AID


def test_a_draft_of_another_service_does_not_open_here(at_check):
    at_check.get(f"{NOTARY}/check")
    assert at_check.answer.headers["Location"] == "../notary"


@pytest.mark.parametrize(
    "path", ["/api/apply/nothing", f"{LEGAL_AID}/nothing", f"{LEGAL_AID}/水", f"{LEGAL_AID}/who/x"]
)
def test_an_unknown_service_or_page_is_not_found(at_check, path):
    assert at_check.get(path).status == 404
    assert at_check.post(path).status == 404


def test_the_check_is_reached_only_when_every_page_is_right(browser):
    browser.with_draft({page: typed for page, typed in HIMSELF.items() if page != "facts"})
    assert browser.answer.headers["Location"] == "facts"


# ---- the code


def test_the_code_stands_on_top_of_every_page_and_in_no_address(browser):
    browser.begin()
    code = browser.code
    for page, typed in BY_HIS_DAUGHTER.items():
        main = browser.told
        assert browser.code == code
        assert main.index(code) < main.index(browser.seen.all("h1")[0].text)
        addresses = [each.attributes.get(name) or "" for each in browser.seen.elements for name in ("href", "action")]
        assert not [address for address in addresses if code in address or code.replace("-", "") in address]
        browser.fill_in({page: typed})
    assert browser.told.index(code) < browser.told.index("看一遍再交")


@pytest.mark.parametrize("page", [page for page in HIMSELF if page != "dates"])
def test_the_code_stays_on_top_of_a_page_that_came_back(browser, page):
    browser.with_draft({name: HIMSELF[name] for name in [*HIMSELF][: [*HIMSELF].index(page)]}, at=page)
    assert browser.post(browser.at, {}).status == 422
    assert browser.code == code_held_by(browser)


def test_no_redirect_carries_the_code(browser):
    places = [browser.post(LEGAL_AID).headers["Location"]]
    code = code_held_by(browser)
    for page, typed in HIMSELF.items():
        places.append(browser.post(f"{LEGAL_AID}/{page}", typed).headers["Location"])
    browser.cookies.clear()
    places.append(browser.post(RESUME, {"code": code}).headers["Location"])
    places.append(browser.post(f"{LEGAL_AID}/forget").headers["Location"])
    assert not [place for place in places if code in place or code.replace("-", "") in place]


def test_nothing_personal_and_no_code_is_logged(browser, caplog):
    caplog.set_level(logging.DEBUG)
    browser.begin()
    code = browser.code
    browser.fill_in(BY_HIS_DAUGHTER)
    browser.send({})
    browser.send()
    browser.post(f"{LEGAL_AID}/take-back", browser.hidden)
    assert [said for said in (code, NAME, HELPER, PHONE, ID_NUMBER, FACTS[:6]) if said in caplog.text] == []


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: f" {code.replace('-', ' ')} "])
def test_the_code_alone_opens_the_form_in_another_browser_where_it_was_left(api, typed):
    first = Browser(api)
    first.begin()
    first.fill_in({page: HIMSELF[page] for page in ("who", "matter")})
    second = Browser(api)
    second.post(RESUME, {"code": typed(first.code)})
    second.follow()
    assert second.at == f"{LEGAL_AID}/migrant_proof"
    assert second.code == first.code
    assert second.get("matter").status == 200
    assert second.typed == HIMSELF["matter"]


def test_a_finished_form_opens_at_the_check(at_check):
    code = at_check.code
    at_check.post(RESUME, {"code": code})
    at_check.follow()
    assert at_check.at == f"{LEGAL_AID}/check"


@pytest.mark.parametrize("typed", ["", "7K3-M9T-Q2XA", "7K3M-9TQ2", "x" * 5_000, "水", "\x00", "<script>", "%0d%0a"])
def test_a_wrong_code_is_told_and_stays_to_be_mended(browser, typed):
    answer = browser.post(RESUME, {"code": typed})
    assert answer.status == 422
    assert "没有找到这个续办码" in browser.told
    assert browser.typed["code"] == typed[:40]
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in answer.text


def test_the_twenty_first_try_of_a_code_in_an_hour_is_refused(browser):
    statuses = [browser.post(RESUME, {"code": "7K3-M9T-Q2XB"}).status for _ in range(21)]
    assert statuses == [422] * 20 + [429]
    assert "过一个小时再试" in browser.told


@pytest.mark.parametrize("typed", ["", "7K3M-9TQ2", "不记得了"])
def test_what_is_no_code_can_be_tried_on_and_shuts_nobody_out(browser, typed):
    assert {browser.post(RESUME, {"code": typed}).status for _ in range(25)} == {422}


def test_who_has_the_code_may_come_back_as_often_as_needed(browser):
    browser.with_draft(at="who")
    code = browser.code
    assert {browser.post(RESUME, {"code": code}).status for _ in range(25)} == {303}


def test_the_form_is_deleted_on_demand_and_no_browser_opens_it_again(browser):
    browser.with_draft(at="who")
    code = browser.code
    browser.post(f"{LEGAL_AID}/forget")
    assert "draft=;" in browser.answer.headers["Set-Cookie"]
    browser.follow()
    assert browser.at == LEGAL_AID
    assert browser.post(RESUME, {"code": code}).status == 422


HOSTILE_COOKIES = [
    "draft=",
    "draft=7K3-M9T-Q2XA",
    "draft=水",
    'draft="',
    "draft=\x00",
    "draft=a; draft=b",
    "=;;=",
    "draft",
]


@pytest.mark.parametrize("cookie", HOSTILE_COOKIES, ids=ascii)
@pytest.mark.parametrize("step", ["who", "check", "send", "forget", "take-back"])
def test_no_cookie_breaks_a_page(api, cookie, step):
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_COOKIE": cookie}
    assert api.ask("POST", f"{LEGAL_AID}/{step}", body=b"a=1", **form).status in (303, 409)
    assert api.ask("GET", f"{LEGAL_AID}/{step}", HTTP_COOKIE=cookie).status == 303


class UnusedDrafts:
    """Drafts that note what they are asked to open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, typed: str) -> None:
        """Note it; there is no draft."""
        self.opened.append(typed)


@pytest.mark.parametrize(
    "change", [lambda value: value[:12], lambda value: f"{'2' * 12}{value[12:]}", lambda value: value[:-1]]
)
def test_no_draft_is_looked_for_under_a_code_that_a_browser_made_up(browser, desk_with, change):
    """Each would cost a run of argon2, and there are as many as one likes."""
    browser.with_draft(at="who")
    drafts = UnusedDrafts()
    desk_with(drafts=drafts)
    browser.get(f"{LEGAL_AID}/who")
    assert drafts.opened == [code_held_by(browser)]
    browser.cookies["draft"] = change(browser.cookies["draft"])
    browser.get(f"{LEGAL_AID}/who")
    assert drafts.opened[1:] == [""]


# ---- nothing typed is lost


def test_a_slip_is_told_at_the_field_and_in_the_summary_and_the_rest_stays(browser):
    browser.with_draft({page: BY_HIS_DAUGHTER[page] for page in ("who",)}, at="helper")
    answer = browser.post(browser.at, {**HELPED, "helper_phone": "12345"})
    assert answer.status == 422
    assert browser.seen.all("title")[0].text.startswith("有1处要改：您是谁")
    assert "「您的手机」请填11位的手机号码。刚才填的是「12345」。" in browser.told
    assert browser.seen.all("a", href="#helper_phone")
    assert browser.typed == {**HELPED, "helper_phone": "12345"}


def test_a_list_left_alone_is_asked_to_be_chosen_from(browser):
    browser.with_draft(HIMSELF, at="office")
    browser.post(browser.at, {"office": ""})
    assert "「哪个法律援助中心」还没有选，请选一项。" in browser.told


def test_a_page_left_empty_comes_back_with_every_question_named(browser):
    browser.with_draft({"who": HIMSELF["who"]}, at="matter")
    assert browser.post(browser.at, {}).status == 422
    assert browser.seen.all("title")[0].text.startswith("有2处要改")


def test_what_was_typed_and_refused_is_still_there_on_another_phone(api, browser):
    browser.with_draft(HIMSELF, at="person")
    browser.post(browser.at, {"name": NAME, "id_number": "123", "phone": "一三八"})
    second = Browser(api)
    second.post(RESUME, {"code": browser.code})
    second.follow()
    assert second.at == f"{LEGAL_AID}/person"
    assert second.typed == {"name": NAME, "id_number": "123", "phone": "一三八"}


HOSTILE = [
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "NaN",
    "9" * 40,
    "２０２６",
    "四千五",
    "'; DROP TABLE rows; --",
    '"><script>alert(1)</script>',
    "</textarea><script>",
    "\x00",
    "\u202e5",
    "😀",
    "{{7*7}}{%x%}[[title]]",
    "a\r\nSet-Cookie: x=1",
    "%00",
    "yes",
    "水" * 400,
]


DAYS = {
    "dates": ("injured_on", "left_on", "ruling_received_on"),
    "recognition": ("recognition_refused_on", "appraisal_received_on"),
}


def fields_of(page: str) -> list[str]:
    """Every input of a page, the days' three parts among them."""
    parts = [f"{day}-{part}" for day in DAYS.get(page, ()) for part in ("year", "month", "day")]
    return parts + [field for field in EVERY_PAGE[page] if "-" not in field]


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_no_value_of_any_field_breaks_its_page_or_is_lost(browser, page):
    from chalicelib.web.desk import desk

    browser.with_draft(NO_MIGRANT if page == "hardship" else BY_HIS_DAUGHTER, at=page)
    draft = code_held_by(browser)
    for value in HOSTILE:
        typed = dict.fromkeys(fields_of(page), value)
        answer = browser.post(f"{LEGAL_AID}/{page}", typed)
        assert answer.status in (303, 422), (value, answer.status)
        kept = desk().drafts.open(draft).submitted
        assert {name: list(kept[name]) for name in typed} == {name: [value] for name in typed}
        if page != "who":  # there what comes next depends on the answer
            browser.get(f"{LEGAL_AID}/{page}")
        texts = {name: shown for name, shown in browser.typed.items() if name in typed and shown != "yes"}
        assert set(texts.values()) <= {value if value.strip() else ""}
        assert "<script" not in browser.answer.text
        assert "\r\n" not in "".join(answer.headers.values())


STRANGE = [value for value in HOSTILE if value.strip("\x00 ") and len(value) < 100]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: ascii(value[:12]))
def test_strange_words_in_a_text_reach_check_and_receipt_as_words(browser, value):
    browser.with_draft({**HIMSELF, "facts": dict.fromkeys(["facts", "opponent", "wanted"], value)})
    plain = " ".join(line.replace("\u202e", "") for line in value.splitlines())
    for _ in ("check", "receipt"):
        assert browser.answer.status == 200
        assert " ".join(browser.told.split()).count(plain) >= 3
        assert "<script" not in browser.answer.text
        browser.send()


@pytest.mark.parametrize(("length", "status"), [(2_000, 303), (2_001, 422)])
def test_a_long_story_is_kept_whole_even_when_it_is_too_long(browser, length, status):
    browser.with_draft(HIMSELF, at="facts")
    story = "水" * length
    assert browser.post(browser.at, {**HIMSELF["facts"], "facts": story}).status == status
    browser.get(f"{LEGAL_AID}/facts")
    assert browser.typed["facts"] == story


@pytest.mark.parametrize("page", ["facts", "person"])
def test_a_page_too_long_to_be_kept_comes_back_as_it_was_typed(browser, page):
    """A long letter pasted in: 64 KB are some 7,000 Chinese characters."""
    browser.with_draft(HIMSELF, at=page)
    letter = {**HIMSELF[page], next(iter(HIMSELF[page])): "水" * 20_000}
    assert browser.post(browser.at, letter).status == 413
    assert browser.seen.all("title")[0].text.startswith("有1处要改：")
    assert "填的太长，存不下" in browser.told
    assert browser.typed == letter
    assert browser.code
    browser.get(f"{LEGAL_AID}/{page}")
    assert browser.typed == HIMSELF[page]


@pytest.mark.parametrize(("step", "status"), [("who", 413), ("send", 200), ("nowhere", 404)])
def test_a_flood_of_unknown_fields_breaks_nothing(at_check, step, status):
    assert at_check.post(f"{LEGAL_AID}/{step}", {**TICKED, **at_check.hidden, "x": "水" * 20_000}).status == status


def test_a_field_emptied_on_purpose_is_empty_afterwards(browser):
    browser.with_draft(HIMSELF, at="facts")
    browser.post(browser.at, {"facts": FACTS, "opponent": "", "wanted": ""})
    browser.get("facts")
    assert browser.typed == {"facts": FACTS, "opponent": "", "wanted": ""}


@pytest.mark.parametrize("extra", [{"from": "singlemessage", "isappinstalled": "0"}, {"name": "", "x" * 300: "1"}])
def test_names_that_wechat_or_anybody_adds_change_nothing(browser, extra):
    browser.with_draft(HIMSELF, at="contact")
    assert browser.post(browser.at, {**HIMSELF["contact"], **extra}).headers["Location"] == "check"
    assert browser.get(f"{LEGAL_AID}/person?from=singlemessage&isappinstalled=0").status == 200
    assert browser.typed == HIMSELF["person"]


def test_two_different_answers_to_one_question_are_refused(browser):
    browser.with_draft({"who": HIMSELF["who"]}, at="who")
    assert browser.post(browser.at, [("for_whom", "self"), ("for_whom", "other")]).status == 422
    assert "收到了两个不同的答案" in browser.told


@pytest.mark.parametrize("body", [b"\xff\xfe", "&".join(f"a{n}=1" for n in range(600)).encode()])
def test_what_is_no_form_is_a_bad_request(at_check, api, body):
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_COOKIE": f"draft={at_check.cookies['draft']}"}
    assert api.ask("POST", f"{LEGAL_AID}/facts", body=body, **form).status == 400


def test_a_page_that_is_no_longer_asked_leads_on_to_what_is(browser):
    """She goes back with the browser's button, or a second browser has answered otherwise."""
    browser.with_draft(HIMSELF, at="check")
    assert browser.get(f"{LEGAL_AID}/hardship").headers["Location"] == "check"
    assert browser.post(f"{LEGAL_AID}/hardship", HARDSHIP).status == 303
    browser.follow()
    assert browser.at == f"{LEGAL_AID}/check"


def test_two_browsers_fill_in_one_form(api, browser):
    browser.begin()
    browser.fill_in({page: HIMSELF[page] for page in ("who", "matter")})
    second = Browser(api)
    second.post(RESUME, {"code": browser.code})
    for page in ("recognition", "person", "home", "contact", "office"):
        second.post(f"{LEGAL_AID}/{page}", HIMSELF[page])
    for page in ("migrant_proof", "facts", "dates"):
        browser.post(f"{LEGAL_AID}/{page}", HIMSELF[page])
    for either in (browser, second):
        assert either.get(f"{LEGAL_AID}/check").status == 200
        assert NAME in either.told
        assert FACTS in either.told


# ---- days and limits


def test_the_day_of_an_event_gives_the_last_day_with_its_article_on_check_and_receipt(browser):
    judged = {"stage": {"stage": "judged"}, "judged": {"judgment_received_on": "2026-11-14"}}
    browser.with_draft({**HIMSELF, **judged})
    for _ in ("check", "receipt"):
        assert "不服判决，上诉最晚2026年11月29日（周日，含当天），还剩5天" in browser.told
        assert "《民事诉讼法》第一百七十一条第一款" in browser.told
        assert "可以顺延到2026年11月30日" in browser.told
        browser.send()


@pytest.mark.parametrize(("day", "urgent"), [("16", False), ("15", True), ("9", True), ("8", False)])
def test_who_has_fewer_than_seven_days_left_is_told_to_ring_at_once(browser, day, urgent):
    browser.with_draft(
        with_days(ruling_received_on__year="2026", ruling_received_on__month="11", ruling_received_on__day=day)
    )
    assert ("按急件办" in browser.told) == urgent


def test_a_last_day_in_a_year_whose_holidays_are_not_published_says_so(at_check):
    assert "最晚2027年11月2日（周二，含当天）" in at_check.told
    assert "放假安排还没公布，最后一天可能顺延，请按这一天之前办" in at_check.told


def test_without_any_event_there_is_no_word_of_limits(browser):
    browser.with_draft(with_days(injured_on__year=""))
    assert "您自己的期限" not in browser.told


# ---- the check


@pytest.mark.parametrize(("pages", "service"), [(BY_HIS_DAUGHTER, LEGAL_AID), (APPOINTMENT, NOTARY)])
def test_every_answer_can_be_changed_and_leads_back_to_the_check(browser, pages, service):
    browser.with_draft(pages, service)
    links = [each.attributes["href"] for each in browser.seen.all("a") if each.text.startswith("修改")]
    assert len(links) == len([each for each in browser.seen.all("dt") if "得来" not in each.text])
    for link in links:
        browser.get(f"{service}/check")
        browser.get(link)
        assert browser.answer.status == 200
        assert link.partition("#")[2] in browser.seen.ids
        browser.post(browser.at, {**browser.typed, **browser.hidden})
        browser.follow()
        assert browser.at == f"{service}/check"


def test_a_slip_on_the_way_back_to_the_check_does_not_lose_the_way(at_check):
    at_check.get(f"{LEGAL_AID}/person?then=check")
    at_check.post(at_check.at, {**HIMSELF["person"], **at_check.hidden, "phone": "1"})
    assert at_check.answer.status == 422
    at_check.post(at_check.at, {**HIMSELF["person"], **at_check.hidden})
    assert at_check.answer.headers["Location"] == "check"


def test_a_changed_answer_that_asks_for_another_page_leads_there_and_then_back_to_the_check(at_check):
    at_check.get(f"{LEGAL_AID}/who?then=check")
    at_check.post(at_check.at, {"for_whom": "other", **at_check.hidden})
    at_check.follow()
    assert at_check.at == f"{LEGAL_AID}/helper"
    at_check.post(at_check.at, {**HELPED, **at_check.hidden})
    at_check.follow()
    assert at_check.at == f"{LEGAL_AID}/check"


def test_what_is_no_longer_asked_is_neither_shown_nor_sent(browser):
    browser.with_draft(BY_HIS_DAUGHTER)
    assert HELPER in browser.told
    browser.post(f"{LEGAL_AID}/who", {"for_whom": "self"})
    browser.get(f"{LEGAL_AID}/check")
    assert HELPER not in browser.told
    browser.send()
    assert HELPER not in browser.told


@pytest.mark.parametrize("missing", [*TICKED, "all"])
def test_undertaking_and_each_consent_are_needed_and_the_others_stay_ticked(at_check, missing):
    cases, notices = kept_rows("case"), kept_rows("notice")
    ticked = {} if missing == "all" else {name: "yes" for name in TICKED if name != missing}
    assert at_check.send(ticked).status == 422
    assert "声明和每一条同意都要打钩" in at_check.told
    assert at_check.seen.all("a", href=f"#{'undertaking' if missing == 'all' else missing}")
    assert at_check.seen.all("title")[0].text.startswith("有1处要改")
    boxes = {
        each.attributes["name"]: "checked" in each.attributes for each in at_check.seen.all("input", type="checkbox")
    }
    assert boxes == {name: name in ticked for name in TICKED}
    assert (kept_rows("case"), kept_rows("notice")) == (cases, notices)
    assert NAME in at_check.told


@pytest.mark.parametrize("value", ["", "no", "YES", "水"])
def test_only_a_tick_is_a_tick(at_check, value):
    assert at_check.send({**TICKED, "sensitive": value}).status == 422


def test_nothing_is_ticked_beforehand(at_check):
    assert not [each for each in at_check.seen.all("input", type="checkbox") if "checked" in each.attributes]


def test_an_unfinished_form_cannot_be_sent(browser):
    browser.with_draft({page: typed for page, typed in HIMSELF.items() if page != "person"}, at="who")
    cases = kept_rows("case")
    assert browser.post(f"{LEGAL_AID}/send", TICKED).headers["Location"] == "person"
    assert kept_rows("case") == cases


def test_a_check_that_came_back_can_be_opened_again(at_check):
    """As the switch to the 长辈版 does: it leads to the address shown."""
    at_check.send({})
    assert at_check.get(at_check.at).status in (200, 303)
    assert at_check.answer.status == 200 or at_check.follow().status == 200
    assert "看一遍再交" in at_check.told


# ---- sending


def test_the_receipt_holds_reference_dates_and_a_copy(at_check):
    at_check.send()
    assert at_check.answer.status == 200
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", at_check.reference)
    for told in (
        "最晚2026年12月1日（周二，含当天）",
        "《法律援助法》第四十三条第一款",
        "尾号5510",
        NAME,
        FACTS,
        OPPONENT,
        "汉台区法律援助中心（示例）",
        "2026年11月2日",
        "最晚2027年11月2日",
        "法律援助不收任何费用",
    ):
        assert told in at_check.told
    assert at_check.seen.all("a", href="../../../api/progress")
    assert 'class="code"' not in at_check.answer.text


def test_after_sending_the_code_opens_nothing_any_more(at_check):
    code = at_check.code
    at_check.send()
    assert at_check.post(RESUME, {"code": code}).status == 422


def test_the_application_is_taken_back_with_one_button_once(at_check):
    at_check.send()
    token = at_check.hidden
    assert "撤回了" in at_check.post(f"{LEGAL_AID}/take-back", token).text
    assert at_check.answer.status == 200
    assert at_check.post(f"{LEGAL_AID}/take-back", token).status == 409
    assert "现在撤不回了" in at_check.told


@pytest.mark.parametrize("token", ["", ".", "x", "水.水", "\x00.\x00", "a" * 5_000, "../..", "0.0"])
def test_a_wrong_token_is_refused_with_a_page(browser, token):
    assert browser.post(f"{LEGAL_AID}/take-back", {"token": token}).status == 409


def test_the_same_form_sent_again_shows_the_same_receipt(at_check):
    """The answer was lost on the line, or the button was pressed twice: the browser shows what comes last."""
    form = {**at_check.hidden, **TICKED}
    at_check.send()
    first, notices = at_check.reference, kept_rows("notice")
    assert at_check.post(f"{LEGAL_AID}/send", form).status == 200
    assert at_check.reference == first
    assert kept_rows("notice") == notices


def test_the_same_form_sent_twenty_times_at_once_makes_one_case_one_message_and_one_reference(at_check):
    cases, notices = kept_rows("case"), kept_rows("notice")
    browsers = [at_check.twin() for _ in range(20)]
    waiting = iter(browsers)
    at_once(lambda: next(waiting).send(), 20)
    assert len(kept_rows("case") - cases) == len(kept_rows("notice") - notices) == 1
    assert [twin.answer.status for twin in browsers] == [200] * 20
    assert len({twin.reference for twin in browsers}) == 1


def test_one_form_on_the_check_pages_of_several_browsers_makes_one_case(at_check):
    cases, browsers = kept_rows("case"), [at_check.twin() for _ in range(8)]
    for twin in browsers:
        twin.get(f"{LEGAL_AID}/check")
    waiting = iter(browsers)
    at_once(lambda: next(waiting).send(), 8)
    assert len(kept_rows("case") - cases) == 1


def test_nothing_personal_and_no_code_is_in_the_stores_files(browser):
    browser.begin()
    code = browser.code
    browser.fill_in(BY_HIS_DAUGHTER)
    browser.send()
    reference = browser.reference
    browser.post("/api/progress", {"reference": reference, "digits": PHONE[-4:]})
    assert reference in browser.get(OUTBOX).text  # the message went out
    rest = b"".join(path.read_bytes() for path in sorted(Path(os.environ["DATA"]).iterdir()))
    codes = [code, code.replace("-", "")]
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in codes]  # found again by trying all codes
    secrets = (NAME, HELPER, OPPONENT, FACTS[:6], ID_NUMBER, PHONE, HELPERS_PHONE, *codes, *hashes)
    written = [form for secret in secrets for form in (secret, json.dumps(secret)[1:-1])]
    assert b"case/" in rest
    assert [form for form in written if form.encode() in rest] == []


# ---- demo safety


def test_the_first_and_the_last_page_say_that_nothing_is_sent_to_any_office(browser):
    browser.get(LEGAL_AID)
    assert NOT_SENT_ANYWHERE in browser.told
    browser.begin()
    assert NOT_SENT_ANYWHERE in browser.told
    browser.fill_in(HIMSELF)
    assert NOT_SENT_ANYWHERE in browser.told
    browser.send()
    assert NOT_SENT_ANYWHERE in browser.told


REAL = [
    ("person", {"id_number": REAL_ID}, REFUSED_ID),
    ("person", {"phone": REAL_PHONE}, REFUSED_PHONE),
    ("person", {"phone": "+86 138-1234-5678"}, REFUSED_PHONE),
    ("helper", {"helper_phone": REAL_PHONE}, REFUSED_PHONE),
]


@pytest.mark.parametrize(("page", "real", "told"), REAL)
def test_numbers_that_may_be_somebodys_are_refused_on_a_sample_site(browser, page, real, told):
    browser.with_draft(BY_HIS_DAUGHTER, at=page)
    assert browser.post(browser.at, {**BY_HIS_DAUGHTER[page], **real}).status == 422
    assert told in browser.told
    assert browser.typed == {**BY_HIS_DAUGHTER[page], **real}
    browser.get(f"{LEGAL_AID}/{page}")
    assert browser.typed == {**BY_HIS_DAUGHTER[page], **dict.fromkeys(real, "")}  # nobody's real number is kept
    unfinished = "no_phone" if "phone" in real else page
    assert browser.get(f"{LEGAL_AID}/check").headers["Location"] == unfinished
    assert browser.post(f"{LEGAL_AID}/send", TICKED).headers["Location"] == unfinished


# ---- what browsers may keep


def test_no_browser_or_proxy_keeps_any_of_these_pages(browser):
    def kept() -> str:
        return browser.answer.headers["Cache-Control"]

    seen = [(browser.get(LEGAL_AID), kept())]
    browser.begin()
    for page, typed in HIMSELF.items():
        seen.append((browser.answer, kept()))
        seen.append((browser.post(browser.at, {"facts": "x" * 3_000}), kept()))
        browser.fill_in({page: typed})
    seen += [(browser.answer, kept()), (browser.send({}), kept())]
    browser.get(f"{LEGAL_AID}/check")
    seen += [(browser.send(), kept()), (browser.post(f"{LEGAL_AID}/take-back", browser.hidden), kept())]
    seen += [(browser.post(f"{LEGAL_AID}/take-back", {"token": "x"}), kept()), (browser.get(RESUME), kept())]
    seen += [(browser.post(RESUME, {"code": "x"}), kept())]
    assert [(answer.status, value) for answer, value in seen if value != "no-store" and answer.status != 303] == []


def test_a_page_with_a_code_is_never_compressed_beside_what_was_typed(at_check, api):
    answer = api.get(
        f"{LEGAL_AID}/check", HTTP_COOKIE=f"draft={at_check.cookies['draft']}", HTTP_ACCEPT_ENCODING="br, gzip"
    )
    assert "Content-Encoding" not in answer.headers


# ---- while the store is away


@pytest.fixture
def store_away(desk_with):
    """What the functions do while no row can be read or written; called to come back."""
    from chalicelib.web.desk import desk

    here = desk()
    drafts = Drafts(StoreAway(), here.vault, here.clock)
    return lambda gone=True: desk_with(**({"drafts": drafts, "table": StoreAway()} if gone else {}))


def test_while_the_store_is_away_what_was_typed_stays_in_the_page_and_is_kept_later(browser, store_away):
    browser.with_draft({"who": HIMSELF["who"]}, at="facts")
    code = code_held_by(browser)
    store_away()
    answer = browser.post(f"{LEGAL_AID}/facts", HIMSELF["facts"])
    assert (answer.status, answer.headers["Retry-After"], answer.headers["Cache-Control"]) == (503, "60", "no-store")
    assert "现在存不下来" in browser.told
    assert browser.typed == HIMSELF["facts"]
    assert browser.code == code
    store_away(False)
    assert browser.post(browser.at, {**browser.typed, **browser.hidden}).status == 303
    browser.get(f"{LEGAL_AID}/facts")
    assert browser.typed == HIMSELF["facts"]


def test_a_change_from_the_check_finds_back_to_it_although_the_store_was_away(at_check, store_away):
    store_away()
    at_check.post(f"{LEGAL_AID}/person", {**HIMSELF["person"], "then": "check"})
    store_away(False)
    at_check.post(at_check.at, {**at_check.typed, **at_check.hidden})
    assert at_check.answer.headers["Location"] == "check"


AWAY = [("GET", "who"), ("GET", "check"), ("POST", "send"), ("POST", "forget"), ("POST", "hardship")]


@pytest.mark.parametrize(("method", "step"), AWAY)
def test_while_the_store_is_away_people_are_asked_to_come_back(at_check, store_away, api, method, step):
    store_away()
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded"} if method == "POST" else {}
    answer = api.ask(method, f"{LEGAL_AID}/{step}", HTTP_COOKIE=f"draft={at_check.cookies['draft']}", **form)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "12348" in answer.text


# ---- a service more

MEDIATION = """\
id: mediation
version: 1
title: 申请调解
description: 邻里的事，先调一调。
intro: 一共三页。
office_kind: justice_bureau
unsure_goes_to: bureau
decides: false
helper: none
door:
  question: 哪一种？
  options: [{value: quarrel, label: 邻里的事}]
who: [{text: 谁都行。}]
costs: [{text: 不收钱。}]
how_long: [{text: 两天内打电话。}]
competence: [{case: 都一样, office: 司法局}]
groups:
  - id: quarrel
    title: 什么事
    fields:
      - name: quarrel
        kind: choice
        label: 哪一类
        options: [{value: noise, label: 太吵}, {value: water, label: 漏水}]
  - id: damage
    title: 损失
    when: {quarrel: water}
    fields: [{name: loss, kind: money, label: 损失多少}]
  - id: person
    title: 怎么找您
    fields: [{name: who, kind: text, label: 称呼}, {name: phone, kind: phone, label: 手机}]
undertaking: 我说的都是真的。
consents: [{name: share, label: 同意交给调解员。}]
clocks: [{name: ring, label: 调解员打电话, after: submitted, ends: [received, withdrawn], days: "2"}]
after: [等电话。]
next: [{to: /apply/, text: 别的事}]
reviewed_on: 2026-11-24
review_by: 2027-05-24
"""
QUARREL: Pages = {
    "quarrel": {"quarrel": "water"},
    "damage": {"loss": "800"},
    "person": {"who": "示例老张", "phone": PHONE},
}


def a_city_with_mediation(root: Path, gov_site: str = "") -> dict[str, str]:
    """A small city to which one YAML file was added, built; the settings under which it is served."""
    city = SmallCity(root)
    for name, text in least_content().items():
        city.write(name, text)
    for name in from_the_repository():
        city.write(name, (ROOT / "content" / name).read_text("utf-8"))
    city.write("pages/apply/index.md", HEAD.format(title="我要办理") + SECTION.format(order=4) + "---\n说明。\n")
    city.write("services/mediation.yml", MEDIATION)
    city.write("pages/apply/mediation.md", HEAD.format(title="调解") + "---\n说明。\n")
    if gov_site:
        city.edit("city.yml", "gov_site:\n", gov_site)
    city.build()
    return settings_for(city.folders.compiled, root)


def test_a_service_more_takes_one_yaml_file_and_a_page_about_it(browser, tmp_path):
    with other_settings(**a_city_with_mediation(tmp_path)):
        reference = browser.apply(QUARREL, "/api/apply/mediation")
        for told in ("申请调解", "调解员打电话最晚2026年11月26日（周四，含当天）", "800元", "示例老张", "等电话。"):
            assert told in browser.answer.text.replace("</strong><span>", "")
        browser.get("/api/dev/outbox")
        assert f"您的预约{reference}收到了。小城市司法局最晚11月26日（周四）打电话和您定时间" in browser.told
        browser.post("/api/progress", {"reference": reference, "digits": "5510"})
        assert "小城市司法局" in browser.told


def test_on_the_site_of_an_office_people_give_their_real_numbers_and_no_page_speaks_of_a_sample(browser, tmp_path):
    with other_settings(**a_city_with_mediation(tmp_path, GOV_SITE)):
        browser.begin("/api/apply/mediation")
        assert NOT_SENT_ANYWHERE not in browser.told
        browser.fill_in({**QUARREL, "person": {"who": "张三", "phone": REAL_PHONE}})
        assert browser.at == "/api/apply/mediation/check"
        assert NOT_SENT_ANYWHERE not in browser.told


def test_whoever_comes_back_to_the_first_page_goes_on_without_his_code(browser):
    browser.post(LEGAL_AID)
    for address in ("/api/apply/legal-aid", "/api/apply/legal-aid?door=lawyer"):
        browser.get(address)
        assert browser.seen.all("a", href="../../api/apply/legal-aid/check")
