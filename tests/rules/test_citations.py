"""Every article that rules, figures and pages cite, looked up in the law's text where that is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from chalicelib.definitions.law import Citation, chinese_number

from site_builder import ROOT
from site_builder.markdown import fill_references
from site_builder.sources import read_content

TEXTS = ROOT.parent / "shared" / "laws" / "database"
CONTENT = read_content(ROOT / "content")
LAWS = CONTENT.catalogue.ids("laws")
IN_FORCE = ("有效", "未知")  # decisions on single questions carry no mark

_DATABASE_ID = re.compile(r"^- \*\*唯一标识\*\*: (\S+)", re.MULTILINE)
_STATUS = re.compile(r"^- \*\*时效性\*\*: (\S+)", re.MULTILINE)
_NUMBER = "[零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^(第{_NUMBER}条(?:之{_NUMBER})?)[\u3000 ]", re.MULTILINE)
_POINT = re.compile(rf"^({_NUMBER})、", re.MULTILINE)
_ITEM = re.compile(rf"^[（(]({_NUMBER})[）)]|^\d+[．.]")


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """The text of each law by its number in the national database; of several copies, one in force."""
    if not TEXTS.is_dir():
        pytest.skip("shared/laws/database is not beside the repository")
    found: dict[str, str] = {}
    for path in sorted(TEXTS.rglob("*.md")):
        text = path.read_text("utf-8")
        database_id = _DATABASE_ID.search(text)
        if database_id and (database_id[1] not in found or status(text) in IN_FORCE):
            found[database_id[1]] = text
    return found


@pytest.fixture(scope="session")
def cited(every_outcome) -> Mapping[str, set[Citation]]:
    """By law, everything that is cited anywhere."""
    catalogue = CONTENT.catalogue
    citations = {citation for _, _, outcome in every_outcome for citation in outcome.citations}
    citations |= {v.citation for rate in catalogue.ids("rates") for v in catalogue.rate(rate).values if v.citation}
    citations |= {found for page in CONTENT.pages.values() for found in fill_references(page, catalogue)[1]}
    citations |= {Citation(law, article) for law in LAWS for article in catalogue.law(law).articles}
    return {law: {citation for citation in citations if citation.law == law} for law in {c.law for c in citations}}


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
        return "no such article"
    paragraph, item = re.search(r"\.(\d+)", citation.article), re.search(r"\((\d+)\)", citation.article)
    items = {heading[1] for line in lines if (heading := _ITEM.match(line))}
    if paragraph and int(paragraph[1]) > sum(not _ITEM.match(line) for line in lines):
        return "no such paragraph"
    if item and chinese_number(int(item[1])) not in items:
        return "no such item"
    return "" if citation.words in "".join(lines) else "not its words"


def problems(citations: Iterable[Citation], found: Mapping[str, list[str]]) -> dict[str, str]:
    """What is wrong with citations of one law, by their label."""
    return {c.label + c.words: why for c in citations if (why := problem(c, found))}


@pytest.mark.parametrize("law", LAWS)
def test_every_article_cited_exists(texts, cited, law):
    database_id = CONTENT.catalogue.law(law).database_id
    if database_id not in texts:
        pytest.skip("this law is not in the copy of the database")
    found = articles(texts[database_id])
    if not found:
        pytest.skip("the copy of the database holds this law without its text")
    assert problems(cited[law], found) == {}


@pytest.mark.parametrize("law", LAWS)
def test_no_law_is_cited_that_was_replaced(texts, law):
    text = texts.get(CONTENT.catalogue.law(law).database_id)
    if text is None:
        pytest.skip("this law is not in the copy of the database")
    assert status(text) in IN_FORCE


def test_every_citation_of_every_outcome_has_our_sentence(every_outcome):
    """A page shows the sentence of each article; one that is missing would be a broken page for the citizen."""
    citations = {citation for _, _, outcome in every_outcome for citation in outcome.citations}
    missing = [c for c in citations if c.number not in CONTENT.catalogue.law(c.law).articles]
    assert not missing
    assert len(citations) > 20


TEXT = """
第十六条　别的法里的话不算。
## 正文

### 第一章　总则

第十七条　第一款：

（一）第一项；

（二）第二项。

第二款，本法第十八条除外。

第一百二十条之一　之一。
"""


@pytest.mark.parametrize(
    ("citation", "why"),
    [
        (Citation("x", "17"), ""),
        (Citation("x", "17.2"), ""),
        (Citation("x", "17.1(2)", "第二项"), ""),
        (Citation("x", "120-1"), ""),
        (Citation("x", "16"), "no such article"),
        (Citation("x", "18"), "no such article"),
        (Citation("x", "17-1"), "no such article"),
        (Citation("x", "17.3"), "no such paragraph"),
        (Citation("x", "17(3)"), "no such item"),
        (Citation("x", "17", "别的话"), "not its words"),
    ],
)
def test_a_wrong_citation_would_be_found(citation, why):
    assert problem(citation, articles(TEXT)) == why


def test_the_points_of_a_decision_are_its_articles():
    assert articles("## 正文\n\n一、登记。\n\n十五、收费。\n") == {"第一条": ["登记。"], "第十五条": ["收费。"]}


def test_the_folder_of_texts_is_found_by_its_place_beside_the_repository():
    assert TEXTS.relative_to(ROOT.parent) == Path("shared/laws/database")
