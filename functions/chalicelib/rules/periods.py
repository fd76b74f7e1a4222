"""Counting days, months and years as the Civil Code does (articles 200 to 202)."""

import calendar
from datetime import date, timedelta


def days_after(event: date, days: int) -> date:
    """The last day of a period of days: the day of the event does not count (民法典 201)."""
    return event + timedelta(days=days)


def months_after(event: date, months: int) -> date:
    """The last day of a period of months: the same day of the month, or the month's last (民法典 202)."""
    year, month = divmod(event.year * 12 + event.month - 1 + months, 12)
    return date(year, month + 1, min(event.day, calendar.monthrange(year, month + 1)[1]))


def years_after(event: date, years: int) -> date:
    """The last day of a period of years: the same day of the year, or the month's last (民法典 202)."""
    return months_after(event, 12 * years)


def months_and_days(first: date, last: date) -> tuple[int, int]:
    """Whole months and the days left over from ``first`` to ``last``: 2026-01-10 to 2026-03-15 is (2, 5).

    Raises ``ValueError`` when ``last`` comes before ``first``.
    """
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    months = (last.year - first.year) * 12 + last.month - first.month
    if months_after(first, months) > last:
        months -= 1
    return months, (last - months_after(first, months)).days
