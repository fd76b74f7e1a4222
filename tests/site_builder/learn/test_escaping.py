"""What an editor types stands on pages, pictures and feeds as it was typed, whatever signs it holds."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from site_builder.comics.drawn import pictures
from site_builder.comics.pages import comic_files
from site_builder.learn.addresses import ATOM, JSON, RSS
from site_builder.learn.feeds import feeds
from site_builder.made.drawn_pages import card, film_frames, poster
from site_builder.made.film_poster import film_poster
from site_builder.made.timeline import captions, shots
from tests.site_builder.conftest import SmallCity
from tests.site_builder.learn.conftest import COMIC, learn_page

ODD = """<b>A&B</b>"'"""
QUOTED = "'<b>A&B</b>\"'''"
"""The same as YAML quotes it."""


@pytest.fixture
def odd_city(with_comic: SmallCity) -> SmallCity:
    """A city in which every text of a comic, a film and a post holds signs that HTML and XML use."""
    comic = COMIC.format(id="note").replace("小蓝", "小&蓝").replace("text: 先写条。", f"text: {QUOTED}")
    comic = comic.replace("title: 先写条", f"title: {QUOTED}").replace("ending: 先写条，", "ending: 先<条>&")
    comic = comic.replace("caption: 写条。", f"caption: {QUOTED}").replace("description: 借钱", "description: <i>借&钱")
    panel = comic[comic.index("  - place") : comic.index("ending:")]
    with_comic.write("comics/note.yml", comic.replace(panel, panel * 4))
    film = learn_page(QUOTED, "topic: lending\ncomic: note\n", "片子。\n")
    with_comic.write("pages/learn/films/note.md", film.replace(f"description: {QUOTED}，", "description: <i>&，"))
    with_comic.edit("pages/xiaolan/second.md", "title: 别关人", f"title: {QUOTED}")
    return with_comic


@pytest.mark.parametrize(
    "address", ["learn/comics/note/", "learn/comics/", "learn/films/note/", "xiaolan/second/", "xiaolan/archive/", ""]
)
def test_a_page_shows_it_and_none_of_it_becomes_html(odd_city, read_page, address):
    odd_city.build()
    html = odd_city.page(address)
    assert ODD in " ".join(read_page(html).lines)
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_shared_page_is_called_what_it_is_called(odd_city):
    odd_city.build()
    assert 'content="&lt;b&gt;A&amp;B&lt;/b&gt;&#34;&#39;"' in odd_city.page("xiaolan/second/")


def test_a_picture_holds_it_as_words(odd_city, read):
    content = read(odd_city)
    drawn = [*comic_files(content).values(), film_poster(content.comics["note"])]
    assert sum(ODD in "".join(ElementTree.fromstring(svg).itertext()) for svg in drawn) == 3


def test_feeds_hold_it_as_words(odd_city, read):
    found = feeds(read(odd_city))
    titles = [
        ElementTree.fromstring(found[ATOM]).findall(".//{http://www.w3.org/2005/Atom}entry")[0][1].text,
        ElementTree.fromstring(found[RSS]).findall(".//item/title")[0].text,
        json.loads(found[JSON])["items"][0]["title"],
    ]
    assert titles == [ODD] * 3


def test_what_chromium_draws_holds_it_as_words(odd_city, read):
    comic = read(odd_city).comics["note"]
    sheets = [card(comic), poster(comic, "<svg/>", ODD, ODD, [ODD]), film_frames(comic, shots(comic))]
    assert all("&lt;b&gt;A&amp;B" in sheet and "<b>" not in sheet for sheet in sheets)


def test_captions_hold_it_as_words(odd_city, read):
    words = captions(shots(read(odd_city).comics["note"]))
    assert "小&amp;蓝：&lt;b&gt;A&amp;B&lt;/b&gt;" in words


def test_every_picture_of_the_comic_is_well_formed(odd_city, read):
    assert len([ElementTree.fromstring(svg) for svg in pictures(read(odd_city).comics["note"])]) == 2
