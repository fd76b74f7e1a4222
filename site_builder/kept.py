"""Results that are kept in the process: an editor changes one file, and what was made from the others is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """One result a name, for as long as the ``state`` of everything that it is made from stays equal. Neither may be
    changed in place afterwards.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, T]] = {}

    def get(self, name: str, state: object, make: Callable[[], T]) -> T:
        """The result, made anew only where something has changed."""
        known = self._kept.get(name)
        if known is None or known[0] != state:
            known = self._kept[name] = (state, make())
        return known[1]
