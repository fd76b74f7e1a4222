"""Where the lists of 我要学法 and 小蓝说法 stand, and what they are called on the way to a page."""

from __future__ import annotations

GUIDES, CASES, COMICS, FILMS = "learn/guides/", "learn/cases/", "learn/comics/", "learn/films/"
TOPICS = "learn/topics/"
COLUMN, ARCHIVE = "xiaolan/", "xiaolan/archive/"

ATOM, RSS, JSON = f"{COLUMN}feed.xml", f"{COLUMN}rss.xml", f"{COLUMN}feed.json"
FEEDS = {ATOM: "application/atom+xml", RSS: "application/rss+xml", JSON: "application/feed+json"}
"""The column's feeds, with what they are."""

LISTS = {GUIDES: "遇事怎么办", COMICS: "漫画", CASES: "案例", FILMS: "短片", TOPICS: "题目", ARCHIVE: "往期"}
"""Lists that the builder makes, each with the step by which the pages below it are reached."""


def topic_address(topic: str) -> str:
    """The page of a topic, from the site's root."""
    return f"{TOPICS}{topic}/"


def card_address(comic: str) -> str:
    """The picture with which a comic is shared."""
    return f"{COMICS}{comic}-card.png"
