"""A place on the map, with the datum its numbers are in: Chinese maps are shifted (GCJ-02) against GPS (WGS-84)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chalicelib.definitions.entry import Entry

PRECISIONS = ("door", "street", "town")


class Datum(StrEnum):
    """What longitude and latitude refer to. 高德 and 腾讯 count in GCJ-02; GPS, GeoJSON and schema.org in WGS-84."""

    GCJ02 = "gcj02"
    WGS84 = "wgs84"


@dataclass(frozen=True)
class Point:
    """Degrees east and north. ``precision``: whether it is the door, the street, or only the town."""

    lon: Decimal
    lat: Decimal
    datum: Datum
    precision: str

    @classmethod
    def read(cls, entry: Entry) -> Point | None:
        """Read the columns of a row; None where no coordinate was verified."""
        given = [entry.has(key) for key in ("lon", "lat", "datum", "precision")]
        if not any(given):
            return None
        if not all(given):
            entry.refuse(
                "坐标要写全：lon（经度）、lat（纬度）、datum（gcj02 或 wgs84）、precision（door、street 或 town）",
                "lon",
            )
            return None
        datum = entry.choice("datum", tuple(Datum))
        point = cls(
            entry.number("lon"),
            entry.number("lat"),
            Datum(datum) if datum in tuple(Datum) else Datum.WGS84,
            entry.choice("precision", PRECISIONS),
        )
        if not (73 < point.lon < 136 and 3 < point.lat < 54):
            entry.refuse(f"经度、纬度不在中国：{point.lon}、{point.lat}。常见的原因是写反了", "lon")
        return point
