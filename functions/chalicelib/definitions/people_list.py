"""Many people in one matter: a list of them as typed, or as pasted from a sheet, one person a line."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .people import check_id_number
from .reading import plain, read_number

MOST_PEOPLE = 100
MOST_TOLD = 8
"""So many wrong lines are told at once; a sheet with its columns exchanged is wrong in every line."""

LONGEST_NAME = 40
_MOST_OWED = Decimal(10**8)
_YES = frozenset({"是", "同意", "yes", "y", "1", "√", "✓"})
_NOT_YET = frozenset({"", "否", "没有", "待签", "no", "n", "0"})
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Listed:
    """One of the people: what is owed to them in yuan, and whether they agreed themselves. Who did not signs a sheet."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    owed: Decimal
    consents: bool


def read_people(text: str, today: date) -> tuple[list[Listed], list[tuple[int, str]]]:
    """The people, and (line, code) of what is wrong; lines count from 1 as they stand. A line that names the columns is
    passed over. A line holds name, ID number, what is owed and, where it was given, consent (是 or 否), between commas of
    either width or tabs.
    """
    lines = [(n, cells) for n, line in enumerate(text.splitlines(), start=1) if any(cells := _cells(line))]
    if lines and "姓名" in lines[0][1]:
        del lines[0]
    if len(lines) > MOST_PEOPLE:
        return [], [(lines[MOST_PEOPLE][0], "too_many_people")]
    read = [(n, *_person(cells, today)) for n, cells in lines]
    wrong = [(n, code) for n, _, code in read if code]
    people = [(n, person) for n, person, _ in read if person]
    first = {person.id_number: n for n, person in reversed(people)}
    wrong += [(n, "listed_twice") for n, person in people if first[person.id_number] != n]
    return [person for _, person in people], sorted(wrong)[:MOST_TOLD]


def as_text(people: Sequence[Listed]) -> str:
    """The list as it is kept, which reads the same again."""
    return "\n".join(f"{each.name},{each.id_number},{each.owed:f},{'是' if each.consents else '否'}" for each in people)


def sum_owed(people: Sequence[Listed]) -> Decimal:
    """What is owed to all of them, in yuan."""
    return sum((each.owed for each in people), Decimal(0))


def _cells(line: str) -> list[str]:
    """The cells of a line, without the apostrophe by which sheets mark text."""
    kept = plain(_UNSEEN.sub("", line)) if "\t" not in line else _UNSEEN.sub("", line)
    try:
        cells = kept.split("\t") if "\t" in kept else next(csv.reader([kept]), [])
    except csv.Error:
        cells = [kept]
    return [plain(cell).lstrip("'").strip() for cell in cells]


def _person(cells: list[str], today: date) -> tuple[Listed | None, str]:
    if not 3 <= len(cells) <= 4:
        return None, "people_cells"
    name, number, owed, agreed = [*cells, ""][:4]
    if not name or len(name) > LONGEST_NAME or "," in name or name[0] in "=+-@":
        return None, "people_name"
    found, code = check_id_number(number, today)
    if found is None:
        return None, code
    amount = read_number(owed)
    if amount is None or not 0 <= amount <= _MOST_OWED:
        return None, "people_owed"
    if agreed.casefold() not in _YES | _NOT_YET:
        return None, "people_consent"
    return Listed(name, found.number, amount, agreed.casefold() in _YES), ""
