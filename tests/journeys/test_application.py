"""The daughter applies for legal aid on a phone: for her father and for herself, stopped and resumed, to the receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.applicant import (
    ADDRESS,
    BY_HIS_DAUGHTER,
    FACTS,
    HELPER,
    HELPERS_PHONE,
    ID_NUMBER,
    LEGAL_AID,
    NAME,
    NOTARY,
    OUTBOX,
    PHONE,
    PROGRESS,
    RESUME,
    draft_in,
)
from tests.conftest import settings_for
from tests.journeys.conftest import axe_findings, new_phone, too_wide
from tests.running import RunningServer

NOT_SENT_ANYWHERE = "不会送到任何机关，请勿填真实信息"
TYPED: dict[str, dict[str, str | None]] = {
    "who": {"^替别人": None},
    "helper": {"^您的姓名": HELPER, "^家里人": None, "^您的手机": HELPERS_PHONE, "^没有": None},
    "matter": {"^工伤": None, "^是$": None},
    "migrant_proof": {"^工地照片": None},
    "recognition": {"^还没申请": None},
    "facts": {"^发生了什么": FACTS},
    "dates": {"#injured_on-year": "２０２６", "#injured_on-month": "11", "#injured_on-day": "2"},
    "office": {"^还没找过哪里": None, "^哪个法律援助中心": "汉台区法律援助中心（示例）"},
    "person": {"^姓名": NAME, "^身份证$": None, "^证件号码": ID_NUMBER, "^手机": PHONE},
    "home": {"^现在住的地址": ADDRESS},
    "contact": {"^打电话": None, "^下班以后": None},
}
"""By page and label what is typed or chosen there; None ticks it."""

FOR_HIM = tuple(TYPED)
FOR_HERSELF = tuple(page for page in FOR_HIM if page != "helper")


def fill_in(page: Page, typed: dict[str, str | None]) -> None:
    """Type and tick."""
    for label, value in typed.items():
        found = page.locator(label) if label.startswith("#") else page.get_by_label(re.compile(label))
        if value is None:
            found.check()
        elif found.evaluate("e => e.tagName") == "SELECT":
            found.select_option(label=value)
        else:
            found.fill(value)


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page that comes."""
    with page.expect_event("load"):
        page.get_by_role("button", name=button).click()


def fill_in_all(page: Page, steps: tuple[str, ...], whom: str = "^替别人") -> None:
    """Page after page, each of them the one that is asked now, with the code on top and nothing too wide."""
    for step in steps:
        assert page.url.endswith(f"{LEGAL_AID}/{step}")
        assert code_on(page)
        assert too_wide(page) == 0
        fill_in(page, {whom: None} if step == "who" else TYPED[step])
        press(page, "存好，往下")


def code_on(page: Page) -> str:
    """The 续办码 on top of the page, which must lie above its heading."""
    code = page.locator("main .code strong")
    assert code.bounding_box()["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    return code.inner_text()


def begin(page: Page, service: str = LEGAL_AID) -> None:
    """Open the first page of the form."""
    page.goto(service)
    page.locator("main .cards a[href*='door=']").first.click()
    press(page, "开始填")


def resume(page: Page, code: str) -> None:
    """Open a form by its code."""
    page.goto(RESUME)
    page.get_by_label("续办码").fill(code)
    press(page, "接着填")


def send(page: Page) -> str:
    """Tick everything, send, and return the reference."""
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, "交上去")
    expect(page.get_by_role("heading", level=1)).to_have_text("收到了")
    return page.locator(".total strong").inner_text()


@pytest.fixture
def at_check(phone: Page, functions_environment) -> Page:
    """A phone on which all of the form was filled in, at the check."""
    resume(phone, draft_in(functions_environment, BY_HIS_DAUGHTER))
    return phone


# ---- from the guide to the receipt


@pytest.mark.parametrize(
    ("whom", "steps"), [("^替别人", FOR_HIM), ("^我自己", FOR_HERSELF)], ids=["for him", "for herself"]
)
def test_she_applies_from_the_guide_on_and_holds_a_reference(phone, whom, steps):
    phone.goto("/learn/guides/work-injury/")
    phone.locator("main").get_by_role("link", name=re.compile("法律援助")).first.click()
    phone.locator("main .cards a[href*='door=']").first.click()
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    press(phone, "开始填")
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    fill_in_all(phone, steps, whom)
    expect(phone.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    expect(phone.locator(".deadline")).to_contain_text("最晚2027年11月2日（周二，含当天）")
    assert (HELPER in phone.locator("main").inner_text()) == (whom == "^替别人")
    assert too_wide(phone) == 0
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", send(phone))
    for told in (
        "最晚2026年12月1日（周二，含当天）",
        "《法律援助法》第四十三条第一款",
        FACTS,
        "尾号5510",
        NOT_SENT_ANYWHERE,
    ):
        expect(phone.locator("main")).to_contain_text(told)
    assert too_wide(phone) == 0


def test_she_mends_a_slip_and_changes_an_answer_from_the_check(at_check):
    at_check.get_by_role("link", name=re.compile("修改 ?手机")).click()
    at_check.get_by_label(re.compile("^手机")).fill("13812345678")
    press(at_check, "存好，往下")
    assert at_check.title().startswith("有1处要改：")
    at_check.get_by_role("link", name=re.compile("示例站不收真的手机号码")).click()
    assert at_check.url.endswith("#phone")
    assert at_check.get_by_label("姓名").input_value() == NAME
    at_check.get_by_label(re.compile("^手机")).fill("154 0000 5599")
    press(at_check, "存好，往下")
    expect(at_check.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    expect(at_check.locator("main")).to_contain_text("15400005599")


def test_what_was_not_ticked_is_told_and_the_rest_stays_ticked(at_check):
    boxes = at_check.get_by_role("checkbox").all()
    for box in boxes[:-1]:
        box.check()
    press(at_check, "交上去")
    expect(at_check.get_by_role("alert")).to_contain_text("声明和每一条同意都要打钩")
    assert [box.is_checked() for box in at_check.get_by_role("checkbox").all()] == [*[True] * (len(boxes) - 1), False]


def test_she_takes_it_back_without_any_code(at_check):
    send(at_check)
    press(at_check, "撤回这份申请")
    expect(at_check.get_by_role("heading", level=1)).to_have_text("撤回了")


def test_a_receipt_loaded_again_is_still_the_receipt(at_check):
    """Phones load pages again when they have run out of memory; the browser then sends the form once more."""
    reference = send(at_check)
    with at_check.expect_event("load"):
        at_check.reload()
    expect(at_check.locator(".total")).to_contain_text(reference)


# ---- stopped and resumed


class Phones:
    """One phone after the other, every one new. All addresses that they ask for are kept."""

    def __init__(self, browser: Browser, service: str, script: bool) -> None:
        self._browser, self._service, self._script = browser, service, script
        self.asked: list[str] = []
        self._context: BrowserContext | None = None

    def another(self) -> Page:
        """Kill the phone's browser, cookies and all, and take up a new one."""
        self.kill()
        self._context = new_phone(self._browser, self._service, script=self._script)
        page = self._context.new_page()
        page.on("request", lambda request: self.asked.append(f"{request.url} {request.headers.get('referer', '')}"))
        page.on("response", lambda response: self.asked.append(response.headers.get("location", "")))
        return page

    def kill(self) -> None:
        """Nothing of it is left."""
        if self._context:
            self._context.close()


@pytest.fixture
def own_server(city, functions_environment, tmp_path) -> Iterator[RunningServer]:
    """A server of the test's own, whose log it may read."""
    environment = {**functions_environment, **settings_for(city.compiled, tmp_path)}
    with RunningServer(city.build, environment) as running:
        running.wait_for(lambda: running.get("/")[0] == 200)
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_form_is_finished_by_its_code_alone_after_the_browser_died_three_times(browser, own_server, script):
    phones = Phones(browser, own_server.url, script)
    page = phones.another()
    begin(page)
    code = code_on(page)
    for steps in (FOR_HIM[:2], FOR_HIM[2:5], FOR_HIM[5:7], FOR_HIM[7:]):
        fill_in_all(page, steps)
        page = phones.another()
        resume(page, code.replace("-", "").lower())
        assert code_on(page) == code
    expect(page.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    for typed in (HELPER, FACTS, NAME, "2026年11月2日", "汉台区法律援助中心（示例）"):
        expect(page.locator("main")).to_contain_text(typed)
    reference = send(page)
    phones.kill()
    said = own_server.log + "\n".join(phones.asked)
    secrets = (code, code.replace("-", ""), NAME, HELPER, PHONE, ID_NUMBER, reference, FACTS[:6])
    assert f"POST {LEGAL_AID}/send 200" in said
    assert [secret for secret in secrets if secret.lower() in said.lower()] == []


def test_on_a_borrowed_phone_nobody_finds_the_form_once_the_browser_was_closed(browser, service):
    first = new_phone(browser, service)
    page = first.new_page()
    begin(page)
    assert [cookie["expires"] for cookie in first.cookies() if cookie["name"] == "draft"] == [-1]
    press(page, "不填了，删掉填过的")
    assert page.url.endswith(LEGAL_AID)
    assert not [cookie for cookie in first.cookies() if cookie["name"] == "draft"]
    first.close()


# ---- afterwards


def test_the_message_lies_in_the_outbox_and_the_button_beside_it_reports(at_check):
    reference = send(at_check)
    at_check.goto(OUTBOX)
    message = at_check.locator("section").filter(has_text=reference)
    expect(message).to_contain_text(f"您的申请{reference}收到了，最晚12月1日（周二）答复")
    before = message.inner_text()
    with at_check.expect_event("load"):
        message.get_by_role("button", name="送达").click()
    assert at_check.url.endswith(OUTBOX)
    assert at_check.locator("section").filter(has_text=reference).inner_text() != before


def test_she_sees_how_far_it_is_with_reference_and_four_digits(at_check):
    reference = send(at_check)
    at_check.get_by_role("link", name="查进度").click()
    at_check.get_by_label("编号").fill(reference.lower())
    at_check.get_by_label("手机后四位").fill("5510")
    press(at_check, "查一查")
    expect(at_check.locator(".total")).to_contain_text("交上来了")
    main = at_check.locator("main").inner_text()
    assert "汉台区法律援助中心（示例）" in main
    assert not [secret for secret in (NAME, HELPER, PHONE, "工伤") if secret in main]
    assert at_check.url.endswith(PROGRESS)


# ---- every page


class Looker:
    """Looks at each page met: axe, width, and that no browser keeps it."""

    def __init__(self, page: Page) -> None:
        self._page, self.found = page, dict[str, list[str]]()
        page.on("response", self._note)
        self._kept: set[str] = set()

    def look(self, name: str) -> None:
        """Look at the page as it stands."""
        found = [*axe_findings(self._page), *(["too wide"] if too_wide(self._page) > 0 else [])]
        if found:
            self.found[name] = found

    def _note(self, response) -> None:  # type: ignore[no-untyped-def]
        if "/api/" in response.url and response.status != 303 and response.headers.get("cache-control") != "no-store":
            self.found[response.url] = ["may be kept"]


@pytest.mark.parametrize(("view", "dark"), [("standard", False), ("elder", True)], ids=["standard", "elder, dark"])
def test_axe_finds_nothing_on_any_page_of_an_application_and_none_is_too_wide(browser, service, view, dark):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    looker = Looker(page)
    page.goto(LEGAL_AID)
    looker.look("door")
    page.locator("main .cards a[href*='door=']").first.click()
    looker.look("start")
    press(page, "开始填")
    for step in FOR_HIM:
        looker.look(step)
        if step != "dates":
            press(page, "存好，往下")
            looker.look(f"{step} left empty")
        fill_in(page, TYPED[step])
        press(page, "存好，往下")
    looker.look("check")
    press(page, "交上去")
    looker.look("check without ticks")
    reference = send(page)
    looker.look("receipt")
    press(page, "撤回这份申请")
    looker.look("taken back")
    page.goto(RESUME)
    looker.look("resume")
    press(page, "接着填")
    looker.look("wrong code")
    page.goto(PROGRESS)
    looker.look("progress asked")
    for digits in ("0000", "5510"):
        fill_in(page, {"^编号": reference, "^手机后四位": digits})
        press(page, "查一查")
        looker.look(f"progress of {digits}")
    page.goto(OUTBOX)
    looker.look("outbox")
    page.context.close()
    assert looker.found == {}


def test_axe_finds_nothing_on_the_pages_that_only_others_see(browser, service):
    page = new_phone(browser, service).new_page()
    looker = Looker(page)
    begin(page)
    for typed in ({"^我自己": None}, {"^要赡养费": None, "^不是$": None}):
        fill_in(page, typed)
        press(page, "存好，往下")
    assert page.url.endswith("/hardship")
    looker.look("hardship")
    press(page, "存好，往下")
    looker.look("hardship left empty")
    begin(page, NOTARY)
    for typed in ({"^我自己": None}, {"^遗嘱": None}, {"^汉中公证处": None}, {"^姓名": NAME, "^手机": PHONE}):
        looker.look(page.url)
        fill_in(page, typed)
        press(page, "存好，往下")
    looker.look("notary check")
    send(page)
    looker.look("notary receipt")
    page.context.close()
    assert looker.found == {}


def test_buttons_and_boxes_are_large_enough_for_a_thumb(at_check):
    for target in [*at_check.locator("main .option label").all(), *at_check.locator("main button").all()]:
        assert target.bounding_box()["height"] >= 44
