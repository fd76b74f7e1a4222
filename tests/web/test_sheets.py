"""Sheets to sign: filled in from the draft of this browser, else the way to the blank one."""

from __future__ import annotations

import secrets

import pytest
from chalicelib.casework.cases import CITIZEN, Case, put_event

from tests.applicant import BY_HIS_DAUGHTER, HELPER, HIMSELF, ID_NUMBER, LEGAL_AID, NAME, NOTARY, PHONE, Browser
from tests.papers import application, event

SHEETS = f"{LEGAL_AID}/sheets"


@pytest.fixture
def browser(api) -> Browser:
    return Browser(api)


def test_a_sheet_holds_what_was_typed_so_far(browser):
    browser.with_draft()
    page = browser.get(f"{SHEETS}/application_form")
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    for typed in (NAME, ID_NUMBER, PHONE, "签名或者按手印"):
        assert typed in browser.told


def test_an_unfinished_form_has_lines_to_write_on(browser):
    browser.with_draft({"who": HIMSELF["who"]}, at="facts")
    browser.get(f"{SHEETS}/power_of_attorney")
    assert len(browser.seen.all("span", class_="gap")) > 5


def test_whoever_helps_stands_in_the_authority(browser):
    browser.with_draft(BY_HIS_DAUGHTER)
    browser.get(f"{SHEETS}/power_of_attorney")
    assert HELPER in browser.told
    assert "家里人" in browser.told


def test_once_sent_the_sheets_are_filled_from_the_case_that_a_code_has_opened(browser):
    from chalicelib.web.desk import desk

    case = Case(secrets.token_hex(16), (event("submitted", application(), by=CITIZEN),))
    desk().table.transact([put_event(case.id, 1, case.first, desk().vault)])
    browser.cookies["case"] = desk().case_sessions.begin(case.id)
    browser.get(f"{SHEETS}/hardship_statement")
    assert case.text("reference") in browser.told
    assert ID_NUMBER in browser.told
    assert browser.get(f"{NOTARY}/sheets/hardship_statement").status == 404


def test_a_tick_is_never_called_a_signature(browser):
    browser.with_draft()
    browser.get(f"{SHEETS}/application_form")
    assert "网上打钩不算签名" in browser.told
    assert "电子签名" not in browser.told


def test_without_a_draft_the_blank_sheet_is_shown(browser):
    answer = browser.get(f"{SHEETS}/application_form")
    assert answer.status == 303
    assert answer.headers["Location"] == "../../../../apply/legal-aid/sheets/application_form/"


def test_the_draft_of_another_service_fills_nothing(browser):
    browser.with_draft({"matter": {"matter": "will"}}, service=NOTARY, at="office")
    assert browser.get(f"{SHEETS}/application_form").status == 303


@pytest.mark.parametrize(
    "path",
    [f"{SHEETS}/refusal", f"{SHEETS}/no-such", f"{NOTARY}/sheets/application_form", "/api/apply/x/sheets/members"],
)
def test_what_is_no_sheet_is_not_found(browser, path):
    assert browser.get(path).status == 404
