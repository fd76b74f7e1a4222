"""Who is not in a register any more: told, kept, and taken out only when an editor says so."""

from __future__ import annotations

import pytest

from .registers import SOURCE, Content, a_lawyer, table


@pytest.fixture
def content(tmp_path):
    """A city with three lawyers, two of them in one county, and a mediator."""
    made = Content(tmp_path)
    people = (a_lawyer("甲"), a_lawyer("乙"), a_lawyer("丙", "洋县"), a_lawyer("丁", 类别="人民调解员"))
    assert made.take(table(*people))
    return made


def names(content: Content) -> list[str]:
    return [row["name"] for row in content.rows()]


def test_only_the_kinds_and_counties_of_the_register_are_compared(content):
    content.take(table(a_lawyer("甲")))
    gone = content.told_after("名单里没有了：1个（只比名册里有的类别和县区）")
    assert gone[0].startswith("汉台区 乙（hantai-lawyer-")
    assert "--remove-gone" in gone[1]


def test_who_is_gone_stays_until_an_editor_says_otherwise(content):
    content.take(table(a_lawyer("甲")))
    assert names(content) == ["甲", "乙", "丙", "丁"]
    content.take(table(a_lawyer("甲")), remove_gone=True)
    assert names(content) == ["甲", "丙", "丁"]


def test_a_person_who_comes_back_has_the_old_address(content):
    before = {row["name"]: row["id"] for row in content.rows()}
    content.take(table(a_lawyer("甲")), remove_gone=True)
    content.take(table(a_lawyer("甲"), a_lawyer("乙")))
    assert {row["name"]: row["id"] for row in content.rows()} == before


def test_nobody_is_taken_out_while_a_row_is_refused_since_it_might_be_theirs(content):
    assert not content.take(table(a_lawyer("甲"), a_lawyer("", 电话="1")), remove_gone=True)
    assert "有没收的行，先改好" in content.told_after("名单里没有了：1个")[1]
    assert "乙" in names(content)


def test_a_refused_row_is_not_gone(content):
    assert not content.take(table(a_lawyer("甲"), a_lawyer("乙", 电话="1")))
    assert not any(line.startswith("名单里没有了") for line in content.told)


def test_who_withdrew_stays_recorded_so_that_no_register_brings_the_person_back(content):
    content.take(table(a_lawyer("乙", 不公开="是")))
    content.take(table(a_lawyer("甲")), remove_gone=True)
    content.take(table(a_lawyer("甲"), a_lawyer("乙")))
    assert {row["name"]: row["withdrawn"] for row in content.rows()}["乙"] == "yes"


def test_an_office_that_has_cases_or_people_is_not_taken_out_by_a_list(content):
    def office(kind: str, name: str) -> dict[str, str]:
        return {"类别": kind, "名称": name, "县区": "汉台区", "来源": SOURCE}

    kept = [office("公证处", "甲公证处"), office("律所", "有人所"), office("律所", "空所")]
    assert content.take(table(*kept))
    assert content.take(table(a_lawyer("甲", 执业机构="有人所")))
    content.take(table(office("公证处", "乙公证处"), office("律所", "新所")), remove_gone=True)
    assert [row["name"] for row in content.rows(content.offices)] == ["有人所", "甲公证处", "新所", "乙公证处"]
    gone = content.told_after("名单里没有了：3个")
    assert "名单里还有人在这里，不移走" in gone[0]
    assert "收案件的机构，不自动移走" in gone[2]


def test_trying_only_writes_nothing(content):
    before = content.people.read_bytes()
    assert content.take(table(a_lawyer("甲", 电话="0916-2345678"), a_lawyer("戊")), try_only=True, remove_gone=True)
    assert content.people.read_bytes() == before
    assert content.told[-1] == "只是试一遍，文件没有变。"
