"""The words of which the index is made, beside the plain grams of a text. Each kind begins with a sign of its own, so
that no gram can be taken for another kind: grams hold Chinese characters, small letters and digits alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

TOKENIZER = "ascii tokenchars '^@=$'"
SOUND_END = "$"
"""Stands behind the last letter of a whole name, so that a name is told from one that only begins like it."""

LONGEST_SOUND = 20
"""So many letters of a name's sound are kept from each of its characters on: nobody types more."""

_LETTERS = re.compile(r"[a-z]{2,}")


def in_title(gram: str) -> str:
    """The word for a gram that stands in a title or a name."""
    return f"^{gram}"


def of_county(code: str) -> str:
    """The word on everything of a county; with "", on everything that is for the whole city."""
    return f"@{code}"


def sound(letters: str) -> str:
    """The word for how a name sounds from one of its characters on, in plain letters."""
    return f"={letters[:LONGEST_SOUND]}"


def whole_sound(letters: str) -> str:
    """The word for how a whole name sounds, in plain letters."""
    return f"={letters[:LONGEST_SOUND]}{SOUND_END}"


def plain_sound(letters: str) -> str:
    """One writing for ü: lü is lv, lüe and lve are lue."""
    return re.sub(r"([ln])(?:ü|v)e", r"\1ue", letters).replace("ü", "v")


def typed_sound(text: str) -> str:
    """The letters of a text that holds nothing else, two or more, spaces and apostrophes apart; else ""."""
    letters = plain_sound(re.sub(r"[\s'’]", "", text))
    return letters if _LETTERS.fullmatch(letters) else ""


def word(token: str, *, begins: bool = False) -> str:
    """A word as an expression of SQLite: quoted, so that nothing in it is an operator. Words hold no quotes."""
    return f'"{token}"*' if begins else f'"{token}"'


def every(expressions: Iterable[str]) -> str:
    """All of them must match."""
    return f"({' AND '.join(expressions)})"


def either(expressions: Iterable[str]) -> str:
    """One of them must match."""
    return f"({' OR '.join(expressions)})"


def title_words(grams: Iterable[str]) -> Iterator[str]:
    """The expressions for grams in titles."""
    return (word(in_title(gram)) for gram in grams)
