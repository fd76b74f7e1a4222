"""Opening hours of an office: text in a documented subset of OpenStreetMap's ``opening_hours``, read into sessions a day.

Rules stand in a row, with "; " between them; of two that fit a day the later one holds::

    May 01-Sep 30 Mo-Fr 08:00-12:00,14:30-18:00     a season (one that crosses the new year too), weekdays, sessions
    We 14:00-17:30 off                              a closed half-day: every session that it touches
    2026-12-30 09:00-12:00                          one day
    2026-12-31 off                                  one day, closed

What the calendar says needs no rule: public holidays are off, except a day that has a rule of its own, and a make-up
working day is kept like a Monday. Unlike OpenStreetMap's, days are written as 2026-12-31 and a closed span takes whole
sessions, since that is what a closed half-day means in every season.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import combinations, pairwise

from .reading import read_day
from .working_calendar import WorkingCalendar

Session = tuple[time, time]
Sessions = tuple[Session, ...]
MonthDay = tuple[int, int]

_CHINA = timezone(timedelta(hours=8))
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_WORDS = "一二三四五六日"
_MONDAY = 0

_MONTH_DAY, _WEEKDAY = f"(?:{'|'.join(_MONTHS)}) [0-3][0-9]", f"(?:{'|'.join(_WEEKDAYS)})"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN = f"{_TIME}-{_TIME}"
_WEEKLY = re.compile(
    f"(?:(?P<from>{_MONTH_DAY})-(?P<to>{_MONTH_DAY}) )?(?P<days>{_WEEKDAY}(?:[,-]{_WEEKDAY})*) "
    f"(?:(?P<times>{_SPAN}(?:,{_SPAN})*)(?P<off> off)?|(?P<closed>off))"
)
_DATED = re.compile(
    f"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) (?:(?P<times>{_SPAN}(?:,{_SPAN})*)(?P<off> off)?|(?P<closed>off))"
)
_EVERY_DAY = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]  # a leap year


@dataclass(frozen=True)
class Season:
    """Days of every year, both ends included; from October to April when it crosses the new year."""

    first: MonthDay
    last: MonthDay

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        found = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= found <= self.last
        return found >= self.first or found <= self.last

    @property
    def in_words(self) -> str:
        """5月1日至9月30日, 10月1日至次年4月30日."""
        first, last = (f"{month}月{day}日" for month, day in (self.first, self.last))
        return f"{first}至{'次年' if self.first > self.last else ''}{last}"


@dataclass(frozen=True)
class Rule:
    """One rule: for weekdays, in a season or all year, or for one ``day``. ``closes`` without sessions closes all."""

    season: Season | None
    weekdays: frozenset[int]
    day: date | None
    sessions: Sessions
    closes: bool

    def applied(self, sessions: Sessions) -> Sessions:
        """The day's sessions once this rule has had its say."""
        if not self.closes:
            return self.sessions
        if not self.sessions:
            return ()
        return tuple(each for each in sessions if not any(_touch(each, closed) for closed in self.sessions))


@dataclass(frozen=True)
class Week:
    """The usual week of a season, from Monday; ``season`` is None for the days outside every season, or the whole year."""

    season: Season | None
    by_weekday: tuple[Sessions, ...]

    @property
    def in_words(self) -> str:
        """周一至周五 08:30-12:00、14:00-18:00；周六 09:00-12:00."""
        by_sessions: dict[Sessions, list[int]] = {}
        for weekday, sessions in enumerate(self.by_weekday):
            by_sessions.setdefault(sessions, []).append(weekday)
        by_sessions.pop((), None)
        week = [f"{_days_in_words(days)} {_times_in_words(sessions)}" for sessions, days in by_sessions.items()]
        return "；".join(week) or "不开"


@dataclass(frozen=True)
class OpeningHours:
    """The rules of one office, in their order."""

    rules: tuple[Rule, ...]

    @classmethod
    def read(cls, text: str) -> OpeningHours:
        """Read the rules. Raises ``ValueError`` with the rule that cannot be read or cannot be meant."""
        hours = cls(tuple(_rule(rule) for rule in text.split("; ")))
        for one, other in combinations(hours._seasons, 2):
            if any(one.holds(day) and other.holds(day) for day in _EVERY_DAY):
                raise ValueError(f"{one.in_words}和{other.in_words}重叠")
        for rule in hours.rules:
            if rule.closes and rule.sessions and not hours._can_close(rule):
                raise ValueError(f"{text}：{_times_in_words(rule.sessions)}本来就不开")
        return hours

    def sessions(self, day: date, calendar: WorkingCalendar) -> Sessions:
        """When the office is open on a day, the earliest session first; none when it is closed."""
        weekday = _MONDAY if calendar.is_made_up(day) else day.weekday()
        sessions = () if calendar.holiday(day) else self._usual(day, weekday)
        for rule in self.rules:
            if rule.day == day:
                sessions = rule.applied(sessions)
        return sessions

    def is_open(self, moment: datetime, calendar: WorkingCalendar) -> bool:
        """Whether the office is open at an aware moment; the minute in which a session ends is past it."""
        here = moment.astimezone(_CHINA)
        return any(first <= here.time() < last for first, last in self.sessions(here.date(), calendar))

    @property
    def in_words(self) -> str:
        """The lines on one: "周一至周五 08:30-12:00、14:00-18:00；周六 09:00-12:00", "5月1日至9月30日：周一至周五 …。10月1日至次
        年4月30日：…。2026年12月31日不开".
        """
        return "。".join(self.lines(date.min))

    def lines(self, from_day: date) -> list[str]:
        """The week in Chinese, one for each season, then each day that differs, from a day on."""
        weeks = self.weeks
        rest = "其他日子：" if len(weeks) > 1 else ""
        lines = [f"{f'{week.season.in_words}：' if week.season else rest}{week.in_words}" for week in weeks]
        days = [rule for rule in self.rules if rule.day and rule.day >= from_day]
        return [*lines, *(f"{_day_in_words(rule.day)}{_rule_in_words(rule)}" for rule in days if rule.day)]

    @property
    def weeks(self) -> list[Week]:
        """The usual week of each season, and of the days outside them where there are such."""
        found = [(season, _in_season(season)) for season in self._seasons]
        rest = next((day for day in _EVERY_DAY if not any(season.holds(day) for season in self._seasons)), None)
        days: list[tuple[Season | None, date]] = [*found, *([(None, rest)] if rest else [])]
        return [Week(season, tuple(self._usual(day, weekday) for weekday in range(7))) for season, day in days]

    @property
    def _seasons(self) -> list[Season]:
        return list(dict.fromkeys(rule.season for rule in self.rules if rule.season))

    def _usual(self, day: date, weekday: int) -> Sessions:
        sessions: Sessions = ()
        for rule in self.rules:
            if weekday in rule.weekdays and (rule.season is None or rule.season.holds(day)):
                sessions = rule.applied(sessions)
        return sessions

    def _can_close(self, closing: Rule) -> bool:
        """Whether some session elsewhere touches what this rule closes."""
        others = [session for rule in self.rules if not rule.closes for session in rule.sessions]
        return any(_touch(session, closed) for session in others for closed in closing.sessions)


def _rule(text: str) -> Rule:
    found = _WEEKLY.fullmatch(text) or _DATED.fullmatch(text)
    if not found:
        raise ValueError(text)
    parts = found.groupdict()
    day = read_day(parts["day"]) if "day" in parts else None
    if "day" in parts and day is None:
        raise ValueError(text)
    season = Season(_month_day(parts["from"], text), _month_day(parts["to"], text)) if parts.get("from") else None
    closes = bool(parts["off"] or parts["closed"])
    return Rule(season, _weekdays(parts.get("days") or ""), day, _sessions(parts["times"] or "", text), closes)


def _month_day(written: str, text: str) -> MonthDay:
    month, day = _MONTHS.index(written[:3]) + 1, int(written[4:])
    try:
        date(2024, month, day)
    except ValueError:
        raise ValueError(text) from None
    return month, day


def _weekdays(written: str) -> frozenset[int]:
    days: set[int] = set()
    for part in filter(None, written.split(",")):
        first, *_, last = (_WEEKDAYS.index(day) for day in (part.split("-") * 2)[:2])
        days.update(day % 7 for day in range(first, last + 1 if first <= last else last + 8))
    return frozenset(days)


def _sessions(written: str, text: str) -> Sessions:
    spans = [span.split("-") for span in filter(None, written.split(","))]
    times = [time.fromisoformat(each) for span in spans for each in span]
    if any(one >= other for one, other in pairwise(times)):
        raise ValueError(text)  # a session that ends before it begins, or before the one ahead of it
    return tuple(zip(times[::2], times[1::2], strict=True))


def _touch(one: Session, other: Session) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in_season(season: Season) -> date:
    return date(2024, *season.first)


def _day_in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _rule_in_words(rule: Rule) -> str:
    times = f" {_times_in_words(rule.sessions)}" if rule.sessions else ""
    return f"{times}{'不开' if rule.closes else ''}"


def _times_in_words(sessions: Sessions) -> str:
    return "、".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in sessions)


def _days_in_words(days: list[int]) -> str:
    """周一至周五; 周一、周二、周四; never 周一至周二, which is longer to read than 周一、周二."""
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"周{_IN_WORDS[days[0]]}至周{_IN_WORDS[days[-1]]}"
    return "、".join(f"周{_IN_WORDS[day]}" for day in days)
