"""How names sound: the words under which a name is found by its pinyin or by the first letters of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

from chalicelib.answering.tokens import plain_sound, sound, whole_sound

# Each character is asked for alone; the phrases, never asked for, would take 44 MB and half a second.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
from pypinyin import lazy_pinyin

ALSO = {
    "曾": "zeng ceng",
    "单": "shan dan",
    "解": "xie jie",
    "仇": "qiu chou",
    "区": "ou qu",
    "查": "zha cha",
    "盖": "ge gai",
    "翟": "zhai di",
    "华": "hua",
    "员": "yun yuan",
    "尉": "yu wei",
    "缪": "miao mou",
    "覃": "qin tan",
    "乐": "yue le",
    "柏": "bai bo",
    "朴": "piao pu",
    "重": "chong zhong",
    "长": "chang zhang",
    "朝": "chao zhao",
    "行": "hang xing",
    "调": "diao tiao",
    "略": "lue lv",
    "褒": "bao bo",
    "硖": "xia jia",
    "砭": "bian fan",
}
"""The sounds that people type for a character, in surnames, in names of places, and where many misread it."""

SHORTEST, LONGEST = 2, 30
_CHINESE = re.compile(r"[\u3400-\u9fff]+")


def sound_words(name: str) -> Iterator[str]:
    """The words for a name: its sound and its first letters, whole, and from each of its characters on."""
    for run in _CHINESE.findall(name):
        if SHORTEST <= len(run) <= LONGEST:
            for syllables in _readings(run):
                yield from _words(syllables)


def _readings(run: str) -> Iterator[list[str]]:
    """The sounds of a run of characters: each as usual, then one at a time read otherwise."""
    usual = [_sounds(character)[0] for character in run]
    yield usual
    for n, character in enumerate(run):
        yield from ([*usual[:n], other, *usual[n + 1 :]] for other in _sounds(character)[1:])


@cache
def _sounds(character: str) -> tuple[str, ...]:
    """How a character is read, the usual way first. It stands alone here: a dictionary of phrases would take seconds."""
    usual = plain_sound(lazy_pinyin(character)[0])
    return tuple(dict.fromkeys([usual, *ALSO.get(character, "").split()]))


def _words(syllables: list[str]) -> Iterator[str]:
    letters = [syllable[0] for syllable in syllables]
    for written in (syllables, letters):
        yield whole_sound("".join(written))
        yield from (sound("".join(written[n:])) for n in range(len(written) - 1))
