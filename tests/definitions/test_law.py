"""Laws, and citations as statutes name their articles."""

from __future__ import annotations

import re

import pytest
from chalicelib.definitions.law import Citation, Law, chinese_number
from hypothesis import given
from hypothesis import strategies as st

UNITS = {"十": 10, "百": 100, "千": 1000}
CIVIL_CODE = """
id: civil-code
title: 民法典
issued: 全国人民代表大会
in_force_from: 2021-01-01
database_id: abc123
checked_on: 2026-11-24
articles:
  201: 开始那天不算。
  120-1: 之一。
"""


def read_chinese(text: str) -> int:
    """The number back from its Chinese words, by the rules of reading and none of ours."""
    total = digit = 0
    for sign in text:
        if sign in UNITS:
            total += (digit or 1) * UNITS[sign]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(sign)
    return total + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"), (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (17, "十七"), (20, "二十"), (21, "二十一"),
        (99, "九十九"), (100, "一百"), (101, "一百零一"), (109, "一百零九"), (110, "一百一十"), (111, "一百一十一"),
        (120, "一百二十"), (200, "二百"), (202, "二百零二"), (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"),
        (1010, "一千零一十"), (1011, "一千零一十一"), (1045, "一千零四十五"), (1100, "一千一百"), (1101, "一千一百零一"),
        (1110, "一千一百一十"), (1192, "一千一百九十二"), (1260, "一千二百六十"), (2000, "二千"), (9009, "九千零九"),
        (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_in_statutes(number, words):
    assert chinese_number(number) == words


def test_every_number_up_to_9999_can_be_read_back():
    assert [read_chinese(chinese_number(number)) for number in range(10_000)] == list(range(10_000))


def test_zero_is_never_doubled_and_never_stands_at_the_end():
    assert not [n for n in range(1, 10_000) if re.search("零零|零$|^零", chinese_number(n))]


@pytest.mark.parametrize(
    ("article", "label", "number"),
    [
        ("17", "第十七条", "17"),
        ("17.2", "第十七条第二款", "17"),
        ("3(4)", "第三条第（四）项", "3"),
        ("39.1(3)", "第三十九条第一款第（三）项", "39"),
        ("13(10)", "第十三条第（十）项", "13"),
        ("120-1", "第一百二十条之一", "120-1"),
        ("120-1.2(3)", "第一百二十条之一第二款第（三）项", "120-1"),
        ("1192", "第一千一百九十二条", "1192"),
    ],
)
def test_a_citation_is_named_as_in_a_judgment(article, label, number):
    citation = Citation("x", article)
    assert (citation.label, citation.number) == (label, number)


@pytest.mark.parametrize(
    "article",
    [
        "", "十七", "第17条", "17.", "17.二", "17(a)", "17()", "17(4", "17.2.3", "-1", "17-", "17 .2", "17\n", "12000",
        "1.99999", "1(99999)", "1-99999",
    ],
)  # fmt: skip
def test_an_article_written_otherwise_is_refused(article):
    """With the error that is announced: the build turns it into a sentence for the editor."""
    with pytest.raises(ValueError) as refused:
        _ = Citation("x", article).label
    assert refused.value.args == (article,)


@given(
    st.integers(1, 9999),
    st.none() | st.integers(1, 30),
    st.none() | st.integers(1, 30),
    st.none() | st.integers(1, 30),
)
def test_a_label_holds_every_part_of_the_article_in_order(article, inserted, paragraph, item):
    written = f"{article}" + (f"-{inserted}" if inserted else "")
    full = written + (f".{paragraph}" if paragraph else "") + (f"({item})" if item else "")
    citation = Citation("x", full)
    found = re.fullmatch(r"第(\w+)条(?:之(\w+?))?(?:第(\w+)款)?(?:第（(\w+)）项)?", citation.label)
    assert [read_chinese(part) if part else None for part in found.groups()] == [article, inserted, paragraph, item]
    assert citation.number == written


def test_a_law_is_read_with_our_sentence_for_each_article(read):
    law, problems = read(CIVIL_CODE, Law.read)
    assert not problems
    assert (law.short_title, law.articles) == ("《民法典》", {"201": "开始那天不算。", "120-1": "之一。"})
    assert law.url.endswith("abc123")


def test_a_law_whose_number_in_the_database_is_unknown_links_to_its_front_page(read):
    law, problems = read(CIVIL_CODE.replace("database_id: abc123\n", ""), Law.read)
    assert (law.url, problems) == ("https://flk.npc.gov.cn/", [])


@pytest.mark.parametrize("article", ["17.2", "3(4)", "十七", "第17条", "x"])
def test_our_sentences_stand_by_whole_articles(read, article):
    _, problems = read(CIVIL_CODE.replace("120-1", article), Law.read)
    assert problems == [f"x.yml 第8行：「articles」里的「{article}」要写条号，比如 17（不写款和项）"]
