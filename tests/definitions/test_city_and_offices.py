"""The city and its offices: what may be left unknown, and what must not be made up."""

from __future__ import annotations

import pytest
from chalicelib.definitions.city import City, GovSite
from chalicelib.definitions.directory.kinds import OFFICE_KINDS
from chalicelib.definitions.directory.office import COLUMNS, Office
from chalicelib.definitions.entry import Entry, Place

CITY = """
name: 汉中市
code: "610700"
service_name: 汉中市掌上12348
site_url: https://example.org/
hotline: {number: "12348"}
counties:
  - {code: "610702", name: 汉台区, slug: hantai, townships: {"610702001": 北关街道}}
"""
OFFICE = {
    "id": "hantai-legal-aid",
    "kind": "legal_aid_centre",
    "name": "汉台区法律援助中心",
    "county": "610702",
    "address": "",
    "phone": "",
    "hours": "",
    "competence": "法律援助",
    "source": "https://example.org/",
    "verified_on": "2026-11-24",
}


def read_office(**changes: str) -> tuple[Office, list[str]]:
    """An office of one row of the table, and what is wrong with it."""
    place = Place("offices.csv 第2行")
    return Office.read(Entry({**OFFICE, **changes}, place)), [error.problem for error in place.errors]


def test_a_city_for_which_no_office_answers_says_that_it_is_a_sample(read):
    city, problems = read(CITY, City.read)
    assert not problems
    assert (city.is_sample, city.site_name) == (True, "汉中市掌上12348（示例站）")


def test_a_city_with_its_government_particulars_bears_its_own_name(read):
    particulars = ", ".join(f"{key}: 值" for key in GovSite.__dataclass_fields__)
    city, problems = read(f"{CITY}gov_site: {{{particulars}}}\n", City.read)
    assert not problems
    assert (city.is_sample, city.site_name) == (False, "汉中市掌上12348")


def test_half_of_the_government_particulars_is_not_enough(read):
    _, problems = read(f"{CITY}gov_site: {{name: 值}}\n", City.read)
    assert len(problems) == len(GovSite.__dataclass_fields__) - 1


def test_what_is_not_known_of_the_hotline_is_empty(read):
    hotline = read(CITY, City.read)[0].hotline
    assert (hotline.number, hotline.hours, hotline.from_afar) == ("12348", "", "")


def test_a_county_is_found_by_its_code(read):
    city = read(CITY, City.read)[0]
    assert city.county("610702").name == "汉台区"
    assert city.county("610799") is None


MAP = "  - {code: '610703', name: 南郑区, slug: nanzheng, townships: {'610703001': 汉山街道}, tile: [1, 2]}\n"


@pytest.mark.parametrize(
    ("tile", "problem"),
    [("[1]", "第几行"), ("[一, 二]", "第几行"), ("[0, 1]", "第1行"), ("[1, 6]", "最多5格"), ("[1, 2]", "同一格")],
)
def test_a_tile_has_a_row_and_a_column_of_its_own(read, tile, problem):
    placed = CITY.replace("slug: hantai,", f"slug: hantai, tile: {tile},")
    (found,) = read(placed + MAP, City.read)[1]
    assert problem in found


def test_a_county_may_say_where_its_seat_lies(read):
    seat = "seat: {lon: 107.03, lat: 33.07, datum: gcj02, precision: town}"
    city, problems = read(CITY.replace("slug: hantai,", f"slug: hantai, tile: [2, 3], {seat},"), City.read)
    assert not problems
    assert (city.counties[0].tile, str(city.counties[0].seat.lon)) == ((2, 3), "107.03")


@pytest.mark.parametrize("code", ["61070200", "6107020011", "610799001", "61070200a", "六一〇七〇二〇〇一"])
def test_a_township_belongs_to_its_county_by_its_code(read, code):
    _, problems = read(CITY.replace("610702001", code), City.read)
    assert problems == [f"x.yml 第8行：乡镇代码「{code}」要是9位数字，以610702开头"]


def test_the_address_of_the_site_ends_in_a_slash(read):
    assert read(CITY.replace("example.org/", "example.org"), City.read)[1] == ["x.yml 第5行：「site_url」要以 / 结尾"]


def test_an_office_is_read_from_the_columns_of_its_table():
    office, problems = read_office()
    assert not problems
    assert set(OFFICE) <= set(COLUMNS)
    assert (office.kind_name, office.opening_hours, office.is_sample) == ("法律援助中心", None, False)


@pytest.mark.parametrize("kind", OFFICE_KINDS)
def test_every_kind_of_office_has_a_name(kind):
    assert read_office(kind=kind)[0].kind_name == OFFICE_KINDS[kind].name


@pytest.mark.parametrize("phone", ["0916-2626148", "029-87292595", "12348", "12368"])
def test_a_phone_number_is_written_so_that_it_can_be_dialled(phone):
    assert read_office(phone=phone)[1] == []


@pytest.mark.parametrize("phone", ["2626148", "(0916)2626148", "0916 2626148", "0916-262614", "110", "x"])
def test_a_phone_number_that_cannot_be_dialled_from_everywhere_is_refused(phone):
    (problem,) = read_office(phone=phone)[1]
    assert f"「{phone}」" in problem


def test_a_made_up_office_has_no_phone_since_somebody_would_dial_it():
    sample, problems = read_office(name="示例法律援助中心", phone="12348")
    assert sample.is_sample
    assert len(problems) == 1
    assert read_office(name="示例法律援助中心", phone="0000-1234567")[1] == []


def test_opening_hours_that_cannot_be_read_are_shown_with_what_to_write_instead():
    assert read_office(hours="Mo-Fr 08:30-12:00")[1] == []
    (problem,) = read_office(hours="Mo-Fr 08:30-12:00; 全天")[1]
    assert "Mo-Fr 08:30-12:00,14:00-18:00" in problem
    assert "「全天」" in problem


@pytest.mark.parametrize("key", ["id", "kind", "name", "county", "source"])
def test_what_an_office_must_say_is_asked_for(key):
    assert read_office(**{key: ""})[1][0] == f"缺「{key}」"
