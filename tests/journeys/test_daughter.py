"""A day labourer's toe was crushed on a building site, and his daughter wants to know what to do."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import new_phone, too_wide


def fill_in_the_form(page: Page) -> None:
    page.get_by_label("包工头，上面有公司").check()
    page.get_by_label("没上").check()
    for part, value in (("year", "２０２６"), ("month", "11"), ("day", "2")):
        page.locator(f"#injured_on-{part}").fill(value)
    page.get_by_label("按天").check()
    page.get_by_label("工资是多少").fill("200")
    page.get_by_label("一个月大约干几天").fill("26")
    page.get_by_label("鉴定是几级").select_option(label="还没有鉴定")


def test_she_finds_the_guide_and_knows_the_days(phone):
    phone.goto("/")
    expect(phone.get_by_role("link", name=re.compile("12348 免费法律热线"))).to_have_attribute("href", "tel:12348")
    phone.get_by_role("link", name="工伤了怎么办").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("工伤了怎么办")
    body = phone.locator("main").inner_text()
    for told in ("今天先做", "30天内", "1年内", "包工头", "一户人家", "不叫工伤", "一张也别签"):
        assert told in body
    assert too_wide(phone) == 0


def test_she_learns_what_is_due_and_can_share_it(phone, browser, service):
    phone.goto("/learn/guides/work-injury/")
    phone.get_by_role("link", name="算一算工伤能赔多少").click()
    fill_in_the_form(phone)
    phone.get_by_role("button", name="算一算").click()
    expect(phone.locator(".total")).to_contain_text("3,761.10")
    expect(phone.get_by_role("row", name=re.compile("^10级"))).to_contain_text("36,400.00")
    expect(phone.locator(".deadline").first).to_contain_text("最晚2026年12月2日（周三，含当天），还剩8天")
    assert "《工伤保险条例》第三十三条第一款" in phone.locator(".item").first.inner_text()
    assert too_wide(phone) == 0
    brother = new_phone(browser, service).new_page()
    brother.goto(phone.url)
    expect(brother.locator(".total")).to_contain_text("3,761.10")
    brother.get_by_role("link", name="给程序读的 JSON").click()
    assert json.loads(brother.locator("body").inner_text())["items"][0]["amount"] == "3761.10"
    brother.context.close()


def test_the_result_prints_on_one_page(phone):
    phone.goto("/look-up/calculators/work-injury/")
    fill_in_the_form(phone)
    phone.get_by_role("button", name="算一算").click()
    expect(phone.locator(".total")).to_be_visible()  # Chromium prints no page that is still on its way
    paper = phone.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_she_changes_one_answer_and_keeps_the_others(phone):
    phone.goto("/look-up/calculators/work-injury/")
    fill_in_the_form(phone)
    phone.get_by_role("button", name="算一算").click()
    phone.get_by_role("link", name=re.compile("修改 ?工资是多少")).click()
    assert phone.url.endswith("#wage")
    phone.get_by_label("工资是多少").fill("300元")
    phone.get_by_role("button", name="算一算").click()
    expect(phone.locator(".total")).to_contain_text("5,641.64")


def test_a_slip_is_told_at_the_field_and_nothing_is_lost(phone):
    phone.goto("/look-up/calculators/work-injury/")
    fill_in_the_form(phone)
    phone.get_by_label("工资是多少").fill("二百")
    phone.locator("#injured_on-month").fill("13")
    phone.get_by_role("button", name="算一算").click()
    assert phone.title().startswith("有2处要改：工伤待遇计算")
    assert phone.get_by_label("工资是多少").input_value() == "二百"
    assert phone.get_by_label("包工头，上面有公司").is_checked()
    phone.get_by_role("link", name=re.compile("工资是多少」请填数字")).click()
    assert phone.url.endswith("#wage")


def test_a_court_fee_takes_three_answers(phone):
    phone.goto("/")
    phone.get_by_role("link", name="打官司要交多少钱").click()
    phone.get_by_label("为什么事打官司").select_option("property")
    phone.get_by_label("金额是多少").fill("15万")
    phone.get_by_label("还不知道，或者普通程序").check()
    phone.get_by_role("button", name="算一算").click()
    expect(phone.locator(".total")).to_contain_text("3,300.00")
