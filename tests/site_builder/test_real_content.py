"""The site that is built from the repository's own content: the city's data, and what every page promises."""

import base64
import hashlib
import json
import re

import brotli
from chalicelib.definitions.city import City
from chalicelib.definitions.entry import Entry, Place

from site_builder import ROOT
from site_builder.compressed import BYTE_BUDGET
from site_builder.yaml_text import parse_yaml

SHORT_NUMBERS = {"12348", "12333", "12345", "12368", "110", "120"}


def read_city():
    """The repository's city."""
    place = Place("city.yml")
    return City.read(Entry(parse_yaml((ROOT / "content/city.yml").read_text("utf-8"), place), place))


def test_the_city_has_its_eleven_counties_and_177_townships():
    townships = [item for county in read_city().counties for item in county.townships.items()]
    assert len(read_city().counties) == 11
    assert len({code for code, _ in townships}) == len(townships) == 177
    assert all(re.fullmatch("[0-9]{9}", code) for code, _ in townships)
    assert sum(name.endswith("街道") for _, name in townships) == 25
    assert sum(name.endswith("镇") for _, name in townships) == 152


def test_every_county_has_a_code_and_an_address_of_its_own():
    counties = read_city().counties
    assert len({county.slug for county in counties}) == len({county.code for county in counties}) == 11
    assert all(county.code.startswith("6107") for county in counties)


def test_nobody_is_invited_to_dial_an_invented_number(real_site, pages_of):
    html = "".join(pages_of(real_site).values())
    assert set(re.findall('href="tel:([^"]*)"', html)) <= SHORT_NUMBERS
    assert not re.findall(r"(?<!\d)(?!0000-)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d)", re.sub("<[^>]*>", " ", html))


def test_every_link_leads_somewhere(real_site, pages_of, links_to_nowhere):
    assert links_to_nowhere(pages_of(real_site)) == []


def test_every_page_is_marked_as_a_sample(real_site, pages_of, read_page):
    assert read_city().is_sample
    for address, html in pages_of(real_site).items():
        page = read_page(html)
        assert page.lines[1] == "样例站点，非政府网站；真要办事请打", address
        assert page.meta["robots"] == ["noindex"], address
        assert "（示例站）</title>" in html, address


def test_every_page_exists_in_both_views(real_site, pages_of, read_page):
    pages = pages_of(real_site)
    standard = [address for address in pages if not address.startswith("e/") and address != "404.html"]
    assert len(pages) == 2 * len(standard) + 1
    for address in standard:
        elder = read_page(pages[f"e/{address}"])
        assert elder.html_attributes["data-view"] == "elder"
        assert elder.canonical == f"{read_city().site_url}{address}"


def test_every_page_is_within_the_byte_budget(real_site):
    assert {
        str(path): path.stat().st_size for path in real_site.rglob("*.br") if path.stat().st_size > BYTE_BUDGET
    } == {}


def test_the_policys_hash_is_that_of_every_pages_style(real_site, city, pages_of):
    styles = {re.search("<style>(.*?)</style>", html, re.S)[1] for html in pages_of(real_site).values()}
    (style,) = styles
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert json.loads((city.compiled / "pages.json").read_text("utf-8"))["style_hash"] == digest
    assert len(brotli.compress(style.encode(), quality=9, lgwin=16)) < 6 * 1024


def test_every_page_has_one_heading_of_the_first_rank_and_no_id_twice(real_site, pages_of):
    for address, html in pages_of(real_site).items():
        ids = re.findall(r' id="([^"]+)"', html)
        assert html.count("<h1") == 1, address
        assert len(ids) == len(set(ids)), address
