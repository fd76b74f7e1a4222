"""Whether what somebody types sounds like danger. A false alarm harms nobody; a missed one may."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chalicelib.definitions.emergency import Emergency

from .grams import folded

_BETWEEN_LETTERS = re.compile(r"[^\u3400-\u9fffa-z0-9]+")


def bare(text: str) -> str:
    """Only characters, letters and digits: 打 我 and 打，我 are 打我."""
    return _BETWEEN_LETTERS.sub("", folded(text))


def told_of(text: str, emergencies: Iterable[Emergency]) -> Emergency | None:
    """The first emergency that the text tells of, None where it tells of none."""
    said = bare(text)
    return next((each for each in emergencies if any(bare(word) in said for word in each.words)), None)
