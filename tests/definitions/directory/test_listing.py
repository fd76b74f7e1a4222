"""How old an entry may be, and what may and may not stand in it."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.definitions.directory.kinds import KINDS, OFFICE_KINDS, PEOPLE_KINDS, slug_of
from chalicelib.definitions.directory.listing import Age, several
from chalicelib.definitions.directory.office import COLUMNS as COLUMNS_OF_OFFICES
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import COLUMNS as COLUMNS_OF_PEOPLE
from chalicelib.definitions.directory.person import PRACTICES, Person
from chalicelib.definitions.entry import Entry, Place

ROW = {"id": "east-x", "county": "610702", "source": "https://law.example/", "verified_on": "2026-11-02"}
LAWYER = ROW | {"kind": "lawyer", "name": "王某"}
FIRM = ROW | {"kind": "law_firm", "name": "某某所"}
LICENCE = "16107201911000012"


def read(row: dict[str, str]) -> tuple[Office | Person, list[str]]:
    """An entry, and what is wrong with it."""
    place = Place("x.csv 第2行")
    listed = (Office if row["kind"] in OFFICE_KINDS else Person).read(Entry(row, place))
    return listed, [error.problem for error in place.errors]


@pytest.mark.parametrize(
    ("verified_on", "today", "age"),
    [
        ("2026-11-02", "2026-11-02", Age.CURRENT),
        ("2025-11-02", "2026-11-02", Age.CURRENT),  # a year to the day
        ("2025-11-02", "2026-11-03", Age.OLD),
        ("2024-11-02", "2026-11-02", Age.OLD),  # two years to the day
        ("2024-11-02", "2026-11-03", Age.HIDDEN),
        ("2024-02-29", "2025-02-28", Age.CURRENT),
        ("2024-02-29", "2025-03-01", Age.OLD),  # the day after the 29th that 2025 does not have
        ("2024-02-29", "2026-02-28", Age.OLD),
        ("2024-02-29", "2026-03-01", Age.HIDDEN),
        ("2023-02-28", "2024-02-28", Age.CURRENT),
        ("2023-02-28", "2024-02-29", Age.OLD),
        ("2026-12-31", "2026-11-02", Age.CURRENT),
        ("", "2026-11-02", Age.HIDDEN),
    ],
)
def test_an_entry_ages_by_the_calendar(verified_on, today, age):
    office = read(FIRM | {"verified_on": verified_on, "phone": "0916-2345678"})[0]
    day = date.fromisoformat(today)
    assert office.age(day) is age
    assert office.phone_shown(day) == ("" if age is Age.HIDDEN else "0916-2345678")


@pytest.mark.parametrize("row", [LAWYER, FIRM])
@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"id": "East"}, "编号用小写英文"),
        ({"id": "-east"}, "编号用小写英文"),
        ({"id": "east--x"}, "编号用小写英文"),
        ({"id": "../x"}, "编号用小写英文"),
        ({"source": "听说的"}, "来源写网址，或者名册和年月"),
        ({"phone": "2345678"}, "电话写成「区号-号码」"),
        ({"phone": "13800138000"}, "手机号要本人同意公开才能写"),
        ({"phone": "0000-1234567"}, "示例的电话只能写"),
        ({"name": "示例某", "phone": "0916-2345678"}, "示例的电话只能写"),
        ({"name": "示例某", "phone": "13800138000"}, "示例的电话只能写"),
        ({"name": "王某13800138000"}, "「name」里有身份证号或者手机号「138…」"),
        ({"cases": "替610702199001011015要回工资"}, "「cases」里有身份证号或者手机号「610…」"),
        ({"languages": "138 0013 8000"}, "「languages」里有"),
        ({"source": "王某 13800138000 报的，2026年11月"}, "「source」里有身份证号或者手机号「138…」"),
        ({"source": "https://law.example/ 王某13800138000"}, "「source」里有"),
        ({"verified_on": "2026/11/2"}, "「verified_on」要写成 2026-11-02 这样的日期"),
        ({"mobile_consent_on": "同意"}, "「mobile_consent_on」要写成"),
        ({"fax": "1"}, "不认识「fax」"),
    ],
)
def test_what_may_not_stand_in_an_entry_is_refused(row, changes, problem):
    (found,) = read(row | changes)[1]
    assert found.startswith(problem)


@pytest.mark.parametrize("row", [LAWYER, FIRM])
@pytest.mark.parametrize(
    "changes",
    [
        {"phone": "13800138000", "mobile_consent_on": "2026-01-05"},
        {"name": "示例某", "phone": "0000-1234567", "source": "编的"},
        {"source": "市司法局律师名册，2026年11月"},
        {"source": "http://law.example/13800138000"},
        {"cases": "（2026）陕0702民初12345号"},
        {"verified_on": ""},
        {"phone": ""},
    ],
)
def test_what_may_stand_in_an_entry_is_taken(row, changes):
    assert read(row | changes)[1] == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"kind": "monk"}, "「kind」只能是"),
        ({"kind": "law_firm"}, "「kind」只能是"),
        ({"licence_no": "1610720191100001"}, "律师执业证号是17位数字"),
        ({"licence_no": "610702199001011015"}, "执业证号填成了身份证号"),
        ({"kind": "mediator", "licence_no": "610702199001011015"}, "执业证号填成了身份证号"),
        ({"kind": "legal_worker", "licence_no": "13800138000"}, "执业证号填成了身份证号或者手机号"),
        ({"practice": "业余"}, "「practice」只能是"),
        ({"withdrawn": "maybe"}, "「withdrawn」只能是"),
        ({"address": "某路1号"}, "不认识「address」"),
    ],
)
def test_what_is_no_part_of_a_person_is_refused(changes, problem):
    place = Place("x.csv 第2行")
    Person.read(Entry(LAWYER | changes, place))
    (found,) = place.errors
    assert found.problem.startswith(problem)


@pytest.mark.parametrize("licence", [LICENCE, "160701190001", ""])
@pytest.mark.parametrize("practice", ["", *PRACTICES])
def test_a_lawyer_is_read_with_licence_and_practice(licence, practice):
    person, problems = read(LAWYER | {"licence_no": licence, "practice": practice})
    assert problems == []
    assert (person.licence_no, person.practice, person.withdrawn) == (licence, practice, False)


def test_the_licence_of_others_than_lawyers_has_any_form():
    assert read(LAWYER | {"kind": "legal_worker", "licence_no": "陕汉0001"})[1] == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"uscc": "31610000MD0000000I"}, "统一社会信用代码是18位"),
        ({"uscc": "610702199001011015"}, "统一社会信用代码填成了身份证号"),
        ({"licence_no": "610702199001011015"}, "许可证号填成了身份证号或者手机号"),
        ({"uscc": "31610000MD0000000F", "name": "示例所"}, "示例机构不能有统一社会信用代码"),
        ({"url": "law.example"}, "网址以 https:// 开头"),
        ({"url": "javascript:alert(1)"}, "网址以 https:// 开头"),
        ({"step_free": "maybe"}, "「step_free」只能是"),
        ({"kind": "lawyer"}, "「kind」只能是"),
        ({"lon": "107.03"}, "坐标要写全"),
        ({"lon": "107.03", "lat": "33.07", "datum": "gcj02"}, "坐标要写全"),
        ({"lon": "33.07", "lat": "107.03", "datum": "gcj02", "precision": "door"}, "经度、纬度不在中国"),
        ({"lon": "107.03", "lat": "33.07", "datum": "bd09", "precision": "door"}, "「datum」只能是"),
        ({"lon": "107.03", "lat": "33.07", "datum": "gcj02", "precision": "roof"}, "「precision」只能是"),
        ({"lon": "东经107", "lat": "33.07", "datum": "gcj02", "precision": "door"}, "「lon」要写数字"),
        ({"office": "x"}, "不认识「office」"),
    ],
)
def test_what_is_no_part_of_an_office_is_refused(changes, problem):
    place = Place("x.csv 第2行")
    Office.read(Entry(FIRM | changes, place))
    assert place.errors[0].problem.startswith(problem)


def test_an_office_has_a_point_only_where_somebody_verified_it():
    assert read(FIRM)[0].point is None
    point = read(FIRM | {"lon": "107.03", "lat": "33.07", "datum": "wgs84", "precision": "street"})[0].point
    assert (str(point.lon), str(point.lat), point.datum, point.precision) == ("107.03", "33.07", "wgs84", "street")


def test_a_cell_may_hold_several():
    assert several("普通话、汉中话；四川话;英语|") == ("普通话", "汉中话", "四川话", "英语")
    assert several("") == ()


def test_the_address_of_an_entry_is_its_id():
    person = read(LAWYER)[0]
    assert (person.address, person.kind_name, person.kind_slug) == ("find/entry/east-x/", "律师", "lawyer")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_chinese_name_and_a_slug_for_addresses(kind):
    assert read(ROW | {"kind": kind, "name": "某"})[1] == []
    assert "_" not in slug_of(kind)
    assert (kind in OFFICE_KINDS) != (kind in PEOPLE_KINDS)


@pytest.mark.parametrize(("columns", "row"), [(COLUMNS_OF_OFFICES, FIRM), (COLUMNS_OF_PEOPLE, LAWYER)])
def test_every_column_of_a_table_is_read(columns, row):
    assert not [problem for problem in read(dict.fromkeys(columns, "") | row)[1] if "不认识" in problem]
