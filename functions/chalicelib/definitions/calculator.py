"""Calculators as editors declare them: the form, the formula's name, the figures used, worked examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .entry import Entry
from .form import Form
from .reading import read_day

Expected = Decimal | date | str
VERDICT = "verdict"


@dataclass(frozen=True)
class Link:
    """A way onward: an address from the site's root ("/apply/legal-aid/") and the words on it."""

    to: str
    text: str

    @classmethod
    def read(cls, entry: Entry) -> Link:
        """Read ``{to: /apply/, text: …}``."""
        link = cls(entry.text("to"), entry.text("text"))
        entry.done()
        return link


@dataclass(frozen=True)
class WorkedExample:
    """A case with its result: shown on the page, run by the build and by the tests.

    ``answers`` are as a person would type them; ``expect`` maps an item's id, or "total", to yuan, what a deadline is for
    to its last day, and "verdict" to the title above the verdict; ``says`` are words of the result, for what is no amount.
    """

    title: str
    as_at: date
    answers: Mapping[str, str]
    expect: Mapping[str, Expected]
    says: str

    @classmethod
    def read(cls, entry: Entry) -> WorkedExample:
        """Read one entry of ``examples``."""
        if not entry.has("expect") and not entry.has("says"):
            entry.refuse("写「expect」（该得的数）或「says」（该说的话）")
        expected = entry.entry("expect") if entry.has("expect") else None
        example = cls(
            title=entry.text("title"),
            as_at=entry.day("as_at"),
            answers=entry.pairs("answers"),
            expect={name: _expected(expected, name) for name in expected.keys()} if expected else {},  # noqa: SIM118 - an Entry is no dict
            says=entry.text("says", ""),
        )
        entry.done()
        return example


def _expected(expected: Entry, name: str) -> Expected:
    text = expected.text(name)
    return text if name == VERDICT else read_day(text) or expected.number(name)


TOPICS = {
    "work": "干活的事",
    "injury": "受了伤、被冤枉",
    "money": "借钱、买卖",
    "family": "家里的事",
    "court": "打官司、请律师",
}
"""What the list of calculators is sorted by, in its order, and in a person's words."""


@dataclass(frozen=True)
class Calculator:
    """One calculator. ``formula`` names a module of ``chalicelib.rules``; ``rates`` are the figures it may use. While the
    figure that ``needs_figure`` names has no value, the builder leaves the calculator out. Functions have no ``examples``.
    """

    id: str
    title: str
    topic: str
    description: str
    intro: str
    formula: str
    rates: tuple[str, ...]
    needs_figure: str
    form: Form
    examples: tuple[WorkedExample, ...]
    next: tuple[Link, ...]
    reviewed_by: str
    reviewed_on: date
    review_by: date

    @classmethod
    def read(cls, entry: Entry) -> Calculator:
        """Read ``content/calculators/<id>.yml``."""
        calculator = cls(
            id=entry.text("id"),
            title=entry.text("title"),
            topic=entry.choice("topic", tuple(TOPICS)),
            description=entry.text("description"),
            intro=entry.text("intro"),
            formula=entry.text("formula"),
            rates=entry.texts("rates"),
            needs_figure=entry.text("needs_figure", ""),
            form=Form.read(entry),
            examples=tuple(WorkedExample.read(example) for example in entry.entries("examples", required=True)),
            next=tuple(Link.read(link) for link in entry.entries("next", required=True)),
            reviewed_by=entry.text("reviewed_by"),
            reviewed_on=entry.day("reviewed_on"),
            review_by=entry.day("review_by"),
        )
        entry.has("fields")
        entry.done()
        return calculator
