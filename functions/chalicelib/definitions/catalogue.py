"""The catalogue: everything declared, read when asked for. The builder fills it from ``content/``, and a function
from ``compiled/catalogue.json``; both hold the same plain trees and use the same readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar

from .calculator import Calculator
from .city import City
from .entry import Entry, Place, Tree
from .law import Law
from .rates import RateTable

T = TypeVar("T")
Trees = Mapping[str, Any]
"""By kind ("calculators", "rates", "laws"), then by id; "city" and "wording" are single trees."""


class Catalogue:
    """Definitions by id. Nothing is read before it is asked for: a function's first answer must not wait for all."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees
        self.calculator: Callable[[str], Calculator] = cache(
            lambda id_: self._read("calculators", id_, Calculator.read)
        )
        self.rate: Callable[[str], RateTable] = cache(lambda id_: self._read("rates", id_, RateTable.read))
        self.law: Callable[[str], Law] = cache(lambda id_: self._read("laws", id_, Law.read))
        # Each raises KeyError for an id that nobody declared.

    def _read(self, kind: str, id_: str, read: Callable[[Entry], T]) -> T:
        return read(_entry(self._trees[kind][id_]))

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, in the order of their files."""
        return list(self._trees[kind])

    @cached_property
    def city(self) -> City:
        """The city."""
        return City.read(_entry(self._trees["city"]))

    @cached_property
    def form_errors(self) -> Mapping[str, str]:
        """The sentence for each code of a field error, with holes such as {label} and {typed}."""
        return _entry(self._trees["wording"]).pairs("form-errors")


def _entry(tree: Tree) -> Entry:
    return Entry(tree, Place("catalogue"))
