"""Amounts, days and lists as the pages write them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

from chalicelib.definitions.law import Citation, Law
from chalicelib.rules.outcome import to_cents

from .capital import in_capitals

_WEEKDAYS = "一二三四五六日"


def money(amount: Decimal) -> str:
    """23,456.00, for a column of yuan."""
    return f"{to_cents(amount):,}"


def day(value: date) -> str:
    """2026年12月10日."""
    return f"{value.year}年{value.month}月{value.day}日"


def weekday(value: date) -> str:
    """A day near enough to need no year: 12月10日（周四）."""
    return f"{value.month}月{value.day}日（周{_WEEKDAYS[value.weekday()]}）"


def last_day(value: date) -> str:
    """A last day, which itself still counts: 最晚2026年12月10日（周四，含当天）."""
    return f"最晚{day(value)}（周{_WEEKDAYS[value.weekday()]}，含当天）"


def days_left(days: int) -> str:
    """How far off a last day is."""
    if days < 0:
        return f"已经过了{-days}天"
    return f"还剩{days}天" if days else "就是今天"


def megabytes(size: int) -> str:
    """A size as a phone's owner counts it, from bytes: 1.4 MB, and at least 0.1 MB."""
    return f"{max(size / 1_000_000, 0.1):.1f} MB"


def short(text: str) -> str:
    """What a person typed, cut to 20 characters so that a sentence can hold it."""
    return text if len(text) <= 20 else f"{text[:20]}…"


def cited(citation: Citation, law: Law) -> Markup:
    """A link to an article on the law's page: 《工伤保险条例》第十七条第二款."""
    return _link(citation, law.short_title)


@lru_cache(2048)  # a result page cites the same few articles again and again
def _link(citation: Citation, title: str) -> Markup:
    return Markup(f'<a href="/{escape(citation.address)}">{escape(title + citation.label)}</a>')


def article(number: str) -> str:
    """第十七条, of "17"."""
    return Citation("", number).label


def articles(citations: Iterable[Citation]) -> list[Citation]:
    """The articles cited, each once, without paragraph and item."""
    return list(dict.fromkeys(Citation(cited.law, cited.number) for cited in citations))


FILTERS = {
    "article": article,
    "articles": articles,
    "in_capitals": in_capitals,
    "megabytes": megabytes,
    "cited": cited,
    "money": money,
    "day": day,
    "weekday": weekday,
    "last_day": last_day,
    "days_left": days_left,
    "short": short,
}
