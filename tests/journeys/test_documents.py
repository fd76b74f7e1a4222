"""Papers are photographed and sent from the phone: several at once with script, one after the other without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chalicelib.adapters.folder import FolderFiles
from chalicelib.casework.documents import Documents
from chalicelib.casework.drafts import Drafts
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.applicant import HIMSELF, LEGAL_AID, RESUME, draft_in, store_in
from tests.casework.made_files import SECRET, exif, pdf, photo, saved
from tests.journeys.conftest import axe_findings, new_phone, too_wide

PAGE = "/api/documents/draft"
OTHER = "#file-other"


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page that comes."""
    with page.expect_event("load"):
        page.get_by_role("button", name=button).last.click()


def resume(page: Page, code: str) -> None:
    """Open a form by its code, and the page for papers."""
    page.goto(RESUME)
    page.get_by_label("续办码").fill(code)
    press(page, "接着填")
    page.goto(PAGE)


def file(name: str, content: bytes, kind: str = "image/jpeg") -> dict[str, object]:
    """A file that the phone offers."""
    return {"name": name, "mimeType": kind, "buffer": content}


def until_checked(page: Page) -> None:
    """Look again until nothing is being checked any more."""
    link = page.get_by_role("link", name="看看检查好了没有")
    for _ in range(40):
        if not link.count():
            return
        page.wait_for_timeout(250)
        link.click()
    raise AssertionError("the worker did not get there")


@pytest.fixture
def code(functions_environment) -> str:
    """The 续办码 of a form that is filled in."""
    return draft_in(functions_environment, HIMSELF)


@pytest.fixture
def kept(functions_environment, code) -> Callable[[], list[bytes]]:
    """The contents that the service has kept of that form."""

    def contents() -> list[bytes]:
        table, vault, clock = store_in(functions_environment)
        documents = Documents(table, vault, FolderFiles(Path(functions_environment["DATA"]) / "files"), clock)
        drafts = Drafts(table, vault, clock)
        draft = drafts.open(code)
        assert draft
        owner = drafts.place(draft)
        return [documents.open(owner, each.id)[2] for each in documents.of(owner)]

    return contents


def test_a_photo_is_sent_checked_and_kept_and_the_form_is_as_it_was(phone, code, kept):
    resume(phone, code)
    phone.locator(OTHER).set_input_files(file("工资条.jpg", saved(photo(), "JPEG", exif=exif())))
    press(phone, "传上来")
    until_checked(phone)
    expect(phone.locator(".summary")).to_contain_text("工资条.jpg")
    expect(phone.locator(".summary")).to_contain_text("存好了")
    assert too_wide(phone) == 0
    (content,) = kept()
    assert SECRET not in content
    phone.get_by_role("link", name="回到申请").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("看一遍再交")
    assert phone.url.endswith(f"{LEGAL_AID}/check")


def test_a_file_that_cannot_be_used_says_why_and_is_removed_by_a_button(phone, code):
    resume(phone, code)
    phone.locator(OTHER).set_input_files(file("起诉状.pdf", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "application/pdf"))
    press(phone, "传上来")
    until_checked(phone)
    expect(phone.locator(".summary")).to_contain_text("不能用：这是 Word 文件")
    phone.get_by_role("button", name=re.compile("删掉")).click()
    expect(phone.locator(".summary")).to_have_count(0)


def test_without_script_a_photo_too_large_is_told_the_limit_and_the_next_is_taken(browser, service, code):
    page = new_phone(browser, service, script=False).new_page()
    resume(page, code)
    for size, says in ((11, "超过10 MB"), (13, "一个最大10 MB")):
        page.locator(OTHER).set_input_files(file("大.jpg", b"\xff\xd8\xff" + b"x" * (size * 1024 * 1024)))
        press(page, "传上来")
        expect(page.locator("main")).to_contain_text(says)
        page.goto(PAGE)
    page.context.close()


@pytest.fixture
def with_script(browser: Browser, service: str, code: str) -> Iterator[Page]:
    """A phone with script, at the page for papers, whose policy must forbid nothing that it does."""
    page = new_phone(browser, service).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    resume(page, code)
    yield page
    assert [each for each in said if "Policy" in each] == []
    page.context.close()


def test_with_script_several_are_sent_with_one_press_photos_made_smaller_before(with_script, kept):
    sent: list[int] = []
    with_script.on(
        "request", lambda asked: sent.append(len(asked.post_data_buffer or b"")) if asked.method == "POST" else None
    )
    large = saved(Image.effect_noise((4000, 3000), 90), "JPEG", exif=exif(6), quality=95)
    files = [
        file("甲.jpg", large),
        file("乙.png", saved(photo(), "PNG"), "image/png"),
        file("丙.pdf", pdf(), "application/pdf"),
    ]
    with_script.locator(OTHER).set_input_files(files)
    press(with_script, "传上来")
    until_checked(with_script)
    expect(with_script.locator(".summary dt")).to_have_text(["甲.jpg", "乙.jpg", "丙.pdf"])
    for said in with_script.locator(".summary dd").all():
        expect(said).to_contain_text("存好了")
    assert len(large) > 3_000_000
    assert max(sent) < len(large) / 2
    contents = kept()
    assert contents[2] == pdf()
    assert [content[:2] for content in contents[:2]] == [b"\xff\xd8"] * 2


def test_with_script_what_was_not_taken_is_told_and_the_rest_waits_for_another_press(with_script):
    with_script.locator(OTHER).set_input_files(
        [file("好.jpg", saved(photo(), "JPEG")), file("空.pdf", b"", "application/pdf")]
    )
    with_script.get_by_role("button", name="传上来").last.click()
    told = with_script.locator("#sending")
    expect(told).to_contain_text("空.pdf没有传上来：这个文件是空的")
    expect(told).to_contain_text("前面1个传好了")
    assert with_script.locator(OTHER).evaluate("e => [...e.files].map(f => f.name)") == ["空.pdf"]


def test_with_script_a_broken_line_loses_nothing_that_was_chosen(with_script):
    with_script.route(
        "**/api/documents/draft", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    with_script.locator(OTHER).set_input_files(file("好.jpg", saved(photo(), "JPEG")))
    with_script.get_by_role("button", name="传上来").last.click()
    expect(with_script.locator("#sending")).to_contain_text("网络断了")
    assert with_script.locator(OTHER).evaluate("e => e.files.length") == 1


@pytest.mark.parametrize(("view", "dark"), [("standard", False), ("elder", True)], ids=["standard", "elder, dark"])
def test_axe_finds_nothing_on_the_page_for_papers_and_it_is_not_too_wide(browser, service, code, view, dark):
    page = new_phone(browser, service, dark=dark).new_page()
    page.goto(f"/api/view/{view}?to=")
    resume(page, code)
    found = {"empty": axe_findings(page)}
    page.locator(OTHER).set_input_files(file("很长的名字" * 20 + ".jpg", saved(photo(), "JPEG")))
    press(page, "传上来")
    found["received"] = axe_findings(page)
    until_checked(page)
    page.get_by_role("button", name="传上来").last.click()
    expect(page.get_by_role("alert")).to_contain_text("还没有选文件")
    found["nothing chosen"] = axe_findings(page)
    assert found == {"empty": [], "received": [], "nothing chosen": []}
    assert too_wide(page) == 0
    page.context.close()
