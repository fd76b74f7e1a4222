"""What was made of each page's text, kept in the process: an editor changes one page, and the others are as they were."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from .sources import Page

T = TypeVar("T")


class KeptByPage(Generic[T]):
    """One result a page, for as long as its text and the ``state`` of all else that the result hangs on stay the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, T]] = {}

    def get(self, page: Page, state: Hashable, make: Callable[[], T]) -> T:
        """The result, made anew only where something has changed."""
        key = (page.body, page.body_line, state)
        if page.file not in self._kept or self._kept[page.file][0] != key:
            self._kept[page.file] = (key, make())
        return self._kept[page.file][1]
