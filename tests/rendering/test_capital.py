"""Amounts in Chinese capitals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.rendering.capital import in_capitals
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("100010000", "壹亿零壹万元整"),
        ("20000000.1", "贰仟万元壹角整"),
        ("100000000", "壹亿元整"),
        ("1.005", "壹元零壹分"),
    ],
)
def test_an_amount_is_written_as_banks_write_it(amount, words):
    assert in_capitals(Decimal(amount)) == f"人民币{words}"


@given(st.integers(min_value=0, max_value=10**14))
def test_no_two_amounts_read_alike_and_no_nought_stands_twice(cents):
    words = in_capitals(Decimal(cents) / 100)
    assert "零零" not in words
    assert words != in_capitals(Decimal(cents + 1) / 100)
