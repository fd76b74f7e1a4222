"""Progress by a pair of numbers: what it shows, what it never shows, and that a wrong pair tells nothing."""

from __future__ import annotations

import re

import pytest

from tests.applicant import (
    APPOINTMENT,
    BY_HIS_DAUGHTER,
    FACTS,
    HELPER,
    HELPERS_PHONE,
    ID_NUMBER,
    LEGAL_AID,
    NAME,
    NOTARY,
    OPPONENT,
    PHONE,
    PROGRESS,
    Browser,
    Pages,
)

UNKNOWN = "2345-6789"
NEVER_SHOWN = (NAME, HELPER, OPPONENT, FACTS[:6], ID_NUMBER, PHONE, HELPERS_PHONE, "工伤", "遗嘱", "示例王")


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


def applied(browser: Browser, pages: Pages = BY_HIS_DAUGHTER, service: str = LEGAL_AID) -> str:
    """The reference of a new application."""
    browser.with_draft(pages, service)
    browser.send()
    return browser.reference


def ask(browser: Browser, reference: str, digits: str) -> int:
    """Ask, and return the status."""
    return browser.post(PROGRESS, {"reference": reference, "digits": digits}).status


def test_the_right_pair_shows_state_office_next_step_and_the_last_day_by_law(browser):
    reference = applied(browser)
    assert ask(browser, reference.lower().replace("-", " "), "５５１０") == 200
    for told in (
        reference,
        "交上来了，还没有收件",
        "汉台区法律援助中心（示例）",
        "法律援助中心作决定",
        "最晚2026年12月1日（周二，含当天）",
    ):
        assert told in browser.told


def test_an_appointment_has_its_own_next_step(browser):
    assert ask(browser, applied(browser, APPOINTMENT, NOTARY), "5510") == 200
    for told in ("汉中公证处（示例）", "公证处和您定时间", "最晚2026年11月25日（周三，含当天）"):
        assert told in browser.told
    assert "法律规定" not in browser.told


def test_after_taking_back_nothing_more_is_promised(browser):
    reference = applied(browser)
    browser.post(f"{LEGAL_AID}/take-back", browser.hidden)
    assert ask(browser, reference, "5510") == 200
    assert "已经撤回" in browser.told
    assert "最晚" not in browser.told


@pytest.mark.parametrize(("pages", "service"), [(BY_HIS_DAUGHTER, LEGAL_AID), (APPOINTMENT, NOTARY)])
def test_neither_name_nor_matter_nor_any_number_is_ever_shown(browser, pages, service):
    reference = applied(browser, pages, service)
    for digits in ("5510", "5511", ""):
        ask(browser, reference, digits)
        assert [shown for shown in NEVER_SHOWN if shown in browser.answer.text] == []


WRONG = {
    "unknown": ("2222-2222", "5510"),
    "unknown and other digits": ("2222-2222", "0000"),
    "a slip in the reference": ("2222-2223", "5510"),
    "no reference at all": ("abcdefghi", "5510"),
}


@pytest.mark.parametrize("pair", WRONG.values(), ids=WRONG)
def test_a_wrong_pair_gets_the_same_answer_as_an_unknown_reference(browser, pair):
    """Status, headers and length, and all words but those that were typed."""
    known = (applied(browser), "5511")
    answers = []
    for reference, digits in (known, pair):
        ask(browser, reference, digits)
        plain = re.sub(r' value="[^"]*"', "", browser.answer.text)
        answers.append((browser.answer.status, browser.answer.headers, plain))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422


def test_what_was_typed_stays_to_be_mended(browser):
    ask(browser, UNKNOWN, "12")
    assert browser.typed == {"reference": UNKNOWN, "digits": "12"}
    assert browser.seen.all("title")[0].text.startswith("有1处要改：查进度")
    assert "编号和手机后四位对不上" in browser.told


def test_after_five_wrong_tries_the_right_one_is_refused_too(browser):
    reference = applied(browser)
    assert [ask(browser, reference, f"000{n}") for n in range(5)] == [422] * 5
    assert ask(browser, reference, "5510") == 429
    assert "过一个小时再试" in browser.told
    assert [shown for shown in (*NEVER_SHOWN, "汉台区") if shown in browser.told] == []


@pytest.mark.parametrize("typed", [str.lower, lambda ref: ref.replace("-", ""), lambda ref: f" {ref[:2]} {ref[2:]}"])
def test_typing_a_reference_otherwise_gives_no_further_tries(browser, typed):
    reference = applied(browser)
    assert [ask(browser, typed(reference), f"000{n}") for n in range(5)] == [422] * 5
    assert ask(browser, reference, "5510") == 429


def test_an_unknown_reference_is_limited_in_the_same_way(browser):
    assert [ask(browser, "3333-333Y", f"000{n}") for n in range(6)] == [422] * 5 + [429]


@pytest.mark.parametrize("reference", ["", "7K3M-9TQ3", "不记得了"])
def test_what_is_no_reference_can_be_tried_on_and_shuts_nobody_out(browser, reference):
    assert {ask(browser, reference, "5510") for _ in range(8)} == {422}


def test_tries_at_one_reference_are_not_held_against_another(browser):
    mine, other = applied(browser), applied(browser)
    for n in range(6):
        ask(browser, mine, f"000{n}")
    assert ask(browser, other, "5510") == 200


def test_who_has_the_right_pair_may_look_as_often_as_needed(browser):
    reference = applied(browser)
    assert [ask(browser, reference, "5510") for _ in range(7)] == [200] * 7


HOSTILE = ["", "\x00", "水", "<script>alert(1)</script>", '"><script>', "x" * 5_000, "%0d%0aX: y", "{{7*7}}", "\u202e"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:12]))
def test_no_value_breaks_the_page(browser, value):
    for reference, digits in ((value, "5510"), (UNKNOWN, value), (value, value)):
        assert ask(browser, reference, digits) == 422
        assert "<script" not in browser.answer.text


def test_fields_may_be_missing_double_or_strangers(browser):
    reference = applied(browser)
    assert browser.post(PROGRESS, {"reference": "4444-4444"}).status == 422
    assert browser.post(PROGRESS, {"digits": "5510"}).status == 422
    extra = [("reference", reference), ("digits", "5510"), ("from", "singlemessage"), ("digits", "0000")]
    assert browser.post(PROGRESS, extra).status == 200


def test_no_browser_or_proxy_keeps_any_of_these_pages(browser):
    reference, kept = applied(browser), []
    browser.get(PROGRESS)
    kept.append(browser.answer.headers["Cache-Control"])
    for digits in ("5510", *["0000"] * 6):
        ask(browser, reference, digits)
        kept.append(browser.answer.headers["Cache-Control"])
    assert kept == ["no-store"] * 8


def test_progress_is_in_no_address(browser):
    reference = applied(browser)
    ask(browser, reference, "5510")
    addresses = [each.attributes.get(name) or "" for each in browser.seen.elements for name in ("href", "action")]
    assert not [address for address in addresses if reference in address or "5510" in address.replace("tel:", "")]
    forms = [form for form in browser.seen.all("form") if form.attributes.get("role") != "search"]
    assert {form.attributes["method"] for form in forms} == {"post"}


def test_the_receipt_tells_a_helper_how_to_ask(browser):
    applied(browser, BY_HIS_DAUGHTER)
    assert f"您自己手机的后四位（{BY_HIS_DAUGHTER['helper']['helper_phone'][-4:]}）" in browser.told
