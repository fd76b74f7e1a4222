"""An article that somebody asks for by its number: 劳动合同法47, 民法典第一千零七十九条, 工伤条例 １７条."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.definitions.law import Citation, Law

from .grams import folded
from .query import LONGEST

_UNITS = {"十": 10, "百": 100, "千": 1000}
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SIGNS = "".join((*_DIGITS, *_UNITS))
_NUMBER = rf"(?:[0-9]{{1,4}}|[{_SIGNS}]{{1,8}})"
_ARTICLE = re.compile(
    rf"(?:第\s*|(?<![0-9{_SIGNS}]))({_NUMBER})"
    rf"(?:\s*条(?:\s*之\s*({_NUMBER}))?|(?:-([0-9]{{1,2}}))?(?=[\s,.;:!?，。、；：！？]|$))"
)
_NAMES = re.compile(r"[^\u3400-\u9fff]+")
_OFFICIAL = re.compile("中华人民共和国|最高人民法院|最高人民检察院|国务院|全国人民代表大会常务委员会")
SHORTEST_SHORTENED = 3
"""Of a name that leaves characters out so many must remain: 民法 may be several."""


@dataclass(frozen=True)
class LawReference:
    """A law and the article asked for: "47", "120-1"."""

    law: Law
    article: str

    @property
    def citation(self) -> Citation:
        """The article as pages cite it."""
        return Citation(self.law.id, self.article)

    @property
    def explained(self) -> bool:
        """Whether our page of the law has a sentence for the article."""
        return self.article in self.law.articles

    @property
    def address(self) -> str:
        """The article on our page of the law, or the page where we have no sentence for it; from the site's root."""
        return self.citation.address if self.explained else self.law.address


def number_of(text: str) -> int:
    """47, 四十七, 一千零七十九 and 一〇七九 as a number; 0 for what is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    if not any(sign in _UNITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def reference_in(text: str, laws: Iterable[Law]) -> LawReference | None:
    """The first article of a law that we know in what was typed; None where there is none."""
    typed = folded(text[:LONGEST])
    found = next((each for each in _ARTICLE.finditer(typed) if number_of(each[1])), None)
    if found is None:
        return None
    law = _law_named_at_the_end(_bare(typed[: found.start()]), list(laws))
    inserted = number_of(found[2] or found[3] or "0")
    return LawReference(law, f"{number_of(found[1])}" + (f"-{inserted}" if inserted else "")) if law else None


def _law_named_at_the_end(before: str, laws: list[Law]) -> Law | None:
    """The law that the words before a number name, whatever was said before its name (请问劳动合同法)."""
    by_name = {_bare(name): law for law in laws for name in (law.title, *law.also)}
    ends = [before[n:] for n in range(len(before))]
    for end in ends:
        if end in by_name:
            return by_name[end]
    for end in ends:
        longer = [name for name in by_name if _shortens(end, name)]
        if longer:
            return by_name[min(longer, key=len)]
    return None


def _shortens(short: str, name: str) -> bool:
    """Whether a name is another with characters left out, but neither its first nor its last."""
    if len(short) < SHORTEST_SHORTENED or (short[0], short[-1]) != (name[0], name[-1]):
        return False
    left = iter(name)
    return all(sign in left for sign in short)


def _bare(name: str) -> str:
    return _OFFICIAL.sub("", _NAMES.sub("", folded(name)))
