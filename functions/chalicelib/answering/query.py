"""What a person typed, as what the index is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .grams import MOST_OF_A_QUERY, folded, grams_of_query
from .tokens import typed_sound

LONGEST = 200
"""So many characters are read; behind them nobody names anything new."""

MOST_WAYS = 6
_FILLERS = re.compile(
    "怎么办|怎么样|怎么|怎样|如何|请问|我想|我要|想要|能不能|可不可以|可以|是不是|有没有|什么|哪里|哪儿|多久|应该|该不该|[吗呢啊呀吧了]"
)
"""What sentences hold and no title is about."""


@dataclass(frozen=True)
class Query:
    """A text, and by a word in it the words that mean the same (讨薪: 劳动报酬): what matches with any of them is found."""

    text: str
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def words(self) -> str:
        """What is looked for: folded, cut, and without fillers where anything else remains."""
        text = folded(self.text[:LONGEST])
        told = _FILLERS.sub(" ", text)
        return told if grams_of_query(told) else text

    @cached_property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The grams of each way to say it, all of which must match; none for a text without a word."""
        said = [self.words]
        for known, others in self.alternatives.items():
            said += [self.words.replace(known, f" {other} ") for other in others if known in self.words]
        ways = dict.fromkeys(tuple(grams_of_query(each)) for each in said[:MOST_WAYS])
        return tuple(way for way in ways if way)

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """Every gram of every way, those typed first, at most ``MOST_OF_A_QUERY``."""
        return tuple(dict.fromkeys(gram for way in self.ways for gram in way))[:MOST_OF_A_QUERY]

    @cached_property
    def sound(self) -> str:
        """The letters, where nothing else was typed: perhaps a name's sound."""
        return typed_sound(folded(self.text[:LONGEST]))
