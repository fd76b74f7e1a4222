"""Papers and sheets as HTML that prints on A4. No seal is ever drawn: its place is a dashed box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from chalicelib.definitions.form import Field
from chalicelib.definitions.law import Citation, Law
from chalicelib.definitions.paper import HOLE, Paper, cited
from chalicelib.definitions.service import Service

from . import render

SHEET_TIP = (
    "要纸的，用浏览器的“打印”，纸选A4。空着的地方用笔填，最后签名，签不了的按手印；网上打钩不算签名。"
    "不会打印的，去法律援助中心也能填。"
)
STAFF_TIP = (
    "版式按司法部2023年《法律援助文书格式》的名称编排，正文没有逐字核对。"
    "要纸的，用浏览器的“打印”，纸选A4。盖章处盖本单位的章，系统不画章。"
)
GAP = Markup('<span class="gap"></span>')
"""A line to write on."""

LINES_TO_WRITE = "\n\n\n\n\u00a0"
"""Room for a story told by hand."""


@dataclass(frozen=True)
class Answered:
    """The questions of a group, each with its answer in words."""

    title: str
    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Filling:
    """What fills a paper: texts by hole, lists by name, answers by group of the form."""

    texts: Mapping[str, str]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, Answered] = field(default_factory=dict)
    people: Sequence[Sequence[str]] = ()
    """Of each who signs, the first cells of the line."""


def blank(service: Service) -> Filling:
    """A sheet that nobody has filled in: every question, with boxes to tick where one chooses."""
    groups = service.groups
    return Filling(
        {}, answers={each.id: Answered(each.title, [*map(_unanswered, each.form.fields)]) for each in groups}
    )


def _unanswered(asked: Field) -> tuple[str, str]:
    if asked.kind == "long_text":
        return asked.label, LINES_TO_WRITE
    options = asked.options if asked.kind == "choice" else ()
    return asked.label, "　".join(f"□\u2060{option.label}" for option in options)  # no line ends behind a box


def render_paper(paper: Paper, filling: Filling, law: Callable[[str], Law], page: Mapping[str, object]) -> str:
    """The paper; ``page`` holds what stands around it on the screen alone: ``tip``, ``back`` (address and
    words), ``full_token``."""

    def value(named: str) -> Markup:
        if "#" in named:
            return escape(in_words(cited(named), law))
        lines = filling.texts.get(named, "").splitlines()
        return Markup("<br>").join(lines) if lines else GAP

    def filled(text: str) -> Markup:
        parts = HOLE.split(text)
        return Markup("").join(value(part) if n % 2 else escape(part) for n, part in enumerate(parts))

    return render("paper.html", {**page, "paper": paper, "filling": filling, "filled": filled})


def in_words(citation: Citation, law: Callable[[str], Law]) -> str:
    """《法律援助法》第四十三条第一款: on paper nobody follows a link."""
    return law(citation.law).short_title + citation.label
