"""What people wear over the shape of their torso."""

from __future__ import annotations

from .bodies import BOY, CHILD, SLIM, STOUT, STRAIGHT, torso

OPENING = '<path class="w" d="M-11-147l11 34 11-34q-11 8-22 0z"/>'
TIE = OPENING + '<path class="{0}" d="M-4-139h8l2 18-6 10-6-10z"/><path class="d" d="M0-113v48"/>'
LAPELS = '<path class="{0} d" d="M-13-147l-8 16 6 4-2 4 17 18 17-18-2-4 6-4-8-16-13 34z"/>'
COLLAR = '<path class="{0}" d="M-13-147l4 14 9-8 9 8 4-14q-13 8-26 0z"/>'
POCKETS = '<path class="d" d="M-23-86h13M10-86h13"/>'
SEAM = '<path class="d" d="M0-110v46"/>'

WORKER = torso(
    STRAIGHT,
    "b",
    '<path class="o" d="M-18-146q-14 4-14 16l3 64q29 6 58 0l3-64q0-12-14-16l-18 36z"/>'
    '<path class="y d" d="M-23-143l1 46h7l-1-44zM23-143l-1 46h-7l1-44zM-30-97q30 5 60 0v10q-30 5-60 0z"/><path class="d" d="M0-109v46"/>',
)
WOMAN_WORKER = torso(
    SLIM,
    "b",
    COLLAR.format("w")
    + '<path class="l" d="M-17-118h34l8 52q-25 5-50 0z"/><path d="M-17-118l-4-26M17-118l4-26"/><path class="d" d="M-8-102h16v14h-16z"/>',
)
FOREMAN = torso(
    STOUT,
    "v",
    COLLAR.format("w")
    + '<path class="d" d="M0-137v18"/><path class="i" d="M-37-73q37 11 74 0v6q-37 11-74 0z"/><path class="y d" d="M-5-66h11v6h-11z"/>',
)
BOSS = torso(STOUT, "n", TIE.format("r") + LAPELS.format("n") + '<path class="y x" d="M0-92h4v4H0z"/>')
OLD_WOMAN = torso(
    SLIM,
    "p",
    '<path class="w x" d="M-18-128h5v5h-5zM12-134h5v5h-5zM16-112h5v5h-5zM-16-106h5v5h-5zM8-96h5v5H8zM-20-84h5v5h-5zM14-78h5v5h-5z"/>'
    '<path class="d" d="M-12-147l12 10 12-10M0-137v73M0-122h5M0-106h5M0-90h5"/>',
)
OLD_MAN = torso(
    STRAIGHT,
    "w",
    '<path class="t" d="M-21-145l-10 18 2 61q29 6 58 0l2-61-10-18-8 2-13 34-13-34z"/><path class="d" d="M0-109v45M-22-84h12M10-84h12"/>',
)
CLERK = torso(
    SLIM,
    "w",
    COLLAR.format("w")
    + '<path class="d" d="M0-134v70"/><path d="M-15-145l15 40 15-40"/><path class="l d" d="M-8-105h16v19h-16z"/><path class="d" d="M-4-92h8"/>',
)
JUDGE = torso(
    STRAIGHT,
    "m",
    '<path class="r" d="M-7-142q7 3 14 0v78H-7z"/><path class="y x" d="M-2-128h4v4h-4zM-2-108h4v4h-4zM-2-88h4v4h-4z"/>',
)
LAWYER = torso(STRAIGHT, "e", TIE.format("b") + LAPELS.format("e") + POCKETS)
MEDIATOR = torso(SLIM, "v", OPENING + SEAM + POCKETS)
HUSBAND = torso(
    STRAIGHT, "g", '<path class="w" d="M-11-147l11 18 11-18q-11 8-22 0z"/><path class="d" d="M0-129v65"/>' + POCKETS
)
WIFE = torso(SLIM, "r", '<path class="s" d="M-11-148q2 18 11 18t11-18z"/><path class="d" d="M-27-76q27 7 54 0"/>')
YOUNG_WOMAN = torso(SLIM, "l", COLLAR.format("w") + '<path class="n" d="M-27-101q27 5 54 0v7q-27 5-54 0z"/>')
YOUNG_MAN = torso(
    STRAIGHT,
    "y",
    '<path class="y" d="M-18-149q18 12 36 0l4 6q-8 20-22 20t-22-20z"/><path class="d" d="M-17-66l4-26h26l4 26M-7-126v14M7-126v14"/>',
)
SHOPKEEPER = torso(
    STRAIGHT,
    "w",
    '<path class="r" d="M-15-126h30l3 22 12 3v35q-30 7-60 0v-35l12-3z"/><path d="M-14-126l-4-18M14-126l4-18"/><path class="d" d="M-13-94h26v18h-26z"/>',
)
DOCTOR = torso(
    STRAIGHT,
    "w",
    '<path class="b" d="M-10-147l10 26 10-26q-10 8-20 0z"/><path class="d" d="M0-120v56M-23-84h14M9-84h14"/>'
    '<path d="M-15-146q-2 36 15 36t15-36"/><circle class="g d" cx="15" cy="-104" r="5"/>',
)
POLICE = torso(
    STRAIGHT,
    "n",
    '<path class="l" d="M-11-147l11 20 11-20q-11 8-22 0z"/><path class="i" d="M-3-138h6l2 14-5 5-5-5z"/><path class="d" d="M0-119v46M-23-122h13v12h-13zM10-122h13v12h-13z"/>'
    '<path class="i" d="M-29-76q29 6 58 0v6q-29 6-58 0z"/>',
)
VILLAGE_HEAD = torso(STRAIGHT, "e", COLLAR.format("w") + '<path class="d" d="M0-134v70M12-122h12v10h-12z"/>' + POCKETS)
COURIER = torso(
    STRAIGHT,
    "y",
    COLLAR.format("v") + '<path class="v" d="M-31-112q31 5 62 0v12q-31 5-62 0z"/><path class="d" d="M0-134v70"/>',
)
GIRL = (
    CHILD.format("r")
    + '<path class="w" d="M-10-92l3 9 7-5 7 5 3-9q-10 6-20 0z"/><path class="d" d="M-18-60q18 5 36 0"/>'
)
SCHOOLBOY = BOY.format("y") + '<path class="b" d="M-20-90l3 30h8l-4-31zM20-90l-3 30h-8l4-31z"/>'
XIAOLAN = '<path class="b" d="M-12-66q-17 2-19 14l-4 30q35 8 70 0l-4-30q-2-12-19-14-12 6-24 0z"/><path class="w" d="M-15-64l15 13 15-13-6-5h-18z"/>'
