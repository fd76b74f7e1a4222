"""What stands beside double pay: the sum of both halves, other practices, what to know."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES, INTERPRETATION_2, PAY_DAYS, when_time_has_run
from chalicelib.rules.outcome import AmountTable, Outcome, Step, plain_number, to_cents
from chalicelib.rules.periods import years_after

from .months import Month, on_day, total_of

NEW_INTERPRETATION = date(2025, 9, 1)  # 法释〔2025〕12号 21
LAST_MONTH = 12
NEVER, LAPSED, OPEN_ENDED = "never", "lapsed", "open-ended"


def both_halves(months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    rows = (("二倍工资一共", total_of(months) * 2), ("其中已经发过的一倍", total_of(months)))
    step = Step("常说的「双倍工资」是总数。一倍已经发了，能再要的是另一倍", "", Citation(CONTRACT_LAW, "82"))
    return (AmountTable("总数和差额，别弄混", ("项目", "元"), rows, (step,)),)


def month_by_month(months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    """Each month, where they are few and not all alike."""
    rows = tuple((f"{on_day(month.first)}起", to_cents(month.pay)) for month in months)
    if len(rows) > LAST_MONTH or len({pay for _, pay in rows}) == 1:
        return ()
    step = Step("按月算，再加起来", "", Citation(INTERPRETATION_2, "6"))
    return (AmountTable("每个月多少", ("这个月", "元"), rows, (step,)),)


def if_counted_monthly(within: tuple[Month, ...], months: tuple[Month, ...]) -> tuple[AmountTable, ...]:
    """Some commissions let a year run for each month: what lies further back than a year is lost."""
    if total_of(within) == total_of(months):
        return ()
    step = Step(
        "一年的仲裁时效，有的地方逐月算，一年以前的月份就不给；单位提出来才算",
        "",
        Citation("labor-dispute-law", "27.1"),
    )
    row = ("只算申请前一年之内的", total_of(within))
    return (AmountTable("要是当地逐月算时效", ("项目", "元"), (row,), (step,)),)


def older_practice(months: tuple[Month, ...], rates: Rates) -> tuple[AmountTable, ...]:
    """Before 法释〔2025〕12号 a part of a month was counted in several ways."""
    short = [month for month in months if month.part != month.whole and month.end <= NEW_INTERPRETATION]
    if not short:
        return ()
    month, figure = short[-1], rates.figure(PAY_DAYS)
    calendar_days = (month.end - month.first).days
    rows = (
        (f"除以{plain_number(rates[PAY_DAYS])}，乘工作日", to_cents(month.wage / rates[PAY_DAYS] * month.part)),
        ("除以30，乘日历天数", to_cents(month.wage / 30 * calendar_days)),
    )
    step = Step("2025年9月1日以前，不满一个月的那几天，各地折算不一样", "", Citation(INTERPRETATION_2, "21"), (figure,))
    return (AmountTable("最后不满一个月的那几天，以前还有别的算法", ("算法", "元"), rows, (step,)),)


def nothing_due(case: str) -> Outcome:
    sentence = "干满一个月以内签了合同，或者没有干满一个月，没有二倍工资。"
    if case == OPEN_ENDED:
        sentence = "从该签那天起，还没有过一天，没有二倍工资。"
    return Outcome(verdict=Step(sentence, citation=Citation(CONTRACT_LAW, "82")), verdict_title="没有二倍工资")


def expired() -> Step:
    return Step(
        "逐月算时效的地方，这些月份都过了一年。单位提出来，就拿不到。您催过、投诉过的，一年重新算，先打 12348 问。",
        citation=Citation("labor-dispute-law", "27.2"),
    )


def notes_on(case: str, signed_on: date | None, end: date, started_on: date) -> tuple[Step, ...]:
    notes = [
        Step(
            "单位能证明是因为不可抗力，或者您自己故意、有重大过失才没签的，没有二倍工资。",
            citation=Citation(INTERPRETATION_2, "7"),
        ),
        Step("工资算不算加班费、福利，各地不一样。填的是应得的工资。", citation=Citation(CONTRACT_LAW, "82")),
    ]
    if case == NEVER and end == years_after(started_on, 1):
        notes.append(
            Step(
                "满了一年，算已经签了无固定期限合同，可以要求补签；以后不再有二倍工资。",
                citation=Citation(CONTRACT_RULES, "7"),
            )
        )
    if case == LAPSED:
        notes.append(
            Step("怀孕、医疗期、工伤这些情形，合同依法自动延长，不算没签。", citation=Citation(INTERPRETATION_2, "8"))
        )
    if case == OPEN_ENDED and not signed_on:
        notes.append(
            Step(
                "算到今天或者离职那天。最多给几个月，法条没有写，各地不一样。", citation=Citation(CONTRACT_LAW, "82.2")
            )
        )
    notes.append(Step("小时工（非全日制）可以只有口头协议，没有二倍工资。", citation=Citation(CONTRACT_LAW, "69.1")))
    return (*notes, when_time_has_run())
