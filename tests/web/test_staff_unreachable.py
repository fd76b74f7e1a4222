"""The editors' list of entries that people could not reach: who sees it, in which order, and how one is settled."""

from __future__ import annotations

import csv
import io
import re

import pytest
from chalicelib.casework.unreachable import UnreachableReports

from tests.casework.deciding import CENTRE, OTHER_CENTRE
from tests.casework.sending import Hands
from tests.web.back_office import ACCOUNTS, QUEUE, BackOffice, Browser
from tests.web.test_directory import nobody_has_tapped_yet, taps  # noqa: F401  the first is a fixture

LIST, TABLE = "/api/staff/unreachable", "/api/staff/unreachable.csv"
NOBODYS, HANDS = "sample-that-is-gone", Hands()


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


def tap(office: BackOffice, *entries: str) -> None:
    """People could not reach these entries, one after the other, in the morning of 24 November."""
    for entry in entries:
        HANDS.forward(minutes=1)
        UnreachableReports(office.desk().table, HANDS).tap(entry)


def _reports():
    from chalicelib.web.directory import reports

    return reports()


def settle(office: BackOffice, browser: Browser, entry: str, version: int | str, token: str | None = None):
    sent = office.form_token(browser, f"settle {entry}") if token is None else token
    return browser.post(f"{LIST}/{entry}", {"form_token": sent, "version": str(version)})


@pytest.mark.parametrize("who", ["administrator", "bureau"])
def test_the_citys_administrators_and_bureau_find_the_list_from_where_they_begin(office, who):
    tap(office, CENTRE)
    browser = office.browser(who)
    begun = browser.get(ACCOUNTS if who == "administrator" else QUEUE).text
    assert 'staff/unreachable"' in begun
    assert "汉中市法律援助中心" in browser.get(LIST).text


@pytest.mark.parametrize(
    "who", ["clerk", "approver", "lawyer", "firm", "firm's administrator", "other administrator", "other clerk"]
)
def test_for_everybody_else_there_is_no_such_list(office, who):
    tap(office, CENTRE)
    browser = office.browser(who)
    version = _reports().open()[0].version
    answers = [browser.get(LIST), browser.get(TABLE), settle(office, browser, CENTRE, version)]
    assert [answer.status for answer in answers] == [404] * 3
    assert taps(CENTRE) == 1
    assert 'staff/unreachable"' not in browser.get(ACCOUNTS if "administrator" in who else QUEUE).text


def test_nobody_sees_or_settles_anything_without_signing_in(office):
    browser = office.browser()
    answers = [browser.get(LIST), browser.get(TABLE), settle(office, browser, CENTRE, 1, "")]
    assert [answer.status for answer in answers] == [303] * 3
    assert all("staff?back=/staff/unreachable" in answer.headers["Location"] for answer in answers)


def test_the_most_tapped_come_first_with_number_and_day_and_lead_to_their_page(office):
    tap(office, OTHER_CENTRE, CENTRE, CENTRE)
    page = office.browser("administrator").get(LIST).text
    first, second = re.findall(r'<li><a href="[./]*(find/entry/[^"]*)">[^<]*</a><p>([^<]*)</p>', page)
    assert first[0] == f"find/entry/{CENTRE}/"
    assert first[1].startswith("2次，最近一次2026年11月24日")
    assert second[0] == f"find/entry/{OTHER_CENTRE}/"


def test_what_is_settled_is_gone_and_comes_back_with_who_settled_it(office):
    tap(office, CENTRE)
    browser = office.browser("administrator")
    answer = settle(office, browser, CENTRE, _reports().open()[0].version)
    assert (answer.status, answer.headers["Location"]) == (303, "../unreachable")
    assert "现在没有人说打不通" in browser.get(LIST).text
    tap(office, CENTRE)
    page = browser.get(LIST).text
    assert f"上次处理：2026年11月24日，{office.staff['administrator'].name}" in page


def test_who_was_overtaken_is_told_and_nothing_is_lost(office):
    tap(office, CENTRE)
    version, browser = _reports().open()[0].version, office.browser("bureau")
    tap(office, CENTRE)
    answer = settle(office, browser, CENTRE, version)
    assert answer.status == 409
    assert "请看一看现在的，再点一次" in answer.text
    assert taps(CENTRE) == 2


@pytest.mark.parametrize("version", ["", "-1", "x", "²", "9" * 9_000, "1e3"])
def test_a_nonsense_version_settles_nothing(office, version):
    tap(office, CENTRE)
    assert settle(office, office.browser("bureau"), CENTRE, version).status == 409
    assert taps(CENTRE) == 1


def test_a_form_that_we_have_not_made_settles_nothing(office):
    tap(office, CENTRE)
    answer = settle(office, office.browser("bureau"), CENTRE, _reports().open()[0].version, "0" * 64)
    assert (answer.status, taps(CENTRE)) == (403, 1)


def test_an_entry_that_has_left_the_directory_can_still_be_settled(office):
    tap(office, NOBODYS)
    browser = office.browser("administrator")
    assert "名册里已经没有了" in browser.get(LIST).text
    assert settle(office, browser, NOBODYS, _reports().open()[0].version).status == 303
    assert taps(NOBODYS) == 0


def test_a_hundred_stand_on_the_page_and_all_in_the_table(office):
    tap(office, *(f"sample-{n}" for n in range(103)), CENTRE, CENTRE)
    browser = office.browser("administrator")
    page = browser.get(LIST).text
    assert page.count("处理好了<span") == 100
    assert "还有4个，都在表格里" in page
    answer = browser.get(TABLE)
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 104
    assert (rows[0]["编号"], rows[0]["几次"], rows[0]["最近一次"]) == (CENTRE, "2", "2026年11月24日")
    assert rows[0]["网页"].endswith(f"/find/entry/{CENTRE}/")
    assert answer.headers["Cache-Control"] == "no-store"
