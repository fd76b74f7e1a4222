"""The way to a page from the home page, as it stands on top of it."""

from __future__ import annotations

from .learn.addresses import LISTS
from .sources import Content


def trail_to(content: Content, address: str, title: str) -> tuple[tuple[str, str], ...]:
    """The breadcrumb of a page: home, its section, the list that it stands in, where it stands in one, the page. The
    section's own page has no step of its own.
    """
    section = content.pages.get(f"{address.partition('/')[0]}/")
    middle = [(section.title, f"/{section.address}")] if section and section.address != address else []
    above = f"{address.rstrip('/').rpartition('/')[0]}/"
    if above in LISTS:
        middle.append((LISTS[above], f"/{above}"))
    return (("首页", "/"), *middle, (title, ""))
