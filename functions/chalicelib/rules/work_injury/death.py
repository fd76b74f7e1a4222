"""What the family is paid after a death at work, and while a worker is missing (39, 41)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Step, attempt, percent, to_cents, yuan

from .amounts import NO_GRADE, fund_or_employer
from .wage import AREA_WAGE, REGULATION, OwnWage, Wages, with_wage

BENEFITS = "work-injury-death-benefits"
INCOME = "per-capita-urban-income-national"
AT_WORK, AFTER_LEAVE, MISSING = "during", "after", "missing"
SEVERE = range(1, 5)
RELATIONS = {"spouse": "配偶", "child": "子女", "parent": "父母", "other": "其他亲属"}
PENSION, LUMP = "供养亲属抚恤金", "一次性工亡补助金"


def how_died(death: str | None, died_on: date | None, grade: str) -> str | None:
    """How the worker died: as told; else, of a day of death alone, after the leave where there is a grade of 1 to 4
    already (33.2: a grade ends the leave), and from the injury otherwise. None for the living.
    """
    if death or not died_on:
        return death
    return AFTER_LEAVE if grade != NO_GRADE and int(grade) in SEVERE else AT_WORK


def after_death(
    how: str, died_on: date, grade: str, wages: Wages, dependants: Rows, rates: Rates, insured: str
) -> list[Item | LeftOut | None]:
    """Funeral grant, pension of the dependants and lump sum (39.1); a worker of grade 1 to 4 who died after the leave
    leaves no lump sum (39.3), and of other grades the law gives nothing.
    """
    then, payer = rates.on(died_on), fund_or_employer(insured)
    if how == AFTER_LEAVE and (grade == NO_GRADE or int(grade) not in SEVERE):
        why = "停工留薪期满以后去世的，条例只给一级到四级的家属丧葬补助金和抚恤金。是这次的伤引起的，请打 12348 问。"
        return [LeftOut("丧葬补助金、供养亲属抚恤金", why, Citation(REGULATION, "39.3"))]
    article = "39.3" if how == AFTER_LEAVE else "39.1"
    pension_ = pension(wages.own, dependants, then, payer)
    if how == AFTER_LEAVE:
        why = "停工留薪期满以后去世的一级到四级职工，条例没有给这一笔。"
        return [_funeral(then, payer, article), pension_, LeftOut(LUMP, why, Citation(REGULATION, "39.3"))]
    return [_funeral(then, payer, article), _lump(died_on, then, payer), pension_]


def _funeral(rates: Rates, payer: str, article: str) -> Item | LeftOut | None:
    def item() -> Item:
        area, benefits = rates[AREA_WAGE], rates.figure(BENEFITS)
        months = benefits.value.table["funeral-months"]
        amount = to_cents(area * months)
        step = Step(
            f"{months}个月的统筹地区上年度职工月平均工资",
            f"{yuan(area)} × {months}个月 = {yuan(amount)}",
            Citation(REGULATION, "39.1(1)"),
            (benefits, rates.figure(AREA_WAGE)),
        )
        return Item("funeral", "丧葬补助金", amount, (step,), payer=payer)

    return attempt("丧葬补助金", item, Citation(REGULATION, article))


def _lump(died_on: date, rates: Rates, payer: str) -> Item | LeftOut | None:
    def item() -> Item:
        amount, step = _lump_step(rates, f"{died_on.year}年去世，用上一年度（{died_on.year - 1}年）的数")
        return Item("death-lump", LUMP, amount, (step,), payer=payer)

    return attempt(LUMP, item, Citation(REGULATION, "39.1(3)"))


def _lump_step(rates: Rates, told: str) -> tuple[Decimal, Step]:
    income, benefits = rates[INCOME], rates.figure(BENEFITS)
    times = benefits.value.table["lump-sum-times"]
    amount = to_cents(income * times)
    return amount, Step(
        f"全国城镇居民人均可支配收入的{times}倍。{told}",
        f"{yuan(income)} × {times} = {yuan(amount)}",
        Citation(REGULATION, "39.1(3)"),
        (benefits, rates.figure(INCOME)),
    )


def pension(own: OwnWage | None, dependants: Rows, rates: Rates, payer: str) -> Item | LeftOut | None:
    """40% of the wage for the spouse, 30% for each other dependant, 10 points more for an orphan or an old person who
    is alone; together not more than the wage (39.1(2)).
    """
    article = Citation(REGULATION, "39.1(2)")
    if not dependants:
        why = "靠去世的人养活、自己没有劳动能力的亲属才有。配偶每月40%，其他人每人30%。把亲属填上再算。"
        return LeftOut(PENSION, why, article)
    return with_wage(PENSION, own, lambda wage: _pension(wage, dependants, rates, payer), "39.1(2)")


def _pension(own: OwnWage, dependants: Rows, rates: Rates, payer: str) -> Item:
    article = Citation(REGULATION, "39.1(2)")
    benefits = rates.figure(BENEFITS)
    shares = [_share(person, benefits.value.table) for person in dependants]
    steps = [
        Step(
            f"{RELATIONS[str(person['relation'])]}，每月给本人工资的{percent(share)}",
            f"{yuan(own.amount)} × {percent(share)} = {yuan(own.amount * share)}",
            article,
            (benefits,),
        )
        for person, share in zip(dependants, shares, strict=True)
    ]
    whole = own.amount * sum(shares, Decimal(0))
    amount = to_cents(min(whole, own.amount))
    if whole > own.amount:
        told = "几个人加起来，不能超过本人工资"
        steps.append(Step(told, f"{yuan(whole)} 超过 {yuan(own.amount)}，按 {yuan(amount)}", article))
    elif len(shares) > 1:
        steps.append(Step("加起来", yuan(amount), article))
    return Item("dependants-pension", PENSION, amount, (*own.steps, *steps), monthly=True, payer=payer)


def _share(person: Mapping[str, object], table: Mapping[str, Decimal]) -> Decimal:
    share = table["spouse" if person["relation"] == "spouse" else "other"]
    return share + table["alone"] if person["alone"] == "yes" else share


def while_missing(
    since: date, wages: Wages, dependants: Rows, rates: Rates, insured: str
) -> tuple[list[Item | LeftOut | None], tuple[AmountTable, ...]]:
    """Wages for three months from that of the accident, then the pension; half of the lump sum may be had early (41)."""
    then = rates.on(since)
    months = 3  # 41

    def three_months(wage: OwnWage) -> Item:
        amount = to_cents(wage.amount * months)
        step = Step(
            f"从出事那个月起，{months}个月照发工资；从第{months + 1}个月起停发工资，发抚恤金",
            f"{yuan(wage.amount)} × {months}个月 = {yuan(amount)}",
            Citation(REGULATION, "41"),
        )
        return Item("missing-wage", "照发的工资", amount, (*wage.steps, step), payer="单位，按月发")

    return (
        [
            with_wage("照发的工资", wages.monthly, three_months, "41"),
            pension(wages.own, dependants, then, fund_or_employer(insured)),
        ],
        _advance(then, since),
    )


def _advance(rates: Rates, since: date) -> tuple[AmountTable, ...]:
    whole = attempt(LUMP, lambda: _advance_item(rates, since))
    if not isinstance(whole, Item):
        return ()
    title = "生活有困难的，可以先领一半"
    return (AmountTable(title, ("哪一笔", "元"), ((f"{LUMP}的50%", whole.amount),), whole.steps),)


def _advance_item(rates: Rates, since: date) -> Item:
    amount, step = _lump_step(rates, f"先按{since.year}年的上一年度算")
    half = to_cents(amount / 2)
    told = Step("可以先领一半", f"{yuan(amount)} × 50% = {yuan(half)}", Citation(REGULATION, "41"))
    return Item("advance", LUMP, half, (step, told))
