"""Days off and days at work: the State Council's arrangement of each year, and what holds in a year without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .entry import Entry
from .statutory_holidays import statutory_holidays

_ONE_DAY = timedelta(days=1)
_NEXT_NOTICE_REACHES_BACK_TO = (12, 29)  # as the notices for 2008 and 2019 did, further than any other


@dataclass(frozen=True)
class HolidayNotice:
    """The notice that a table was taken from. A number, day or address that could not be sourced is empty."""

    title: str
    number: str
    issued_on: date | None
    url: str

    @classmethod
    def read(cls, entry: Entry) -> HolidayNotice:
        """Read one entry of ``notices``."""
        notice = cls(
            entry.text("title"), entry.text("number", ""), entry.optional_day("issued_on"), entry.text("url", "")
        )
        entry.done()
        return notice


@dataclass(frozen=True)
class Span:
    """Days in a row, both ends included, and the holiday for which they are off or made up for."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> Iterator[date]:
        """Each of its days."""
        return (self.first + n * _ONE_DAY for n in range((self.last - self.first).days + 1))

    @classmethod
    def read(cls, entry: Entry, year: str) -> Span:
        """Read ``{name: 元旦, from: 2026-01-01, to: 2026-01-03}`` of a year ("" when that could not be read); without
        ``to`` it is one day.
        """
        first = entry.day("from")
        span = cls(entry.text("name"), first, entry.optional_day("to") or first)
        entry.done()
        if date.min in (span.first, span.last):  # unreadable, and already refused
            return span
        if span.last < span.first:
            entry.refuse("「to」不能比「from」早", "to")
        if year and {f"{span.first:%Y}", f"{span.last:%Y}"} != {year}:
            entry.refuse(f"这个文件只写{year}年的日子，别的日子写到那一年的文件里")
        return span


@dataclass(frozen=True)
class Year:
    """``content/calendar/<year>.yml``: what differs in that year from weekdays at work and weekends off."""

    id: str
    notices: tuple[HolidayNotice, ...]
    source: str
    checked_on: date
    off: tuple[Span, ...]
    at_work: tuple[Span, ...]

    @cached_property
    def holidays(self) -> Mapping[date, str]:
        """Each public holiday and day in lieu, with the holiday's name."""
        return {day: span.name for span in self.off for day in span.days}

    @cached_property
    def make_up_days(self) -> frozenset[date]:
        """The Saturdays and Sundays at work."""
        return frozenset(day for span in self.at_work for day in span.days)

    @classmethod
    def read(cls, entry: Entry) -> Year:
        """Read a table: from notices, or from a source that stands in where none was found."""
        id_ = entry.text("id")
        if not re.fullmatch(r"[12][0-9]{3}", id_):
            entry.refuse("「id」要写年份，比如 2027", "id")
            id_ = ""
        year = cls(
            id=id_,
            notices=tuple(HolidayNotice.read(notice) for notice in entry.entries("notices")),
            source=entry.text("source", ""),
            checked_on=entry.day("checked_on"),
            off=tuple(Span.read(span, id_) for span in entry.entries("off", required=True)),
            at_work=tuple(Span.read(span, id_) for span in entry.entries("at_work")),
        )
        if not (year.notices or year.source):
            entry.refuse("要写清楚依据：「notices」里写国务院办公厅的通知，没有查到的写「source」")
        entry.done()
        return year


class WorkingCalendar:
    """Says of each day whether it is off. ``table`` gives a year's table, or None where none is published: then
    weekends and the statutory holidays are off.
    """

    def __init__(self, table: Callable[[int], Year | None]) -> None:
        self._table = table

    def why_off(self, day: date) -> str:
        """Why a day is off, for a sentence: 10月1日放假（国庆节）, 11月7日是星期六; "" for a day at work."""
        if holiday := self.holiday(day):
            return f"{day.month}月{day.day}日放假（{holiday}）"
        if day.weekday() < 5 or self.is_made_up(day):
            return ""
        return f"{day.month}月{day.day}日是星期{'六日'[day.weekday() - 5]}"

    def holiday(self, day: date) -> str:
        """The public holiday for which a day is off; "" for every other day, weekends among them."""
        year = self._table(day.year)
        return (year.holidays if year else statutory_holidays(day.year)).get(day, "")

    def is_made_up(self, day: date) -> bool:
        """Whether the day is a Saturday or Sunday at work."""
        year = self._table(day.year)
        return year is not None and day in year.make_up_days

    def first_at_work(self, day: date) -> date:
        """The day itself, or the first after it that is not off."""
        while self.why_off(day):
            day += _ONE_DAY
        return day

    def is_settled(self, day: date) -> bool:
        """Whether the tables settle it. The last days of December also wait for the next year's notice."""
        reached = (day.month, day.day) >= _NEXT_NOTICE_REACHES_BACK_TO
        return bool(self._table(day.year) and (not reached or self._table(day.year + 1)))
