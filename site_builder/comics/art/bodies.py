"""Bodies without arms and head, standing: trousers, shoes, torso, and the clothes that tell who somebody is."""

from __future__ import annotations

NECK = '<path class="s" d="M-9-152v10q9 8 18 0v-10z"/>'
SHAPE = "M-12-147q-20 3-20 17l3 64q29 6 58 0l3-64q0-14-20-17-12 8-24 0z"
SLIM = "M-12-147q-17 3-18 17l5 30-4 34q29 6 58 0l-4-34 5-30q-1-14-18-17-12 8-24 0z"
STOUT = "M-12-147q-21 3-22 17-8 40-2 62 36 10 72 0 10-28-4-62-1-14-20-17-12 8-24 0z"
ROBE = "M-12-147q-20 3-20 17l-8 116q40 8 80 0l-8-116q0-14-20-17-12 8-24 0z"


def torso(shape: str, colour: str, over: str = "") -> str:
    """A torso in one colour with what is worn over it."""
    return f'{NECK}<path class="{colour}" d="{shape}"/>{over}'


TIE = '<path class="w" d="M-11-147l11 34 11-34q-11 8-22 0z"/><path class="{0}" d="M-4-138h8l2 22-6 10-6-10z"/><path class="d" d="M0-104v38"/>'
COLLAR = '<path class="w" d="M-13-147l4 14 9-8 9 8 4-14q-13 8-26 0z"/>'
ZIP = '<path class="d" d="M0-142v78M-24-90h12M12-90h12"/>'
VEST = (
    '<path class="o" d="M-22-145l-8 4 1 75q29 6 58 0l1-75-8-4-12 40h-20z"/>'
    '<path class="y d" d="M-29-96h58v9h-58zM-29-78h58v8h-58z"/><path class="d" d="M0-105v41"/>'
)

TORSOS = {
    "worker": torso(SHAPE, "b", VEST),
    "woman-worker": torso(SLIM, "b", COLLAR.replace('"w"', '"b"') + '<path class="d" d="M0-133v70M8-116h14v12h-14z"/>'),
    "foreman": torso(
        STOUT,
        "v",
        COLLAR.replace('"w"', '"v"')
        + '<path class="d" d="M0-134v16"/><path class="i d" d="M-37-76q37 12 74 0l1 8q-38 10-75 0z"/>',
    ),
    "boss": torso(STOUT, "n", TIE.format("r")),
    "old-woman": torso(
        SLIM,
        "p",
        '<g class="w x"><circle cx="-14" cy="-124" r="3"/><circle cx="14" cy="-116" r="3"/><circle cx="-8" cy="-98" r="3"/><circle cx="16" cy="-88" r="3"/><circle cx="-16" cy="-78" r="3"/></g><path class="d" d="M0-140v76"/>',
    ),
    "old-man": torso(
        SHAPE,
        "w",
        '<path class="t" d="M-24-145l-6 20 1 59q29 6 58 0l1-59-6-20-10 2-14 34-14-34z"/><path class="d" d="M0-110v46"/>',
    ),
    "clerk": torso(
        SLIM, "w", '<path class="b" d="M-13-147l13 42 13-42-5 3-8 28-8-28z"/><path class="l d" d="M-8-106h16v18h-16z"/>'
    ),
    "judge": torso(
        ROBE, "i", '<path class="r" d="M-7-140h14v124q-7 1-14 0z"/><path class="y d" d="M0-124v0M0-104v0M0-84v0"/>'
    ),
    "lawyer": torso(SHAPE, "n", TIE.format("b")),
    "mediator": torso(
        SLIM, "v", '<path class="w" d="M-11-147l11 36 11-36q-11 8-22 0z"/><path class="d" d="M0-110v46"/>'
    ),
    "husband": torso(
        SHAPE, "g", '<path class="w" d="M-11-147l11 18 11-18q-11 8-22 0z"/>' + ZIP.replace("-142v78", "-129v65")
    ),
    "wife": torso(SLIM, "r", '<path class="w" d="M-12-147q12 22 24 0-12 8-24 0z"/>'),
    "young-woman": torso(SLIM, "y", '<path class="d" d="M-12-147q12 16 24 0M-27-74q28 6 54 0"/>'),
    "young-man": torso(
        SHAPE,
        "v",
        '<path class="v" d="M-16-147q16 22 32 0l4 5q-20 26-40 0z"/><path class="d" d="M-16-72l4-20h24l4 20M-6-128v12M6-128v12"/>',
    ),
    "shopkeeper": torso(
        SHAPE,
        "l",
        '<path class="r" d="M-15-126h30l3 22 12 4-2 60q-28 6-56 0l-2-60 12-4z"/><path d="M-14-126l-4-18M14-126l4-18"/><path class="d" d="M-14-92h28v18h-28z"/>',
    ),
    "doctor": torso(
        SHAPE,
        "w",
        '<path class="l" d="M-11-147l11 30 11-30q-11 8-22 0z"/><path class="w" d="M-29-70l-2 38q15 4 31 2 16 2 31-2l-2-38z"/><path class="d" d="M0-117v86M8-92h14M-16-143q-4 24 6 28 12-2 8-16"/>',
    ),
    "police": torso(
        SHAPE,
        "n",
        '<path class="l" d="M-11-147l11 20 11-20q-11 8-22 0z"/><path class="d" d="M0-127v60M-22-118h12v10h-12zM10-118h12v10h-12z"/><path class="i d" d="M-29-74q29 6 58 0v8q-29 6-58 0z"/>',
    ),
    "village-head": torso(SHAPE, "n", COLLAR.replace('"w"', '"n"') + ZIP),
    "courier": torso(
        SHAPE,
        "y",
        COLLAR.replace('"w"', '"v"') + '<path class="v d" d="M-30-108h60v10h-60z"/><path class="d" d="M0-138v74"/>',
    ),
    "child": '<path class="r" d="M-9-92q-13 2-13 12l4 20-10 34q28 8 56 0l-10-34 4-20q0-10-13-12-9 6-18 0z"/><path class="w" d="M-10-92l3 9 7-5 7 5 3-9q-10 6-20 0z"/>',
    "boy": '<path class="y" d="M-9-92q-14 2-15 12l2 42q22 5 44 0l2-42q-1-10-15-12-9 6-18 0z"/><path class="b" d="M-19-90l3 28h8l-4-29zM19-90l-3 28h-8l4-29z"/>',
    "xiaolan": '<path class="b" d="M-10-66q-15 2-17 14l-3 30q30 8 60 0l-3-30q-2-12-17-14-10 6-20 0z"/><path class="w" d="M-14-65l14 13 14-13-6-4h-16z"/>',
}

TROUSERS = {
    "worker": "n",
    "woman-worker": "n",
    "foreman": "t",
    "boss": "n",
    "old-woman": "n",
    "old-man": "n",
    "child": "s",
    "boy": "s",
    "clerk": "n",
    "judge": "i",
    "lawyer": "n",
    "mediator": "t",
    "husband": "n",
    "wife": "n",
    "young-woman": "b",
    "young-man": "b",
    "shopkeeper": "t",
    "doctor": "n",
    "police": "n",
    "village-head": "i",
    "courier": "n",
    "xiaolan": "b",
}
SHOE = "v-5q0-6 7-6h8q7 0 11 6 5 2 4 5z"


def leg(path: str, colour: str) -> str:
    return f'<path class="J" d="{path}"/><path class="j {colour}" d="{path}"/>'


def shoe(x: int, y: int = 0) -> str:
    return f'<path class="i" d="M{x} {y}{SHOE}"/>'


def legs(stance: str, hip: int, colour: str) -> str:
    """The legs of somebody whose hips are at height ``hip`` when standing."""
    if stance == "sit":
        seat = '<path class="t" d="M-34-42h56v9h-56zM-28-33l-5 33h8l5-33zM12-33l5 33h8l-5-33z"/>'
        return seat + leg("M6-48L34-44 38-8", colour) + shoe(27) + leg("M-12-46L16-40 18-8", colour) + shoe(7)
    if stance == "fallen":
        return (
            leg("M-14-16L24-46 42-10", colour)
            + shoe(32)
            + leg("M-14-12L62-11", colour)
            + '<path class="i" d="M58 0v-17q0-6 6-6 4 0 5 5l3 18z"/>'
        )
    side = 13 if hip > 50 else 9
    return leg(f"M{-side}{-hip}V-8", colour) + leg(f"M{side}{-hip}V-8", colour) + shoe(-side - 11) + shoe(side - 11)
