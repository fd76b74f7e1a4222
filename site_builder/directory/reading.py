"""``content/directory/``: offices.csv, people.csv and specialities.yml, every row checked by itself.

A city has thousands of rows and an editor changes one: rows without a fault are kept in the process as they were read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from chalicelib.definitions.directory import office, person
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.directory.speciality import Speciality, read_specialities
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import DefinitionError

from site_builder.yaml_text import parse_yaml, read_text

L = TypeVar("L", Office, Person)
OFFICES, PEOPLE, SPECIALITIES = "offices.csv", "people.csv", "specialities.yml"
REQUIRED = ("id", "kind", "name", "county", "source", "verified_on")

Row = tuple[tuple[str, str], ...]
"""The cells of a row that hold something, with their columns."""


@dataclass
class Directory:
    """Everything in the directory, in the order of its files, and what is wrong with it. ``places`` says where each entry
    stands: file and line, by id.
    """

    offices: list[Office] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    specialities: Mapping[str, Speciality] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    errors: list[DefinitionError] = field(default_factory=list)

    @cached_property
    def by_id(self) -> Mapping[str, Office | Person]:
        """Every entry by its id; people who withdrew are not among them."""
        return {each.id: each for each in self.listed}

    @cached_property
    def listed(self) -> list[Office | Person]:
        """Every entry that is shown."""
        return [*self.offices, *(each for each in self.people if not each.withdrawn)]

    def trees(self, with_cases: Collection[str]) -> dict[str, dict[str, str]]:
        """The rows of offices that functions must know, by id: those that cases can come to, and those ``with_cases``."""
        known = [each.id for each in self.offices if each.takes_cases or each.id in with_cases]
        return {id_: dict(self.rows[id_]) for id_ in known}


def read_directory(folder: Path, name: str) -> Directory:
    """Read the folder, which is called ``name`` in messages. The file of people may be missing: a city may list none."""
    directory = Directory()
    directory.offices = list(_read(directory, folder / OFFICES, name, office.COLUMNS, Office))
    if (folder / PEOPLE).is_file():
        directory.people = list(_read(directory, folder / PEOPLE, name, person.COLUMNS, Person))
    if (folder / SPECIALITIES).is_file():
        directory.specialities = _specialities(directory, folder / SPECIALITIES, name)
    return directory


_kept: dict[tuple[type, Row], Any] = {}


def _read(directory: Directory, path: Path, name: str, columns: tuple[str, ...], listed: type[L]) -> Iterator[L]:
    for line, row in _rows(directory, path, f"{name}/{path.name}", columns):
        where = f"{name}/{path.name} 第{line}行"
        known = _kept.get((listed, row))
        if known is None:
            place = Place(where)
            known = listed.read(Entry(dict(row), place))
            directory.errors += place.errors
            if not place.errors:
                _kept[listed, row] = known
        if known.id in directory.places:
            problem = f"编号「{known.id}」重复，{directory.places[known.id]}已经用了"
            directory.errors.append(DefinitionError(where, problem))
        directory.places[known.id] = where
        directory.rows[known.id] = row
        yield known


def _rows(directory: Directory, path: Path, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    place = Place(name)
    reader = csv.reader(io.StringIO(read_text(path, place) if path.is_file() else ""))
    head = tuple(next(reader, ()))
    if not place.errors and (set(head) - set(columns) or set(REQUIRED) - set(head) or len(set(head)) < len(head)):
        place.errors.append(
            DefinitionError(f"{name} 第1行", f"表头要有 {','.join(REQUIRED)}；还可以有 {','.join(columns)}")
        )
    directory.errors += place.errors
    for cells in [] if place.errors else reader:
        if len(cells) > len(head):
            where = f"{name} 第{reader.line_num}行"
            directory.errors.append(DefinitionError(where, "这一行多了一格：内容里有逗号的，要用英文双引号围起来"))
        elif any(cells):
            yield reader.line_num, tuple((key, cell) for key, cell in zip(head, cells, strict=False) if cell.strip())


def _specialities(directory: Directory, path: Path, name: str) -> Mapping[str, Speciality]:
    place = Place(f"{name}/{path.name}")
    tree = parse_yaml(read_text(path, place), place)
    found = {} if place.errors else read_specialities(Entry(tree or {}, place))
    directory.errors += place.errors
    return found
