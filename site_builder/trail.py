"""The way to a page from the home page, as it stands on top of it."""

from __future__ import annotations

from .sources import Content


def trail_to(content: Content, address: str, title: str) -> tuple[tuple[str, str], ...]:
    """The breadcrumb of a page: home, its section, the page. The section's own page has no step of its own."""
    section = content.pages.get(f"{address.partition('/')[0]}/")
    middle = [(section.title, f"/{section.address}")] if section and section.address != address else []
    return (("首页", "/"), *middle, (title, ""))
