"""Tables that cases can be carried away in: which columns, in which order, as ``content/exports/<id>.yml`` says."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Entry

VALUES = {
    "reference": "编号",
    "service": "服务的名称",
    "state": "到哪一步了",
    "source": "从哪里来：网上、窗口、电话、信件",
    "received": "收到的日子",
    "office": "办理机构的名称",
    "matter": "哪一类事",
    "urgent": "急件写「是」",
    "decided": "决定的日子",
    "decision": "决定：给予、不给予",
    "assigned": "指派的日子",
    "lawyer": "律师的姓名",
    "firm": "律所",
    "ended": "结束的日子",
    "outcome": "结果",
    "empty": "空着的一列",
}
"""What a column may hold, in words for editors; anything else is an answer from the form."""

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class Column:
    """One column: a key of ``VALUES``, or the name of the question whose answer it holds."""

    header: str
    value: str
    answer: str

    @classmethod
    def read(cls, entry: Entry) -> Column:
        """Read one entry of ``columns``."""
        answer = entry.text("answer", "")
        value = "" if entry.has("answer") else entry.choice("value", tuple(VALUES))
        column = cls(entry.text("header"), value, answer)
        if answer and entry.has("value"):
            entry.refuse("「value」和「answer」只写一个")
        entry.has("value")
        entry.done()
        return column


@dataclass(frozen=True)
class Export:
    """``content/exports/<id>.yml``. Only one marked ``personal`` may hold what tells who somebody is."""

    id: str
    title: str
    services: tuple[str, ...]
    delimiter: str
    encoding: str
    personal: bool
    columns: tuple[Column, ...]

    @classmethod
    def read(cls, entry: Entry) -> Export:
        """Read one export; headers differ."""
        export = cls(
            entry.text("id"),
            entry.text("title"),
            entry.texts("services"),
            DELIMITERS.get(entry.choice("delimiter", tuple(DELIMITERS), "comma"), ","),
            entry.choice("encoding", ENCODINGS, "utf-8-sig"),
            entry.flag("personal"),
            tuple(Column.read(column) for column in entry.entries("columns", required=True)),
        )
        if not export.services:
            entry.refuse("缺「services」：写用在哪几个服务上")
        headers = [column.header for column in export.columns]
        for header in sorted({each for each in headers if headers.count(each) > 1}):
            entry.refuse(f"两列都叫「{header}」", "columns")
        entry.done()
        return export
