"""Lists as plain links: pages, specialities, townships, what an empty one says."""

import re

import brotli
import pytest

from site_builder.checks import FUNCTION_ADDRESSES, generated_addresses
from site_builder.compressed import BYTE_BUDGET
from site_builder.directory.areas import areas_of
from site_builder.directory.entries import cards
from site_builder.directory.lists import list_pages, page_numbers
from site_builder.directory.pages import directory_pages
from site_builder.directory.shelves import PER_PAGE, Heading
from tests.conftest import TODAY
from tests.site_builder.directory.conftest import office, people, person, real

HEAVIEST_FRAME = 7 * 1024
"""Bytes of the style and the frame around a list, compressed; it was 6,100 when this was written."""


@pytest.fixture
def lines(shelves, read_page):
    """What a reader sees on the page of a list at an address, in a city with these entries."""

    def read(address, *entries, on=TODAY):
        pages = {page.address: page for page in list_pages(shelves(*entries, on=on))}
        return read_page(pages[address].html).lines

    return read


def test_an_entry_stands_with_its_specialities_phone_and_the_day_it_was_verified(lines):
    found = lines("find/hantai/lawyer/", real(person(specialities="wages、divorce")))
    at = found.index("陈一")
    assert found[at : at + 4] == ["陈一", "会办要工钱、离婚", "0916-1234567", "核实于2026年11月20日"]


def test_an_office_says_what_it_is_for(lines):
    found = lines("find/court/", office(kind="court", competence="家里的官司"))
    assert "汉台区，家里的官司" in found


def test_nobody_is_invited_to_dial_a_made_up_phone(shelves):
    pages = {page.address: page for page in list_pages(shelves(person(phone="0000-1234567")))}
    html = pages["find/hantai/lawyer/"].html
    assert "0000-1234567（编的，打不通）" in html
    assert "tel:0000" not in html


def test_the_citys_list_says_in_which_county(lines):
    assert "汉台区，会办要工钱" in lines("find/lawyer/", person(specialities="wages"))


def test_a_long_list_goes_on_on_further_pages_each_person_once(shelves):
    pages = [page for page in list_pages(shelves(*people(2 * PER_PAGE + 1))) if "hantai/lawyer" in page.address]
    assert [page.address for page in pages] == [f"find/hantai/lawyer/{n}" for n in ("", "2/", "3/")]
    assert [page.html.count("核实于") for page in pages] == [PER_PAGE, PER_PAGE, 1]
    assert pages[1].title == "汉台区的律师（第2页）"


@pytest.mark.parametrize(
    ("page", "last", "words"),
    [
        (1, 2, "1 2 下一页"),
        (2, 2, "上一页 1 2"),
        (1, 9, "1 2 3 9 下一页"),
        (5, 9, "上一页 1 3 4 5 6 7 9 下一页"),
        (9, 9, "上一页 1 7 8 9"),
    ],
)
def test_pages_are_turned_by_words_and_by_number(shelves, page, last, words):
    area = areas_of(shelves().city)[1]
    turns = page_numbers(area, Heading(area.code, "lawyer", ""), page, last)
    assert " ".join(said for said, _, _ in turns) == words
    assert {said: n for said, n, _ in turns}.get("下一页", page + 1) == page + 1


def test_a_list_of_the_longest_names_stays_within_the_budget(shelves):
    names = [
        chr(0x4E00 + n * 37) * 3 + "".join(chr(0x4E00 + (n * 997 + k * 613) % 20000) for k in range(24))
        for n in range(PER_PAGE + 1)
    ]
    rows = [
        person(
            id=f"p-{n}",
            name=f"{name}（示例）",
            phone=f"0000-{n * 7919 % 10**7:07}",
            specialities="wages、work-injury、labour、divorce、children、traffic",
        )
        for n, name in enumerate(names)
    ]
    for page in list_pages(shelves(*rows)):
        size = len(brotli.compress(page.html.encode(), quality=9, lgwin=16))
        assert size + HEAVIEST_FRAME < BYTE_BUDGET, page.address


def test_specialities_are_links_with_how_many(lines):
    found = lines("find/hantai/lawyer/", *people(2, specialities="wages"), person(specialities="divorce"))
    at = found.index("找会办这些事的")
    assert found[at + 1 : at + 5] == ["要工钱", "2", "离婚", "1"]


def test_where_a_county_has_none_the_list_names_the_nearest_that_have_and_the_hotline(lines):
    far, near = (office(kind="notary_office", id=f"notary-{code}", county=code) for code in ("610730", "610725"))
    found = lines("find/hantai/notary-office/", far, near)
    assert found[1].startswith("名单里，汉台区没有公证处。")
    assert found[found.index("近处有的") + 1 :][:4] == ["勉县", "1", "佛坪县", "1"]
    assert "12348" in found


def test_where_only_the_city_has_one_it_stands_on_the_countys_empty_list(lines):
    found = lines(
        "find/hantai/notary-office/", office(kind="notary_office", county="610700", name="全市公证处（示例）")
    )
    assert found.index("全市的") < found.index("全市公证处（示例）")


def test_rooms_stand_below_their_townships(lines):
    rooms = [("610702100", "甲村"), ("610702001", "乙村"), ("", "丙村")]
    rows = [{"id": f"room-{n}", "name": f"{name}（示例）", "town": town} for n, (town, name) in enumerate(rooms)]
    found = lines("find/hantai/legal-service-room/", *(office(kind="legal_service_room", **row) for row in rows))
    assert found[found.index("按乡镇找") + 1 :][:4] == ["北关街道", "1", "铺镇", "1"]
    found = found[found.index("按乡镇找") + 5 :]
    order = ["北关街道", "乙村（示例）", "铺镇", "甲村（示例）", "没写乡镇的", "丙村（示例）"]
    assert [line for line in found if line in order] == order


@pytest.mark.parametrize("kind", ["legal_service_room", "judicial_office"])
def test_the_citys_list_of_what_townships_have_leads_to_every_county_that_has_some(lines, kind):
    counties = [f"6107{code}" for code in ("02", "03", "22", "23", "24", "25")]
    found = lines(
        f"find/{kind.replace('_', '-')}/", *(office(kind=kind, id=f"o-{code}", county=code) for code in counties)
    )
    assert not [line for line in found if line.startswith("名单里")]
    assert [line for line in found if line.endswith(("区", "县"))] == [
        "汉台区",
        "南郑区",
        "城固县",
        "洋县",
        "西乡县",
        "勉县",
    ]


def test_a_notary_list_says_which_office_is_competent_by_which_article(lines):
    assert "《公证法》第二十五条第一款" in lines("find/notary-office/")


def test_it_says_that_nobody_pays_for_a_place(lines):
    assert any("没有谁花钱排在前面" in line for line in lines("find/lawyer/", *people(2)))


def test_every_link_of_the_directory_leads_somewhere(shelves):
    made = shelves(
        *people(PER_PAGE + 1, office="firm", specialities="wages"),
        office(phone="0000-1234567"),
        office(id="room", kind="legal_service_room", town="610702100"),
        office(id="notary", kind="notary_office", county="610700"),
    )
    known = {
        f"/{address}"
        for address in {*made.content.pages, *generated_addresses(made.content), *cards(made.content, TODAY)}
    }
    for page in directory_pages(made):
        for link in re.findall(r' (?:href|action|src)="(/[^"#]*)', page.html):
            assert link in known or FUNCTION_ADDRESSES.fullmatch(link), f"{page.address} -> {link}"
