"""What is wrong with the holiday tables, and when the next is due. Years come by the file they were read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.statutory_holidays import statutory_holidays
from chalicelib.definitions.working_calendar import Year

_WEEKDAYS = "一二三四五六日"
_DECEMBER = timedelta(days=31)  # the notice for a year comes in November or December before it


def calendar_errors(years: Mapping[str, Year]) -> Iterator[DefinitionError]:
    """Everything wrong with the tables: each would make some last day come out wrong."""
    for where, year in years.items():
        for problem in (*_repeated(year), *_not_weekends(year), *_incomplete(year)):
            yield DefinitionError(where, problem)


def calendar_warnings(years: Mapping[str, Year], today: date) -> Iterator[DefinitionError]:
    """The tables that are missing: this year's, and from 1 December the next year's."""
    known = {year.id for year in years.values()}
    for year in sorted({today.year, (today + _DECEMBER).year}):
        if str(year) not in known:
            yield DefinitionError(
                f"content/calendar/{year}.yml",
                f"还没有{year}年的放假安排。到 www.gov.cn 查「国务院办公厅关于{year}年部分节假日安排的通知」，"
                f"照上一年的文件写一份；通知里说到{year - 1}年12月的日子，加到{year - 1}年的文件里",
            )


def _repeated(year: Year) -> Iterator[str]:
    times = Counter(day for span in (*year.off, *year.at_work) for day in span.days)
    yield from (f"{day} 写了{count}次" for day, count in sorted(times.items()) if count > 1)


def _not_weekends(year: Year) -> Iterator[str]:
    for day in sorted(year.make_up_days):
        if day.weekday() < 5:
            yield f"{day} 是星期{_WEEKDAYS[day.weekday()]}，本来就上班：「at_work」只写调休上班的周六、周日"


def _incomplete(year: Year) -> Iterator[str]:
    """A table with half of a year's notice passes for the whole, so each statutory holiday must be in it."""
    missing = {day: name for day, name in statutory_holidays(int(year.id)).items() if day not in year.holidays}
    if missing:
        listed = "、".join(f"{name}（{day.month}月{day.day}日）" for day, name in sorted(missing.items()))
        yield f"「off」里缺{listed}：通知里一整年的假期都要写"
