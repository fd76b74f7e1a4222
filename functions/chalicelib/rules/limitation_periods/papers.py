"""Periods that a paper itself sets: 收到之日起15日内."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import LeftOut
from chalicelib.rules.statutory_clocks import CODE, Clock, Kind

BY_PAPER = Clock("文书上写的期限", CODE, "203.1", Kind.OTHER)


def clock_of_paper(given: Decimal | None, unit: str | None) -> Clock | None:
    """The clock of so many days (or working days, months, years), counted as 民法典 200-203 say; None where the number
    is not known. Raises ``AnswersRefused`` for a part of a day.
    """
    if given is None:
        return None
    if given % 1:
        raise AnswersRefused(FieldError("given", "not_whole"))
    number = int(given)
    match unit:
        case "working_days":
            return replace(BY_PAPER, working_days=number)
        case "months":
            return replace(BY_PAPER, months=number)
        case "years":
            return replace(BY_PAPER, years=number)
        case _:
            return replace(BY_PAPER, days=number)


def without_its_other_half(given: Decimal | None, received: bool) -> tuple[LeftOut, ...]:
    """A number without its day, or a day without its number."""
    if received == (given is not None):
        return ()
    missing = "填上文书写的几天" if received else "再选一行「文书：收到，上面写了几天内」，填上那一天"
    return (LeftOut(BY_PAPER.what, f"还要{missing}，才能算。", Citation(CODE, "203.1")),)
