"""A comic as a film: the order of its shots, how long each stays, its captions."""

from datetime import date

import pytest

from site_builder.comics.script import Comic, Panel, Said
from site_builder.learn.showing import ALWAYS
from site_builder.made.timeline import SHORTEST_S, captions, length, reading_time, shots

DAY = date(2026, 11, 24)


def said(who, text):
    return Said(who, text, "speech", 1)


def comic(*panels):
    return Comic("a", "a.yml", "题目", "说明。", "wages", (), DAY, DAY, ALWAYS, {}, panels, (), "记住这句。", ())


def panel(*says, caption=""):
    return Panel("street", (), (), says, caption, 1)


TWO_PANELS = comic(panel(said("甲", "给钱。"), said("乙", "没钱！"), caption="街上。"), panel())


def test_what_is_said_appears_voice_by_voice_between_title_and_ending():
    assert [shot.words for shot in shots(TWO_PANELS)] == [
        "题目",
        "街上。",
        "甲：给钱。",
        "乙：没钱！",
        "",
        "记住这句。",
    ]
    assert [shot.said for shot in shots(TWO_PANELS)] == [0, 0, 1, 2, 0, 0]


def test_what_one_voice_says_in_two_balloons_is_heard_at_once():
    panels = panel(said("甲", "给钱。"), said("甲", "今天就给。"), said("乙", "没钱！"))
    assert [(shot.said, shot.words) for shot in shots(comic(panels))[1:-1]] == [
        (2, "甲：给钱。今天就给。"),
        (3, "乙：没钱！"),
    ]


@pytest.mark.parametrize("words", ["", "好", "字" * 40])
def test_nobody_who_reads_slowly_is_left_behind(words):
    shot = shots(comic(panel(caption=words)))[1]
    assert shot.seconds >= max(SHORTEST_S, reading_time(words))


def test_longer_words_stay_longer():
    assert reading_time("字" * 30) > reading_time("字" * 10) > reading_time("")


def test_captions_follow_one_another_without_a_gap_to_the_films_end():
    cues = [line.split(" --> ") for line in captions(shots(TWO_PANELS)).splitlines() if " --> " in line]
    assert cues[0][0] == "00:00:00.000"
    assert cues[1][0] == cues[0][1]
    minutes, seconds = divmod(length(shots(TWO_PANELS)), 60)
    assert cues[-1][1] == f"00:{minutes:02.0f}:{seconds:06.3f}"


def test_captions_are_webvtt_whatever_somebody_says():
    text = captions(shots(comic(panel(said("甲", "1<2 & 3-->4")))))
    assert text.startswith("WEBVTT\n\n")
    assert "甲：1&lt;2 &amp; 3--&gt;4" in text
