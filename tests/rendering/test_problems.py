"""Pages for what went wrong: never a bare code, always what to do now."""

from __future__ import annotations

import pytest
from chalicelib.rendering.problems import PROBLEMS, problem_for, render_problem


@pytest.mark.parametrize("status", PROBLEMS)
def test_every_problem_says_in_words_what_to_do_and_whom_to_call(see, catalogue, status):
    html = render_problem(status, [], catalogue.city.hotline)
    assert PROBLEMS[status].title in html
    assert str(status) not in html.replace("12348", "")
    assert see(html).all("a", href="tel:12348")


@pytest.mark.parametrize(
    ("status", "shown_as"), [(400, 400), (401, 400), (418, 400), (500, 500), (502, 500), (599, 500)]
)
def test_a_problem_without_words_of_its_own_shows_as_the_nearest_of_its_kind(status, shown_as):
    assert problem_for(status) == PROBLEMS[shown_as]


def test_pages_perhaps_meant_are_offered_and_escaped(see, catalogue):
    suggestions = [("learn/", "<b>学法</b>"), ('"><script>', "x")]
    page = see(render_problem(404, suggestions, catalogue.city.hotline))
    offered = [(link.attributes["href"], link.text) for link in page.all("a")[:2]]
    assert offered == [("/learn/", "<b>学法</b>"), ('/"><script>', "x")]
    assert not page.all("script")


def test_nothing_is_offered_where_nothing_is_near(see, catalogue):
    assert not see(render_problem(404, [], catalogue.city.hotline)).all("ul")
