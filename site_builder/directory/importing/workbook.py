"""An .xlsx file as rows of cells. Numbers become the text that the office program shows, days are written 2026-11-02."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from .sheets import DIGITS_LOST, FORMULA, Cell, FileRefused, Sheet

MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 100
_EXACT_BELOW = 10**15
"""An office program keeps 15 digits of a number."""


def read_workbook(content: bytes) -> list[Sheet]:
    """The sheets that are not hidden; a hidden one holds the choices of others. Raises ``FileRefused``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and checks that we do not read
        try:
            return _sheets(content)
        except FileRefused:
            raise
        except Exception:  # zipfile and openpyxl let through whatever their parsers raise
            raise FileRefused("打不开，不是完整的 .xlsx。重新导出一份，或者用 WPS 打开，另存为 .xlsx 再导") from None


def _sheets(content: bytes) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > MOST_UNPACKED:
        raise FileRefused("表太大，多半是整列设了格式。把有字的行复制到一张新表，存好再导")
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    return [_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheet(sheet: Any) -> Sheet:
    if sheet.max_row > MOST_ROWS:
        raise FileRefused(
            f"工作表「{sheet.title}」有{sheet.max_row}行，最多{MOST_ROWS}行。"
            "多半是整列设了格式：把有字的行复制到一张新表，存好再导"
        )
    merged = tuple((each.max_row, each.coord) for each in sheet.merged_cells.ranges)
    return Sheet(sheet.title, list(_rows(sheet)), merged)


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    wide = min(sheet.max_column, MOST_COLUMNS)  # a format may reach to column XFD
    for number, row in enumerate(sheet.iter_rows(max_col=wide), start=1):
        cells = [_cell(cell) for cell in row]
        if any(cell.text for cell in cells):
            yield number, cells


def _cell(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Cell("=", FORMULA)
    if cell.data_type == "e":
        return Cell(str(cell.value), f"这一格出错了，显示的是 {cell.value}：把内容直接填上")
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _number(cell.value)
    if isinstance(cell.value, datetime | date):
        return Cell(cell.value.isoformat()[:10])
    return Cell("" if cell.value is None else str(cell.value).strip())


def _number(value: float) -> Cell:
    if abs(value) >= _EXACT_BELOW:
        return Cell(f"{value:.0f}", DIGITS_LOST)
    return Cell(str(int(value)) if value == int(value) else repr(value))
