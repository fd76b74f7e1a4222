"""The directory as open data: everything shown, nothing that is not, in forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from chalicelib.definitions.directory import person as person_definition

from site_builder.directory.open_data import ADDRESSES, BOTH, OFFICES, PACKAGE, PEOPLE, PLACES, directory_data
from tests.conftest import TODAY
from tests.site_builder.directory.conftest import office, person

PLACED = {"lon": "107.031856", "lat": "33.067771", "datum": "gcj02", "precision": "door"}


@pytest.fixture
def data(shelves):
    """The files of a city with these entries."""
    return lambda *entries, on=TODAY: directory_data(shelves(*entries).content, on)


def rows(file: bytes) -> list[dict[str, str]]:
    """A CSV file as a table program reads it."""
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))


def test_every_file_that_links_may_name_is_there(data):
    assert set(data()) == set(ADDRESSES)


def test_offices_and_people_are_rows_with_the_page_of_each(data):
    made = data(office(hours="Mo-Fr 08:30-12:00"), person())
    (firm,), (lawyer,) = rows(made[OFFICES]), rows(made[PEOPLE])
    assert (firm["id"], firm["kind_name"], firm["hours_in_words"]) == ("firm", "律师事务所", "周一至周五 08:30-12:00")
    assert lawyer["page"].endswith("/find/entry/person/")
    both = json.loads(made[BOTH])
    assert (both["offices"], both["people"], both["is_sample"]) == ([firm], [lawyer], True)


def test_table_programs_read_chinese(data):
    assert data(office())[OFFICES].startswith(b"\xef\xbb\xbf")


def test_who_withdrew_and_phones_too_old_to_show_are_in_no_file(data):
    made = data(
        person(id="gone", name="走了（示例）", withdrawn="yes"),
        office(phone="0000-7654321", verified_on="2024-01-01"),
        on=date(2026, 11, 24),
    )
    everything = b"".join(made.values()).decode()
    assert "走了" not in everything
    assert "0000-7654321" not in everything


def test_of_people_nothing_is_told_beyond_what_is_public(data):
    (row,) = rows(data(person())[PEOPLE])
    assert not set(row) & {"mobile_consent_on", "withdrawn", "address", "born_on", "sex"}
    assert set(row) - {"kind_name", "page"} <= set(person_definition.COLUMNS)


def test_only_what_was_verified_on_a_map_is_a_place_and_as_gps_counts(data):
    places = json.loads(data(office(**PLACED), office(id="unplaced"))[PLACES])
    (feature,) = places["features"]
    assert (places["type"], feature["properties"]["id"]) == ("FeatureCollection", "firm")
    assert feature["geometry"]["coordinates"] == pytest.approx([107.027318, 33.069645], abs=1e-5)


@pytest.mark.parametrize("name", ["=1+1（示例）", "@SUM（示例）", "+示例", "-示例"])
def test_no_name_is_a_formula(data, name):
    (row,) = rows(data(office(name=name))[OFFICES])
    assert row["name"] == f"'{name}"


def test_the_package_describes_every_column_of_every_table(data):
    made = data(office(), person())
    package = json.loads(made[PACKAGE])
    tables = {each["path"]: each["schema"]["fields"] for each in package["resources"] if "schema" in each}
    for path, address in (("offices.csv", OFFICES), ("people.csv", PEOPLE)):
        assert [field["name"] for field in tables[path]] == list(rows(made[address])[0])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["is_sample"]
    assert "示例" in package["title"]
