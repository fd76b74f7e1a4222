"""Arms and hands in every pose: one drawing for all, in the colours of whoever they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

from .builds import Build, Point

FIST = '<circle class="{0}" r="8"/><path class="d" d="M-1-3l6 1M-1 2l6 0"/>'
RELAXED = '<path class="{0}" d="M-6-7q14-4 17 3 2 9-6 10-12 2-12-6z"/><path class="d" d="M2-2l7 1"/>'
PALM = '<path class="{0}" d="M-7-5q2-6 7-9 5-2 4 3l-2 4 13-3q6 0 6 6 0 8-9 11-12 2-17-2-4-5-2-10z"/><path class="d" d="M11-1l9-2M12 4l7-1"/>'
FINGER = '<path class="{0}" d="M-7-5q4-5 10-3l17 1q5 1 4 4-1 3-5 3l-8 1q1 6-5 8-8 2-12-3-3-5-1-11z"/><path class="d" d="M4 3l6-1"/>'
HANDS = {"fist": FIST, "relaxed": RELAXED, "palm": PALM, "finger": FINGER}
PHONE = '<rect class="i" x="-5" y="-14" width="10" height="26" rx="3"/>'


@dataclass(frozen=True)
class Arm:
    """From the left or right shoulder (side -1 or 1) by the elbow to the hand, of a grown-up; a child's is shorter.

    ``at_head``: the hand is placed by the head rather than by the shoulder.
    """

    side: int
    elbow: Point
    hand: Point
    shape: str = "relaxed"
    sharp: bool = False
    at_head: bool = False
    turn: int | None = None


LEFT = Arm(-1, (-38, -102), (-34, -68))
RIGHT = Arm(1, (38, -102), (34, -68))
HIP = Arm(-1, (-62, -104), (-28, -78), "fist", sharp=True)

POSES: dict[str, tuple[Arm, ...]] = {
    "stand": (LEFT, RIGHT),
    "point": (HIP, Arm(1, (46, -124), (74, -140), "finger")),
    "wave": (LEFT, Arm(1, (60, -128), (58, -172), "palm")),
    "crossed": (
        Arm(1, (44, -96), (-14, -98), "fist", sharp=True),
        Arm(-1, (-44, -92), (16, -106), "relaxed", sharp=True),
    ),
    "akimbo": (HIP, Arm(1, (62, -104), (28, -78), "fist", sharp=True)),
    "phone": (Arm(-1, (-56, -112), (-34, -162), "fist", sharp=True, at_head=True), RIGHT),
    "hold": (LEFT, Arm(1, (40, -92), (56, -108), "fist")),
    "sit": (Arm(-1, (-40, -104), (-6, -74)), Arm(1, (40, -106), (34, -72))),
    "shrug": (Arm(-1, (-46, -98), (-66, -124), "palm"), Arm(1, (46, -98), (66, -124), "palm")),
    "head-in-hands": (
        Arm(-1, (-56, -126), (-30, -182), "palm", sharp=True, at_head=True),
        Arm(1, (56, -126), (34, -182), "palm", sharp=True, at_head=True),
    ),
    "fallen": (Arm(-1, (-52, -96), (-62, -62)), Arm(1, (40, -96), (54, -80))),
    "reach": (LEFT, Arm(1, (50, -118), (78, -124), "palm")),
}
"""The arms of every pose, the one painted first standing first."""

STANCES = {"sit": "sit", "fallen": "fallen"}
"""Poses in which the body is not upright."""


def points(build: Build, arm: Arm) -> tuple[Point, Point, Point]:
    """Shoulder, elbow and hand, of an upright body of this size."""
    x, y = build.shoulder[0] * arm.side, build.shoulder[1]

    def scaled(point: Point) -> Point:
        return round(x + (point[0] - 24 * arm.side) * build.limbs), round(y + (point[1] + 131) * build.limbs)

    hand = scaled(arm.hand)
    if arm.at_head:
        size = build.radius / 32
        hand = round(arm.hand[0] * size), round(build.head + (arm.hand[1] + 176) * size)
    return (x, y), scaled(arm.elbow), hand


def path(ends: tuple[Point, Point, Point], sharp: bool) -> str:
    """The line of an arm: with an elbow, or in one bow."""
    (a, b), (c, d), (e, f) = ends
    return f"M{a} {b}L{c} {d} {e} {f}" if sharp else f"M{a} {b}Q{c} {d} {e} {f}"


def upper(ends: tuple[Point, Point, Point], sharp: bool) -> str:
    """The part of the line that a short sleeve covers."""
    (a, b), (c, d), (e, f) = ends
    if sharp:
        return f"M{a} {b}L{round((a + 2 * c) / 3)} {round((b + 2 * d) / 3)}"
    half = round((a + 2 * c + e) / 4), round((b + 2 * d + f) / 4)
    return f"M{a} {b}Q{round((a + c) / 2)} {round((b + d) / 2)} {half[0]} {half[1]}"


def limb(line: str, colour: str) -> str:
    """A line as wide as an arm, with ink on both sides."""
    return f'<path class="U" d="{line}"/><path class="u {colour}" d="{line}"/>'


def drawn(build: Build, arm: Arm, sleeve: str, skin: str, short: bool) -> str:
    """One arm with its hand."""
    ends = points(build, arm)
    line = path(ends, arm.sharp)
    sleeved = limb(line, skin) + limb(upper(ends, arm.sharp), sleeve) if short else limb(line, sleeve)
    _, (c, d), (e, f) = ends
    turn = arm.turn if arm.turn is not None else round(degrees(atan2(f - d, e - c)))
    flip = "scale(1-1)" if arm.side * (1 if abs(turn) <= 90 else -1) < 0 and arm.shape != "fist" else ""
    return sleeved + f'<g transform="translate({e} {f})rotate({turn}){flip}">{HANDS[arm.shape].format(skin)}</g>'


def arms(build: Build, pose: str, sleeve: str, skin: str = "s", short: bool = False) -> str:
    """Both arms of a pose; with the telephone, where one is called with."""
    both = "".join(drawn(build, arm, sleeve, skin, short) for arm in POSES[pose])
    if pose != "phone":
        return both
    x, y = points(build, POSES[pose][0])[2]
    return f'<g transform="translate({x + 2} {y - 4})rotate(-8)">{PHONE}</g>{both}'


def hand(build: Build, pose: str) -> Point | None:
    """Where a held thing's lower end goes; only in the pose ``hold``."""
    return points(build, POSES[pose][1])[2] if pose == "hold" else None
