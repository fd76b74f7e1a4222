"""The 长辈版, the keyboard, the dark, the sub-path, the page not found, and every kind of page under axe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from site_builder import ROOT
from site_builder.sources import Content, read_content
from tests.journeys.conftest import axe_findings, new_phone, too_wide
from tests.journeys.page_kinds import kinds_of, standing_for_all
from tests.labourer import RESULT, asked
from tests.running import RunningServer

TEN_PAGES = [
    "我要办理",
    "我要帮助",
    "我要咨询",
    "我要查询",
    "我要学法",
    "小蓝说法",
    "关于本站",
    "首页",
    "我要学法",
    "我要查询",
]


def font_size(page: Page, selector: str) -> float:
    size = page.locator(selector).first.evaluate("e => getComputedStyle(e).fontSize")
    return float(size.removesuffix("px"))


def test_large_type_survives_ten_pages_a_form_and_a_result(phone):
    phone.goto("/")
    phone.get_by_role("link", name="长辈版").click()
    for title in TEN_PAGES:
        phone.locator(".menu summary").click()
        phone.locator(".menu").get_by_role("link", name=title, exact=True).click()
        assert "/e/" in phone.url
        assert font_size(phone, "main") >= 18
    phone.get_by_role("link", name="赔偿和费用计算").click()
    phone.get_by_role("link", name="诉讼费计算").click()
    phone.get_by_label("为什么事打官司").select_option("divorce")
    phone.get_by_label("简易程序").check()
    phone.get_by_role("button", name="算一算").click()
    expect(phone.locator("html")).to_have_attribute("data-view", "elder")
    assert font_size(phone, "main") >= 18
    phone.get_by_role("link", name="请不起律师，申请法律援助").click()
    assert phone.url.endswith("/e/apply/legal-aid/")
    phone.get_by_role("link", name="标准版").click()
    assert phone.url.endswith("/apply/legal-aid/")
    assert "/e/" not in phone.url


def test_targets_are_large_in_large_type(browser, service):
    page = new_phone(browser, service).new_page()
    page.goto("/e/look-up/calculators/work-injury/")
    for selector in (".menu summary", ".view:visible", "button", "select", "#wage", ".option label"):
        assert page.locator(selector).first.bounding_box()["height"] >= 60, selector


def test_no_text_is_small_in_large_type(browser, service):
    page = new_phone(browser, service).new_page()
    page.goto("/api/view/elder?to=")
    page.goto(f"{RESULT}?{asked()}")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && [...e.childNodes].some(
        n => n.nodeType === 3 && n.textContent.trim())).map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 18


@pytest.fixture(scope="module")
def pages(city) -> dict[str, str]:
    """The HTML of every page of the site, by address."""
    site = city.build / (city.build / "current").read_text()
    files = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("index.html")}
    return {address: path.read_text("utf-8") for address, path in files.items() if not address.startswith("e/")}


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(ROOT / "content")


@pytest.fixture(scope="module")
def chosen(pages, content) -> list[str]:
    """Some pages of each kind that the builder makes."""
    return standing_for_all({address: html for address, html in pages.items() if address not in content.pages})


def results(content: Content) -> list[str]:
    """The result of each calculator's first example, and its form."""
    calculators = [content.catalogue.calculator(id_) for id_ in content.catalogue.ids("calculators")]
    forms = [f"look-up/calculators/{each.id}/" for each in calculators]
    return forms + [f"api/calculators/{each.id}?{urlencode(each.examples[0].answers)}" for each in calculators]


MADE_BY_FUNCTIONS = [
    *(f"{RESULT}?{asked(**answers)}" for answers in ({}, {"grade": "3"}, {"employer": "household"})),
    f"{RESULT}?wage=x",
    f"{RESULT}/form?{asked()}",
    "/no/such",
    "/api/directory/hanzhong-legal-aid-centre/unreachable",
]


def findings(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """What axe finds on pages, and which are wider than the phone."""
    found = {}
    for address in addresses:
        page.goto(address)
        if wrong := [*axe_findings(page), *(["too wide"] if too_wide(page) > 0 else [])]:
            found[address] = wrong
    return found


def test_every_page_is_of_one_known_kind(pages, content):
    """A new kind of page is entered in ``page_kinds`` before it goes unseen."""
    made = {address: kinds_of(address) for address in pages if address not in content.pages}
    assert {address: kinds for address, kinds in made.items() if len(kinds) != 1} == {}


def test_axe_finds_nothing_on_what_editors_wrote_and_none_is_too_wide(browser, service, content):
    page = new_phone(browser, service).new_page()
    assert findings(page, [f"/{address}" for address in [*content.pages, *results(content)]]) == {}
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["standard", "elder"])
def test_axe_finds_nothing_on_any_kind_of_page_and_none_is_too_wide(browser, service, chosen, view, dark):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    folder = "/e/" if view == "elder" else "/"
    assert findings(page, [folder, *(folder + address for address in chosen), *MADE_BY_FUNCTIONS]) == {}
    page.context.close()


def test_the_keyboard_reaches_the_text_and_opens_the_menu(phone):
    phone.goto("/ask/")
    phone.keyboard.press("Tab")
    skip = phone.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["x"] >= 0
    for _ in range(2):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.locator(".menu")).to_have_attribute("open", "")
    outline = phone.locator(".menu summary").evaluate("e => getComputedStyle(e).outlineWidth")
    assert outline == "3px"


def test_the_first_line_of_a_page_says_that_this_is_a_sample(phone):
    phone.goto("/learn/guides/unpaid-wages/")
    assert phone.locator("header > p").first.inner_text() == "样例站点，非政府网站；真要办事请打12348"


def test_a_wrong_address_helps_on(phone):
    phone.goto("/learn/guides/work-injry/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("这一页找不到了")
    phone.locator("main").get_by_role("link", name="工伤了怎么办").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("工伤了怎么办")


def test_the_journey_works_under_the_path_of_another_site(browser, city, functions_environment):
    with RunningServer(city.build, functions_environment, "--root-path", "/sfj/12348") as running:
        running.wait_for(lambda: running.get("/sfj/12348/")[0] == 200)
        page = new_phone(browser, running.url, script=False).new_page()
        page.goto("/sfj/12348/")
        page.get_by_role("link", name="长辈版").click()
        page.get_by_role("link", name="打官司要交多少钱").click()
        page.get_by_label("为什么事打官司").select_option("labour")
        page.get_by_label("还不知道，或者普通程序").check()
        page.get_by_role("button", name="算一算").click()
        expect(page.locator("html")).to_have_attribute("data-view", "elder")
        expect(page.locator(".total")).to_contain_text("10.00")
        page.get_by_role("link", name="首页").first.click()
        assert page.url.endswith("/sfj/12348/e/")
        page.context.close()


def test_chinese_is_drawn_with_a_chinese_font(browser, service):
    """Boxes look green to every other test."""
    page = new_phone(browser, service).new_page()
    page.goto("/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": ".tiles strong"})["nodeId"]
    fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert re.search("CJK|PingFang|HarmonyOS|YaHei|Heiti|Hei|Song|Han", fonts[0]["familyName"]), fonts


def test_a_page_asks_for_nothing_but_itself(browser, service):
    page = new_phone(browser, service).new_page()
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto("/learn/guides/work-injury/")
    assert [url for url in asked_for if not url.startswith("data:")] == [f"{service}/learn/guides/work-injury/"]
