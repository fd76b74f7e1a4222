"""A file as rows of cells, whatever program saved it: CSV in the encodings that Chinese offices use, or .xlsx."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

MOST_BYTES = 20 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+\d{2}")

DIGITS_LOST = "这个长号码被表格软件存成了数字，后面几位已经丢了：把这一列设成「文本」，重新填一遍"
FORMULA = "这一格是公式：选中，复制，「选择性粘贴」选「数值」"


class FileRefused(Exception):
    """The file cannot be used at all; the text says why and what to do."""


class Cell(NamedTuple):
    """What a cell says; ``fault`` is why that cannot be believed."""

    text: str
    fault: str = ""


@dataclass(frozen=True)
class Sheet:
    """The rows that hold something, each with its number in the file. ``name`` is "" in CSV; ``merged`` are the merged
    ranges, each with its last row; ``encoding`` is "" in .xlsx.
    """

    name: str
    rows: list[tuple[int, list[Cell]]]
    merged: tuple[tuple[int, str], ...] = ()
    encoding: str = ""


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of a file, told by what it holds and not by its name. Raises ``FileRefused``."""
    if not path.is_file():
        raise FileRefused("没有这个文件。把文件拖进黑窗口，路径就自己写好了")
    if path.stat().st_size > MOST_BYTES:
        raise FileRefused(f"文件太大，最多{MOST_BYTES // 1024 // 1024}MB。名册里有图片的，删掉图片再存")
    content = path.read_bytes()
    if content.startswith(_ZIP):
        from .workbook import read_workbook

        return read_workbook(content)
    if content.startswith(_OLE):
        raise FileRefused(
            "文件加了密码：打开，去掉密码，另存一份再导"
            if _PROTECTED in content
            else "是老的 .xls 格式：打开，另存为 .xlsx 再导"
        )
    text, encoding = decoded(content)
    return [Sheet("", list(_rows(text)), encoding=encoding)]


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding. A file that is UTF-8 but for some broken bytes is not taken for GB18030, in which nearly
    everything means something. Raises ``FileRefused``.
    """
    if content.startswith(_UTF_16):
        return _strict(content, "utf-16"), "utf-16"
    if b"\0" in content:
        raise FileRefused("不是表格文件。要 .csv 或者 .xlsx")
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as broken:
        loose = content.decode("utf-8", "replace")
        read = sum("\u4e00" <= character <= "\u9fff" for character in loose)
        if read > loose.count("\ufffd"):
            line = content.count(b"\n", 0, broken.start) + 1
            raise FileRefused(f"第{line}行有坏掉的字，文件没有存完整。请从原来的系统重新导出一份") from None
    return _strict(content, "gb18030"), "gb18030"


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefused("编码认不出来。用 WPS 打开，另存为 .xlsx 再导") from None


def _rows(text: str) -> Iterator[tuple[int, list[Cell]]]:
    first_lines = text.splitlines()[:20]
    delimiter = max(",;\t", key=lambda each: max((line.count(each) for line in first_lines), default=0))
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [_cell(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise FileRefused(
            f"从第{line}行起读不下去：引号没有成对，或者一格太长。用 WPS 打开，另存为 .xlsx 再导"
        ) from None


def _cell(text: str) -> Cell:
    text = text.strip()
    if as_text := _TEXT_AS_FORMULA.fullmatch(text):
        return Cell(as_text[1])
    if _SCIENTIFIC.fullmatch(text):
        return Cell(text, DIGITS_LOST)
    return Cell(text.removeprefix("'"), FORMULA if text.startswith("=") else "")  # ' marks a number as text
