"""Registers as a bureau's office program saves them, and a folder of content to import them into."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chalicelib.definitions.directory import office
from chalicelib.definitions.errors import DefinitionsRefused
from openpyxl import Workbook

from site_builder import ROOT
from site_builder.directory.importing.command import Wish, import_directory

TODAY = date(2026, 11, 28)
SOURCE = "市司法局名册，2026年11月"
_NEEDED = ("city.yml", "sample.yml", "casework", "wording", "directory")
HEAD = ("类别", "姓名", "县区", "来源")


class Content:
    """As much of the real content as it takes to read any, with nobody in its directory yet. ``told`` is the report of the
    last import.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder / "content", folder / "名册"
        self.told: list[str] = []
        self.folder.mkdir(parents=True)
        for name in _NEEDED:
            path = ROOT / "content" / name
            (shutil.copytree if path.is_dir() else shutil.copy)(path, self.folder / name)
        self.people.unlink()
        self.write(office.COLUMNS, [])

    @property
    def offices(self) -> Path:
        """The file of offices."""
        return self.folder / "directory" / "offices.csv"

    @property
    def people(self) -> Path:
        """The file of people."""
        return self.folder / "directory" / "people.csv"

    def write(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write the file of offices or of people, told by its columns."""
        path = self.people if "practice" in columns else self.offices
        path.write_text(as_csv([columns, *rows]), "utf-8-sig", newline="")

    def rows(self, path: Path | None = None) -> list[dict[str, str]]:
        """What stands in the file of people, or in another."""
        return list(csv.DictReader(io.StringIO((path or self.people).read_text("utf-8-sig"))))

    def take(self, rows: Iterable[Sequence[object]] | bytes, **wish: Any) -> bool:
        """Import a table, or the bytes of a file; whether all of it was taken."""
        self.file.write_bytes(rows if isinstance(rows, bytes) else as_csv(rows).encode())
        return self.take_file(self.file, **wish)

    def take_file(self, path: Path, today: date = TODAY, **wish: Any) -> bool:
        """Import a file as it lies there."""
        self.told = []
        return import_directory(self.folder, Wish(path, **wish), today, self.told.append)

    def refusal(self, rows: Iterable[Sequence[object]] | bytes, **wish: Any) -> str:
        """Why a whole file is refused, which it must be."""
        before = self.offices.read_bytes()
        with pytest.raises(DefinitionsRefused) as refused:
            self.take(rows, **wish)
        assert self.offices.read_bytes() == before
        assert not self.people.exists()
        (error,) = refused.value.errors
        assert error.where == self.file.name
        return error.problem

    def told_after(self, beginning: str) -> list[str]:
        """The lines of the report under one of its headings."""
        start = next(n for n, line in enumerate(self.told) if line.startswith(beginning))
        rest = self.told[start + 1 :]
        end = next((n for n, line in enumerate(rest) if not line.startswith("  ")), len(rest))
        return [line.strip() for line in rest[:end]]


def as_csv(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def as_xlsx(*sheets: Iterable[Sequence[object]], merged: str = "") -> bytes:
    """Tables as the sheets of a workbook, with cells merged in the first."""
    book = Workbook()
    book.remove(book.active)
    for n, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{n}")
        for row in rows:
            sheet.append(row)
    if merged:
        book.worksheets[0].merge_cells(merged)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def a_lawyer(name: str = "王某", county: str = "汉台区", **more: str) -> dict[str, str]:
    """A lawyer as a bureau lists one."""
    return {"类别": "律师", "姓名": name, "县区": county, "来源": SOURCE, **more}


def table(*rows: dict[str, str]) -> list[list[str]]:
    """Rows by header as a table; what a row lacks is empty."""
    head = list(dict.fromkeys(key for row in rows for key in row))
    return [head, *([row.get(key, "") for key in head] for row in rows)]
