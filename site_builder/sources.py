"""Reading ``content/``: YAML with every scalar as the text that was typed, Markdown with its head, CSV.

What cannot be read is kept as a problem with its file and line.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from chalicelib.definitions.appointments import Reception
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.case_words import CaseWords
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.city import City
from chalicelib.definitions.emergency import read_emergencies
from chalicelib.definitions.entry import Entry, Place, Tree
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.export import Export
from chalicelib.definitions.law import Law
from chalicelib.definitions.paper import Paper
from chalicelib.definitions.rates import RateTable
from chalicelib.definitions.sample import SampleNumbers
from chalicelib.definitions.service import Service
from chalicelib.definitions.staff_step import StaffStep
from chalicelib.definitions.synonyms import read_synonyms
from chalicelib.definitions.working_calendar import Year

from .builder_reading import name_of, read_language, read_to_learn_from
from .comics.images import ImageFile
from .comics.script import Comic
from .directory.reading import Directory, read_directory
from .kept import Kept
from .learn.topics import Topic
from .made.shelf import Made
from .page_reading import Page, parsed_page, post_numbers
from .writing.language import LISTS, Language
from .yaml_text import parse_yaml, read_text

FOLDERS: dict[str, Callable[[Entry], Any]] = {
    "calculators": Calculator.read,
    "rates": RateTable.read,
    "laws": Law.read,
    "services": Service.read,
    "exports": Export.read,
    "calendar": Year.read,
    "papers": Paper.read,
    "appointments": Reception.read,
}


FOR_SEARCH: dict[str, Callable[[Entry], Any]] = {"synonyms": read_synonyms, "emergencies": read_emergencies}
"""Wording that only a search asks for: each a tree of its own, which other answers need not parse."""

SHOWN = ("calculators", "services", "papers", "appointments")
"""Folders of YAML whose texts stand on pages as they are. Wording has sentences for samples that an office never shows."""


@dataclass
class Content:
    """Everything read, and every problem met on the way. The catalogue can be used once there are no problems.

    ``files`` names the file of each definition; ``outline`` is the picture ``map.svg``, where there is one; ``raw`` holds
    what editors wrote for the public to read, by file; ``numbers`` are those of the column's posts, by address; ``made``
    is what was drawn and filmed of comics; ``sizes`` are those of all files, in bytes;
    ``banners`` are what a preview says above a page that is not published, by address.
    """

    trees: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    comics: dict[str, Comic] = field(default_factory=dict)
    images: dict[str, ImageFile] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    made: Made = field(default_factory=Made)
    language: Language = field(default_factory=Language)
    directory: Directory = field(default_factory=Directory)
    outline: bytes = b""
    files: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    banners: Mapping[str, str] = field(default_factory=dict)
    errors: list[DefinitionError] = field(default_factory=list)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The definitions, by id, each read once; ask for it only when everything was read."""
        return _catalogues.get("", self.trees, lambda: Catalogue(self.trees))

    @cached_property
    def without_texts(self) -> Content:
        """The content without the texts of its pages and without the directory: two that are equal make the same pages
        of everything that is made from definitions.
        """
        pages = {address: replace(page, body="", body_line=0) for address, page in self.pages.items()}
        return Content(self.trees, pages, files=self.files)

    @cached_property
    def state_of_references(self) -> str:
        """A hash of all that a reference in a text may name: the same until somebody changes a law or a figure."""
        return _hash([self.trees["laws"], self.trees["rates"]])

    @cached_property
    def state_of_rules(self) -> str:
        """A hash of all that an outcome hangs on: the same until somebody changes a calculator, a figure or a holiday."""
        return _hash([self.trees[kind] for kind in ("calculators", "rates", "calendar")])

    def shown_on(self, day: date) -> Content:
        """The content without what is not published yet, withdrawn, or a draft."""
        pages = {address: page for address, page in self.pages.items() if page.showing.on(day)}
        comics = {id_: comic for id_, comic in self.comics.items() if comic.showing.on(day)}
        return replace(self, pages=pages, comics=comics)

    def sections(self) -> list[Page]:
        """The sections' first pages, in the order of the menu."""
        return sorted((page for page in self.pages.values() if page.head), key=lambda page: page.head.order)  # type: ignore[union-attr]


_catalogues = Kept[Catalogue]()
_trees = Kept[tuple[Tree, list[DefinitionError]]]()
_pages = Kept[tuple[Page | None, list[DefinitionError]]]()


def _hash(trees: list[Tree]) -> str:
    return hashlib.sha256(json.dumps(trees, ensure_ascii=False).encode()).hexdigest()


def read_content(folder: Path) -> Content:
    """Read the whole folder."""
    content = Content()
    for kind, read in FOLDERS.items():
        content.trees[kind] = {}
        for path in sorted((folder / kind).glob("*.yml")):
            _read_definition(content, folder, path, kind, read)
    _leave_out_calculators_without_their_figure(content)
    content.trees["city"] = _read_yaml(content, folder, folder / "city.yml", City.read)
    content.trees["sample"] = _read_yaml(content, folder, folder / "sample.yml", SampleNumbers.read)
    content.trees["steps"] = _read_yaml(content, folder, folder / "casework" / "steps.yml", _each(StaffStep.read))
    content.trees["case-words"] = _read_yaml(content, folder, folder / "casework" / "words.yml", _each(CaseWords.read))
    for kind, read in FOR_SEARCH.items():
        content.trees[kind] = _read_yaml(content, folder, folder / "wording" / f"{kind}.yml", read)
    content.trees["wording"] = {
        path.stem: _read_yaml(content, folder, path, _read_wording)
        for path in sorted((folder / "wording").glob("*.yml"))
        if path.stem not in {*FOR_SEARCH, *LISTS}
    }
    content.language = read_language(content, folder)
    content.sizes = {name_of(folder, path): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()}
    for path in sorted((folder / "pages").rglob("*.md")):
        _read_page(content, folder, path)
    content.numbers = post_numbers(content.pages)
    read_to_learn_from(content, folder)
    outline = folder / "map.svg"
    content.outline = outline.read_bytes() if outline.is_file() else b""
    content.directory = read_directory(folder / "directory", f"{folder.name}/directory")
    content.errors += content.directory.errors
    if not content.directory.errors:
        content.trees["offices"] = content.directory.trees(with_cases=set(content.trees["appointments"]))
    return content


def _leave_out_calculators_without_their_figure(content: Content) -> None:
    """A calculator appears once an editor fills the figure that it needs; until then nothing knows of it."""
    for id_, tree in list(content.trees["calculators"].items()):
        needed = tree.get("needs_figure")
        if not needed:
            continue
        if needed not in content.trees["rates"]:
            where = content.files[f"calculators/{id_}"]
            content.errors.append(DefinitionError(where, f"「needs_figure」：content/rates/ 里没有 {needed}"))
        elif not content.trees["rates"][needed].get("values"):
            del content.trees["calculators"][id_]


def _each(read: Callable[[Entry], object]) -> Callable[[Entry], None]:
    """Reads every entry of a file whose keys are ids."""

    def read_all(entry: Entry) -> None:
        for name in entry.tree:
            read(entry.entry(name))

    return read_all


def _read_wording(entry: Entry) -> None:
    for key in entry.keys():  # noqa: SIM118 - an Entry is no dict
        entry.text(key)


def _read_definition(content: Content, folder: Path, path: Path, kind: str, read: Callable[[Entry], Any]) -> None:
    tree = _read_yaml(content, folder, path, read)
    if not isinstance(tree, dict):
        return
    name = name_of(folder, path)
    content.files[f"{kind}/{path.stem}"] = name
    if tree.get("id") != path.stem:
        content.errors.append(DefinitionError(name, f"「id」要和文件名一样，写成 {path.stem}"))
    content.trees[kind][path.stem] = tree


def _read_yaml(content: Content, folder: Path, path: Path, read: Callable[[Entry], Any]) -> Tree:
    """The tree of a file, read once by its reader so that every problem in it is found."""
    place = Place(name_of(folder, path))
    text = read_text(path, place) if path.is_file() else ""
    if path.parent.name in SHOWN:
        content.raw[place.file] = text
    tree, errors = _trees.get(place.file, (text, tuple(place.errors)), lambda: _parsed(text, place, read))
    content.errors += errors
    return tree


def _parsed(text: str, place: Place, read: Callable[[Entry], Any]) -> tuple[Tree, list[DefinitionError]]:
    tree = parse_yaml(text, place)
    if tree is None and not place.errors:
        place.errors.append(DefinitionError(place.file, "没有这个文件，或者是空的"))
    if not place.errors:
        read(Entry(tree, place))
    return tree, place.errors


def _read_page(content: Content, folder: Path, path: Path) -> None:
    place = Place(name_of(folder, path))
    text = content.raw[place.file] = read_text(path, place)
    relative = path.relative_to(folder / "pages").as_posix()
    page, errors = _pages.get(place.file, (text, tuple(place.errors)), lambda: parsed_page(text, place, relative))
    content.errors += errors
    if page is None:
        return
    if page.address in content.pages:
        where = content.pages[page.address].file
        content.errors.append(DefinitionError(place.file, f"和 {where} 是同一个网址"))
    content.pages[page.address] = page
