"""The two datums of a place: the seats of eleven counties, known in both, and there and back again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.definitions.directory.datum import to_gcj02, to_wgs84
from chalicelib.definitions.directory.point import Datum, Point
from hypothesis import given
from hypothesis import strategies as st

# county: longitude and latitude in GCJ-02, then in WGS-84
SEATS = {
    "汉台区": ("107.031856", "33.067771", "107.027318", "33.069645"),
    "南郑区": ("106.93623", "32.999333", "106.932061", "33.001501"),
    "城固县": ("107.33393", "33.157131", "107.329172", "33.158921"),
    "洋县": ("107.545836", "33.222738", "107.541261", "33.224692"),
    "西乡县": ("107.766613", "32.983101", "107.761931", "32.985104"),
    "勉县": ("106.673221", "33.153553", "106.669159", "33.155552"),
    "宁强县": ("106.257171", "32.829694", "106.253202", "32.831818"),
    "略阳县": ("106.156718", "33.327281", "106.152585", "33.328947"),
    "镇巴县": ("107.895035", "32.536704", "107.890629", "32.539111"),
    "留坝县": ("106.920808", "33.617571", "106.916626", "33.619396"),
    "佛坪县": ("107.990538", "33.524359", "107.985921", "33.526064"),
}
A_METRE = Decimal("0.00001")


def point(lon: str, lat: str, datum: Datum) -> Point:
    """A place at a door."""
    return Point(Decimal(lon), Decimal(lat), datum, "door")


def near(one: Point, other: Point, degrees: Decimal = A_METRE) -> bool:
    """Whether two places differ by no more than that."""
    return abs(one.lon - other.lon) <= degrees and abs(one.lat - other.lat) <= degrees


@pytest.mark.parametrize("seat", SEATS.values(), ids=SEATS)
def test_the_seat_of_a_county_lies_where_both_datums_say(seat):
    chinese, gps = point(*seat[:2], Datum.GCJ02), point(*seat[2:], Datum.WGS84)
    assert near(to_wgs84(chinese), gps)
    assert near(to_gcj02(gps), chinese)


def test_a_place_already_in_the_datum_stays_as_it_was_typed():
    gps = point("107.0273", "33.0696", Datum.WGS84)
    assert to_wgs84(gps) is gps
    assert to_gcj02(to_gcj02(gps)) == to_gcj02(gps)


@pytest.mark.parametrize(("lon", "lat"), [("2.352222", "48.856613"), ("-122.419418", "37.774929"), ("151.2", "-33.9")])
def test_abroad_both_datums_are_one(lon, lat):
    there = to_gcj02(point(lon, lat, Datum.WGS84))
    assert (there.lon, there.lat, there.datum) == (Decimal(lon), Decimal(lat), Datum.GCJ02)
    assert to_wgs84(there) == point(lon, lat, Datum.WGS84)


@given(st.decimals("74", "135", places=6), st.decimals("18", "53", places=6))
def test_there_and_back_again_is_the_same_place_anywhere_in_china(lon, lat):
    gps = Point(lon, lat, Datum.WGS84, "door")
    assert near(to_wgs84(to_gcj02(gps)), gps, Decimal("0.000002"))
