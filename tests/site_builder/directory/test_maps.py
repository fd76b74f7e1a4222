"""法务地图: counties as tiles, townships, places on the maps of phones; borders only with a review number."""

from __future__ import annotations

from dataclasses import replace

import brotli
import pytest
from chalicelib.definitions.city import CityMap

from site_builder.compressed import BYTE_BUDGET
from site_builder.directory.maps import FEW, map_page, map_problem, outline, place_links, tiles, town_pages
from site_builder.directory.overview import county_pages
from tests.site_builder.directory.conftest import office, people, person
from tests.site_builder.directory.test_lists import HEAVIEST_FRAME

TOWN = "610702100"  # 铺镇


@pytest.fixture
def town(shelves, read_page):
    """The page of 铺镇 in a city with these entries."""

    def made(*entries):
        (page,) = (page for page in town_pages(shelves(*entries)) if page.address == f"find/hantai/{TOWN}/")
        return read_page(page.html)

    return made


def test_every_county_has_one_tile_and_a_place_in_the_list(shelves, read_page):
    city = shelves().city
    page = read_page(map_page(shelves()).html)
    for county in city.counties:
        assert page.links.count(f"/find/{county.slug}/") == 2
        assert county.name in page.lines


def test_tiles_stand_as_the_counties_lie(shelves):
    rows = [[tile.short if tile else "" for tile in row] for row in in_rows(tiles(shelves().city))]
    assert rows == [
        ["", "", "留坝", "", "佛坪"],
        ["略阳", "勉县", "汉台", "城固", "洋县"],
        ["宁强", "", "南郑", "", "西乡"],
        ["", "", "", "", "镇巴"],
    ]


def in_rows(cells: list) -> list[list]:
    """The cells of the map, five a row."""
    return [cells[n : n + 5] for n in range(0, len(cells), 5)]


def test_a_city_without_tiles_has_the_list_alone(shelves):
    city = shelves().city
    plain = replace(city, counties=tuple(replace(county, tile=None) for county in city.counties))
    assert tiles(plain) == []


def test_a_tile_knows_where_the_seat_lies_as_gps_counts(shelves):
    (hantai,) = (tile for tile in tiles(shelves().city) if tile and tile.name == "汉台区")
    assert hantai.at == "33.0696,107.0273"


def test_every_township_of_the_city_has_a_page_that_its_county_leads_to(shelves, read_page):
    made = {page.address for page in town_pages(shelves())}
    links = {link for page in county_pages(shelves()) for link in read_page(page.html).links}
    assert len(made) == 177
    assert {f"/{address}" for address in made} <= links


def test_a_township_shows_its_places_and_people_by_kind_and_nobody_elses(town):
    station = office(kind="legal_service_station", town=TOWN, id="station", name="铺镇站（示例）")
    elsewhere = office(kind="legal_service_station", town="610702101", id="other", name="武乡站（示例）")
    page = town(station, elsewhere, person(kind="mediator", town=TOWN))
    assert {"公共法律服务工作站", "人民调解员", "铺镇站（示例）"} <= set(page.lines)
    assert {"/find/entry/station/", "/find/entry/person/"} <= set(page.links)
    assert "/find/entry/other/" not in page.links


@pytest.mark.parametrize("firms", [1, FEW])
def test_a_township_names_those_few_who_serve_its_whole_county(town, firms):
    page = town(
        *(replace(office(id=f"firm-{n}", phone=f"0000-765432{n}"), name="汉台律师事务所") for n in range(firms))
    )
    for n in range(firms):
        assert {f"/find/entry/firm-{n}/", f"tel:0000-765432{n}"} <= set(page.links)
    assert sum(link.startswith("https://uri.amap.com/") for link in page.links) == firms


def test_a_township_leads_to_the_list_where_many_serve_its_county(town):
    page = town(*(office(id=f"firm-{n}") for n in range(FEW + 1)))
    assert "/find/hantai/law-firm/" in page.links
    assert "/find/entry/firm-0/" not in page.links


def test_who_serves_another_county_or_the_whole_city_is_not_named_as_the_countys(town):
    page = town(office(id="far", county="610730"), office(id="city", county="610700"))
    assert not {"/find/entry/far/", "/find/entry/city/", "管整个汉台区的"} & {*page.links, *page.lines}


def test_a_township_where_nobody_is_listed_says_so_and_names_the_hotline(town):
    page = town(office())
    assert any("名单里还没有只管铺镇的" in line for line in page.lines)
    assert "tel:12348" in page.links


def test_an_address_is_text_whether_or_not_maps_are_linked(town):
    assert "示例路1号" in town(office(address="示例路1号")).lines
    assert "示例路2号" in town(office(kind="judicial_office", town=TOWN, address="示例路2号")).lines


def test_townships_of_one_name_are_told_apart_by_their_county(shelves):
    titles = [page.title for page in town_pages(shelves()) if "巴山镇" in page.title]
    assert sorted(titles) == ["宁强县巴山镇能找谁", "镇巴县巴山镇能找谁"]


def test_more_rooms_and_mediators_than_any_township_has_stay_within_the_budget(shelves):
    rooms = [
        replace(
            office(kind="legal_service_room", town=TOWN, id=f"room-{n}"),
            name=f"汉台区铺镇{in_signs(n)}村公共法律服务室",
            postal_address=f"汉台区铺镇{in_signs(n + 500)}村{n}号",
        )
        for n in range(40)
    ]
    pages = town_pages(shelves(*rooms, *people(20, kind="mediator", town=TOWN)))
    (page,) = (page for page in pages if TOWN in page.address)
    assert page.html.count("uri.amap.com") == 40
    assert len(brotli.compress(page.html.encode(), quality=9, lgwin=16)) + HEAVIEST_FRAME < BYTE_BUDGET


def in_signs(n: int) -> str:
    """A name of five characters that is like no other and so hardly shrinks."""
    return "".join(chr(0x4E00 + (n * 997 + k * 613) % 6000) for k in range(5))


def test_real_offices_are_found_on_maps_and_neither_people_nor_what_is_made_up(shelves):
    city = shelves().city
    real = replace(office(), name="汉台律师事务所")
    assert [link.label for link in place_links(real, city)] == ["高德", "腾讯", "百度"]
    assert not place_links(office(), city)
    assert not place_links(person(), city)


# Borders ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def bordered(small_city):
    """The small city with a map that bears a review number, and its picture."""
    small_city.edit("city.yml", "gov_site:\n", "map: {mode: outline, review_number: 陕S(2026)001号}\ngov_site:\n")
    small_city.write("map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return small_city


def test_borders_without_a_review_number_stop_the_build(small_city):
    small_city.edit("city.yml", "gov_site:\n", "map: {mode: outline, review_number: }\ngov_site:\n")
    (refusal,) = small_city.refusals()
    assert "审图号" in refusal


def test_borders_with_their_number_are_shown_with_it(bordered, read_page):
    site = bordered.build()
    page = read_page((site / "find/map/index.html").read_text("utf-8"))
    assert (site / "data/map.svg").is_file()
    assert "../../data/map.svg" in page.links
    assert "审图号：陕S(2026)001号" in page.lines


def test_borders_without_their_picture_stop_the_build(bordered):
    bordered.path("map.svg").unlink()
    (refusal,) = bordered.refusals()
    assert "content/map.svg" in refusal


def test_a_picture_is_not_published_while_the_map_is_of_tiles(shelves):
    content = replace(shelves().content, outline=b"<svg/>")
    assert content.catalogue.city.map == CityMap(outline=False, review_number="")
    assert not outline(content)
    assert not map_problem(content)
