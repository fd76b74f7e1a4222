"""An entry of the directory for search engines, in the words of schema.org."""

from __future__ import annotations

import json
from calendar import isleap
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from markupsafe import Markup

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.datum import to_wgs84
from chalicelib.definitions.directory.listing import Listing
from chalicelib.definitions.directory.numbers import international
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.opening_hours import MonthDay, OpeningHours, Season, Sessions, Week
from chalicelib.definitions.working_calendar import WorkingCalendar

Tree = dict[str, Any]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEGAL_SERVICES = (
    *("law_firm", "legal_worker_office", "forensic_institute", "mediation_committee"),
    *("arbitration_commission", "arbitration_branch"),
)
_TYPES = {
    **dict.fromkeys(_LEGAL_SERVICES, "LegalService"),
    "notary_office": "Notary",
    "court": "Courthouse",
    "womens_federation": "Organization",
}
"""Every other kind of office is a ``GovernmentOffice``. ``Attorney`` gave way to ``LegalService``."""


def type_of(kind: str) -> str:
    """The class of schema.org for a kind of office."""
    return _TYPES.get(kind, "GovernmentOffice")


def as_json_ld(entry: Office | Person, firm: Office | None, city: City, hours: Tree, today: date) -> Markup:
    """The text of a ``<script type="application/ld+json">``. ``firm`` is where a person works; ``hours`` are those of an
    office, from ``hours_in_json_ld``.
    """
    tree = _office(entry, city) | hours if isinstance(entry, Office) else _person(entry, firm, city)
    if phone := entry.phone_shown(today):
        tree["telephone"] = international(phone)
    if entry.languages:
        tree["knowsLanguage"] = list(entry.languages)
    text = json.dumps({"@context": "https://schema.org", **tree}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def hours_in_json_ld(hours: OpeningHours, calendar: WorkingCalendar, today: date) -> Tree:
    """When an office is open: the weeks, each season with the days on which it next holds, and single days. Days outside every season cannot be
    said in these words: then no week is given.
    """
    weeks = hours.weeks
    sayable = len(weeks) == 1 or all(week.season for week in weeks)
    usual = [each for week in weeks for each in _week(week, today)] if sayable else []
    dated = dict.fromkeys(rule.day for rule in hours.rules if rule.day and rule.day >= today)
    special = [each for day in dated for each in _day(day, hours.sessions(day, calendar))]
    tree = {"openingHoursSpecification": usual, "specialOpeningHoursSpecification": special}
    return {name: rows for name, rows in tree.items() if rows}


def _named(entry: Listing, type_: str, city: City) -> Tree:
    return {"@type": type_, "name": entry.name, "url": f"{city.site_url}{entry.address}"}


def _person(person: Person, firm: Office | None, city: City) -> Tree:
    tree = _named(person, "Person", city) | {"jobTitle": person.kind_name}
    if firm:
        tree["worksFor"] = _named(firm, type_of(firm.kind), city)
    if person.licence_no:
        tree["hasCredential"] = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "执业证",
            "identifier": person.licence_no,
        }
    return tree


def _office(office: Office, city: City) -> Tree:
    county = city.county(office.county)
    place = f"{city.name}{county.name}" if county else city.name
    tree = _named(office, type_of(office.kind), city)
    tree |= {"additionalType": office.kind_name, "areaServed": {"@type": "AdministrativeArea", "name": place}}
    if office.short_name:
        tree["alternateName"] = office.short_name
    if office.uscc:
        tree["identifier"] = {"@type": "PropertyValue", "propertyID": "USCC", "value": office.uscc}
    if office.postal_address:
        tree["address"] = {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressLocality": place,
            "streetAddress": office.postal_address,
        }
    if office.point:
        there = to_wgs84(office.point)
        tree["geo"] = {"@type": "GeoCoordinates", "latitude": float(there.lat), "longitude": float(there.lon)}
    if office.url:
        tree["sameAs"] = office.url
    return tree


def _day(day: date, sessions: Sessions) -> Iterator[Tree]:
    """One day's sessions; a day that is closed opens and closes at midnight, as schema.org has it."""
    on = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    for opens, closes in sessions or ((time.min, time.min),):
        yield {"@type": "OpeningHoursSpecification", "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}", **on}


def _week(week: Week, today: date) -> Iterator[Tree]:
    valid = _valid(week.season, today) if week.season else {}
    by_session: dict[tuple[str, str], list[str]] = {}
    for weekday, sessions in zip(_WEEKDAYS, week.by_weekday, strict=True):
        for opens, closes in sessions:
            by_session.setdefault((f"{opens:%H:%M}", f"{closes:%H:%M}"), []).append(weekday)
    for (opens_at, closes_at), days in by_session.items():
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": opens_at,
            "closes": closes_at,
            **valid,
        }


def _valid(season: Season, today: date) -> Tree:
    """From when to when a season lasts that holds today, or the next one."""
    crosses = season.first > season.last
    year = today.year
    if crosses and (today.month, today.day) <= season.last:
        year -= 1
    elif not crosses and (today.month, today.day) > season.last:
        year += 1
    first, last = _on(year, season.first), _on(year + crosses, season.last)
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()}


def _on(year: int, month_day: MonthDay) -> date:
    """That day of a year; the last of February in a year that has no 29th."""
    month, day = month_day
    return date(year, month, 28 if month_day == (2, 29) and not isleap(year) else day)
