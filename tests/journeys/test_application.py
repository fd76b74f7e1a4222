"""The daughter applies for legal aid on a phone: for her father and for herself, stopped and resumed, to the receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.applicant import (
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
)
from tests.conftest import settings_for
from tests.journeys.conftest import axe_findings, new_phone, too_wide
from tests.running import RunningServer

NOT_SENT_ANYWHERE = "不会送到任何机关，请勿填真实信息"
FOR_HIM = ("who", "helper", "matter", "migrant_proof", "facts", "dates", "office", "person", "contact")
FOR_HERSELF = tuple(page for page in FOR_HIM if page != "helper")


def fill_in(page: Page, step: str, whom: str = "other") -> None:
    """What is typed and ticked on one page."""
    if step == "who":
        page.get_by_label("替别人" if whom == "other" else "我自己").check()
    elif step == "helper":
        page.get_by_label("您的姓名").fill(HELPER)
        page.get_by_label("家里人").check()
        page.get_by_label("您的手机").fill(HELPERS_PHONE)
    elif step == "matter":
        page.get_by_label("工伤").check()
        page.get_by_label("是", exact=True).check()
    elif step == "migrant_proof":
        page.get_by_label("工地照片、工友能作证").check()
    elif step == "facts":
        page.get_by_label("发生了什么").fill(FACTS)
    elif step == "dates":
        for part, value in (("year", "２０２６"), ("month", "11"), ("day", "2")):
            page.locator(f"#injured_on-{part}").fill(value)
    elif step == "office":
        page.get_by_label("哪个法律援助中心").select_option(label="汉台区法律援助中心（示例）")
    elif step == "person":
        page.get_by_label("姓名").fill(NAME)
        page.get_by_label("身份证号码").fill(ID_NUMBER)
        page.get_by_label("手机").fill(PHONE)
    else:
        page.get_by_label("打电话").check()
        page.get_by_label("下班以后").check()


def go_on(page: Page) -> None:
    """Keep the page and go to the next."""
    page.get_by_role("button", name="存好，往下").click()


def fill_in_all(page: Page, steps: tuple[str, ...], whom: str = "other") -> None:
    """Page after page, each of them the one that is asked now, with the code on top and nothing too wide."""
    for step in steps:
        assert page.url.endswith(f"{LEGAL_AID}/{step}")
        assert code_on(page)
        assert too_wide(page) == 0
        fill_in(page, step, whom)
        go_on(page)


def code_on(page: Page) -> str:
    """The 续办码 on top of the page, which must lie above its heading."""
    code = page.locator("main .code strong")
    assert code.bounding_box()["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    return code.inner_text()


def begin(page: Page, service: str = LEGAL_AID) -> None:
    """Open the first page of the form."""
    page.goto(service)
    page.get_by_role("button", name="开始填").click()


def send(page: Page) -> str:
    """Tick everything, send, and return the reference."""
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="交上去").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("收到了")
    return page.locator(".total strong").inner_text()


# ---- from the guide to the receipt


@pytest.mark.parametrize(("whom", "steps"), [("other", FOR_HIM), ("self", FOR_HERSELF)], ids=["for him", "for herself"])
def test_she_applies_from_the_guide_on_and_holds_a_reference(phone, whom, steps):
    phone.goto("/learn/guides/work-injury/")
    phone.locator("main").get_by_role("link", name=re.compile("法律援助")).first.click()
    phone.locator("main").get_by_role("link", name=re.compile("在手机上申请")).first.click()
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    phone.get_by_role("button", name="开始填").click()
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    fill_in_all(phone, steps, whom)
    expect(phone.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    expect(phone.locator("main")).to_contain_text(NOT_SENT_ANYWHERE)
    expect(phone.locator(".deadline")).to_contain_text("最晚2027年11月2日（周二，含当天）")
    assert (HELPER in phone.locator("main").inner_text()) == (whom == "other")
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


def test_she_mends_a_slip_and_changes_an_answer_from_the_check(phone):
    begin(phone)
    fill_in_all(phone, FOR_HIM[:-2])
    fill_in(phone, "person")
    phone.get_by_label("手机").fill("13812345678")
    go_on(phone)
    assert phone.title().startswith("有1处要改：")
    phone.get_by_role("link", name=re.compile("示例站不收真的手机号码")).click()
    assert phone.url.endswith("#phone")
    assert phone.get_by_label("姓名").input_value() == NAME
    phone.get_by_label("手机").fill(PHONE)
    go_on(phone)
    fill_in(phone, "contact")
    go_on(phone)
    phone.get_by_role("link", name=re.compile("修改 ?发生了什么")).click()
    assert phone.url.endswith("#facts")
    phone.get_by_label("发生了什么").fill("改过的经过")
    go_on(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    expect(phone.locator("main")).to_contain_text("改过的经过")


def test_what_was_not_ticked_is_told_and_the_rest_stays_ticked(phone):
    begin(phone)
    fill_in_all(phone, FOR_HERSELF, "self")
    boxes = phone.get_by_role("checkbox").all()
    for box in boxes[:-1]:
        box.check()
    phone.get_by_role("button", name="交上去").click()
    expect(phone.get_by_role("alert")).to_contain_text("声明和每一条同意都要打钩")
    assert [box.is_checked() for box in phone.get_by_role("checkbox").all()] == [True] * (len(boxes) - 1) + [False]


def test_she_takes_it_back_without_any_code(phone):
    begin(phone)
    fill_in_all(phone, FOR_HERSELF, "self")
    send(phone)
    phone.get_by_role("button", name="撤回这份申请").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("撤回了")


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
        page.goto(RESUME)
        page.get_by_label("续办码").fill(code.replace("-", "").lower())
        page.get_by_role("button", name="接着填").click()
        assert code_on(page) == code
    expect(page.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    for typed in (HELPER, FACTS, NAME, "2026年11月2日", "汉台区法律援助中心（示例）"):
        expect(page.locator("main")).to_contain_text(typed)
    reference = send(page)
    phones.kill()
    own_server.__exit__(None, None, None)
    said = own_server.log + "\n".join(phones.asked)
    secrets = (code, code.replace("-", ""), NAME, HELPER, PHONE, ID_NUMBER, reference, FACTS[:6])
    assert f"POST {LEGAL_AID}/send 200" in said
    assert [secret for secret in secrets if secret.lower() in said.lower()] == []


def test_on_a_borrowed_phone_nobody_finds_the_form_once_the_browser_was_closed(browser, service):
    first = new_phone(browser, service)
    page = first.new_page()
    begin(page)
    assert [cookie["expires"] for cookie in first.cookies() if cookie["name"] == "draft"] == [-1]
    page.get_by_role("button", name="不填了，删掉填过的").click()
    assert page.url.endswith(LEGAL_AID)
    assert not [cookie for cookie in first.cookies() if cookie["name"] == "draft"]
    first.close()


# ---- afterwards


def test_the_message_lies_in_the_outbox_and_the_button_beside_it_reports(phone):
    begin(phone)
    fill_in_all(phone, FOR_HERSELF, "self")
    reference = send(phone)
    phone.goto(OUTBOX)
    message = phone.locator("section").filter(has_text=reference)
    expect(message).to_contain_text(f"您的申请{reference}收到了，最晚12月1日（周二）答复")
    before = message.inner_text()
    message.get_by_role("button", name="送达").click()
    assert phone.url.endswith(OUTBOX)
    assert phone.locator("section").filter(has_text=reference).inner_text() != before


def test_she_sees_how_far_it_is_with_reference_and_four_digits(phone):
    begin(phone)
    fill_in_all(phone, FOR_HIM)
    reference = send(phone)
    phone.get_by_role("link", name="查进度").click()
    phone.get_by_label("编号").fill(reference.lower())
    phone.get_by_label("手机后四位").fill("5510")
    phone.get_by_role("button", name="查一查").click()
    expect(phone.locator(".total")).to_contain_text("交上来了")
    main = phone.locator("main").inner_text()
    assert "汉台区法律援助中心（示例）" in main
    assert not [secret for secret in (NAME, HELPER, PHONE, "工伤") if secret in main]
    assert phone.url.endswith(PROGRESS)


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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["standard", "elder"])
def test_axe_finds_nothing_on_any_page_of_an_application_and_none_is_too_wide(browser, service, dark, view):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    looker = Looker(page)
    page.goto(LEGAL_AID)
    looker.look("start")
    page.get_by_role("button", name="开始填").click()
    for step in FOR_HIM:
        looker.look(step)
        if step != "dates":
            go_on(page)
            looker.look(f"{step} left empty")
        fill_in(page, step)
        go_on(page)
    looker.look("check")
    page.get_by_role("button", name="交上去").click()
    looker.look("check without ticks")
    reference = send(page)
    looker.look("receipt")
    page.get_by_role("button", name="撤回这份申请").click()
    looker.look("taken back")
    page.goto(f"{LEGAL_AID}/hardship")
    page.goto(RESUME)
    looker.look("resume")
    page.get_by_role("button", name="接着填").click()
    looker.look("wrong code")
    page.goto(PROGRESS)
    looker.look("progress asked")
    for digits in ("0000", "5510"):
        page.get_by_label("编号").fill(reference)
        page.get_by_label("手机后四位").fill(digits)
        page.get_by_role("button", name="查一查").click()
        looker.look(f"progress of {digits}")
    page.goto(OUTBOX)
    looker.look("outbox")
    page.context.close()
    assert looker.found == {}


def test_axe_finds_nothing_on_the_pages_that_only_others_see(browser, service):
    page = new_phone(browser, service).new_page()
    looker = Looker(page)
    begin(page)
    fill_in(page, "who", "self")
    go_on(page)
    page.get_by_label("要赡养费、抚养费、扶养费").check()
    page.get_by_label("不是", exact=True).check()
    go_on(page)
    assert page.url.endswith("/hardship")
    looker.look("hardship")
    go_on(page)
    looker.look("hardship left empty")
    begin(page, NOTARY)
    for step, label in (("matter", "遗嘱"), ("office", "汉中公证处（示例）")):
        looker.look(f"notary {step}")
        page.get_by_label(label).check()
        go_on(page)
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("手机").fill(PHONE)
    looker.look("notary person")
    go_on(page)
    looker.look("notary check")
    send(page)
    looker.look("notary receipt")
    page.context.close()
    assert looker.found == {}


def test_buttons_and_boxes_are_large_enough_for_a_thumb(browser, service):
    page = new_phone(browser, service).new_page()
    begin(page)
    fill_in_all(page, FOR_HERSELF, "self")
    for target in [*page.locator("main .option label").all(), *page.locator("main button").all()]:
        assert target.bounding_box()["height"] >= 44
    page.context.close()
