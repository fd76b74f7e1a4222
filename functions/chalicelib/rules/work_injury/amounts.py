"""What is paid: wages during treatment, the lump sum of the grade, the monthly allowance."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.outcome import AmountTable, Item, Step, percent, to_cents, yuan
from chalicelib.rules.periods import months_and_days

from .wage import REGULATION, OwnWage

LUMP_SUM = "work-injury-lump-sum-months"
ALLOWANCE = "work-injury-allowance-share"
LEAVE_MONTHS = 12  # 33.2: at most 12 months unless the commission confirms more
NO_GRADE = "none"
FUND = "工伤保险基金"


def leave_wage(monthly: OwnWage, first: date, last: date) -> Item:
    """Full pay during treatment, month by month, at most 12 months (33.1, 33.2).

    The regulation does not say how days short of a month are paid; they are counted here as calendar days of a year.
    """
    months, days = months_and_days(first, last)
    steps = [*monthly.steps]
    if months >= LEAVE_MONTHS:
        months, days = LEAVE_MONTHS, 0
        steps.append(Step("停工留薪期一般不超过12个月，先按12个月算", "", Citation(REGULATION, "33.2")))
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
    return Item(
        "leave-wage", "停工留薪期工资（养伤期间照发的工资）", to_cents(amount), tuple(steps), payer="单位，按月发"
    )


def lump_sum(own: OwnWage, grade: str, months: Figure, insured: str) -> Item:
    count = months.value.table[grade]
    amount = to_cents(own.amount * count)
    step = Step(
        f"{grade}级，给{count}个月的本人工资",
        f"{yuan(own.amount)} × {count}个月 = {yuan(amount)}",
        _grade_article(grade),
        (months,),
    )
    return Item("lump-sum", "一次性伤残补助金", amount, (*own.steps, step), payer=_payer(insured))


def lump_sums(own: OwnWage, months: Figure) -> AmountTable:
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


def allowance(own: OwnWage, grade: str, rates: Rates, insured: str) -> list[Item]:
    """The monthly allowance of grades 1 to 6 (35.1(2), 36.1(2)); grades 7 to 10 have none."""
    shares = rates.figure(ALLOWANCE)
    share = shares.value.table.get(grade)
    if share is None:
        return []
    severe = int(grade) <= 4
    amount = to_cents(own.amount * share)
    step = Step(
        f"{grade}级，每月给本人工资的{percent(share)}，低于当地最低工资的要补足"
        + ("" if severe else "；单位难以安排工作的才发"),
        f"{yuan(own.amount)} × {percent(share)} = {yuan(amount)}",
        Citation(REGULATION, "35.1(2)" if severe else "36.1(2)"),
        (shares,),
    )
    payer = _payer(insured) if severe else "单位"
    return [Item("allowance", "伤残津贴", amount, (*own.steps, step), monthly=True, payer=payer)]


def _grade_article(grade: str) -> Citation:
    """Where the law speaks of the lump sum of a grade: 35.1(1), 36.1(1) or 37(1)."""
    if int(grade) <= 4:
        return Citation(REGULATION, "35.1(1)")
    return Citation(REGULATION, "36.1(1)" if int(grade) <= 6 else "37(1)")


def _payer(insured: str) -> str:
    """An employer who should have insured and did not pays what the fund would (62.2)."""
    if insured == "unknown":
        return f"参保了由{FUND}出，没参保由单位出"
    return FUND if insured == "yes" else "单位（没给参保，全由它出）"
