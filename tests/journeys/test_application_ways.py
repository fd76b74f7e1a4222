"""Other ways through the form: a code by SMS, a file, a helper's card, a list of people, the page that must stay unseen."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.applicant import (
    BY_HIS_DAUGHTER,
    FACTS,
    HELPER,
    HELPERS_PHONE,
    HIMSELF,
    LEGAL_AID,
    OUTBOX,
    SAFE,
    draft_in,
)
from tests.journeys.conftest import axe_findings, new_phone, too_wide
from tests.journeys.test_application import begin, fill_in, press, resume, send

LIST = "姓名,身份证号,欠多少,同意\n示例李某,610702199001011023,8000,是\n示例赵某,610723198506305526,5000.5,否"
WAGES = {**HIMSELF, "matter": {"matter": "wages", "migrant": "yes"}, "together": {"together": "yes"}}


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


numbers = itertools.count(7701)


def test_he_confirms_his_phone_with_the_code_that_came(phone, functions_environment):
    end = next(numbers)  # one number gets one message a minute
    number = f"1540000{end}"
    pages = {**HIMSELF, "person": {**HIMSELF["person"], "phone": number}}
    resume(phone, draft_in(functions_environment, pages))
    press(phone, f"发验证码到尾号{end}")
    other = phone.context.new_page()
    other.goto(OUTBOX)
    message = other.locator("section").filter(has_text=f"尾号{end}").first
    code = re.search(r"验证码(\d{6})", message.inner_text())
    assert code
    phone.get_by_label("短信里的6位数字").fill(code[1])
    press(phone, "确认")
    expect(phone.locator("main")).to_contain_text(f"尾号{end}的手机确认过了")
    assert too_wide(phone) == 0
    send(phone)


def test_the_file_opens_without_a_line_and_leads_on_with_everything_typed(
    phone, functions_environment, tmp_path, service
):
    resume(phone, draft_in(functions_environment, {page: HIMSELF[page] for page in ("who", "matter", "migrant_proof")}))
    phone.goto(f"{LEGAL_AID}/facts")
    phone.get_by_label(re.compile("^发生了什么")).fill(FACTS)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="存成一个文件").click()
    file = tmp_path / "form.html"
    download.value.save_as(file)
    assert "没填完" in download.value.suggested_filename
    another = phone.context.browser.new_context(locale="zh-CN", viewport={"width": 360, "height": 740}).new_page()
    another.goto(_on_this_server(file, service))
    expect(another.locator("body")).to_contain_text(FACTS)
    expect(another.locator("body")).to_contain_text("这个文件里有个人信息")
    assert too_wide(another) == 0
    press(another, "接着填")
    assert another.url.endswith(f"{LEGAL_AID}/recognition")
    another.goto(f"{service}{LEGAL_AID}/facts")
    assert another.get_by_label(re.compile("^发生了什么")).input_value() == FACTS
    another.context.close()


def _on_this_server(file: Path, service: str) -> str:
    """The file's address, its own site's exchanged for that of the server that the test runs."""
    text = re.sub(r"https?://[^\"; ]*?(?=/api/apply/)", service, file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    return file.as_uri()


def test_a_helper_makes_a_card_and_types_its_code_instead_of_himself(phone):
    phone.goto("/api/helper-card")
    fill_in(phone, {"^您的姓名": HELPER, "^家里人": None, "^您的手机": HELPERS_PHONE})
    press(phone, "存好，要卡号")
    code = phone.locator("main .code strong").inner_text()
    begin(phone)
    fill_in(phone, {"^替别人": None})
    press(phone, "存好，往下")
    phone.get_by_label(re.compile("^助人卡号")).fill(code.lower())
    press(phone, "填进来")
    assert phone.get_by_label(re.compile("^您的姓名")).input_value() == HELPER
    fill_in(phone, {"^没有，只是帮忙": None})
    press(phone, "存好，往下")
    assert phone.url.endswith(f"{LEGAL_AID}/matter")


def test_a_helper_with_an_interest_of_his_own_is_sent_to_the_blank_form(phone, functions_environment):
    resume(phone, draft_in(functions_environment, {"who": BY_HIS_DAUGHTER["who"]}))
    fill_in(phone, {"^您的姓名": HELPER, "^家里人": None, "^您的手机": HELPERS_PHONE, "^有$": None})
    press(phone, "存好，往下")
    assert phone.url.endswith("/apply/legal-aid/own-interest/")
    phone.locator("main").get_by_role("link", name=re.compile("空白表")).click()
    assert phone.url.endswith("/apply/legal-aid/form/")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_from_a_sheet_is_taken_looked_at_and_sent(phone, functions_environment, encoding):
    resume(phone, draft_in(functions_environment, WAGES))
    assert phone.url.endswith("/members")
    file = {"name": "名单.csv", "mimeType": "text/csv", "buffer": LIST.encode(encoding)}
    phone.get_by_label("名单在表格里？").set_input_files(file)
    press(phone, "把表格放进名单")
    expect(phone.locator("main")).to_contain_text("表格里的放进来了")
    assert too_wide(phone) == 0
    press(phone, "存好，往下")
    resume_at_check(phone)
    expect(phone.locator("main")).to_contain_text("一共2人，13,000.50元，1人待签")
    send(phone)
    expect(phone.locator("main")).to_contain_text("一起申请的人名单")


def resume_at_check(page: Page) -> None:
    """Everything else is filled in."""
    page.goto(f"{LEGAL_AID}/check")
    assert heading(page) == "看一遍再交"


def test_who_must_not_be_found_out_asks_on_one_page_and_leaves_no_trace_on_the_phone(phone):
    phone.goto(SAFE)
    phone.locator("main .cards a[href*='door=']").first.click()
    assert phone.locator("main a").first.inner_text() == "快速离开"
    assert phone.title().startswith("填表")
    fill_in(phone, {"^什么时候安全": "周三上午"})
    press(phone, "交上去")
    assert phone.title().startswith("有")
    assert phone.get_by_label(re.compile("^什么时候安全")).input_value() == "周三上午"
    fill_in(phone, {"^我自己去窗口": None})
    for box in phone.get_by_role("checkbox").all():
        box.check()
    press(phone, "交上去")
    assert heading(phone) == "收到了"
    assert too_wide(phone) == 0
    assert phone.context.cookies() == []
    assert "周三" not in phone.locator("main").inner_text()


@pytest.mark.parametrize(("view", "dark"), [("standard", False), ("elder", True)], ids=["standard", "elder, dark"])
def test_axe_finds_nothing_on_these_ways(browser, service, functions_environment, view, dark):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = [*axe_findings(page), *(["too wide"] if too_wide(page) > 0 else [])]

    for name, address in {"card": "/api/helper-card", "safe door": SAFE, "safe": f"{SAFE}?door=safe"}.items():
        page.goto(address)
        look(name)
    press(page, "交上去")
    look("safe, left empty")
    resume(page, draft_in(functions_environment, WAGES))
    page.get_by_label("名单，一人一行").fill("示例李某,1,2")
    press(page, "存好，往下")
    look("list with a slip")
    resume(page, draft_in(functions_environment, HIMSELF))
    press(page, "发验证码到尾号5510")
    look("code sent")
    press(page, "确认")
    look("wrong code")
    page.context.close()
    assert {name: problems for name, problems in found.items() if problems} == {}
