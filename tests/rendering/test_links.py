"""Links that work under any path, from static pages and from functions, in the standard view and the 长辈版."""

from __future__ import annotations

from posixpath import normpath
from urllib.parse import urljoin

import pytest
from chalicelib.rendering.links import as_elder, elder_page, function_page, relative, static_page, way_up

PAGE = (
    '<html data-view="standard"><title>x</title><a href="/">首页</a><a class="k" href="/learn/#a">学</a>'
    '<form action="/api/calculators/x"><a href="/api/view/elder?to=">长</a></form></html>'
)
ADDRESSES = ["", "learn/", "learn/guides/x/", "404.html", "api/calculators/x", "api/calculators/x/form"]


def links(html: str) -> list[str]:
    """Every target in the order of the page."""
    return [part.partition('"')[0] for part in html.replace("action=", "href=").split('href="')[1:]]


@pytest.mark.parametrize(
    ("address", "up"),
    [
        ("", "./"),
        ("404.html", "./"),
        ("learn/", "../"),
        ("learn/guides/", "../../"),
        ("learn/guides/x/", "../../../"),
        ("api/calculators/x", "../../"),
        ("api/calculators/x/form", "../../../"),
    ],
)
def test_the_way_up_leads_to_the_root_of_the_site(address, up):
    assert way_up(address) == up
    assert urljoin(f"https://city.example/under/{address}", up) == "https://city.example/under/"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("root", ["https://city.example/", "https://city.example/under/a/path/"])
def test_a_static_page_links_inside_its_site_wherever_that_lies(address, root):
    found = [urljoin(root + address, link) for link in links(static_page(PAGE, address))]
    assert found == [root + part for part in ("", "learn/#a", "api/calculators/x", "api/view/elder?to=")]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("root", ["https://city.example/", "https://city.example/under/a/path/"])
def test_the_elder_copy_of_a_page_stays_among_elder_pages_and_shares_the_functions(address, root):
    found = [urljoin(f"{root}e/{address}", link) for link in links(elder_page(PAGE, address))]
    assert found == [root + part for part in ("e/", "e/learn/#a", "api/calculators/x", "api/view/elder?to=")]


@pytest.mark.parametrize(("view", "folder"), [("standard", ""), ("elder", "e/")])
@pytest.mark.parametrize("address", ["api/calculators/x", "api/calculators/x/form", "api/nope"])
def test_a_page_of_a_function_links_to_the_pages_of_the_view_chosen(address, view, folder):
    root = "https://city.example/under/"
    found = [urljoin(root + address, link) for link in links(function_page(PAGE, address, view))]
    assert found == [root + part for part in (folder, f"{folder}learn/#a", "api/calculators/x", "api/view/elder?to=")]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="//cdn.example/x">',
        '<a href="https://flk.npc.gov.cn/">',
        '<a href="tel:12348">',
        '<a href="#errors">',
        '<a href="../learn/">',
        '<a href="">',
        "<p>写成 href=/learn/ 的字</p>",
        '<p data-href="/learn/">',
        '<p title="/learn/">',
    ],
)
def test_everything_else_stays_as_it_is(html):
    assert relative(html, "../", "../../") == html


def test_an_address_that_only_begins_like_a_function_is_a_page():
    assert links(relative('<a href="/apiary/"><a href="/api">', "../e/", "../")) == ["../e/apiary/", "../e/api"]


def test_no_link_climbs_above_the_site():
    for address in ADDRESSES:
        for link in links(static_page(PAGE, address)):
            assert not normpath(f"{address}x/../{link}" if not address else address + link).startswith("../..")


def test_the_elder_view_is_one_attribute_and_hidden_from_search_engines():
    elder = as_elder(PAGE)
    assert elder == PAGE.replace('data-view="standard"', 'data-view="elder"').replace(
        "</title>", '</title><meta name="robots" content="noindex">'
    )


def test_a_page_already_hidden_is_hidden_once():
    hidden = PAGE.replace("</title>", '</title><meta name="robots" content="noindex">')
    assert as_elder(hidden).count("noindex") == 1


def test_what_a_person_typed_is_no_link():
    typed = "<p>&#34; href=&#34;/learn/&#34;</p>"
    assert static_page(typed, "learn/") == typed


@pytest.mark.parametrize("link", ["/learn/comics/x.svg#p1", "/xiaolan/feed.xml"])
def test_the_elder_copy_of_a_page_shares_the_files(link):
    (found,) = links(elder_page(f'<html data-view="standard"><title>x</title><a href="{link}">', "learn/comics/x/"))
    assert urljoin("https://city.example/e/learn/comics/x/", found) == f"https://city.example{link}"


def test_pictures_stand_outside_the_elder_view_whatever_panel_or_width_is_asked_for():
    html = '<img src="/learn/comics/x.svg#p1"><source srcset="/learn/comics/x/a-360.webp 360w, /learn/comics/x/a-720.webp 720w">'
    found = relative(html, "../", "../../")
    assert found.count('="../../learn/comics/x') == 2
    assert ", ../../learn/comics/x/a-720.webp 720w" in found
