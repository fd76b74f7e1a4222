"""What one changed answer changes: two outcomes side by side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.rules import Outcome

from .words import day


@dataclass(frozen=True)
class Difference:
    """An amount before and now, in yuan; None where there was or is none."""

    label: str
    before: Decimal | None
    now: Decimal | None

    @property
    def more(self) -> Decimal:
        """How much more it is now; negative for less."""
        return (self.now or Decimal(0)) - (self.before or Decimal(0))


def differences(before: Outcome, now: Outcome) -> list[Difference]:
    """The total and each item that differ, in the order shown; of a range its lower end counts."""
    labels = {item.id: item.label for outcome in (before, now) for item in outcome.items}
    was, are = ({item.id: item.amount for item in outcome.items} for outcome in (before, now))
    found = [Difference(labels[id_], was.get(id_), are.get(id_)) for id_ in {**are, **was}]
    total = Difference(now.total_label, before.total, now.total)
    return [difference for difference in (total, *found) if difference.more]


def changed_words(before: Outcome, now: Outcome) -> list[tuple[str, str, str]]:
    """The verdict and each last day that differ, before and now; "" where there was or is none."""
    was, are = _in_words(before), _in_words(now)
    found = [(label, was.get(label, ""), are.get(label, "")) for label in {**are, **was}]
    return [each for each in found if each[1] != each[2]]


def _in_words(outcome: Outcome) -> dict[str, str]:
    """The verdict's title, and by what it is for the last day of each clock, of several the nearest."""
    found = {"结论": outcome.verdict_title} if outcome.verdict else {}
    for deadline in outcome.deadlines:
        found.setdefault(deadline.what, day(deadline.last_day))
    return found
