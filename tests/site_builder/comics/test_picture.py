"""The pictures of the repository's comics, and one that has everything."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import brotli
import pytest

from site_builder import ROOT
from site_builder.comics import art
from site_builder.comics.drawn import pictures
from site_builder.comics.vocabulary import CHARACTERS, MOODS, PLACES, POSES, PROPS
from site_builder.sources import read_content

from .scripts import comic_of

COMICS = [comic for comic in read_content(ROOT / "content").comics.values() if comic.panels]
SVG = "{http://www.w3.org/2000/svg}"
WHOLE, COVER = 12 * 1024, 4 * 1024
"""Bytes over the wire: a comic of six panels, and what a list shows of it."""


def whole(comic) -> bytes:
    return pictures(comic).whole


def on_the_wire(svg: bytes) -> int:
    return len(brotli.compress(svg, quality=8, lgwin=16))


each_comic = pytest.mark.parametrize("comic", COMICS, ids=lambda comic: comic.id)


@each_comic
def test_a_comic_of_the_repository_is_light(comic):
    assert on_the_wire(whole(comic)) <= WHOLE * max(1, len(comic.panels) / 6)
    assert on_the_wire(pictures(comic).cover) <= COVER


@each_comic
def test_what_is_drawn_is_what_the_script_says(comic):
    texts = ["".join(text.itertext()) for text in ET.fromstring(whole(comic)).iter(f"{SVG}text")]
    assert texts == [said.text for panel in comic.panels for said in panel.says]


@each_comic
def test_every_panel_can_be_shown_alone_and_has_its_words_as_title(comic):
    tree = ET.fromstring(whole(comic))
    assert [view.get("id") for view in tree.iter(f"{SVG}view")] == [f"p{n}" for n in range(1, len(comic.panels) + 1)]
    boxes = [tuple(map(int, view.get("viewBox").split())) for view in tree.iter(f"{SVG}view")]
    panels = tree.findall(f"{SVG}svg")
    assert boxes == [tuple(int(panel.get(side)) for side in ("x", "y", "width", "height")) for panel in panels]
    for panel, script in zip(panels, comic.panels, strict=True):
        assert all(said.text in panel.findtext(f"{SVG}title") for said in script.says)


@each_comic
def test_every_part_used_is_in_the_picture_once(comic):
    for svg in pictures(comic):
        tree = ET.fromstring(svg)
        ids = [each.get("id") for each in tree.find(f"{SVG}defs")]
        assert len(ids) == len(set(ids))
        assert {use.get("href") for use in tree.iter(f"{SVG}use")} == {f"#{id_}" for id_ in ids}


def test_a_picture_has_its_own_colours_for_the_night_and_nothing_from_elsewhere():
    svg = whole(comic_of()).decode().replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    assert svg.count("prefers-color-scheme:dark") >= 2
    assert not [word for word in ("url(", "@import", "<script", "<image", "http://", "https://") if word in svg]


def test_words_that_look_like_markup_are_words():
    comic = comic_of()
    said = type(comic.panels[0].says[0])("李头", "<b>&没钱", "speech", 1)
    panel = type(comic.panels[0])(**{**vars(comic.panels[0]), "says": (said,)})
    svg = whole(type(comic)(**{**vars(comic), "id": "marks", "panels": (panel,)}))
    assert next(ET.fromstring(svg).iter(f"{SVG}text"))[0].text == "<b>&没钱"


@pytest.mark.parametrize("character", CHARACTERS)
def test_every_character_is_drawn_in_every_pose_and_mood(character):
    for pose in POSES:
        for mood in MOODS:
            assert art.figure(character, pose, mood).face[2] > 20


@pytest.mark.parametrize(("draw", "names"), [(art.prop, PROPS), (art.place, PLACES)])
def test_every_thing_and_place_is_drawn(draw, names):
    assert all(draw(name).parts for name in names)
