"""From themed pages to what is served: squeezed, in two views, compressed, swapped in, and no more than changed."""

import gzip
import random
import re
import threading
import xml.etree.ElementTree as ET
from urllib.parse import urljoin

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.compressed import BYTE_BUDGET
from site_builder.site_folder import DROPPING
from site_builder.squeeze import squeeze

PAGE = "pages/learn/lending.md"
LENDING = {f"{view}learn/lending/index.html{ending}" for view in ("", "e/") for ending in ("", ".br", ".gz")}


def wait_until_dropped():
    """Wait for the thread that removes old builds."""
    for thread in threading.enumerate():
        if thread.name == DROPPING:
            thread.join()


def contents(site):
    """Every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("html", "squeezed"),
    [
        ("先治伤\n再记日子", "先治伤再记日子"),
        ("先治伤，\n    再记日子。", "先治伤，再记日子。"),
        ("先治伤（急）  \n再记日子", "先治伤（急）再记日子"),
        ("别签“了结”\n的协议", "别签“了结”的协议"),
        ("他说\n“没事”", "他说“没事”"),
        ("先\n<strong>治伤</strong>", "先<strong>治伤</strong>"),
        ("<strong>治伤</strong>\n再记日子", "<strong>治伤</strong>再记日子"),
        ("打 12348\n再说", "打 12348\n再说"),
        ("one\n  two", "one\ntwo"),
        ("<pre>甲\n  乙</pre>", "<pre>甲\n  乙</pre>"),
    ],
)
def test_a_line_break_between_chinese_characters_is_no_space(html, squeezed):
    assert squeeze(html) == squeezed


@given(st.text("甲乙，“”a1 \n\t"))
def test_squeezing_loses_nothing_but_white_space_and_is_done_at_once(html):
    assert "".join(squeeze(html).split()) == "".join(html.split())
    assert squeeze(squeeze(html)) == squeeze(html)


def test_a_table_can_be_reached_and_scrolled_by_keyboard():
    table = "<table><tr></tr></table>"
    first, second = (
        f'<div class="table" role="region" aria-label="表格{n}" tabindex="0">{table}</div>' for n in (1, 2)
    )
    assert squeeze(f"{table}<p></p>{table}") == f"{first}<p></p>{second}"


def test_a_table_of_a_template_that_is_wrapped_already_stays_as_it_is():
    amounts = '<table class="amounts"><tr></tr></table>'
    assert squeeze(amounts) == amounts


def test_a_page_comes_out_with_its_breaks_joined_and_its_table_wrapped(small_site):
    html = (small_site / "learn/lending/index.html").read_text("utf-8")
    assert "</a>，或者<a" in html
    assert re.search('<div class="table" [^>]*tabindex="0"><table>\\s*<thead>', html)


def test_compressed_copies_hold_the_page(small_site):
    pages = list(small_site.rglob("*.html"))
    assert pages
    for page in pages:
        assert brotli.decompress((page.parent / f"{page.name}.br").read_bytes()) == page.read_bytes()
        assert gzip.decompress((page.parent / f"{page.name}.gz").read_bytes()) == page.read_bytes()


def test_every_page_exists_twice_and_the_page_not_found_once(small_site, pages_of):
    pages = set(pages_of(small_site)) - {"404.html"}
    standard = {address for address in pages if not address.startswith("e/")}
    assert {"", "learn/lending/", "look-up/calculators/court-fee/", "find/offices/"} <= standard
    assert pages - standard == {f"e/{address}" for address in standard}


def test_the_elder_view_is_the_same_page_in_large_type_kept_from_search_engines(small_site, pages_of, read_page):
    for address, html in pages_of(small_site).items():
        page, first = read_page(html), address.removeprefix("e/")
        assert page.html_attributes["data-view"] == ("elder" if address.startswith("e/") else "standard")
        assert page.meta["robots"] == ["noindex"]
        assert page.canonical == f"https://law.example/{first}"


def test_links_are_relative_and_lead_somewhere(small_site, pages_of, links_to_nowhere):
    pages = pages_of(small_site)
    assert links_to_nowhere(pages) == []
    assert [address for address, html in pages.items() if re.search('(href|action|src)="/', html)] == ["404.html"]


def test_links_of_the_elder_view_stay_in_it(small_site, pages_of, read_page):
    for address, html in pages_of(small_site).items():
        if not address.startswith("e/"):
            continue
        inside = [link for link in read_page(html).links if not re.match(r"[a-z]+:", link)]
        assert inside
        targets = [urljoin(f"/{address}", link).partition("#")[0] for link in inside]
        assert all(each.startswith(("/e/", "/api/", "/data/", "/assets/")) or each.endswith(".svg") for each in targets)


def test_the_page_not_found_works_at_any_depth_under_the_sites_path(small_city, read_page):
    small_city.edit("city.yml", "https://law.example/", "https://law.example/12348/")
    html = (small_city.build() / "404.html").read_text("utf-8")
    inside = [link for link in read_page(html).links if not re.match(r"[a-z]+:|#", link)]
    assert "/12348/learn/" in inside
    assert all(link.startswith("/12348/") for link in inside)


def test_another_path_of_the_site_changes_no_link_on_a_page(small_city, read_page):
    before = read_page(small_city.page("learn/lending/")).links
    small_city.edit("city.yml", "https://law.example/", "https://law.example/12348/")
    small_city.build()
    assert read_page(small_city.page("learn/lending/")).links == before


def test_the_sitemap_names_every_page_once_and_no_elder_view(small_site, pages_of):
    places = [place.text for place in ET.parse(small_site / "sitemap.xml").iter() if place.tag.endswith("loc")]
    standard = [a for a in pages_of(small_site) if not a.startswith("e/") and a != "404.html"]
    assert sorted(places) == sorted(f"https://law.example/{address}" for address in standard)


def test_robots_are_told_of_the_sitemap_and_kept_from_the_elder_view(small_site):
    lines = (small_site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Disallow: /e/", "Sitemap: https://law.example/sitemap.xml"]


def test_a_page_over_the_byte_budget_is_named_with_its_size_and_changes_nothing(small_city):
    before, letters = small_city.served(), random.Random(12348)
    small_city.edit(PAGE, "", "\n" + "".join(chr(letters.randrange(0x4E00, 0x9FA5)) for _ in range(12_000)) + "\n")
    (error,) = small_city.refusals()
    assert error.startswith(f"content/{PAGE}：这一页压缩后有 ")
    assert f"超过 {BYTE_BUDGET:,}" in error
    assert small_city.served() == before


def test_pages_too_large_and_dead_anchors_are_told_together(small_city):
    letters = random.Random(12348)
    small_city.edit(PAGE, "", "\n" + "".join(chr(letters.randrange(0x4E00, 0x9FA5)) for _ in range(12_000)) + "\n")
    small_city.edit("pages/ask/hotline.md", "", "\n[看](#nowhere)\n")
    assert len(small_city.refusals()) == 2


def test_an_edited_article_is_all_that_is_written_anew(small_city):
    before, old_site = contents(small_city.site), small_city.site
    small_city.edit(PAGE, "每件", "一件")
    site = small_city.build()
    after = contents(site)
    assert {name for name in after if after[name] != before.get(name)} == LENDING
    assert {name for name in after if (site / name).samefile(old_site / name)} == set(after) - LENDING


def test_a_build_without_a_change_serves_the_same(small_city):
    before = contents(small_city.site)
    assert contents(small_city.build()) == before


def test_a_mended_page_is_built_after_a_refused_one(small_city):
    small_city.edit(PAGE, "", "\n[看](#nowhere)\n")
    small_city.refusals()
    small_city.edit(PAGE, "#nowhere", "#多少钱")
    small_city.build()
    assert '<a href="#多少钱">看</a>' in small_city.page("learn/lending/")


def test_a_lost_build_is_made_again_in_full(small_city):
    before = contents(small_city.site)
    for path in sorted(small_city.site.rglob("*.br")):
        path.unlink()
    assert contents(small_city.build()) == before


def test_a_removed_page_disappears_everywhere(small_city):
    small_city.path(PAGE).unlink()
    for name in ("pages/index.md", "calculators/court-fee.yml"):
        small_city.edit(name, "/learn/lending/", "/ask/hotline/")
    site = small_city.build()
    assert not [name for name in contents(site) if "lending" in name]
    assert not [
        name for name, content in contents(site).items() if name.endswith((".html", ".xml")) and b"lending" in content
    ]


def test_links_to_a_removed_page_are_errors(small_city):
    small_city.path(PAGE).unlink()
    errors = small_city.refusals()
    assert [error.partition("：")[0] for error in errors] == [
        "content/pages/index.md 第6行",
        "content/calculators/court-fee.yml",
    ]
    assert all("/learn/lending/ 指的页面不存在" in error for error in errors)


def test_a_new_page_is_listed_by_its_section_at_once(small_city):
    small_city.write("pages/learn/divorce.md", small_city.read("pages/ask/hotline.md"))
    small_city.build()
    assert '<a href="../learn/divorce/">怎么打12348</a>' in small_city.page("learn/")


def test_a_renamed_section_is_renamed_in_every_menu(small_city, pages_of):
    small_city.edit("pages/learn/index.md", "title: 我要学法", "title: 我要懂法")
    pages = pages_of(small_city.build())
    assert [address for address, html in pages.items() if ">我要学法</a>" in html or ">我要懂法</a>" not in html] == []


def test_three_builds_are_kept_and_the_newest_is_served(small_city):
    assert [small_city.build().name for _ in range(3)] == ["site-2", "site-3", "site-4"]
    wait_until_dropped()
    assert {path.name for path in small_city.folders.build.glob("site-*/")} == {"site-2", "site-3", "site-4"}
    assert (small_city.folders.build / "current").read_text("utf-8") == "site-4"
