"""Papers as editors write them: what is refused, and what a paper says of itself."""

from __future__ import annotations

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.definitions.paper import HOLES, ISSUERS, LISTS, Paper

GRANT = """
id: grant
format: "9"
title: 给予法律援助决定书
service: legal-aid
word: 援决
at: granted
to: "{name}"
body:
  - text: 决定给您援助（{legal-aid-law#43.1}）。
  - list: items
  - rows: {编号: "{reference}", 意见: ""}
issued_by: office
"""
REFUSAL = GRANT.replace("id: grant", "id: refusal") + "remedy: 可以向{bureau}提出\n"


def test_a_paper_knows_its_holes_lists_and_articles(read):
    paper, problems = read(GRANT, Paper.read)
    assert problems == []
    assert paper.holes == {"name", "reference", "number"}
    assert paper.lists == {"items"}
    assert paper.citations == [Citation("legal-aid-law", "43.1")]


def test_a_paper_without_a_word_bears_no_number(read):
    paper, _ = read(GRANT.replace("word: 援决\n", ""), Paper.read)
    assert "number" not in paper.holes


@pytest.mark.parametrize(
    ("was", "now", "problem"),
    [
        ("{reference}", "{case}", "空「case」不认识"),
        ("{reference}", "{na me}", "空「na me」不认识"),
        ("{reference}", "{reference", "花括号没有写对"),
        ("at: granted\n", "", "写 at：办哪一步时出这份文书"),
        ("list: items", "list: sundries", "「list」只能是"),
        ("list: items", "list: items\n    text: 又一段", "每一段只写一样"),
        ("issued_by: office", "issued_by: anybody", "「issued_by」只能是"),
        ("{reference}", "{remedy}", "写 remedy：不服怎么办"),
        ("format: ", "formatted: ", "不认识「formatted」"),
    ],
)
def test_a_slip_is_named(read, was, now, problem):
    _, problems = read(GRANT.replace(was, now, 1), Paper.read)
    assert any(problem in each for each in problems), problems


@pytest.mark.parametrize("paper", ["refusal", "termination"])
@pytest.mark.parametrize("hole", ["reason", "articles", "remedy"])
def test_nobody_can_take_reason_article_or_remedy_out_of_a_refusal(read, paper, hole):
    body = "  - text: 理由{reason}，依据{articles}，{remedy}。\n  - list: items"
    written = REFUSAL.replace("id: refusal", f"id: {paper}").replace("  - list: items", body)
    assert read(written, Paper.read)[1] == []
    _, problems = read(written.replace(f"{{{hole}}}", ""), Paper.read)
    assert any(f"少了 {{{hole}}}" in each for each in problems)


def test_every_hole_is_told_to_editors_in_chinese():
    for words in (*HOLES.values(), *LISTS.values(), *ISSUERS.values()):
        assert any("一" <= character <= "鿿" for character in words)
