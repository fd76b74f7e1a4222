"""How the pages are chosen that stand for all of their kind."""

from __future__ import annotations

import pytest

from tests.journeys.page_kinds import KINDS, constructs, kinds_of, standing_for_all


def page(main: str) -> str:
    return f"<header><hr></header><main>{main}</main>"


@pytest.mark.parametrize(
    "address, kind",
    [
        ("find/entry/sample-firm/", "entry"),
        ("find/hantai/", "county, or a kind in the city"),
        ("find/hantai/law-firm/", "list of entries"),
        ("find/hantai/law-firm/wages/2/", "list of entries"),
        ("find/hantai/610702001/", "township"),
        ("learn/topics/", "list of what there is to learn from"),
        ("learn/topics/lending/", "topic"),
        ("xiaolan/archive/2026/", "archive of the column"),
        ("apply/notary/dispute/", "way out of a form"),
    ],
)
def test_an_address_has_one_kind(address, kind):
    assert kinds_of(address) == [kind]


@pytest.mark.parametrize("address", ["", "find/", "find/entry/", "look-up/something-new/", "find/hantai/a/b/c/d/"])
def test_what_is_new_has_none(address):
    assert kinds_of(address) == []


def test_of_pages_alike_the_longest_is_looked_at_and_no_other():
    pages = {f"find/entry/sample-{n}/": page("<p>一</p>" * n) for n in range(1, 200)}
    assert standing_for_all(pages) == ["find/entry/sample-199/"]


def test_a_page_that_holds_something_of_its_own_is_looked_at_too():
    pages = {"find/entry/a/": page("<p>一二三四五六</p>"), "find/entry/b/": page("<p class=total>一</p>")}
    assert standing_for_all(pages) == ["find/entry/a/", "find/entry/b/"]


def test_each_kind_has_a_page_that_stands_for_it():
    pages = {"look-up/laws/": page("<p>"), "look-up/laws/x/": page("<p>"), "look-up/calculators/x/": page("<p>")}
    assert standing_for_all(pages) == sorted(pages)


@pytest.mark.parametrize(
    "one, other",
    [
        ("<p>一</p>", '<p class="hint">一</p>'),
        ("<p><a href='/x'>一</a></p>", "<li><a href='/x'>一</a></li>"),
        ("<input type=text>", "<input type=radio>"),
        ("<img alt='一'>", "<img>"),
    ],
)
def test_elements_differ_by_look_place_and_attributes(one, other):
    assert constructs(page(one)) != constructs(page(other))


def test_words_and_addresses_make_no_difference():
    assert constructs(page('<a href="/x">一</a><br><p>二')) == constructs(page('<a href="/y">三</a><br><p>四'))


def test_no_two_kinds_share_a_form():
    assert len(set(KINDS.values())) == len(KINDS)
