"""Many people in one matter: typed or from a sheet, each with name, number, what is owed, and consent."""

from __future__ import annotations

import pytest

from tests.applicant import HIMSELF, LEGAL_AID, NAME, Browser, Pages

LI, ZHAO = "示例李某", "示例赵某"
LIST = f"{LI},610702199001011023,8000,是\n{ZHAO}，610723198506305526，5000.5，否"
WAGES: Pages = {
    "who": {"for_whom": "self"},
    "matter": {"matter": "wages", "migrant": "yes"},
    "together": {"together": "yes"},
    "members": {"members": LIST},
    **{page: HIMSELF[page] for page in ("migrant_proof", "facts", "dates", "office", "person", "home", "contact")},
}


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


@pytest.fixture
def members(browser: Browser) -> Browser:
    """A browser at the page of the list, which is empty."""
    browser.with_draft({page: WAGES[page] for page in ("who", "matter", "together")}, at="members")
    return browser


def test_the_list_stands_on_check_and_receipt_with_how_many_they_are_and_what_is_owed(browser):
    browser.with_draft(WAGES)
    for _ in ("check", "receipt"):
        assert "一共2人，13,000.50元，1人待签" in browser.told
        assert f"{LI}，6107**********1023，8,000.00元，同意" in browser.told
        assert "610702199001011023" not in browser.told
        browser.send()


def test_what_is_wrong_is_told_by_line_and_nothing_typed_is_lost(members):
    typed = f"{LIST}\n示例孙某,123,三千\n示例钱某,610702201212310015,x,是"
    assert members.post(members.at, {"members": typed}).status == 422
    assert "名单第3行的身份证号码要18位" in members.told
    assert "名单第4行欠的钱请填数字" in members.told
    assert members.typed["members"] == typed


def test_a_number_that_may_be_somebodys_is_not_kept_on_a_sample_site(members):
    assert members.post(members.at, {"members": f"{LI},110105194912310038,1"}).status == 422
    assert "名单里第1个人：示例站不收真的身份证号码" in members.told
    members.get(f"{LEGAL_AID}/members")
    assert members.typed["members"] == ""


SHEETS = {
    "UTF-8": LIST.encode(),
    "UTF-8 with BOM": LIST.encode("utf-8-sig"),
    "GB18030": LIST.encode("gb18030"),
    "Windows": LIST.replace("\n", "\r\n").encode("gb18030"),
}


@pytest.mark.parametrize("content", SHEETS.values(), ids=SHEETS)
def test_a_file_from_a_sheet_becomes_what_is_typed(members, content):
    assert members.post_file(f"{members.at}/csv", {"members": ""}, "sheet", content).status == 200
    assert "表格里的放进来了" in members.told
    assert members.typed["members"].split() == LIST.split()
    members.post(f"{LEGAL_AID}/members", members.typed)
    assert members.answer.headers["Location"] == "migrant_proof"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\x00\x00", b"\xff\xff\x00", b"  \r\n"], ids=ascii)
def test_what_is_no_sheet_is_told_and_the_list_stays_as_it_was(members, content):
    assert members.post_file(f"{members.at}/csv", {"members": LIST}, "sheet", content).status == 422
    assert "这个文件读不出来" in members.told
    assert members.typed["members"].split() == LIST.split()


def test_a_sheet_in_which_something_is_wrong_comes_back_with_the_lines(members):
    members.post_file(f"{members.at}/csv", {}, "sheet", f"姓名,身份证号,欠多少\n{LI},610702,1".encode())
    assert members.answer.status == 422
    assert "名单第2行的身份证号码要18位" in members.told


def test_a_sheet_that_is_too_large_is_told(members):
    members.post_file(f"{members.at}/csv", {}, "sheet", b"x" * 70_000)
    assert members.answer.status == 413
    assert "这个文件太大了" in members.told


@pytest.mark.parametrize(
    "body", [b"", b"--x", b"--x\r\n\r\n\r\n--x--", b"x" * 1000, b"--x\r\nContent-Disposition: a\r\n"]
)
def test_what_is_no_form_breaks_nothing(members, api, body):
    form = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "HTTP_COOKIE": f"draft={members.cookies['draft']}"}
    assert api.ask("POST", f"{LEGAL_AID}/members/csv", body=body, **form).status in (400, 422)


def test_only_the_page_of_a_list_takes_a_sheet(browser):
    browser.with_draft(WAGES)
    assert browser.post_file(f"{LEGAL_AID}/person/csv", {}, "sheet", LIST.encode()).status == 404
    assert browser.post_file(f"{LEGAL_AID}/nothing/csv", {}, "sheet", LIST.encode()).status == 404


def test_without_a_draft_a_sheet_leads_to_the_first_page(browser):
    browser.post_file(f"{LEGAL_AID}/members/csv", {}, "sheet", LIST.encode())
    browser.follow()
    assert browser.at == LEGAL_AID


def test_a_hundred_people_fit_into_one_page(members):
    numbers = [f"{name}示例姓名{n:03}" for n, name in enumerate([NAME] * 100)]
    line = ",610702199001011023,80000,是"
    found = members.post(members.at, {"members": "\n".join(name + line for name in numbers)})
    assert found.status == 422  # the same number a hundred times
    assert "名单第2行的身份证号码前面已经有了" in members.told
