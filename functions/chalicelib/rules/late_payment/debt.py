"""The debt that is late: how much, since when, until when, and what was paid in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.interest import Stretch, stretches
from chalicelib.rules.outcome import Step

CODE, SALE, GENERAL = "civil-code", "sale-contract-interpretation", "contract-general-interpretation"
HOUSE, CONSTRUCTION, SME = "house-sale-interpretation", "construction-contract-interpretation", "sme-payment-regulation"

LPR_BEGINS = date(2019, 8, 20)
SME_BEGINS = date(2020, 9, 1)
SME_SIXTY_DAYS = date(2025, 6, 1)
"""The day since which large companies, too, have a term by law where none was agreed (条例 2025, 9.2)."""


@dataclass(frozen=True)
class Kind:
    """What sort of debt it is: the article on late payment, and how the loss is counted where nothing was agreed.

    ``floating`` where the rate follows the LPR of the time (同期). The law adds its range to the rate, unless
    ``unmarked``; where it is applied by analogy, perhaps nothing. ``money`` where the sum itself is owed.
    """

    citation: Citation
    floating: bool = False
    unmarked: bool = False
    by_analogy: bool = False
    money: bool = True


KINDS = {
    "sale": Kind(Citation(SALE, "18.4")),
    "other": Kind(Citation(CODE, "646"), by_analogy=True),
    "construction": Kind(Citation(CONSTRUCTION, "26"), floating=True, unmarked=True),
    "sme_government": Kind(Citation(SME, "17")),
    "sme_large": Kind(Citation(SME, "17")),
    "house_payment": Kind(Citation(HOUSE, "13.2")),
    "house_certificate": Kind(Citation(HOUSE, "14.2"), money=False),
    "house_delivery": Kind(Citation(HOUSE, "13.3"), money=False),
}
SMALL_BUSINESS = ("sme_government", "sme_large")


@dataclass(frozen=True)
class Debt:
    """A sum that was due on ``due_on`` and is counted until ``last``. Payments make the principal smaller."""

    kind: str
    amount: Decimal
    due_on: date
    last: date
    payments: Sequence[tuple[date, Decimal]]
    steps: tuple[Step, ...] = ()

    @property
    def first_late_day(self) -> date:
        """The day of the breach: the day after the last day of payment."""
        return self.due_on + timedelta(days=1)

    @property
    def left(self) -> Decimal:
        """What is still to be paid of the principal."""
        paid = sum((amount for day, amount in self.payments if day <= self.last), Decimal(0))
        return max(self.amount - paid, Decimal(0))

    def between(self, first: date | None, last: date | None, cuts: Iterable[date] = ()) -> list[Stretch]:
        """The late stretches after ``first`` and up to ``last``, from the first late day to the last where None."""
        begin = max(self.due_on, first) if first else self.due_on
        end = min(self.last, last) if last else self.last
        return stretches(self.amount, begin, end, self.payments, cuts) if begin < end else []
