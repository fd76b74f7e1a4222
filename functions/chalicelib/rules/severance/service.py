"""Years at work, as months of wages: the law of 2008 counts half years, what was before counts whole ones."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from chalicelib.rules.periods import months_and_days

NEW_LAW = date(2008, 1, 1)  # 劳动合同法 98
HALF = Decimal("0.5")


def length(first: date, last: date) -> tuple[int, int]:
    """Whole months and days left over of employment from its first to its last day, both worked.

    The anniversary itself begins no new year: 2010-03-01 to 2015-03-01 is five years, as is 2010-03-01 to 2015-02-28.
    """
    months, days = months_and_days(first, last + timedelta(days=1))
    return months, 0 if days <= 1 and months else days


def months_due(first: date, last: date) -> Decimal:
    """A month for each year, one for six months and more, half a month for less (47.1)."""
    months, days = length(first, last)
    years, rest = divmod(months, 12)
    if rest >= 6:
        return Decimal(years + 1)
    return years + HALF if rest or days else Decimal(years)


def months_due_before_2008(first: date) -> int:
    """A month for each year until the end of 2007, a part of a year counting whole (劳部发〔1994〕481号 5 to 9)."""
    months, days = months_and_days(first, NEW_LAW)
    return -(-(months + (1 if days else 0)) // 12)


def told(first: date, last: date) -> str:
    """The length of service for a sentence: 2年8个月, 10个月16天."""
    months, days = length(first, last)
    years, rest = divmod(months, 12)
    parts = [(years, "年"), (rest, "个月"), (days, "天")]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "不到一天"
