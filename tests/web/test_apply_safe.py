"""What nobody at home may know of: one page, no cookie, no draft, nothing kept until it is sent, no message."""

from __future__ import annotations

import pytest

from tests.applicant import PHONE, SAFE, Browser, kept_rows, other_settings
from tests.casework.staffing import at_once

TYPED = {"how": "through", "when": "周三上午", "through_whom": "示例村医", "phone": ""}
TICKED = {"undertaking": "yes", "share": "yes"}


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


@pytest.fixture
def form(browser: Browser) -> Browser:
    """A browser at the form, behind the door; the store has been opened before."""
    from chalicelib.web.desk import desk

    desk().table.get("case/none", "event/000001")
    browser.get(f"{SAFE}?door=safe")
    return browser


def send(browser: Browser, **changes: str) -> None:
    browser.post(f"{SAFE}/send", {**browser.hidden, **TYPED, **TICKED, **changes})


def test_the_way_out_comes_first_and_the_title_tells_nothing(browser):
    for address in (SAFE, f"{SAFE}?door=safe"):
        browser.get(address)
        main = next(n for n, each in enumerate(browser.seen.elements) if each.tag == "main")
        link = next(each for each in browser.seen.elements[main:] if each.tag == "a")
        assert link.text == "快速离开"
        assert browser.seen.all("title")[0].text.startswith("填表")
        assert browser.seen.all("nav")[-1].text.strip().endswith("填表")


def test_neither_cookie_nor_draft_nor_code_nor_file(form):
    drafts = kept_rows("draft")
    send(form, how="")
    send(form)
    assert "draft" not in form.cookies
    assert kept_rows("draft") == drafts
    assert form.answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("step", ["", "/file", "/from-file", "/code", "/reach", "/nothing"])
def test_there_is_no_other_way_in(browser, step):
    assert browser.post(f"{SAFE}{step}", TYPED).status in (303, 404)
    assert browser.get(f"{SAFE}{step}").status in (200, 303)
    assert "Set-Cookie" not in browser.answer.headers


def test_nothing_is_in_the_table_before_it_is_sent(form):
    cases = kept_rows("case")
    send(form, how="")
    assert form.answer.status == 422
    assert kept_rows("case") == cases


def test_an_error_comes_back_with_everything_typed_and_ticked(form):
    send(form, how="", phone="123")
    assert form.answer.status == 422
    assert form.seen.all("title")[0].text.startswith("有2处要改：填表")
    assert {**form.typed, "when": TYPED["when"], "through_whom": TYPED["through_whom"], "phone": "123"} == form.typed
    assert [each for each in form.seen.all("input", type="checkbox") if "checked" in each.attributes]


@pytest.mark.parametrize("missing", TICKED)
def test_what_was_not_ticked_is_told(form, missing):
    send(form, **{missing: ""})
    assert form.answer.status == 422
    assert "声明和每一条同意都要打钩" in form.told
    assert form.typed["when"] == TYPED["when"]


def test_without_a_number_nobody_is_sent_a_message_and_the_receipt_says_so(form):
    notices = kept_rows("notice")
    send(form)
    assert form.answer.status == 200
    assert "不打电话，不发短信" in form.told
    assert form.seen.texts("strong", "p.code")[0].isdigit()
    assert kept_rows("notice") == notices


@pytest.mark.parametrize("how", ["through", "come"])
def test_whoever_wants_not_to_be_found_gets_no_message_even_with_a_number(form, how):
    notices = kept_rows("notice")
    send(form, how=how, phone=PHONE)
    assert "不打电话，不发短信" in form.told
    assert kept_rows("notice") == notices


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"how": "call"}, "请写一个安全的手机号"),
        ({"how": "text"}, "请写一个安全的手机号"),
        ({"through_whom": ""}, "请写这个人的名字"),
    ],
)
def test_a_wish_that_cannot_be_kept_is_told_before_it_is_sent(form, changes, told):
    send(form, **changes)
    assert form.answer.status == 422
    assert told in form.told


def test_the_receipt_repeats_nothing_that_was_typed(form):
    send(form, how="call", phone=PHONE)
    assert "只打您说安全的那个号码" in form.told
    assert not [typed for typed in (*TYPED.values(), PHONE, PHONE[-4:]) if typed and typed in form.told]


def test_sent_twice_it_is_one_case(form):
    cases, twin = kept_rows("case"), form.twin()
    send(form)
    send(twin)
    assert twin.reference == form.reference
    assert len(kept_rows("case") - cases) == 1


def test_sent_at_the_same_moment_it_is_one_case(form):
    cases, browsers = kept_rows("case"), [form.twin() for _ in range(8)]
    waiting = iter(browsers)
    at_once(lambda: send(next(waiting)), 8)
    assert len(kept_rows("case") - cases) == 1


@pytest.mark.parametrize("key", ["", "x", "0.0", "水.水", "\x00", "a" * 5_000])
def test_a_key_that_is_not_ours_never_opens_somebody_elses_receipt(form, key):
    send(form, key=key)
    first = form.reference
    form.get(f"{SAFE}?door=safe")
    send(form, key=key)
    assert form.reference != first


def test_it_can_be_taken_back_for_ten_minutes(form):
    send(form)
    form.post(f"{SAFE}/take-back", form.hidden)
    assert "撤回了" in form.told
    assert form.seen.all("title")[0].text.startswith("填表")


HOSTILE = ["<script>", "\x00", "\u202e", "水" * 400, "{{7*7}}", "a\r\nSet-Cookie: x=1"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:9]))
def test_no_value_breaks_the_page(form, value):
    form.post(f"{SAFE}/send", {**form.hidden, **dict.fromkeys(TYPED, value)})
    assert form.answer.status == 422
    assert "<script" not in form.answer.text


def test_what_is_too_long_comes_back_as_it_was_typed(form):
    send(form, when="水" * 20_000)
    assert form.answer.status == 413
    assert form.typed["when"] == "水" * 20_000


def test_in_production_there_is_no_cookie_either(form):
    with other_settings(PRODUCTION="1", SMS_TOKEN="t" * 32, TODAY=""):
        send(form, how="")
        assert "Set-Cookie" not in form.answer.headers
