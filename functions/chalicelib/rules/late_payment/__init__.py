"""What a payment that comes late costs (买卖合同解释 18; 民法典 585; 保障中小企业款项支付条例 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows, Scalar
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.interest import BY_365, Rate, written
from chalicelib.rules.outcome import Deadline, Item, LeftOut, Outcome, Step, sort_out, to_cents, yuan
from chalicelib.rules.periods import last_day

from .agreed import agreed_penalty, agreed_rate, compared
from .by_law import late_loss, rent_for_a_house, small_business_interest
from .debt import CODE, CONSTRUCTION, KINDS, LPR_BEGINS, SALE, SMALL_BUSINESS, SME, SME_SIXTY_DAYS, Debt

NOTHING_AGREED = "none"
LIMITATION_YEARS = 3  # 民法典 188.1
EARLIEST = date(2004, 1, 1)
"""Penalty interest was fixed otherwise before; no source is at hand."""


def late_payment(  # noqa: PLR0913 - one keyword a question of the form
    *,
    kind: str,
    amount: Decimal,
    due_on: date | None,
    delivered_on: date | None,
    payments: Rows,
    until: date | None,
    agreed: str,
    agreed_number: Decimal | None,
    price: Decimal | None,
    markup: str | None,
    loss: Decimal | None,
    rent: Decimal | None,
    signed_on: date | None,
    counting: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """The penalty as agreed (民法典 585), else by the LPR of the breach and 30 to 50% as 买卖合同解释 says (18.4).

    Works pay the LPR of the time (建工解释 26), houses by 商品房解释 13 and 14, small businesses are owed 0.05% a day (条例 17).
    A penalty above 130% of the loss is warned of, never cut (合同编通则解释 65.2). Payments make the principal smaller.
    """
    last = until or rates.as_at
    paid = [_paid(row) for row in payments]
    _refuse(paid, until, agreed, agreed_number)
    due, steps = _due(kind, due_on, delivered_on, calendar)
    if last <= due:
        return _not_late(due)
    debt = Debt(kind, amount, due, last, paid, steps)
    if agreed_number is not None and not (kind in SMALL_BUSINESS and agreed_rate(agreed, agreed_number)):
        penalty = agreed_penalty(debt, agreed, agreed_number, price, counting)
        parts: list[Item | LeftOut | None] = [penalty]
        compared_with = compared(debt, penalty.amount, loss, rates)
    else:
        rate = agreed_rate(agreed, agreed_number) if agreed_number is not None else None
        parts = _by_law(debt, rate, markup, rent, signed_on, counting or BY_365, rates)
        compared_with = ()
    found, left_out = sort_out([_unpaid(debt), *parts])
    items = tuple(item for item in found if item.amount)
    if not items and not left_out:
        return _nothing_due()
    return Outcome(
        items=items,
        left_out=left_out,
        deadlines=_deadlines(debt, calendar),
        notes=(*compared_with, *_notes(debt, agreed, loss)),
        total_label="一共可以要" if KINDS[kind].money else "可以要的违约金、损失",
    )


def _paid(row: Mapping[str, Scalar]) -> tuple[date, Decimal]:
    paid_on, amount = row["paid_on"], row["amount"]
    assert isinstance(paid_on, date)
    assert isinstance(amount, Decimal)
    return paid_on, amount


def _refuse(paid: Sequence[tuple[date, Decimal]], until: date | None, agreed: str, number: Decimal | None) -> None:
    errors = []
    for n, (day, _) in enumerate(paid, 1):
        if until and day > until:
            errors.append(FieldError(f"payments-{n}-paid_on", "after", other="until"))
    if agreed == NOTHING_AGREED and number is not None:
        errors.append(FieldError("agreed_number", "not_agreed", other="agreed"))
    if agreed != NOTHING_AGREED and number is None:
        errors.append(FieldError("agreed_number", "required"))
    if errors:
        raise AnswersRefused(*errors)


def _due(
    kind: str, due_on: date | None, delivered_on: date | None, calendar: WorkingCalendar
) -> tuple[date, tuple[Step, ...]]:
    """The last day of payment, as agreed or as the law says where nothing was, and why."""
    if due_on and due_on < EARLIEST:
        raise AnswersRefused(FieldError("due_on", "before_rules"))
    if kind == "sme_government" and delivered_on:
        return _due_of_an_authority(due_on, delivered_on, calendar)
    if due_on:
        return due_on, ()
    if delivered_on is None or delivered_on < EARLIEST:
        raise AnswersRefused(FieldError("due_on", "required_date"))
    if kind == "sale":
        told = "没说哪天付的，收到货就该付"
        return delivered_on, (Step(told, written(delivered_on), Citation(CODE, "628")),)
    if kind == "construction":
        told = "没说哪天付的，从交付工程那天算"
        return delivered_on, (Step(told, written(delivered_on), Citation(CONSTRUCTION, "27(1)")),)
    if kind == "sme_large" and delivered_on >= SME_SIXTY_DAYS:
        day = last_day(delivered_on, calendar, days=60).day
        return day, (Step("没说哪天付的，大型企业要在60天内付", f"最晚 {written(day)}", Citation(SME, "9.2")),)
    raise AnswersRefused(FieldError("due_on", "required_date"))


def _due_of_an_authority(
    due_on: date | None, delivered_on: date, calendar: WorkingCalendar
) -> tuple[date, tuple[Step, ...]]:
    """30 days from delivery, at most 60 where the contract says so (条例 9.1; 2020 版 8)."""
    if delivered_on < EARLIEST:
        raise AnswersRefused(FieldError("delivered_on", "before_rules"))
    most = last_day(delivered_on, calendar, days=60).day
    if due_on is None:
        day = last_day(delivered_on, calendar, days=30).day
        return day, (Step("没说哪天付的，机关、事业单位要在30天内付", f"最晚 {written(day)}", Citation(SME, "9.1")),)
    if due_on <= most:
        return due_on, ()
    told = "合同写的日子超过了60天，机关、事业单位最长60天"
    return most, (Step(told, f"最晚 {written(most)}", Citation(SME, "9.1")),)


def _not_late(due: date) -> Outcome:
    return Outcome(
        verdict=Step(
            f"付款的最后一天是{written(due)}，算到的那天还没有过期，没有违约金和损失。", citation=Citation(CODE, "201")
        ),
        verdict_title="还没有过期",
    )


def _nothing_due() -> Outcome:
    told = "按填的日子和付的钱，没有欠的，也没有违约金和损失。"
    return Outcome(verdict=Step(told, citation=Citation(CODE, "585.1")), verdict_title="没有要付的")


def _by_law(
    debt: Debt,
    rate: Rate | None,
    markup: str | None,
    rent: Decimal | None,
    signed_on: date | None,
    counting: str,
    rates: Rates,
) -> list[Item | LeftOut | None]:
    added = Decimal(markup) if markup else None
    if debt.kind == "house_delivery":
        return [rent_for_a_house(debt, rent)]
    if debt.kind in SMALL_BUSINESS:
        return small_business_interest(debt, rate, signed_on, added, counting, rates)
    return late_loss(debt, added, counting, rates)


def _unpaid(debt: Debt) -> Item | None:
    if not KINDS[debt.kind].money or not debt.left:
        return None
    working = yuan(debt.amount)
    if debt.left != debt.amount:
        working = f"{yuan(debt.amount)} − {yuan(debt.amount - debt.left)} = {yuan(debt.left)}"
    return Item("unpaid", "还没付的钱", to_cents(debt.left), (Step("还没付的", working, Citation(CODE, "579")),))


def _deadlines(debt: Debt, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    start = max(debt.due_on, *(day for day, _ in debt.payments), date.min)
    last = last_day(start, calendar, years=LIMITATION_YEARS)
    return (Deadline.of("到法院起诉要钱（催过、他答应过的，重新算）", last, Citation(CODE, "188.1")),)


def _notes(debt: Debt, agreed: str, loss: Decimal | None) -> tuple[Step, ...]:
    notes = []
    if debt.payments:
        told = "付过的钱先从欠款里减。说好先付利息、违约金的，顺序不一样，请打 12348 问。"
        notes.append(Step(told, citation=Citation(CODE, "561")))
    if debt.kind in SMALL_BUSINESS:
        told = "是不是中小企业，看签合同时的规模。对方拖着不给，还可以在拖欠中小企业款项的投诉平台投诉。"
        notes.append(Step(told, citation=Citation(SME, "24")))
    if agreed == NOTHING_AGREED and loss is not None:
        told = "实际损失比上面算的多，有证据的，可以按实际损失要"
        notes.append(Step(told, f"您填的损失 {yuan(loss)}", Citation(CODE, "584")))
    if debt.due_on < LPR_BEGINS <= debt.last and agreed == NOTHING_AGREED and not KINDS[debt.kind].floating:
        told = "2019年8月20日以后的这一段，这里用那一天的LPR。有的法院跟着每次公布的LPR分段算，差一些。"
        notes.append(Step(told, citation=KINDS[debt.kind].citation))
    if debt.kind == "sale" and agreed == NOTHING_AGREED:
        told = "对账单、还款协议里写过违约金的，也算约定。"
        notes.append(Step(told, citation=Citation(SALE, "18.3")))
    if agreed != NOTHING_AGREED:
        told = "付了违约金，欠的钱还是要付。违约金和定金只能选一个。"
        notes.append(Step(told, citation=Citation(CODE, "588.1")))
    return tuple(notes)
