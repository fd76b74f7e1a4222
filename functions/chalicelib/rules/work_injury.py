"""What a worker is due after an injury at work (工伤保险条例, 2010 version; 法释〔2014〕9号).

Death, care by grade and the provincial lump sums are not worked out here; they are named with whom to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown

from .outcome import AmountTable, Deadline, Item, LeftOut, Outcome, Step, percent, plain_number, to_cents, yuan
from .periods import days_after, months_and_days, years_after

REGULATION = "work-injury-insurance-regulation"
LUMP_SUM = "work-injury-lump-sum-months"
ALLOWANCE = "work-injury-allowance-share"
BOUNDS = "work-injury-wage-bounds"
AREA_WAGE = "area-average-monthly-wage"
PAY_DAYS = "monthly-pay-days"
LEAVE_MONTHS = 12  # 33.2: at most 12 months unless the commission confirms more
NO_GRADE = "none"
LEAVING_SUBSIDY = "work-injury-leaving-subsidy-months"
HOSPITAL_ALLOWANCE = "work-injury-hospital-allowance"


@dataclass(frozen=True)
class OwnWage:
    """The monthly wage that amounts are counted from (64.2), unrounded, with how it came about."""

    amount: Decimal
    steps: tuple[Step, ...]


def work_injury(  # noqa: PLR0913 - one keyword a question of the form
    *,
    employer: str,
    insured: str,
    injured_on: date,
    leave_until: date | None,
    wage_unit: str,
    wage: Decimal,
    days_per_month: Decimal | None,
    grade: str,
    area_wage: Decimal | None,
    rates: Rates,
) -> Outcome:
    """Wages during treatment (33), the lump sum of the grade (35 to 37) and the monthly allowance (35, 36).

    The wage is clamped between 60% and 300% of the area's average (64.2) where that is known. Without a grade, the
    lump sums of all ten are listed. Who works for a household is no case of work injury (民法典 1192). Refused: an
    injury before the present scale began on 2011-01-01, and a leave that ends before the injury.
    """
    if employer == "household":
        return _not_a_work_injury()
    if leave_until and leave_until < injured_on:
        raise AnswersRefused(FieldError("leave_until", "before", other="injured_on"))
    try:
        months = rates.on(injured_on).figure(LUMP_SUM)
    except RateUnknown:
        raise AnswersRefused(FieldError("injured_on", "before_rules")) from None
    monthly = _monthly_wage(wage, wage_unit, days_per_month, rates.on(injured_on))
    own = _clamped(monthly, area_wage, rates.on(injured_on))
    fund = _payer(insured, "工伤保险基金")
    items = [_leave_wage(monthly, injured_on, leave_until or rates.as_at)]
    tables = []
    if grade == NO_GRADE:
        tables.append(_lump_sums(own, months))
    else:
        items.append(_lump_sum(own, grade, months, fund))
        items += _allowance(own, grade, rates.on(injured_on), insured)
    return Outcome(
        items=tuple(items),
        tables=tuple(tables),
        left_out=_left_out(grade, rates),
        deadlines=_deadlines(injured_on),
        notes=_notes(employer, insured, area_wage),
        total_label="现在能算出来的合计" if grade == NO_GRADE else "一次给的合计",
    )


def _not_a_work_injury() -> Outcome:
    return Outcome(
        verdict=Step(
            "给一户人家干活受的伤，法律上不叫工伤，不能按工伤待遇算。可以要赔偿，按双方各自的过错分担。",
            citation=Citation("civil-code", "1192"),
        ),
        left_out=(
            LeftOut(
                "医疗费、误工费、护理费、残疾赔偿金",
                "这些按人身损害赔偿算，这里还不能算。先留好票据和证据，打 12348 问。",
                Citation("civil-code", "1179"),
            ),
        ),
    )


def _monthly_wage(wage: Decimal, unit: str, days: Decimal | None, rates: Rates) -> OwnWage:
    """A daily wage times the days worked a month: as typed, else 21.75."""
    if unit == "month":
        return OwnWage(wage, (Step("月工资", f"{yuan(wage)}（您填的）"),))
    if days is not None:
        working = f"{yuan(wage)} × {plain_number(days)}天 = {yuan(wage * days)}"
        return OwnWage(wage * days, (Step("日工资折成月工资，按您填的每月干活天数", working),))
    figure = rates.figure(PAY_DAYS)
    pay_days = rates[PAY_DAYS]
    working = f"{yuan(wage)} × {plain_number(pay_days)}天 = {yuan(wage * pay_days)}"
    return OwnWage(
        wage * pay_days, (Step("日工资折成月工资，按每月计薪天数", working, figure.value.citation, (figure,)),)
    )


def _clamped(monthly: OwnWage, area_wage: Decimal | None, rates: Rates) -> OwnWage:
    """Not under 60% nor over 300% of the area's average wage (64.2); as it is while that is unknown."""
    area, figures = _area_wage(area_wage, rates)
    if area is None:
        return monthly
    bounds = rates.figure(BOUNDS)
    floor, ceiling = (area * bounds.value.table[end] for end in ("floor", "ceiling"))
    amount = min(max(monthly.amount, floor), ceiling)
    source = "您填的" if area_wage is not None else "公布的"
    told = (
        f"统筹地区月平均工资 {yuan(area)}（{source}）：60%是 {yuan(floor)}，300%是 {yuan(ceiling)}；用 {yuan(amount)}"
    )
    step = Step("本人工资不低于60%，不高于300%", told, Citation(REGULATION, "64.2"), (bounds, *figures))
    return OwnWage(amount, (*monthly.steps, step))


def _area_wage(typed: Decimal | None, rates: Rates) -> tuple[Decimal | None, tuple[Figure, ...]]:
    if typed is not None:
        return typed, ()
    try:
        return rates[AREA_WAGE], (rates.figure(AREA_WAGE),)
    except RateUnknown:
        return None, ()


def _leave_wage(monthly: OwnWage, first: date, last: date) -> Item:
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


def _grade_article(grade: str) -> Citation:
    """Where the law speaks of the lump sum of a grade: 35.1(1), 36.1(1) or 37(1)."""
    if int(grade) <= 4:
        return Citation(REGULATION, "35.1(1)")
    return Citation(REGULATION, "36.1(1)" if int(grade) <= 6 else "37(1)")


def _lump_sum(own: OwnWage, grade: str, months: Figure, payer: str) -> Item:
    count = months.value.table[grade]
    amount = to_cents(own.amount * count)
    step = Step(
        f"{grade}级，给{count}个月的本人工资",
        f"{yuan(own.amount)} × {count}个月 = {yuan(amount)}",
        _grade_article(grade),
        (months,),
    )
    return Item("lump-sum", "一次性伤残补助金", amount, (*own.steps, step), payer=payer)


def _lump_sums(own: OwnWage, months: Figure) -> AmountTable:
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


def _allowance(own: OwnWage, grade: str, rates: Rates, insured: str) -> list[Item]:
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
    payer = _payer(insured, "工伤保险基金") if severe else "单位"
    return [Item("allowance", "伤残津贴", amount, (*own.steps, step), monthly=True, payer=payer)]


def _payer(insured: str, fund: str) -> str:
    """An employer who should have insured and did not pays what the fund would (62.2)."""
    if insured == "unknown":
        return f"参保了由{fund}出，没参保由单位出"
    return fund if insured == "yes" else "单位（没给参保，全由它出）"


def _left_out(grade: str, rates: Rates) -> tuple[LeftOut, ...]:
    """What is due beside the amounts, with the reason why it is not worked out."""
    always = (
        LeftOut("医疗费", "按票据实报。看工伤的票据、病历、清单都留好。", Citation(REGULATION, "30")),
        LeftOut(
            "住院伙食费、去外地看病的车费和住宿费",
            f"标准由统筹地区的政府定。{rates.table(HOSPITAL_ALLOWANCE).ask}",
            Citation(REGULATION, "30"),
        ),
        LeftOut(
            "养伤时的护理",
            "生活不能自理的，单位要派人护理。没派人的，护理费的票据和收条留好。",
            Citation(REGULATION, "33.3"),
        ),
    )
    if grade == NO_GRADE:
        return always
    care = LeftOut(
        "生活护理费",
        "鉴定写明需要护理的才有，按统筹地区月平均工资的50%、40%或30%按月给。",
        Citation(REGULATION, "34.2"),
    )
    if int(grade) <= 4:
        return (*always, care)
    article = "36.2" if int(grade) <= 6 else "37(2)"
    leaving = LeftOut(
        "一次性工伤医疗补助金、一次性伤残就业补助金",
        f"离开单位时才有，标准由省里定。{rates.table(LEAVING_SUBSIDY).ask}",
        Citation(REGULATION, article),
    )
    return (*always, care, leaving)


def _deadlines(injured_on: date) -> tuple[Deadline, ...]:
    """The two clocks of article 17, from the day of the accident."""
    return (
        Deadline("单位去申请工伤认定", days_after(injured_on, 30), Citation(REGULATION, "17.1")),
        Deadline("单位不去，自己或家里人去申请工伤认定", years_after(injured_on, 1), Citation(REGULATION, "17.2")),
    )


def _notes(employer: str, insured: str, area_wage: Decimal | None) -> tuple[Step, ...]:
    notes = [
        Step(
            "本人工资，法律上是受伤前12个月的平均月缴费工资。这里按您填的工资估算，工资条、转账记录要留好。",
            citation=Citation(REGULATION, "64.2"),
        )
    ]
    if area_wage is None:
        notes.append(
            Step(
                "统筹地区的月平均工资没有填，所以没有和它的60%、300%比。请问参保地的工伤保险经办机构，填上再算一次。",
                citation=Citation(REGULATION, "64.2"),
            )
        )
    if employer == "contractor":
        notes.append(
            Step(
                "公司违法把活转包给包工头的，由公司承担工伤保险责任。申请工伤认定时写公司的名字。",
                citation=Citation("work-injury-interpretation", "3.1(4)"),
            )
        )
    if insured == "no":
        notes.append(Step("该参保没参保的，待遇都由单位出，标准一样。", citation=Citation(REGULATION, "62.2")))
    notes.append(
        Step(
            "不是自己的原因耽误的时间，不算在一年里。过了日子也先打 12348 问，别自己放弃。",
            citation=Citation("work-injury-interpretation", "7.1"),
        )
    )
    return tuple(notes)
