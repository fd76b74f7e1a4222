"""What is drawn for comics: everybody in every pose and mood, every thing, every place."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree

import brotli
import pytest

from site_builder.comics.art import (
    CHARACTERS,
    HELD,
    MOODS,
    PLACES,
    POSES,
    PROPS,
    STYLE,
    Drawn,
    figure,
    hand,
    place,
    prop,
)
from site_builder.comics.art.palette import COLOURS, LINES
from tests.site_builder.comics.bounds import bounds

PANEL = (0, 0, 360, 400)
BLEED = 6
"""Edges of places lie outside their panel, so that it has no line around."""

SVG = "http://www.w3.org/2000/svg"
EVERYTHING = {
    **{name: [place(name)] for name in PLACES},
    **{name: [prop(name)] for name in PROPS},
    **{
        who: [figure(who, pose, "calm") for pose in POSES] + [figure(who, "fallen", mood) for mood in MOODS]
        for who in CHARACTERS
    },
}
each = pytest.mark.parametrize("drawings", EVERYTHING.values(), ids=EVERYTHING)


def elements(drawn: Drawn) -> list[ElementTree.Element]:
    return [element for part in drawn.parts for element in ElementTree.fromstring(part.svg).iter()]


def picture(*drawings: Drawn) -> bytes:
    """A whole file, each piece in it once."""
    pieces = {part.id: part.svg for drawn in drawings for part in drawn.parts}
    uses = "".join(
        f'<g transform="translate(90 380)"><use href="#{part.id}"/></g>' for d in drawings for part in d.parts
    )
    defs = "".join(pieces.values())
    return f'<svg xmlns="{SVG}" viewBox="0 0 360 400"><style>{STYLE}</style><defs>{defs}</defs>{uses}</svg>'.encode()


def weight(*drawings: Drawn) -> int:
    return len(brotli.compress(picture(*drawings)))


@each
def test_it_consists_of_shapes_in_known_colours_without_script_or_style(drawings: list[Drawn]) -> None:
    for element in (element for drawn in drawings for element in elements(drawn)):
        assert element.tag in {"g", "path", "circle", "ellipse", "rect"}
        assert set(element.get("class", "").split()) <= {*LINES, *COLOURS, "A"}
        assert "style" not in element.attrib


@each
def test_it_stays_in_its_box(drawings: list[Drawn]) -> None:
    for drawn in drawings:
        x, y, width, height = drawn.box
        left, top, right, bottom = bounds(drawn)
        over = BLEED if drawn.box == PANEL else 0
        assert x - over <= left and y - over <= top
        assert right <= x + width + over and bottom <= y + height + over


@pytest.mark.parametrize("who", CHARACTERS)
def test_the_face_is_in_the_upper_part_of_the_box(who: str) -> None:
    for drawn in (figure(who, pose, "happy") for pose in POSES):
        (x, y, width, height), (across, down, radius) = drawn.box, drawn.face
        assert x + radius <= across <= x + width - radius
        assert y + radius <= down <= y + height / 2


@pytest.mark.parametrize("who", CHARACTERS)
def test_moods_change_the_face_alone(who: str) -> None:
    drawn = [figure(who, "stand", mood) for mood in MOODS]
    faces = {tuple(set(one.parts) - set(drawn[0].parts)) for one in drawn[1:]}
    assert len(faces) == len(MOODS) - 1
    assert all(len(face) == 1 for face in faces)


def test_equal_ids_are_equal_pieces() -> None:
    pieces: dict[str, str] = {}
    for who, pose, mood in product(CHARACTERS, POSES, MOODS):
        for part in figure(who, pose, mood).parts:
            assert pieces.setdefault(part.id, part.svg) == part.svg


def test_poses_differ_in_what_is_seen() -> None:
    assert len({figure("worker", pose, "calm").parts for pose in POSES}) == len(POSES)


def test_characters_differ_in_what_is_seen() -> None:
    looks = {
        re.sub('id="[^"]+"', "", "".join(part.svg for part in figure(who, "stand", "calm").parts)) for who in CHARACTERS
    }
    assert len(looks) == len(CHARACTERS)


@pytest.mark.parametrize("who", ["worker", "foreman", "woman-worker", "courier"])
def test_helmets_caps_and_loads_come_off_indoors(who: str) -> None:
    outside, inside = (figure(who, "sit", "calm", indoors=indoors) for indoors in (False, True))
    assert f"{who}-sit-bare" in {part.id for part in inside.parts}
    assert not any("load" in part.id for part in inside.parts)
    assert inside.box == outside.box


def test_who_wears_no_helmet_looks_the_same_everywhere() -> None:
    assert figure("police", "stand", "calm", indoors=True) == figure("police", "stand", "calm")


def test_who_sits_or_has_fallen_is_lower() -> None:
    standing, sitting, fallen = (-figure("worker", pose, "calm").face[1] for pose in ("stand", "sit", "fallen"))
    assert standing > sitting > fallen


@pytest.mark.parametrize("who", CHARACTERS)
def test_a_held_thing_is_in_the_hand_beside_the_body(who: str) -> None:
    at = hand(who, "hold")
    x, y, width, height = figure(who, "hold", "calm").box
    assert at is not None
    assert x < at[0] < x + width and y < at[1] < y + height
    assert hand(who, "akimbo") is None


def test_what_is_held_is_no_larger_than_a_head() -> None:
    assert all(max(prop(name).box[2:]) < 72 for name in HELD)


def test_the_badge_can_be_read_when_the_figure_is_turned() -> None:
    straight, turned = (figure("xiaolan", "stand", "calm", mirrored=mirrored) for mirrored in (False, True))
    ((before,), (after,)) = (
        set(one.parts) - set(other.parts) for one, other in ((straight, turned), (turned, straight))
    )
    assert after.svg.replace("scale(-1 1)", "").replace("-mirrored", "") == before.svg


def test_night_has_its_own_colours_on_screens_and_paper_stays_light() -> None:
    day, night = STYLE.split("@media screen and (prefers-color-scheme:dark)")
    assert all(
        f".{name}{{color:{light}}}" in day and f".{name}{{color:{dark}}}" in night
        for name, (light, dark) in COLOURS.items()
    )


def test_a_cover_weighs_less_than_four_kilobytes_and_xiaolan_less_than_two() -> None:
    assert weight(place("street"), figure("judge", "point", "angry"), figure("doctor", "sit", "sad")) < 4 * 1024
    assert weight(figure("xiaolan", "point", "happy")) < 2 * 1024


def test_a_comic_leaves_room_for_its_words() -> None:
    people = [
        figure(*one) for one in product(("worker", "wife", "foreman"), ("stand", "point", "fallen"), ("sad", "angry"))
    ]
    places = [place(name) for name in ("site", "home", "office")]
    assert weight(*places, *people, prop("counter"), prop("contract")) < 8 * 1024
