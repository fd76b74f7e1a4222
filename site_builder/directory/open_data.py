"""The directory as open data: CSV and JSON of everything shown, GeoJSON of what was verified on a map, and a description
of all of it (Frictionless Data Package). People appear with what is public by law and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from chalicelib.definitions.directory.datum import to_wgs84
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.rendering.csv_text import as_csv

from site_builder.sources import Content

FOLDER = "data/directory/"
OFFICES, PEOPLE, BOTH = f"{FOLDER}offices.csv", f"{FOLDER}people.csv", f"{FOLDER}directory.json"
PLACES, PACKAGE = f"{FOLDER}places.geojson", f"{FOLDER}datapackage.json"
ADDRESSES = (OFFICES, PEOPLE, BOTH, PLACES, PACKAGE)

OFFICE_FIELDS = (
    *("id", "kind", "kind_name", "name", "short_name", "uscc", "licence_no", "county", "town", "address", "landmark"),
    *("phone", "hours", "hours_in_words", "competence", "services", "specialities", "languages", "step_free", "cases"),
    *("lon", "lat", "precision", "url", "source", "verified_on", "page"),
)
PERSON_FIELDS = (
    *("id", "kind", "kind_name", "name", "licence_no", "practice", "office", "county", "town", "phone"),
    *("specialities", "languages", "cases", "source", "verified_on", "page"),
)
Row = dict[str, str]

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def directory_data(content: Content, today: date) -> Mapping[str, bytes]:
    """The files by their addresses. Coordinates are WGS-84 (RFC 7946); CSV has a byte order mark for table programs."""
    city = content.catalogue.city
    directory, url = content.directory, city.site_url
    offices = _table(OFFICE_FIELDS, (_office_row(each, url, today) for each in directory.offices))
    people = _table(PERSON_FIELDS, (_person_row(each, url, today) for each in directory.people if not each.withdrawn))
    head = b'{"is_sample":%s,"offices":[' % (b"true" if city.is_sample else b"false")
    return {
        OFFICES: offices.csv,
        PEOPLE: people.csv,
        BOTH: b"".join((head, offices.objects, b'],"people":[', people.objects, b"]}\n")),
        PLACES: _json({"type": "FeatureCollection", "features": _features(content.directory.offices)}),
        PACKAGE: _json(_package(content, today)),
    }


class Table(NamedTuple):
    """Rows as a CSV file, and as JSON's objects with commas between them."""

    csv: bytes
    objects: bytes


def _table(fields: Sequence[str], rows: Iterable[Row]) -> Table:
    """Row by row: all of them at once are many times as large as the files."""
    lines, objects = [as_csv([fields]).encode("utf-8-sig")], []
    for row in rows:
        lines.append(as_csv([[row[field] for field in fields]]).encode())
        objects.append(_as_json(row).encode())
    return Table(b"".join(lines), b",".join(objects))


def _shared(entry: Office | Person, site_url: str, today: date) -> Row:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "kind_name": entry.kind_name,
        "name": entry.name,
        "county": entry.county,
        "town": entry.town,
        "phone": entry.phone_shown(today),
        "specialities": "、".join(entry.specialities),
        "languages": "、".join(entry.languages),
        "cases": "；".join(entry.cases),
        "source": entry.source,
        "verified_on": entry.verified_on.isoformat() if entry.verified_on else "",
        "page": f"{site_url}{entry.address}",
    }


def _office_row(office: Office, site_url: str, today: date) -> Row:
    there = to_wgs84(office.point) if office.point else None
    return _shared(office, site_url, today) | {
        "short_name": office.short_name,
        "uscc": office.uscc,
        "licence_no": office.licence_no,
        "address": office.postal_address,
        "landmark": office.landmark,
        "hours": office.hours,
        "hours_in_words": _in_words(office.hours) if office.hours else "",
        "competence": office.competence,
        "services": "、".join(office.services),
        "step_free": office.step_free,
        "lon": f"{there.lon:f}" if there else "",
        "lat": f"{there.lat:f}" if there else "",
        "precision": there.precision if there else "",
        "url": office.url,
    }


@cache
def _in_words(hours: str) -> str:
    """Hours as sentences; thousands of rooms keep the same few."""
    return OpeningHours.read(hours).in_words


def _person_row(person: Person, site_url: str, today: date) -> Row:
    own = {"licence_no": person.licence_no, "practice": person.practice, "office": person.office}
    return _shared(person, site_url, today) | own


def _features(offices: Sequence[Office]) -> list[dict[str, Any]]:
    """Offices whose place somebody verified."""
    features = []
    for office in offices:
        if office.point:
            there = to_wgs84(office.point)
            known = {"id": office.id, "name": office.name, "kind": office.kind, "precision": there.precision}
            place = {"type": "Point", "coordinates": [float(there.lon), float(there.lat)]}
            features.append({"type": "Feature", "geometry": place, "properties": known})
    return features


def _package(content: Content, today: date) -> dict[str, Any]:
    city = content.catalogue.city
    tables = {OFFICES: OFFICE_FIELDS, PEOPLE: PERSON_FIELDS}
    return {
        "name": "legal-service-directory",
        "title": f"{city.name}公共法律服务名录{'（示例，有编的）' if city.is_sample else ''}",
        "is_sample": city.is_sample,
        "created": today.isoformat(),
        "homepage": city.site_url,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "sources": [{"title": "每一行的 source 一栏"}],
        "resources": [
            *(
                {
                    "name": address.removeprefix(FOLDER).removesuffix(".csv"),
                    "path": address.removeprefix(FOLDER),
                    "format": "csv",
                    "encoding": "utf-8",
                    "schema": {"fields": [{"name": name, "type": _type(name)} for name in fields], "primaryKey": "id"},
                }
                for address, fields in tables.items()
            ),
            {"name": "directory", "path": BOTH.removeprefix(FOLDER), "format": "json"},
            {"name": "places", "path": PLACES.removeprefix(FOLDER), "format": "geojson"},
        ],
    }


def _type(field: str) -> str:
    return {"lon": "number", "lat": "number", "verified_on": "date"}.get(field, "string")


def _json(value: Any) -> bytes:
    return f"{_as_json(value)}\n".encode()
