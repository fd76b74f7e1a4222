"""What comes back of a prepaid card (预付式消费解释, 法释〔2025〕4号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import Deadline, Item, LeftOut, Outcome, Step, sort_out, to_cents, yuan
from chalicelib.rules.periods import LastDay, last_day

from .advice import notes
from .card import INTERPRETATION, Card, Used, refuse_contradictions
from .interest import interest

COOLING_OFF_DAYS = 7  # 14
COOLING_OFF, MERCHANT, OTHER, CONSUMER = "cooling_off", "merchant", "other", "consumer"
TOO_LATE = Step("付款后七天已经过了，不能再无理由退。下面按自己不想要了来算。", citation=Citation(INTERPRETATION, "14"))


def prepaid_refund(  # noqa: PLR0913 - one keyword a question of the form
    *,
    reason: str,
    card: str | None,
    paid: Decimal | None,
    bonus: Decimal | None,
    used: Decimal | None,
    discount: Decimal | None,
    used_full_price: Decimal | None,
    times_total: Decimal | None,
    times_used: Decimal | None,
    paid_on: date | None,
    ends_on: date | None,
    stopped_on: date | None,
    ended_on: date | None,
    agreed_rate: Decimal | None,
    calendar: WorkingCalendar,
    rates: Rates,
) -> Outcome:
    """What was paid less what was had (15.1), and interest from the end of the contract (16, 17).

    What was had counts at the discounted price, or by paid to paid plus given, unless the consumer is the reason
    (18.1); then at the full price (19.1), and never more than was paid (20). A card without limit gives back the share
    of the days that remain (22). Within seven days of paying no reason is needed (14). Where the reason is open, the
    refund is a range between the two.
    """
    held = Card(
        card or "money", paid, bonus, used, discount, used_full_price, times_total, times_used, paid_on, ends_on
    )
    refuse_contradictions(held, stopped_on, ended_on)
    window = last_day(paid_on, calendar, days=COOLING_OFF_DAYS) if paid_on else None
    late = reason == COOLING_OFF and window is not None and (ended_on or rates.as_at) > window.day
    if late:
        reason = CONSUMER
    back = _refund(held, reason, _last_used(reason, stopped_on, ended_on, rates.as_at))
    items, left_out = sort_out((back, interest(back, reason, paid_on, ended_on, agreed_rate, rates)))
    return Outcome(
        items,
        left_out=left_out,
        deadlines=_deadlines(window, rates.as_at),
        notes=notes(reason, paid_on),
        verdict=TOO_LATE if late else None,
        verdict_title="超过七天",
        total_label="一共可以退",
    )


def _last_used(reason: str, stopped_on: date | None, ended_on: date | None, today: date) -> date:
    """The last day that a card without limit could be used: the day the merchant stopped, else that of the end (22)."""
    ended = ended_on or today
    return min(stopped_on, ended) if stopped_on and reason != CONSUMER else ended


def _refund(card: Card, reason: str, until: date) -> Item | LeftOut:
    if card.paid is None:
        return LeftOut("退款", "先看付款记录，付了多少钱。", Citation(INTERPRETATION, "15.1"))
    if card.kind == "unlimited":
        return _by_days(card, card.paid, until)
    kind = card.had_at_discount(), card.had_at_full_price()
    if reason in (MERCHANT, OTHER):
        return _balance(card.paid, kind[0])
    if reason == CONSUMER:
        return _balance(card.paid, kind[1])
    most, least = _balance(card.paid, kind[0]), _balance(card.paid, kind[1])
    if isinstance(most, LeftOut) or isinstance(least, LeftOut):
        return most if isinstance(most, LeftOut) else least
    if most.amount == least.amount:
        return most
    low, high = sorted((least.amount, most.amount))
    steps = (NOT_THE_CONSUMER, *most.steps, THE_CONSUMER, *least.steps)
    return Item("refund", "退还预付款", low, steps, upto=high)


def _balance(paid: Decimal, had: Used | LeftOut) -> Item | LeftOut:
    """What was paid less what was had; nothing is ever paid on top (15.1, 20)."""
    if isinstance(had, LeftOut):
        return had
    rest = to_cents(paid - had.value)
    back = max(rest, Decimal("0.00"))
    steps = [*had.steps, Step("付的钱减去已经用掉的", f"{yuan(paid)} − {yuan(had.value)} = {yuan(rest)}", BALANCE)]
    if rest < 0:
        steps.append(Step("用掉的比付的多，退0元，商家也不能再要补钱", "", Citation(INTERPRETATION, "20")))
    return Item("refund", "退还预付款", back, tuple(steps))


BALANCE = Citation(INTERPRETATION, "15.1")
NOT_THE_CONSUMER = Step("不是自己的原因，按下面这样算")
THE_CONSUMER = Step("算自己的原因，按下面这样算")


def _by_days(card: Card, paid: Decimal, until: date) -> Item | LeftOut:
    """The share of the days that remain of all days (22.1, 22.2); nothing once the term is over (22.3)."""
    if card.paid_on is None or card.ends_on is None:
        why = "不限次的卡按剩下的天数退。先看合同，从哪天到哪天。"
        return LeftOut("退款", why, Citation(INTERPRETATION, "22.1"))
    whole = (card.ends_on - card.paid_on).days + 1
    rest = max((card.ends_on - max(until, card.paid_on)).days, 0)
    back = to_cents(paid * rest / whole)
    working = f"{yuan(paid)} × {rest}天 ÷ {whole}天 = {yuan(back)}"
    article = "22.1" if rest else "22.3"
    return Item(
        "refund",
        "退还预付款",
        back,
        (Step("剩下的天数占全部天数的几成，就退几成", working, Citation(INTERPRETATION, article)),),
    )


def _deadlines(window: LastDay | None, today: date) -> tuple[Deadline, ...]:
    if window is None or window.day < today:
        return ()
    return (Deadline.of("七天内无理由要求退款", window, Citation(INTERPRETATION, "14")),)
