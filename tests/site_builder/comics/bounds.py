"""How far a drawing reaches: its points, control points among them, after all transforms, without the width of lines."""

from __future__ import annotations

import re
from math import cos, radians, sin
from xml.etree import ElementTree

from site_builder.comics.art import Drawn

Matrix = tuple[float, float, float, float, float, float]
Points = list[tuple[float, float]]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "c": 6, "s": 4, "a": 7, "z": 0}


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]


def times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def matrix(transform: str) -> Matrix:
    whole = SAME
    for name, inner in re.findall(r"(\w+)\(([^)]*)\)", transform):
        given = numbers(inner)
        if name == "translate":
            step: Matrix = (1, 0, 0, 1, given[0], given[1])
        elif name == "scale":
            step = (given[0], 0, 0, given[-1], 0, 0)
        else:
            c, s = cos(radians(given[0])), sin(radians(given[0]))
            step = (c, s, -s, c, 0, 0)
        whole = times(whole, step)
    return whole


def along(path: str) -> Points:
    """The points of a path, those that steer its curves among them."""
    x, y, points = 0.0, 0.0, []
    for letter, inner in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", path):
        given, kind = numbers(inner), letter.lower()
        for start in range(0, len(given), TAKES[kind] or 1):
            some = given[start : start + TAKES[kind]]
            fixed = letter.isupper()
            if kind == "h":
                some = [some[0], y if fixed else 0]
            elif kind == "v":
                some = [x if fixed else 0, some[0]]
            pairs = list(zip(some[-7::2] if kind == "a" else some[::2], some[1::2], strict=False))
            pairs = [(some[5], some[6])] if kind == "a" else pairs
            moved = [(a, b) if fixed else (x + a, y + b) for a, b in pairs]
            points += moved
            x, y = moved[-1]
    return points


def corners(element: ElementTree.Element) -> Points:
    """The points that hold one shape."""
    of = {name: float(element.get(name, 0)) for name in ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry")}
    if element.tag == "path":
        return along(element.get("d", ""))
    if element.tag == "rect":
        return [(of["x"], of["y"]), (of["x"] + of["width"], of["y"] + of["height"])]
    across, down = (of["r"], of["r"]) if element.tag == "circle" else (of["rx"], of["ry"])
    if element.tag == "g":
        return []
    return [(of["cx"] - across, of["cy"] - down), (of["cx"] + across, of["cy"] + down)]


def spread(element: ElementTree.Element, outer: Matrix) -> Points:
    """All points of an element and what is in it, where they are in the end."""
    here = times(outer, matrix(element.get("transform", "")))
    a, b, c, d, e, f = here
    mine = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners(element)]
    return mine + [point for child in element for point in spread(child, here)]


def bounds(drawn: Drawn) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    points = [point for part in drawn.parts for point in spread(ElementTree.fromstring(part.svg), SAME)]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
