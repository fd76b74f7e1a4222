"""Rules of law: one formula a module, found by its name. A formula is the function named like its module.

A formula takes its fields as keywords, the figures as ``rates`` (in force on ``rates.as_at``), where it counts days the
``calendar``, and returns an ``Outcome``. It raises ``AnswersRefused`` where well-formed answers cannot be worked with
together. A field whose ``figure`` names a rate is no keyword: what is typed there is in ``rates`` already.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import get_args

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.form import Answers
from chalicelib.definitions.rates import Rates, RateTable, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar

from .outcome import AmountTable, Deadline, Item, LeftOut, Outcome, Step, why_unknown

__all__ = [
    "AmountTable",
    "Deadline",
    "Formula",
    "Item",
    "LeftOut",
    "Outcome",
    "Step",
    "formula",
    "formula_names",
    "formula_parameters",
    "work_out",
]

Formula = Callable[..., Outcome]
CALENDAR = "calendar"
_SHARED = {
    "injury",
    "interest",
    "labour",
    "outcome",
    "periods",
    "scale",
    "statutory_clocks",
    "tariff",
}  # what formulas are built from


def formula_names() -> list[str]:
    """The name of every formula there is."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED)


@cache
def formula(name: str) -> Formula:
    """The formula of that name; only its own module is imported. Raises ``KeyError`` for an unknown name."""
    if name not in formula_names():
        raise KeyError(name)
    found: Formula = getattr(import_module(f".{name}", __name__), name)
    return found


def formula_parameters(name: str) -> set[str]:
    """The fields that a formula asks for."""
    return _parameters(name) - {"rates", CALENDAR}


@cache
def _parameters(name: str) -> set[str]:
    """The keywords of a formula; ``**shared: Unpack[…]`` stands for the keys of a ``TypedDict``."""
    parameters = inspect.signature(formula(name), eval_str=True).parameters.values()
    shared = [get_args(p.annotation)[0] for p in parameters if p.kind is p.VAR_KEYWORD]
    own = {p.name for p in parameters if p.kind is not p.VAR_KEYWORD}
    return own.union(*(answers.__annotations__ for answers in shared))


def work_out(
    calculator: Calculator, answers: Answers, tables: Iterable[RateTable], calendar: WorkingCalendar, as_at: date
) -> Outcome:
    """The calculator's outcome for checked answers, on a day. Raises ``AnswersRefused``.

    Where a figure that everything hangs on is not published, the outcome says so and whom to ask.
    """
    figures = {field.name: field.figure for field in calculator.form.fields if field.figure}
    typed_in = {rate: number for name, rate in figures.items() if isinstance(number := answers[name], Decimal)}
    given = {name: answer for name, answer in answers.items() if name not in figures}
    more = {CALENDAR: calendar} if CALENDAR in _parameters(calculator.formula) else {}
    try:
        return formula(calculator.formula)(rates=Rates(tables, as_at, typed_in), **given, **more)
    except RateUnknown as unknown:
        return Outcome(left_out=(LeftOut(unknown.rate.title, why_unknown(unknown)),))
