"""Which column of a sheet holds what: found by the line that knows most of our columns, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .names import Names, spoken
from .sheets import Cell, FileRefused, Sheet

_LOOKED_THROUGH = 20
_LEAST_COLUMNS = 2
_MOST_TOLD = 5


@dataclass(frozen=True)
class Header:
    """``columns``: our columns by the number of the sheet's, from 0; ``titles``: how the sheet calls them, with the letter
    that the office program shows; ``width``: how many columns the sheet has; ``unused``: those that say nothing to us.
    """

    line: int
    width: int
    columns: Mapping[int, str]
    titles: Mapping[str, str]
    unused: tuple[str, ...]


def find_header(sheet: Sheet, names: Names) -> Header | None:
    """The header of a sheet, None where no line looks like one. Raises ``FileRefused`` for merged cells from there on."""
    found = [(line, _known(cells, names), cells) for line, cells in sheet.rows[:_LOOKED_THROUGH]]
    line, columns, cells = max(found, key=lambda each: len(each[1]), default=(0, {}, []))
    if len(columns) < _LEAST_COLUMNS or "name" not in columns.values():
        return None
    if merged := merged_cells(sheet, line):
        raise FileRefused(merged)
    titles = {column: f"{cells[n].text}（{letter(n)}列）" for n, column in columns.items()}
    unused = tuple(cell.text for n, cell in enumerate(cells) if cell.text and n not in columns)
    return Header(line, len(cells), columns, titles, unused)


def letter(n: int) -> str:
    """A column as the office program names it: A for 0, AA for 26."""
    return (chr(64 + n // 26) if n >= 26 else "") + chr(65 + n % 26)


def _known(cells: Sequence[Cell], names: Names) -> dict[int, str]:
    """Of two columns for the same thing the first holds."""
    known: dict[int, str] = {}
    for n, cell in enumerate(cells):
        column = names.headers.get(spoken(cell.text))
        if column and column not in known.values():
            known[n] = column
    return known


def merged_cells(sheet: Sheet, line: int) -> str:
    """What to do about merged cells from a line on, "" where there are none: of those only the first holds anything."""
    merged = [where for last, where in sheet.merged if last >= line]
    more = f"等{len(merged)}处" if len(merged) > _MOST_TOLD else ""
    where = f"工作表「{sheet.name}」有合并的单元格：{'、'.join(merged[:_MOST_TOLD])}{more}"
    return f"{where}。选中，点「取消合并」，每一格都填上自己的内容，再导" if merged else ""
