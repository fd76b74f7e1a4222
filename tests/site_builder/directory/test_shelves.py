"""Which list an entry stands on, and in which order."""

import pytest
from chalicelib.definitions.directory.listing import ENTRY_FOLDER

from site_builder.directory.pages import directory_pages
from site_builder.directory.shelves import PER_PAGE, SOUGHT, Heading, directory_addresses
from tests.site_builder.directory.conftest import office, people, person

HANTAI, CITY, BEIGUAN, PU = "610702", "610700", "610702001", "610702100"


def ids(shelves, *heading):
    return [entry.id for entry in shelves.lists.get(Heading(*heading), ())]


@pytest.mark.parametrize(
    ("heading", "stands"),
    [
        ((HANTAI, "lawyer", ""), True),
        ((HANTAI, "lawyer", "wages"), True),
        ((CITY, "lawyer", ""), True),
        ((CITY, "lawyer", "wages"), True),
        ((HANTAI, "lawyer", "divorce"), False),
        (("610703", "lawyer", ""), False),
        ((HANTAI, "mediator", ""), False),
    ],
)
def test_a_lawyer_stands_on_the_lists_of_his_county_the_city_and_his_specialities(shelves, heading, stands):
    assert bool(ids(shelves(person(specialities="wages")), *heading)) == stands


def test_who_serves_the_whole_city_stands_on_no_countys_list(shelves):
    made = shelves(office(county=CITY))
    assert [heading for heading, entries in made.lists.items() if entries] == [Heading(CITY, "law_firm", "")]


@pytest.mark.parametrize("kind", ["legal_service_room", "legal_service_station", "judicial_office"])
def test_a_townships_own_offices_stand_in_their_county_alone(shelves, kind):
    made = shelves(office(kind=kind, town=PU))
    assert ids(made, HANTAI, kind, "") == ["firm"]
    assert ids(made, CITY, kind, "") == []
    assert Heading(CITY, kind, "") in made.lists


def test_those_verified_within_a_year_stand_first_then_by_the_sound_of_their_names(shelves):
    rows = [
        ("never", "安一", ""),
        ("hidden", "白一", "2024-11-23"),
        ("old", "艾一", "2025-11-23"),
        ("zhao", "赵一", "2026-11-20"),
        ("chen", "陈一", "2025-11-24"),
    ]
    made = shelves(*(person(id=id_, name=f"{name}（示例）", verified_on=day) for id_, name, day in rows))
    assert ids(made, HANTAI, "lawyer", "") == ["chen", "zhao", "old", "never", "hidden"]


def test_townships_stand_one_after_the_other_and_those_without_one_last(shelves):
    rows = [("nowhere", "", "安"), ("pu-old", PU, "安"), ("pu", PU, "赵"), ("bei", BEIGUAN, "赵")]
    made = shelves(
        *(
            office(kind="legal_service_room", id=id_, town=town, name=f"{name}村（示例）", verified_on=day)
            for (id_, town, name), day in zip(
                rows, ("2026-11-01", "2025-01-01", "2026-11-01", "2026-11-01"), strict=True
            )
        )
    )
    assert ids(made, HANTAI, "legal_service_room", "") == ["bei", "pu", "pu-old", "nowhere"]


def test_kinds_that_people_look_for_have_a_list_in_every_county_even_an_empty_one(shelves):
    made = shelves()
    assert set(made.lists) == {Heading(area, kind, "") for area in made.areas for kind in SOUGHT}


@pytest.mark.parametrize("count", [0, 1, PER_PAGE, PER_PAGE + 1, 3 * PER_PAGE])
def test_the_addresses_known_beforehand_are_those_of_the_pages_made(shelves, count):
    made = shelves(*people(count, specialities="wages、divorce"), office(county=CITY))
    addresses = [page.address for page in directory_pages(made)]
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == set(directory_addresses(made.content.directory, made.city))


def test_who_withdrew_is_nowhere(shelves):
    made = shelves(person(name="不见（示例）", office="firm", withdrawn="yes"), office())
    pages = list(directory_pages(made))
    assert [page.address for page in pages if page.address.startswith(ENTRY_FOLDER)] == [f"{ENTRY_FOLDER}firm/"]
    assert not [page.address for page in pages if "不见" in page.html]
