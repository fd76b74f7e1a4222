"""Where looking for somebody begins."""

import pytest

from site_builder.directory.overview import FEW, county_pages, overview_page
from tests.site_builder.directory.conftest import office, people, person


@pytest.fixture
def overview(shelves, read_page):
    """The overview of a city with these entries."""
    return lambda *entries: read_page(overview_page(shelves(*entries)).html)


@pytest.fixture
def county(shelves, read_page):
    """The page of the first county of a city with these entries."""
    return lambda *entries: read_page(next(county_pages(shelves(*entries))).html)


def test_every_county_and_every_kind_that_there_is_can_be_reached(overview):
    links = overview(office(kind="court")).links
    assert {"/find/map/", "/find/hantai/", "/find/foping/", "/find/lawyer/", "/find/court/"} <= set(links)
    assert "/find/rescue-station/" not in links


def test_the_table_counts_each_entry_once_in_its_own_county(overview):
    lines = overview(*people(3), person(county="610703"), office(county="610700")).lines
    row = lines[len(lines) - lines[::-1].index("律师") :]
    assert row[:12] == ["0", "3", "1", *"000000000"]


def test_every_office_that_cases_can_come_to_stands_there_with_its_page(overview):
    found = overview(*(office(kind="notary_office", id=f"notary-{n}") for n in range(FEW)), office())
    assert {f"/find/entry/notary-{n}/" for n in range(FEW)} <= set(found.links)
    assert "/find/entry/firm/" not in found.links


def test_too_many_of_them_stand_on_a_list_of_their_own(overview):
    found = overview(*(office(kind="notary_office", id=f"notary-{n}") for n in range(FEW + 1)))
    assert f"一共{FEW + 1}个，看名单" in found.lines
    assert not [link for link in found.links if link.startswith("/find/entry/")]


def test_a_county_says_how_many_it_has_and_how_many_serve_the_whole_city(county):
    lines = county(*people(2), office(kind="notary_office", county="610700")).lines
    assert lines[lines.index("律师") + 1] == "2"
    assert lines[lines.index("公证处") + 1] == "没有，另有管全市的1"
    assert lines[lines.index("司法鉴定机构") + 1] == "没有"
