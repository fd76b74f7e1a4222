"""The column as feeds, read the way that programs read them."""

from __future__ import annotations

import json
from datetime import date
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from site_builder.learn.addresses import ATOM, JSON, RSS
from site_builder.learn.feeds import NEWEST, feeds
from tests.site_builder.learn.conftest import post

ATOM_NAMES = {"a": "http://www.w3.org/2005/Atom"}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
BODY = '<p>第一段，<a href="https://law.example/learn/lending/">看一看</a>，'


def test_the_atom_feed_has_everything_that_atom_demands(learn_city, read):
    feed = ElementTree.fromstring(feeds(read(learn_city))[ATOM])
    assert feed.findtext("a:id", "", ATOM_NAMES) == "https://law.example/xiaolan/"
    assert feed.findtext("a:updated", "", ATOM_NAMES) == "2026-11-20T00:00:00+08:00"
    assert feed.find("a:link[@rel='self']", ATOM_NAMES).get("href") == "https://law.example/xiaolan/feed.xml"
    first, second = feed.findall("a:entry", ATOM_NAMES)
    assert [each.findtext("a:title", "", ATOM_NAMES) for each in (first, second)] == ["别关人", "先写条"]
    assert first.findtext("a:id", "", ATOM_NAMES) == "https://law.example/xiaolan/second/"
    assert first.findtext("a:content", "", ATOM_NAMES).startswith(BODY)


def test_the_rss_feed_has_everything_that_rss_demands(learn_city, read):
    channel = ElementTree.fromstring(feeds(read(learn_city))[RSS]).find("channel")
    assert channel.findtext("title") == "小蓝说法 - 小城掌上12348（示例站）"
    assert channel.findtext("link") == "https://law.example/xiaolan/"
    assert channel.findtext("description")
    item = channel.find("item")
    assert item.findtext("guid") == item.findtext("link") == "https://law.example/xiaolan/second/"
    assert parsedate_to_datetime(item.findtext("pubDate")).date() == date(2026, 11, 20)
    assert item.findtext(CONTENT).startswith(BODY)


def test_the_json_feed_is_one_of_version_1_1(learn_city, read):
    feed = json.loads(feeds(read(learn_city))[JSON])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://law.example/xiaolan/feed.json"
    assert [item["id"] for item in feed["items"]] == [
        "https://law.example/xiaolan/second/",
        "https://law.example/xiaolan/first/",
    ]
    assert feed["items"][0]["content_html"].startswith(BODY)
    assert feed["items"][0]["date_published"] == "2026-11-20T00:00:00+08:00"


@pytest.mark.parametrize("head", ["topic: lending\ndraft: true\n", "topic: lending\nwithdraw_at: 2026-11-24\n"])
def test_drafts_and_what_was_withdrawn_are_in_none(learn_city, read, head):
    learn_city.write("pages/xiaolan/second.md", post("别关人", "2026-11-20", head))
    assert all("别关人".encode() not in feed for feed in feeds(read(learn_city)).values())


def test_what_is_to_come_is_in_none(learn_city, read):
    learn_city.write("pages/xiaolan/third.md", post("明天的", "2026-11-25"))
    assert all("明天的" not in feed.decode() for feed in feeds(read(learn_city)).values())


def test_only_the_newest_are_in_them(learn_city, read):
    for day in range(1, 31):
        learn_city.write(f"pages/xiaolan/september-{day}.md", post(f"九月{day}", f"2026-09-{day:02}"))
    items = json.loads(feeds(read(learn_city))[JSON])["items"]
    assert len(items) == NEWEST
    assert items[-1]["title"] == "九月13"


def test_before_the_first_post_they_are_there_and_empty(learn_city, read):
    for name in ("first", "second"):
        learn_city.path(f"pages/xiaolan/{name}.md").unlink()
    found = feeds(read(learn_city))
    assert json.loads(found[JSON])["items"] == []
    updated = ElementTree.fromstring(found[ATOM]).findtext("a:updated", "", ATOM_NAMES)
    assert updated == "2026-11-24T00:00:00+08:00"


def test_a_city_without_the_column_has_none(small_city, read):
    assert feeds(read(small_city)) == {}


def test_they_are_published_and_named_in_the_head_of_the_column(learn_city):
    learn_city.build()
    assert {"feed.xml", "rss.xml", "feed.json"} <= {path.name for path in (learn_city.site / "xiaolan").iterdir()}
    for address in ("xiaolan/", "xiaolan/first/", "xiaolan/archive/", "e/xiaolan/"):
        assert (
            'type="application/atom+xml" title="小蓝说法" href="https://law.example/xiaolan/feed.xml"'
            in learn_city.page(address)
        )
