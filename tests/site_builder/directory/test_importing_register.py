"""A whole register, month after month: nothing changes by itself, an edit changes its row alone, ids are for ever."""

from __future__ import annotations

import codecs
import re

import pytest

from .registers import SOURCE, Content, as_csv, as_xlsx

COUNTIES = ("汉台区", "南郑区", "城固县", "洋县", "勉县")
FIRM_HEAD = ("机构类别", "机构名称", "县区", "来源", "办公电话", "业务专长", "核实日期")
PERSON_HEAD = ("类别", "姓名", "执业证号", "县区", "执业机构", "来源", "业务专长", "核实日期")


def firms() -> list[list[str]]:
    """Twenty firms in five counties."""
    return [
        ["律所", f"第{n}示例律所（示例）", COUNTIES[n % 5], SOURCE, f"0000-{n:07}", "离婚、要工钱", "2026-11-02"]
        for n in range(20)
    ]


def people() -> list[list[str]]:
    """Lawyers with licences, and mediators known by nothing but names, some of them shared."""
    lawyers = [
        [
            "律师",
            f"示例律师{n % 90}",
            f"161072019110{n:05}",
            COUNTIES[n % 5],
            f"第{n % 20}示例律所（示例）",
            SOURCE,
            "",
            "",
        ]
        for n in range(200)
    ]
    return lawyers + [
        ["人民调解员", f"示例调解员{n}", "", COUNTIES[n % 5], "", SOURCE, "借钱不还", ""] for n in range(100)
    ]


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A city into which the register was imported once."""
    content = Content(tmp_path_factory.mktemp("register"))
    assert content.take(as_xlsx([FIRM_HEAD, *firms()], [PERSON_HEAD, *people()]))
    return content


@pytest.fixture
def content(imported, tmp_path):
    """The same, to be changed."""
    made = Content(tmp_path)
    for name in ("offices", "people"):
        getattr(made, name).write_bytes(getattr(imported, name).read_bytes())
    return made


def ids(content: Content) -> dict[str, str]:
    return {row["licence_no"] or row["name"]: row["id"] for row in content.rows()}


def changed_lines(before: bytes, after: bytes) -> set[bytes]:
    return set(after.split(b"\n")) - set(before.split(b"\n"))


def test_everybody_is_in(imported):
    assert len(imported.rows(imported.offices)) == 20
    assert len(imported.rows()) == len(set(ids(imported).values())) == 300
    assert "新增：320个（律师事务所20个，律师200个，人民调解员100个）" in imported.told


def test_an_id_is_county_kind_and_digits_that_no_licence_has_a_part_in(imported, tmp_path):
    elsewhere = Content(tmp_path)
    elsewhere.take([FIRM_HEAD, *firms()])
    elsewhere.take([PERSON_HEAD, ["律师", "示例律师0", "", *people()[0][3:]]])
    (id_,) = ids(elsewhere).values()
    assert id_ == imported.rows()[0]["id"]
    assert re.fullmatch("hantai-lawyer-[0-9a-f]{6}", id_)


def test_the_same_register_in_another_program_and_order_changes_nothing(content):
    before = content.offices.read_bytes(), content.people.read_bytes()
    assert content.take_file(_file(content, as_csv([FIRM_HEAD, *reversed(firms())]).encode("gb18030")))
    assert content.take_file(_file(content, as_csv([PERSON_HEAD, *people()[::-1]], "\t").encode("utf-16")))
    assert [line for line in content.told if line.startswith(("新增", "有变化", "没有变"))] == [
        *("没有变：300个", "新增：0个", "有变化：0个")
    ]
    assert content.told[-1] == "没有要写的，文件没有变。"
    assert (content.offices.read_bytes(), content.people.read_bytes()) == before


def test_the_same_register_makes_the_same_ids_anywhere(imported, tmp_path):
    elsewhere = Content(tmp_path)
    elsewhere.take(as_xlsx([FIRM_HEAD, *firms()], [PERSON_HEAD, *people()]))
    assert ids(elsewhere) == ids(imported)


def test_an_edit_changes_its_row_alone_and_no_id(content):
    before, known = content.people.read_bytes(), ids(content)
    edited = people()
    edited[7][6], edited[8][1], edited[9][3] = "工伤", "改了名的律师", "西乡县"
    assert content.take([PERSON_HEAD, *edited])
    assert len(changed_lines(before, content.people.read_bytes())) == 3
    assert ids(content) == known
    told = [line.rpartition("：")[2] for line in content.told_after("有变化：3个")]
    assert sorted(told) == sorted(["专长", "名称", "县区"])


def test_a_new_column_leaves_the_rows_that_have_nothing_in_it(content):
    content.people.write_bytes(_without_last_column(content.people.read_bytes()))
    before = content.people.read_bytes()
    row = people()[0]
    assert content.take([[*PERSON_HEAD, "不公开"], [*row, "是"]])
    after = content.people.read_bytes()
    assert len(changed_lines(before, after)) == 2  # the header and the row
    assert content.rows()[0]["withdrawn"] == "yes"


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_rows_as_an_editor_typed_them_stay_byte_for_byte(content, end):
    head = b"id,kind,name,county,source,verified_on\n"
    typed = '"x-1",lawyer,"示例""甲""（示例）",610702,"示例\n二楼",\n'.encode()
    content.people.write_bytes(codecs.BOM_UTF8 + (head + typed).replace(b"\n", end).removesuffix(end))
    assert content.take([PERSON_HEAD, people()[0]])
    after = content.people.read_bytes()
    assert after.startswith(codecs.BOM_UTF8 + b"id,kind,")
    assert typed.replace(b"\n", end) in after
    assert after.count(b"\n") == after.count(end) == 4


def _file(content: Content, data: bytes):
    content.file.write_bytes(data)
    return content.file


def _without_last_column(data: bytes) -> bytes:
    lines = data.decode("utf-8-sig").splitlines()
    return "".join(line.rpartition(",")[0] + "\n" for line in lines).encode("utf-8-sig")
