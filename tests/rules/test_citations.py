"""Every article that rules, figures and pages cite, looked up in the law's text where that is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from chalicelib.definitions.law import Citation

from site_builder import ROOT
from site_builder.__main__ import main
from site_builder.law_texts import IN_FORCE, articles, problem, read_texts, status, wrong_citations
from site_builder.markdown import fill_references
from site_builder.sources import read_content

TEXTS = ROOT.parent / "shared" / "laws" / "database"
CONTENT = read_content(ROOT / "content")
LAWS = CONTENT.catalogue.ids("laws")


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """The text of each law by its number in the national database."""
    if not TEXTS.is_dir():
        pytest.skip("shared/laws/database is not beside the repository")
    return read_texts(TEXTS)


@pytest.fixture(scope="session")
def cited(every_outcome) -> Mapping[str, set[Citation]]:
    """By law, everything that is cited anywhere."""
    catalogue = CONTENT.catalogue
    citations = {citation for _, _, outcome in every_outcome for citation in outcome.citations}
    citations |= {v.citation for rate in catalogue.ids("rates") for v in catalogue.rate(rate).values if v.citation}
    citations |= {found for page in CONTENT.pages.values() for found in fill_references(page, catalogue)[1]}
    citations |= {Citation(law, article) for law in LAWS for article in catalogue.law(law).articles}
    return {law: {citation for citation in citations if citation.law == law} for law in {c.law for c in citations}}


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
        (Citation("x", "16"), "没有这一条"),
        (Citation("x", "18"), "没有这一条"),
        (Citation("x", "17-1"), "没有这一条"),
        (Citation("x", "17.3"), "没有这一款"),
        (Citation("x", "17(3)"), "没有这一项"),
        (Citation("x", "17", "别的话"), "没有这几个字"),
    ],
)
def test_a_wrong_citation_would_be_found(citation, why):
    assert problem(citation, articles(TEXT)) == why


def test_the_points_of_a_decision_are_its_articles():
    assert articles("## 正文\n\n一、登记。\n\n十五、收费。\n") == {"第一条": ["登记。"], "第十五条": ["收费。"]}


def test_the_folder_of_texts_is_found_by_its_place_beside_the_repository():
    assert TEXTS.relative_to(ROOT.parent) == Path("shared/laws/database")


def test_a_check_against_a_folder_of_texts_names_what_is_wrong(tmp_path):
    law = CONTENT.catalogue.law("work-injury-insurance-regulation")
    head = f"- **唯一标识**: {law.database_id}\n- **时效性**: 已废止\n"
    (tmp_path / "x.md").write_text(head + TEXT, "utf-8")
    cited = [Citation(law.id, "17.2"), Citation(law.id, "33"), Citation("civil-code", "1")]
    told = [str(error) for error in wrong_citations(CONTENT, cited, tmp_path)]
    assert told[0].startswith("content/laws/work-injury-insurance-regulation.yml：《工伤保险条例》已经不是现行的了")
    assert any(
        re.match("content/pages/learn/guides/work-injury.md 第[0-9]+行：《工伤保险条例》已经", each) for each in told
    )
    assert told[-1].endswith("引用了《工伤保险条例》第三十三条，原文没有这一条")


def test_the_command_checks_against_a_folder_and_refuses_one_that_is_not_there(tmp_path, capsys):
    assert main(["check", "--on", "2026-11-24", "--laws", str(tmp_path)]) == 0
    assert main(["check", "--on", "2026-11-24", "--laws", str(tmp_path / "gone")]) == 1
    assert "没有这个文件夹" in capsys.readouterr().out
