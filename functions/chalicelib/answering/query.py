"""What a person typed, as what the index is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chalicelib.definitions.law import chinese_number

from .grams import MOST_OF_A_QUERY, folded, grams_of_query
from .tokens import typed_sound

LONGEST = 200
"""So many characters are read; behind them nobody names anything new."""

MOST_WAYS = 6
_FILLERS = re.compile(
    "中华人民共和国|怎么办|咋个办|咋办|怎么样|怎么|怎样|如何|请问|我想|我要|想要|能不能|可不可以|可以|是不是|有没有|什么|在哪里|在哪儿|在哪|哪里|哪儿|多少钱|多少|多久|应该|该不该|[吗呢啊呀吧了]"
)
"""What sentences hold and no title is about."""

_ARTICLE = re.compile(r"(?<=[法例定释则])》?\s*第?([0-9]{1,4})条?(?![0-9])|第([0-9]{1,4})条")
_LABEL = re.compile(r"(第[零一二三四五六七八九十百千]+条)")


@dataclass(frozen=True)
class Query:
    """A text, and by a word in it the words that mean the same (讨薪: 劳动报酬): what matches with any of them is found."""

    text: str
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def _text(self) -> str:
        return _with_articles(folded(self.text[:LONGEST]))

    @cached_property
    def words(self) -> str:
        """What is looked for: folded, cut, and without fillers where anything else remains."""
        return _without_fillers(self._text)

    @cached_property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The grams of each way to say it, all of which must match; none for a text without a word."""
        said = [self.words]
        for known, others in self.alternatives.items():
            said += [
                _without_fillers(self._text.replace(known, f" {other} ")) for other in others if known in self._text
            ]
        ways = dict.fromkeys(_telling(grams_of_query(each)) for each in said[:MOST_WAYS])
        return tuple(way for way in ways if way)

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """Every gram of every way, those typed first, at most ``MOST_OF_A_QUERY``."""
        return tuple(dict.fromkeys(gram for way in self.ways for gram in way))[:MOST_OF_A_QUERY]

    @cached_property
    def sound(self) -> str:
        """The letters, where nothing else was typed: perhaps a name's sound."""
        return typed_sound(folded(self.text[:LONGEST]))


def _with_articles(text: str) -> str:
    """The text with articles written as in titles, apart from the law: 劳动合同法47 is 劳动合同法 第四十七条."""
    text = _ARTICLE.sub(lambda found: f" 第{chinese_number(int(found[1] or found[2]))}条 ", text)
    return _LABEL.sub(r" \1 ", text)


def _without_fillers(text: str) -> str:
    told = _FILLERS.sub(" ", text)
    return told if grams_of_query(told) else text


def _telling(grams: list[str]) -> tuple[str, ...]:
    """The grams without lone characters, which are what is left of a sentence, unless there is nothing else."""
    return tuple(gram for gram in grams if len(gram) > 1 or gram.isascii()) or tuple(grams)
