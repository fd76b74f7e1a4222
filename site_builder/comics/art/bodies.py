"""Shapes of torsos and legs: (0, 0) is the ground between the feet of somebody upright."""

from __future__ import annotations

NECK = '<path class="s" d="M-9-152v10q9 8 18 0v-10z"/>'
STRAIGHT = "M-12-147q-20 3-20 17l3 64q29 6 58 0l3-64q0-14-20-17-12 8-24 0z"
SLIM = "M-12-147q-17 3-18 17l4 30-4 34q30 6 60 0l-4-34 4-30q-1-14-18-17-12 8-24 0z"
STOUT = "M-12-147q-21 3-22 17-8 40-2 62 36 10 72 0 10-28-4-62-1-14-20-17-12 8-24 0z"
CHILD = '<path class="{0}" d="M-9-92q-13 2-13 12l4 20-10 34q28 8 56 0l-10-34 4-20q0-10-13-12-9 6-18 0z"/>'
BOY = '<path class="{0}" d="M-9-92q-14 2-15 12l2 42q22 5 44 0l2-42q-1-10-15-12-9 6-18 0z"/>'

SHOE = "v-5q0-6 7-6h8q7 0 11 6 5 2 4 5z"
HANGING = {"knee": "M-29-76l-5 46q34 8 68 0l-5-46", "robe": "M-29-76l-8 62q37 8 74 0l-8-62"}
"""Open above: there cloth goes on without a seam."""
SEATED = {"knee": "M-30-54v14h42l6 16h30q4-24-6-31-20-8-72-1z", "robe": "M-30-54v14h40l2 28h36q6-36-4-43-20-8-74-1z"}
SPREAD = "M-30-3v-22l46-34q12-4 16 6l8 50z"

STOOL = '<path class="t" d="M-34-42h54v9h-54zM-28-33l-5 33h8l5-33zM10-33l5 33h8l-5-33z"/>'
SOLE = '<path class="{0}" d="M58-1v-16q0-6 6-6 4 0 5 5l3 17z"/>'


def torso(shape: str, colour: str, over: str = "") -> str:
    """A grown-up's torso in one colour, with what is worn over it."""
    return f'{NECK}<path class="{colour}" d="{shape}"/>{over}'


def leg(path: str, colour: str) -> str:
    """A line as wide as a leg, with ink on both sides."""
    return f'<path class="J" d="{path}"/><path class="j {colour}" d="{path}"/>'


def shoe(x: int, colour: str) -> str:
    """A shoe on the ground, its heel at ``x``."""
    return f'<path class="{colour}" d="M{x} 0{SHOE}"/>'


def shadow(left: int, right: int) -> str:
    """On the ground, so that nobody floats."""
    return f'<ellipse class="z" cx="{(left + right) // 2}" cy="0" rx="{(right - left) // 2}" ry="5"/>'


def legs(stance: str, hip: int, colour: str, shoes: str) -> str:
    """The legs of somebody whose hips are at height ``hip`` when standing; who sits brings a stool."""
    if stance == "sit":
        far = leg("M8-50L44-46 46-8", colour) + shoe(35, shoes)
        return shadow(-42, 66) + STOOL + far + leg("M-12-46L27-41 28-8", colour) + shoe(17, shoes)
    if stance == "fallen":
        far = leg("M-14-18L22-52 42-10", colour) + shoe(32, shoes)
        return shadow(-70, 78) + far + leg("M-14-13H60", colour) + SOLE.format(shoes)
    side = 13 if hip > 50 else 10
    both = leg(f"M{-side}-{hip}V-8", colour) + leg(f"M{side}-{hip}V-8", colour)
    return shadow(-side - 26, side + 30) + both + shoe(-side - 11, shoes) + shoe(side - 11, shoes)


def skirt(stance: str, length: str, colour: str) -> str:
    """What hangs from the hips to knee or ankle, over the legs; on the lap of who sits."""
    shape = SPREAD if stance == "fallen" else (SEATED if stance == "sit" else HANGING)[length]
    return f'<path class="{colour}" d="{shape}"/>'
