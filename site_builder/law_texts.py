"""Law texts, where a folder of them is at hand: every article cited is looked up there.

The folder holds one Markdown file a law, in the form of public copies of the national database: its id there
(``- **唯一标识**: …``), whether it is in force (``- **时效性**: …``), and the text below ``## 正文``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.law import Citation, chinese_number

from .citing_lines import citing_lines
from .sources import Content

IN_FORCE = ("有效", "未知")  # decisions on single questions carry no mark

_DATABASE_ID = re.compile(r"^- \*\*唯一标识\*\*: (\S+)", re.MULTILINE)
_STATUS = re.compile(r"^- \*\*时效性\*\*: (\S+)", re.MULTILINE)
_NUMERAL = "[零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^(第{_NUMERAL}条(?:之{_NUMERAL})?)[\u3000 ]", re.MULTILINE)
_POINT = re.compile(rf"^({_NUMERAL})、", re.MULTILINE)
_ITEM = re.compile(rf"^[（(]({_NUMERAL})[）)]|^\d+[．.]")


def read_texts(folder: Path) -> dict[str, str]:
    """The text of each law by its id in the national database; of several copies, one in force."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8")
        database_id = _DATABASE_ID.search(text)
        if database_id and (database_id[1] not in found or status(text) in IN_FORCE):
            found[database_id[1]] = text
    return found


def status(text: str) -> str:
    """Whether the copy says that the law is in force."""
    found = _STATUS.search(text)
    return found[1] if found else ""


def articles(text: str) -> dict[str, list[str]]:
    """The lines of each article by its label; decisions count 一、 二、 and are cited as articles all the same."""
    body = text.partition("## 正文")[2]
    heads = list(_ARTICLE.finditer(body)) or list(_POINT.finditer(body))
    read: dict[str, list[str]] = {}
    for head, after in zip(heads, [*heads[1:], None], strict=True) if heads else ():
        lines = [line.strip() for line in body[head.end() : after.start() if after else None].split("\n")]
        label = head[1] if head[1].startswith("第") else f"第{head[1]}条"
        read.setdefault(label, [line for line in lines if line and not line.startswith("#")])
    return read


def problem(citation: Citation, found: Mapping[str, list[str]]) -> str:
    """Why a citation cannot stand: no such article, paragraph or item, or not the words; "" when it can."""
    lines = found.get(Citation(citation.law, citation.number).label)
    if lines is None:
        return "没有这一条"
    paragraph, item = re.search(r"\.(\d+)", citation.article), re.search(r"\((\d+)\)", citation.article)
    items = {heading[1] for line in lines if (heading := _ITEM.match(line))}
    if paragraph and int(paragraph[1]) > sum(not _ITEM.match(line) for line in lines):
        return "没有这一款"
    if item and chinese_number(int(item[1])) not in items:
        return "没有这一项"
    return "" if citation.words in "".join(lines) else "没有这几个字"


def wrong_citations(content: Content, cited: Iterable[Citation], folder: Path) -> Iterator[DefinitionError]:
    """Every citation that the text of its law does not bear out, and every law that is no longer in force. Laws of which
    the folder has no text are passed over. Each is told where it stands, else at the law.
    """
    texts, by_law = read_texts(folder), dict[str, list[Citation]]()
    for citation in dict.fromkeys(cited):
        by_law.setdefault(citation.law, []).append(citation)
    for id_, citations in by_law.items():
        law, where = content.catalogue.law(id_), content.files[f"laws/{id_}"]
        text = texts.get(law.database_id, "")
        found = articles(text)
        if text and status(text) not in IN_FORCE:
            for place in (where, *citing_lines(content.raw, id_)):
                yield DefinitionError(place, f"{law.short_title}已经不是现行的了，换成现行的法律")
        for citation in citations if found else ():
            if why := problem(citation, found):
                wrong = f"引用了{law.short_title}{citation.label}{citation.words}，原文{why}"
                places = list(citing_lines(content.raw, id_, citation.article)) or [where]
                yield from (DefinitionError(place, wrong) for place in places)
