"""Links inside the site that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from chalicelib.definitions.errors import DefinitionError

from .checks import FUNCTION_ADDRESSES


class Linking(Protocol):
    """What is known of a page: the links inside the site that stand on it, from the root, and its places."""

    @property
    def links(self) -> Collection[str]:
        """Targets, such as "/learn/#top", "/api/numbers" and "#top"."""

    @property
    def ids(self) -> Collection[str]:
        """What can be linked to on the page."""


def dead_links(
    pages: Mapping[str, Linking], files: Mapping[str, str], others: Collection[str] = ()
) -> Iterator[DefinitionError]:
    """Links to no page and none of the ``others``, or to no such place on it."""

    def problem(target: str, on: str) -> str:
        path, _, anchor = target.partition("#")
        there = path.partition("?")[0].removeprefix("/") if path else on
        if FUNCTION_ADDRESSES.fullmatch(f"/{there}") or there in others:
            return ""
        if there not in pages:
            return "指的页面不存在"
        return f"指的页面上没有 #{anchor}" if anchor and anchor not in pages[there].ids else ""

    targets = {target for page in pages.values() for target in page.links}  # thousands of pages link to the same
    alive = {target for target in targets if not target.startswith("#") and not problem(target, on="")}
    for address, page in pages.items():
        for target in page.links:
            if target not in alive and (found := problem(target, on=address)):
                yield DefinitionError(files[address], f"链接 {target} {found}")
