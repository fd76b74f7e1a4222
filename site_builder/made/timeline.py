"""A comic as a film: which picture is seen for how long, and what is said meanwhile. The same on every machine, so that the
site knows a film's length and captions without the film.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from site_builder.comics.script import Comic, Panel

CHARACTERS_A_SECOND = 4.5
"""How fast somebody who reads little reads; news captions are read at about twice that."""

LOOKING_S = 1.5
"""Seconds to look at the picture before reading."""

SHORTEST_S = 3.0
TITLE_S, ENDING_LEAST_S = 3.5, 6.0


@dataclass(frozen=True)
class Shot:
    """What is seen at one time: a panel (None for title and end) with the first ``said`` of its balloons, the words that
    somebody says or that tell the story, and for how many seconds.
    """

    panel: Panel | None
    said: int
    words: str
    seconds: float


def shots(comic: Comic) -> list[Shot]:
    """The title, every panel voice by voice, and what to remember."""
    return [Shot(None, 0, comic.title, TITLE_S), *_of_panels(comic), _ending(comic)]


def _of_panels(comic: Comic) -> Iterator[Shot]:
    for panel in comic.panels:
        if panel.caption or not panel.says:
            yield _shot(panel, 0, panel.caption)
        said = 0
        for (who, _), lines in groupby(panel.says, key=lambda each: (each.who, each.how)):
            texts = [each.text for each in lines]
            said += len(texts)
            yield _shot(panel, said, f"{who}：{''.join(texts)}")


def _shot(panel: Panel, said: int, words: str) -> Shot:
    return Shot(panel, said, words, max(SHORTEST_S, reading_time(words)))


def _ending(comic: Comic) -> Shot:
    return Shot(None, 0, comic.ending, max(ENDING_LEAST_S, reading_time(comic.ending)))


def reading_time(words: str) -> float:
    """Seconds to look and to read the words, to a tenth."""
    return round(LOOKING_S + len(words) / CHARACTERS_A_SECOND, 1)


def length(of: list[Shot]) -> float:
    """The film's length in seconds."""
    return round(sum(shot.seconds for shot in of), 1)


def captions(of: list[Shot]) -> str:
    """The captions as WebVTT (https://www.w3.org/TR/webvtt1/)."""
    cues, start = ["WEBVTT"], 0.0
    for shot in of:
        end = start + shot.seconds
        if shot.words:
            cues.append(f"{_clock(start)} --> {_clock(end)}\n{_escaped(shot.words)}")
        start = end
    return "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
