"""Sentences as a reader meets them: too long ones, and officialese that has an everyday word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .language import PlainWords

LONGEST = 60
"""Characters of a sentence; one that goes on makes readers begin again."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CALLOUT = re.compile(r'^\s*(?:!!!|\?\?\?\+?)\s*[\w-]+\s*(?:"([^"]*)")?\s*$', re.ASCII)
_CODE = re.compile(r"`[^`]*`")
_MARKS = re.compile(r"\*\*|^\s*(?:#+|[-*>]|\d+\.)\s+")
_ENDS = re.compile(r"[。！？；：|]|……")
_TITLE = "《(?:[^《》]|《[^《》]*》)*》"
_SOURCES = re.compile(rf"（(?:{_TITLE}第[^（）《》]*(?:（[一二三四五六七八九十]+）项)?[、，；和]?)+）")
"""Nothing but articles in brackets: a note for whoever wants to check, over which a reader's eye passes."""
_QUOTED = _TITLE + r"|“[^”]*”|「[^」]*」|\"[^\"]*\""
_QUOTATION = ">"
"""Begins a line of somebody else's words, which nobody may change."""
BEGINNING = 12
"""Characters by which a sentence is named."""


def seen(line: str) -> str:
    """What a reader sees of a line of Markdown with its references filled in; code, which is no sentence, left out."""
    callout = _CALLOUT.match(line)
    text = callout[1] or "" if callout else line
    return _MARKS.sub("", _LINK.sub(r"\1", _CODE.sub("", text))).strip()


def long_sentences(line: str) -> Iterator[str]:
    """What to do about each sentence of a line, as it is seen, that is too long; sources in brackets are not counted."""
    if len(line) <= LONGEST:
        return
    for sentence in _ENDS.split(_SOURCES.sub("", line)):
        length = len(sentence.strip())
        if length > LONGEST:
            yield f"「{sentence.strip()[:BEGINNING]}……」这一句有{length}个字，拆成几句，每句不超过{LONGEST}个字"


def officialese(line: str, plain: PlainWords) -> Iterator[str]:
    """What to write instead of each word that only offices use; what is quoted, or explained in brackets, may stand."""
    for found in _forms(tuple(plain.instead), plain.allowed).finditer(line):
        if word := found["word"]:
            yield f"「{word}」是官话，换成大家平时说的：{plain.instead[word]}"


@cache
def _forms(words: tuple[str, ...], allowed: tuple[str, ...]) -> re.Pattern[str]:
    skipped = "|".join([_QUOTED, *map(re.escape, allowed)])
    return re.compile(rf"{skipped}|(?P<word>{_any_of(words)})(?!（)")


@cache
def _any_of(words: tuple[str, ...]) -> str:
    """A form of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def faults(lines: Iterable[tuple[int, str]], plain: PlainWords) -> Iterator[tuple[int, str]]:
    """Everything about the language of some lines of Markdown, each with its number."""
    suspicious = re.compile(f".{{{LONGEST}}}.|{_any_of(tuple(plain.instead))}").search  # most lines are short and plain
    for n, line in lines:
        if not line.lstrip().startswith(_QUOTATION) and suspicious(line):
            text = seen(line)
            yield from ((n, problem) for problem in (*long_sentences(text), *officialese(text, plain)))
