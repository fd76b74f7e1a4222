"""The stylesheet: only what is in use, small, and nothing that an old phone cannot read."""

import brotli
import pytest

from site_builder.site_markdown import THEME
from site_builder.slim import Names, stylesheet


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
