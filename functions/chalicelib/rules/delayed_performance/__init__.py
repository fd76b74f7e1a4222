"""What is owed on a judgment that was not paid in time (法释〔2014〕8号; 民事诉讼法 264)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows, Scalar
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.interest import BY_MONTHS, Rate, written
from chalicelib.rules.outcome import AmountTable, Deadline, Item, LeftOut, Outcome, Step, to_cents, why_unknown, yuan
from chalicelib.rules.periods import last_day

from .account import DEBT, DEBT_FIRST, DOUBLED, GENERAL, INTEREST_FIRST, OLD, Account
from .judgment import LAST_OLD_DAY, REPLY, REPLY_BEGINS, RULES, Judgment, Ordered

PROCEDURE = "civil-procedure-law"
ENFORCEMENT_YEARS = 2  # 民事诉讼法 250
LPR_TIMES = "lpr"
LABELS = {
    DEBT: "还没付的（不含利息）",
    GENERAL: "判决写的利息",
    OLD: "2014年7月31日以前的迟延利息",
    DOUBLED: "加倍的部分",
}

OVER = "over"
SET_AGAINST = {
    DEBT: "抵本金等",
    GENERAL: "抵判决写的利息",
    OLD: "抵2014年7月31日以前的迟延利息",
    DOUBLED: "抵加倍的部分",
    OVER: "多付的",
}


def delayed_performance(  # noqa: PLR0913 - one keyword a question of the form
    *,
    debt: Decimal,
    due_on: date,
    interest_unit: str | None,
    interest_rate: Decimal | None,
    interest_from: date | None,
    interest_base: Decimal | None,
    payments: Rows,
    until: date | None,
    pauses: Rows,
    payment_order: str | None,
    first_day: str | None,
    counting: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """The interest that the judgment orders goes on (1.2), and 1.75 in 10,000 a day on the rest is added (1.3).

    The doubled part runs from the last day to pay (2) to each payment (3.1), not through stays that the debtor did not
    ask for (3.3). Payments go to what the judgment orders, then to the doubled part (4). Until 2014-07-31 it was twice the
    benchmark rate, and payments were set against both in proportion (7; 法释〔2009〕6号).
    """
    last = until or rates.as_at
    paid = [_days_and_amount(row) for row in payments]
    stays = [_pause(row) for row in pauses]
    _refuse(until, paid, stays)
    ordered = _ordered(debt, due_on, interest_unit, interest_rate, interest_from, interest_base, counting)
    deadline = last_day(due_on, calendar, years=ENFORCEMENT_YEARS)
    deadlines = (Deadline.of("申请法院强制执行", deadline, Citation(PROCEDURE, "250")),)
    if last < due_on:
        return _not_late(due_on)
    account = Account(
        Judgment(debt, due_on, ordered, first_day != "next_day", stays),
        DEBT_FIRST if payment_order == "debt_first" else INTEREST_FIRST,
        rates,
    )
    try:
        account.run(paid, last)
    except RateUnknown as unknown:
        return _without_a_rate(debt, paid, unknown, deadlines)
    items = tuple(item for part in (DEBT, GENERAL, OLD, DOUBLED) if (item := _item(account, part)).amount)
    return Outcome(
        items=items,
        tables=_payments_table(account),
        left_out=_left_out(due_on),
        deadlines=deadlines if items else (),
        notes=_notes(account, due_on),
        verdict=None if items else _paid_off(account),
        verdict_title="已经付清",
        total_label="现在一共该付",
    )


def _days_and_amount(row: Mapping[str, Scalar]) -> tuple[date, Decimal]:
    paid_on, amount = row["paid_on"], row["amount"]
    assert isinstance(paid_on, date)
    assert isinstance(amount, Decimal)
    return paid_on, amount


def _pause(row: Mapping[str, Scalar]) -> tuple[date, date]:
    begins, ends = row["begins"], row["ends"]
    assert isinstance(begins, date)
    assert isinstance(ends, date)
    return begins, ends


def _refuse(until: date | None, paid: Sequence[tuple[date, Decimal]], stays: Sequence[tuple[date, date]]) -> None:
    errors = []
    for n, (day, _) in enumerate(paid, 1):
        if until and day > until:
            errors.append(FieldError(f"payments-{n}-paid_on", "after", other="until"))
    for n, (begins, ends) in enumerate(stays, 1):
        if ends < begins:
            errors.append(FieldError(f"pauses-{n}-ends", "before", other=f"pauses-{n}-begins"))
    if errors:
        raise AnswersRefused(*errors)


def _ordered(
    debt: Decimal,
    due_on: date,
    unit: str | None,
    number: Decimal | None,
    since: date | None,
    base: Decimal | None,
    counting: str | None,
) -> Ordered | None:
    """The interest that the judgment orders, None where it orders none (1.2); from the last day to pay if not said."""
    if unit is None:
        if number is not None:
            raise AnswersRefused(FieldError("interest_unit", "required_choice"))
        return None
    if number is None:
        raise AnswersRefused(FieldError("interest_rate", "required"))
    if base is not None and base > debt:
        raise AnswersRefused(FieldError("interest_base", "more_than", other="debt"))
    times = number if unit == LPR_TIMES else None
    rate = None if unit == LPR_TIMES else Rate.agreed(number, unit)
    return Ordered(rate, times, debt if base is None else base, since or due_on, counting or BY_MONTHS)


def _not_late(due_on: date) -> Outcome:
    return Outcome(
        verdict=Step(f"判决给的最后一天是{written(due_on)}，还没有过，没有迟延的利息。", citation=Citation(RULES, "2")),
        verdict_title="还没有过期",
    )


def _paid_off(account: Account) -> Step:
    over = sum((each.left for each in account.settled), Decimal(0))
    more = f"还多付了{yuan(over)}，多付的可以要求退。" if over else ""
    return Step(f"按填的日子和付的钱算，判决的钱和迟延的利息都付清了。{more}", citation=Citation(RULES, "3.1"))


def _item(account: Account, part: str) -> Item:
    left = to_cents(account.owed[part])
    taken = sum((amount for each in account.settled for name, amount in each.to if name == part), Decimal(0))
    steps = list(account.steps[part])
    if part == DEBT:
        steps.append(Step("判决要付的", yuan(account.judgment.debt), Citation(PROCEDURE, "264")))
    if part == DOUBLED:
        steps.insert(0, _first_day(account.judgment))
    if taken and part != OLD:
        working = f"{yuan(left + taken)} − {yuan(taken)} = {yuan(left)}"
        steps.append(Step("付过的钱抵掉", working, Citation(RULES, "4")))
    return Item(part, LABELS[part], left, tuple(steps))


def _first_day(judgment: Judgment) -> Step:
    if judgment.due_on <= LAST_OLD_DAY:
        return Step("2014年8月1日起，按每天万分之1.75", "", Citation(RULES, "7"))
    day = written(judgment.due_on)
    if judgment.last_day_counts:
        return Step(f"从最后一天{day}当天算起，这一天也算。有的法院从第二天算，差一天", "", Citation(RULES, "2"))
    return Step(f"从最后一天{day}的第二天算起。条文写的是从当天算，差一天", "", Citation(RULES, "2"))


def _payments_table(account: Account) -> tuple[AmountTable, ...]:
    if not account.settled:
        return ()
    rows = [
        (f"{written(each.paid_on)}，{SET_AGAINST[name]}", amount)
        for each in account.settled
        for name, amount in (*each.to, (OVER, each.left))
        if amount
    ]
    step = Step("先抵判决写的钱，再抵加倍的部分", "", Citation(RULES, "4"))
    return (AmountTable("付的钱抵了什么", ("哪天付的", "元"), tuple(rows), (step,)),)


def _left_out(due_on: date) -> tuple[LeftOut, ...]:
    if due_on >= REPLY_BEGINS:
        return ()
    why = "那时的规定我们没有核实到，这一段没有算。请问执行的法院，打 12368。"
    return (LeftOut("2009年5月18日以前的迟延利息", why, Citation(RULES, "7")),)


def _without_a_rate(
    debt: Decimal, paid: Sequence[tuple[date, Decimal]], unknown: RateUnknown, deadlines: tuple[Deadline, ...]
) -> Outcome:
    left_out = (LeftOut("判决写的利息、迟延的利息", why_unknown(unknown), Citation(RULES, "1.1")),)
    if paid:
        return Outcome(left_out=left_out, deadlines=deadlines)
    item = Item(DEBT, LABELS[DEBT], to_cents(debt), (Step("判决要付的", yuan(debt), Citation(PROCEDURE, "264")),))
    return Outcome((item,), left_out=left_out, deadlines=deadlines, total_label="不含利息")


def _notes(account: Account, due_on: date) -> tuple[Step, ...]:
    notes = [Step("加倍的部分，不把判决写的利息也算进去。", citation=Citation(RULES, "1.3"))]
    if account.judgment.ordered is None:
        notes.append(Step("判决没写要付利息的，只有加倍的部分。", citation=Citation(RULES, "1.2")))
    if account.settled and due_on > LAST_OLD_DAY:
        told = "付过的钱怎么抵，双方另外说好的，按说好的。"
        notes.append(Step(told, citation=Citation(RULES, "4")))
    if due_on <= LAST_OLD_DAY:
        told = "2014年8月1日以前的那段，付过的钱，本金和迟延利息按比例一起还。"
        notes.append(Step(told, citation=Citation(REPLY, "2")))
    notes.append(
        Step("被法院划走、扣走的钱，算到划走那天；拍卖的，算到裁定生效那天。", citation=Citation(RULES, "3.2"))
    )
    return tuple(notes)
