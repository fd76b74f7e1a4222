"""Which documents of an index match a query: all of its words; then names with a slip; then some of its words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from chalicelib.definitions.city import SAMPLE

from .found import ENOUGH
from .grams import folded
from .index_file import IndexFile, group_of
from .query import Query
from .slips import almost, slipped_words, with_a_slip
from .tokens import either, every, in_title, of_county, sound, title_words, whole_sound, word

COMMON = 600
"""Where only some words match, so many documents of a word are looked at, the more important first: a word that more hold
says little about what is looked for, and weighs the least.
"""

MOST_LOOSE = 20
WEIGHT_OF_TITLE = 1.0
LEAST_OF_BEST = 0.5
"""Of documents with some words those are kept that weigh at least this share of the heaviest."""

_MARKS = str.maketrans("", "", "《》〈〉() ")
_MADE_UP = f"({SAMPLE})"

Way = tuple[str, ...]
"""The grams of one way to say what is looked for."""

Narrowed = Callable[[str], str]
"""Narrows an expression to a county, if one was chosen."""


def everywhere(expression: str) -> str:
    """Does not narrow."""
    return expression


def to_county(county: str) -> Narrowed:
    """What is in the county, or for the whole city; everything where no county was chosen."""
    if not county:
        return everywhere
    near = either([word(of_county(county)), word(of_county(""))])
    return lambda expression: every([expression, near])


def known_words(file: IndexFile, query: Query) -> tuple[Way, ...]:
    """The ways to say it without the grams that no document holds, which only stand where two words meet: 离婚律师 is
    离婚 and 律师, since nothing speaks of 婚律. None where every gram is known, or one alone is left.
    """
    unknown = {gram for gram in query.grams if not file.numbers(word(gram), "", 1)}
    ways = [tuple(gram for gram in way if gram not in unknown) for way in query.ways]
    return tuple(way for way in ways if unknown and len(way) > 1)


def all_words(file: IndexFile, ways: Sequence[Way], group: str, narrowed: Narrowed) -> list[int]:
    """Documents with all words of one way to say it. Where there are more than enough, those with the words in their
    titles are among them.
    """
    if not ways:
        return []
    numbers = file.numbers(narrowed(either(every(map(word, way)) for way in ways)), group, ENOUGH + 1)
    if len(numbers) > ENOUGH:
        titled = either(every(title_words(way)) for way in ways)
        partly = either(every([*map(word, way), either(title_words(way))]) for way in ways)
        first = [number for each in (titled, partly) for number in file.numbers(narrowed(each), group, ENOUGH)]
        numbers = list(dict.fromkeys([*first, *numbers]))
    return numbers


def same_sound(file: IndexFile, query: Query, group: str, narrowed: Narrowed) -> list[int]:
    """Names that sound as typed, whole names first, then those in which it sounds so from some character on."""
    if not query.sound:
        return []
    whole, begun = word(whole_sound(query.sound)), word(sound(query.sound), begins=True)
    found = [number for each in (whole, begun) for number in file.numbers(narrowed(each), group, ENOUGH)]
    return list(dict.fromkeys(found))


def one_slip(file: IndexFile, query: Query, group: str, narrowed: Narrowed) -> list[int]:
    """Titles and names in which a word stands with one slip, and all other words as typed."""
    found: dict[int, None] = {}
    words = slipped_words(query.words)
    for slipped in words:
        others = Query(query.words.replace(slipped, " ", 1))
        rest = [word(gram) for gram in (others.ways[0] if others.ways else ())]
        numbers = file.numbers(narrowed(every([almost(slipped), *rest])), group, 4 * ENOUGH)
        names, pattern = file.names(numbers), with_a_slip(slipped)
        near = [number for number in numbers if any(pattern.search(folded(name)) for name in names[number])]
        whole = [number for number in near if any(pattern.fullmatch(folded(name)) for name in names[number])]
        found |= dict.fromkeys([*whole, *near])
    return list(found)


def some_words(file: IndexFile, query: Query, group: str, narrowed: Narrowed) -> list[int]:
    """Documents with some of the words, the rarer the better, and better in a title; at most ``MOST_LOOSE``."""
    weights: dict[int, float] = defaultdict(float)
    for gram in query.grams:
        numbers = file.numbers(narrowed(word(gram)), group, COMMON)
        if not numbers:
            continue
        weight = math.log(2 * COMMON / len(numbers))
        _add(weights, numbers, weight)
        _add(weights, file.numbers(narrowed(word(in_title(gram))), group, COMMON), weight * WEIGHT_OF_TITLE)
    least = LEAST_OF_BEST * max(weights.values(), default=0)
    kept = sorted((-weight, number) for number, weight in weights.items() if weight >= least)
    return [number for _, number in kept[:MOST_LOOSE]]


def _add(weights: dict[int, float], numbers: Iterable[int], weight: float) -> None:
    for number in numbers:
        weights[number] += weight


def by_closeness(file: IndexFile, query: Query, numbers: list[int]) -> list[int]:
    """The documents by how much of a title or a name the query is: all of it, a stretch of it, so many of its grams; the
    more important first among equals.
    """
    names, text = file.names(numbers), bare(query.words)
    said = [set(way) for way in query.ways]

    def distance(number: int) -> tuple[bool, bool, float, int]:
        called = [bare(name) for name in names[number]]
        held = "\n".join(called)
        share = max((sum(gram in held for gram in way) / len(way) for way in said), default=0.0)
        return text not in called, text not in held, -share, number

    return sorted(numbers, key=distance)


def bare(name: str) -> str:
    """A name or a query without the marks around titles, spaces, and what says that it is made up."""
    return folded(name).replace(_MADE_UP, "").translate(_MARKS)


def by_group(numbers: Iterable[int]) -> dict[str, list[int]]:
    """The numbers in the same order, by group."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        groups[group_of(number)].append(number)
    return groups
