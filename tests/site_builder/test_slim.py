"""The stylesheet: only what is in use, small, and nothing that an old phone cannot read."""

import brotli
import pytest

from site_builder.site_markdown import THEME
from site_builder.slim import Names, stylesheet, without_what_is_said_again


@pytest.fixture(scope="module")
def style(small_site) -> str:
    """The stylesheet that pages carry."""
    return (small_site / "index.html").read_text("utf-8").partition("<style>")[2].partition("</style>")[0]


def test_the_stylesheet_is_under_six_kilobytes(style):
    assert 1024 < len(brotli.compress(style.encode(), quality=9, lgwin=16)) < 6 * 1024


@pytest.mark.parametrize("feature", [":has(", "@layer", "color-mix", "dvh", "@container", "@import", "url(http"])
def test_the_stylesheet_asks_nothing_of_an_old_phone_that_it_cannot_do(style, feature):
    assert feature not in style


def test_the_stylesheet_is_one_line_so_that_squeezing_cannot_change_it(style):
    assert "\n" not in style
    assert "/*" not in style


@pytest.mark.parametrize("rule", [".md-typeset table", ".admonition", "[data-view=elder]", ":focus-visible"])
def test_what_pages_use_is_styled(style, rule):
    assert rule in style


@pytest.mark.parametrize(
    "rule", [".md-header", ".md-search", ".tabbed-set", ".highlight", "--md-hue", ":hover", ":target"]
)
def test_what_no_page_uses_is_left_out(style, rule):
    assert rule not in style


def test_a_rule_of_material_comes_with_the_first_construct_that_uses_it():
    assert ".task-list-item" not in stylesheet(THEME, "<p></p>")
    assert ".task-list-item" in stylesheet(THEME, '<ul><li class="task-list-item"></li></ul>')


def said(*rules: tuple[str, dict[str, str]], own: tuple[str, dict[str, str]]) -> str:
    """What is left of rules of Material before a rule of ours."""
    theirs = [(selectors.split(","), declared) for selectors, declared in rules]
    return "".join(without_what_is_said_again(theirs, [(own[0].split(","), own[1])]))


@pytest.mark.parametrize(
    "declared, ours, left",
    [
        ({"margin": "1em"}, {"margin": "8px 0"}, {}),
        ({"margin-left": "1em"}, {"margin": "8px 0"}, {}),
        ({"margin": "1em"}, {"margin-left": "0"}, {"margin": "1em"}),
        ({"line-height": "1.3"}, {"font": "17px/1.75 serif"}, {}),
        ({"border-left": "1px"}, {"border": "0"}, {}),
        (
            {"border-radius": "2px", "border-spacing": "0"},
            {"border": "0"},
            {"border-radius": "2px", "border-spacing": "0"},
        ),
        ({"--md-x": "1"}, {"--md": "2"}, {"--md-x": "1"}),
        ({"color": "red!important"}, {"color": "blue"}, {"color": "red!important"}),
    ],
)
def test_what_our_own_sheet_says_of_the_same_selector_is_left_out_of_material(declared, ours, left):
    expected = ";".join(f"{name}:{value}" for name, value in left.items())
    assert said(("h1", declared), own=("h1", ours)) == (f"h1{{{expected}}}" if left else "")


def test_what_is_said_again_of_some_selectors_stays_for_the_others():
    assert said(("[dir=ltr] ul,ol,p", {"margin": "1em"}), own=("[dir] ul", {"margin": "0"})) == "ol,p{margin:1em}"


def test_a_rule_of_material_that_says_less_does_not_undo_an_earlier_one():
    rules = ("p", {"color": "red", "margin": "0"}), ("p", {"color": "blue"})
    assert said(*rules, own=("q", {"color": "x"})) == "p{margin:0}p{color:blue}"


@pytest.mark.parametrize("motion", ["transition", "animation", "scrollbar", "tap-highlight"])
def test_nothing_moves_and_nothing_is_there_for_a_finger_alone(style, motion):
    assert motion not in style


def test_content_does_not_change_the_stylesheet(small_city, style):
    small_city.edit("pages/learn/lending.md", "", '\n!!! deadline "30天内：去申请"\n    从那天算。\n\n1. 一\n2. 二\n')
    small_city.build()
    assert f"<style>{style}</style>" in small_city.page("learn/lending/")


def test_every_variable_that_is_read_is_set(style):
    read = {
        part.partition(")")[0].partition(",")[0].strip()
        for part in style.split("var(")[1:]
        if "," not in part.partition(")")[0]
    }
    assert [name for name in sorted(read) if f"{name}:" not in style] == []


def test_names_are_found_in_templates_as_in_html():
    names = Names.used_in(['<div class="field{% if x %} wrong{% endif %}" id="top">', "<summary>"])
    assert {"field", "wrong"} <= names.classes
    assert {"div", "summary"} <= names.tags
    assert "top" in names.ids
