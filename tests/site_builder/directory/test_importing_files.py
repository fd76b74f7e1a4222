"""Files as they come: encodings, delimiters, workbooks, and what makes a whole file of no use."""

from __future__ import annotations

import zipfile
from contextlib import suppress

import pytest
from chalicelib.definitions.errors import DefinitionsRefused
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from site_builder.directory.importing.sheets import MOST_BYTES, FileRefused, read_sheets
from site_builder.directory.importing.workbook import MOST_ROWS

from .registers import HEAD, SOURCE, Content, a_lawyer, as_csv, as_xlsx, saved, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = table(a_lawyer("王某"), a_lawyer("李某", "洋县"))


GOOD_FILES = [as_xlsx(TABLE), as_csv(TABLE).encode(), as_csv(TABLE).encode("gb18030")]


@pytest.fixture
def content(tmp_path):
    """A city without a single entry yet."""
    return Content(tmp_path)


SAVED = {
    "UTF-8": as_csv(TABLE).encode(),
    "UTF-8 with a mark": as_csv(TABLE).encode("utf-8-sig"),
    "GB18030": as_csv(TABLE).encode("gb18030"),
    "UTF-16": as_csv(TABLE).encode("utf-16"),
    "semicolons": as_csv(TABLE, ";").encode(),
    "tabs": as_csv(TABLE, "\t").encode("gb18030"),
    "line feeds": as_csv(TABLE).replace("\r\n", "\n").encode(),
    "returns": as_csv(TABLE).replace("\r\n", "\r").encode(),
    "a title above": as_csv([["汉中市执业律师名册"], [], *TABLE, []]).encode(),
    "a sheet": as_xlsx(TABLE),
    "a title over merged cells": as_xlsx([["汉中市执业律师名册"], *TABLE], merged="A1:D1"),
    "a sheet of explanations before": as_xlsx([["填表说明"]], TABLE),
    "two sheets": as_xlsx([TABLE[0], TABLE[1]], [TABLE[0], TABLE[2]]),
}


@pytest.mark.parametrize("file", SAVED.values(), ids=SAVED)
def test_a_register_is_read_however_it_was_saved(content, file):
    assert content.take(file)
    assert [(row["name"], row["county"]) for row in content.rows()] == [("王某", "610702"), ("李某", "610723")]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "是空的"),
        (as_xlsx([]), "是空的"),
        (as_csv([HEAD]).encode(), "只有表头"),
        (as_csv([["甲", "乙"], ["1", "2"]]).encode(), "没有认得的表头。第一行要有"),
        (as_csv(TABLE).encode("big5", "replace"), "可能是编码不对"),
        (as_csv(TABLE).encode().replace("李".encode(), b"\xe6\x9d"), "第3行有坏掉的字，文件没有存完整"),
        (as_csv(TABLE).encode("gb18030") + b"\xff\xff", "编码认不出来"),
        (b"%PDF-1.7\0", "不是表格文件"),
        (OLE + b"\0" * 100, "是老的 .xls 格式：打开，另存为 .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
        (as_xlsx(TABLE)[:-100], "不是完整的 .xlsx"),
        (as_csv(TABLE).encode() + '律师,"张某,洋县,来源\r\n'.encode(), "从第4行起读不下去：引号没有成对"),
        (as_xlsx(TABLE, merged="C2:C3"), "有合并的单元格：C2:C3。选中，点「取消合并」"),
        (as_xlsx(TABLE, merged="A1:B1"), "有合并的单元格：A1:B1"),
    ],
    ids=lambda part: part if isinstance(part, str) else "file",
)
def test_a_file_of_no_use_is_refused_with_what_to_do_and_nothing_is_written(content, file, why):
    assert why in content.refusal(file)


def test_a_file_that_is_not_there_is_named(content):
    with pytest.raises(DefinitionsRefused, match=r"没有\.csv：没有这个文件"):
        content.take_file(content.folder / "没有.csv")


def test_a_workbook_without_a_workbook_in_it_is_refused(content, tmp_path):
    with zipfile.ZipFile(tmp_path / "x", "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert "不是完整的 .xlsx" in content.refusal((tmp_path / "x").read_bytes())


def test_a_workbook_that_unpacks_to_a_giant_is_not_unpacked(content, tmp_path):
    with zipfile.ZipFile(tmp_path / "x", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    assert "表太大" in content.refusal((tmp_path / "x").read_bytes())


def test_a_sheet_formatted_to_its_end_is_refused_with_the_likely_cause(content):
    book = Workbook()
    book.active.cell(MOST_ROWS + 1, 1).value = "x"
    assert f"最多{MOST_ROWS}行。多半是整列设了格式" in content.refusal(saved(book))


def test_a_file_of_pictures_is_not_even_read(content):
    assert "文件太大" in content.refusal(b"x" * (MOST_BYTES + 1))


def test_a_hidden_sheet_holds_the_choices_of_others(content):
    book = Workbook()
    for row in TABLE:
        book.active.append(row)
    hidden = book.create_sheet("字典")
    hidden.append(["类别", "名称"])
    hidden.append(["律师", "不是人"])
    hidden.sheet_state = "hidden"
    assert content.take(saved(book))
    assert len(content.rows()) == 2


def test_columns_that_say_nothing_to_us_are_told_and_never_kept(content):
    assert content.take(table(a_lawyer(序号="1", 身份证号="610702199001011015", 家庭住址="某处")))
    assert "没有用到：序号、身份证号、家庭住址" in content.told
    assert "610702199001011015" not in content.people.read_text("utf-8")


def test_of_two_columns_for_one_thing_the_first_holds(content):
    assert content.take(table(a_lawyer(办公电话="0916-2345678", 联系电话="0916-8765432")))
    assert content.rows()[0]["phone"] == "0916-2345678"
    assert "没有用到：联系电话" in content.told


@pytest.mark.parametrize("header", ["姓 名", "姓名（必填）", "*姓名", "姓名：", "NAME", "名称", "Ｎａｍｅ"])
def test_a_header_is_known_however_it_is_spaced(content, header):
    assert content.take([["类别", header, "县区", "来源"], ["律师", "王某", "汉台区", SOURCE]])


def test_a_city_may_add_what_its_bureau_calls_a_column(content):
    columns = content.folder / "directory" / "columns.yml"
    columns.write_text(columns.read_text("utf-8").replace("name: [名称,", "name: [尊姓大名, 名称,"), "utf-8")
    assert content.take([["类别", "尊姓大名", "县区", "来源"], ["律师", "王某", "汉台区", SOURCE]])


def test_a_word_means_one_thing(content):
    columns = content.folder / "directory" / "columns.yml"
    columns.write_text(columns.read_text("utf-8").replace("name: [名称,", "name: [电话, 名称,"), "utf-8")
    with pytest.raises(DefinitionsRefused, match="「电话」写给了 name，又写给了 phone，只留一个"):
        content.take(TABLE)


def test_a_mistake_in_the_table_of_names_is_told_with_its_line(content):
    columns = content.folder / "directory" / "columns.yml"
    columns.write_text(columns.read_text("utf-8").replace("  kind: [", "  kinds: ["), "utf-8")
    with pytest.raises(DefinitionsRefused, match=r"content/directory/columns.yml 第\d+行：不认识「kinds」"):
        content.take(TABLE)


@settings(deadline=None)
@given(
    good=st.sampled_from(GOOD_FILES), wrong=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=20)
)
def test_a_file_with_broken_bytes_is_read_or_refused_and_nothing_else(tmp_path_factory, good, wrong):
    broken = bytearray(good)
    for place, byte in wrong:
        broken[int(place * len(good))] = byte
    file = tmp_path_factory.getbasetemp() / "broken"
    file.write_bytes(broken)
    with suppress(FileRefused):
        read_sheets(file)
