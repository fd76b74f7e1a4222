"""What is wrong between the rows of the directory, the city and each other."""

from __future__ import annotations

import pytest

HEAD = "id,kind,name,county,town,office,specialities,source,verified_on\n"
LAWYER = "wang,lawyer,王某,610702,610702100,east-aid,wages,https://law.example/,2026-11-02\n"
SPECIALITIES = "wages: {name: 要工钱, formal: 劳动报酬}\n"


@pytest.fixture
def city_with(small_city):
    """The small city with a lawyer in it, to whom something is changed."""

    def changed(old: str = "", new: str = ""):
        assert old in LAWYER
        small_city.write("directory/specialities.yml", SPECIALITIES)
        small_city.write("directory/people.csv", HEAD + LAWYER.replace(old, new, 1))
        return small_city

    return changed


def test_people_are_part_of_the_city(city_with):
    assert city_with().build()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("610702,", "610799,", "city.yml 里没有县区「610799」"),
        ("610702100", "610702999", "city.yml 里这个县区没有乡镇「610702999」"),
        ("610702,", "610700,", "city.yml 里这个县区没有乡镇「610702100」"),
        ("east-aid", "nowhere", "offices.csv 里没有「nowhere」"),
        ("wages", "wages、luck", "specialities.yml 里没有：luck"),
        ("wang,", "east-aid,", "编号「east-aid」重复，content/directory/offices.csv 第3行已经用了"),
        ("王某", "", "缺「name」"),
    ],
)
def test_what_does_not_fit_together_is_told_with_its_line(city_with, old, new, problem):
    assert city_with(old, new).refusals() == [f"content/directory/people.csv 第2行：{problem}"]


def test_who_serves_the_whole_city_belongs_to_no_township(city_with):
    assert city_with("610702,610702100", "610700,").build()


def test_a_real_offices_site_has_nobody_made_up(city_with):
    city = city_with("王某", "王某（示例）")
    city.edit(
        "city.yml",
        "gov_site:\n",
        "gov_site: {name: a, domain: a, id_code: a, host_unit: a, contact: a, icp: a, police_record: a, report_error_url: a}\n",
    )
    assert "content/directory/people.csv 第2行：正式网站不能有示例的人和机构「王某（示例）」" in city.refusals()


def test_a_credit_code_that_does_not_add_up_is_only_a_warning(small_city):
    head = "id,kind,name,county,uscc,source,verified_on\n"
    row = "bureau,justice_bureau,司法局,610700,31610000MD0000000E,https://law.example/,2026-11-02\n"
    small_city.write("directory/offices.csv", head + row + row.replace("bureau,", "two,", 1).replace("000E", "000F"))
    small_city.build()
    (warning,) = (line for line in small_city.told if "最后一位对不上" in line)
    assert (
        warning
        == "提醒 content/directory/offices.csv 第2行：统一社会信用代码「31610000MD0000000E」最后一位对不上，请再核对"
    )


def test_a_day_that_has_not_come_is_a_warning(city_with):
    city = city_with("2026-11-02", "2062-11-02")
    city.build()
    assert "提醒 content/directory/people.csv 第2行：「verified_on」写的 2062-11-02 还没有到" in city.told


def test_how_many_must_be_verified_again_is_said_in_one_line_a_file(city_with):
    city = city_with("2026-11-02", "")
    city.build()
    assert [line for line in city.told if "没有核实" in line] == [
        "提醒 content/directory/people.csv：有1个一年多没有核实，或者从来没有核实。名单：report directory"
    ]
