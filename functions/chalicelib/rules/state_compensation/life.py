"""Harm to body and life: costs, lost earnings, disability, death, and the living of dependants (国家赔偿法 34)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, plain_number, to_cents, why_unknown, yuan
from chalicelib.rules.periods import months_after, months_and_days

STATE_LAW = "state-compensation-law"
INTERPRETATION = "criminal-compensation-interpretation"
DAILY, ANNUAL = "state-compensation-daily", "state-compensation-annual-wage"
LIVING_STANDARD = "minimum-living-standard-local"
LOST_EARNINGS_YEARS = 5  # 34.1(1)
DEATH_YEARS = 20  # 34.1(3)
TOTAL_LOSS = range(1, 5)  # grades, 解释 17.1(1)
MULTIPLES = {**dict.fromkeys((1, 2, 3, 4), (10, 20)), 5: (5, 10), 6: (5, 10), **dict.fromkeys((7, 8, 9, 10), (0, 5))}
OF_AGE, LONGEST_YEARS, FROM_AGE = 18, 20, 60  # 34.2; 解释 18.2
LIVING = "被扶养人生活费"


def costs_paid(costs: Decimal | None) -> Item | LeftOut:
    """Medical care, nursing and what the disability needs, as paid (34.1(1), 34.1(2))."""
    article = Citation(STATE_LAW, "34.1(1)")
    if costs is None:
        return LeftOut("医疗费、护理费、残疾要用的东西", "有就赔，凭票据和病历。把票据加起来填上再算。", article)
    step = Step("凭票据、病历赔", yuan(costs), Citation(INTERPRETATION, "13"))
    return Item("costs", "医疗费、护理费等", to_cents(costs), (step,))


def lost_earnings(days: Decimal | None, rates: Rates) -> Item | LeftOut | None:
    """The daily wage for each day without work, five times the annual wage at most (34.1(1))."""
    if days is None:
        return None
    article = Citation(STATE_LAW, "34.1(1)")

    def item() -> Item:
        daily, annual = rates[DAILY], rates[ANNUAL]
        whole, most = to_cents(daily * days), annual * LOST_EARNINGS_YEARS
        told = f"{yuan(daily)} × {plain_number(days)}天 = {yuan(whole)}"
        steps = [Step("误工一天赔一天的平均工资", told, article, (rates.figure(DAILY),))]
        if whole > most:
            cap = f"{yuan(annual)} × {LOST_EARNINGS_YEARS} = {yuan(most)}"
            steps.append(Step("最高是5年的平均工资", cap, Citation(INTERPRETATION, "16.1"), (rates.figure(ANNUAL),)))
        return Item("lost-earnings", "误工减少的收入", min(whole, to_cents(most)), tuple(steps))

    return attempt("误工减少的收入", item, article)


def disability(grade: str | None, multiple: Decimal | None, rates: Rates) -> Item | LeftOut | None:
    """So many years of the annual wage as the decision says; until it does, the range of the grade (解释 17)."""
    number = int(grade or 0)
    low, high = MULTIPLES[number]
    item_of_grade = 1 if number in TOTAL_LOSS else 2
    article = Citation(INTERPRETATION, f"17.1({item_of_grade})")

    def item() -> Item:
        annual, figure = rates[ANNUAL], rates.figure(ANNUAL)
        if multiple is not None:
            amount = to_cents(annual * multiple)
            working = f"{yuan(annual)} × {plain_number(multiple)} = {yuan(amount)}"
            steps = [Step(f"{number}级，按您填的倍数", working, article, (figure,))]
            if not low <= multiple <= high:
                told = f"{number}级一般是{low}到{high}倍；要养家的，可以多算，最高20倍"
                steps.append(Step(told, citation=Citation(INTERPRETATION, "17.2")))
            return Item("disability", "残疾赔偿金", amount, tuple(steps))
        working = f"{yuan(annual)} × {low} 至 {high} = {yuan(annual * low)} 至 {yuan(annual * high)}"
        step = Step(f"{number}级，年平均工资的{low}到{high}倍，几倍由机关定", working, article, (figure,))
        return Item("disability", "残疾赔偿金", to_cents(annual * low), (step,), upto=to_cents(annual * high))

    return attempt("残疾赔偿金", item, article)


def death(rates: Rates) -> Item | LeftOut | None:
    """Twenty times the annual wage, the funeral included (34.1(3))."""
    article = Citation(STATE_LAW, "34.1(3)")

    def item() -> Item:
        annual, figure = rates[ANNUAL], rates.figure(ANNUAL)
        amount = to_cents(annual * DEATH_YEARS)
        step = Step(
            "国家上年度职工年平均工资的20倍，丧葬费在里面",
            f"{yuan(annual)} × {DEATH_YEARS} = {yuan(amount)}",
            article,
            (figure,),
        )
        return Item("death", "死亡赔偿金（含丧葬费）", amount, (step,))

    return attempt("死亡赔偿金（含丧葬费）", item, article)


def living(
    injury: str | None, grade: str | None, dependants: Rows, decided: date, rates: Rates
) -> list[Item | LeftOut]:
    """The living of those whom a dead or wholly disabled person kept (34.1(2), 34.1(3), 34.2)."""
    wholly = injury == "dead" or (injury == "disabled" and int(grade or 0) in TOTAL_LOSS)
    if not dependants:
        why = "死亡或者一级到四级的才有，给他养的、没有劳动能力的人。把人填上再算。"
        return [LeftOut(LIVING, why, Citation(STATE_LAW, "34.2"))] if wholly else []
    if not wholly:
        why = "死亡或者一级到四级的才有。五级到十级的，定残疾赔偿金时一起考虑。"
        return [LeftOut(LIVING, why, Citation(INTERPRETATION, "17.2"))]
    steps: list[Step] = []
    left_out: list[LeftOut] = []
    whole = Decimal(0)
    for number, person in enumerate(dependants, 1):
        found = _of_one(f"第{number}个人", person, decided, rates)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            whole += found[0]
            steps.append(found[1])
    return [*([Item("living", LIVING, to_cents(whole), tuple(steps))] if steps else []), *left_out]


def _of_one(who: str, person: Mapping[str, object], decided: date, rates: Rates) -> tuple[Decimal, Step] | LeftOut:
    """The sum agreed on, or the standard by the month: to 18 years of age; for others 20 years, one less for each year
    over 60 (解释 18.2).
    """
    agreed = person["agreed"]
    if isinstance(agreed, Decimal):
        return agreed, Step(f"{who}：商定或者决定书写的数", yuan(agreed), Citation(INTERPRETATION, "18.2"))
    age, months, days = _age(person, decided)
    if age is None:
        return LeftOut(f"{LIVING}（{who}）", "出生的日子、岁数都没有填。", Citation(INTERPRETATION, "18.2"))
    try:
        monthly, figure = rates[LIVING_STANDARD], rates.figure(LIVING_STANDARD)
    except RateUnknown as unknown:
        return LeftOut(f"{LIVING}（{who}）", why_unknown(unknown), Citation(INTERPRETATION, "18.1"))
    if age < OF_AGE:
        amount = to_cents(monthly * months + monthly * 12 * days / 365)
        working = f"{yuan(monthly)} ×（{months}个月又{days}天）= {yuan(amount)}"
        return amount, Step(f"{who}：给到18岁", working, Citation(STATE_LAW, "34.2"), (figure,))
    years = LONGEST_YEARS - max(0, age - FROM_AGE)
    if years <= 0:
        why = "年纪大过了算一次的年限，可以一年一年领到去世。"
        return LeftOut(f"{LIVING}（{who}）", why, Citation(INTERPRETATION, "18.2"))
    amount = monthly * 12 * years
    working = f"{yuan(monthly)} × 12 × {years}年 = {yuan(amount)}"
    return amount, Step(f"{who}：{age}岁，一次给{years}年", working, Citation(INTERPRETATION, "18.2"), (figure,))


def _age(person: Mapping[str, object], decided: date) -> tuple[int | None, int, int]:
    """The age in full years on the day of decision, with the months and days left until 18; by the day of birth where
    that is known, else by the age typed.
    """
    born, age = person["born"], person["age"]
    if isinstance(born, date):
        if born >= decided:
            return 0, 12 * OF_AGE, 0
        left = months_and_days(decided, max(decided, months_after(born, 12 * OF_AGE)))
        return months_and_days(born, decided)[0] // 12, *left
    if isinstance(age, Decimal):
        return int(age), max(0, 12 * (OF_AGE - int(age))), 0
    return None, 0, 0
