"""What an injured worker is paid: wages during treatment, the lump sum of the grade, the monthly allowance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.rules.outcome import AmountTable, Item, Step, percent, plain_number, to_cents, yuan
from chalicelib.rules.periods import months_and_days

from .wage import REGULATION, OwnWage

LUMP_SUM = "work-injury-lump-sum-months"
ALLOWANCE = "work-injury-allowance-share"
MINIMUM_WAGE = "minimum-wage-local"
LEAVE_MONTHS = 12  # 33.2: at most 12 months unless the commission confirms more
NO_GRADE = "none"
FUND = "工伤保险基金"
LEAVE_WAGE = "停工留薪期工资（养伤期间照发的工资）"


@dataclass(frozen=True)
class Leave:
    """The time of treatment: from ``first`` to ``last``, or so many ``months`` as were confirmed on paper."""

    first: date
    last: date
    months: Decimal | None
    ended_in_death: bool

    @property
    def at_once_fatal(self) -> bool:
        """Whether there was nobody left to treat."""
        return self.ended_in_death and self.months is None and self.first == self.last


def leave_wage(monthly: OwnWage, leave: Leave) -> Item:
    """Full pay during treatment, month by month (33.1): as many months as were confirmed, at most 24; else by the
    days, at most 12 months (33.2).

    The regulation does not say how days short of a month are paid; they are counted here as calendar days of a year.
    """
    if leave.months is None:
        amount, told = _leave_by_days(monthly, leave.first, leave.last)
    else:
        amount, told = _leave_confirmed(monthly, leave.months)
    return Item("leave-wage", LEAVE_WAGE, to_cents(amount), (*monthly.steps, *told), payer="单位，按月发")


def _leave_confirmed(monthly: OwnWage, months: Decimal) -> tuple[Decimal, tuple[Step, ...]]:
    amount = monthly.amount * months
    working = f"{yuan(monthly.amount)} × {plain_number(months)}个月 = {yuan(amount)}"
    steps = [Step("停工留薪期工资照发，按您填的月数", working, Citation(REGULATION, "33.1"))]
    if months > LEAVE_MONTHS:
        told = "超过12个月的，要市劳动能力鉴定委员会确认延长才算，最多再加12个月"
        steps.append(Step(told, citation=Citation(REGULATION, "33.2")))
    return amount, tuple(steps)


def _leave_by_days(monthly: OwnWage, first: date, last: date) -> tuple[Decimal, tuple[Step, ...]]:
    months, days = months_and_days(first, last)
    steps = []
    if months >= LEAVE_MONTHS:
        months, days = LEAVE_MONTHS, 0
        told = "停工留薪期一般不超过12个月，先按12个月算；鉴定委员会确认延长了的，把确认的月数填上"
        steps.append(Step(told, "", Citation(REGULATION, "33.2")))
    amount = monthly.amount * months + monthly.amount * 12 * days / 365
    working = f"{yuan(monthly.amount)} × {months}个月"
    if days:
        working += f" + {yuan(monthly.amount)} × 12 ÷ 365 × {days}天"
    steps.append(
        Step(
            f"{first.year}年{first.month}月{first.day}日到{last.year}年{last.month}月{last.day}日，工资照发"
            + ("（不满一个月的零头怎么折算，条例没有写，这里按日历天）" if days else ""),
            f"{working} = {yuan(amount)}",
            Citation(REGULATION, "33.1"),
        )
    )
    return amount, tuple(steps)


def lump_sum(own: OwnWage, grade: str, months: Figure, insured: str) -> Item:
    """The one-off grant of the grade, in months of the wage (35.1(1), 36.1(1), 37(1))."""
    count = months.value.table[grade]
    amount = to_cents(own.amount * count)
    step = Step(
        f"{grade}级，给{count}个月的本人工资",
        f"{yuan(own.amount)} × {count}个月 = {yuan(amount)}",
        Citation(REGULATION, lump_sum_article(grade)),
        (months,),
    )
    return Item("lump-sum", "一次性伤残补助金", amount, (*own.steps, step), payer=fund_or_employer(insured))


def lump_sums(own: OwnWage, months: Figure) -> AmountTable:
    """The lump sum of every grade, while there is none."""
    rows = tuple((f"{grade}级（{n}个月）", to_cents(own.amount * n)) for grade, n in months.value.table.items())
    step = Step(
        "月数乘本人工资。几级要由劳动能力鉴定委员会定，自己估的不算",
        f"本人工资 {yuan(own.amount)}",
        Citation(REGULATION, "22.2"),
        (months,),
    )
    ranges = {"一级到四级的月数": "35.1(1)", "五级、六级的月数": "36.1(1)", "七级到十级的月数": "37(1)"}
    articles = (Step(grades, citation=Citation(REGULATION, article)) for grades, article in ranges.items())
    return AmountTable("鉴定以后，一次性伤残补助金是多少", ("等级", "元"), rows, (*own.steps, step, *articles))


def allowance(own: OwnWage, grade: str, rates: Rates, insured: str) -> Item:
    """The monthly allowance of grades 1 to 6, not under the local minimum wage where that is known (35.1(2), 36.1(2)).

    Raises ``KeyError`` for grades 7 to 10, which have none.
    """
    shares = rates.figure(ALLOWANCE)
    share = shares.value.table[grade]
    severe = int(grade) <= 4
    article = Citation(REGULATION, "35.1(2)" if severe else "36.1(2)")
    amount = to_cents(own.amount * share)
    told = f"{grade}级，每月给本人工资的{percent(share)}，低于当地最低工资的要补足" + (
        "" if severe else "；单位难以安排工作的才发"
    )
    steps = [*own.steps, Step(told, f"{yuan(own.amount)} × {percent(share)} = {yuan(amount)}", article, (shares,))]
    try:
        floor = rates.figure(MINIMUM_WAGE)
    except RateUnknown:
        floor = None
    if floor and amount < rates[MINIMUM_WAGE]:
        steps.append(Step("比当地最低工资低，补到最低工资", yuan(rates[MINIMUM_WAGE]), article, (floor,)))
        amount = to_cents(rates[MINIMUM_WAGE])
    payer = fund_or_employer(insured) if severe else "单位"
    return Item("allowance", "伤残津贴", amount, tuple(steps), monthly=True, payer=payer)


def lump_sum_article(grade: str) -> str:
    """Where the law speaks of the lump sum of a grade."""
    if int(grade) <= 4:
        return "35.1(1)"
    return "36.1(1)" if int(grade) <= 6 else "37(1)"


def fund_or_employer(insured: str) -> str:
    """An employer who should have insured and did not pays what the fund would (62.2)."""
    if insured == "unknown":
        return f"参保了由{FUND}出，没参保由单位出"
    return FUND if insured == "yes" else "单位（没给参保，全由它出）"
