"""The frame around pages that functions make: every hole filled, nothing filled twice, everything escaped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.rendering.frame import Frame, Page
from hypothesis import given
from hypothesis import strategies as st

HTML = (
    '<title>[[title]]</title><meta name="description" content="[[description]]"><link rel="canonical" '
    'href="[[canonical]]"><ul><li><a href="/learn/" [[current:learn]]>学</a></li><li><a href="/look-up/" '
    '[[current:look-up]]>查</a></li></ul><nav>[[trail]]</nav><main>[[content]]</main><a href="/e?to=[[here]]">长</a>[[script]]'
)
PAGE = Page("工伤", "说明", "api/calculators/x", "look-up", (("首页", "/"), ("工伤", "")), "<p>内容</p>")
FRAME = Frame(HTML, "https://city.example/")


def test_every_hole_is_filled(see):
    page = see(FRAME.fill(PAGE))
    assert page.all("title")[0].text == "工伤"
    assert page.all("meta", content="说明")
    assert page.all("link", href="https://city.example/api/calculators/x")
    assert page.all("main")[0].text == "内容"
    assert "[[" not in FRAME.fill(PAGE)


def test_a_page_that_a_script_makes_handier_names_it_and_others_have_none(see):
    assert not see(FRAME.fill(PAGE)).all("script")
    (script,) = see(FRAME.fill(replace(PAGE, script="nearest"))).all("script")
    assert script.attributes["src"] == "/assets/nearest.js"


def test_the_section_of_the_page_is_the_current_one(see):
    current = see(FRAME.fill(PAGE)).all("a", **{"aria-current": "true"})
    assert [link.text for link in current] == ["查"]


def test_a_page_outside_all_sections_marks_none(see):
    assert not see(FRAME.fill(replace(PAGE, section=""))).all("a", **{"aria-current": "true"})


def test_the_last_step_of_the_trail_is_the_page_itself_and_no_link(see):
    page = see(FRAME.fill(PAGE))
    assert [(link.text, link.attributes["href"]) for link in page.all("a")][2:3] == [("首页", "/")]
    assert [step.text for step in page.all("span", **{"aria-current": "page"})] == ["工伤"]


@pytest.mark.parametrize(
    ("address", "canonical", "here"),
    [
        ("", "", ""),
        ("learn/guides/x/", "learn/guides/x/", "learn%2Fguides%2Fx%2F"),
        ("api/calculators/x?wage=1&unit=day", "api/calculators/x", "api%2Fcalculators%2Fx%3Fwage%3D1%26unit%3Dday"),
        ('a"><b>', 'a"><b>', "a%22%3E%3Cb%3E"),
        ("工伤", "工伤", "%E5%B7%A5%E4%BC%A4"),
    ],
)
def test_the_canonical_address_has_no_query_and_the_way_back_has_it(see, address, canonical, here):
    page = see(FRAME.fill(replace(PAGE, address=address)))
    assert page.all("link")[0].attributes["href"] == f"https://city.example/{canonical}"
    assert page.all("a")[-1].attributes["href"] == f"/e?to={here}"


def test_a_hole_written_in_the_content_is_text():
    filled = FRAME.fill(replace(PAGE, content="<p>[[title]] [[content]]</p>", title="[[content]]"))
    assert "<p>[[title]] [[content]]</p>" in filled
    assert filled.count("[[content]]") == 2


@pytest.mark.parametrize("hole", ["[[unknown]]", "[[current:nowhere]]"])
def test_a_hole_that_nobody_knows_stays_empty(hole):
    assert Frame(f"a{hole}b", "/").fill(PAGE) == "ab"


@pytest.mark.parametrize("text", ["[[ title ]]", "[[Title]]", "[title]", "[[1]]", "a[[0]]"])
def test_what_is_no_hole_is_left_alone(text):
    assert Frame(text, "/").fill(PAGE) == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_title_and_no_address_adds_an_element(see, title, address):
    page = see(FRAME.fill(replace(PAGE, title=title, description=title, address=address, trail=((title, ""),))))
    blank = see(FRAME.fill(replace(PAGE, title="x", description="x", address="x", trail=(("x", ""),))))
    assert page.shape == blank.shape


def test_a_frame_can_be_filled_again():
    assert FRAME.fill(PAGE) == FRAME.fill(PAGE)
