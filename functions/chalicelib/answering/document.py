"""One thing that can be found, as the builder hands it to the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STORIES = "stories"
"""What tells of others: the last of the groups."""

GROUPS: Mapping[str, str] = {
    "services": "能办的事",
    "answers": "问答",
    "pages": "文章",
    "calculators": "算一算",
    "laws": "法条",
    "documents": "文书和表格",
    "directory": "机构和人",
    STORIES: "案例和漫画",
}
"""What is found stands in these groups, in this order; their ids stand in addresses (``group=directory``)."""


@dataclass(frozen=True)
class Document:
    """``address`` is from the site's root, with an anchor if any, and different for each; ``names`` are what it is also
    called (a short name, a town), found like its title; ``county`` is a county's code, or "".
    """

    group: str
    address: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    county: str = ""
