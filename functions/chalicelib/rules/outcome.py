"""What a formula returns: amounts with their steps, what was left out and why, and the clocks that run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, RateUnknown

from .periods import LastDay

CENT = Decimal("0.01")


def to_cents(amount: Decimal) -> Decimal:
    """The amount rounded to the cent, half up. The one place where money is rounded."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """An amount for a sentence: 23,456.00元."""
    return f"{to_cents(amount):,}元"


def plain_number(number: Decimal) -> str:
    """A number for a sentence without trailing zeros: 21.75, 7, 0.9."""
    return f"{number.normalize():f}"


def percent(share: Decimal) -> str:
    """A share for a sentence: 0.025 is 2.5%."""
    return f"{plain_number(share * 100)}%"


@dataclass(frozen=True)
class Step:
    """One step of the reasoning: the sentence, the numbers put in, the article and the figures it rests on."""

    sentence: str
    working: str = ""
    citation: Citation | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Item:
    """One amount due or payable. Where the law leaves a range, ``amount`` is its lower and ``upto`` its upper end.

    ``monthly`` amounts are paid every month and stand in no total.
    """

    id: str
    label: str
    amount: Decimal
    steps: tuple[Step, ...]
    upto: Decimal | None = None
    monthly: bool = False
    payer: str = ""


@dataclass(frozen=True)
class AmountTable:
    """Amounts for cases that are still open, such as a lump sum for each grade while none is known."""

    title: str
    head: tuple[str, str]
    rows: tuple[tuple[str, Decimal], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class LeftOut:
    """Something due that was not worked out: why, and whom to ask."""

    label: str
    why: str
    citation: Citation | None = None


@dataclass(frozen=True)
class Deadline:
    """A clock that runs: what must be done, by whom, the last day (inclusive), the article.

    ``last_day`` is where it falls by counting; days off that move it stand in ``moved``, None for a clock that was not
    held against the calendar.
    """

    what: str
    last_day: date
    citation: Citation
    moved: LastDay | None = None

    @classmethod
    def of(cls, what: str, last: LastDay, citation: Citation) -> Deadline:
        """A clock counted with the calendar (民法典 203)."""
        return cls(what, last.by_counting, citation, last)

    def days_left(self, today: date) -> int:
        """Days from today to the last day; 0 on it, negative past it."""
        return (self.last_day - today).days


@dataclass(frozen=True)
class Outcome:
    """A reasoned answer. ``verdict`` is a sentence that stands before all amounts, where one is needed
    ("这不是工伤") under its ``verdict_title``; ``notes`` are what the person should know about the whole.
    """

    items: tuple[Item, ...] = ()
    tables: tuple[AmountTable, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[Step, ...] = ()
    verdict: Step | None = None
    verdict_title: str = "不适用"
    total_label: str = "合计"

    @cached_property
    def one_off(self) -> tuple[Item, ...]:
        """The items that make up the total."""
        return tuple(item for item in self.items if not item.monthly)

    @property
    def total(self) -> Decimal:
        """The sum of the one-off amounts, at its lower end where there are ranges."""
        return sum((item.amount for item in self.one_off), Decimal("0.00"))

    @property
    def total_upto(self) -> Decimal | None:
        """The upper end of the sum, where any item has a range."""
        if all(item.upto is None for item in self.one_off):
            return None
        return sum((item.amount if item.upto is None else item.upto for item in self.one_off), Decimal("0.00"))

    def steps(self) -> Iterator[Step]:
        """Every step of the outcome, in the order shown."""
        if self.verdict:
            yield self.verdict
        for item in self.items:
            yield from item.steps
        for table in self.tables:
            yield from table.steps
        yield from self.notes

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure used, each once."""
        return tuple({figure.table.id: figure for step in self.steps() for figure in step.figures}.values())

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every article the outcome rests on, each once."""
        found = [step.citation for step in self.steps()]
        found += [part.citation for part in self.left_out]
        found += [deadline.citation for deadline in self.deadlines]
        return tuple(dict.fromkeys(citation for citation in found if citation))


def attempt(
    label: str, work: Callable[[], Item | LeftOut | None], citation: Citation | None = None
) -> Item | LeftOut | None:
    """An item, or, where a figure that it hangs on is unknown, the item left out with whom to ask."""
    try:
        return work()
    except RateUnknown as unknown:
        return LeftOut(label, why_unknown(unknown), citation)


def sort_out(parts: Iterable[Item | LeftOut | None]) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Items and what was left out, each in order; None is dropped."""
    found = [part for part in parts if part]
    items = tuple(part for part in found if isinstance(part, Item))
    return items, tuple(part for part in found if isinstance(part, LeftOut))


def why_unknown(unknown: RateUnknown) -> str:
    """What the person is told of a figure that is not there."""
    return f"{unknown.rate.title}尚未公布，或者我们还没有核实到。请问：{unknown.rate.ask}"
