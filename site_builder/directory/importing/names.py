"""``content/directory/columns.yml``: what other offices call our columns, kinds, counties and specialities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chalicelib.definitions.city import City
from chalicelib.definitions.directory import office, person
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.directory.listing import several
from chalicelib.definitions.directory.speciality import Speciality
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused
from chalicelib.definitions.reading import plain

from site_builder.yaml_text import parse_yaml, read_text

COLUMNS_FILE = "columns.yml"
COLUMNS = tuple(dict.fromkeys((*office.COLUMNS, *person.COLUMNS)))
WORDS = ("yes", "no", "empty")
Spoken = Mapping[str, str]
"""A word as ``spoken`` makes it, to what we call it."""


def spoken(word: str) -> str:
    """A word as it is compared: without width, case, space, asterisks, colons and what stands in brackets."""
    return re.sub(r"\(.*?\)|[\s*:_]", "", plain(word)).lower()


@dataclass(frozen=True)
class Names:
    """What is known by which words. ``titles`` is the Chinese name of each of our columns."""

    headers: Spoken
    titles: Mapping[str, str]
    kinds: Spoken
    counties: Spoken
    specialities: Spoken
    yes: frozenset[str]
    no: frozenset[str]
    empty: frozenset[str]


def read_names(folder: Path, city: City, specialities: Mapping[str, Speciality]) -> Names:
    """Read the file in a folder of content. Raises ``DefinitionsRefused``."""
    path = folder / "directory" / COLUMNS_FILE
    place = Place(f"{folder.name}/directory/{COLUMNS_FILE}")
    tree = parse_yaml(read_text(path, place), place) if path.is_file() else None
    if tree is None and not place.errors:
        place.errors.append(DefinitionError(place.file, "没有这个文件，或者是空的"))
    entry = Entry(tree or {}, place)
    if not place.errors:
        names = _names(entry, city, specialities)
        entry.done()
    if place.errors:
        raise DefinitionsRefused(place.errors)
    return names


def _names(entry: Entry, city: City, specialities: Mapping[str, Speciality]) -> Names:
    headers = _other_names(entry.entry("headers"), COLUMNS)
    kinds = {id_: (kind.name,) for id_, kind in KINDS.items()}
    counties = {code: _names_of_place(name) for code, name in _places(city)}
    known_for = {each.id: (each.name, each.formal, *several(each.formal)) for each in specialities.values()}
    words = _other_names(entry.entry("words"), WORDS)
    return Names(
        headers=_by_word(entry, headers),
        titles={column: (*headers[column], column)[0] for column in COLUMNS},
        kinds=_by_word(entry, kinds, _other_names(entry.entry("kinds"), kinds)),
        counties=_by_word(entry, counties, _other_names(entry.entry("counties"), counties)),
        specialities=_by_word(entry, known_for, _other_names(entry.entry("specialities"), known_for)),
        **{key: frozenset(map(spoken, (key, *words[key]))) for key in WORDS},
    )


def _other_names(entry: Entry, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found = {key: entry.texts(key) for key in known}
    entry.done()
    return found


def _by_word(entry: Entry, *tables: Mapping[str, tuple[str, ...]]) -> Spoken:
    """Every word with what it stands for; a word for two things is refused."""
    found: dict[str, str] = {}
    for id_, words in ((id_, words) for table in tables for id_, words in table.items()):
        for word in (id_, *words):
            if found.setdefault(spoken(word), id_) != id_:
                entry.refuse(f"「{word}」写给了 {found[spoken(word)]}，又写给了 {id_}，只留一个")
    return found


def _places(city: City) -> Iterator[tuple[str, str]]:
    yield city.code, city.name
    yield from ((county.code, county.name) for county in city.counties)


def _names_of_place(name: str) -> tuple[str, ...]:
    """汉台区 and 汉台; 洋县 only so, since one character is no name."""
    return (name, name[:-1]) if len(name) > 2 else (name,)
