"""The words of search as an editor writes them, and what he may get wrong."""

import pytest
from chalicelib.definitions.emergency import read_emergencies
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.synonyms import read_synonyms

GOOD = {
    "words": ["打我"],
    "says": "先走开。",
    "calls": [{"number": "110", "what": "报警", "page": "/ask/"}],
    "next": [{"to": "/ask/", "text": "问"}],
}


def problems(read, tree):
    place = Place("x.yml")
    read(Entry(tree, place))
    return " ".join(map(str, place.errors))


def test_words_stand_between_enumeration_commas():
    assert read_synonyms(Entry({"讨薪": "拖欠工资、 劳动报酬"}, Place("x.yml"))) == {"讨薪": ("拖欠工资", "劳动报酬")}


@pytest.mark.parametrize(
    ("tree", "wrong"),
    [
        ({"讨薪": ""}, "一个都不能空"),
        ({"讨薪": "拖欠工资、"}, "一个都不能空"),
        ({"": "工资"}, "一个都不能空"),
        ({"工钱": "工钱"}, "绕回来了：工钱"),
        ({"工钱": "工资", "工资": "薪水、工钱"}, "绕回来了：工资"),
        ({"工钱": ["工资"]}, "要写成一段文字"),
        ([], "名称: 值"),
    ],
)
def test_a_word_must_lead_somewhere_and_not_back(tree, wrong):
    assert wrong in problems(read_synonyms, tree)


def test_an_emergency_is_read():
    (read,) = read_emergencies(Entry({"violence": GOOD}, Place("x.yml")))
    assert (read.id, read.words, read.calls[0].number, read.next[0].to) == ("violence", ("打我",), "110", "/ask/")


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"words": []}, "至少一个词"),
        ({"words": ["打我", " "]}, "不能有空的"),
        ({"says": ""}, "缺「says」"),
        ({"calls": []}, "缺「calls」"),
        ({"calls": [{"number": "110", "what": "报警"}]}, "缺「page」"),
        ({"next": []}, "缺「next」"),
        ({"colour": "red"}, "不认识「colour」"),
    ],
)
def test_an_emergency_lacks_nothing(changed, wrong):
    assert wrong in problems(read_emergencies, {"violence": GOOD | changed})
