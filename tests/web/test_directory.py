"""What the directory's pages ask of the functions: 「打不通？」 in one tap, and QR codes."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from xml.etree import ElementTree as Xml

import brotli
import pytest
import segno
from chalicelib.casework.limits import ADDRESS_FACTOR, LIMITS

from tests.applicant import other_settings
from tests.casework.staffing import StoreAway
from tests.web.back_office import Browser

CENTRE, COUNTYS = "hanzhong-legal-aid-centre", "foping-legal-aid-centre"
NONSENSE = [
    "nobody",
    "x" * 5_000,
    "水",
    "%00",
    "..",
    "HANZHONG-LEGAL-AID-CENTRE",
    "hanzhong-legal-aid-centre%20",
    "'--",
]


def unreachable(entry: str) -> str:
    return f"/api/directory/{entry}/unreachable"


def taps(entry: str) -> int:
    from chalicelib.web.directory import reports

    return sum(report.taps for report in reports().open() if report.entry == entry)


@pytest.fixture(autouse=True)
def nobody_has_tapped_yet(api):
    from chalicelib.web.desk import desk

    for row in desk().table.query("unreachable"):
        desk().table.delete("unreachable", row.sort)


# ---- one tap


def test_one_tap_without_an_account_is_kept_and_leads_to_a_page_that_can_be_reloaded(api):
    browser = Browser(api)
    answer = browser.post(unreachable(CENTRE), {})
    assert (answer.status, answer.headers["Location"]) == (303, "unreachable")
    assert "Set-Cookie" not in answer.headers
    assert [browser.get(unreachable(CENTRE)).status for _ in range(3)] == [200] * 3
    assert taps(CENTRE) == 1


def test_the_page_says_who_does_what_next_and_leads_on(api):
    page = api.get(unreachable(COUNTYS)).text
    for told in ("编辑会打过去核实", 'href="tel:12348"', "佛坪县"):
        assert told in page
    links = set(re.findall(r'href="(?:\.\./)*(find/[^"]*)"', page))
    assert {f"find/entry/{COUNTYS}/", "find/foping/"} <= links


def test_who_serves_the_whole_city_stands_in_the_list_of_his_kind(api):
    assert 'href="../../../find/legal-aid-centre/"' in api.get(unreachable(CENTRE)).text


@pytest.mark.parametrize("times", [2, 10_000])
def test_a_form_sent_again_counts_once_however_often(api, times):
    began = time.monotonic()
    assert {Browser(api).post(unreachable(CENTRE), {}).status for _ in range(times)} == {303}
    assert taps(CENTRE) <= 1 + (time.monotonic() - began) // 60


@pytest.mark.parametrize("sent", [b"why=", b"\xff\xfe", b"a=" + b"x" * 10_000, b"&" * 600])
def test_whatever_the_form_holds_is_a_tap_and_no_more(api, sent):
    assert Browser(api).post(unreachable(CENTRE), sent).status == 303
    assert taps(CENTRE) == 1


@pytest.mark.parametrize("entry", NONSENSE)
@pytest.mark.parametrize("address", ["/api/directory/{}/unreachable", "/api/qr/{}.svg"])
def test_what_is_not_in_the_directory_is_not_found_and_leaves_no_row(api, entry, address):
    from chalicelib.web.desk import desk

    answers = [api.get(address.format(entry)), Browser(api).post(unreachable(entry), {})]
    assert [answer.status for answer in answers] == [404, 404]
    assert "<main" in answers[0].text
    assert desk().table.query("unreachable") == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_none(api, method):
    assert api.ask(method, unreachable(CENTRE)).status == 405
    assert taps(CENTRE) == 0


def test_pages_of_others_make_nobody_tap(api):
    foreign = Browser(api).post(unreachable(CENTRE), {}, HTTP_SEC_FETCH_SITE="cross-site")
    assert (foreign.status, taps(CENTRE)) == (403, 0)


def test_a_machine_that_taps_through_the_directory_must_wait_and_others_need_not(api):
    from chalicelib.web.desk import desk

    with other_settings(TRUSTED_PROXIES="1"):
        desk().limits.allow_from("unreachable", "203.0.113.7")
        (counter,) = desk().table.query("limit", prefix="unreachable/address/")
        desk().table.count("limit", counter.sort, add=LIMITS["unreachable"].tries * ADDRESS_FACTOR)
        refused = Browser(api).post(unreachable(CENTRE), {}, HTTP_X_FORWARDED_FOR="203.0.113.7")
        assert (refused.status, refused.headers["Retry-After"]) == (429, "3600")
        assert "这一次没有记" in refused.text
        assert Browser(api).post(unreachable(CENTRE), {}, HTTP_X_FORWARDED_FOR="203.0.113.8").status == 303
        assert taps(CENTRE) == 1


def test_while_the_store_is_away_people_are_asked_to_come_back(api):
    from app import make_desk
    from chalicelib.web.desk import desk, provide

    there = desk()
    provide(lambda: replace(there, table=StoreAway()))
    try:
        answers = [
            Browser(api).post(unreachable(CENTRE), {}),
            api.get(unreachable(CENTRE)),
            api.get(f"/api/qr/{CENTRE}.svg"),
        ]
    finally:
        provide(make_desk)
    assert [answer.status for answer in answers] == [503, 200, 200]


# ---- QR codes


def drawn(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a picture, from its path of horizontal strokes, without the quiet zone."""
    (path,) = [each for each in Xml.fromstring(svg).iter("{http://www.w3.org/2000/svg}path") if each.get("stroke")]
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.attrib["d"]):
        steps = [float(number) for number in numbers.split()]
        if command == "h":
            dark |= {(int(x) + n - 4, int(y) - 4) for n in range(int(steps[0]))}
            x += steps[0]
        else:
            x, y = (steps[0], steps[1]) if command == "M" else (x + steps[0], y + steps[1])
    return dark


def test_the_code_holds_the_address_of_the_entrys_own_page(api):
    from chalicelib.site import site

    expected = segno.make_qr(f"{site().catalogue.city.site_url}find/entry/{CENTRE}/", error="m").matrix
    dark = {(x, y) for y, row in enumerate(expected) for x, module in enumerate(row) if module}
    assert drawn(api.get(f"/api/qr/{CENTRE}.svg").text) == dark


def test_the_picture_is_kept_for_ever_and_holds_nothing_that_runs(api):
    answer = api.get(f"/api/qr/{CENTRE}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "<title>网页的二维码</title>" in answer.text
    assert "法律援助中心" not in answer.text
    assert not re.search("<script|<style| on[a-z]+=|href", answer.text)


def test_the_picture_has_its_quiet_zone_and_is_light_in_the_dark(api):
    picture = Xml.fromstring(api.get(f"/api/qr/{CENTRE}.svg").text)
    side = int(picture.attrib["viewBox"].split()[2])
    modules = segno.make_qr("x", version=(side - 8 - 17) // 4).symbol_size(border=0)[0]
    assert side == modules + 8
    assert 'fill="#fff"' in api.get(f"/api/qr/{CENTRE}.svg").text


def test_the_picture_is_small_and_quickly_drawn(api):
    api.get(f"/api/qr/{CENTRE}.svg")
    began = time.perf_counter()
    pictures = [api.get(f"/api/qr/{CENTRE}.svg") for _ in range(20)]
    assert (time.perf_counter() - began) / 20 < 0.1
    assert len(brotli.compress(pictures[0].body, quality=5)) < 2_048


@pytest.mark.parametrize("name", [CENTRE, f"{CENTRE}.png", ".svg", "svg"])
def test_only_an_entrys_svg_is_there(api, name):
    assert api.get(f"/api/qr/{name}").status == 404
