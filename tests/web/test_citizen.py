"""Calculators as citizens and programs meet them: results, refusals, the two views."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import pytest

from tests.labourer import LABOURER, RESULT, asked

HOSTILE = [
    "",
    "0",
    "-1",
    "1e999",
    "NaN",
    "10" * 30,
    "８０００元",
    "四千五",
    "'; DROP TABLE cases; --",
    "<script>alert(1)</script>",
    "\x00",
    "\u202e5",
    "😀",
    "{{7*7}}",
    "%0d%0aSet-Cookie: x=1",
    "水" * 20_000,
]


def test_a_result_shows_amount_article_and_deadline(api):
    answer = api.get(RESULT, asked())
    assert answer.status == 200
    for shown in ("3,761.10", "《工伤保险条例》第三十三条第一款", "最晚2026年12月2日（周三，含当天）", "140,400.00"):
        assert shown in answer.text


def test_the_same_result_exists_as_json_by_ending_by_accept_and_by_post(api):
    by_ending = api.get(f"{RESULT}.json", asked())
    by_accept = api.get(RESULT, asked(), HTTP_ACCEPT="application/json")
    fields = {name: value for name, value in LABOURER.items() if not name.startswith("injured_on")}
    body = json.dumps({**fields, "injured_on": "2026-11-02", "wage": 200}).encode()
    by_post = api.ask("POST", RESULT, body=body, CONTENT_TYPE="application/json")
    assert by_ending.body == by_accept.body == by_post.body
    assert json.loads(by_ending.text)["items"][0]["amount"] == "3761.10"


def test_names_that_wechat_adds_to_a_shared_address_change_nothing(api):
    plain, shared = api.get(RESULT, asked()), api.get(RESULT, f"{asked()}&from=singlemessage&isappinstalled=0")
    assert plain.body == shared.body


def test_an_address_without_answers_leads_to_the_form(api):
    answer = api.get(RESULT)
    assert (answer.status, answer.headers["Location"]) == (303, "../../look-up/calculators/work-injury/")


def test_everything_typed_is_kept_when_something_is_wrong(api):
    answer = api.get(RESULT, asked(wage="四千五左右"))
    assert answer.status == 422
    assert "<title>有1处要改：工伤待遇计算" in answer.text
    assert "工资是多少」请填数字，比如 4500。刚才填的是「四千五左右」。" in answer.text
    assert 'value="26"' in answer.text
    assert 'value="四千五左右"' in answer.text


def test_an_error_in_the_summary_links_to_its_field(api):
    text = api.get(RESULT, asked(wage="x", **{"injured_on-month": "13"})).text
    assert '<a href="#wage">' in text
    assert '<a href="#injured_on-year">' in text
    assert 'id="wage"' in text


@pytest.mark.parametrize("field", LABOURER)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:12]))
def test_no_value_of_any_field_breaks_a_page(api, field, value):
    answer = api.get(RESULT, asked(**{field: value}))
    assert answer.status in (200, 422)
    assert "<script" not in answer.text
    assert "\r\n" not in "".join(answer.headers.values())


def test_two_different_answers_to_one_question_are_refused(api):
    answer = api.get(RESULT, f"{asked()}&wage=300")
    assert answer.status == 422
    assert "收到了两个不同的答案" in answer.text


def test_more_fields_than_any_form_has_is_a_bad_request(api):
    assert api.get(RESULT, "&".join(f"a{n}=1" for n in range(600))).status == 400


BROKEN_JSON = {
    "empty": b"",
    "cut off": b"{",
    "list": b"[]",
    "text": b'"text"',
    "null": b"null",
    "not UTF-8": b"\xff\xfe",
    "deep list": b"[" * 1_000,
    "deep object": b'{"a":' * 9_000,
    "object as answer": b'{"wage": {"a": 1}}',
    "truth as answer": b'{"wage": true}',
}


@pytest.mark.parametrize("body", BROKEN_JSON.values(), ids=BROKEN_JSON)
def test_broken_or_deep_json_is_a_bad_request(api, body):
    answer = api.ask("POST", RESULT, body=body, CONTENT_TYPE="application/json", HTTP_ACCEPT="application/json")
    assert answer.status == 400
    assert json.loads(answer.text)["error"]["status"] == 400


@pytest.mark.parametrize("value", ["NaN", "1e999", "\\ud800"])
def test_json_values_that_json_should_not_hold_are_refused_by_field(api, value):
    body = b'{"wage": "%s"}' % value.encode()
    answer = api.ask("POST", RESULT, body=body, CONTENT_TYPE="application/json")
    assert answer.status == 422
    assert "wage" in {error["field"] for error in json.loads(answer.text)["errors"]}


def test_a_body_too_large_for_any_form_is_refused(api):
    assert api.ask("POST", RESULT, body=b"x" * 70_000, CONTENT_TYPE="application/json").status == 413


def test_other_content_types_and_methods_are_refused_with_a_page(api):
    assert api.ask("POST", RESULT, body=b"a=1", CONTENT_TYPE="text/plain").status == 415
    refused = api.ask("DELETE", RESULT)
    assert (refused.status, "GET" in refused.headers["Allow"]) == (405, True)
    assert "从页面上的链接或按钮进来" in refused.text


@pytest.mark.parametrize(
    "path", ["/api/calculators/no-such", "/api/nope", "/api/calculators/x/y/z", "/api/view/other", "/api/工伤"]
)
def test_an_unknown_address_gets_a_helpful_page_in_the_frame(api, path):
    answer = api.get(path)
    assert answer.status == 404
    for shown in ("这一页找不到了", "我要办理", "tel:12348", "汉中市掌上12348"):
        assert shown in answer.text


def test_the_form_comes_back_filled_in_to_change_one_answer(api):
    answer = api.get(f"{RESULT}/form", asked())
    assert answer.status == 200
    assert 'value="contractor" checked' in answer.text
    assert 'value="none" selected' in answer.text


def test_a_chosen_view_is_remembered_for_the_functions(api):
    answer = api.get("/api/view/elder", "to=learn/guides/work-injury/")
    assert answer.headers["Location"] == "../../e/learn/guides/work-injury/"
    assert answer.headers["Set-Cookie"].startswith("view=elder; Path=/api; ")
    assert 'data-view="elder"' in api.get(RESULT, asked(), HTTP_COOKIE="view=elder").text
    assert 'data-view="standard"' in api.get(RESULT, asked(), HTTP_COOKIE="view=else;;=").text


def test_the_view_of_a_result_changes_without_losing_its_answers(api):
    here = f"api/calculators/work-injury?{asked()}"
    assert api.get("/api/view/elder", f"to={quote(here, safe='')}").headers["Location"] == f"../../{here}"
    assert quote(here, safe="") in api.get(RESULT, asked()).text


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil", "https://evil.example", "javascript:alert(1)", "a//b", "x\r\nY: z", "../.."]
)
def test_a_view_never_leads_off_the_site(api, to):
    assert api.get("/api/view/elder", f"to={quote(to, safe='')}").headers["Location"] == "../../e/"


def test_links_of_a_large_type_result_stay_in_large_type(api):
    text = api.get(RESULT, asked(), HTTP_COOKIE="view=elder").text
    assert 'href="../../e/learn/guides/work-injury/"' in text
    assert 'href="../../api/view/standard?to=' in text
    assert ' href="/' not in text


@pytest.mark.parametrize(
    "path, query", [(RESULT, asked()), (RESULT, "wage=x"), ("/api/nope", ""), ("/api/view/elder", "to=")]
)
def test_every_answer_carries_the_security_headers(api, path, query):
    headers = api.get(path, query).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "unsafe-inline" not in headers["Content-Security-Policy"]


def test_a_household_is_told_that_this_is_no_work_injury(api):
    text = api.get(RESULT, asked(employer="household")).text
    assert "给一户人家干活受的伤，法律上不叫工伤" in text
    assert "《民法典》第一千一百九十二条" in text


def test_the_form_opened_to_change_an_answer_leads_to_a_result_that_names_the_difference(api):
    form = api.get(f"{RESULT}/form", asked()).text
    before = re.search(r'name="before" value="([^"]+)"', form)
    changed = api.get(RESULT, asked(wage="250", before=unescape(before[1]))).text
    assert "和改之前比" in changed
    assert "3,761.10 → 4,701.37，多940.27元" in changed
    assert "没有变" in api.get(RESULT, asked(before=unescape(before[1]))).text
    assert "before" not in re.search(r'rel="canonical" href="([^"]+)"', changed)[1]


def test_a_slip_on_the_way_keeps_what_is_to_be_compared(api):
    assert 'name="before" value="wage=1"' in api.get(RESULT, asked(wage="x", before="wage=1")).text


@pytest.mark.parametrize("before", ["x", "wage=1", "%00", "=&" * 600, "水" * 3_000, "'\"><script>", "wage=1&wage=2"])
def test_nothing_strange_to_compare_with_breaks_a_result(api, before):
    answer = api.get(RESULT, asked(before=before))
    assert answer.status == 200
    assert "和改之前比" not in answer.text
    assert "<script" not in answer.text


def test_amounts_stand_in_capitals_where_that_is_asked_for(api):
    words = "人民币叁仟柒佰陆拾壹元壹角整"
    assert words not in api.get(RESULT, asked()).text
    assert words in api.get(RESULT, asked(capitals="yes")).text


def test_a_result_can_be_sent_as_a_text_message(api):
    text = "工伤待遇计算：现在能算出来的合计3761.1元。"
    assert text not in api.get(RESULT, asked()).text
    assert text in api.get(RESULT, asked(sms="yes")).text
    assert f'href="sms:?body={quote(text)}' in api.get(RESULT, asked(sms="yes")).text


def test_the_clocks_of_a_result_exist_as_a_calendar(api):
    answer = api.get(f"{RESULT}.ics", asked())
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="work-injury.ics"'
    assert "20261202" in answer.text
    assert api.get(f"{RESULT}.ics", asked(wage="x")).status == 422
