"""How an editor's mapping is read: each mistake is named in Chinese with its line, and none hides the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.entry import Entry, Place


def test_what_is_well_written_is_read_by_its_kind(read):
    text = """
        title: 工伤
        share: 0.60
        from: 2011-01-01
        optional: "true"
        rates: [a, b]
        expect: {total: "45,000"}
        options: [{value: month}]
        gone:
    """
    entry, _ = read(text, lambda entry: entry)
    assert entry.text("title") == "工伤"
    assert entry.number("share") == Decimal("0.6")
    assert entry.day("from") == date(2011, 1, 1)
    assert entry.flag("optional") is True
    assert entry.texts("rates") == ("a", "b")
    assert entry.pairs("expect") == {"total": "45,000"}
    assert entry.entry("expect").number("total") == 45000
    assert [option.text("value") for option in entry.entries("options")] == ["month"]
    assert not entry.has("gone")
    entry.done()
    assert not entry.place.errors


@pytest.mark.parametrize(
    ("ask", "harmless"),
    [
        (lambda entry: entry.text("a"), ""),
        (lambda entry: entry.choice("a", ("x", "y")), ""),
        (lambda entry: entry.number("a"), Decimal(0)),
        (lambda entry: entry.day("a"), date.min),
        (lambda entry: entry.entries("a", required=True), []),
        (lambda entry: entry.entry("a").keys(), []),
    ],
)
def test_a_missing_key_is_named_once_and_replaced_by_something_harmless(read, ask, harmless):
    value, problems = read("b: 1\n", ask)
    assert value == harmless
    assert problems == ["x.yml 第1行：缺「a」"]


@pytest.mark.parametrize("written", ['""', '"  "', "\u3000"])
def test_a_text_of_nothing_but_space_is_missing(read, written):
    """A full-width space is left over easily, and must not make a title empty or a statutory figure 0."""
    for ask in (lambda entry: entry.text("a"), lambda entry: entry.number("a"), lambda entry: entry.day("a")):
        assert read(f"b: 1\na: {written}\n", ask)[1] == ["x.yml 第1行：缺「a」"]


@pytest.mark.parametrize(
    ("ask", "absent"),
    [
        (lambda entry: entry.text("a", "元"), "元"),
        (lambda entry: entry.choice("a", ("x", "y"), "x"), "x"),
        (lambda entry: entry.flag("a"), False),
        (lambda entry: entry.optional_number("a"), None),
        (lambda entry: entry.optional_day("a"), None),
        (lambda entry: entry.texts("a"), ()),
        (lambda entry: entry.pairs("a"), {}),
        (lambda entry: entry.entries("a"), []),
    ],
)
def test_what_may_be_left_out_is_no_problem(read, ask, absent):
    assert read("b: 1\n", ask) == (absent, [])


@pytest.mark.parametrize(
    ("written", "ask", "problem"),
    [
        ("[x]", lambda entry: entry.text("a"), "「a」要写成一段文字"),
        ("{x: y}", lambda entry: entry.text("a", ""), "「a」要写成一段文字"),
        ("z", lambda entry: entry.choice("a", ("x", "y")), "「a」只能是 x、y，现在写的是「z」"),
        ("yes", lambda entry: entry.flag("a"), "「a」只能是 true、false，现在写的是「yes」"),
        ("六成", lambda entry: entry.number("a"), "「a」要写数字，现在写的是「六成」"),
        ("1e3", lambda entry: entry.optional_number("a"), "「a」要写数字，现在写的是「1e3」"),
        ("2026-02-30", lambda entry: entry.day("a"), "「a」要写成 2026-11-02 这样的日期，现在写的是「2026-02-30」"),
        (
            "2026/1/2",
            lambda entry: entry.optional_day("a"),
            "「a」要写成 2026-11-02 这样的日期，现在写的是「2026/1/2」",
        ),
        ("x", lambda entry: entry.texts("a"), "「a」要写成一列（每项前面一个「- 」）"),
        ("[x, {y: z}]", lambda entry: entry.texts("a"), "「a」要写成一列文字"),
        ("x", lambda entry: entry.pairs("a"), "「a」要写成「名称: 文字」的一组"),
        ("[x]", lambda entry: entry.pairs("a"), "「a」要写成「名称: 文字」的一组"),
        ("{x: [y]}", lambda entry: entry.pairs("a"), "「a」要写成「名称: 文字」的一组"),
        ("{x: y}", lambda entry: entry.entries("a"), "「a」要写成一列（每项前面一个「- 」）"),
        ("[x]", lambda entry: entry.entries("a"), "这里要写成「名称: 值」的一组"),
        ("[x]", lambda entry: entry.entry("a"), "这里要写成「名称: 值」的一组"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_with_its_line(read, written, ask, problem):
    assert read(f"b: 1\na: {written}\n", ask)[1] == [f"x.yml 第2行：{problem}"]


def test_a_key_that_nobody_asked_for_is_named_with_those_that_could_be_meant(read):
    def ask(entry: Entry) -> None:
        entry.text("title"), entry.text("unit", "")
        entry.done()

    _, problems = read("title: 工伤\ntitel: 工伤\n", ask)
    assert problems == ["x.yml 第2行：不认识「titel」，可以写的是：title、unit"]


def test_every_problem_is_found_together_each_with_its_own_line(read):
    def ask(entry: Entry) -> None:
        entry.text("id"), entry.number("value"), entry.day("from")
        for tier in entry.entries("tiers"):
            tier.number("over")
            tier.done()
        entry.done()

    _, problems = read("value: 很多\nfrom: 昨天\ntiers:\n  - over: 0\n  - over: 一万\n    fe: 50\nx: y\n", ask)
    assert [problem.partition("：")[0] for problem in problems] == [f"x.yml 第{line}行" for line in (1, 1, 2, 5, 6, 7)]


@pytest.mark.parametrize("tree", ["text", ["a"], None, ""])
def test_what_is_no_mapping_at_all_can_still_be_asked(tree):
    entry = Entry(tree, Place("x.yml"))
    assert (entry.keys(), entry.text("a", "元"), entry.texts("b")) == ([], "元", ())
    assert [str(error) for error in entry.place.errors] == ["x.yml：这里要写成「名称: 值」的一组"]


def test_a_problem_without_a_known_line_names_the_file():
    place = Place("catalogue")
    Entry({"a": "b"}, place).done()
    assert str(place.errors[0]).startswith("catalogue：不认识「a」")


def test_a_problem_deep_inside_is_placed_at_the_nearest_known_line():
    place = Place("x.yml", {(): 1, ("values",): 7})
    place.refuse(("values", 3, "from"), "说明")
    place.refuse(("other",), "说明")
    assert [error.where for error in place.errors] == ["x.yml 第7行", "x.yml 第1行"]
