"""Sentences as a reader meets them: which are too long, and which words only offices use."""

from datetime import date

import pytest

from site_builder.checking import checked_content
from site_builder.writing.language import PlainWords
from site_builder.writing.sentences import faults, long_sentences, officialese, seen

PLAIN = PlainWords(
    {"逾期": "过了这天", "予以": "省去", "当事人": "你、对方", "系": "是"}, ("关系", "联系", "给予以", "逾期利息")
)
SIXTY = "字" * 60


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("看[工伤](/learn/)**怎么办**", "看工伤怎么办"),
        ("- 一项", "一项"),
        ("12. 一步", "一步"),
        ("### 小标题", "小标题"),
        ('!!! deadline "30天内"', "30天内"),
        ("??? more", ""),
        ("    缩进的字", "缩进的字"),
        ("`content/pages` 里", "里"),
        ("[《工伤保险条例》第十七条](/look-up/laws/x/#a17)", "《工伤保险条例》第十七条"),
    ],
)
def test_a_line_is_read_as_it_is_seen(line, text):
    assert seen(line) == text


@pytest.mark.parametrize("end", "。！？；：|")
def test_a_sentence_ends_where_a_reader_may_breathe(end):
    assert list(long_sentences(f"{SIXTY}{end}{SIXTY}")) == []


@pytest.mark.parametrize("line", [f"{SIXTY}字", f"短。{SIXTY}字。短。", f"{SIXTY[1:]}，字"])
def test_a_longer_one_is_named_by_its_beginning_and_its_length(line):
    (problem,) = long_sentences(line)
    assert problem.startswith("「字字字字字字字字字字字字……」这一句有61个字")


@pytest.mark.parametrize(
    ("source", "problems"),
    [
        ("（《劳动合同法》第三十条）", 0),
        ("（《劳动合同法》第三十条、《劳动法》第五十条第一款）", 0),
        ("（《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》第三条第一款第（四）项）", 0),
        ("（看《劳动合同法》第三十条）", 1),
        ("按《劳动合同法》第三十条", 1),
        ("（三十天）", 1),
    ],
)
def test_articles_in_brackets_do_not_make_a_sentence_long(source, problems):
    assert len(list(long_sentences(f"{SIXTY[3:]}{source}。"))) == problems


def test_somebody_elses_words_are_left_alone():
    told = faults([(1, f"> {SIXTY}逾期"), (2, f"{SIXTY}逾期")], PLAIN)
    assert {n for n, _ in told} == {2}


@pytest.mark.parametrize(
    "line", ["逾期不办", "给你予以批准", "当事人要来", "他系工人", "“当事人”是说当事人", "《当事人须知》写给当事人"]
)
def test_officialese_is_told_with_the_everyday_word(line):
    (problem,) = officialese(line, PLAIN)
    assert "是官话，换成大家平时说的：" in problem


@pytest.mark.parametrize(
    "line",
    [
        "《逾期通知书》",
        "“逾期”",
        "「逾期」",
        '"逾期"',
        "逾期（过了这天）",
        "没有关系",
        "联系他",
        "给予以后",
        "逾期利息怎么算",
        "",
    ],
)
def test_what_is_quoted_explained_or_another_word_may_stand(line):
    assert list(officialese(line, PLAIN)) == []


def test_without_a_list_nothing_is_officialese():
    assert list(officialese("逾期", PlainWords())) == []


def test_a_page_is_told_of_at_its_line_and_only_a_strict_check_refuses(small_city):
    small_city.edit("pages/learn/lending.md", "", "\n这件事予以批准。\n")
    line = small_city.read("pages/learn/lending.md").split("\n").index("这件事予以批准。") + 1
    checked_content(small_city.folders, date(2026, 11, 24), small_city.told.append)
    assert any(f"提醒 content/pages/learn/lending.md 第{line}行：「予以」是官话" in told for told in small_city.told)
