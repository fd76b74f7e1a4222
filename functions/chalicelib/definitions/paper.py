"""Papers: what an office draws up at a step of a case, and sheets that a citizen signs, as text with holes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .entry import Entry
from .law import Citation

HOLE = re.compile(r"\{([^{}]*)\}")
"""A hole with its name, or an article cited: {name}, {legal-aid-law#43.1}."""

HOLES: Mapping[str, str] = {
    "reference": "案件编号",
    "number": "文号，写了 word 的才有",
    "name": "要援助的人的姓名",
    "id_number": "他的证件号码：工作人员打印的遮住中间，另按一次才打全",
    "phone": "他的手机",
    "address": "他现在住的地址",
    "helper_name": "替他申请的人",
    "helper_relation": "替他申请的人是他的什么人",
    "helper_phone": "替他申请的人的手机",
    "matter": "哪一类事",
    "facts": "事情经过",
    "opponent": "对方",
    "wanted": "想要什么",
    "office": "办案的机构",
    "office_phone": "它的电话，不知道的写 12348",
    "bureau": "管它的司法局",
    "submitted_on": "哪天申请的",
    "drawn_up_on": "办这一步的日子",
    "opinion": "受理员的建议和理由",
    "last_day": "最晚哪天补齐",
    "reason": "这一步的理由",
    "articles": "依据的法条",
    "remedy": "不服怎么办：写在 remedy 里，这一步记下了凭哪一条才印",
    "elsewhere": "还可以去哪里",
    "lawyer": "律师姓名",
    "firm": "律所",
    "lawyer_phone": "律师打来用的号码",
    "former_lawyer": "换下来的律师",
    "assigned_on": "哪天指派的",
    "objected_on": "哪天提的异议",
    "objection": "异议的理由",
    "disputed": "对哪份决定提的异议",
    "result": "异议审查的结果",
    "outcome": "办完的结果",
    "summary": "办理经过",
    "served_paper": "送了哪份文书",
    "means": "怎么送的",
    "served_on": "哪天收到的",
    "served_to": "谁收的",
}
"""What a text may be filled with, and what that is to editors."""

MAY_BE_GAPS = frozenset({"id_number", "phone", "address"})
"""What whoever fears for his safety need not tell: a line to write on, on every paper."""

LISTS: Mapping[str, str] = {"items": "要补的材料，一行一样", "documents": "收到的材料，一行一样"}
"""Lists that may be filled in."""

ISSUERS = {"office": "办案的机构", "bureau": "管它的司法局", "firm": "律师事务所"}
"""Whose seal a paper bears."""

MUST_SAY: Mapping[str, frozenset[str]] = {
    "refusal": frozenset({"reason", "articles", "remedy"}),
    "termination": frozenset({"reason", "articles", "remedy"}),
}
"""Nobody is refused help, or loses it, without reasons and the way to object (法律援助法 43, 49)."""


def cited(written: str) -> Citation:
    """The article that is written law#article."""
    law, _, article = written.rpartition("#")
    return Citation(law, article)


@dataclass(frozen=True)
class Block:
    """One of: a paragraph, a list, rows of label and text, the answers of some groups, a table that many people sign.

    A row without text is a place to write. Where nobody is listed, ``lines`` empty rows are printed.
    """

    text: str = ""
    list: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lines: int = 0

    @classmethod
    def read(cls, entry: Entry) -> Block:
        """Read one entry of ``body``."""
        block = cls(
            text=entry.text("text", ""),
            list=entry.choice("list", tuple(LISTS), ""),
            rows=entry.pairs("rows"),
            answers=tuple(entry.text("answers", "").split()),
            columns=entry.texts("columns"),
            lines=int(entry.number("lines")) if entry.has("columns") else 0,
        )
        if sum(map(bool, (block.text, block.list, block.rows, block.answers, block.columns))) != 1:
            entry.refuse("每一段只写一样：text、list、rows、answers 或 columns（带 lines）")
        entry.done()
        return block


@dataclass(frozen=True)
class Paper:
    """``content/papers/<id>.yml``. ``format`` is its number among the ministry's formats, ``word`` stands in its own
    number, and ``at`` names the kinds of events at which it is drawn up. On a sheet, which a citizen signs, what is not
    known is a line to write on; elsewhere it must be known. ``remedy`` is how to object. Which sheets
    are needed the service says.
    """

    id: str
    format: str
    title: str
    service: str
    word: str
    at: tuple[str, ...]
    is_sheet: bool
    to: str
    body: tuple[Block, ...]
    signed_by: tuple[str, ...]
    issued_by: str
    remedy: str

    @property
    def holes(self) -> set[str]:
        """Every hole of its texts; one with a word bears a number."""
        found = {named for named in self._in_braces if "#" not in named}
        return found | {"number"} if self.word else found

    @property
    def citations(self) -> list[Citation]:
        """Every article that its texts cite."""
        return [cited(named) for named in self._in_braces if "#" in named]

    @property
    def _in_braces(self) -> list[str]:
        return [named for text in self.texts for named in HOLE.findall(text)]

    @property
    def texts(self) -> list[str]:
        """Every text that may have holes."""
        of_body = (text for block in self.body for text in (block.text, *block.rows.values()))
        return [self.to, self.remedy, *of_body]

    @property
    def lists(self) -> set[str]:
        """Every list in it."""
        return {block.list for block in self.body if block.list}

    @property
    def address(self) -> str:
        """The page of the blank sheet, from the site's root: "apply/legal-aid/sheets/members/"."""
        return f"apply/{self.service}/sheets/{self.id}/"

    @property
    def is_table(self) -> bool:
        """Whether it is mostly rows to fill in rather than a letter."""
        return not self.to

    @property
    def groups(self) -> set[str]:
        """The groups of the form whose answers it holds."""
        return {group for block in self.body for group in block.answers}

    @classmethod
    def read(cls, entry: Entry) -> Paper:
        """Read the paper."""
        paper = cls(
            id=entry.text("id"),
            format=entry.text("format", ""),
            title=entry.text("title"),
            service=entry.text("service"),
            word=entry.text("word", ""),
            at=tuple(entry.text("at", "").split()),
            is_sheet=entry.flag("sheet"),
            to=entry.text("to", ""),
            body=tuple(Block.read(block) for block in entry.entries("body", required=True)),
            signed_by=entry.texts("signed_by"),
            issued_by=entry.choice("issued_by", tuple(ISSUERS), ""),
            remedy=entry.text("remedy", ""),
        )
        for hole in sorted(paper.holes - HOLES.keys()):
            entry.refuse(f"空「{hole}」不认识，可以用：{'、'.join(HOLES)}", "body")
        if "remedy" in paper.holes and not paper.remedy:
            entry.refuse("写 remedy：不服怎么办，向谁提，几天答复", "remedy")
        for hole in sorted(MUST_SAY.get(paper.id, frozenset()) - paper.holes):
            entry.refuse(
                f"少了 {{{hole}}}：要写清理由、依据的法条和不服怎么办（法律援助法第四十三条、第四十九条）", "body"
            )
        if any(set(HOLE.sub("", text)) & set("{}") for text in paper.texts):
            entry.refuse("花括号没有写对，空要写成 {name} 这样，法条写成 {legal-aid-law#43.1}", "body")
        if not paper.at and not paper.is_sheet:
            entry.refuse("写 at：办哪一步时出这份文书", "at")
        entry.done()
        return paper
