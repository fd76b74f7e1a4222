"""The right door: the one question that a service opens with, and where it sends those who are wrong here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.entry import Entry
from chalicelib.definitions.form import Answers
from chalicelib.definitions.law import Citation

from .conditions import Circumstances
from .sentences import read_citation

BLANK_FORM = "form"
"""The address of the blank form below a service, which no exit may have."""


@dataclass(frozen=True)
class DoorOption:
    """One answer to the question at the door; ``exit`` is empty for those who are right here."""

    value: str
    label: str
    hint: str
    exit: str

    @classmethod
    def read(cls, entry: Entry) -> DoorOption:
        """Read one entry of ``options``."""
        option = cls(entry.text("value"), entry.text("label"), entry.text("hint", ""), entry.text("exit", ""))
        entry.done()
        return option


@dataclass(frozen=True)
class Door:
    """The question that every service opens with."""

    question: str
    options: tuple[DoorOption, ...]

    @classmethod
    def read(cls, entry: Entry) -> Door:
        """Read ``door``; somebody must be right here, and answers must differ."""
        options = tuple(DoorOption.read(option) for option in entry.entries("options", required=True))
        door = cls(entry.text("question"), options)
        values = [option.value for option in options]
        if len(set(values)) < len(values):
            entry.refuse("两个选项的 value 一样，改掉一个", "options")
        if options and all(option.exit for option in options):
            entry.refuse("至少留一个选项不写 exit：走对了门的人要能往下填", "options")
        entry.done()
        return door


@dataclass(frozen=True)
class Exit:
    """The page that says where to go instead. Answers of the form lead there too while ``circumstances`` name any."""

    id: str
    title: str
    lead: str
    where: tuple[str, ...]
    citation: Citation | None
    next: tuple[Link, ...]
    circumstances: Circumstances

    def is_for(self, answers: Answers) -> bool:
        """Whether these answers of the form lead here."""
        return bool(self.circumstances.fields) and self.circumstances.hold(answers)

    @classmethod
    def read(cls, entry: Entry) -> Exit:
        """Read one entry of ``exits``."""
        way_out = cls(
            id=entry.text("id"),
            title=entry.text("title"),
            lead=entry.text("lead"),
            where=entry.texts("where"),
            citation=read_citation(entry),
            next=tuple(Link.read(link) for link in entry.entries("next", required=True)),
            circumstances=Circumstances.read(entry),
        )
        if not way_out.where:
            entry.refuse("「where」要写一句以上：该去哪里", "where")
        if not re.fullmatch(r"[a-z][a-z0-9-]*", way_out.id) or way_out.id == BLANK_FORM:
            entry.refuse(f"「id」是网址，只能用小写字母、数字和短横线，也不能叫 {BLANK_FORM}", "id")
        entry.done()
        return way_out
