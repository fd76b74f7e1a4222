"""One phase of the workflow as a drawing for a phone: each state with its steps under it, each arrow with who takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.casework.kinds import Kind

from .workflow_graph import Arrow

WIDTH, SIZE = 328, 14
LINE, PAD, GAP = 20, 8, 20
STEP = 62
"""The height of an arrow with the words above it and the state that it leads to."""

IN_A_LINE = (WIDTH - 2 * PAD) // SIZE
NAMED = 4
"""So many states are named in a box from which the same steps are taken; of more the table tells."""


@dataclass(frozen=True)
class Branch:
    """An arrow at height ``y``: the words above it, and the state that it leads to."""

    y: int
    words: str
    target: str


@dataclass(frozen=True)
class Block:
    """A state, or several from which the same steps are taken, in a box at height ``y``; its arrows leave it below."""

    y: int
    lines: tuple[str, ...]
    several: bool
    branches: tuple[Branch, ...]

    @property
    def height(self) -> int:
        """Of the box alone."""
        return len(self.lines) * LINE + 2 * PAD

    @property
    def end(self) -> int:
        """Where the next box begins."""
        return self.y + self.height + len(self.branches) * STEP + GAP


def blocks_of(arrows: Sequence[Arrow], states: Mapping[str, str], words: Mapping[Arrow, str]) -> list[Block]:
    """The drawing of these arrows from top to bottom. ``states`` words each state, ``words`` each arrow."""
    layers = _layers(arrows)
    by_sources: dict[frozenset[Kind], list[Arrow]] = {}
    for arrow in arrows:
        by_sources.setdefault(frozenset(arrow.sources), []).append(arrow)
    ordered = sorted(by_sources.items(), key=lambda pair: (min(layers[kind] for kind in pair[0]), len(pair[0])))
    blocks: list[Block] = []
    for _, leaving in ordered:
        top = blocks[-1].end if blocks else 1
        blocks.append(_block(top, leaving, states, words))
    return blocks


def _block(top: int, leaving: Sequence[Arrow], states: Mapping[str, str], words: Mapping[Arrow, str]) -> Block:
    sources = leaving[0].sources
    lines = _wrapped(_box_words([states[kind] for kind in sources]))
    bottom = top + len(lines) * LINE + 2 * PAD
    branches = [Branch(bottom + n * STEP, words[arrow], states[arrow.target]) for n, arrow in enumerate(leaving)]
    return Block(top, lines, len(sources) > 1, tuple(branches))


def _box_words(sources: Sequence[str]) -> str:
    if len(sources) > NAMED:
        return f"{sources[0]}、{sources[1]}……{sources[-1]}，{len(sources)}处都可以，见下面的表"
    return "／".join(sources)


def _wrapped(text: str) -> tuple[str, ...]:
    return tuple(text[n : n + IN_A_LINE] for n in range(0, len(text), IN_A_LINE))


def _layers(arrows: Sequence[Arrow]) -> Mapping[Kind, int]:
    """How many steps lie before each state on the longest way to it; steps that lead back do not count."""
    order = list(dict.fromkeys(kind for arrow in arrows for kind in (*arrow.sources, arrow.target)))
    layers = dict.fromkeys(order, 0)
    for kind in order:
        for arrow in arrows:
            if kind in arrow.sources and order.index(arrow.target) > order.index(kind):
                layers[arrow.target] = max(layers[arrow.target], layers[kind] + 1)
    return layers
