"""The statutory age of retirement since 2025, how far it may be moved, and the years to be paid in by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import Outcome, Step
from chalicelib.rules.periods import months_after, months_and_days

LAW = "retirement-delay-measures"
NEEDED = "minimum-contribution-years"
FLEXIBLE_MONTHS = 36  # 3


@dataclass(frozen=True)
class Group:
    """Whose age rises how: from ``age`` (years) for those born in ``since`` or later, a month for every ``step`` months
    of birth, by ``most`` months at the end (1, with the tables annexed).
    """

    label: str
    age: int
    since: date
    step: int
    most: int

    def delay(self, born: date) -> int:
        """Months that are added for somebody born on that day."""
        if born < self.since:
            return 0
        since = (born.year - self.since.year) * 12 + born.month - self.since.month
        return min(since // self.step + 1, self.most)

    def months(self, born: date) -> int:
        """The statutory age in months."""
        return 12 * self.age + self.delay(born)


GROUPS = {
    "man": Group("男", 60, date(1965, 1, 1), 4, 36),
    "woman-55": Group("女，原来55岁退休（管理、技术岗位）", 55, date(1970, 1, 1), 4, 36),
    "woman-50": Group("女，原来50岁退休（工人岗位）", 50, date(1975, 1, 1), 2, 60),
}
WOMEN = ("woman-50", "woman-55")


def retirement_age(*, who: str, born: date, paid_years: Decimal | None, rates: Rates) -> Outcome:
    """The age by group and month of birth (1), three years of choice on either side (3), and the years of payment
    needed in the year of retirement (2). A woman who does not know her group is told both.
    """
    groups = [GROUPS[group] for group in (WOMEN if who == "woman" else (who,))]
    several = len(groups) > 1
    told = "；".join((f"{group.label}：" if several else "") + _age_and_month(group, born) for group in groups)
    notes: list[Step] = []
    for group in groups:
        before = f"{group.label}：" if several else ""
        notes += [_how(before, group, born), *_choice(before, group, born)]
        notes += _payment(before, group, born, paid_years, rates)
    notes.append(Step("干特殊工种的（井下、高空、高温、特别重的体力活），可以申请提前退休。", "", Citation(LAW, "8")))
    return Outcome(
        verdict=Step(f"{told}。", citation=Citation(LAW, "1")), verdict_title="法定退休年龄", notes=tuple(notes)
    )


def _age(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years}岁{rest}个月" if rest else f"{years}岁"


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _age_and_month(group: Group, born: date) -> str:
    months = group.months(born)
    return f"{_age(months)}，{_month(months_after(born, months))}"


def _how(before: str, group: Group, born: date) -> Step:
    delay = group.delay(born)
    if not delay:
        told = f"{before}{_month(group.since)}以前出生，还是原来的{group.age}岁，不延迟"
        return Step(told, citation=Citation(LAW, "1"))
    told = f"{before}原来{group.age}岁，出生每晚{group.step}个月，延迟1个月，最多{_span(group.most)}"
    return Step(told, f"{group.age}岁 + {delay}个月 = {_age(group.months(born))}", Citation(LAW, "1"))


def _span(months: int) -> str:
    return f"{months // 12}年"


def _choice(before: str, group: Group, born: date) -> list[Step]:
    months = group.months(born)
    earliest = max(months - FLEXIBLE_MONTHS, 12 * group.age)
    found = []
    if earliest < months:
        when = _month(months_after(born, earliest))
        told = f"{before}缴费年限够了，自己可以选提前，最早{_age(earliest)}，{when}"
        found.append(Step(told, citation=Citation(LAW, "3")))
    latest = months + FLEXIBLE_MONTHS
    told = f"{before}和单位谈好，可以推后，最晚{_age(latest)}，{_month(months_after(born, latest))}。单位不能逼您选"
    return [*found, Step(told, citation=Citation(LAW, "3"))]


def _payment(before: str, group: Group, born: date, paid: Decimal | None, rates: Rates) -> list[Step]:
    retires = months_after(born, group.months(born))
    try:
        needed, figure = rates.on(retires)[NEEDED], rates.on(retires).figure(NEEDED)
    except RateUnknown as unknown:
        return [Step(f"{before}{retires.year}年退休，那时最少要缴几年，我们没有核实到。请问：{unknown.rate.ask}。")]
    years = f"{before}{retires.year}年退休，按月领养老金最少要缴{_years(needed)}"
    found = [Step(years, "", Citation(LAW, "2"), (figure,))]
    if paid is None:
        return found
    months_left = months_and_days(rates.as_at, retires)[0] if retires > rates.as_at else 0
    by_then = paid * 12 + months_left
    sums = f"{_years(paid)} + {months_left}个月 = {_years(by_then / 12)}" if months_left else _years(paid)
    told = before + ("从现在一直缴到那时，" if months_left else "按您填的年限，")
    told += (
        "年限够了" if by_then >= 12 * needed else f"还差{_years(needed - by_then / 12)}，可以接着缴，或者按规定一次缴"
    )
    return [*found, Step(told, sums, Citation(LAW, "2"))]


def _years(years: Decimal) -> str:
    """15.5 is 15年6个月; months are rounded."""
    whole, months = divmod(round(years * 12), 12)
    return (f"{whole}年" if whole or not months else "") + (f"{months}个月" if months else "")
