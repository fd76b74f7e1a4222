"""The pages of numbers and the open data beside them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.casework.deciding import CENTRE, OTHER_CENTRE
from tests.web.back_office import BackOffice

MONTH = "2026-11"


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    made = BackOffice(api)
    made.desk().table.delete("numbers", MONTH)
    for _ in range(5):
        made.apply()
    made.apply(office=OTHER_CENTRE)
    return made


def test_everybody_reads_what_each_office_received_and_few_as_few(api, office):
    page = api.get("/api/numbers").text
    assert "申请法律援助，2026年11月收到的" in page
    assert "少于5" in page or "不公布" in page
    assert 'scope="row">全市' in page


def test_the_same_is_open_data_and_nothing_small_is_in_it(api, office):
    numbers = json.loads(api.get("/api/numbers.json").text)["numbers"]
    mine = next(each for each in numbers if each["office"] == CENTRE and each["service"] == "legal-aid")
    assert mine["received"] >= 5
    counts = [value for each in numbers for name, value in each.items() if name in ("received", "granted", "refused")]
    assert not {1, 2, 3, 4} & set(counts)


def test_the_table_says_in_words_what_is_kept_back(api, office):
    answer = api.get("/api/numbers.csv")
    assert answer.body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    programs = json.loads(api.get("/api/numbers.json").text)["numbers"]
    assert len(rows) == len(programs)
    for row, each in zip(rows, programs, strict=True):
        told = "少于5" if each["received_few"] else "不公布" if each["received"] is None else str(each["received"])
        assert row["received"] == told


def test_a_month_without_cases_says_so(api, office):
    assert "这个月还没有收到申请" in api.get("/api/numbers", "month=2025-01").text


@pytest.mark.parametrize("month", ["2024-11", "2026-12", "2026-1", "../x", "二〇二六"])
def test_a_month_that_is_not_told_of_is_no_page(api, office, month):
    assert api.get("/api/numbers", f"month={month}").status == 404


def test_staff_read_their_own_office_to_the_one(office):
    office.apply(office=OTHER_CENTRE)
    mine = office.browser("other clerk").get("/api/staff/numbers").text
    assert "佛坪县" in mine
    assert "少于" not in mine


@pytest.mark.parametrize("who", ["lawyer", "administrator"])
def test_who_has_no_office_of_cases_has_no_numbers_of_it(office, who):
    assert office.browser(who).get("/api/staff/numbers").status == 404


def test_nobody_reads_them_without_signing_in(office):
    assert office.browser().get("/api/staff/numbers").status == 303
