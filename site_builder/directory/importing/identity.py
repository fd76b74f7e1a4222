"""Who is who: which row of the directory an imported row means, and the id that a new one gets for ever."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS, slug_of
from chalicelib.definitions.reading import plain

Tree = Mapping[str, str]
_NUMBERS = ("uscc", "licence_no")
_TOLD_APART_BY = (*_NUMBERS, "office")
_DIGITS = 6
_CITY_SLUG = "city"


class Known:
    """The rows of one file by id, and by whatever else tells who is meant."""

    def __init__(self, rows: Mapping[str, Tree]) -> None:
        self.rows: dict[str, Tree] = {}
        self._ids: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        for tree in rows.values():
            self.put(tree)

    def put(self, tree: Tree) -> None:
        """Take in a row, new or changed."""
        self.rows[tree["id"]] = tree
        for key in _keys(tree):
            if tree["id"] not in self._ids[key]:
                self._ids[key].append(tree["id"])
        for name in _names(tree):
            self._called[name].add(tree["id"])

    def meant_by(self, tree: Tree) -> list[Tree]:
        """The rows of its kind that a row may mean: by its id, else its credit code, else its licence, else its county and
        name, where nothing else tells them apart. More than one where it says too little.
        """
        if tree.get("id") in self.rows:
            return [self.rows[tree["id"]]]
        *numbers, name = _keys(tree)
        for key in numbers:
            if found := [each for each in self._having(key) if not _elsewhere(each, tree)]:
                return found
        return [each for each in self._having(name) if not _differ(each, tree)]

    def named(self, name: str) -> list[str]:
        """The ids of the rows with a name, full or short."""
        called = _called(name)
        return sorted(id_ for id_ in self._called.get(called, ()) if called in _names(self.rows[id_]))

    def _having(self, key: tuple[str, str]) -> list[Tree]:
        rows = (self.rows[id_] for id_ in self._ids.get(key, ()))
        return [tree for tree in rows if key in _keys(tree)]  # a row that was renamed since has other keys


def new_id(tree: Tree, city: City, taken: Collection[str]) -> str:
    """County, kind and six digits: hantai-law-firm-3f9a2c. The digits come from kind, county, township, office and name,
    never from a licence number, so that the same list makes the same ids anywhere and nothing can be worked out from them;
    of two people who share all that the second has others.
    """
    county = city.county(tree.get("county", ""))
    place = county.slug if county else _CITY_SLUG
    told = [tree.get(key, "") for key in ("kind", "county", "town", "office")] + [_called(tree["name"])]
    n = 1
    while True:
        digest = hashlib.sha256("\n".join([*told, str(n)]).encode()).hexdigest()[:_DIGITS]
        id_ = f"{place}-{slug_of(tree['kind'])}-{digest}"
        if id_ not in taken:
            return id_
        n += 1


def _keys(tree: Tree) -> list[tuple[str, str]]:
    """What a row is found by: its numbers, then its name with the county. All with its kind: a centre that a bureau keeps
    is listed with the bureau's own credit code.
    """
    kind = tree.get("kind", "")
    numbers = [(key, f"{kind}\n{tree[key]}") for key in _NUMBERS if tree.get(key)]
    return [*numbers, ("name", "\n".join((kind, tree.get("county", ""), _called(tree.get("name", "")))))]


def _names(tree: Tree) -> list[str]:
    return [_called(tree[key]) for key in ("name", "short_name") if tree.get(key)]


def _differ(one: Tree, other: Tree) -> bool:
    """Whether two of one name cannot be the same: villages and townships repeat the names of stations and mediators."""
    pairs = ((one.get(key), other.get(key)) for key in _TOLD_APART_BY)
    return _elsewhere(one, other) or any(a and b and a != b for a, b in pairs)


def _elsewhere(one: Tree, other: Tree) -> bool:
    """Whether two of a kind that serves a township serve different ones."""
    towns = one.get("town"), other.get("town")
    return not KINDS[one["kind"]].for_all and all(towns) and towns[0] != towns[1]


def _called(name: str) -> str:
    return plain(name).replace(" ", "").casefold()
