"""Between the datum of Chinese maps (GCJ-02) and that of GPS (WGS-84).

China publishes no formula; this is the one that is in public use (e.g. in the eviltransform project), which agrees with
高德's own conversion to a metre or two. Good for a pin at a door, not for surveying. Sines are floats; what comes in and goes
out are decimals, rounded once, at the end.
"""

from __future__ import annotations

import math
from decimal import Decimal

from .point import Datum, Point

_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323  # of the Krasovsky ellipsoid
_ROUNDS = 6
"""So often the inverse is tried: the error falls a thousandfold each time and is far below a centimetre then."""

_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
"""Beyond these Chinese maps show places where GPS has them."""

_PLACES = Decimal("0.000001")
"""A tenth of a metre."""


def to_gcj02(point: Point) -> Point:
    """The point as Chinese maps count."""
    if point.datum is Datum.GCJ02:
        return point
    return _rounded(*_shifted(float(point.lon), float(point.lat)), Datum.GCJ02, point)


def to_wgs84(point: Point) -> Point:
    """The point as GPS counts."""
    if point.datum is Datum.WGS84:
        return point
    lon, lat = given = float(point.lon), float(point.lat)
    for _ in range(_ROUNDS):
        there = _shifted(lon, lat)
        lon, lat = lon + given[0] - there[0], lat + given[1] - there[1]
    return _rounded(lon, lat, Datum.WGS84, point)


def _rounded(lon: float, lat: float, datum: Datum, point: Point) -> Point:
    return Point(Decimal(lon).quantize(_PLACES), Decimal(lat).quantize(_PLACES), datum, point.precision)


def _shifted(lon: float, lat: float) -> tuple[float, float]:
    """Where a Chinese map shows a place of GPS, in degrees."""
    if not (_WEST < lon < _EAST and _SOUTH < lat < _NORTH):
        return lon, lat
    x, y = lon - 105, lat - 35
    both = (20 * _wave(6 * x) + 20 * _wave(2 * x)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + both
    east += (20 * _wave(x) + 40 * _wave(x / 3)) * 2 / 3 + (150 * _wave(x / 12) + 300 * _wave(x / 30)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + both
    north += (20 * _wave(y) + 40 * _wave(y / 3)) * 2 / 3 + (160 * _wave(y / 12) + 320 * _wave(y / 30)) * 2 / 3
    radians = math.radians(lat)
    curved = 1 - _ECCENTRICITY * math.sin(radians) ** 2
    metres_east = math.radians(1) * _AXIS / math.sqrt(curved) * math.cos(radians)
    metres_north = math.radians(1) * _AXIS * (1 - _ECCENTRICITY) / curved**1.5
    return lon + east / metres_east, lat + north / metres_north


def _wave(half_turns: float) -> float:
    return math.sin(half_turns * math.pi)
