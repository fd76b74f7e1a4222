"""Shapes of torsos and legs: (0, 0) is the ground between the feet of somebody upright."""

from __future__ import annotations

NECK = '<path class="s" d="M-9-152v10q9 8 18 0v-10z"/>'
STRAIGHT = "M-12-147q-20 3-20 17l3 64q29 6 58 0l3-64q0-14-20-17-12 8-24 0z"
SLIM = "M-12-147q-17 3-18 17l4 30-4 34q30 6 60 0l-4-34 4-30q-1-14-18-17-12 8-24 0z"
STOUT = "M-12-147q-21 3-22 17-8 40-2 62 36 10 72 0 10-28-4-62-1-14-20-17-12 8-24 0z"
ROBE = "M-12-147q-20 3-20 17l-6 116q38 8 76 0l-6-116q0-14-20-17-12 8-24 0z"
DRESS = "M-12-147q-17 3-18 17l6 34-12 58q36 9 72 0l-12-58 6-34q-1-14-18-17-12 8-24 0z"
CHILD = '<path class="{0}" d="M-9-92q-13 2-13 12l4 20-10 34q28 8 56 0l-10-34 4-20q0-10-13-12-9 6-18 0z"/>'
BOY = '<path class="{0}" d="M-9-92q-14 2-15 12l2 42q22 5 44 0l2-42q-1-10-15-12-9 6-18 0z"/>'

SHOE = "v-5q0-6 7-6h8q7 0 11 6 5 2 4 5z"
STOOL = '<path class="t" d="M-34-42h54v9h-54zM-28-33l-5 33h8l5-33zM10-33l5 33h8l-5-33z"/>'
SOLE = '<path class="i" d="M58-1v-16q0-6 6-6 4 0 5 5l3 17z"/>'


def torso(shape: str, colour: str, over: str = "") -> str:
    """A grown-up's torso in one colour, with what is worn over it."""
    return f'{NECK}<path class="{colour}" d="{shape}"/>{over}'


def leg(path: str, colour: str) -> str:
    """A line as wide as a leg, with ink on both sides."""
    return f'<path class="J" d="{path}"/><path class="j {colour}" d="{path}"/>'


def shoe(x: int) -> str:
    """A shoe on the ground, its heel at ``x``."""
    return f'<path class="i" d="M{x} 0{SHOE}"/>'


def legs(stance: str, hip: int, colour: str) -> str:
    """The legs of somebody whose hips are at height ``hip`` when standing; who sits brings a stool."""
    if stance == "sit":
        return STOOL + leg("M8-50L44-46 46-8", colour) + shoe(35) + leg("M-12-46L27-41 28-8", colour) + shoe(17)
    if stance == "fallen":
        return leg("M-14-18L22-52 42-10", colour) + shoe(32) + leg("M-14-13H60", colour) + SOLE
    side = 13 if hip > 50 else 10
    return leg(f"M{-side}-{hip}V-8", colour) + leg(f"M{side}-{hip}V-8", colour) + shoe(-side - 11) + shoe(side - 11)
