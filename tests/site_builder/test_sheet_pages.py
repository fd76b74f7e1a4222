"""Blank sheets on the site, and what the check says of papers."""

from __future__ import annotations

import shutil

import pytest

from site_builder import ROOT
from site_builder.checks import find_errors
from site_builder.sheet_pages import sheet_pages
from site_builder.sources import read_content

CONTENT = read_content(ROOT / "content")


def test_every_sheet_has_a_blank_page_and_stands_on_the_list():
    listed, *blank = sheet_pages(CONTENT)
    sheets = [paper for paper in CONTENT.catalogue.papers_of("legal-aid") if paper.is_sheet]
    assert [page.address for page in blank] == [paper.address for paper in sheets]
    assert all(f'href="/{page.address}"' in listed.content for page in blank)


def test_a_blank_application_asks_every_question_of_its_groups():
    (page,) = (page for page in sheet_pages(CONTENT) if page.address.endswith("/application_form/"))
    asked = CONTENT.catalogue.paper("application_form").groups
    groups = [group for group in CONTENT.catalogue.service("legal-aid").groups if group.id in asked]
    for field in (field for group in groups for field in group.form.fields):
        assert field.label in page.content
        assert all(f"□\u2060{option.label}" in page.content for option in field.options)


@pytest.mark.parametrize(
    ("file", "was", "now", "problem"),
    [
        ("grant", "legal-aid-law#43.1", "no-such-law#1", "content/laws/ 里没有「no-such-law」"),
        ("grant", "legal-aid-law#43.1", "legal-aid-law#71", "第 71 条"),
        ("grant", "service: legal-aid", "service: nothing", "content/services/ 里没有「nothing」"),
        ("members", 'sheet: "true"', 'sheet: "false"', "这一张要人签名"),
        ("grant", "service: legal-aid", 'service: legal-aid\nsheet: "true"', "的 sheets 里没有这一张"),
        ("hardship_statement", "answers: hardship", "answers: fortune", "表单里没有「fortune」这一组，有的是：who、"),
    ],
)
def test_what_a_paper_names_must_be_there(tmp_path, file, was, now, problem):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    paper = tmp_path / "content" / "papers" / f"{file}.yml"
    paper.write_text(paper.read_text("utf-8").replace(was, now), "utf-8")
    (error,) = find_errors(read_content(tmp_path / "content"))
    assert error.where.endswith(f"papers/{file}.yml")
    assert problem in error.problem


def test_no_two_papers_share_a_word_in_their_numbers():
    words = list(CONTENT.catalogue.paper_words.values())
    assert len(set(words)) == len(words) > 5
