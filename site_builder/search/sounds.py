"""How names sound: the words under which a name is found by its pinyin or by the first letters of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chalicelib.answering.tokens import sound, whole_sound
from pypinyin import lazy_pinyin

ALSO = {
    "曾": "zeng",
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "盖": "ge",
    "翟": "di",
    "任": "ren",
    "华": "hua",
    "员": "yun",
    "尉": "yu",
    "缪": "miao",
    "覃": "qin",
    "乐": "yue",
    "柏": "bai",
    "朴": "piao",
    "重": "chong",
    "略": "lv",
    "长": "chang",
    "朝": "chao",
    "行": "hang",
    "调": "diao",
    "褒": "bo",
    "硖": "jia",
}
"""Another sound that people type for a character, in surnames, in names of places, and where many misread it."""

SHORTEST, LONGEST = 2, 30
_CHINESE = re.compile(r"[\u3400-\u9fff]+")


@cache
def sound_words(name: str) -> tuple[str, ...]:
    """The words for a name: its sound and its first letters, whole, and from each of its characters on."""
    found: dict[str, None] = {}
    for run in _CHINESE.findall(name):
        if SHORTEST <= len(run) <= LONGEST:
            for syllables in _readings(run):
                found |= dict.fromkeys(_words(syllables))
    return tuple(found)


def _readings(run: str) -> Iterator[list[str]]:
    """The sounds of a run of characters: as the dictionary has them, then with one character at a time read otherwise."""
    usual = lazy_pinyin(run)
    yield usual
    for n, character in enumerate(run):
        if character in ALSO and ALSO[character] != usual[n]:
            yield [*usual[:n], ALSO[character], *usual[n + 1 :]]


def _words(syllables: list[str]) -> Iterator[str]:
    letters = [syllable[0] for syllable in syllables]
    for written in (syllables, letters):
        yield whole_sound("".join(written))
        yield from (sound("".join(written[n:])) for n in range(len(written) - 1))
