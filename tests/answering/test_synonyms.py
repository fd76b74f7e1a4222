"""What people say, in the law's words."""

import pytest
from chalicelib.answering.query import Query
from chalicelib.answering.synonyms import alternatives, query_for
from chalicelib.definitions.catalogue import Catalogue

from site_builder import ROOT
from site_builder.sources import read_content

SYNONYMS = Catalogue(read_content(ROOT / "content").trees).synonyms
SAID = {"打人": ("殴打",), "屋里打人": ("家庭暴力",), "屋里": ("家里",), "娃": ("子女",), "私了": ("和解",)}


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("屋里打人", ["屋里打人"]),  # the longest, and none of those inside it
        ("屋里有娃", ["屋里", "娃"]),
        ("娃，娃，娃", ["娃"]),
        ("屋里打人怎么办", ["屋里打人"]),
        ("事情私了", ["私了"]),  # though 了 by itself says nothing
        ("工资", []),
        ("", []),
        ("(((*", []),
    ],
)
def test_of_words_inside_one_another_the_longest_counts(typed, known):
    assert list(alternatives(typed, SAID)) == known


def test_a_query_is_also_asked_in_the_other_words():
    assert ("家庭", "庭暴", "暴力") in query_for("屋里打人", SAID).ways
    assert query_for("工资", SAID).ways == Query("工资").ways


def test_the_city_knows_the_words_of_its_citizens():
    assert len(SYNONYMS) >= 120
    for said in (
        "讨薪",
        "要工钱",
        "老板跑路",
        "打离婚",
        "娃",
        "屋里打人",
        "工伤赔钱",
        "退彩礼",
        "要账",
        "分家产",
        "占地",
    ):
        assert said in SYNONYMS
