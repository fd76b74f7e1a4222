"""The card, and what was had of it at either price (18, 19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import LeftOut, Step, plain_number, yuan

INTERPRETATION = "prepaid-interpretation"
AT_DISCOUNT, AT_BONUS = Citation(INTERPRETATION, "18.1(1)"), Citation(INTERPRETATION, "18.1(2)")
AT_FULL_PRICE = Citation(INTERPRETATION, "19.1")
TENTHS = 10  # 八折 is eight tenths of the price


@dataclass(frozen=True)
class Used:
    """What was had, in yuan unrounded, and how that is worked out."""

    value: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Card:
    """A card as the person describes it: ``used`` is what the card was charged, ``discount`` is in tenths (8 is 八折),
    ``used_full_price`` the price of the same before any discount.
    """

    kind: str
    paid: Decimal | None
    bonus: Decimal | None
    used: Decimal | None
    discount: Decimal | None
    used_full_price: Decimal | None
    times_total: Decimal | None
    times_used: Decimal | None
    paid_on: date | None
    ends_on: date | None

    def had_at_discount(self) -> Used | LeftOut:
        """At the discounted price, or by what was paid to what the card held (18.1)."""
        paid = self.paid or Decimal(0)
        if self.kind == "times":
            return self._times_at_discount(paid)
        used, bonus = self.used or Decimal(0), self.bonus or Decimal(0)
        if not bonus or not used:
            return Used(used, (Step("用掉的按打折后的价算", yuan(used), AT_DISCOUNT),))
        value = used * paid / (paid + bonus)
        working = f"{yuan(used)} × {yuan(paid)} ÷（{yuan(paid)} + {yuan(bonus)}）= {yuan(value)}"
        return Used(value, (Step("送了钱的，用掉的按实付占的比例折算", working, AT_BONUS),))

    def _times_at_discount(self, paid: Decimal) -> Used | LeftOut:
        had = self.times_used or Decimal(0)
        if had and not self.times_total:
            return LeftOut("退款", "按次的卡，先看一共多少次（送的也算）。", AT_DISCOUNT)
        value = paid * had / self.times_total if self.times_total else Decimal(0)
        working = (
            f"{yuan(paid)} ÷ {plain_number(self.times_total or Decimal(0))}次 × {plain_number(had)}次 = {yuan(value)}"
        )
        return Used(value, (Step("用掉的次数按办卡的单价算", working if had else yuan(value), AT_DISCOUNT),))

    def had_at_full_price(self) -> Used | LeftOut:
        """At the price before the discount (19.1)."""
        if self.used_full_price is not None:
            return Used(
                self.used_full_price, (Step("用掉的按打折前的价算", yuan(self.used_full_price), AT_FULL_PRICE),)
            )
        if self.kind == "times":
            if not self.times_used:
                return Used(Decimal(0), (Step("还没用过", yuan(Decimal(0)), AT_FULL_PRICE),))
            return LeftOut(
                "退款", "自己不想要了，用掉的按单次原价算。先问清单次多少钱，填到「打折前一共多少钱」。", AT_FULL_PRICE
            )
        used = self.used or Decimal(0)
        if not self.discount or not used:
            return Used(used, (Step("用掉的按打折前的价算", yuan(used), AT_FULL_PRICE),))
        value = used * TENTHS / self.discount
        working = f"{yuan(used)} ÷ {plain_number(self.discount)}折 = {yuan(value)}"
        return Used(value, (Step("用掉的按打折前的价算", working, AT_FULL_PRICE),))


def refuse_contradictions(card: Card, stopped_on: date | None, ended_on: date | None) -> None:
    """Raise ``AnswersRefused`` where answers cannot be true together."""
    errors = []
    if card.kind == "money" and card.paid is not None and (card.used or 0) > card.paid + (card.bonus or 0):
        errors.append(FieldError("used", "more_than_loaded", other="paid"))
    if card.kind == "times" and card.times_total is not None and (card.times_used or 0) > card.times_total:
        errors.append(FieldError("times_used", "more_than_there_are", other="times_total"))
    for name, day in (("ends_on", card.ends_on), ("stopped_on", stopped_on), ("ended_on", ended_on)):
        if day and card.paid_on and day < card.paid_on:
            errors.append(FieldError(name, "before", other="paid_on"))
    if errors:
        raise AnswersRefused(*errors)
