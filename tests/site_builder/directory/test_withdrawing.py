"""Whoever withdraws, and a phone that nobody verified for two years, are nowhere in what is served, whatever was before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.site_builder.conftest import SmallCity

ID, NAME, PHONE = "sample-lawyer", "钱退（示例）", "0000-7654321"
HEAD = "id,kind,name,county,phone,source,verified_on,withdrawn\n"
ROW = f"{ID},lawyer,{NAME},610702,{PHONE},示例,2026-11-02,\n"


def places_of(city: SmallCity, text: str) -> set[str]:
    """The files of the site and of the functions that hold a text."""
    files = [*city.site.rglob("*"), *city.folders.compiled.iterdir()]
    return {path.name for path in files if path.is_file() and text.encode() in path.read_bytes()}


@pytest.fixture
def city(small_city) -> SmallCity:
    """A city with a lawyer whom everybody finds."""
    small_city.write("directory/people.csv", HEAD + ROW)
    small_city.build()
    return small_city


EVERYWHERE = {"index.html", f"{ID}.vcf", "people.csv", "directory.json", "search.sqlite"}


def test_who_withdrew_is_nowhere(city):
    assert places_of(city, NAME) == {*EVERYWHERE, "entries.json"}
    city.edit("directory/people.csv", "2026-11-02,\n", "2026-11-02,yes\n")
    city.build()
    assert [places_of(city, text) for text in (NAME, PHONE, ID)] == [set(), set(), set()]


def test_a_phone_that_nobody_verified_for_two_years_is_nowhere(city):
    assert places_of(city, PHONE) == EVERYWHERE
    city.build(date(2028, 11, 3))
    assert places_of(city, PHONE) == set()
    assert "search.sqlite" in places_of(city, NAME)
