"""Until when support is paid: the day a child turns 18 (53.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chalicelib.rules.periods import months_after, years_after

FULL_AGE = 18


def ends(born: Iterable[date]) -> list[date]:
    """The eighteenth birthday of each child, in the order given."""
    return [years_after(day, FULL_AGE) for day in born]


def months_due(last_days: Iterable[date], start: date) -> list[int]:
    """How many children are under age when each month's payment falls due, from ``start`` until none is."""
    days, counts, falls_due = list(last_days), list[int](), start
    while days := [day for day in days if day > falls_due]:
        counts.append(len(days))
        falls_due = months_after(start, len(counts))
    return counts


def of_age(last_days: Iterable[date], start: date) -> int:
    """How many monthly payments there are until the last child is of age."""
    return len(months_due(last_days, start))
