"""Arms and hands in every pose: one drawing for all, in the colours of whoever they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import NamedTuple

from .builds import Build, Point
from .hands import CASE, HANDS, PHONE

Ends = tuple[Point, Point, Point]


@dataclass(frozen=True)
class Arm:
    """From the left or right shoulder (side -1 or 1) by the elbow to the hand, of a grown-up; a child's is shorter.

    ``sharp``: the elbow is an angle, not a bow. ``at_head``: the hand is placed by the head rather than by the shoulder.
    """

    side: int
    elbow: Point
    hand: Point
    shape: str = "relaxed"
    sharp: bool = False
    at_head: bool = False


class Sleeves(NamedTuple):
    """Letters of the palette for sleeve and skin, whether sleeves are short, an armband's letter or "", a briefcase, a vest."""

    colour: str
    skin: str
    short: bool
    band: str
    case: bool
    armhole: bool


LEFT = Arm(-1, (-38, -102), (-34, -68))
RIGHT = Arm(1, (38, -102), (34, -68))
LEFT_ON_HIP = Arm(-1, (-60, -104), (-28, -78), "fist", sharp=True)
RIGHT_ON_HIP = Arm(1, (60, -104), (28, -78), "fist", sharp=True)

POSES = {
    "stand": (LEFT, RIGHT),
    "point": (LEFT_ON_HIP, Arm(1, (46, -124), (74, -140), "finger")),
    "wave": (LEFT, Arm(1, (60, -128), (58, -172), "palm", at_head=True)),
    "crossed": (Arm(1, (44, -96), (-14, -98), "fist", sharp=True), Arm(-1, (-44, -92), (16, -106), sharp=True)),
    "akimbo": (LEFT_ON_HIP, RIGHT_ON_HIP),
    "phone": (Arm(-1, (-58, -112), (-36, -160), "fist", sharp=True, at_head=True), RIGHT),
    "hold": (LEFT, Arm(1, (48, -84), (66, -108), "palm")),
    "sit": (Arm(-1, (-40, -104), (-4, -76)), Arm(1, (42, -106), (38, -74))),
    "shrug": (Arm(-1, (-46, -98), (-66, -124), "palm"), Arm(1, (46, -98), (66, -124), "palm")),
    "head-in-hands": (
        Arm(-1, (-58, -124), (-36, -172), "palm", sharp=True, at_head=True),
        Arm(1, (58, -124), (40, -172), "palm", sharp=True, at_head=True),
    ),
    "fallen": (Arm(-1, (-52, -98), (-60, -80)), Arm(1, (52, -122), (44, -96))),
    "reach": (LEFT, Arm(1, (50, -118), (78, -124), "palm")),
}
"""The arms of every pose, from back to front; what is held is in the hand of the last."""


def points(build: Build, arm: Arm) -> Ends:
    """Shoulder, elbow and hand, of an upright body of this size."""
    x, y = build.shoulder[0] * arm.side, build.shoulder[1]

    def scaled(point: Point) -> Point:
        return round(x + (point[0] - 25 * arm.side) * build.limbs), round(y + (point[1] + 130) * build.limbs)

    hand = scaled(arm.hand)
    if arm.at_head:
        size = build.radius / 34
        hand = round(arm.hand[0] * size), round(build.head + (arm.hand[1] + 178) * size)
    return (x, y), scaled(arm.elbow), hand


def line(ends: Ends, sharp: bool) -> str:
    """The path of an arm: with an elbow, or in one bow."""
    (a, b), (c, d), (e, f) = ends
    return f"M{a} {b}L{c} {d} {e} {f}" if sharp else f"M{a} {b}Q{c} {d} {e} {f}"


def upper(ends: Ends, sharp: bool) -> Ends:
    """The half that a short sleeve covers, as an arm of its own."""
    (a, b), (c, d), (e, f) = ends
    if sharp:
        return (a, b), (round((a + c) / 2), round((b + d) / 2)), (round((a + 2 * c) / 3), round((b + 2 * d) / 3))
    half = round((a + 2 * c + e) / 4), round((b + 2 * d + f) / 4)
    return (a, b), (round((a + c) / 2), round((b + d) / 2)), half


def lower(ends: Ends, sharp: bool) -> Ends:
    """What a short sleeve leaves bare, as an arm of its own; it begins within the sleeve."""
    _, (c, d), (e, f) = ends
    _, middle, half = upper(ends, sharp)
    if sharp:
        return middle, (c, d), (e, f)
    return half, (round((c + e) / 2), round((d + f) / 2)), (e, f)


def limb(path: str, colour: str, ink: str = "U") -> str:
    """A line as wide as an arm, with ink on both sides."""
    return f'<path class="{ink}" d="{path}"/><path class="u {colour}" d="{path}"/>'


def ring(ends: Ends, width: int, colour: str) -> str:
    """A band across the end of an arm: a hem, an armband."""
    _, (c, d), (e, f) = ends
    length = hypot(e - c, f - d)
    along = (e - c) / length, (f - d) / length
    x, y = round(along[1] * 9), round(-along[0] * 9)
    u, v = round(along[0] * width), round(along[1] * width)
    return f'<path class="{colour}" d="M{e + x} {f + y}l{u} {v} {-2 * x} {-2 * y} {-u} {-v}z"/>'


def drawn(build: Build, arm: Arm, sleeves: Sleeves) -> str:
    """One arm with its hand."""
    ends = points(build, arm)
    path, short = line(ends, arm.sharp), upper(ends, arm.sharp)
    if sleeves.short:
        bare = limb(line(lower(ends, arm.sharp), arm.sharp), sleeves.skin)
        cloth = bare + limb(line(short, arm.sharp), sleeves.colour) + ring(short, 5, sleeves.colour)
    else:
        cloth = limb(path, sleeves.colour, "U O" if sleeves.armhole else "U")
    if sleeves.band and arm.side < 0:
        cloth += ring(short, -10, sleeves.band)
    carried = CASE if sleeves.case and arm is LEFT else ""
    return cloth + carried + hand(ends, arm, sleeves.skin)


def hand(ends: Ends, arm: Arm, skin: str) -> str:
    """The hand, in the direction of the lower arm, its thumb up or inward."""
    _, (c, d), (e, f) = ends
    turn = round(degrees(atan2(f - d, e - c)))
    turned = "scale(1-1)" if arm.side * (1 if abs(turn) <= 90 else -1) < 0 and arm.shape != "fist" else ""
    return f'<g transform="translate({e} {f})rotate({turn}){turned}">{HANDS[arm.shape].format(skin)}</g>'


def arms(build: Build, pose: str, sleeves: Sleeves) -> str:
    """Both arms of a pose; with the telephone, where one is called with."""
    both = "".join(drawn(build, arm, sleeves) for arm in POSES[pose])
    if pose != "phone":
        return both
    x, y = points(build, POSES[pose][0])[2]
    return f'<g transform="translate({x + 3} {y - 5})rotate(-8)">{PHONE}</g>{both}'
