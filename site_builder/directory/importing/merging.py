"""What an import changes: every row of a register taken in or refused, and who of those it is about is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS, OFFICE_KINDS
from chalicelib.definitions.directory.numbers import has_right_check, is_mobile
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.entry import Entry, Path, Place

from site_builder.directory.checks import entry_problems
from site_builder.directory.reading import Directory

from .identity import Known, Tree, new_id
from .rows import Register, Row

QUIET = frozenset({"source", "verified_on"})
"""Columns that change with every register without anything else being different."""


@dataclass(frozen=True)
class Refusal:
    """Why a row was not taken: ``column`` is "" where it is about the whole row."""

    row: Row
    column: str
    problem: str


@dataclass
class Merged:
    """What came of every row. ``gone`` are entries of the kinds and counties in the register that it does not have;
    ``held`` says why some of them cannot be taken out by themselves.
    """

    new: list[Tree] = field(default_factory=list)
    changed: list[tuple[Tree, tuple[str, ...]]] = field(default_factory=list)
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)
    gone: list[Tree] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)

    @property
    def doubtful_codes(self) -> Iterator[Tree]:
        """Those whose credit code does not add up: some old codes do not, so that they are taken."""
        taken = (*self.new, *(tree for tree, _ in self.changed))
        return (tree for tree in taken if tree.get("uscc") and not has_right_check(tree["uscc"]))


class Merger:
    """Takes rows in, one by one, next to what is in the directory."""

    def __init__(self, directory: Directory, city: City, today: date) -> None:
        self._directory, self._city, self._today = directory, city, today
        rows = {id_: dict(row) for id_, row in directory.rows.items()}
        people = {each.id for each in directory.people}
        self._offices = Known({id_: row for id_, row in rows.items() if id_ not in people})
        self._people = Known({id_: row for id_, row in rows.items() if id_ in people})
        self._ids = set(rows)
        self._taken: dict[str, Row] = {}
        self._seen: set[str] = set()
        self.merged = Merged()

    def take_all(self, register: Register) -> Merged:
        """Offices first, since people are found in them."""
        for row in sorted(register.rows, key=lambda row: row.is_person):
            for column, problem in self._taken_in(row):
                self.merged.refused.append(Refusal(row, column, problem))
        order = {row.where: n for n, row in enumerate(register.rows)}
        self.merged.refused.sort(key=lambda refusal: order[refusal.row.where])
        self._find_gone({(row.tree.get("kind"), row.tree.get("county")) for row in register.rows})
        return self.merged

    def _taken_in(self, row: Row) -> list[tuple[str, str]]:
        """Take a row in, or say what is wrong with it."""
        known = self._people if row.is_person else self._offices
        if not row.tree.get("name") or row.tree.get("kind") not in KINDS:
            return row.faults or _faults_of({"id": "new", **row.tree})
        if problem := self._put_in_office(row):
            return [*row.faults, ("office", problem)]
        meant = known.meant_by(row.tree)
        self._seen.update(each["id"] for each in meant)
        if row.faults:
            return [*row.faults, *(each for each in _faults_of({"id": "new", **row.tree}) if each[0])]
        return self._who_it_is_not(row, meant) or self._put(row, meant[0] if meant else {}, known)

    def _who_it_is_not(self, row: Row, meant: list[Tree]) -> list[tuple[str, str]]:
        """Why it cannot be told, or not be true, who a row means."""
        if len(meant) > 1:
            ids = "、".join(tree["id"] for tree in meant)
            return [("name", f"名单里有{len(meant)}个都可能是：{ids}。补上执业证号、信用代码或者网站编号（id）")]
        if meant and meant[0]["id"] in self._taken:
            return [("name", f"和{self._taken[meant[0]['id']].where}是同一个（{meant[0]['id']}）")]
        if not meant and row.tree.get("id") in self._ids:
            return [("id", f"网站编号「{row.tree['id']}」别人已经用了，空着就行")]
        return []

    def _put(self, row: Row, old: Tree, known: Known) -> list[tuple[str, str]]:
        """Keep a row, new or in the place of an old one, or say what is wrong with it."""
        tree = merged_tree(old, row.tree)
        if "id" not in tree:
            tree = {"id": new_id(tree, self._city, self._ids), **tree}
        if problems := self._problems(tree):
            return problems
        self._keep(old, tree, known)
        self._taken[tree["id"]] = row
        return []

    def _keep(self, old: Tree, tree: Tree, known: Known) -> None:
        known.put(tree)
        self._ids.add(tree["id"])
        self._seen.add(tree["id"])
        columns = tuple(key for key in tree if tree[key] != old.get(key)) + tuple(key for key in old if key not in tree)
        if not old:
            self.merged.new.append(tree)
        elif columns:
            self.merged.changed.append((tree, columns))
        else:
            self.merged.same += 1

    def _put_in_office(self, row: Row) -> str:
        """Put the id of a person's office in the place of its name; what is wrong with it, "" where nothing is."""
        name = row.tree.get("office", "")
        if not row.is_person or not name or name in self._offices.rows:
            return ""
        found = self._offices.named(name)
        if len(found) == 1:
            row.tree["office"] = found[0]
            return ""
        if found:
            return f"叫「{name}」的机构有{len(found)}个，请写网站编号：{'、'.join(found)}"
        return f"机构名单里没有「{name}」，先导入机构的名册"

    def _problems(self, tree: Tree) -> list[tuple[str, str]]:
        faults = _faults_of(tree)
        if faults:
            return faults
        listed = _read(tree, Place(""))
        problems = entry_problems(listed, self._city, self._directory.specialities, self._offices.rows)
        if listed.verified_on and listed.verified_on > self._today:
            return [("verified_on", f"核实日期 {listed.verified_on} 还没有到"), *(("", each) for each in problems)]
        return [("", each) for each in problems]

    def _find_gone(self, about: set[tuple[str | None, str | None]]) -> None:
        """Who withdrew is never gone: the row keeps the next register from bringing the person back."""
        working_in = {tree.get("office") for tree in self._people.rows.values()}
        for tree in (*self._offices.rows.values(), *self._people.rows.values()):
            if (
                tree["id"] in self._seen
                or (tree["kind"], tree["county"]) not in about
                or tree.get("withdrawn") == "yes"
            ):
                continue
            self.merged.gone.append(tree)
            if tree["kind"] in OFFICE_KINDS and OFFICE_KINDS[tree["kind"]].takes_cases:
                self.merged.held[tree["id"]] = "收案件的机构，不自动移走：先安排好手里的案件，再在文件里删这一行"
            elif tree["id"] in working_in:
                self.merged.held[tree["id"]] = "名单里还有人在这里，不移走：先改这些人的执业机构"


def merged_tree(old: Tree, given: Tree) -> dict[str, str]:
    """A row with what a register says of it. What the register leaves empty stays; an id stays; the day of verification
    only goes forward; the consent to show a mobile is for that mobile alone.
    """
    tree = {**old, **given}
    if old:
        tree["id"] = old["id"]
        if old.get("verified_on", "") > given.get("verified_on", ""):
            tree["verified_on"] = old["verified_on"]
        if tree.get("phone") != old.get("phone") and "mobile_consent_on" not in given:
            tree.pop("mobile_consent_on", None)
    if not is_mobile(tree.get("phone", "")):
        tree.pop("mobile_consent_on", None)
    return tree


class _Faults(Place):
    """Keeps the column of each problem."""

    def __init__(self) -> None:
        super().__init__("")
        self.found: list[tuple[str, str]] = []

    def refuse(self, path: Path, problem: str) -> None:
        """Keep a problem with its column."""
        self.found.append((str(path[0]) if path else "", problem))


def _faults_of(tree: Tree) -> list[tuple[str, str]]:
    place = _Faults()
    _read(tree, place)
    return place.found


def _read(tree: Tree, place: Place) -> Office | Person:
    reader = Office if tree.get("kind") in OFFICE_KINDS or "kind" not in tree else Person
    return reader.read(Entry(tree, place))
