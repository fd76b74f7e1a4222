"""One of the directory's files written anew: rows that did not change stay byte for byte as somebody typed them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from chalicelib.definitions.directory.kinds import KINDS

from site_builder.whole_files import write_whole

from .identity import Tree

BOM = "\ufeff"
"""Office programs read UTF-8 as something else without it."""


def write_table(
    path: Path, columns: Iterable[str], new: Iterable[Tree], changed: Mapping[str, Tree], gone: Collection[str]
) -> None:
    """Write the file: in its order, new rows at the end by kind, county and township, else as they came; a column that it lacked is
    its last. Line ends stay as they are.
    """
    text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    end = "\r\n" if "\r\n" in text else "\n"
    records = list(_records(text))
    added = sorted(new, key=_place_in_list)
    head = records[0][0] if records else list(columns)
    needed = {key for tree in (*added, *changed.values()) for key in tree}
    wider = [*head, *(column for column in columns if column in needed and column not in head)]
    written = [records[0][1] if records and wider == head else _line(wider, end)]
    for cells, raw in records[1:]:
        id_ = dict(zip(head, cells, strict=False)).get("id", "").strip()
        if id_ in changed:
            written.append(_row(changed[id_], wider, end))
        elif id_ not in gone:
            written.append(raw if raw.endswith("\n") else raw + end)
    written += [_row(tree, wider, end) for tree in added]
    write_whole(path, BOM + "".join(written))


def _records(text: str) -> Iterator[tuple[list[str], str]]:
    """Each record's cells, and the very text of it, line ends inside and after it included."""
    lines = io.StringIO(text, newline="").readlines()
    reader, begun = csv.reader(lines), 0
    for cells in reader:
        yield cells, "".join(lines[begun : reader.line_num])
        begun = reader.line_num


def _row(tree: Tree, columns: list[str], end: str) -> str:
    return _line([tree.get(column, "") for column in columns], end)


def _line(cells: list[str], end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerow(cells)
    return text.getvalue()


def _place_in_list(tree: Tree) -> tuple[int, str, str]:
    return list(KINDS).index(tree["kind"]), tree["county"], tree.get("town", "")
