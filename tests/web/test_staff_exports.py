"""Cases carried away as a table: by whom, which, and what is kept of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import put_event
from chalicelib.casework.exports import Exports, NothingToExport

from tests.casework.deciding import FACTS, ID_NUMBER, LAWYER, NAME, OTHER_CENTRE, PHONE
from tests.web.back_office import BackOffice, Browser, token_in

EXPORTS = "/api/staff/exports"
PLAIN, OLD = "plain-list", "old-system"
REASON = "移交旧系统"


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


def carried_away(browser: Browser, **fields: str) -> Any:
    page = browser.get(EXPORTS, f"case={fields['case']}" if "case" in fields else "")
    sent = {"form_token": token_in(page, "exports"), "export": PLAIN, **fields}
    return browser.post(EXPORTS, sent, HTTP_ACCEPT="text/html,*/*;q=0.8")


def table(answer: Any, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.body.decode(encoding), newline="")))


def test_a_case_of_a_month_is_a_line_without_names(office):
    case = office.brought_to(None)
    rows = table(carried_away(office.browser("clerk"), month="2026-11"))
    row = next(row for row in rows if row["编号"] == case.text("reference"))
    assert (row["哪一类事"], row["决定"], row["律师"], row["到哪一步"]) == ("工伤", "给予", LAWYER, "律师打通电话了")
    assert not {NAME, PHONE, ID_NUMBER, FACTS} & {cell for row in rows for cell in row.values()}


def test_a_state_chooses_the_cases_that_stand_there(office):
    case, granted = office.apply(), office.brought_to(Action.ASSIGN)
    found = {row["编号"] for row in table(carried_away(office.browser("clerk"), state="granted"))}
    assert granted.text("reference") in found
    assert case.text("reference") not in found


def test_one_case_leaves_from_its_own_page_in_the_other_systems_columns_and_encoding(office):
    case = office.apply()
    browser = office.browser("clerk")
    assert f"exports?case={case.id}" in browser.get(f"/api/staff/cases/{case.id}").text
    answer = carried_away(browser, case=case.id, export=OLD, reason=REASON)
    (row,) = table(answer, "gb18030")
    assert list(row)[:4] == ["案件编号", "受援人姓名", "证件号码", "联系电话"]
    assert (row["受援人姓名"], row["证件号码"], row["联系电话"]) == (NAME, ID_NUMBER, PHONE)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_names_leave_only_for_a_reason_that_is_kept_with_the_case(office):
    case = office.apply()
    browser = office.browser("clerk")
    refused = carried_away(browser, case=case.id, export=OLD)
    assert refused.status == 422
    assert "请用一句话写为什么要导出" in refused.text
    carried_away(browser, case=case.id, export=OLD, reason=REASON)
    assert f"导出了有姓名的表格：{REASON}" in browser.get(f"/api/staff/cases/{case.id}").text


def test_a_formula_that_somebody_typed_is_text_in_the_table(office):
    case = office.apply(facts='=HYPERLINK("http://example.com")')
    (row,) = table(carried_away(office.browser("clerk"), case=case.id, export=OLD, reason=REASON), "gb18030")
    assert row["事实"] == '\'=HYPERLINK("http://example.com")'


def test_another_office_has_no_part_in_a_case(office):
    case = office.apply()
    browser = office.browser("other clerk")
    assert browser.get(EXPORTS, f"case={case.id}").status == 404
    token = office.form_token(browser, "export")
    assert browser.post(EXPORTS, {"form_token": token, "export": PLAIN, "case": case.id}).status == 404


def test_a_month_holds_no_case_of_another_office(office):
    mine, other = office.apply(office=OTHER_CENTRE), office.apply()
    found = {row["编号"] for row in table(carried_away(office.browser("other clerk"), month="2026-11"))}
    assert mine.text("reference") in found
    assert other.text("reference") not in found


@pytest.mark.parametrize("who", ["lawyer", "administrator"])
def test_who_may_not_export_finds_no_such_page(office, who):
    assert office.browser(who).get(EXPORTS).status == 404


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "请选一个，只选一个"),
        ({"month": "2026-11", "state": "granted"}, "请选一个，只选一个"),
        ({"month": "1999-01"}, "请从列出来的里面选一项"),
        ({"month": "2026-11", "export": "no-such"}, "请从列出来的里面选一项"),
        ({"month": "2025-01"}, "没有可以导出的案件"),
    ],
)
def test_a_choice_that_is_not_clear_is_asked_for_again(office, fields, says):
    answer = carried_away(office.browser("clerk"), **fields)
    assert answer.status == 422
    assert says in answer.text


def test_what_was_done_to_somebody_at_home_never_leaves_not_even_for_named_staff(office):
    case = office.apply()
    named = replace(office.staff["clerk"], sees_sensitive=True)
    sensitive = replace(case.first, details={**case.first.details, "sensitive": True})
    exports = Exports(office.desk().commands, office.site().catalogue)
    office.desk().table.put(put_event(case.id, 1, sensitive, office.desk().vault).row)
    with pytest.raises(NothingToExport):
        exports.of_case(named, exports.catalogue.export(PLAIN), case.id, "")
