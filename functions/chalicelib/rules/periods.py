"""Counting days, months and years as the Civil Code does (articles 200 to 203)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.definitions.working_calendar import WorkingCalendar

SHORTEST_MONTH = 28
NOT_SETTLED = "放假安排还没公布，最后一天可能顺延，请按这一天之前办"


@dataclass(frozen=True)
class LastDay:
    """The last day of a period, inclusive. ``by_counting`` is where it fell before days off moved it, and
    ``why_moved`` says why ("" where it stayed). Where no published table settles the day, ``caution`` says so: such
    a weekend may still become a working day, and then ``by_counting`` is the last.
    """

    day: date
    by_counting: date
    why_moved: str
    settled: bool

    @property
    def caution(self) -> str:
        """What the page adds while the year's holidays are not published; "" once they are."""
        return "" if self.settled else NOT_SETTLED


def last_day(event: date, calendar: WorkingCalendar, *, days: int = 0, months: int = 0, years: int = 0) -> LastDay:
    """The last day of a period that begins with an event: the day of the event does not count (民法典 201), months
    and years end on the same day or the month's last (202), and a last day that is off moves to the first that is
    not (203, 民事诉讼法 85). Days off inside the period count.
    """
    by_counting = days_after(months_after(event, 12 * years + months), days)
    day = calendar.first_at_work(by_counting)
    settled = calendar.is_settled(by_counting) and calendar.is_settled(day)
    return LastDay(day, by_counting, calendar.why_off(by_counting), settled)


def working_days_after(event: date, count: int, calendar: WorkingCalendar) -> LastDay:
    """The last of so many working days after an event, for laws that say 工作日 (as 行政复议法 88.2 does) and no
    others.
    """
    day = event
    for _ in range(count):
        day = calendar.first_at_work(day + timedelta(days=1))
    return LastDay(day, day, "", calendar.is_settled(event) and calendar.is_settled(day))


def days_after(event: date, days: int) -> date:
    """The last day of a period of days: the day of the event does not count (民法典 201)."""
    return event + timedelta(days=days)


def months_after(event: date, months: int) -> date:
    """The last day of a period of months: the same day of the month, or the month's last (民法典 202)."""
    year, month = divmod(event.year * 12 + event.month - 1 + months, 12)
    if event.day <= SHORTEST_MONTH:
        return date(year, month + 1, event.day)
    return date(year, month + 1, min(event.day, monthrange(year, month + 1)[1]))


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
