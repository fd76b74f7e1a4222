"""What others read of a page when it is shared, and where the column's feeds are: pieces for the head of a document."""

from __future__ import annotations

from chalicelib.rendering import render

from site_builder.sources import Content

from .addresses import COLUMN, FEEDS, card_address
from .library import Lesson


def share_card(content: Content, lesson: Lesson) -> str:
    """Title, description and address of a lesson for those who make a card of it, with a picture where one was drawn."""
    site_url = content.catalogue.city.site_url
    picture = f"{site_url}{card_address(lesson.comic)}" if lesson.comic in content.made.cards else ""
    return render("learn_card.html", {"lesson": lesson, "url": f"{site_url}{lesson.address}", "picture": picture})


def feed_links(content: Content) -> str:
    """Where readers of feeds find those of the column; whole addresses, since the 长辈版 has none of its own."""
    feeds = [(f"{content.catalogue.city.site_url}{address}", kind) for address, kind in FEEDS.items()]
    return render("learn_feed_links.html", {"title": content.pages[COLUMN].title, "feeds": feeds})
