"""The half-filled form as one file: what it shows, and the way back from it."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.applicant import FACTS, HIMSELF, ID_NUMBER, LEGAL_AID, NAME, PHONE, Browser, every_field
from tests.rendering.conftest import Seen

FROM_FILE = f"{LEGAL_AID}/from-file"


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


@pytest.fixture
def half(browser: Browser) -> Browser:
    """A browser at a page in the middle, the pages before it filled in."""
    before = [*HIMSELF][: [*HIMSELF].index("facts")]
    browser.with_draft({page: HIMSELF[page] for page in before}, at="facts")
    return browser


def held(file: Seen) -> list[tuple[str, str]]:
    """The hidden fields of a file."""
    inputs = [each.attributes for each in file.all("input", type="hidden")]
    return [(each["name"] or "", each["value"] or "") for each in inputs]


def test_the_button_on_a_page_keeps_what_is_typed_there_and_gives_the_file(half):
    answer = half.post(half.at, {**HIMSELF["facts"], "do": "file"})
    assert answer.status == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Cache-Control"] == "no-store"
    assert FACTS in answer.text
    half.get(f"{LEGAL_AID}/facts")
    assert half.typed["facts"] == FACTS


def test_what_is_not_right_yet_is_in_the_file_all_the_same(half):
    answer = half.post(half.at, {"facts": "", "opponent": "示例公司", "wanted": "", "do": "file"})
    assert ("opponent", "示例公司") in held(Seen(answer.text))


def test_the_file_says_that_it_holds_personal_data_and_needs_nothing_from_outside(browser):
    browser.with_draft()
    text = browser.post(f"{LEGAL_AID}/file").text
    assert "这个文件里有个人信息" in text
    assert "不会送到任何机关，请勿填真实信息" in text
    assert "src=" not in text
    assert "<script" not in text
    assert NAME in Seen(text).text


def test_the_file_goes_back_to_this_sites_address(browser):
    from chalicelib.site import site

    browser.with_draft()
    (form,) = Seen(browser.post(f"{LEGAL_AID}/file").text).all("form")
    assert form.attributes["action"] == f"{site().catalogue.city.site_url}{FROM_FILE.lstrip('/')}"


def test_from_the_file_it_goes_on_where_it_was_left_under_a_new_code(api, half):
    file = Seen(half.post(half.at, {**HIMSELF["facts"], "do": "file"}).text)
    other = Browser(api)
    other.post(FROM_FILE, held(file))
    other.follow()
    assert other.at == f"{LEGAL_AID}/dates"
    assert other.code != half.cookies["draft"].partition(".")[0]
    assert other.get("facts").status == 200
    assert other.typed == HIMSELF["facts"]


def test_a_whole_form_from_a_file_is_checked_and_sent_like_any_other(api):
    browser = Browser(api)
    browser.post(FROM_FILE, [(name, value) for name, values in every_field(HIMSELF).items() for value in values])
    browser.follow()
    assert browser.at == f"{LEGAL_AID}/check"
    browser.send()
    assert browser.answer.status == 200


FORGED = {
    "unknown names": {"x": "1", "draft": "1"},
    "a phone that nobody confirmed": {"confirmed-phone": PHONE},
    "an answer that is none": {"for_whom": "king"},
    "markup": {"for_whom": "<script>"},
    "another service's": {"company": "x"},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_nothing_in_a_file_is_believed(browser, forged):
    browser.post(FROM_FILE, forged)
    browser.follow()
    assert browser.at == f"{LEGAL_AID}/who"
    assert "<script" not in browser.answer.text


@pytest.mark.parametrize("real", [{"id_number": "110105194912310038"}, {"phone": "13812345678"}])
def test_a_number_that_may_be_somebodys_is_not_kept_from_a_file_either(browser, real):
    browser.post(FROM_FILE, [(name, value) for name, [value] in every_field(HIMSELF, **real).items()])
    browser.follow()
    assert browser.at == f"{LEGAL_AID}/person"
    assert browser.typed == {**HIMSELF["person"], **dict.fromkeys(real, "")}


def test_a_file_opened_from_a_folder_has_no_origin_and_no_cookie_and_works(api):
    body = urlencode({"for_whom": "self"}).encode()
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_ORIGIN": "null"}
    answer = api.ask("POST", FROM_FILE, body=body, **form)
    assert (answer.status, answer.headers["Location"]) == (303, "matter")


def test_what_is_too_large_to_be_a_file_of_ours_begins_nothing(browser):
    answer = browser.post(FROM_FILE, {"facts": "水" * 60_000})
    assert answer.status == 413
    assert "Set-Cookie" not in answer.headers


def test_the_file_holds_the_id_number_and_no_code(browser):
    browser.with_draft()
    code = browser.code
    text = browser.post(f"{LEGAL_AID}/file").text
    assert ID_NUMBER in text
    assert code not in text
