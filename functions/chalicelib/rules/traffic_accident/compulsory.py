"""The compulsory insurance: losses in three buckets, each with its own limit (条例 21 to 23; 法释 18, 19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.rules.injury.answers import as_number
from chalicelib.rules.outcome import Item, Step, to_cents, yuan

from .vehicles import BUCKETS, Limits, Vehicle

REGULATION = "compulsory-traffic-insurance-regulation"
INTERPRETATION = "traffic-accident-interpretation"
TITLES = {"medical": "医疗费用", "death": "死亡伤残", "property": "财产损失"}
MEDICAL = ("medical", "later-treatment", "hospital-meals", "nutrition")
PROPERTY = ("property",)
OUTSIDE = ("appraisal",)  # a cost of proof, which the insurance does not bear
MENTAL = "mental"


@dataclass(frozen=True)
class Loss:
    """What one victim lost, in yuan: by bucket, ``mental`` inside the bucket of death and disability, ``outside`` what
    no bucket holds.
    """

    buckets: dict[str, Decimal]
    mental: Decimal
    outside: Decimal

    @property
    def total(self) -> Decimal:
        """Everything."""
        return sum(self.buckets.values(), self.outside)


def loss_of(items: Sequence[Item], *, upper: bool) -> Loss:
    """The items by bucket, at their lower or ``upper`` ends; what is neither treatment nor property is the person's."""
    buckets, outside, mental = dict.fromkeys(BUCKETS, Decimal(0)), Decimal(0), Decimal(0)
    for item in items:
        amount = item.upto if upper and item.upto is not None else item.amount
        if item.id in OUTSIDE:
            outside += amount
            continue
        bucket = "medical" if item.id in MEDICAL else "property" if item.id in PROPERTY else "death"
        buckets[bucket] += amount
        mental += amount if item.id == MENTAL else Decimal(0)
    return Loss(buckets, mental, outside)


def losses_of_others(rows: Rows) -> dict[str, Decimal]:
    """By bucket, what all other victims of the accident lost (19)."""
    return {bucket: sum((as_number(row[bucket]) or Decimal(0) for row in rows), Decimal(0)) for bucket in BUCKETS}


@dataclass(frozen=True)
class Payment:
    """What one vehicle's compulsory insurance pays this victim, to the cent, by bucket."""

    buckets: dict[str, Decimal]
    steps: tuple[Step, ...]

    @property
    def total(self) -> Decimal:
        """All buckets together."""
        return sum(self.buckets.values(), Decimal(0))


def payments(loss: Loss, others: dict[str, Decimal], told: Sequence[tuple[Vehicle, Limits]]) -> list[Payment]:
    """What each vehicle's insurance pays, bucket by bucket; no bucket lends to another."""
    sums = {bucket: sum((limits.of[bucket] for _, limits in told), Decimal(0)) for bucket in BUCKETS}
    return [_payment(loss, others, limits, sums, several=len(told) > 1) for _, limits in told]


def _payment(
    loss: Loss, others: dict[str, Decimal], limits: Limits, sums: dict[str, Decimal], *, several: bool
) -> Payment:
    paid, steps = {}, []
    for bucket in BUCKETS:
        mine, rest, limit = loss.buckets[bucket], others[bucket], limits.of[bucket]
        if not mine:
            paid[bucket] = Decimal(0)
            continue
        from_one, working = _from_one(mine + rest, limit, sums[bucket], several=several)
        paid[bucket] = to_cents(from_one * mine / (mine + rest))
        if rest:
            working += f"；按各人损失的比例 × {yuan(mine)} ÷ {yuan(mine + rest)} = {yuan(paid[bucket])}"
        article = Citation(INTERPRETATION, "19") if rest else Citation(REGULATION, "23.1")
        sentence = f"{TITLES[bucket]}：损失 {yuan(mine)}，这辆车的限额 {yuan(limit)}"
        steps.append(Step(sentence, working, article, limits.figures))
    return Payment(paid, tuple(steps))


def _from_one(losses: Decimal, limit: Decimal, limits: Decimal, *, several: bool) -> tuple[Decimal, str]:
    """What one vehicle's bucket gives to all victims: its limit, or while all limits together suffice, its part of the
    losses by its limit (18.1).
    """
    if losses >= limits:
        return limit, f"超过限额，赔满 {yuan(limit)}"
    if not several:
        return losses, f"没有超过，赔 {yuan(losses)}"
    part = losses * limit / limits
    return part, f"没有超过几辆车的限额之和，{yuan(losses)} × {yuan(limit)} ÷ {yuan(limits)} = {yuan(part)}"
