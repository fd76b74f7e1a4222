"""The numbers that everybody may read (法律援助法 58), told so that nobody is found in them.

A line in which any count is 1 to 4 tells nothing but how many applications were received, "fewer than 5" where those are
few. They are counted once a day: nobody learns from one look to the next what happened to a case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain

from .monthly_numbers import CaseDays, Month, cases_of_month, month_of
from .ports import Row, Table

FEWEST_SHOWN = 5
"""Counts from 1 up to one less could tell who it was."""

FEWEST_LINES = 3
"""So many lines must be kept back together before their sum may be known."""

COUNTS = ("received", "granted", "refused", "closed", "within_seven_days", "within_three_days")
WHOLE_CITY = ""
"""The office of a line that adds up all offices."""

_PARTITION = "numbers"

Told = tuple[int | None, ...]
"""Counts in the order of ``COUNTS``; None for what is kept back."""


@dataclass(frozen=True)
class Line:
    """What is told of a month, a service, and an office or ``WHOLE_CITY``. ``few`` where it is told that 1 to 4
    applications were received; medians in calendar days, None where they are kept back or there are none.
    """

    month: str
    service: str
    office: str
    counts: Told
    few: bool
    median_days_to_decide: float | None
    median_days_to_assign: float | None

    @property
    def by_name(self) -> Mapping[str, int | None]:
        """The counts by their names."""
        return dict(zip(COUNTS, self.counts, strict=True))


@dataclass(frozen=True)
class Numbers:
    """The published numbers of the table. ``offices`` are the ids of those that have cases."""

    table: Table
    offices: Sequence[str]

    def of_month(self, month: str, today: date) -> list[Line]:
        """What is told of a month ("2026-11"), counted at the first look of the day."""
        row = self.table.get(_PARTITION, month)
        kept = json.loads(row.body) if row else {}
        if kept.get("counted_on") == today.isoformat():
            return [Line(**{**line, "counts": tuple(line["counts"])}) for line in kept["lines"]]
        lines = list(self._count(month))
        body = {"counted_on": today.isoformat(), "lines": [asdict(line) for line in lines]}
        self.table.put(Row(_PARTITION, month, json.dumps(body)))
        return lines

    def _count(self, month: str) -> Iterator[Line]:
        by_service: dict[str, dict[str, list[CaseDays]]] = {}
        for office in self.offices:
            for case in cases_of_month(self.table, office, month):
                by_service.setdefault(case.service, {}).setdefault(office, []).append(case)
        for service, by_office in sorted(by_service.items()):
            yield from _lines(month, service, by_office)


def _lines(month: str, service: str, by_office: Mapping[str, Sequence[CaseDays]]) -> Iterator[Line]:
    counted = {office: month_of(service, cases) for office, cases in by_office.items()}
    told, total = kept_back([_counts(numbers) for numbers in counted.values()])
    unsaid = [numbers for numbers, line in zip(counted.values(), told, strict=True) if line[0] is None]
    all_few = all(numbers.received < FEWEST_SHOWN for numbers in unsaid)
    whole = month_of(service, list(chain.from_iterable(by_office.values())))
    for (office, numbers), line in zip([*counted.items(), (WHOLE_CITY, whole)], [*told, total], strict=True):
        few = line[0] is None and all_few and office != WHOLE_CITY
        yield _line(month, office, numbers, line, few=few)


def _line(month: str, office: str, numbers: Month, told: Told, *, few: bool) -> Line:
    whole = None not in told
    return Line(
        month,
        numbers.service,
        office,
        told,
        few=few,
        median_days_to_decide=numbers.median_days_to_decide if whole and numbers.decided >= FEWEST_SHOWN else None,
        median_days_to_assign=numbers.median_days_to_assign if whole and numbers.assigned >= FEWEST_SHOWN else None,
    )


def _counts(numbers: Month) -> tuple[int, ...]:
    return tuple(getattr(numbers, name) for name in COUNTS)


def kept_back(rows: Sequence[Sequence[int]]) -> tuple[list[Told], Told]:
    """What is told of counts by office, the first of which is that of all cases, and of their sums.

    From a sum and the lines that are told, everybody can work out what the others come to. So the sums are told only
    where no line is kept back, or where what is kept back could be told as one line of several offices. Where too few
    offices have few cases for that, the others that are kept back hide how many they have, too.
    """
    told = [_told(row) for row in rows]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    nothing: Told = (None,) * len(sums)
    hidden = [row for row, line in zip(rows, told, strict=True) if None in line]
    if hidden and not _safe_together(hidden):
        return told, nothing
    few = [row[0] for row in hidden if row[0] < FEWEST_SHOWN]
    if 0 < len(few) < FEWEST_LINES:
        told = [nothing if None in line else line for line in told]
    elif few and _one_way_only(sum(few), len(few)):
        return told, nothing
    return told, _told(sums)


def _told(counts: Sequence[int]) -> Told:
    if not any(0 < count < FEWEST_SHOWN for count in counts):
        return tuple(counts)
    return (None if counts[0] < FEWEST_SHOWN else counts[0], *[None] * (len(counts) - 1))


def _safe_together(hidden: Sequence[Sequence[int]]) -> bool:
    """Whether these lines are those of several offices, and neither the cases that a count holds nor those that it does
    not are few in all of them, or known to be spread in one way only.
    """
    sums = [sum(column) for column in zip(*hidden, strict=True)]
    parts = [*sums, *(sums[0] - each for each in sums)]
    enough = len(hidden) >= FEWEST_LINES and not any(0 < each < FEWEST_SHOWN for each in parts)
    return enough and not any(_one_way_only(each, len(hidden)) for each in sums)


def _one_way_only(cases: int, offices: int) -> bool:
    """Whether so many small counts can only be one each, or the most that is small in each."""
    return cases in (offices, offices * (FEWEST_SHOWN - 1))
