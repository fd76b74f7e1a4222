"""The catalogue: definitions by id, read when asked for; and no damage to a definition stops its reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from chalicelib.definitions.catalogue import Catalogue, pack, unpack
from chalicelib.definitions.city import City
from chalicelib.definitions.entry import Entry, Path, Place

from site_builder import ROOT
from site_builder.sources import FOLDERS, read_content

TREES = read_content(ROOT / "content").trees
SHIPPED = [
    *(
        pytest.param(read, TREES[kind][id_], id=f"{kind}/{id_}")
        for kind, read in FOLDERS.items()
        for id_ in TREES[kind]
    ),
    pytest.param(City.read, TREES["city"], id="city"),
]
JUNK: list[Any] = ["", " ", "x", "-1", "0001-01-01", "9999-12-31", "９９", "\x00", [], ["x"], [[]], {}, {"x": "y"}]


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every node of a tree."""
    yield path
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, child in children:
        yield from paths(child, (*path, key))


def replaced(tree: Any, path: Path, value: Any) -> Any:
    """The tree with one node replaced."""
    if not path:
        return value
    damaged = node = deepcopy(tree)
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return damaged


def problems(read: Any, tree: Any) -> list[str]:
    """What a reader finds wrong with a tree."""
    place = Place("x.yml")
    read(Entry(tree, place))
    return [str(error) for error in place.errors]


@pytest.mark.parametrize(("read", "tree"), SHIPPED)
def test_whatever_an_editor_writes_instead_the_reader_runs_to_its_end(read, tree):
    assert not problems(read, tree)
    for path in list(paths(tree))[:80]:
        for junk in JUNK:
            problems(read, replaced(tree, path, junk))


@pytest.mark.parametrize(("read", "tree"), SHIPPED)
def test_a_misspelt_key_never_passes_for_a_setting(read, tree):
    for key in tree:
        misspelt = {(f"{name}x" if name == key else name): value for name, value in tree.items()}
        assert any(f"不认识「{key}x」" in problem for problem in problems(read, misspelt))


def test_the_catalogue_is_the_same_after_it_was_packed():
    compiled = Catalogue(unpack(pack(TREES).encode()))
    direct = Catalogue(TREES)
    assert compiled.city == direct.city
    assert compiled.form_errors == direct.form_errors
    assert compiled.steps == direct.steps
    assert compiled.case_words == direct.case_words
    assert compiled.offices == direct.offices
    for kind, get in (("calculators", "calculator"), ("rates", "rate"), ("laws", "law")):
        for id_ in direct.ids(kind):
            assert getattr(compiled, get)(id_) == getattr(direct, get)(id_)


def test_nothing_is_read_before_it_is_asked_for():
    catalogue = Catalogue({"laws": {"x": TREES["laws"]["civil-code"]}})
    assert catalogue.law("x").title == "民法典"
    with pytest.raises(KeyError):
        _ = catalogue.city


def test_of_a_packed_catalogue_only_what_is_asked_for_is_parsed():
    packed = pack(TREES).encode()
    damaged = Catalogue(unpack(packed.replace(b'{"id":"criminal-law"', b'!"id":"criminal-law"')))
    assert damaged.law("civil-code").title == "民法典"
    with pytest.raises(json.JSONDecodeError):
        damaged.law("criminal-law")


def test_what_nobody_declared_is_a_key_error():
    catalogue = Catalogue(TREES)
    for get in (catalogue.calculator, catalogue.rate, catalogue.law):
        with pytest.raises(KeyError):
            get("../../etc/passwd")


def test_a_definition_is_read_once():
    catalogue = Catalogue(TREES)
    assert catalogue.law("civil-code") is catalogue.law("civil-code")
