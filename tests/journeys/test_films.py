"""A film on a phone with little credit: what it costs is said, and nothing of it comes before somebody starts it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import FILMED


@pytest.mark.parametrize("view", ["", "e/"])
def test_nothing_of_a_film_is_loaded_before_it_is_started(phone, view):
    asked_for: list[str] = []
    phone.on("request", lambda request: asked_for.append(request.url))
    phone.goto(f"/{view}learn/films/{FILMED}/", wait_until="networkidle")
    expect(phone.get_by_text("点了才加载，要0.5 MB流量")).to_be_visible()
    assert any(url.endswith(f"/learn/films/{FILMED}.svg") for url in asked_for)
    assert not [url for url in asked_for if url.endswith((".mp4", ".vtt"))]


def test_it_has_captions_and_a_transcript_and_can_be_kept(phone):
    phone.goto(f"/learn/films/{FILMED}/")
    assert phone.locator("video track").get_attribute("kind") == "captions"
    phone.get_by_text("文字稿").click()
    expect(phone.locator("details.script p").first).to_be_visible()
    kept = phone.get_by_role("link", name="把短片存到手机里").get_attribute("href")
    assert phone.request.get(kept.replace("../../../", "/")).headers["content-type"] == "video/mp4"


def test_a_film_that_was_not_made_shows_its_comic(phone):
    phone.goto("/learn/films/safest-place-is-the-henhouse/")
    expect(phone.get_by_text("短片还没有做好，先看漫画")).to_be_visible()
    assert phone.locator(".comic img").count() >= 4
    assert phone.locator("video").count() == 0
