"""A figure from its pieces: what hangs behind, the body, the head, the face, the arms."""

from __future__ import annotations

from functools import cache

from . import arms as limbs
from .bodies import legs, skirt
from .builds import TINY, Build, Stance
from .drawn import Drawn, Part, group
from .faces import FACES
from .heads import SKULL
from .people import PEOPLE, Person
from .xiaolan import BADGE
from .xiaolan import FACES as BLUE_FACES

FACE_BELOW = 4
"""The middle of a face is below that of the head: foreheads are high."""


@cache
def figure(character: str, pose: str, mood: str, *, mirrored: bool = False, indoors: bool = False) -> Drawn:
    """Somebody in a pose and a mood, looking to the right.

    ``mirrored``: the picture will turn it by ``scale(-1,1)``, so lettering (小蓝's badge) is turned beforehand.
    ``indoors``: helmets, caps of the trade and loads are off.
    """
    person = PEOPLE[character]
    stance = person.build.stance(pose)
    bare = indoors and bool(person.bare)
    parts = (
        *behind(character, person, stance, bare),
        body(character, person, stance),
        *badge(person, stance, mirrored),
        head(character, person, stance, bare),
        face(mood, person.build, stance),
        arms(character, person, pose, stance),
    )
    x, y = stance.place((0, person.build.head))
    return Drawn(parts, box(person.build, pose, stance), (round(x), round(y), person.build.radius))


def at_head(build: Build, stance: Stance, below: int = 0) -> str:
    """The transform that brings a head of radius 32 to its place and size; 小蓝's is drawn as large as it is."""
    size = "" if build is TINY else f"scale({round(build.radius / 32, 2)})".replace("(0.", "(.")
    return f"{stance.transform}translate(0 {build.head + below}){size}"


def behind(character: str, person: Person, stance: Stance, bare: bool) -> tuple[Part, ...]:
    """Hair and loads that the body hides in part."""
    parts = []
    if person.load and not bare:
        parts.append(group(f"{character}-{stance.name}-load", person.load, transform=stance.transform))
    if person.hanging:
        parts.append(group(f"{character}-{stance.name}-hair", person.hanging, transform=at_head(person.build, stance)))
    return tuple(parts)


def body(character: str, person: Person, stance: Stance) -> Part:
    """Legs and torso; cloth hangs over the hem of who stands, and lies under it on a lap."""
    torso = f'<g transform="{stance.transform}">{person.torso}</g>' if stance.transform else person.torso
    below = legs(stance.name, person.build.hip, person.trousers, person.shoes)
    cloth = skirt(stance.name, *person.skirt) if person.skirt else ""
    layers = (below, cloth, torso) if stance.name != "stand" else (below, torso, cloth)
    return group(f"{character}-{stance.name}", "".join(layers), person.look)


def badge(person: Person, stance: Stance, mirrored: bool) -> tuple[Part, ...]:
    """小蓝's badge, readable either way."""
    if person.build is not TINY:
        return ()
    turned = "scale(-1 1)" if mirrored else ""
    name = f"badge-{stance.name}-mirrored" if mirrored else f"badge-{stance.name}"
    return (group(name, BADGE, transform=f"{stance.transform}translate(5-36){turned}"),)


def head(character: str, person: Person, stance: Stance, bare: bool) -> Part:
    """The head with hair, and with the hat unless it is ``bare``."""
    name, top = ("bare", person.bare) if bare else ("head", person.head)
    skull = "" if person.build is TINY else SKULL
    return group(f"{character}-{stance.name}-{name}", skull + top, person.look, transform=at_head(person.build, stance))


def face(mood: str, build: Build, stance: Stance) -> Part:
    """The mood; everybody of the same size in the same stance shares it."""
    faces, below = (BLUE_FACES, 0) if build is TINY else (FACES, FACE_BELOW)
    return group(f"{mood}-{build.name}-{stance.name}", faces[mood], transform=at_head(build, stance, below))


def arms(character: str, person: Person, pose: str, stance: Stance) -> Part:
    """Both arms; of the upright poses of one body only they differ."""
    sleeves = limbs.Sleeves(person.sleeve, person.skin, person.short, person.band, person.case, person.vest)
    return group(
        f"{character}-{pose}-arms", limbs.arms(person.build, pose, sleeves), person.look, transform=stance.transform
    )


def box(build: Build, pose: str, stance: Stance) -> tuple[int, int, int, int]:
    """What the figure covers: head with hair and hat, feet, and wherever the hands are."""
    hands = [stance.place(spot) for arm in limbs.POSES[pose] for spot in limbs.points(build, arm)]
    x, y = stance.place((0, build.head))
    feet = {"fallen": 84, "sit": 70}.get(stance.name, 44)
    left = min(-44, x - 56, *(spot[0] - 24 for spot in hands))
    right = max(feet, x + 50, *(spot[0] + 24 for spot in hands))
    top = min(y - 60, *(spot[1] - 24 for spot in hands))
    return round(left), round(top), round(right - left), round(-top) + 8


def hand(character: str, pose: str) -> tuple[int, int] | None:
    """Where the grip of a held thing goes, or None where the hands are busy."""
    if pose != "hold":
        return None
    build = PEOPLE[character].build
    x, y = build.stance(pose).place(limbs.points(build, limbs.POSES[pose][-1])[2])
    return round(x), round(y)
