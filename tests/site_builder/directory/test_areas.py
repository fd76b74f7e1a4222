"""Where the pages of the directory stand."""

from dataclasses import replace

import pytest

from site_builder.directory.areas import address_problems, areas_of, neighbours, town_address


def test_the_whole_city_comes_first_and_its_page_is_the_overview(shelves):
    city = shelves().city
    whole, first, *others = areas_of(city)
    assert (whole.code, whole.address) == (city.code, "find/offices/")
    assert (first.name, first.address, len(others)) == ("汉台区", "find/hantai/", 10)


@pytest.mark.parametrize(
    ("area", "arguments", "address"),
    [
        (0, ("law_firm",), "find/law-firm/"),
        (0, ("lawyer", "wages"), "find/lawyer/wages/"),
        (1, ("law_firm",), "find/hantai/law-firm/"),
        (1, ("lawyer", "wages"), "find/hantai/lawyer/wages/"),
        (1, ("lawyer", "wages", 2), "find/hantai/lawyer/wages/2/"),
        (1, ("lawyer", "", 1), "find/hantai/lawyer/"),
        (1, ("lawyer", "", 3), "find/hantai/lawyer/3/"),
    ],
)
def test_a_list_stands_below_its_area_and_kind(shelves, area, arguments, address):
    assert areas_of(shelves().city)[area].list_address(*arguments) == address


def test_a_township_stands_below_its_county_by_its_code(shelves):
    assert town_address(shelves().city.counties[0], "610702100") == "find/hantai/610702100/"


def test_who_finds_nothing_is_sent_to_every_other_county_and_not_to_his_own(shelves):
    city = shelves().city
    for county in city.counties:
        others = [each.code for each in neighbours(city, county)]
        assert sorted([*others, county.code]) == [each.code for each in city.counties]


@pytest.mark.parametrize("slug", ["lawyer", "law-firm", "map", "entry", "offices"])
def test_a_county_may_not_be_called_like_another_page(shelves, slug):
    city = shelves().city
    crossed = replace(city, counties=(replace(city.counties[0], slug=slug), *city.counties[1:]))
    ((where, problem),) = address_problems(crossed, ())
    assert where == "content/city.yml"
    assert slug in problem


def test_a_speciality_may_not_be_called_like_the_number_of_a_page(shelves):
    assert [where for where, _ in address_problems(shelves().city, ("wages", "2"))] == [
        "content/directory/specialities.yml"
    ]
