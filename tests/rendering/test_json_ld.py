"""Entries in the words of schema.org."""

import json
from datetime import date

import pytest
from chalicelib.definitions.directory.kinds import OFFICE_KINDS
from chalicelib.rendering.json_ld import as_json_ld, hours_in_json_ld, type_of

from tests.rendering.listed import CALENDAR, CITY, TODAY, office, person, real_office

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def tree(entry, firm=None, on=TODAY):
    hours = getattr(entry, "opening_hours", None)
    return json.loads(as_json_ld(entry, firm, CITY, hours_in_json_ld(hours, CALENDAR, on) if hours else {}, on))


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("law_firm", "LegalService"),
        ("forensic_institute", "LegalService"),
        ("notary_office", "Notary"),
        ("court", "Courthouse"),
        ("legal_aid_centre", "GovernmentOffice"),
        ("judicial_office", "GovernmentOffice"),
        ("womens_federation", "Organization"),
    ],
)
def test_each_kind_of_office_has_its_class(kind, type_):
    assert tree(office(kind=kind))["@type"] == type_


def test_nobody_is_an_attorney_which_gave_way_to_legal_service():
    assert "Attorney" not in set(map(type_of, OFFICE_KINDS))


def test_an_office_is_told_with_number_address_and_phone():
    found = tree(real_office(postal_address="民主街1号", short_name="汉台所"))
    assert found["identifier"] == {"@type": "PropertyValue", "propertyID": "USCC", "value": "31610000MD0000000X"}
    assert found["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressLocality": "汉中市汉台区",
        "streetAddress": "民主街1号",
    }
    assert (found["telephone"], found["alternateName"]) == ("+86-916-1234567", "汉台所")
    assert found["url"] == "https://law.example/find/entry/firm/"


def test_a_place_is_told_as_gps_counts():
    geo = tree(real_office())["geo"]
    assert (round(geo["latitude"], 3), round(geo["longitude"], 3)) == (33.070, 107.027)


def test_what_is_unknown_is_left_out():
    assert set(tree(office())) == {"@context", "@type", "name", "url", "additionalType", "areaServed"}


@pytest.mark.parametrize("made", [office, person])
def test_a_phone_too_old_to_show_is_not_told_to_machines(made):
    assert "telephone" in tree(made(phone="0000-1234567"))
    assert "telephone" not in tree(made(phone="0000-1234567", verified_on="2024-11-23"))


def test_a_person_is_told_with_firm_licence_and_languages():
    found = tree(person(licence_no="0" * 17, languages="普通话、汉中话"), office())
    assert (found["@type"], found["jobTitle"]) == ("Person", "律师")
    assert (found["worksFor"]["@type"], found["worksFor"]["name"]) == ("LegalService", "汉台律师事务所（示例）")
    assert found["hasCredential"]["identifier"] == "0" * 17
    assert found["knowsLanguage"] == ["普通话", "汉中话"]


def test_a_week_is_told_session_by_session_with_its_closed_half_day():
    found = tree(office(hours="Mo-Fr 08:30-12:00,14:00-17:30; We 14:00-17:30 off"))["openingHoursSpecification"]
    assert [(row["opens"], row["closes"], row["dayOfWeek"]) for row in found] == [
        ("08:30", "12:00", WEEK),
        ("14:00", "17:30", [day for day in WEEK if day != "Wednesday"]),
    ]


@pytest.mark.parametrize(
    ("on", "summer", "winter"),
    [
        (date(2026, 11, 24), ("2027-05-01", "2027-09-30"), ("2026-10-01", "2027-04-30")),
        (date(2026, 4, 30), ("2026-05-01", "2026-09-30"), ("2025-10-01", "2026-04-30")),
        (date(2026, 5, 1), ("2026-05-01", "2026-09-30"), ("2026-10-01", "2027-04-30")),
        (date(2026, 9, 30), ("2026-05-01", "2026-09-30"), ("2026-10-01", "2027-04-30")),
    ],
)
def test_a_season_is_told_with_the_days_of_its_present_or_next_turn(on, summer, winter):
    hours = "May 01-Sep 30 Mo-Fr 08:00-12:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00"
    found = tree(office(hours=hours), on=on)["openingHoursSpecification"]
    assert [(row["validFrom"], row["validThrough"]) for row in found] == [summer, winter]


def test_a_season_that_ends_with_february_ends_on_a_day_that_exists():
    hours = "Dec 01-Feb 29 Mo-Fr 08:30-12:00; Mar 01-Nov 30 Mo-Fr 08:00-12:00"
    found = tree(office(hours=hours))["openingHoursSpecification"]
    assert [row["validThrough"] for row in found] == ["2027-02-28", "2026-11-30"]


def test_days_outside_every_season_cannot_be_told_so_that_no_week_is():
    found = tree(office(hours="Mo-Fr 08:30-12:00; Jul 01-Aug 31 Mo-Fr 08:00-11:00"))
    assert "openingHoursSpecification" not in found


def test_single_days_to_come_are_told_closed_ones_from_midnight_to_midnight():
    hours = "Mo-Fr 08:30-12:00; 2026-12-01 10:00-11:00; 2026-12-02 off; 2026-11-02 off"
    found = tree(office(hours=hours))["specialOpeningHoursSpecification"]
    assert [(row["validFrom"], row["validThrough"], row["opens"], row["closes"]) for row in found] == [
        ("2026-12-01", "2026-12-01", "10:00", "11:00"),
        ("2026-12-02", "2026-12-02", "00:00", "00:00"),
    ]
