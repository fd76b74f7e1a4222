"""Searching on a phone: with and without script, by keyboard, in the dark and in large type."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import axe_findings, new_phone, too_wide

TYPED = ["讨薪", "打我", "劳动合同法47", "律师", "zzqqxx", ""]


def test_somebody_searches_from_the_first_page_and_gets_to_what_to_do(phone):
    phone.goto("/")
    phone.get_by_label("遇到什么事了？").fill("老板不给工钱跑了")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("搜索结果")
    expect(phone.get_by_label("遇到什么事了？")).to_have_value("老板不给工钱跑了")
    assert too_wide(phone) == 0
    phone.locator("main .cards a").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("干了活不给工资怎么办")


def test_somebody_narrows_to_the_directory_and_a_county(phone):
    phone.goto("/api/search?q=法律援助")
    phone.get_by_role("link", name="机构和人", exact=True).click()
    phone.locator("summary", has_text="只看一个县区").click()
    phone.get_by_role("link", name="佛坪县", exact=True).click()
    expect(phone.locator("main")).to_contain_text("佛坪县法律援助中心")


def test_somebody_in_danger_can_ring_and_leave_at_once(phone):
    phone.goto("/")
    phone.get_by_label("遇到什么事了？").fill("老公打我")
    phone.get_by_role("button", name="搜").click()
    callout = phone.locator(".important")
    expect(callout.locator("a").first).to_have_attribute("href", "tel:110")
    expect(phone.get_by_role("link", name="快速离开")).to_be_in_viewport()
    callout.get_by_role("link", name=re.compile("受了伤害")).click()
    assert phone.url.endswith("/apply/safe-contact/")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("view", ["standard", "elder"])
def test_every_kind_of_page_fits_a_phone_and_passes_axe(browser, service, view, dark):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    for typed in TYPED:
        page.goto(f"/api/search?q={typed}")
        assert axe_findings(page) == []
        assert too_wide(page) == 0


def test_titles_are_suggested_once_somebody_pauses(browser, service):
    page = new_phone(browser, service).new_page()
    page.goto("/")
    with page.expect_response(re.compile("/api/search/suggest")) as answer:
        page.get_by_label("遇到什么事了？").press_sequentially("离婚", delay=20)
    assert answer.value.ok
    option = page.locator("datalist option").first
    expect(option).to_be_attached()
    assert "离婚" in str(option.get_attribute("value"))


def test_one_letter_and_what_is_still_being_composed_ask_nothing(browser, service):
    page = new_phone(browser, service).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggest" in request.url else None)
    page.goto("/api/search")
    box = page.get_by_label("遇到什么事了？")
    box.press_sequentially("l")
    page.wait_for_timeout(500)
    box.evaluate(
        "e => { e.value = 'li hun'; e.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true})) }"
    )
    page.wait_for_timeout(500)
    assert asked == []
    with page.expect_response(re.compile("/api/search/suggest")):
        box.evaluate("e => { e.value = '离婚'; e.dispatchEvent(new CompositionEvent('compositionend')) }")
