"""法务地图 on a phone: with and without script, with and without its position, which never leaves it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import axe_findings, new_phone, too_wide

IN_MIANXIAN = {"latitude": 33.15, "longitude": 106.68}
PLACE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [106.69, 33.15]},
    "properties": {"id": "mianxian-legal-aid-centre", "name": "勉县法律援助中心（示例）"},
}


@pytest.fixture
def context(browser: Browser, service: str) -> Iterator[BrowserContext]:
    """A phone that stands in 勉县 and lets the map know."""
    phone = new_phone(browser, service)
    phone.grant_permissions(["geolocation"])
    phone.set_geolocation(IN_MIANXIAN)
    yield phone
    phone.close()


def asked_for_nearest(page: Page) -> list[str]:
    """Tap the button on the map; the addresses of everything fetched from then on."""
    page.goto("/find/map/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.get_by_role("button", name="找离我最近的").click()
    return fetched


def test_a_county_and_a_township_are_two_taps_away(phone):
    phone.goto("/find/map/")
    phone.get_by_label("县区的位置").get_by_role("link", name="勉县").click()
    phone.get_by_role("link", name="褒城镇").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("勉县褒城镇能找谁")
    assert too_wide(phone) == 0


def test_without_a_verified_place_the_nearest_counties_are_named(context):
    page = context.new_page()
    asked_for_nearest(page)
    expect(page.locator("#nearest")).to_contain_text("勉县")
    page.locator("#nearest").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("勉县能找谁")


def test_the_nearest_verified_place_is_named_with_how_far_it_is(context):
    page = context.new_page()
    page.route("**/places.geojson", lambda route: route.fulfill(body=json.dumps({"features": [PLACE]})))
    asked_for_nearest(page)
    expect(page.locator("#nearest")).to_contain_text("约0.9公里")
    page.locator("#nearest").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("勉县法律援助中心（示例）")


def test_the_position_never_leaves_the_phone(context):
    page = context.new_page()
    fetched = asked_for_nearest(page)
    expect(page.locator("#nearest")).to_contain_text("勉县")
    assert [url.rsplit("/", 1)[1] for url in fetched] == ["places.geojson"]
    assert context.cookies() == []


def test_whoever_does_not_tell_where_he_is_is_led_on_all_the_same_and_may_try_again(browser, service):
    context = new_phone(browser, service)
    page = context.new_page()
    asked_for_nearest(page)
    expect(page.locator("#nearest")).to_contain_text("点您的县区")
    context.grant_permissions(["geolocation"])
    context.set_geolocation(IN_MIANXIAN)
    page.keyboard.press("Enter")
    expect(page.locator("#nearest a").first).to_have_text("勉县")
    context.close()


def test_the_phone_is_asked_where_it_is_only_when_told_to(context):
    page = context.new_page()
    page.add_init_script("window.asked = 0; navigator.geolocation.getCurrentPosition = () => { window.asked += 1 }")
    page.goto("/find/map/")
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="找离我最近的").click()
    assert page.evaluate("window.asked") == 1


def test_counties_are_named_where_the_places_cannot_be_had_and_in_large_type(context):
    page = context.new_page()
    page.route("**/places.geojson", lambda route: route.abort())
    page.goto("/e/find/map/")
    page.get_by_role("button", name="找离我最近的").click()
    page.locator("#nearest a").first.click()
    assert page.url.endswith("/e/find/mianxian/")


@pytest.mark.parametrize("address", ["/find/map/", "/e/find/map/", "/find/hantai/610702100/"])
def test_the_map_can_be_read_aloud_and_fits_the_phone(context, address):
    page = context.new_page()
    page.goto(address)
    assert axe_findings(page) == []
    assert too_wide(page) == 0
    if "map" in address:
        sides = [tile.bounding_box() for tile in page.locator(".map a").all()]
        assert min(min(box["width"], box["height"]) for box in sides if box) >= 66
