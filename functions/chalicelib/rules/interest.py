"""Interest on money: rates as people agree them, time as courts count it, each amount with its working."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from chalicelib.definitions.rates import Rates

from .outcome import percent, yuan
from .periods import months_and_days

BY_MONTHS, BY_365, BY_360 = "months", "days_365", "days_360"
PERMYRIAD = Decimal(10_000)
UNITS = {
    "year": ("year", Decimal(100)),
    "month": ("month", Decimal(100)),
    "fen": ("month", Decimal(100)),
    "li": ("month", Decimal(1000)),
    "day": ("day", PERMYRIAD),
}
"""How people say a rate: the time it is for, and what its number is divided by. 分 and 厘 are meant by the month."""


@dataclass(frozen=True)
class Rate:
    """Simple interest: ``share`` of the principal for each ``year``, ``month`` or ``day``."""

    share: Decimal
    per: str

    @classmethod
    def agreed(cls, number: Decimal, unit: str) -> Rate:
        """As people say it: 12 a year is 12%, 2 分 and 2 a month are 2%, 5 厘 is 0.5% a month, 5 a day is 0.05%."""
        per, parts = UNITS[unit]
        return cls(number / parts, per)

    def a_year(self, counting: str) -> Decimal:
        """The share for a year; daily rates are multiplied by the days of the year that is counted with."""
        days = 360 if counting == BY_360 else 365
        return self.share * {"year": 1, "month": 12, "day": days}[self.per]

    @property
    def words(self) -> str:
        """年利率12%, 月利率2%, 每天万分之5."""
        if self.per == "day":
            return f"每天万分之{(self.share * PERMYRIAD).normalize():f}"
        return f"{'年' if self.per == 'year' else '月'}利率{percent(rounded_share(self.share))}"


def rounded_share(share: Decimal) -> Decimal:
    """A share short enough to be read; amounts are worked out with the whole one."""
    return share.quantize(Decimal("0.000001"))


@dataclass(frozen=True)
class Interest:
    """An amount of interest, unrounded, with the numbers put in."""

    amount: Decimal
    working: str


def interest(principal: Decimal, rate: Rate, first: date, last: date, counting: str) -> Interest:
    """Simple interest from ``first``, which does not count (民法典 201), to ``last``, which does.

    By months: whole months, and days left over as 365ths of a year, or as 30ths of a month where the rate is monthly. A
    daily rate is always counted by days.
    """
    if rate.per == "day":
        days = (last - first).days
        return _interest(principal, rate.share * days, f"{rate.words} × {days}天")
    if counting == BY_MONTHS:
        return _by_months(principal, rate, first, last)
    days, basis = (last - first).days, 360 if counting == BY_360 else 365
    year = rate.a_year(counting)
    return _interest(principal, year * days / basis, f"{percent(rounded_share(year))} ÷ {basis} × {days}天")


def _by_months(principal: Decimal, rate: Rate, first: date, last: date) -> Interest:
    months, days = months_and_days(first, last)
    share = percent(rounded_share(rate.share))
    if rate.per == "month":
        odd = f" + {days}天 ÷ 30" if days else ""
        time = f"（{months}个月{odd}）" if odd else f"{months}个月"
        return _interest(principal, rate.share * (months + Decimal(days) / 30), f"{share} × {time}")
    parts = [f"{months}个月 ÷ 12"] if months or not days else []
    parts += [f"{days}天 ÷ 365"] if days else []
    time = f"（{' + '.join(parts)}）" if len(parts) > 1 else parts[0]
    whole = rate.share * months / 12 + rate.share * days / 365
    return _interest(principal, whole, f"{share} × {time}")


def _interest(principal: Decimal, share: Decimal, working: str) -> Interest:
    amount = principal * share
    return Interest(amount, f"{yuan(principal)} × {working} = {yuan(amount)}")


def written(day: date) -> str:
    """A day for a sentence: 2026年11月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def stretch(first: date, last: date) -> str:
    """A stretch of time for a sentence."""
    return f"{written(first)}到{written(last)}"


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in which the same principal is owed."""

    first: date
    last: date
    principal: Decimal

    @property
    def days(self) -> int:
        """How many days it has; its first does not count."""
        return (self.last - self.first).days


def stretches(
    principal: Decimal, first: date, last: date, payments: Iterable[tuple[date, Decimal]], cuts: Iterable[date] = ()
) -> list[Stretch]:
    """A principal from ``first`` to ``last`` as payments make it smaller. A stretch ends on each payment and each cut,
    inclusive, and none begins once nothing is owed.
    """
    paid = sorted(payments)
    ends = {day for day, _ in paid} | {*cuts, last}
    found, begin = [], first
    for end in sorted(end for end in ends if first < end <= last):
        left = principal - sum((amount for day, amount in paid if day <= begin), Decimal(0))
        if left <= 0:
            break
        found.append(Stretch(begin, end, left))
        begin = end
    return found


def last_days_of_values(rates: Rates, rate: str, first: date, last: date) -> list[date]:
    """The last day of each value of a figure that gives way to another between two days; none of one typed in."""
    if rates.on(last).figure(rate).typed_in:
        return []
    changed = (
        after.from_
        for before, after in pairwise(rates.table(rate).values)
        if (before.number, before.table) != (after.number, after.table)
    )
    return [day - timedelta(days=1) for day in changed if first < day <= last]
