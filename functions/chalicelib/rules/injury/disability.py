"""Compensation for a disability or a death, by age, grade and the standard (12, 14, 15)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Step, percent, to_cents, yuan

from .answers import INTERPRETATION, InjuryAnswers, figures_day, last_year, number
from .standards import INCOME, WAGE, standard

GRADES = range(1, 11)
FULL_YEARS, LEAST_YEARS = 20, 5
_NO_AGE = "年龄没有填。60岁以下按20年，以后每大一岁少一年，75岁起按5年。"


def years_by_age(age: int) -> int:
    """20 up to the age of 60, one less for each year more, 5 from 75 (12.1, 15, 17.1)."""
    return max(LEAST_YEARS, FULL_YEARS - max(0, age - 60))


def index_of(grade: int) -> Decimal:
    """100% for grade 1 to 10% for grade 10. The interpretation names no numbers; all courts use these."""
    return Decimal(11 - grade) / 10


def whole_index(injury: InjuryAnswers) -> Decimal | None:
    """The index of the worst grade and what was typed for the others, at most 100%; None without a grade."""
    grades = [int(str(row["grade"])) for row in injury["grades"]]
    if not grades:
        return None
    return min(Decimal(1), index_of(min(grades)) + (injury["extra_index"] or Decimal(0)) / 100)


def disability(injury: InjuryAnswers, rates: Rates) -> Item | LeftOut:
    """Income a year times years times index (12.1). Several grades have no common rule; what the others add is typed."""
    index = whole_index(injury)
    if index is None:
        return LeftOut("残疾赔偿金", "还没有填伤残等级。等级由鉴定机构定。", Citation(INTERPRETATION, "12.1"))
    if injury["age"] is None:
        return LeftOut("残疾赔偿金", _NO_AGE, Citation(INTERPRETATION, "12.1"))
    income = standard(injury, rates, INCOME)
    age = int(injury["age"])
    years = years_by_age(age)
    amount, upto = income.times(years * index)
    steps = (
        *income.steps,
        Step(f"{age}岁，按{years}年", citation=Citation(INTERPRETATION, "12.1")),
        *_index_steps(injury, index),
        Step(
            "城镇居民人均可支配收入 × 年数 × 指数" if upto is None else "人均收入 × 年数 × 指数",
            f"{income.shown} × {years}年 × {percent(index)} = {_shown(amount, upto)}",
            Citation(INTERPRETATION, "12.1"),
        ),
    )
    return Item("disability", "残疾赔偿金", to_cents(amount), steps, _cents(upto))


def _index_steps(injury: InjuryAnswers, index: Decimal) -> tuple[Step, ...]:
    grades = sorted(int(str(row["grade"])) for row in injury["grades"])
    extra = injury["extra_index"]
    told = "、".join(f"{grade}级" for grade in grades)
    working = f"{grades[0]}级 {percent(index_of(grades[0]))}"
    if extra:
        working += f" + 附加 {percent(extra / 100)} = {percent(index)}" + ("（最多100%）" if index == 1 else "")
    why = f"伤残{told}，赔偿指数（解释没有写数，法院都按一级100%到十级10%）"
    if len(grades) > 1 and not extra:
        why += "。几处伤残怎么附加各地不同，先只按最重的一处；鉴定意见或法院有附加的，填上再算"
    return (Step(why, working, Citation(INTERPRETATION, "12.1")),)


def by_grade(injury: InjuryAnswers, rates: Rates) -> AmountTable | None:
    """What each grade would give while none is known. Raises ``RateUnknown``."""
    if injury["age"] is None:
        return None
    income = standard(injury, rates, INCOME)
    years = years_by_age(int(injury["age"]))
    rows = tuple((f"{g}级（{percent(index_of(g))}）", to_cents(income.amount * years * index_of(g))) for g in GRADES)
    working = f"{income.shown} × {years}年 × 指数"
    step = Step("几级要由鉴定机构定，自己估的不算", working, Citation(INTERPRETATION, "12.1"))
    return AmountTable("要是定了残，残疾赔偿金是多少", ("等级", "元"), rows, (*income.steps, step))


def death(injury: InjuryAnswers, rates: Rates) -> Item | LeftOut:
    """Income a year times years by age (15)."""
    citation = Citation(INTERPRETATION, "15")
    if injury["age"] is None:
        return LeftOut("死亡赔偿金", _NO_AGE, citation)
    income = standard(injury, rates, INCOME)
    age = int(injury["age"])
    years = years_by_age(age)
    amount, upto = income.times(Decimal(years))
    working = f"{income.shown} × {years}年 = {_shown(amount, upto)}"
    steps = (*income.steps, Step(f"{age}岁，按{years}年", working, citation))
    return Item("death", "死亡赔偿金", to_cents(amount), steps, _cents(upto))


def funeral(injury: InjuryAnswers, rates: Rates) -> Item:
    """Half a year's average wage (14). Raises ``RateUnknown``."""
    figure = last_year(rates.on(figures_day(injury, rates)), WAGE)
    amount = number(figure) / 2
    working = f"{yuan(number(figure))} ÷ 12 × 6 = {yuan(amount)}"
    step = Step("职工月平均工资 × 6个月", working, Citation(INTERPRETATION, "14"), (figure,))
    return Item("funeral", "丧葬费", to_cents(amount), (step,))


def mental(injury: InjuryAnswers) -> Item | LeftOut:
    """No formula: what was typed (民法典 1183; 法释〔2020〕17号 5)."""
    citation = Citation("mental-damage-interpretation", "5")
    asked = injury["mental"]
    if asked is None:
        why = "没有公式，法院看过错、后果、当地生活水平定。可以先打 12348 问问当地一般判多少，填上再算。"
        return LeftOut("精神损害抚慰金", why, citation)
    step = Step("没有公式，由法院定；按您填的数，不再乘责任比例", yuan(asked), citation)
    return Item("mental", "精神损害抚慰金", to_cents(asked), (step,))


def _cents(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else to_cents(amount)


def _shown(amount: Decimal, upto: Decimal | None) -> str:
    return yuan(amount) if upto is None else f"{yuan(amount)} 至 {yuan(upto)}"
