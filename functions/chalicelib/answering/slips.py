"""Names typed with one slip: a wrong character, one missing, one too many, or two in each other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grams import folded
from .tokens import either, every, title_words

LONGEST_NAME = 12
_CHINESE = re.compile(r"[\u3400-\u9fff]+")


def slipped_words(text: str) -> list[str]:
    """The words of a text in which a slip is looked for."""
    return [word for word in _CHINESE.findall(folded(text)) if 2 <= len(word) <= LONGEST_NAME]


def almost(word: str) -> str:
    """The expression for titles that hold all characters of a word but one."""
    if len(word) == 2:
        return every(title_words(word))
    return either(every(title_words(dict.fromkeys(word[:n] + word[n + 1 :]))) for n in range(len(word)))


def with_a_slip(word: str) -> re.Pattern[str]:
    """Finds the word with at most one slip. A word of two characters must keep both: half a name is another name."""
    return re.compile("|".join(dict.fromkeys(_variants(word))))


def _variants(word: str) -> Iterator[str]:
    for n in range(len(word)):
        before, here, after = word[:n], word[n : n + 1], word[n + 1 :]
        if len(word) > 2:
            yield f"{before}.?{after}"
        if n:
            yield f"{before}.{here}{after}"
        if after:
            yield f"{before}{after[0]}{here}{after[1:]}"
