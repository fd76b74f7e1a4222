"""Amounts in Chinese capitals, as receipts and agreements need them (支付结算办法, 附一, 第二条至第四条)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.rules.outcome import to_cents

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def in_capitals(amount: Decimal) -> str:
    """人民币叁仟柒佰陆拾壹元壹角: rounded to the cent, from 0 to below 10^16."""
    yuan, cents = divmod(int(to_cents(amount) * 100), 100)
    jiao, fen = divmod(cents, 10)
    small = (f"{_DIGITS[jiao]}角" if jiao else "零" if fen and yuan else "") + (f"{_DIGITS[fen]}分" if fen else "")
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    return f"人民币{whole}{small}{'' if fen else '整'}"


def _whole(number: int) -> str:
    """A whole number: places of four digits, and one 零 for any run of noughts between two of them."""
    if number == 0:
        return _DIGITS[0]
    text, gap = "", False
    for group in reversed(range(len(_GROUPS))):
        part = number // 10_000**group % 10_000
        if part == 0:
            gap = gap or bool(text)
            continue
        if text and (gap or part < 1_000):
            text += _DIGITS[0]
        text, gap = text + _below_ten_thousand(part) + _GROUPS[group], False
    return text


def _below_ten_thousand(number: int) -> str:
    digits = [(number // 10**place % 10, _PLACES[place]) for place in reversed(range(4))]
    text = "".join(f"{_DIGITS[digit]}{place}" if digit else _DIGITS[0] for digit, place in digits)
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.strip("零")
