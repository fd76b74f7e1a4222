"""A figure from its pieces: what hangs behind, the body, the head, the face, the arms."""

from __future__ import annotations

from functools import cache

from . import arms as limbs
from .bodies import TORSOS, TROUSERS, legs
from .builds import GROWN, SMALL, TINY, Build, Point, Stance
from .drawn import Drawn, Part, group
from .faces import FACES
from .heads import BACKS, head
from .xiaolan import BADGE, HEAD
from .xiaolan import FACES as BLUE_FACES

BUILDS = {"child": SMALL, "boy": SMALL, "xiaolan": TINY}
SLEEVES = {
    "worker": "b",
    "woman-worker": "b",
    "foreman": "v",
    "boss": "n",
    "old-woman": "p",
    "old-man": "w",
    "child": "r",
    "boy": "y",
    "clerk": "w",
    "judge": "i",
    "lawyer": "n",
    "mediator": "v",
    "husband": "g",
    "wife": "r",
    "young-woman": "y",
    "young-man": "v",
    "shopkeeper": "l",
    "doctor": "w",
    "police": "n",
    "village-head": "n",
    "courier": "y",
    "xiaolan": "b",
}
SHORT = ("foreman", "child", "boy", "wife")
BACKPACK = '<path class="v" d="M-58-150h44v56h-44z"/><path class="d" d="M-58-132h44"/>'


def build_of(character: str) -> Build:
    """How large somebody is."""
    return BUILDS.get(character, GROWN)


def moved(build: Build, stance: Stance) -> str:
    """The transform that puts a head of radius 32 in its place."""
    scaled = "scale(.94)" if build is SMALL else ""
    return f"{stance.transform}translate(0 {build.head}){scaled}"


@cache
def figure(character: str, pose: str, mood: str) -> Drawn:
    """Somebody in a pose and a mood, looking to the right."""
    build = build_of(character)
    stance = build.stance(limbs.STANCES.get(pose, "stand"))
    parts = (
        *behind(character, build, stance),
        body(character, build, stance),
        group(
            f"{character}-{stance.name}-head",
            HEAD if character == "xiaolan" else head(character),
            transform=moved(build, stance),
        ),
        face(character, mood, build, stance),
        arms(character, pose, build, stance),
    )
    x, y = stance.place((0, build.head))
    return Drawn(parts, box(build, pose, stance), (round(x), round(y), build.radius))


def behind(character: str, build: Build, stance: Stance) -> tuple[Part, ...]:
    """Hair and loads that the body hides in part."""
    if character == "courier":
        return (group(f"courier-{stance.name}-back", BACKPACK, transform=stance.transform),)
    if not BACKS.get(character):
        return ()
    return (group(f"{character}-{stance.name}-back", BACKS[character], transform=moved(build, stance)),)


def body(character: str, build: Build, stance: Stance) -> Part:
    """Legs and torso."""
    upper = TORSOS[character] + (BADGE if character == "xiaolan" else "")
    if stance.transform:
        upper = f'<g transform="{stance.transform}">{upper}</g>'
    return group(f"{character}-{stance.name}", legs(stance.name, build.hip, TROUSERS[character]) + upper)


def face(character: str, mood: str, build: Build, stance: Stance) -> Part:
    """The mood; everybody of the same size in the same stance shares it."""
    faces = BLUE_FACES if character == "xiaolan" else FACES
    return group(f"{mood}-{build.name}-{stance.name}", faces[mood], transform=moved(build, stance))


def arms(character: str, pose: str, build: Build, stance: Stance) -> Part:
    """Both arms; of the upright poses of one body only they differ."""
    skin = "l" if character == "xiaolan" else "s"
    drawn = limbs.arms(build, pose, SLEEVES[character], skin, character in SHORT)
    return group(f"{character}-{pose}-arms", drawn, transform=stance.transform)


def box(build: Build, pose: str, stance: Stance) -> tuple[int, int, int, int]:
    """What the figure covers: head with hat, feet, and wherever the hands are."""
    hands = [stance.place(spot) for arm in limbs.POSES[pose] for spot in limbs.points(build, arm)]
    x, y = stance.place((0, build.head))
    feet = 84 if stance.name == "fallen" else 60 if stance.name == "sit" else 40
    left = min(-44, x - 48, *(spot[0] - 24 for spot in hands))
    right = max(feet, x + 44, *(spot[0] + 24 for spot in hands))
    top = min(y - 48, *(spot[1] - 24 for spot in hands))
    return round(left), round(top), round(right - left), round(-top) + 4


def hand(character: str, pose: str) -> tuple[int, int] | None:
    """Where the lower end of a held thing goes, or None where the hands are busy."""
    spot: Point | None = limbs.hand(build_of(character), pose)
    return (round(spot[0]), round(spot[1])) if spot else None
