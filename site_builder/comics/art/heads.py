"""Heads: hair, hats and what else tells who somebody is. (0, 0) is the middle of a head of radius 32 looking right."""

from __future__ import annotations

SKULL = '<circle class="s" r="32"/>'
EAR = '<path class="s" d="M-27 1q-10-3-9 5t10 7"/>'
SHORT = '<path class="{0}" d="M-32 4q-7-40 30-41 35-1 34 31-8-4-12-15-22 9-40 7-2 9-12 18z"/>'
SWEPT = '<path class="h" d="M-32 4q-8-40 26-42 8-4 18 1 24 4 20 33-10-5-15-16-22 12-41 11-1 8-8 13z"/>'
TUFT = '<path class="h" d="M-32 4q-8-30 12-39l-1-5q8 1 10 3l4-5q5 2 7 6l9-1q24 6 23 31-9-6-13-15l-3 5-7-4-6 5-6-4-7 6q-8 3-10 1-2 6-12 16z"/>'
FRINGE = '<path class="{0}" d="M-33 8q-7-46 33-46 38 0 33 42-6-6-8-18-10-3-16-11-14 12-32 13-2 10-10 20z"/>'
HELMET = '<path class="{0}" d="M-34-17q-1-33 34-33t34 33q-34 6-68 0z"/><path class="{0}" d="M-39-19q40 8 80 0l-1 6q-40 7-78 0z"/><path class="d" d="M-8-49v27M10-49v27"/>'
GLASSES = '<path class="d" d="M-14 3a8 8 0 1 1 16 0 8 8 0 1 1-16 0M9 3a7 8 0 1 1 14 0 7 8 0 1 1-14 0M2 2q3-2 7 0M-14 2l-13-1"/>'
WRINKLES = '<path class="d" d="M-17 8l-4 2M-17 12l-3 3M26 9l2 1"/>'

BUN = '<circle class="{0}" cx="-20" cy="-31" r="14"/>'
LOW_BUN = '<circle class="h" cx="-32" cy="8" r="12"/>'
TAIL = '<path class="h" d="M-24-20q-26 4-24 28 2 18 10 26 12-20 18-40z"/>'
PIGTAILS = '<path class="h" d="M-26-6q-26-4-24 14 0 14 6 20 16-10 20-24M26-10q20 0 19 16 0 12-5 18-12-8-16-20"/>'
BOB = '<path class="h" d="M-36 28q-6-66 36-66t36 66q-36 8-72 0z"/>'
LONG = '<path class="h" d="M-36 50q-6-88 36-88t36 88q-36 10-72 0z"/>'
CURLS = '<path class="h" d="M-30 24q-18-4-12-18-10-14 4-22-2-18 16-18 8-14 24-6 16-6 22 8 16 2 12 18 10 10 2 20 2 14-10 18z"/>'

WORKER = EAR + HELMET.format("y")
FOREMAN = EAR + HELMET.format("w")
WOMAN_WORKER = (
    EAR + '<path class="h" d="M-33 4q-2-10 0-16l14 4q-2 8-8 14z"/>'
    '<path class="b" d="M-34-8q-2-34 34-36 36 0 34 30-14-6-26-6-24 0-42 12z"/><path class="b" d="M6-21q24-4 36 9-14-2-32-1z"/>'
)
BOSS = EAR + '<path class="h" d="M-32 4q-3-14 2-21 4 3 5 10-2 8-7 11z"/><path class="d" d="M-10-25q8-4 16-2"/>'
OLD_WOMAN = EAR + FRINGE.format("g") + WRINKLES
OLD_MAN = (
    EAR
    + '<path class="g" d="M-33 4q-3-10 0-18l8 2q0 8-6 16zM-25 20q10 10 28 10t26-12q-2 18-22 24-24-2-32-22z"/>'
    + WRINKLES
    + '<path class="e" d="M-36-12q-2-28 32-30 30 0 34 20 10 4 14 11-16 2-38-5-22-2-42 4z"/>'
)
GIRL = FRINGE.format("h") + '<path class="r" d="M-34-12q6-2 8 4l-5 6q-6-4-3-10zM28-14q6-2 7 4l-6 4q-5-3-1-8z"/>'
TOUSLED = EAR + TUFT
WOMAN = FRINGE.format("h")
WOMAN_WITH_EAR = EAR + WOMAN
SHORN = EAR + SHORT.format("h")
LEARNED = EAR + SWEPT + GLASSES
DOCTOR = EAR + SHORT.format("h") + GLASSES
PARTED = EAR + SWEPT
CROPPED = EAR + '<path class="h" d="M-32 2q-2-36 32-36t32 32q-7-6-9-16-24-5-44 1-2 11-11 19z"/>'
GREYING = EAR + SHORT.format("g")
POLICE = (
    EAR
    + '<path class="h" d="M-33 4q-2-12 0-17l8 4q0 8-8 13z"/><path class="n" d="M-37-31q0-12 39-13 39 1 39 13l-8 12q-32-7-62 0z"/>'
    '<path class="i" d="M-29-19q32-7 62 0v7q-30-6-62 0z"/><path class="i" d="M2-15q26-4 39 8-20 2-37-4z"/>'
)
COURIER = (
    EAR
    + '<path class="v" d="M-36 8q-6-54 36-54 36 0 35 34-16-4-30-4-22 2-28 24z"/><path class="i" d="M4-18q20-4 34 5v5q-16-4-33-4z"/>'
)
