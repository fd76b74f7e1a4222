"""Numbers that belong to somebody: mobiles, ID numbers, bank cards and accounts, licence plates. None may be published.

Whoever reads what the check says must not learn the number from it: only its beginning is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from chalicelib.definitions.directory.numbers import has_right_check, is_credit_code
from chalicelib.definitions.errors import DefinitionError


class PersonalNumber(DefinitionError):
    """A number that might be somebody's: it stops a build wherever it stands."""


_GAP = "[ \u3000·-]?"
_FULL_WIDTH = {**{ord("０") + n: str(n) for n in range(10)}, ord("－"): "-"}
_FULL_WIDTH |= {ord("Ａ") + n: chr(ord("A") + n) for n in range(26)}
_WIDE = re.compile("[０-９Ａ-Ｚ－]")
_MANY_DIGITS = re.compile(rf"\d(?:{_GAP}\d){{10}}")
_URL = re.compile(r"https?://[!-~]+")
_ALONE, _ENDED = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z]|\.[0-9])"

_ID_NUMBER = re.compile(
    rf"{_ALONE}[1-9]\d{{5}}{_GAP}(?:18|19|20)\d\d{_GAP}(?:0[1-9]|1[0-2]){_GAP}(?:0[1-9]|[12]\d|3[01]){_GAP}\d{{3}}{_GAP}[\dXx]{_ENDED}"
)
_ACCOUNT = re.compile(
    rf"{_ALONE}(?:\d{{16,19}}|[3-9]\d{{3}}(?:[ \u3000-]\d{{4}}){{3}}(?:[ \u3000-]?\d{{1,3}})?){_ENDED}"
)
_MOBILE = re.compile(
    rf"(?:{_ALONE}|(?<![0-9A-Za-z])(?:\+|00)?86{_GAP})"
    rf"(1[3-9]\d(?:{_GAP}\d{{4}}{_GAP}\d{{4}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}}|{_GAP}\d{{3}}{_GAP}\d{{5}})){_ENDED}"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][ ·•・]?"
    r"((?=(?:[A-Za-z]*\d){2})[A-HJ-NP-Za-hj-np-z\d]{5,6}|(?=(?:[A-Za-z]*\d){2})[A-HJ-NP-Za-hj-np-z\d]{4}[警学挂领使港澳])(?![0-9A-Za-z])"
)

_LONG_NUMBERS = (("身份证号", _ID_NUMBER), ("银行卡号、账号", _ACCOUNT), ("手机号", _MOBILE))
_COUNTED = re.compile(r"\s*(?:元|万|亿|件|人次|平方)")
_BEFORE_REFERENCE = re.compile(r"[初终再执申保破赔更督特字第]$")
_NOT_MONEY_BEFORE = re.compile(r"(?:代码|执业证号?|许可证号?|编号|文号|备案号)[^0-9]{0,6}$")
_DIGITS = re.compile(r"[^0-9Xx]")

ASK = {
    "手机号": "不能写出来。举例用 154 开头的编造号码；要公开的电话，先写进机构表",
    "身份证号": "不能写出来。删掉，或者换成 content/sample.yml 里编造的号码",
    "银行卡号、账号": "不能写出来。删掉，或者写成 6217****",
    "车牌号": "不能写出来。删掉，或者写成 陕F·×××××",
}


def personal_numbers(text: str, allowed: Container[str], made_up_phones: str) -> Iterator[tuple[int, str]]:
    """Where each number that might be somebody's begins in the text, and what to do. ``allowed`` are numbers without gaps
    that may stand: made-up ones, and phones of the directory; phones that begin like ``made_up_phones`` may too.
    """
    plain = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    plain = _URL.sub(lambda found: " " * len(found[0]), plain)
    for kind, form in (*(_LONG_NUMBERS if _MANY_DIGITS.search(plain) else ()), ("车牌号", _PLATE)):
        for found in form.finditer(plain):
            number = found[found.lastindex or 0]
            bare = _DIGITS.sub("", number).upper()
            made_up = kind == "手机号" and bare.startswith(made_up_phones)
            if bare in allowed or made_up or _is_something_else(kind, plain, found, bare):
                continue
            shown = found[0][: 2 if kind == "车牌号" else 3]
            yield found.start(), f"这里像是{kind}（{shown}……），{ASK[kind]}"
        plain = form.sub(lambda found: " " * len(found[0]), plain)


def _is_something_else(kind: str, text: str, found: re.Match[str], bare: str) -> bool:
    """Whether the number is of a case, an amount, a code of an organisation, or a plate of noughts."""
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 3]
    if kind == "车牌号":
        return not bare.strip("0X")
    if kind == "身份证号":
        return False
    if _COUNTED.match(after) or (after.startswith("号") and _BEFORE_REFERENCE.search(before)):
        return True
    if kind == "手机号":
        return False
    return bool(_NOT_MONEY_BEFORE.search(before)) or (is_credit_code(bare) and has_right_check(bare))
