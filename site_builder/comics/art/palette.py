"""The colours and lines of everything drawn, by day and by night. Single letters are taken: nobody else may use them."""

from __future__ import annotations

LINES = {
    "k": "fill:none;stroke:#2b3a4f;stroke-width:3;stroke-linejoin:round;stroke-linecap:round",
    "q": "fill:none;stroke:#7e7f88;stroke-width:2;stroke-linejoin:round;stroke-linecap:round",
    "U": "stroke-width:18;stroke-linecap:butt",
    "O": "stroke-linecap:round",
    "u": "stroke-width:12;stroke:currentColor",
    "J": "stroke-width:24;stroke-linecap:butt",
    "j": "stroke-width:18;stroke:currentColor",
    "d": "stroke-width:2",
    "a": "stroke:#8a4b00;stroke-width:2",
    "x": "stroke:none",
    "z": "stroke:none;fill:#0b1526;fill-opacity:.16",
}
"""k: figures and things; q: places; U and u, J and j: the ink and the colour of an arm, of a leg; O: an armhole;
d: thin; a: amber; x: no line; z: shadow.
"""

COLOURS = {
    "s": ("#f7d0a9", "#e0b48c"),  # skin
    "c": ("#ee9f84", "#c97c62"),  # cheeks, lips
    "h": ("#3d3a44", "#2a2a36"),  # hair
    "g": ("#bcc2ca", "#a3abb8"),  # grey hair, metal
    "w": ("#fffdf7", "#e6e2d6"),  # white cloth, paper
    "n": ("#48608a", "#536d98"),  # dark cloth
    "m": ("#51566a", "#454d63"),  # black cloth
    "b": ("#1b5aa6", "#3a7ac8"),  # our blue
    "f": ("#103a6e", "#174a8a"),  # its depth
    "l": ("#8db8ee", "#8db8ee"),  # its light
    "e": ("#7b90ab", "#64799a"),  # steel-blue cloth
    "r": ("#c8553d", "#bf5640"),  # brick
    "y": ("#f4c64f", "#dcb045"),  # straw
    "o": ("#ee8434", "#d9772f"),  # safety vest
    "v": ("#67a35c", "#5a8f55"),  # leaf
    "t": ("#b88756", "#977048"),  # wood
    "p": ("#c9768f", "#b06880"),  # rose
    "i": ("#2b3a4f", "#0d1420"),  # ink
    "S": ("#def0f6", "#1f2c44"),  # sky
    "W": ("#f9f0df", "#3a3a46"),  # wall
    "F": ("#e6d5b6", "#4a423f"),  # floor
    "G": ("#b4d596", "#2f4a3a"),  # grass
    "M": ("#a7c8bc", "#2b4150"),  # hills
    "N": ("#9aa9b0", "#1c2432"),  # far or dark things
    "D": ("#d3d6d6", "#3a4250"),  # stone, road
    "T": ("#d8b588", "#5d4c3d"),  # furniture of a place
    "R": ("#d99a83", "#6d4a44"),  # brickwork, roofs
    "B": ("#b5d0ea", "#3d5878"),  # glass, tiles
    "L": ("#b5d0ea", "#d2a556"),  # windows seen from outside, lit by night
    "Y": ("#f6dc8e", "#a58a4c"),  # rape flowers, lamps, corn
    "P": ("#fffaf0", "#4a5060"),  # plaster, paper on walls
}
"""What each letter paints, by day and by night."""

TANNED = ("#eebf95", "#d2a37b")
"""Skin of those who work outdoors, in pieces of the class A."""

NIGHT_LINES = ".k{stroke:#0d1420}.q{stroke:#59627a}"


def painted(time: int) -> str:
    """The colours by day (0) or by night (1)."""
    letters = "".join(f".{name}{{color:{colours[time]}}}" for name, colours in COLOURS.items())
    return f"{letters}.A .s{{color:{TANNED[time]}}}"


def sheet() -> str:
    """The rules for the picture's ``<style>``; night holds on screens only, so that paper stays light."""
    lines = "".join(f".{name}{{{rule}}}" for name, rule in LINES.items())
    filled = ",".join(f".{name}" for name in COLOURS) + "{fill:currentColor}"
    night = f"@media screen and (prefers-color-scheme:dark){{{NIGHT_LINES}{painted(1)}}}"
    return f"{filled}{lines}.u,.j{{fill:none}}{painted(0)}{night}"


STYLE = sheet()
