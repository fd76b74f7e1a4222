"""Who stands where, looks whither, and holds what."""

from __future__ import annotations

import pytest

from site_builder.comics.standing import scene

from .scripts import SCRIPT, comic_of


def first_scene(old: str = "", new: str = ""):
    text = SCRIPT.replace(old, new) if old else SCRIPT
    comic = comic_of(text)
    return scene(comic, comic.panels[0])


def test_people_look_at_each_other():
    left, right = first_scene().figures
    assert (left.who, left.put.mirrored) == ("王叔", False)
    assert (right.who, right.put.mirrored) == ("李头", True)


@pytest.mark.parametrize(("at", "mirrored"), [("left", True), ("right", False)])
def test_who_stands_in_the_middle_looks_at_whoever_speaks_beside_them(at, mirrored):
    other = {"left": "right", "right": "left"}[at]
    text = SCRIPT.replace("at: left", "at: middle").replace("at: right", f"at: {at}")
    comic = comic_of(text)
    middle = next(figure for figure in scene(comic, comic.panels[0]).figures if figure.who == "王叔")
    assert middle.put.mirrored == mirrored, other


def test_a_thing_is_in_the_hand_of_who_can_hold_it():
    found = first_scene("mood: worried}", "pose: hold}").figures[0]
    text = SCRIPT.replace("mood: worried}", "pose: hold}").replace(
        "    says:", "    props: [{what: paper, at: left}]\n    says:"
    )
    comic = comic_of(text)
    (paper,) = scene(comic, comic.panels[0]).in_front
    assert (paper.x, paper.y) == found.hand


def test_a_thing_lies_on_the_table_of_its_spot():
    text = SCRIPT.replace("    says:", "    props: [{what: table}, {what: paper}]\n    says:")
    comic = comic_of(text)
    table, paper = scene(comic, comic.panels[0]).in_front
    assert paper.x == table.x
    assert paper.y < table.y
