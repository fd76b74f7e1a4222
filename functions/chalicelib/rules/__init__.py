"""Rules of law: one formula a module, found by its name. A formula is the function named like its module.

A formula takes its fields as keywords, the figures as ``rates`` (in force on ``rates.as_at``), and returns an
``Outcome``. It raises ``AnswersRefused`` where well-formed answers cannot be worked with together.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from importlib import import_module

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.form import Answers
from chalicelib.definitions.rates import Rates, RateTable, RateUnknown

from .outcome import AmountTable, Deadline, Item, LeftOut, Outcome, Step

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
_SHARED = {"outcome", "periods", "scale"}  # what formulas are built from


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
    return set(inspect.signature(formula(name)).parameters) - {"rates"}


def work_out(calculator: Calculator, answers: Answers, tables: Iterable[RateTable], as_at: date) -> Outcome:
    """The calculator's outcome for checked answers, on a day. Raises ``AnswersRefused``.

    Where a figure that everything hangs on is not published, the outcome says so and whom to ask.
    """
    try:
        return formula(calculator.formula)(rates=Rates(tables, as_at), **answers)
    except RateUnknown as unknown:
        rate = unknown.rate
        return Outcome(left_out=(LeftOut(rate.title, f"这个数尚未公布，或者我们还没有录入。请问：{rate.ask}"),))
