"""Opening hours as offices write them, 周一至周五 8:30-12:00，14:00-18:00, in the form that the directory keeps."""

from __future__ import annotations

import re

from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.definitions.reading import plain

_DAYS = dict(zip("一二三四五六日天", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Su"), strict=True))
_WORDS = {
    "工作日": "周一-周五",
    "每天": "周一-周日",
    "双休日": "周六-周日",
    "周末": "周六-周日",
    "上午": "",
    "早上": "",
    "休息": "off",
    "不开": "off",
}
_DASH = re.compile(r"\s*[-~—–至到]+\s*")
_DAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?:-([一二三四五六日天]))?")
_AFTERNOON = re.compile(r"下午\s*([0-9]{1,2}):([0-5][0-9])-([0-9]{1,2}):([0-5][0-9])")
_ONE_DIGIT = re.compile(r"(?<![0-9:])([0-9]):(?=[0-5][0-9])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TIDY = (
    (re.compile(r"\s*[,、]\s*"), ","),
    (re.compile(r"\s*[;。]\s*"), "; "),
    (re.compile(r"(?<=[a-z])[ :,]*(?=[0-9])"), " "),
    (re.compile(r"(?<=[0-9])[;, ]+(?=[0-9])"), ","),
    (re.compile(r"(?<=[a-z]) *off"), " off"),
    (re.compile(r"; $"), ""),
)


def hours_of(text: str) -> str:
    """The hours; the text as it is where it holds more than weekdays and times (a season in words has no first day)."""
    if not _CHINESE.search(text):
        return text
    written = _DASH.sub("-", plain(text))
    for word, meant in _WORDS.items():
        written = written.replace(word, meant)
    written = _AFTERNOON.sub(_in_24_hours, written)
    written = _DAY.sub(lambda found: "-".join(_DAYS[day] for day in found.groups() if day), written)
    for untidy, tidy in _TIDY:
        written = untidy.sub(tidy, written)
    written = _ONE_DIGIT.sub(r"0\1:", written)
    return written if _can_be_read(written) else text


def _in_24_hours(found: re.Match[str]) -> str:
    first, last = (int(hour) + (12 if int(hour) < 12 else 0) for hour in (found[1], found[3]))
    return f"{first}:{found[2]}-{last}:{found[4]}"


def _can_be_read(hours: str) -> bool:
    try:
        OpeningHours.read(hours)
    except ValueError:
        return False
    return True
