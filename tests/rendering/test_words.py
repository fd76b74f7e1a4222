"""Amounts, days and short texts as the pages write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.rendering.words import articles, day, days_left, last_day, money, short


@pytest.mark.parametrize(
    ("amount", "written"),
    [("23456", "23,456.00"), ("0", "0.00"), ("0.005", "0.01"), ("1234567.5", "1,234,567.50"), ("-5", "-5.00")],
)
def test_an_amount_stands_in_a_column_of_yuan(amount, written):
    assert money(Decimal(amount)) == written


def test_days_are_written_in_chinese_with_their_weekday():
    assert day(date(2026, 12, 2)) == "2026年12月2日"
    assert last_day(date(2026, 12, 2)) == "最晚2026年12月2日（周三，含当天）"
    assert last_day(date(2026, 12, 6)) == "最晚2026年12月6日（周日，含当天）"


@pytest.mark.parametrize(("days", "words"), [(8, "还剩8天"), (1, "还剩1天"), (0, "就是今天"), (-1, "已经过了1天")])
def test_how_far_off_a_last_day_is(days, words):
    assert days_left(days) == words


@pytest.mark.parametrize(("text", "kept"), [("", ""), ("水" * 20, "水" * 20), ("水" * 21, "水" * 20 + "…")])
def test_a_sentence_holds_no_more_than_20_characters_of_what_was_typed(text, kept):
    assert short(text) == kept


def test_articles_are_listed_once_without_paragraph_and_item():
    cited = [Citation("a", "17.2"), Citation("a", "17.1"), Citation("b", "17"), Citation("a", "3(4)")]
    assert articles(cited) == [Citation("a", "17"), Citation("b", "17"), Citation("a", "3")]
