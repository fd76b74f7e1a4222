"""The catalogue: everything declared, read when asked for. The builder fills it from ``content/``, and a function
from ``compiled/catalogue.txt``; both hold the same plain trees (there packed) and use the same readers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar

from .appointments import Reception
from .calculator import Calculator
from .case_words import CaseWords
from .city import City
from .directory.office import Office
from .emergency import Emergency, read_emergencies
from .entry import Entry, Place, Tree
from .export import Export
from .law import Law
from .paper import Paper
from .rates import RateTable
from .sample import SampleNumbers
from .service import Service
from .staff_step import StaffStep
from .synonyms import Synonyms, read_synonyms
from .working_calendar import WorkingCalendar, Year

T = TypeVar("T")
Trees = Mapping[str, Any]
"""By kind ("calculators", "rates", "laws", "services", "calendar", "papers", "appointments", "exports",
"offices"), then by id; "city", "sample", "steps", "case-words", "wording", "synonyms" and "emergencies" are single trees.
Of the directory only the offices are here that cases can come to."""

BY_ID = ("calculators", "rates", "laws", "services", "calendar", "papers", "appointments", "exports", "offices")


class Catalogue:
    """Definitions by id. Nothing is read before it is asked for: a function's first answer must not wait for all."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees
        self.calculator: Callable[[str], Calculator] = cache(
            lambda id_: self._read("calculators", id_, Calculator.read)
        )
        self.rate: Callable[[str], RateTable] = cache(lambda id_: self._read("rates", id_, RateTable.read))
        self.law: Callable[[str], Law] = cache(lambda id_: self._read("laws", id_, Law.read))
        self.service: Callable[[str], Service] = cache(self._read_service)
        self.export: Callable[[str], Export] = cache(lambda id_: self._read("exports", id_, Export.read))
        self.year: Callable[[str], Year] = cache(lambda id_: self._read("calendar", id_, Year.read))
        self.paper: Callable[[str], Paper] = cache(lambda id_: self._read("papers", id_, Paper.read))
        self.office: Callable[[str], Office] = cache(lambda id_: self._read("offices", id_, Office.read))
        self.reception: Callable[[str], Reception] = cache(self._read_reception)
        # Each but the last raises KeyError for an id that nobody declared.

    def _read(self, kind: str, id_: str, read: Callable[[Entry], T]) -> T:
        return read(_entry(self._trees[kind][id_]))

    def _read_service(self, id_: str) -> Service:
        return self._read("services", id_, Service.read).with_offices(self.offices)

    def _read_reception(self, office_id: str) -> Reception:
        """How an office makes appointments: by phone where nothing is written."""
        if office_id not in self._trees["appointments"]:
            return Reception.by_phone(office_id)
        return self._read("appointments", office_id, Reception.read)

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Every office that cases can come to, in the order of the directory."""
        return tuple(map(self.office, self.ids("offices")))

    def office_name(self, id_: str) -> str:
        """The name of an office; the id of one that is there no more, while cases still name it."""
        return self.office(id_).name if id_ in self._trees["offices"] else id_

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """Days off and at work, from the years that have a table."""
        return WorkingCalendar(lambda year: self.year(str(year)) if str(year) in self._trees["calendar"] else None)

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, in the order of their files."""
        return list(self._trees[kind])

    def papers_of(self, service: str) -> list[Paper]:
        """Every paper of a service, in the order of the ministry's formats, those of our own last."""
        found = [paper for id_ in self.ids("papers") if (paper := self.paper(id_)).service == service]
        return sorted(found, key=lambda paper: int(paper.format or 99))

    @cached_property
    def paper_words(self) -> Mapping[str, str]:
        """The word in the number of each paper that bears one, by id."""
        return {paper.id: paper.word for paper in map(self.paper, self.ids("papers")) if paper.word}

    @cached_property
    def city(self) -> City:
        """The city."""
        return City.read(_entry(self._trees["city"]))

    @cached_property
    def sample(self) -> SampleNumbers:
        """The numbers that a sample site takes."""
        return SampleNumbers.read(_entry(self._trees["sample"]))

    @cached_property
    def steps(self) -> Mapping[str, StaffStep]:
        """What staff read and fill in, by step."""
        steps = _entry(self._trees["steps"])
        return {name: StaffStep.read(steps.entry(name)) for name in steps.tree}

    @cached_property
    def case_words(self) -> Mapping[str, CaseWords]:
        """How what happens to a case is told, by kind of event."""
        words = _entry(self._trees["case-words"])
        return {kind: CaseWords.read(words.entry(kind)) for kind in words.tree}

    @cached_property
    def notices(self) -> Mapping[str, str]:
        """The texts of SMS, by template."""
        return self._wording.pairs("notices")

    @cached_property
    def refusals(self) -> Mapping[str, str]:
        """The sentence for each code of a refusal."""
        return self._wording.pairs("refusals")

    @cached_property
    def form_errors(self) -> Mapping[str, str]:
        """The sentence for each code of a field error, with holes such as {label} and {typed}."""
        return self._wording.pairs("form-errors")

    @cached_property
    def synonyms(self) -> Synonyms:
        """The words citizens use, with the law's words for the same."""
        return read_synonyms(_entry(self._trees["synonyms"]))

    @cached_property
    def emergencies(self) -> tuple[Emergency, ...]:
        """What must be shown first where somebody's words sound like danger."""
        return read_emergencies(_entry(self._trees["emergencies"]))

    @cached_property
    def _wording(self) -> Entry:
        return _entry(self._trees["wording"])


def pack(trees: Trees) -> str:
    """The trees as ``compiled/catalogue.txt``: on the first line how many bytes each definition takes, by kind and id, on
    the second all of them as JSON. A first answer then parses its own definitions and not all of the city's.
    """
    every = {kind: trees[kind] if kind in BY_ID else {"": trees[kind]} for kind in trees}
    texts = {kind: {id_: _as_text(tree) for id_, tree in found.items()} for kind, found in every.items()}
    sizes = {kind: {id_: len(text.encode()) for id_, text in found.items()} for kind, found in texts.items()}
    return f"{_as_text(sizes)}\n" + "".join(text for found in texts.values() for text in found.values())


def unpack(packed: bytes) -> Trees:
    """The trees of a packed catalogue; each is still JSON, until somebody asks for it."""
    at = packed.index(b"\n") + 1
    trees: dict[str, Any] = {}
    for kind, sizes in json.loads(packed[:at]).items():
        found = {}
        for id_, size in sizes.items():
            found[id_] = packed[at : at + size]
            at += size
        trees[kind] = found if kind in BY_ID else found[""]
    return trees


def _as_text(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _entry(tree: Tree) -> Entry:
    """Reads a tree, which may still be JSON."""
    return Entry(json.loads(tree) if isinstance(tree, bytes) else tree, Place("catalogue"))
