"""Heads: hair, hats and what else tells who somebody is. (0, 0) is the middle of a head of radius 32 looking right."""

from __future__ import annotations

SKULL = '<circle class="s" r="32"/>'
EAR = '<path class="s" d="M-27-3q-10-3-9 5t10 7"/>'
SHORT = '<path class="h" d="M-32 2q-7-38 30-39 35-1 34 31-8-4-12-15-22 9-40 7-2 9-12 16z"/>'
GREY = SHORT.replace('"h"', '"g"')
SWEPT = '<path class="h" d="M-32 4q-8-40 26-42 8-4 18 1 24 4 20 33-10-5-15-16-22 12-41 11-1 8-8 13z"/>'
TUFT = '<path class="h" d="M-32 2q-8-28 12-37l-1-5q8 1 10 3l4-5q5 2 7 6l9-1q24 6 23 31-9-4-13-12l-3 5-7-5-6 6-6-4-7 6q-8 3-10 0-2 6-12 12z"/>'
FRINGE = '<path class="h" d="M-33 6q-7-44 33-44 38 0 33 40-6-6-8-16-10-3-16-11-14 12-32 13-2 10-10 18z"/>'
BOB = '<path class="h" d="M-32 24q-10-62 32-62t33 42q-8-8-11-20-20-2-26-8-8 9-16 10 2 22-2 42z"/>'
LONG = '<path class="h" d="M-36 44q-6-84 36-84t36 84q-34 12-72 0z"/>'
HELMET = '<path class="{0}" d="M-34-8q-2-36 34-36t34 36q-34 7-68 0z"/><path class="{0}" d="M-39-9q40 8 80 0l-1 6q-40 7-79 0z"/><path class="d" d="M-7-43v30M9-43v30"/>'
GLASSES = '<path class="d" d="M-14-2a8 8 0 1 1 16 0 8 8 0 1 1-16 0M9-2a7 8 0 1 1 14 0 7 8 0 1 1-14 0M2-3q3-2 7 0M-14-3l-14-1"/>'
LINES = '<path class="d" d="M-17 3l-4 2M-17 7l-3 3M26 4l2 1"/>'
BUN = '<circle class="{0}" cx="-22" cy="-30" r="14"/>'
TAIL = '<path class="h" d="M-24-20q-26 4-24 28 2 18 10 26 12-20 18-40z"/>'

BACKS = {
    "woman-worker": TAIL,
    "old-woman": BUN.format("g"),
    "child": '<path class="h" d="M-26-6q-26-4-24 14 0 14 6 20 16-10 20-24M26-10q20 0 19 16 0 12-5 18-12-8-16-20"/>',
    "clerk": "",
    "judge": BUN.format("h").replace("-30", "2"),
    "mediator": '<path class="h" d="M-30 22q-18-4-12-18-10-14 4-22-2-18 16-18 8-14 24-6 16-6 22 8 16 2 12 18 10 10 2 20 2 12-10 16z"/>',
    "wife": TAIL,
    "young-woman": LONG,
}
"""What hangs behind the body."""

FRONTS = {
    "worker": EAR + HELMET.format("y"),
    "woman-worker": EAR
    + '<path class="b" d="M-34-4q-4-36 34-38 36 0 33 30-14-8-26-7-24 2-41 15z"/><path class="b" d="M4-20q24-6 36 8-14-2-30 1z"/>',
    "foreman": EAR + HELMET.format("w"),
    "boss": EAR + '<path class="h" d="M-32 2q-3-12 2-19 4 3 5 10-2 6-7 9z"/><path class="d" d="M-8-24q8-4 16-2"/>',
    "old-woman": EAR + LINES + FRINGE.replace('"h"', '"g"'),
    "old-man": EAR
    + LINES
    + '<path class="g" d="M-33 4q-3-10 0-20l8 2q0 10-8 18zM0 26q6-4 12 0-1 14-7 16-5-4-5-16z"/>'
    + '<path class="n" d="M-36-10q-2-28 32-30 30 0 34 22 10 4 14 11-16 0-38-6-22-2-42 3z"/>',
    "child": FRINGE + '<path class="r" d="M-28-10q-8-2-6 5t8 3zM27-13q8-3 7 5t-6 3z"/>',
    "boy": EAR + TUFT,
    "clerk": BOB,
    "judge": EAR + FRINGE,
    "lawyer": EAR + SWEPT + GLASSES,
    "mediator": FRINGE,
    "husband": EAR + SHORT,
    "wife": EAR + FRINGE,
    "young-woman": FRINGE,
    "young-man": EAR + TUFT,
    "shopkeeper": EAR + SHORT,
    "doctor": EAR + SWEPT + GLASSES,
    "police": EAR
    + '<path class="h" d="M-33 2q-2-12 0-17l9 4q0 8-9 13z"/>'
    + '<path class="n" d="M-33-14q-12-10-9-20 20-14 42-13 24 0 40 11 2 14-8 22-32-8-65 0z"/><path class="i" d="M-4-18q26-4 40 6-18 2-38 0z"/>',
    "village-head": EAR + GREY,
    "courier": EAR
    + '<path class="v" d="M-36 6q-6-52 36-52 36 0 35 36-16-6-30-4-22 2-26 20z"/><path class="i d" d="M4-18q20-4 34 6l-1 5q-16-5-33-5z"/>',
}
"""Hair and hat, over the head."""


def head(character: str) -> str:
    """The head without its face."""
    return SKULL + FRONTS[character]
