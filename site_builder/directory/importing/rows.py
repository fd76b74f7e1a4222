"""The rows of a file, each read into our columns, with whatever is wrong with its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chalicelib.definitions.directory import office, person
from chalicelib.definitions.directory.kinds import PEOPLE_KINDS

from .header import Header, find_header, merged_cells
from .names import Names
from .sheets import Cell, FileRefused, Sheet
from .values import ValueRefused, Values


@dataclass
class Row:
    """One row. ``where`` is its line as an editor finds it; ``tree`` our columns with what they hold; ``faults`` are
    columns ("" for the whole row), each with what is wrong.
    """

    where: str
    header: Header
    tree: dict[str, str]
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether it belongs to the file of people."""
        return self.tree.get("kind") in PEOPLE_KINDS


@dataclass
class Register:
    """Everything read from a file. ``unused`` are headers, and sheets, that say nothing to us."""

    rows: list[Row] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def read_register(sheets: Sequence[Sheet], names: Names, values: Values, given: Mapping[str, str]) -> Register:
    """Read all sheets; ``given`` holds what is true of every row that says nothing else. Raises ``FileRefused``."""
    register, several = Register(), len(sheets) > 1
    for sheet in sheets:
        header = find_header(sheet, names)
        if header is None:
            register.unused += [f"工作表「{sheet.name}」"] if sheet.rows else []
            continue
        where = f"工作表「{sheet.name}」" if several else ""
        register.unused += header.unused
        register.rows += [
            _row(f"{where}第{line}行", header, cells, values, given) for line, cells in sheet.rows if line > header.line
        ]
    if not register.rows:
        raise FileRefused(_why_nothing(sheets, names))
    return register


def _row(where: str, header: Header, cells: Sequence[Cell], values: Values, given: Mapping[str, str]) -> Row:
    row = Row(where, header, {})
    for n, column in header.columns.items():
        cell = cells[n] if n < len(cells) else Cell("")
        try:
            value = "" if cell.fault else values.read(column, cell.text)
        except ValueRefused as refused:
            cell, value = Cell(cell.text, str(refused)), ""
        if cell.fault:
            row.faults.append((column, cell.fault))
        elif value:
            row.tree[column] = value
    if any(cell.text for cell in cells[header.width :]):
        row.faults.append(("", "这一行比表头多了一格：内容里有逗号的，要用英文双引号围起来"))
    row.tree = dict(given) | row.tree
    values.with_township(row.tree)
    known = person.COLUMNS if row.is_person else office.COLUMNS
    row.tree = {column: value for column, value in row.tree.items() if column in known}
    return row


def _why_nothing(sheets: Sequence[Sheet], names: Names) -> str:
    if not any(sheet.rows for sheet in sheets):
        return "是空的，一行也没有"
    if any(len(sheet.rows) == 1 and find_header(sheet, names) for sheet in sheets):
        return "只有表头，下面一行也没有"
    if merged := "；".join(filter(None, (merged_cells(sheet, 1) for sheet in sheets))):
        return merged
    in_doubt = (
        "可能是编码不对：用 WPS 打开看看，字是好的就另存为 .xlsx 再导。" if sheets[0].encoding == "gb18030" else ""
    )
    return (
        f"没有认得的表头。{in_doubt}第一行要有：名称（或者姓名）、类别、县区、来源这样的列名；"
        "别的叫法加在 content/directory/columns.yml 里"
    )
