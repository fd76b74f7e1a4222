"""Balloons in a panel: over no face, over no other balloon, inside the panel, read in their order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.comics.panel import panelled
from site_builder.comics.script import SPOTS, WAYS_TO_SAY, Standing
from site_builder.comics.shapes import Box
from site_builder.comics.standing import HEIGHT, WIDTH
from site_builder.comics.vocabulary import CHARACTERS, MOODS, POSES

from .scripts import comic_of, panel_of

NAMES = ("王叔", "李头", "小蓝")
CAST = st.fixed_dictionaries({name: st.sampled_from(sorted(CHARACTERS)) for name in NAMES})
WORDS = st.text("一二三四五六，。！？12“”", min_size=1, max_size=30)


@st.composite
def panels(draw):
    """A panel with one to three people who say up to three things."""
    who = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    spots = draw(st.permutations(SPOTS))
    mood, pose = st.sampled_from(sorted(MOODS)), st.sampled_from(sorted(POSES))
    people = [Standing(name, at, draw(mood), draw(pose)) for name, at in zip(who, spots, strict=False)]
    says = draw(st.lists(st.tuples(st.sampled_from(who), WORDS, st.sampled_from(WAYS_TO_SAY)), max_size=3))
    return panel_of(people, says)


def comic_with(cast):
    comic = comic_of()
    return type(comic)(**{**vars(comic), "cast": cast})


@settings(deadline=None)  # the machine may be busy
@given(CAST, panels())
def test_balloons_keep_clear_of_faces_of_each_other_and_of_the_edge(cast, panel):
    found = panelled(comic_with(cast), panel)
    for n, placed in enumerate(found.balloons if found else ()):
        assert placed.box.within(Box(0, 0, WIDTH, HEIGHT))
        assert not any(placed.box.meets_circle(figure.put.head) for figure in found.scene.figures)
        assert not any(placed.box.meets(other.box) for other in found.balloons[n + 1 :])


@settings(deadline=None)  # the machine may be busy
@given(CAST, panels())
def test_balloons_are_read_from_the_top_and_from_the_left(cast, panel):
    found = panelled(comic_with(cast), panel)
    for first, then in pairwise(found.balloons if found else ()):
        assert then.box.top > first.box.top
        assert then.box.top >= first.box.bottom or then.box.left >= first.box.right


@settings(deadline=None)  # the machine may be busy
@given(CAST, panels())
def test_tails_cross_neither_the_faces_of_others_nor_balloons_and_stay_inside(cast, panel):
    found = panelled(comic_with(cast), panel)
    for placed in found.balloons if found else ():
        points = list(placed.tail.points()) if placed.tail else []
        others = [figure.put.head for figure in found.scene.figures if figure.who != placed.said.who]
        boxes = [other.box for other in found.balloons if other is not placed]
        assert not any(each.holds(point) for point in points for each in (*others, *boxes))
        assert all(-1 <= x <= WIDTH + 1 and -1 <= y <= HEIGHT + 1 for x, y in points)


def test_a_tail_comes_nearer_to_its_speaker_than_to_anybody_else():
    people = [Standing("王叔", "left", "calm", "stand"), Standing("李头", "right", "calm", "stand")]
    found = panelled(comic_of(), panel_of(people, [("李头", "等等。", "speech"), ("王叔", "又等？", "speech")]))
    left, right = (figure.put.head for figure in found.scene.figures)
    his, mine = (placed.tail.tip for placed in found.balloons)
    assert abs(his[0] - right.x) < abs(his[0] - left.x)
    assert abs(mine[0] - left.x) < abs(mine[0] - right.x)


def test_what_one_says_twice_stands_together_and_has_one_tail():
    people = [Standing("王叔", "left", "calm", "stand"), Standing("李头", "right", "calm", "stand")]
    found = panelled(comic_of(), panel_of(people, [("李头", "等等。", "speech"), ("李头", "过完年再说。", "speech")]))
    first, second = found.balloons
    assert first.tail is None
    assert second.tail
    assert first.box.left < second.box.right
    assert second.box.left < first.box.right


@pytest.mark.parametrize(("at", "from_the_left"), [("left", True), ("right", False)])
def test_a_voice_from_afar_comes_out_of_the_phone(at, from_the_left):
    found = panelled(comic_of(), panel_of([Standing("王叔", at, "calm", "phone")], [("李头", "没钱。", "phone")]))
    (figure,) = found.scene.figures
    assert (figure.phone[0] < figure.put.head.x) == from_the_left
    assert abs(found.balloons[0].tail.tip[0] - figure.phone[0]) < 15
